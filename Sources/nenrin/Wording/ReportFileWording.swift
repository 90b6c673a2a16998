// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// What is said of the file that a report becomes.
enum ReportFileWording {
  static var outputHelp: String {
    say(
      "書き出すファイル：.html、.md、または CSV のフォルダー（.csv か / で終わる名前）",
      "the file to write: .html, .md, or a folder of CSV (a name that ends in .csv or /)")
  }

  static func unknownFormat(_ path: String) -> String {
    let endings = ReportFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: say("、", ", "))
    return say(
      "\(path) の拡張子から形式が分かりません。\(endings)、または / で終わるフォルダー名にしてください。",
      "\(path): the ending says the format, and has to be one of \(endings), or / for a folder of CSV.")
  }

  static func written(_ path: String, tables: Int, charts: Int) -> String {
    say("\(path) を書きました（表 \(tables)、図 \(charts)）。", "Wrote \(path): \(tables) tables, \(charts) charts.")
  }
}
