// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// Reads the rows of all tables as sections and measures.
struct MeasureRows {
  private(set) var sections: [(number: Int, title: String)] = []
  private(set) var measures: [ReportMeasure] = []
  private var section = 0
  private var lastNumber = 0
  /// As it is written: 2-2-(1) may be the second of its section.
  private var lastNumberCell = ""
  private var titles: [String: Int] = [:]
  private var taken: [Int: Set<Int>] = [:]
  /// What the rows' names are parts of.
  private var group = ""
  /// How deep the headings of sections stand.
  private var level = 2
  private var table = 0

  init(_ tables: [ReportTable]) {
    let headings = tables.flatMap(\.preamble).compactMap { SectionHeading($0.text) }
    level = Self.level(of: tables)
    for (index, table) in tables.enumerated() {
      self.table = index
      read(table, headings)
    }
  }

  private mutating func read(_ table: ReportTable, _ headings: [SectionHeading]) {
    let hasSections = hasSectionColumn(table)
    if !hasSections { beginSection(table, headings) }
    var index = Dictionary(
      table.columns.enumerated().compactMap { entry in entry.element.role.map { ($0, entry.offset) } },
      uniquingKeysWith: { first, _ in first })
    if !hasSections { index[.section] = nil }
    group = ""
    for row in table.rows { take(row, table, index) }
  }

  /// A column that names sections; one of wider measures does not where a heading over the table names the chapter.
  private func hasSectionColumn(_ table: ReportTable) -> Bool {
    guard let column = table.columns.first(where: { $0.role == .section }) else { return false }
    let isOfMeasures = ColumnRole.of(column.header)?.role == .name
    return !(isOfMeasures && table.preamble.contains { SectionHeading($0.text)?.isChapter == true })
  }

  /// The highest level with two headings or more: a chapter over all tables divides nothing.
  private static func level(of tables: [ReportTable]) -> Int {
    var found: [Int: Set<SectionHeading>] = [:]
    for heading in tables.flatMap(\.preamble).compactMap({ SectionHeading($0.text) }) {
      found[heading.level, default: []].insert(heading)
    }
    let levels = found.keys.sorted()
    // One number over numbers in brackets is the plan's own part.
    let only = levels.first == 2 && found[3] != nil ? 3 : levels.first
    return levels.first { (found[$0]?.count ?? 0) > 1 } ?? only ?? 2
  }

  /// The heading before the table; without one, a table that begins to count again is the next section.
  private mutating func beginSection(_ table: ReportTable, _ headings: [SectionHeading]) {
    let own = table.preamble.reversed().lazy.compactMap { SectionHeading($0.text) }
    let heading = own.first { $0.level == level } ?? (level == 2 ? own.first { $0.level < level } : nil)
    if heading == nil, section > 0, own.first != nil { return }
    if let heading = heading ?? own.first(where: { $0.level <= level || section == 0 }) {
      guard heading.number != section || lastNumber == 0 || restarts(table) else { return }
      (section, lastNumber) = (heading.number, 0)
      let title =
        headings.first { $0.number == heading.number && Self.isSame($0.title, heading.title) }?.title ?? heading.title
      add(section, title)
    } else if let title = table.preamble.reversed().lazy.compactMap({ UnnumberedHeading($0.text)?.title }).first {
      takeSection(titled: title)
    } else if section == 0 || restarts(table) {
      (section, lastNumber) = (section + 1, 0)
      // The line before a table is its title; the only line of all is the plan's.
      let lines = table.preamble.map { $0.text.trimmingBlanks() }.filter { !$0.isEmpty }
      let last = section == 1 && lines.count < 2 ? "" : lines.last ?? ""
      let isBody = last.count <= 6 && last.last.map { "都道府県市町村".contains($0) } ?? false
      let isTitle =
        !isBody && !"（(".contains(last.first ?? " ") && last.count <= 40 && !last.contains { "。：:＝=".contains($0) }
        && !RowShape.isDepartment(last)
      add(section, isTitle ? last : "")
    }
  }

  private mutating func takeSection(titled key: String, number: Int? = nil) {
    if let known = titles[key] {
      if known != section { lastNumber = measures.last { $0.section == known }?.number ?? 0 }
      section = known
      return
    }
    section = number ?? (sections.map(\.number).max() ?? 0) + 1
    titles[key] = section
    lastNumber = 0
    add(section, key)
  }

  private func restarts(_ table: ReportTable) -> Bool {
    guard let number = table.columns.firstIndex(where: { $0.role == .number }),
      let first = table.rows.first.flatMap({ SectionNumber.row($0.cells[number]) })
    else { return false }
    return first <= lastNumber && first == 1
  }

  /// Two spellings of one title begin alike (健康な暮らし, 健康なくらし).
  private static func isSame(_ a: String, _ b: String) -> Bool { a.prefix(3) == b.prefix(3) }

  private mutating func add(_ number: Int, _ title: String) {
    if !sections.contains(where: { $0.number == number }) { sections.append((number, title)) }
  }

  private mutating func take(_ row: ReportTable.Row, _ table: ReportTable, _ index: [ColumnRole: Int]) {
    func cell(_ role: ColumnRole) -> String { index[role].map { row.cells[$0] } ?? "" }
    var name = IndicatorLabel.withoutNotes(CellText.oneLine(GoalArrow.parted(cell(.name)).name))
    let number = SectionNumber.row(cell(.number))
    let isSamePlace =
      number == nil || (number == measures.last?.number && measures.last?.section == max(section, 1))
      || cell(.number) == lastNumberCell
    if let last = measures.last, last.columns == table.columns, name.isEmpty || (name == last.name && isSamePlace),
      number == nil || isSamePlace
    {
      measures[measures.count - 1].parts.append(row)
      // Of a row a year, the latest says how the measure stands.
      if let year = ReportColumn(cell(.rowYear)).fiscalYear, year >= last.statusYear {
        measures[measures.count - 1].statusText = CellText.cleaned(cell(.status))
        measures[measures.count - 1].statusYear = year
      }
      if measures[measures.count - 1].department.isEmpty {
        measures[measures.count - 1].department = CellText.spaced(cell(.department))
      }
      return
    }
    guard !name.isEmpty, !Self.isTotal(name), !takeGroup(name, row, table) else { return }
    if !group.isEmpty { name = group + "　" + name }
    lastNumberCell = cell(.number)
    takeSection(cell(.section), cell(.number))
    let place = free(number)
    lastNumber = place
    let (unmarked, isRelisted) = Self.relisted(name, cell(.novelty))
    let (marked, novelty) = Self.novelty(unmarked, cell(.novelty))
    let unit = table.columns.contains { $0.namesIndicator } ? IndicatorLabel.bracketedUnit(marked) ?? "" : ""
    let plain = unit.isEmpty ? marked : IndicatorLabel.withoutUnit(marked)
    measures.append(
      ReportMeasure(
        section: max(section, 1), number: place, name: plain, department: CellText.spaced(cell(.department)),
        novelty: novelty, isRelisted: isRelisted, statusText: CellText.cleaned(cell(.status)),
        line: row.line, parts: [row], columns: table.columns, sheet: table.sheet, table: self.table,
        isAligned: table.isAligned,
        isPasted: table.isPasted, isUneven: table.isUneven, isCrooked: table.isCrooked,
        statusYear: ReportColumn(cell(.rowYear)).fiscalYear ?? 0, unit: unit
      ))
  }

  /// A name without values stands over those that say whose they are only (取得率 over 国家公務員, 民間企業).
  private mutating func takeGroup(_ name: String, _ row: ReportTable.Row, _ table: ReportTable) -> Bool {
    guard table.columns.contains(where: \.namesIndicator), !table.isAligned else { return false }
    if row.cells.count(where: { !$0.trimmingBlanks().isEmpty }) == 1 {
      group = name
      return true
    }
    if IndicatorLabel.namesQuantity(name) { group = "" }
    return false
  }

  /// A column that names the section, filled only where it changes; or 2-3 in the number's column.
  private mutating func takeSection(_ cell: String, _ number: String) {
    let title = CellText.oneLine(cell)
    if let levels = SectionNumber.levels(ColumnRole.fold(number)), let first = levels.first {
      if first != section { lastNumber = 0 }
      section = first
      add(section, SectionHeading(title)?.title ?? title)
      return
    }
    guard !title.isEmpty else { return }
    let heading = SectionHeading(title)
    takeSection(titled: heading?.title ?? title, number: heading?.number)
  }

  /// The number that a row has, or where another measure of the section has it, or it has none, the next one.
  private mutating func free(_ number: Int?) -> Int {
    let section = max(section, 1)
    let known = taken[section] ?? []
    let place = number.flatMap { known.contains($0) ? nil : $0 } ?? max(lastNumber, known.max() ?? 0) + 1
    taken[section, default: []].insert(place)
    return place
  }

  private static func isTotal(_ name: String) -> Bool { ["計", "合計", "小計", "総計", "平均"].contains(ColumnRole.fold(name)) }

  /// （再掲） before, behind or beside a name.
  private static func relisted(_ name: String, _ novelty: String) -> (name: String, isRelisted: Bool) {
    for mark in ["（再掲）", "(再掲)", "【再掲】", "〔再掲〕", "［再掲］", "[再掲]", "＜再掲＞", "※再掲", "(再)", "（再）", "再掲："]
    where name.holds(mark) {
      return (name.replacing(mark, with: "").trimmingBlanks(), true)
    }
    return (name, novelty.contains("再掲"))
  }

  /// 【新規】 before or behind a name.
  private static func novelty(_ name: String, _ cell: String) -> (name: String, novelty: Novelty) {
    for (word, novelty) in [("新規", Novelty.new), ("一部新規", .partly), ("拡充", .partly), ("継続", .continued)] {
      for mark in ["【\(word)】", "（\(word)）", "(\(word))", "〔\(word)〕", "［\(word)］", "[\(word)]", "＜\(word)＞"]
      where (name.hasPrefix(mark) || name.hasSuffix(mark)) && name.count > mark.count {
        return (name.replacing(mark, with: "").trimmingBlanks(), novelty)
      }
    }
    return (name, novelty(cell))
  }

  private static func novelty(_ cell: String) -> Novelty {
    let text = ColumnRole.fold(cell)
    if text.contains("一部") || text.contains("拡充") || text == "△" { return .partly }
    let isNew =
      ["○", "〇", "◯", "●", "◎", "新", "新規", "★", "☆", "new", "n", "レ", "✓", "✔"].contains(text) || text.hasPrefix("新規")
    return isNew ? .new : .continued
  }
}
