// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanReading

/// What is worth knowing of how a file was read, as one line.
extension ReadingWording {
  static func line(_ note: ReadingNote) -> String {
    say("注：\(place(note.place))：", "Note: \(place(note.place)): ") + sentence(note.fact)
  }

  private static func sentence(_ fact: ReadingNote.Fact) -> String {
    switch fact {
    case .attributeVaries(let indicator):
      say(
        "\(indicator) の列の値が行によって違うため、最後のものを残しました。",
        "says different things on different lines of \(indicator); the last one was kept.")
    case .columnsGuessed(let columns):
      say(
        "列を \(list(columns)) と読みました。違うときは --map 見出し=役割 で指定してください。",
        "took the columns as \(list(columns)); where that is wrong, say --map HEADER=ROLE.")
    case .columnsRemembered(let columns):
      say(
        "前回の指定どおり、列を \(list(columns)) と読みました。", "took the columns as \(list(columns)), as you said before.")
    case .numbersKeptAsAttributes(let headers):
      say(
        "数の列 \(list(headers)) は、値としては読まず、属性として残しました。値であれば、見出しを「実績値」「目標値」や「基準値（2018）」のようにするか、--map 見出し=actual（target、baseline）で指定してください。",
        "the numbers in \(list(headers)) are kept as attributes, not as values; if they are values, name the kind (and year) in the header, as in actual, target or baseline 2018, or say --map HEADER=actual (target, baseline)."
      )
    case .readAsOfPlanYear(let headers, let year):
      say(
        "\(list(headers)) は、計画の年度 \(year) の値として読みました。違うときは、見出しを「目標値（\(year + 1)）」のようにしてください。",
        "took \(list(headers)) as values of \(year), the plan's year; where that is wrong, write the year into the header, as in 目標値（\(year + 1)）."
      )
    case .yearsBeyondEra(let years):
      say(
        "\(list(Self.years(years))) は元号の終わった後の年です。書かれたときの意味で西暦に直しました。",
        "\(list(Self.years(years))): the era had ended by then; read as the year that was meant.")
    case .statusesUnknown(let words):
      say(
        "達成度の「\(list(words.map { clipped($0) }))」は意味が分からないため、達成とも未達成ともしていません。本文に凡例（A：目標達成 など）があれば読み取ります。",
        "what is said of measures as \(list(words.map { clipped($0) })) is of no known meaning, so they count neither as attained nor as missed; a legend in the text (A：目標達成) would be read."
      )
    case .statusesByConvention(let meanings):
      say(
        "達成度の\(list(marks(meanings))) と読みました。凡例がないため、よくある意味によります。違うときは、本文に凡例（A：目標達成 など）を書いてください。",
        "took what is said of measures as usual, since nothing explains it: \(list(marks(meanings))); where that is wrong, write a legend into the text (A：目標達成)."
      )
    case .sheetsRead(let sheets): say("シート \(list(sheets)) を読みました。", "read from \(list(sheets)).")
    case .sheetPassedOver(let reason): say("このシートは読みませんでした（", "the sheet was not read: ") + words(reason)
    case .errorValues(let code, let count):
      say(
        "エラー値 \(clipped(code)) のセルが、ここから \(count) 個あります。値なしとしました。",
        "\(count == 1 ? "a cell shows" : "\(count) cells from here on show") \(clipped(code)); read as missing.")
    case .marksForNoValue(let mark, let count):
      say(
        "「\(clipped(mark))」のセルが\(count == 1 ? "" : "、ここから") \(count) 個あります。値なしとしました。",
        "\(count == 1 ? "a cell has" : "\(count) cells from here on have") only \"\(clipped(mark))\"; read as having no value."
      )
    case .uncomputedFormulas(let count):
      say(
        "計算結果が保存されていない式のセルが、ここから \(count) 個あります。値なしとしました。表計算ソフトで保存し直すと読めます。",
        "\(count == 1 ? "a formula has" : "\(count) formulas from here on have") no stored value; read as missing. To have them, save the workbook in a spreadsheet program."
      )
    case .rowsPassedOver(let count):
      say(
        "一つのセルだけの行（表題や注記）が、ここから \(count) 行あります。読みませんでした。",
        "\(count == 1 ? "a row has" : "\(count) rows from here on have") one cell only, as titles and notes have; passed over."
      )
    }
  }

  /// How many readings were, in English.
  static func doubtful(_ count: Int) -> String {
    count == 1 ? "1 doubtful reading was" : "\(count) doubtful readings were"
  }

  private static func marks(_ meanings: [String: DeclaredStatus]) -> [String] {
    meanings.sorted { $0.key < $1.key }.map { "\(clipped($0.key)) = \($0.value.label)" }
  }

  private static func years(_ years: [String: Int]) -> [String] {
    years.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { "\($0.key)（\($0.value)）" }
  }

  private static func words(_ reason: ReadingNote.SheetReason) -> String {
    switch reason {
    case .hidden: say("非表示。読むには再表示してください）。", "it is hidden; unhide it to have it read.")
    case .empty: say("空）。", "it is empty.")
    case .noTable: say("見出しから表の形が分からない）。", "no table of a known layout is in it.")
    case .noCells: say("グラフなど、セルがない）。", "it has no cells, as a chart has none.")
    }
  }

  static func sentence(_ fault: ColumnMapping.Fault) -> String {
    let words = ColumnMapping.vocabulary.joined(separator: ", ")
    return switch fault {
    case .form(let text):
      say(
        "--map「\(clipped(text))」は 見出し=役割 の形ではありません（例：指標=indicator）。",
        "--map \"\(clipped(text))\" is not of the form HEADER=ROLE, such as 指標=indicator.")
    case .unknownWord(let word):
      say(
        "--map の役割「\(clipped(word))」はありません（\(words) のどれか）。",
        "--map knows no role \"\(clipped(word))\"; it is one of \(words).")
    case .repeatedHeader(let header):
      say(
        "--map で見出し「\(clipped(header))」に二つの役割があります。一つにしてください。",
        "--map gives the header \"\(clipped(header))\" two roles; give it one.")
    }
  }
}
