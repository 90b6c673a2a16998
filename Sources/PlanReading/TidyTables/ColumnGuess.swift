// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What a column probably is for, where its header is none of those that tidy tables have. Every guess is told, and can be
/// overruled.
enum ColumnGuess {
  /// By other words for the same, as offices and statistical agencies use them.
  static func role(_ header: String) -> TidyRole? {
    let key = header.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
    return synonyms.first { $0.words.contains(key) }?.role
  }

  private static let synonyms: [(role: TidyRole, words: Set<String>)] = [
    (
      .indicator,
      [
        "指標名称", "成果指標", "成果指標名", "活動指標", "活動指標名", "評価指標", "数値目標", "目標項目", "項目", "項目名", "統計項目", "測定項目", "kpi",
        "重要業績評価指標", "施策名", "事業名", "取組名", "measure", "metric", "item", "variable", "series", "seriesname",
        "indicatorname",
      ]
    ),
    (
      .entity,
      [
        "市町村", "市町村名", "市区町村", "市区町村名", "都道府県", "都道府県名", "自治体", "自治体名", "地域", "地域名", "地方公共団体", "地方公共団体名", "施設名", "圏域",
        "圏域名", "方部", "地区", "地区名",
        "region", "country", "area", "geo", "geography", "location", "municipality", "prefecture", "refarea",
        "district", "city", "ward", "town",
      ]
    ),
    (
      .year,
      [
        "会計年度", "年次", "対象年度", "対象年", "調査年", "調査年度", "集計年度", "実績年度", "西暦", "和暦", "年月日", "date", "period", "time",
        "timeperiod", "calendaryear",
      ]
    ),
    (
      .value,
      ["数値", "実数", "人数", "件数", "回数", "数量", "金額", "計数", "測定値", "obsvalue", "count", "amount", "number", "figure"]
    ),
    (.unit, ["単位名", "単位名称", "計測単位", "uom", "unitofmeasure", "unitmeasure"]),
    (.kind, ["種別", "値の種類", "値区分"]),
    (.plan, ["計画名", "計画名称", "計画年度版"]),
  ]

  /// A column whose cells are years, if there is just one.
  static func yearColumn(of table: CellTable, among columns: [Int]) -> Int? {
    sole(columns) { column in
      mostly(table, column) { FiscalYearNotation.year(in: $0) != nil }
    }
  }

  /// A column of words in most rows, if there is just one.
  static func wordColumn(of table: CellTable, among columns: [Int]) -> Int? {
    sole(columns) { column in
      guard table.rows.count(where: { !$0.fields[column].trimmingBlanks().isEmpty }) * 2 > table.rows.count else {
        return false
      }
      return mostly(table, column) { DecimalNotation.value(of: $0) == nil && FiscalYearNotation.year(in: $0) == nil }
    }
  }

  private static func sole(_ columns: [Int], _ condition: (Int) -> Bool) -> Int? {
    let found = columns.lazy.filter(condition).prefix(2)
    return found.count == 1 ? found.first : nil
  }

  /// Four cells in five of those that are not empty: a total or a note may stand among them.
  private static func mostly(_ table: CellTable, _ column: Int, _ condition: (String) -> Bool) -> Bool {
    var (filled, fitting) = (0, 0)
    for row in table.rows.prefix(1000) {
      let text = row.fields[column].trimmingBlanks()
      if TidyTable.isMissing(text) { continue }
      filled += 1
      if condition(text) { fitting += 1 }
    }
    return fitting > 0 && fitting * 5 >= filled * 4
  }
}

// MARK: - Kinds of value

extension ColumnGuess {
  /// What a column of numbers holds, and where its header has it, of which year.
  struct Values: Equatable {
    let kind: ObservationKind
    let year: FiscalYear?
  }

  /// 結果, 当初値（H27）, Goal 2024: the words that reports have for kinds of value, alone or beside a year.
  static func values(_ header: String) -> Values? {
    let bare = ColumnRole.fold(header).filter { !"()[]〔〕【】_".contains($0) }
    guard !bare.isEmpty, bare.count <= longest else { return nil }
    if let kind = kind(bare) { return Values(kind: kind, year: nil) }
    for place in bare.indices.dropFirst() {
      let (first, second) = (bare[..<place], bare[place...])
      if let year = year(first), let kind = kind(of: second) { return Values(kind: kind, year: year) }
      if let year = year(second), let kind = kind(of: first) { return Values(kind: kind, year: year) }
    }
    return nil
  }

  /// 目標年度, base year: whose year a column has.
  static func kindOfYear(_ header: String) -> ObservationKind? {
    let bare = ColumnRole.fold(header)
    switch ColumnRole.of(header) {
    case (.dueYear, 1)?: return .target
    case (.baseYear, 1)?: return .baseline
    default: return ["targetyear": .target, "dueyear": .target, "baseyear": .baseline, "baselineyear": .baseline][bare]
    }
  }

  /// 現状値: what is so now, which may be a baseline or what came of a year.
  static func isCurrent(_ header: String) -> Bool { header.contains("現") || header.lowercased().contains("current") }

  /// 達成率, 番号: numbers that are made of others, or name the row.
  static func isComputed(_ header: String) -> Bool {
    guard let (role, share) = ColumnRole.of(header), share == 1 else { return false }
    return [.ratio, .number, .status, .section].contains(role)
  }

  private static let longest = 40

  /// 2019, R1年度, H30末
  private static func year(_ text: Substring) -> FiscalYear? {
    let text = text.hasSuffix("末") ? text.dropLast() : text
    return FiscalYearNotation.year(in: String(text)).map(FiscalYear.init)
  }

  /// Beside a year a target may be the last one (最終目標値（R7）); without it, it is of no year that the row knows.
  private static func kind(of text: Substring) -> ObservationKind? {
    let text = text.hasPrefix("の") ? text.dropFirst() : text.hasSuffix("の") ? text.dropLast() : text
    let aims = ["中間", "最終"].first { text.hasPrefix($0 + "目標") }
    return kind(String(aims == nil ? text : text.dropFirst(2)))
  }

  private static func kind(_ text: String) -> ObservationKind? {
    if let kind = others[text] { return kind }
    // What came, however lately it was counted.
    for word in ["速報値", "速報", "確定値", "確定"] where text.hasSuffix(word) && text != word {
      return kind(String(text.dropLast(word.count))) == .actual ? .actual : nil
    }
    // 見込 is what comes or what is aimed at; only its author knows.
    guard !text.hasPrefix("中間"), !text.hasPrefix("最終"), !text.contains("見込") else { return nil }
    switch ColumnRole.of(text) {
    case (.actual, 1)?: return .actual
    case (.target, 1)?: return .target
    case (.baseline, 1)?: return .baseline
    default: return nil
    }
  }

  private static let others: [String: ObservationKind] = [
    "測定結果": .actual, "結果値": .actual,
    "result": .actual, "results": .actual, "outcome": .actual, "outcomes": .actual, "achieved": .actual,
    "observed": .actual, "actual": .actual, "goal": .target, "goals": .target, "planned": .target, "target": .target,
    "current": .baseline, "currentvalue": .baseline, "base": .baseline, "basevalue": .baseline, "baseline": .baseline,
  ]
}
