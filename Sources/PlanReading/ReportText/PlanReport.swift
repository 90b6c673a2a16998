// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators
internal import Notation

/// A plan's results report, read from its text alone: sections, measures, what is declared of them, and the numbers.
///
/// Nothing in it is keyed to one document: columns are known by general words of headers, statuses by the vocabularies in use,
/// numbers by `Notation`.
public struct PlanReport: Sendable {
  public let plan: Plan
  public let sections: [PlanSection]
  public let measures: [Measure]
  public let observations: [ReadObservation]
  /// What the report says of its own numbers, for the audit.
  public let statements: [ReportStatement]

  /// Whether the text is such a report: it has a table whose header names measures and their targets, results or status.
  public static func isReport(_ text: String) -> Bool { ReportTables.hasTable(text) }

  /// `nil` for a text whose tables have no rows of measures, or that names no fiscal year.
  public init?(text: String) {
    let found = ReportTables.tables(in: text)
    let (tables, isAligned) = (found.tables, found.isAligned)
    let rows = MeasureRows(tables)
    guard !rows.measures.isEmpty else { return nil }
    let prose = tables.flatMap(\.preamble) + found.closing
    guard let plan = PlanFacts(tables: tables, prose: prose, text: text)?.plan else { return nil }
    self.plan = plan
    sections = rows.sections.map { PlanSection(plan: plan.id, section: $0.number, title: $0.title) }
    let words = StatusWords(cells: rows.measures.map(\.statusText), text: prose.map(\.text))
    var (measures, observations) = ([Measure](), [ReadObservation]())
    var statements = HeadlineStatements(prose).statements
    var places = Set<MeasurePlace>()
    for row in rows.measures {
      let place = MeasurePlace(plan: plan.id, section: row.section, number: row.number)
      guard places.insert(place).inserted else { continue }
      measures.append(
        Measure(
          place: place, name: row.name, department: row.department, novelty: row.novelty, isRelisted: row.isRelisted,
          declaredStatus: words.status(row.statusText)))
      observations += MeasureObservations(row, plan: plan, isAligned: isAligned).observations
      for part in row.parts {
        for role in [ColumnRole.target, .actual, .status, .remarks] {
          for (_, text) in row.texts(role, of: part) {
            statements += CellStatements(text, place: place, planYear: plan.fiscalYear.number).statements
          }
        }
      }
    }
    (self.measures, self.observations, self.statements) = (measures, observations, statements)
  }
}

/// What the report says of the plan as a whole: title, year and owner.
struct PlanFacts {
  let plan: Plan

  /// `nil` where no fiscal year is named: of which year the values are could only be guessed.
  init?(tables: [ReportTable], prose: [(line: Int, text: String)], text: String) {
    let title = Self.title(prose.map(\.text))
    guard let year = Self.year(tables, title: title, text: text) else { return nil }
    plan = Plan(
      id: String(year), title: title.isEmpty ? String(year) : title, owner: Self.owner(title, prose.map(\.text), text),
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
    if let latest = headers.max() { return latest }
    let named = tables.first?.preamble.prefix(12).flatMap { QuantityNotation.quantities(in: $0.text) }.first {
      $0.value == nil && $0.time?.precision == .fiscalYear
    }
    if let year = trailingYear(title) ?? named?.fiscalYear { return year }
    var counts: [Int: Int] = [:]
    for line in text.split(separator: "\n").prefix(3000) {
      for quantity in QuantityNotation.quantities(in: line.prefix(2000)) {
        if let year = quantity.fiscalYear { counts[year, default: 0] += 1 }
      }
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
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
    for line in [title] + lines.prefix(6) {
      let name = line.trimmingBlanks().prefix(8)
      guard let end = name.firstIndex(where: { "県市町村".contains($0) }),
        name.distance(from: name.startIndex, to: end) >= 2,
        !name[..<end].contains(where: { $0.isNumber || "の、・".contains($0) })
      else { continue }
      return String(name[...end])
    }
    // 東京都 is named in every prefecture's plan.
    let counts = prefecturesNamed(in: text)
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= 3 else { return "" }
    return most.key
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
