// SPDX-License-Identifier: GPL-3.0-or-later
internal import Programs
internal import Reports

/// What is said of the file that a report becomes.
enum ReportFileWording {
  static var outputHelp: String {
    say(
      "書き出すファイル：.html、.xlsx、.pdf、.docx、.md、または CSV のフォルダー（.csv か / で終わる名前）",
      "the file to write: .html, .xlsx, .pdf, .docx, .md, or a folder of CSV (a name that ends in .csv or /)")
  }

  static func unknownFormat(_ path: String) -> String {
    let endings = ReportFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: say("、", ", "))
    return say(
      "\(path) の拡張子から形式が分かりません。\(endings)、または / で終わるフォルダー名にしてください。",
      "\(path): the ending says the format, and has to be one of \(endings), or / for a folder of CSV.")
  }

  static func written(_ path: String, tables: Int, charts: Int) -> String {
    let drawn = charts == 1 ? "1 chart" : "\(charts) charts"
    let listed = tables == 1 ? "1 table" : "\(tables) tables"
    return charts == 0
      ? say("\(path) を書きました（表\(tables)点）。", "Wrote \(path): \(listed).")
      : say("\(path) を書きました（表\(tables)点、図\(charts)点）。", "Wrote \(path): \(listed), \(drawn).")
  }

  private static let sheets: [String: (String, String)] = [
    "summary": ("概要", "Summary"), "successes": ("達成できたこと", "Successes"),
    "ratios": ("達成率の図", "Target ratios"),
    "shortfalls": ("達成できなかったこと", "Shortfalls"), "indicators": ("指標", "Indicators"), "growth": ("増減", "Growth"),
    "schemes": ("評価基準", "Schemes"), "set": ("今後の目標", "Set targets"), "risk": ("達成確率の低い目標", "Low probability"),
    "comparison": ("比較", "Comparison"),
    "audit": ("照合", "Audit"),
    "forecast": ("見通し", "Forecast"), "observations": ("観測値と出典", "Observations"),
  ]

  static func sheet(_ id: String) -> String { sheets[id].map { say($0.0, $0.1) } ?? id }

  static var noPictures: String {
    say(
      "注：gnuplot がないため、図は入っていません。入れるには：apt install gnuplot-nox fonts-noto-cjk（確かめるには nenrin doctor）",
      "Note: there are no pictures in it, as gnuplot is missing: apt install gnuplot-nox fonts-noto-cjk (nenrin doctor tells more)."
    )
  }

  static var noBrowser: String {
    say(
      "PDF にするには chromium か Google Chrome が要ります。入れるか（Debian：apt install chromium）、.html で書き出してブラウザーから印刷してください。",
      "A PDF takes chromium or Google Chrome; install it (Debian: apt install chromium), or write .html and print it from a browser."
    )
  }

  static var noPandoc: String {
    say(
      "Word 文書にするには pandoc が要ります。入れるか（Debian：apt install pandoc）、.html か .md で書き出してください。",
      "A .docx takes pandoc; install it (Debian: apt install pandoc), or write .html or .md.")
  }

  static var noAppendices: String {
    say(
      "指標の見通しと値の出典は、別に配る表計算ファイル（.xlsx）かウェブページ（.html）の報告にある。",
      "Forecasts of all indicators, and where each value was read, are in the report as a spreadsheet (.xlsx) or web page (.html), distributed separately."
    )
  }

  /// `{all}` is replaced by the number of rows.
  static var scrollBothWays: String { say("横と縦にスクロールできます（全 {all} 行）", "Scroll in both directions ({all} rows)") }
  static var scrollDown: String { say("縦にスクロールできます（全 {all} 行）", "Scroll down ({all} rows)") }

  /// `{sheets}` is replaced by their names.
  static var onSheets: String { say("→ シート：{sheets}", "→ sheet: {sheets}") }

  static func goesOn(_ rows: Int, of all: Int) -> String {
    say(
      "初めの \(grouped: rows) 行のみ。全 \(grouped: all) 行は、別に配る表計算ファイル（.xlsx、.csv）の報告にある。",
      "The first \(grouped: rows) rows; all \(grouped: all) are in the report as a spreadsheet (.xlsx or .csv), distributed separately."
    )
  }

  static func failed(_ program: String, _ trouble: ProgramTrouble, without what: String) -> String {
    ProgramWording.unfinished(
      program, trouble, without: what,
      instead: say(".html で書き出してください（他のプログラムは要りません）。", "write .html, which needs no other program."))
  }

  static func unfinishedDocument(_ reason: String) -> String {
    say(
      "pandoc が作った Word 文書を開けないか、書き直せません（\(reason)）。空き容量を確かめるか、.html で書き出してください。",
      "The Word document that pandoc made cannot be opened or rewritten (\(reason)); check the free space, or write .html."
    )
  }

  static func missingPart(_ part: String) -> String {
    say(
      "pandoc が作った Word 文書に \(part) がありません。pandoc を新しくするか、.html で書き出してください。",
      "The Word document that pandoc made has no \(part); update pandoc, or write .html.")
  }

  static func tooSlow(_ program: String, seconds: Double) -> String {
    say(
      "\(program) が \(Int(seconds)) 秒で終わらないため、やめました。.html なら他のプログラムなしで書けます。",
      "\(program) did not finish in \(Int(seconds)) seconds; .html needs no other program.")
  }

  static func noWorkbook(_ reason: String) -> String {
    say("ブックを作れませんでした（\(reason)）。空き容量を確かめてください。", "The workbook could not be made (\(reason)); check the free space.")
  }

  static var noWordLibrary: String {
    say(
      "Word 文書を仕上げるには libzip が必要ですが、見つかりません。apt install libzip4 などで入れてください。.html と .md には要りません。",
      "Finishing a Word document takes libzip, which is not installed: apt install libzip4, for example; .html and .md do without."
    )
  }

  static var noWorkbookLibrary: String {
    say(
      "ブックを書くには libxlsxwriter が必要ですが、見つかりません。apt install libxlsxwriter-dev などで入れてください。.html と .csv には要りません。",
      "A workbook is written by libxlsxwriter, which is not installed: apt install libxlsxwriter-dev, for example; .html and .csv do without."
    )
  }
}
