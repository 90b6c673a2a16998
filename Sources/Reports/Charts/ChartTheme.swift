// SPDX-License-Identifier: GPL-3.0-or-later

/// On what a chart is looked at: the same drawing in other colours.
public enum ChartTheme: String, Sendable, CaseIterable {
  /// On white.
  case light
  /// On a dark screen.
  case dark
  /// In greys, for a printer without colour: what differs by colour differs by lightness.
  case print

  /// For each colour of the charts the one that stands for it, both as RRGGBB.
  var colours: [String: String] {
    switch self {
    case .light: [:]
    case .dark: Self.onDark
    case .print: Self.greys
    }
  }

  /// The ground, where it is not the white of the terminal.
  var ground: String? { self == .dark ? Self.onDark["FFFFFF"] : nil }

  /// Contrast of text with the ground is 4.5 : 1 or more, and of text on bars too (WCAG 2.2, 1.4.3).
  private static let onDark = [
    "FFFFFF": "16191B", "222222": "E8EAEB", "6E6E6E": "AAB0B4", "D9D9D9": "3A4044", "EBEBEB": "2F363A",
    "0072B2": "5AB4EC", "56B4E9": "23587A", "D55E00": "FF8F52", "009E73": "4CCBA0", "CC79A7": "E5A5C8",
    "99C7E0": "2F6A8F", "D6E9F4": "204152", "EFEFEF": "23292C", "E2E2E2": "2E3539", "D2D2D2": "3B4348",
  ]

  private static let greys = [
    "222222": "000000", "6E6E6E": "4D4D4D", "0072B2": "1A1A1A", "56B4E9": "BDBDBD", "D55E00": "6B6B6B",
    "009E73": "454545", "CC79A7": "9A9A9A", "99C7E0": "BFBFBF", "D6E9F4": "E1E1E1",
  ]

  /// The colours as custom properties of CSS: `--k0072B2: #5AB4EC;`.
  var properties: String {
    colours.sorted { $0.key < $1.key }.map { "--k\($0.key): #\($0.value);" }.joined(separator: " ")
  }
}
