// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators
internal import Notation

/// What the report says of the plan as a whole: title, year and owner.
struct PlanFacts {
  let plan: Plan
  /// A line before the tables says of which year the results are, or the user or the document's parts do.
  let isYearStated: Bool

  /// `nil` where no fiscal year is named: of which year the values are could only be guessed.
  /// - Parameter year: that of the results, where the document's own parts say it.
  init?(
    tables: [ReportTable], prose: [(line: Int, text: String)], text: String, year stated: Int? = nil, id: String? = nil
  ) {
    let title = Self.title(prose.map(\.text))
    guard
      let year = stated ?? Self.year(tables, title: title, text: text)
        ?? id.flatMap({ FiscalYearNotation.year(in: $0) })
    else { return nil }
    isYearStated = stated != nil || Self.resultYear(tables) == year
    plan = Plan(
      id: id ?? String(year), title: title.isEmpty ? String(year) : title,
      owner: Self.owner(title, prose.map(\.text), text),
      fiscalYear: FiscalYear(year))
  }

  private static let planWords = [
    "アクションプラン", "実施計画", "行動計画", "推進計画", "総合計画", "基本計画", "計画", "プラン", "ビジョン", "戦略", "大綱", "構想", "プログラム",
  ]

  /// The first short line that names a plan, without what the report is about.
  private static func title(_ lines: [String]) -> String {
    let candidates = lines.map { $0.trimmingBlanks() }.filter { line in
      line.count <= 80 && !line.contains("。") && planWords.contains { line.contains($0) }
    }
    guard let first = candidates.first else { return "" }
    var title = withoutLeadingYear(first)
    for ending in [
      "の実施結果", "の実施状況", "の取組実績", "の取組状況", "の進捗状況", "の実績", "の結果", "の評価", "実施結果", "進捗状況", "取組状況", "実施状況", "の達成状況", "実績報告",
      " 令和", " 平成", "　令和", "　平成", "(", "（",
    ] {
      if let range = title.firstRange(of: ending), range.lowerBound > title.startIndex {
        title = String(title[..<range.lowerBound])
      }
    }
    if title.hasPrefix("【"), let end = title.prefix(6).firstIndex(of: "】") {
      title = String(title[title.index(after: end)...])
    }
    while let first = title.first, "【「『〔[■●○◎◇◆#* 　".contains(first) { title.removeFirst() }
    return title.trimmingEnd(" 　】」』〕]")
  }

  /// 令和4年度　かすみ県推進計画: the year of the report is not part of the plan's name.
  private static func withoutLeadingYear(_ title: String) -> String {
    guard let first = QuantityNotation.quantities(in: title).first, first.value == nil, first.place.lowerBound == 0
    else {
      return title
    }
    return String(decoding: Array(title.utf8)[first.place.upperBound...], as: UTF8.self).trimmingBlanks()
  }

  /// The year of the results: that of the results' column, else of the title, else the one most often named.
  private static func year(_ tables: [ReportTable], title: String, text: String) -> Int? {
    let headers = tables.flatMap(\.columns).filter { $0.role == .actual || $0.role == .status }.compactMap(\.fiscalYear)
    let named = namedYear(tables)
    if let latest = headers.max() {
      // Of a row of years, some may be yet to come.
      return named.map { headers.contains($0) && Set(headers).count > 2 ? $0 : latest } ?? latest
    }
    let filled = filledYears(tables)
    if let year = trailingYear(title) ?? named, filled.isEmpty || filled.contains(year) { return year }
    // Without results, the latest starting values are of the year before the plan or of its own.
    let starts = tables.flatMap(\.columns).filter { $0.role == .baseline }.compactMap(\.fiscalYear)
    if let latest = filled.max() ?? cellYears(tables).max() ?? yearsBeside(tables).max() ?? starts.max() {
      return latest
    }
    var counts: [Int: Int] = [:]
    for line in text.split(separator: "\n").prefix(3000) {
      for quantity in QuantityNotation.quantities(in: line.prefix(2000)) {
        if let year = quantity.fiscalYear { counts[year, default: 0] += 1 }
      }
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The year that a line about results names.
  private static func resultYear(_ tables: [ReportTable]) -> Int? { namedYear(tables, ofResults: true) }

  /// The first fiscal year that the lines before the tables name; a line about results first.
  private static func namedYear(_ tables: [ReportTable], ofResults: Bool = false) -> Int? {
    // （参考：前年度の評価） speaks of another year.
    let lines = tables.prefix(3).flatMap(\.preamble).prefix(20).map(\.text).filter { line in
      !["（参考", "(参考", "参考", "※"].contains(where: line.trimmingBlanks().hasPrefix)
    }
    let results = ["実績", "結果", "評価", "進捗", "状況", "報告", "達成"]
    func year(_ line: String) -> Int? {
      let years = QuantityNotation.quantities(in: line).filter { $0.value == nil && $0.time?.precision == .fiscalYear }
      // 計画（平成27年度から31年度）の平成29年度の評価: the year that stands before what the line is about.
      let own = years.last { year in
        let behind = String(decoding: Array(line.utf8)[year.place.upperBound...].prefix(18), as: UTF8.self)
        return results.contains { behind.contains($0) } && year.time?.from == nil
      }
      return (own ?? years.first)?.fiscalYear
    }
    return lines.lazy.filter { line in results.contains { line.contains($0) } }.compactMap(year).first
      ?? (ofResults ? nil : lines.lazy.compactMap(year).first)
  }

  /// The years whose columns have results.
  private static func filledYears(_ tables: [ReportTable]) -> Set<Int> {
    var years = Set<Int>()
    for table in tables {
      let kind = table.columns.firstIndex { $0.role == .kind }
      for (index, column) in table.columns.enumerated() where column.role == .yearly {
        let hasResult = table.rows.contains { row in
          row.cells[index].contains(where: \.isNumber)
            && (kind.map { ["実績", "結果"].contains(where: ColumnRole.fold(row.cells[$0]).contains) } ?? true)
        }
        if hasResult, let year = column.fiscalYear { years.insert(year) }
      }
    }
    return years
  }

  /// The years in columns of their own behind the results.
  private static func yearsBeside(_ tables: [ReportTable]) -> [Int] {
    tables.prefix(20).flatMap { table in
      let columns = table.columns.indices.dropFirst().filter {
        table.columns[$0].role == .valueYear && table.columns[$0 - 1].role == .actual
      }
      return table.rows.prefix(200).flatMap { row in columns.compactMap { ReportColumn(row.cells[$0]).fiscalYear } }
    }
  }

  /// The years that the cells of results name.
  private static func cellYears(_ tables: [ReportTable]) -> [Int] {
    tables.prefix(20).flatMap { table in
      let columns = table.columns.indices.filter { table.columns[$0].role == .actual }
      return table.rows.prefix(200).flatMap { row in
        columns.flatMap {
          QuantityNotation.quantities(in: row.cells[$0]).compactMap { $0.value == nil ? nil : $0.fiscalYear }
        }
      }
    }
  }

  /// アクションプラン2019.
  private static func trailingYear(_ title: String) -> Int? {
    title.split { !$0.isNumber }.compactMap { FiscalYearNotation.year(in: $0) }.last
  }

  private static let prefectures =
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
    .split(separator: " ").map(String.init)

  /// The body named at the start of the title or of another of the first lines; else the prefecture that the text names most
  /// often, three times at least; `""` where there is none.
  private static func owner(_ title: String, _ lines: [String], _ text: String) -> String {
    let first: [String] = [title] + lines.prefix(6).map { withoutLeadingYear($0.trimmingBlanks()) }
    let parts = first.flatMap(lastNames)
    for line in first + parts {
      let name = withoutEdition(line.trimmingBlanks()).prefix(8)
      guard let end = name.firstIndex(where: { "県市町村".contains($0) }),
        name.distance(from: name.startIndex, to: end) >= 2,
        !name[..<end].contains(where: { $0.isNumber || "、・".contains($0) }), !joins(name[..<end])
      else { continue }
      return String(name[...end])
    }
    // 東京都 is named in every prefecture's plan.
    let counts = prefecturesNamed(in: text)
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= 3 else { return "" }
    return most.key
  }

  /// …の点検・評価　かえで市（令和元年度）: bodies that stand alone behind a blank.
  private static func lastNames(in line: String) -> [String] {
    let parts = line.split(whereSeparator: \.isWhitespace).dropFirst()
    let names = parts.map { part in String(part.prefix { $0 != "（" && $0 != "(" }) }
    return names.filter { $0.count <= 6 && "県市町村".contains($0.last ?? " ") }
  }

  /// 第2期せせらぎ県総合戦略: which edition it is.
  private static func withoutEdition(_ line: String) -> Substring {
    guard line.hasPrefix("第"), let end = line.prefix(5).firstIndex(where: { "次期版".contains($0) }) else {
      return line[...]
    }
    return line[line.index(after: end)...].drop { $0.isWhitespace }
  }

  /// 本年度の県 is no name, えびの市 is.
  private static func joins(_ name: Substring) -> Bool {
    guard let place = name.firstIndex(of: "の"), place > name.startIndex else { return false }
    return !("\u{3041}"..."\u{3096}").contains(name[name.index(before: place)])
  }

  /// How often each prefecture is named, in one pass: its name ends with 県, 都, 府 or 道 and has two or three characters before.
  private static func prefecturesNamed(in text: String) -> [String: Int] {
    let names = Set(prefectures)
    var (counts, last) = ([String: Int](), [Unicode.Scalar]())
    for scalar in text.unicodeScalars {
      last.append(scalar)
      if last.count > 4 { last.removeFirst() }
      guard scalar == "県" || scalar == "府" || scalar == "道" else { continue }
      for length in [4, 3] where last.count >= length {
        let name = String(String.UnicodeScalarView(last.suffix(length)))
        if names.contains(name) { counts[name, default: 0] += 1 }
      }
    }
    return counts
  }
}
