// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanReading
internal import Reports

/// What was met in a file, as one line: file:line:column, what, why it matters or what to do.
enum ReadingWording {
  static func line(_ problem: ReadingProblem) -> String {
    let place = place(problem.place) + ": "
    guard problem.fact == .notAFile else { return place + sentence(problem.fact) }
    let sort = FileSort(of: problem.place.file).words
    return place
      + say(
        "\(sort)で、普通のファイルではありません。内容をファイルに保存して、それを読み込んでください。",
        "\(sort), not a regular file; save what it holds to a file and import that.")
  }

  static func refusal(_ count: Int) -> String {
    say(
      "\(count) か所に問題があるため、何も取り込んでいません。直してから、もう一度 import してください。",
      count == 1
        ? "One problem, so nothing was imported; correct it and import again."
        : "\(count) problems, so nothing was imported; correct them and import again.")
  }

  static func place(_ place: FilePlace) -> String {
    let header = place.header.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
    guard let sheet = place.sheet else {
      let position = [place.line, place.column].compactMap(\.self).map(String.init)
      return ([place.file] + position).joined(separator: ":") + header
    }
    let cell = place.line.map { line in place.column.map { FilePlace.cellName(line, $0) } ?? String(line) }
    return ([place.file, clipped(sheet)] + [cell].compactMap(\.self)).joined(separator: ":") + header
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
        "NUL を含み、テキストではありません。CSV（UTF-8、UTF-16、CP932）かブック（.xlsx）で保存し直してください。",
        "holds a NUL byte, so it is no text; save it as CSV in UTF-8, UTF-16 or CP932, or as a workbook (.xlsx).")
    case .unknownEncoding:
      say(
        "UTF-8、CP932、EUC-JP のどれでもない文字があるか、混ざっています。UTF-8 で保存し直してください。",
        "is neither UTF-8 nor CP932 nor EUC-JP here, or a mixture; save the file as UTF-8.")
    case .notInEncoding(let encoding):
      say(
        "\(encoding.rawValue) ではない文字があります。--encoding を確かめてください。",
        "is not in \(encoding.rawValue) here; check --encoding.")
    case .tooLarge(let bytes, let limit):
      say(
        "\(bytes) バイトあり、上限 \(limit) を超えます。分けてください。",
        "\(bytes) bytes, more than the \(limit) that can be read; split the file.")
    case .unknownLayout(let headers):
      say(
        "見出し（\(list(headers))）から表の形が分かりません。indicator,year,value か、indicator と年度の列にするか、--map 見出し=役割 で指定してください。",
        "the headers (\(list(headers))) are of no known layout; use indicator,year,value, or indicator and a column a year, or say --map HEADER=ROLE."
      )
    case .semicolons:
      say(
        "欄がセミコロンで区切られています。カンマ区切り（小数点は .）の CSV か .xlsx で保存し直してください。",
        "its fields stand between semicolons; save it as CSV with commas (and decimal points), or as .xlsx.")
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
    case .notANumber(let text) where text.wholeMatch(of: /[-+]?\d{1,3}(\.?\d{3})*,\d+/) != nil:
      say(
        "「\(clipped(text))」は数ではありません。小数点は「,」でなく「.」で書いてください。",
        "\"\(clipped(text))\" is no number; write its decimals behind a point, not a comma.")
    case .notANumber(let text): say("「\(clipped(text))」は数ではありません。", "\"\(clipped(text))\" is no number.")
    case .percentOfUnit(let text, let unit):
      say(
        "「\(clipped(text))」は割合ですが、単位は「\(clipped(unit))」です。どちらかを直してください。",
        "\"\(clipped(text))\" is a percentage, but the unit is \"\(clipped(unit))\"; correct one of them.")
    case .withoutPercent(let text):
      say(
        "「\(clipped(text))」に % がありませんが、同じ指標の他の値にはあります。単位の列に % と書くか、書き方をそろえてください。",
        "\"\(clipped(text))\" has no % where other values of the indicator have; write the unit % in a column, or write all alike."
      )
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
        "there is no \(kind.rawValue) \"\(clipped(text))\"; define it, or correct the name.")
    case .repeatedKey(let key):
      say("「\(clipped(key))」が二度あり、内容が違うか重複しています。", "\"\(clipped(key))\" is there already; each may stand once.")
    case .conflict(let present, let offered, let line):
      say(
        "同じ値が\(line.map { " \($0) 行目では" } ?? "他では") \(NumberText.grouped(present))、ここでは \(NumberText.grouped(offered)) です。",
        "\(NumberText.grouped(offered)) here, but \(NumberText.grouped(present)) \(line.map { "on line \($0)" } ?? "elsewhere") for the same observation."
      )
    case .conflictBeside(let columns, let present, let offered, let line):
      say(
        "同じ値が \(line) 行目では \(NumberText.grouped(present))、ここでは \(NumberText.grouped(offered)) です。行の違いは \(list(columns)) にあります。団体（市町村など）の列なら --map \(clipped(columns[0]))=entity を付けてください。",
        "\(NumberText.grouped(offered)) here, but \(NumberText.grouped(present)) on line \(line) for the same observation; the rows differ in \(list(columns)). If that says whose values they are, add --map \(clipped(columns[0]))=entity."
      )
    case .definitionConflict(let indicator, let field, let present, let offered):
      say(
        "指標 \(clipped(indicator)) の \(field) が先には「\(clipped(present))」、ここでは「\(clipped(offered))」です。",
        "\(field) of indicator \(clipped(indicator)) is \"\(clipped(offered))\" here and \"\(clipped(present))\" before."
      )
    case .targetWithoutPlan:
      say(
        "目標値には、それを定めた計画が要ります。コマンドに --plan 2019 のように付けるか、計画（plan）の欄を設けてください。",
        "a target needs the plan that set it; add --plan 2019 (say) to the command, or fill in a column plan.")
    case .draft(let fault): sentence(fault)
    case .valuesWithoutYear:
      say(
        "この列の値がどの年度のものか分かりません。見出しを「実績値（2019）」のようにするか、年度の列を設けるか、計画の年度の値なら --plan 2019 のように付けてください。",
        "it is not said of which year these values are; write the year into the header, as in 実績値（2019）, add a column year, or, if they are of the plan's year, add --plan 2019 (say) to the command."
      )
    case .otherFormat(let format): otherFormat(format)
    case .encrypted:
      say("パスワードで保護されています。パスワードを外して保存し直してください。", "is protected by a password; save it without one, then import it.")
    case .damagedArchive(let reason):
      say(
        "ブックが壊れています（\(clipped(reason))）。表計算ソフトで開いて保存し直してください。",
        "is a damaged workbook (\(clipped(reason))); open it in a spreadsheet program and save it anew.")
    case .damagedXML(let part, let line, let reason):
      say(
        "ブックの \(clipped(part)) の \(line) 行目が壊れています（\(clipped(reason))）。表計算ソフトで保存し直してください。",
        "its part \(clipped(part)) is damaged on line \(line) (\(clipped(reason))); save it anew in a spreadsheet program."
      )
    case .damagedSheet(let cell):
      say(
        "シートのセル「\(clipped(cell))」の記述が壊れています。表計算ソフトで保存し直してください。",
        "the sheet is damaged at its cell \"\(clipped(cell))\"; save the workbook anew in a spreadsheet program.")
    case .documentType(let part):
      say(
        "ブックの \(clipped(part)) に文書型宣言（実体）があります。危険なので読みません。",
        "its part \(clipped(part)) declares a document type, by which entities do harm; no workbook needs one, so it is not read."
      )
    case .expandsTooFar(let part, let limit):
      say(
        "ブックの \(clipped(part)) が \(limit >> 20) MB を超えて膨らみます。圧縮爆弾の疑いがあるため読みません。",
        "its part \(clipped(part)) unpacks to more than \(limit >> 20) MB, as a zip bomb does; it is not read.")
    case .missingPart(let part):
      say(
        "ブックに \(clipped(part)) がありません。表計算ソフトで保存し直してください。",
        "the workbook lacks its part \(clipped(part)); save it anew in a spreadsheet program.")
    case .tooManyParts(let count, let limit):
      say("ブックの部品が \(count) あり、上限 \(limit) を超えます。", "has \(count) parts, more than the \(limit) of any workbook.")
    case .tooManyCells(let limit):
      say(
        "シートのセルが多すぎます（上限 \(limit)）。CSV で保存するか、分けてください。",
        "the sheet has more than \(limit) cells; save it as CSV, or split it.")
    case .noTable(let sheets):
      say(
        "読める表のあるシートがありません（\(list(sheets))）。見出しの行に、指標・年度・値、または指標と年度の列が要ります。",
        "no sheet (\(list(sheets))) has a table; a header row needs indicator,year,value, or indicator and a column a year."
      )
    case .programMissing(let program):
      say(
        "PDF を読むには \(program)（poppler-utils）が要ります。入れるか、表を CSV か .xlsx にしてください。",
        "to read a PDF, \(program) (of poppler-utils) is needed; install it, or put the table into CSV or .xlsx.")
    case .programFailed(let program, let reason):
      say("\(program) で読めませんでした（\(clipped(reason))）。", "\(program) could not read it (\(clipped(reason))).")
    case .programTooSlow(let program, let seconds):
      say(
        "\(program) が \(seconds) 秒で終わらないため、やめました。ページを分けてください。",
        "\(program) did not finish in \(seconds) seconds; split the pages.")
    case .noText:
      say(
        "文字がありません（画像だけの PDF と思われます）。文字認識にかけるか、表を CSV にしてください。",
        "holds no text, as a scanned page does; have its characters recognised, or put the table into CSV.")
    case .noAlignedTable:
      say(
        "文字はありますが、指標・年度・値などの見出しのある表が見つかりません。表を CSV か .xlsx にしてください。",
        "has text, but no table with headers such as indicator, year and value; put the table into CSV or .xlsx.")
    case .reportWithoutRowsOrYear:
      say(
        "報告書の表の見出しはありますが、施策の行か年度が読み取れません。題名か見出しに年度（令和元年度 など）を書くか、--plan 2019 と指定してください。",
        "has the header of a report's table, but no rows of measures or no fiscal year; name the year (令和元年度) in its title or header, or say --plan 2019."
      )
    case .notAPackage:
      say("フォルダーに datapackage.json がありません。", "the folder has no datapackage.json, so it is no data package.")
    case .invalidDescriptor("JSON"):
      say(
        "データパッケージの記述が JSON の形になっていません（または入れ子が深すぎます）。JSON として書き直してください。",
        "the package's description is no JSON object (or is nested too deeply); write it as one.")
    case .invalidDescriptor(let reason):
      say("データパッケージの記述が読めません（\(clipped(reason))）。", "the package's description cannot be read (\(clipped(reason))).")
    case .unsafePath(let path):
      say(
        "パッケージの外を指すパス「\(clipped(path))」は読みません。ファイルをパッケージのフォルダーに入れ、そこからの相対パスで書いてください。",
        "\"\(clipped(path))\" leads out of the package and is not read; put the file into the package's folder and name it from there."
      )
    case .missingResource("*"):
      say("resources に表（.csv か .tsv）がありません。", "no table (.csv or .tsv) is among its resources.")
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

  static func list(_ texts: [String]) -> String {
    let shown = texts.prefix(8).map(clipped).joined(separator: ", ")
    return texts.count > 8 ? shown + ", …" : shown
  }

  /// A cell may hold a megabyte; a sentence may not.
  static func clipped(_ text: String) -> String {
    let text = text.withoutControls()
    return text.count > 60 ? text.prefix(60) + "…" : text
  }
}
