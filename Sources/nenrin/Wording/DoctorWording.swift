// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// What is said of the machine on which the command runs.
enum DoctorWording {
  static var part: Table.Column { .init("part", say("部品", "part")) }
  static var state: Table.Column { .init("status", say("状態", "status")) }
  static var found: Table.Column { .init("found", say("見つかったもの", "found")) }
  static var neededFor: Table.Column { .init("needed_for", say("用途", "needed for")) }
  static var install: Table.Column { .init("install", say("インストール方法", "to install it"), isForPeople: true) }
  static var debian: Table.Column { .init("install_debian", "Debian", isForPrograms: true) }
  static var homebrew: Table.Column { .init("install_homebrew", "Homebrew", isForPrograms: true) }

  static func label(_ state: Finding.State) -> String {
    switch state {
    case .ok: say("あり", "ok")
    case .missing: say("なし", "missing")
    case .faulty: say("要確認", "faulty")
    }
  }

  static func name(_ component: Component) -> String {
    switch component {
    case .sqlite: "SQLite"
    case .gsl: "GSL"
    case .expat: "Expat"
    case .libzip, .libxlsxwriter, .gnuplot, .pdftotext, .pandoc: component.rawValue
    case .font: say("日本語フォント", "Japanese font")
    case .browser: "Chromium"
    case .locale: say("ロケール", "locale")
    case .terminal: say("端末", "terminal")
    case .store: say("ストア", "store")
    }
  }

  static func purpose(_ component: Component) -> String {
    switch component {
    case .sqlite: say("ストア", "the store")
    case .gsl: say("統計と見通し", "statistics and forecasts")
    case .expat: say("Excel の読み込み", "reading workbooks")
    case .libzip: say("Excel の読み込み、report の .docx", "reading workbooks, report as .docx")
    case .libxlsxwriter: say("report の .xlsx", "report as .xlsx")
    case .gnuplot: say("図の画像、report の図", "pictures of charts and reports")
    case .font: say("図の日本語", "Japanese in charts")
    case .pdftotext: say("PDF の読み込み", "reading PDFs")
    case .browser: say("report の .pdf", "report as .pdf")
    case .pandoc: say("report の .docx", "report as .docx")
    case .locale: say("表示言語（出力は UTF-8）", "the language; output is UTF-8")
    case .terminal: say("表の幅と色", "width and colour of tables")
    case .store: say("すべての表と図", "all tables and charts")
    }
  }

  static func terminal(columns: Int, isColoured: Bool) -> String {
    say("\(columns) 桁", "\(columns) columns") + (isColoured ? say("、色つき", ", coloured") : "")
  }

  static var noTerminal: String { say("なし（パイプかファイル）", "none (a pipe or file)") }
  static var silent: String { say("動きません", "does not run") }

  static func store(_ path: String, plans: Int, columns: Int) -> String {
    say("\(path)（計画 \(plans)、列 \(columns)）", "\(path) (\(plans) plans, \(columns) columns)")
  }

  static func conclusion(missing: Int, faulty: [String], installation: String?) -> String {
    guard missing > 0 else {
      guard !faulty.isEmpty else { return say("すべてそろっています。", "Everything is there.") }
      return say(
        "足りないものはありませんが、要確認：\(faulty.joined(separator: "、"))。",
        "Nothing is missing, but this is faulty: \(faulty.joined(separator: ", ")).")
    }
    let counted = say("足りないもの：\(missing)。", "Missing: \(missing).")
    guard let installation else { return counted }
    return counted + say("まとめて入れるには：", " To install all: ") + installation
  }

  static var grave: String {
    say(
      "このままでは使えないところがあります。表の「要確認」と「なし」の行を見てください。",
      "Something that the command cannot do without is not in order; see the rows that say faulty or missing.")
  }
}
