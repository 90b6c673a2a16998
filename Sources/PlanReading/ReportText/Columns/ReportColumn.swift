// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A column of a results table: its header, its role, and the year that the header names.
struct ReportColumn: Hashable, Sendable {
  /// A header as it stands over its column, with what stands over several columns above it (令和元年度 over 目標, 実績).
  struct Heading: Hashable, Sendable {
    var own: String
    var group = ""
  }

  let header: String
  var role: ColumnRole?
  var fiscalYear: Int?
  /// 前年度実績: so many years after that of the plan, where the header names none itself.
  let yearOffset: Int
  /// The header names a period (2019-2023年度, R元～R5年度), whose last year `fiscalYear` is.
  let isOfPeriod: Bool
  /// A name column that is one of indicators, in a table without a column for measures.
  var namesIndicator = false
  /// 現状（R1）→目標（R5）: the year of what its cells have before their arrows; `fiscalYear` is that of what stands behind.
  private(set) var startYear: Int?

  init(_ header: String) { self.init(Heading(own: header)) }

  init(_ heading: Heading) {
    let own = heading.own.trimmingBlanks(), group = heading.group.trimmingBlanks()
    let text = own.isEmpty ? group : group.isEmpty || own == group ? own : group + " " + own
    header = text
    if let arrow = GoalArrow.heading(own) {
      (startYear, fiscalYear, isOfPeriod) = (Self.year(arrow.from)?.0, Self.year(arrow.to)?.0, false)
      (role, yearOffset) = (.target, 0)
      return
    }
    role = Self.role(own, group)
    (fiscalYear, isOfPeriod) = Self.year(own) ?? Self.year(group) ?? (nil, false)
    yearOffset = fiscalYear == nil ? Self.offset(text) : 0
    // 基準年（R元）, 平成25年度（基準年度）: the year is told, so that the cells have values.
    if fiscalYear != nil, let kind = role, [.baseYear, .dueYear].contains(kind) {
      role = kind == .baseYear ? .baseline : .target
    }
  }

  /// What a column says itself holds before what stands over it: 達成率 under 令和4年度, 実績値 under 数値目標.
  private static func role(_ own: String, _ group: String) -> ColumnRole? {
    if isYear(own) {
      let over = ColumnRole.of(withoutRelativeYear(group))?.role
      return over == nil || over == .indicator || over == .name ? .yearly : over
    }
    let bare = withoutBracketedYear(own)
    if let past = relativeYear(in: bare), past.word == ColumnRole.fold(bare), past.offset <= 0 { return .yearly }
    let own = withoutLeadingYear(withoutRelativeYear(bare))
    let role = ColumnRole.of(own)?.role
    if role == nil || own.count <= 2, !group.isEmpty, let over = ColumnRole.of(withoutRelativeYear(group))?.role {
      if ["年度", "年次", "時期", "年", "時点", "期限", "年月"].contains(ColumnRole.fold(own)) {
        return over == .target ? .dueYear : over == .baseline ? .baseYear : nil
      }
      return role ?? over
    }
    return role
  }

  /// 取組目標（令和5年度）: what the column is stands before the year.
  static func withoutBracketedYear(_ text: String) -> String {
    guard let last = text.last, last == ")" || last == "）",
      let open = text.lastIndex(where: { $0 == "(" || $0 == "（" }),
      open > text.startIndex, text[open...].contains(where: \.isNumber) || text[open...].contains("元")
    else { return text }
    return String(text[..<open]).trimmingBlanks()
  }

  /// R3計画: what the column is stands behind the year.
  static func withoutLeadingYear(_ text: String) -> String {
    guard let first = QuantityNotation.quantities(in: text).first, first.value == nil, first.fiscalYear != nil,
      first.place.lowerBound == 0, first.place.upperBound < text.utf8.count
    else { return text }
    return String(decoding: Array(text.utf8)[first.place.upperBound...], as: UTF8.self).trimmingBlanks()
  }

  /// Nothing but a year, or one with remarks in brackets.
  static func isYear(_ text: String) -> Bool {
    guard mayNameYear(text) else { return false }
    let text = text.filter { !$0.isWhitespace }
    if FiscalYearNotation.year(in: text) != nil || bareEraYear(text) != nil && text.hasSuffix("年度") { return true }
    guard let first = QuantityNotation.quantities(in: text).first, first.value == nil, first.fiscalYear != nil else {
      return false
    }
    let rest = text.utf8.count - first.place.count
    return rest == 0 || text.hasSuffix(")") || text.hasSuffix("）") ? ColumnRole.of(text) == nil : false
  }

  /// What stands beside the year of a heading, which no table of words knows (水準（令和2年度）): what its values are is a guess.
  var saysMoreThanYear: Bool {
    guard role == .yearly, yearOffset == 0, Self.relativeYear(in: header) == nil else { return false }
    var text = ColumnRole.fold(header)
    for quantity in QuantityNotation.quantities(in: header) where quantity.value == nil && quantity.fiscalYear != nil {
      text = text.replacing(ColumnRole.fold(quantity.asWritten), with: "")
    }
    for word in ["年度末", "年度", "年", "時点", "現在", "末", "月", "日", "の値", "数値", "値", "現況", "確定", "速報", "暦", "度"] {
      text = text.replacing(word, with: "")
    }
    guard ColumnRole.of(text)?.role == nil else { return false }
    return text.contains { $0.isLetter && !$0.isASCII }
  }

  /// Every year has a digit, 年 or 元: a quick look before a thorough one.
  private static func mayNameYear(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x30...0x39, 0xFF10...0xFF19, 0x5E74, 0x5143: true
      default: false
      }
    }
  }

  private static func year(_ text: String) -> (Int?, Bool)? {
    guard mayNameYear(text) else { return nil }
    if let found = QuantityNotation.quantities(in: text).first(where: { $0.value == nil && $0.fiscalYear != nil }),
      let year = found.fiscalYear
    {
      let start = found.time?.from?.fiscalYear ?? year
      return (year, start < year)
    }
    if let year = FiscalYearNotation.year(in: text.filter { !$0.isWhitespace }) ?? bareEraYear(text)
      ?? bareWesternYear(text)
    {
      return (year, false)
    }
    return nil
  }

  /// 30年度実績, 4年度目標: an era's year without the era. 20 and more are of 平成.
  private static func bareEraYear(_ text: String) -> Int? {
    guard text.unicodeScalars.contains("年") else { return nil }
    let text = ColumnRole.fold(text)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard text.dropFirst(digits.count).hasPrefix("年度"), let number = Int(digits), (1...31).contains(number) else {
      return text.hasPrefix("元年度") ? Era.reiwa.firstYear : nil
    }
    return (number >= 20 ? Era.heisei : Era.reiwa).firstYear + number - 1
  }

  /// 2025目標, 実績（2023）: four digits beside what the column is, and no others.
  private static func bareWesternYear(_ text: String) -> Int? {
    guard text.unicodeScalars.count(where: { $0.properties.numericType == .decimal }) >= 4 else { return nil }
    let text = ColumnRole.fold(text)
    let runs = text.split { !($0.isASCII && $0.isNumber) }
    guard runs.count == 1, let run = runs.first, run.count == 4, let year = Int(run), (1990...2100).contains(year),
      let role = ColumnRole.of(text.filter { !$0.isNumber && !"()".contains($0) })?.role
    else { return nil }
    return [.target, .actual, .baseline].contains(role) ? year : nil
  }

  private static let relative: [(word: String, offset: Int)] = [
    ("前々年度", -2), ("一昨年度", -2), ("前年度", -1), ("昨年度", -1), ("次年度", 1), ("翌年度", 1), ("来年度", 1), ("当該年度", 0), ("今年度", 0),
    ("本年度", 0), ("当年度", 0),
  ]

  private static func offset(_ text: String) -> Int { relativeYear(in: text)?.offset ?? 0 }

  private static func relativeYear(in text: String) -> (word: String, offset: Int)? {
    guard text.unicodeScalars.contains("年") else { return nil }
    return relative.first { text.contains($0.word) }
  }

  /// 次年度目標 is a target; 次年度 alone speaks of what is to come.
  private static func withoutRelativeYear(_ text: String) -> String {
    guard let word = relativeYear(in: text)?.word else { return text }
    let rest = text.replacing(word, with: "").trimmingBlanks()
    let role = ColumnRole.of(rest)?.role
    return role == .target || role == .actual || role == .baseline ? rest : text
  }

  /// What the cells show of a column whose header does not say it.
  mutating func take(role: ColumnRole) { self.role = role }

  /// The column names indicators, in a table without a column for measures.
  mutating func takeIndicators() { (role, namesIndicator) = (.name, true) }

  /// Whether a text begins with a year or a day: H26年1.54.
  static func startsWithYear(_ text: String) -> Bool {
    QuantityNotation.quantities(in: text).first.map {
      $0.value == nil && $0.fiscalYear != nil && $0.place.lowerBound == 0
    }
      ?? false
  }
}
