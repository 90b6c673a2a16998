// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanReading
internal import Reports

/// What was met in a file, as one line: file:line:column, what, why it matters or what to do.
enum ReadingWording {
  static func line(_ problem: ReadingProblem) -> String { place(problem.place) + ": " + sentence(problem.fact) }

  static func line(_ note: ReadingNote) -> String {
    switch note.fact {
    case .attributeVaries(let indicator):
      say(
        "注：\(place(note.place))：\(indicator) の列の値が行によって違うため、最後のものを残しました。",
        "Note: \(place(note.place)): says different things on different lines of \(indicator); the last one was kept.")
    }
  }

  static func refusal(_ count: Int) -> String {
    say(
      "\(count) か所に問題があるため、何も取り込んでいません。直してから、もう一度 import してください。",
      count == 1
        ? "One problem, so nothing was imported; mend it and import again."
        : "\(count) problems, so nothing was imported; mend them and import again.")
  }

  private static func place(_ place: FilePlace) -> String {
    let position = [place.line, place.column].compactMap(\.self).map(String.init)
    let header = place.header.map { " (\($0))" } ?? ""
    return ([place.file] + position).joined(separator: ":") + header
  }

  /// A table of all facts, without a default: a new fact does not compile until it has its sentence.
  private static func sentence(_ fact: ReadingProblem.Fact) -> String {
    switch fact {
    case .missing: say("ファイルがありません。名前と場所を確かめてください。", "there is no such file; check its name and place.")
    case .notAFile: say("普通のファイルではありません。", "not a regular file.")
    case .unreadable(let reason):
      say("読めません（\(reason)）。権限を確かめてください。", "cannot be read (\(reason)); check its permissions.")
    case .empty: say("空です。", "is empty; there is nothing to import.")
    case .binary:
      say(
        "NUL を含み、テキストではありません。CSV（UTF-8、UTF-16、CP932）で保存し直してください。",
        "holds a NUL byte, so it is no text; save it as CSV in UTF-8, UTF-16 or CP932.")
    case .unknownEncoding:
      say("UTF-8 でも CP932 でもない文字があります。UTF-8 で保存し直してください。", "is neither UTF-8 nor CP932 here; save the file as UTF-8.")
    case .tooLarge(let bytes, let limit):
      say(
        "\(bytes) バイトあり、上限 \(limit) を超えます。分けてください。",
        "\(bytes) bytes, more than the \(limit) that can be read; split the file.")
    case .unknownLayout(let headers):
      say(
        "見出し（\(list(headers))）から表の形が分かりません。indicator,year,value か、indicator と年度の列にしてください。",
        "the headers (\(list(headers))) are of no known layout; use indicator,year,value, or indicator and a column a year."
      )
    case .unclosedQuote: say("この行で始まる引用符が閉じていません。", "a quote that opens on this line is never closed.")
    case .strayQuote:
      say(
        "欄の途中に引用符があります。欄全体を引用符で囲み、中の引用符は二つ重ねてください。",
        "a quote inside a field; put the whole field in quotes and double the quote.")
    case .fieldCount(let found, let expected):
      say("欄が \(found) あります。見出しは \(expected) 欄です。", "\(found) fields where the header has \(expected).")
    case .duplicateHeader(let header):
      say("見出し「\(clipped(header))」が二度あります。", "the header \"\(clipped(header))\" stands twice.")
    case .tooManyColumns(let limit):
      say(
        "列が多すぎます（上限 \(limit)）。区切り文字を確かめるか、表を分けてください。",
        "has more than \(limit) columns; check the separator, or split the table.")
    case .notANumber(let text): say("「\(clipped(text))」は数ではありません。", "\"\(clipped(text))\" is no number.")
    case .notAYear(let text):
      say(
        "「\(clipped(text))」は年度ではありません（2019、R1、令和元年度 など）。", "\"\(clipped(text))\" is no fiscal year (2019, R1, 令和元年度).")
    case .notADate(let text):
      say("「\(clipped(text))」は日付ではありません（2020-03-31）。", "\"\(clipped(text))\" is no date (2020-03-31).")
    case .notAnInteger(let text): say("「\(clipped(text))」は整数ではありません。", "\"\(clipped(text))\" is no whole number.")
    case .notOneOf(let text, let allowed):
      say("「\(clipped(text))」は使えません（\(list(allowed)) のどれか）。", "\"\(clipped(text))\" is none of \(list(allowed)).")
    case .emptyCell: say("空欄です。値が要ります。", "is empty; a value is needed here.")
    case .cellTooLong(let length, let limit):
      say(
        "\(length) 文字あり、欄の上限 \(limit) を超えます。閉じていない引用符や、失われた改行がないか確かめてください。",
        "\(length) characters, more than the \(limit) of a spreadsheet's cell; look for a stray quote or a lost line end."
      )
    case .outOfBounds(let value, let lower, let upper):
      say(
        "\(NumberText.grouped(value)) は指標の範囲（\(bound(lower)) ～ \(bound(upper))）の外です。",
        "\(NumberText.grouped(value)) is outside the indicator's bounds (\(bound(lower)) to \(bound(upper))).")
    case .unknownReference(let kind, let text):
      say(
        "\(label(kind))「\(clipped(text))」がありません。先に定義してください。",
        "there is no \(kind.rawValue) \"\(clipped(text))\"; define it, or mend the name.")
    case .repeatedKey(let key):
      say("「\(clipped(key))」が二度あり、内容が違うか重複しています。", "\"\(clipped(key))\" is there already; each may stand once.")
    case .conflict(let present, let offered, let line):
      say(
        "同じ値が\(line.map { " \($0) 行目では" } ?? "他では") \(NumberText.grouped(present))、ここでは \(NumberText.grouped(offered)) です。",
        "\(NumberText.grouped(offered)) here, but \(NumberText.grouped(present)) \(line.map { "on line \($0)" } ?? "elsewhere") for the same observation."
      )
    case .definitionConflict(let indicator, let field, let present, let offered):
      say(
        "指標 \(clipped(indicator)) の \(field) が先には「\(clipped(present))」、ここでは「\(clipped(offered))」です。",
        "\(field) of indicator \(clipped(indicator)) is \"\(clipped(offered))\" here and \"\(clipped(present))\" before."
      )
    case .targetWithoutPlan:
      say("目標値には、それを定めた計画（plan）の欄が要ります。", "a target needs the plan that set it; fill in the column plan.")
    case .notAPackage:
      say("フォルダーに datapackage.json がありません。", "the folder has no datapackage.json, so it is no data package.")
    case .invalidDescriptor(let reason):
      say("データパッケージの記述が読めません（\(clipped(reason))）。", "the package's description cannot be read (\(clipped(reason))).")
    case .unsafePath(let path):
      say("パッケージの外を指すパス「\(clipped(path))」は読みません。", "\"\(clipped(path))\" leads out of the package and is not read.")
    case .missingResource(let name): say("表 \(name).csv がありません。", "the table \(name).csv is missing.")
    case .missingHeader(let header): say("見出し「\(header)」がありません。", "the column \(header) is missing.")
    }
  }

  private static func label(_ kind: ReadingProblem.Reference) -> String {
    switch kind {
    case .plan: "計画"
    case .section: "方向"
    case .measure: "施策"
    case .indicator: "指標"
    }
  }

  private static func bound(_ bound: Double?) -> String { bound.map { NumberText.grouped($0) } ?? "…" }

  private static func list(_ texts: [String]) -> String {
    let shown = texts.prefix(8).map(clipped).joined(separator: ", ")
    return texts.count > 8 ? shown + ", …" : shown
  }

  /// A cell may hold a megabyte; a sentence may not.
  private static func clipped(_ text: String) -> String {
    let text = text.withoutControls()
    return text.count > 60 ? text.prefix(60) + "…" : text
  }
}
