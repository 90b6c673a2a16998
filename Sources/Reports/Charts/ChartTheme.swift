// SPDX-License-Identifier: GPL-3.0-or-later

/// On what a chart is looked at: the same drawing in other colours.
public enum ChartTheme: String, Sendable, CaseIterable {
  /// On white.
  case light
  /// On a dark screen.
  case dark
  /// In greys, for a printer without colour: what differs by colour differs by lightness.
  case print

  /// For each colour of the charts the one that stands for it here, as RRGGBB; the others stay.
  private var colours: [ChartColour: String] {
    switch self {
    case .light: [:]
    case .dark: Self.onDark
    case .print: Self.greys
    }
  }

  /// A colour as RRGGBB.
  func hex(_ colour: ChartColour) -> String { colours[colour] ?? colour.rawValue }

  /// Whether the ground is the white of the terminal.
  var isOnWhite: Bool { hex(.white) == ChartColour.white.rawValue }

  /// Contrast of text with the ground is 4.5 : 1 or more, and of text on bars too (WCAG 2.2, 1.4.3).
  private static let onDark: [ChartColour: String] = [
    .white: "16191B", .ink: "E8EAEB", .grey: "AAB0B4", .rule: "3A4044", .shade: "2F363A", .blue: "5AB4EC",
    .sky: "23587A", .vermilion: "FF8F52", .green: "4CCBA0", .purple: "E5A5C8", .band80: "2F6A8F",
    .band95: "204152", .bandToTarget: "23292C", .bandTo80: "2E3539", .bandTo50: "3B4348",
    .heatMet: "17405C", .heatNear: "6B4227", .heatHalf: "95522A",
  ]

  private static let greys: [ChartColour: String] = [
    .ink: "000000", .grey: "4D4D4D", .blue: "1A1A1A", .sky: "BDBDBD", .vermilion: "6B6B6B", .green: "454545",
    .purple: "9A9A9A", .band80: "BFBFBF", .band95: "E1E1E1", .heatMet: "EBEBEC", .heatNear: "BCBCBC",
    .heatHalf: "929292",
  ]

  /// The colours as custom properties of CSS: `--k0072B2: #5AB4EC;`.
  var properties: String {
    colours.sorted { $0.key.rawValue < $1.key.rawValue }.map { "--k\($0.key.rawValue): #\($0.value);" }.joined(
      separator: " ")
  }
}
