// SPDX-License-Identifier: GPL-3.0-or-later

/// What the command works with, in the order in which it is told.
enum Component: String, CaseIterable {
  // Without these the command does not start.
  case sqlite, gsl, expat
  // Loaded when a workbook is read or written.
  case libzip, libxlsxwriter
  // Other programs.
  case gnuplot, font = "japanese_font", pdftotext, browser = "chromium", pandoc
  // Where it runs.
  case locale, terminal, store

  /// What brings it, by the name of its package; `nil` where there is none.
  var packages: (debian: String, homebrew: String)? {
    switch self {
    case .sqlite: ("libsqlite3-0", "sqlite")
    case .gsl: ("libgsl27", "gsl")
    case .expat: ("libexpat1", "expat")
    case .libzip: ("libzip4", "libzip")
    case .libxlsxwriter: ("libxlsxwriter4", "libxlsxwriter")
    case .gnuplot: ("gnuplot-nox", "gnuplot")
    case .font: ("fonts-noto-cjk", "--cask font-noto-sans-cjk-jp")
    case .pdftotext: ("poppler-utils", "poppler")
    case .browser: ("chromium", "--cask chromium")
    case .pandoc: ("pandoc", "pandoc")
    case .locale, .terminal, .store: nil
    }
  }

  var debianCommand: String? { packages.map { "sudo apt install \($0.debian)" } }
  var homebrewCommand: String? { packages.map { "brew install \($0.homebrew)" } }

  /// The commands that install all of them: for Debian, and for Homebrew elsewhere.
  static func installation(of missing: [Component], onDebian: Bool) -> String? {
    let packages = missing.compactMap(\.packages)
    guard !packages.isEmpty else { return nil }
    guard !onDebian else { return "sudo apt install " + packages.map(\.debian).joined(separator: " ") }
    let (casks, formulas) = (
      packages.filter { $0.homebrew.hasPrefix("--") }, packages.filter { !$0.homebrew.hasPrefix("--") }
    )
    let lines = [formulas.isEmpty ? nil : "brew install " + formulas.map(\.homebrew).joined(separator: " ")]
    return (lines + casks.map { "brew install \($0.homebrew)" }).compactMap(\.self).joined(separator: " && ")
  }
}

/// What is known of a component.
struct Finding {
  enum State: String, CaseIterable {
    case ok, missing
    /// It is there, and not as it should be.
    case faulty
  }

  let component: Component
  let state: State
  /// The version, name or size that was found; of what is faulty, what is wrong with it.
  let found: String?

  /// Whether the command cannot do its core work so.
  var isGrave: Bool {
    switch component {
    case .sqlite, .gsl, .expat: state != .ok
    case .store: state == .faulty
    default: false
    }
  }
}
