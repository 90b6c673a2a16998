// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// A tidy table of values: each cell of a column of values is an observation.
struct TidyTable {
  let table: CellTable
  let layout: TidyLayout
  /// Names the indicator where the table has no column for it.
  let title: String
  /// What a data package says of the columns, by header.
  private let fields: [String: PackageDescriptor.Field]
  /// The indicators of which a value is written with a sign of per cent, which then is the unit of all.
  private var percentages: Set<String> = []

  init(
    _ table: CellTable, described description: PackageDescriptor.Resource? = nil, title: String? = nil,
    mapping: ColumnMapping = ColumnMapping()
  ) throws(ReadingRefusal) {
    self.table = table
    self.title = description?.title ?? title ?? Self.baseName(table.file)
    let fields = description?.schema?.fields ?? []
    self.fields = Dictionary(fields.map { ($0.name ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    layout = try TidyLayout(of: table, mapping: mapping)
    percentages = indicatorsInPercent()
  }

  func read(into draft: inout PanelDraft) {
    draft.beginDocument()
    let known = draft.panel.catalogue.indicators.count
    draft.add(Source(title: Self.baseName(table.file)))
    draft.note(layout, of: table)
    draft.notes += missingMarks()
    draft.problems += table.problems
    for column in layout.values where column.year != nil {
      draft.lookForYearsBeyondEra(
        in: table.header[column.index], at: table.place(line: table.headerLine))
    }
    var told = Set<Int>()
    let problems = draft.problems.count
    for row in table.rows { read(TableRow(table: table, row: row, indices: layout.indices), &draft, &told) }
    for index in draft.problems.indices[problems...] { draft.problems[index] = besideColumns(draft.problems[index]) }
    if layout.indices[TidyRole.better.rawValue] == nil {
      draft.tellBetterByBaselines(ofIndicatorsFrom: known)
      draft.noteDirectionsLeftOpen(ofIndicatorsFrom: known)
    }
    // A plan that was named can be reported on also where no target was set.
    if let plan = draft.options.plan, let year = draft.panel.orderedKeys.map(\.year).max() {
      draft.ensurePlan(plan, year: year)
    }
    draft.noteYearsBeyondEra()
    draft.noteVaryingAttributes(of: table.file, sheet: table.sheet)
  }

  /// Of two values for one observation, with the columns in which their rows differ.
  private func besideColumns(_ problem: ReadingProblem) -> ReadingProblem {
    guard case .conflict(let present, let offered, let line?) = problem.fact,
      let first = table.rows.first(where: { $0.line == line }),
      let second = table.rows.first(where: { $0.line == problem.place.line })
    else { return problem }
    let differing = layout.attributes.filter { column in
      let texts = [first, second].map { $0.fields[column.index].trimmingBlanks() }
      return texts[0] != texts[1] && texts.allSatisfy { !$0.isEmpty && Self.value(of: $0) == nil }
    }
    guard !differing.isEmpty else { return problem }
    let columns = differing.map { table.header[$0.index] }
    return ReadingProblem(
      problem.place, .conflictBeside(columns, present: present, offered: offered, firstLine: line))
  }

  /// Whether a cell of values has none.
  static func isMissing(_ text: String) -> Bool { MissingMark.isPlain(text) || MissingMark.isTold(text) }

  static func baseName(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}

// MARK: - Rows

extension TidyTable {
  /// Reads what the row says of its values, its year, its series and each value apart, so that one wrong cell hides no
  /// other.
  ///
  /// - Parameter told: the columns of which it was told that plan or year are missing, once for all their rows.
  private func read(_ row: TableRow, _ draft: inout PanelDraft, _ told: inout Set<Int>) {
    let plan = draft.options.plan
    let statement = draft.noting { () throws(ReadingProblem) in try RowStatement(row, plan: plan) }
    let rowYear = draft.noting { () throws(ReadingProblem) in try year(row) }
    if rowYear != nil {
      draft.lookForYearsBeyondEra(in: row.text(TidyRole.year.rawValue), at: row.place(TidyRole.year.rawValue))
    }
    let rowSlug = layout.isPanel ? nil : draft.noting { () throws(ReadingProblem) in try slug(row) }
    let readings = layout.values.map { column in
      draft.noting { () throws(ReadingProblem) in try number(row, column) } ?? nil
    }
    let attributes = layout.attributes.map { (name: $0.name, text: row.attribute($0.index)) }
    var last: Int?
    for (column, reading) in zip(layout.values, readings) {
      guard let statement, let slug = column.indicator ?? rowSlug else { continue }
      let series = addSeries(slug, row, column, statement, &draft)
      if series != last {
        for attribute in attributes { draft.setAttribute(attribute.name, ofSeries: series, to: attribute.text) }
      }
      last = series
      guard let rowYear, let reading else { continue }
      let place = table.place(row.row, column.index)
      if let fact = statement.lack(column, rowYear) {
        if told.insert(column.index).inserted { draft.problems.append(ReadingProblem(place, fact)) }
        continue
      }
      guard let year = draft.noting({ () throws(ReadingProblem) in try self.year(of: column, row, rowYear, statement) })
      else { continue }
      let key = statement.key(year, column.kind)
      if key.kind == .target { draft.ensurePlan(key.plan, year: year) }
      draft.insert(
        reading.value, series: series, at: key, annotation: statement.annotation(of: reading), from: place)
    }
  }

  /// The row's own year; `nil` in a table without a column for it.
  private func year(_ row: TableRow) throws(ReadingProblem) -> FiscalYear? {
    guard layout.indices[TidyRole.year.rawValue] != nil else { return nil }
    return try row.year(TidyRole.year.rawValue)
  }

  /// The year of one value: its header's, that of a column for its kind, the row's, or that of the plan.
  private func year(
    of column: TidyLayout.ValueColumn, _ row: TableRow, _ rowYear: FiscalYear?, _ statement: RowStatement
  ) throws(ReadingProblem) -> FiscalYear {
    if let year = column.year { return year }
    if let index = column.yearIndex { return try row.year(at: index) }
    guard let year = rowYear ?? statement.planYear else {
      throw ReadingProblem(table.place(row.row, column.index), .valuesWithoutYear)
    }
    return year
  }

  /// A plain number, one with a sign of per cent, which then is its unit, or one as people write it: 約120, 15以下.
  private func number(_ row: TableRow, _ column: TidyLayout.ValueColumn) throws(ReadingProblem) -> WrittenValue? {
    let text = row.row.fields[column.index].trimmingBlanks()
    guard !Self.isMissing(text) else { return nil }
    guard let value = Self.value(of: text) else { return try written(text, row, column) }
    try checkPercent(row, column, text, Self.isPercent(text))
    return WrittenValue(plain: value)
  }

  private func written(
    _ text: String, _ row: TableRow, _ column: TidyLayout.ValueColumn
  ) throws(ReadingProblem) -> WrittenValue {
    let place = table.place(row.row, column.index)
    let value: WrittenValue
    do throws(WrittenValue.Fault) {
      value = try WrittenValue(text, unit: unit(of: row))
    } catch {
      throw ReadingProblem(place, .notANumber(text))
    }
    try checkPercent(row, column, text, text.contains { "%％".contains($0) })
    return value
  }

  /// A plain number, or one with a sign of per cent behind it.
  static func value(of text: String) -> Double? {
    DecimalNotation.value(of: isPercent(text) ? text.dropLast() : text[...])
  }

  /// A percentage of something that is counted otherwise, or a plain number among percentages: 65% and 0.66 may be nearly
  /// the same, or not at all.
  private func checkPercent(
    _ row: TableRow, _ column: TidyLayout.ValueColumn, _ text: String, _ isPercent: Bool
  ) throws(ReadingProblem) {
    guard !percentages.isEmpty else { return }
    let unit = unit(of: row)
    let isOfPercent = ["%", "％", "パーセント", "percent"].contains(unit.lowercased())
    if isPercent, !unit.isEmpty, !isOfPercent {
      throw ReadingProblem(table.place(row.row, column.index), .percentOfUnit(text, unit: unit))
    }
    if !isPercent, unit.isEmpty, percentages.contains(column.indicator ?? name(of: row)) {
      throw ReadingProblem(table.place(row.row, column.index), .withoutPercent(text))
    }
  }

  private func indicatorsInPercent() -> Set<String> {
    var found = Set<String>()
    for row in table.rows {
      for column in layout.values where Self.isPercent(row.fields[column.index].trimmingBlanks()) {
        found.insert(column.indicator ?? name(of: TableRow(table: table, row: row, indices: layout.indices)))
      }
    }
    return found
  }

  private static func isPercent(_ text: String) -> Bool { text.hasSuffix("%") || text.hasSuffix("％") }

  /// The unit that the row says; a line in its place (合計特殊出生率, －) says that there is none, and ％ is %.
  private func unit(of row: TableRow) -> String {
    let unit = row.text(TidyRole.unit.rawValue)
    return unit == "％" ? "%" : CellReading.isStroke(unit) ? "" : unit
  }

  /// The name of a row's indicator, blank where it should not be.
  private func name(of row: TableRow) -> String {
    layout.indices[TidyRole.indicator.rawValue] == nil ? title : row.text(TidyRole.indicator.rawValue)
  }

  private func slug(_ row: TableRow) throws(ReadingProblem) -> String {
    guard layout.indices[TidyRole.indicator.rawValue] != nil else { return title }
    return try row.required(TidyRole.indicator.rawValue)
  }
}

// MARK: - Series

extension TidyTable {
  private func addSeries(
    _ slug: String, _ row: TableRow, _ column: TidyLayout.ValueColumn, _ statement: RowStatement,
    _ draft: inout PanelDraft
  ) -> Int {
    var indicator = definition(slug, row, column, statement, known: draft.indicator(slug))
    if indicator.unit.isEmpty, percentages.contains(slug) { indicator.unit = "%" }
    let index = draft.add(indicator, from: row.place(TidyRole.indicator.rawValue))
    return draft.panel.catalogue.add(Series(indicator: index, entity: row.text(TidyRole.entity.rawValue)))
  }

  /// The indicator as the row defines it. What the row leaves blank is as it was defined before.
  private func definition(
    _ slug: String, _ row: TableRow, _ column: TidyLayout.ValueColumn, _ statement: RowStatement, known: Indicator?
  ) -> Indicator {
    let field = fields[table.header[column.index]]
    let name = layout.isPanel ? field?.title ?? "" : row.text(TidyRole.name.rawValue)
    let unit = unit(of: row)
    var indicator = known ?? Indicator(slug: slug, name: slug, unit: field?.unit ?? "")
    if !name.isEmpty { indicator.name = name }
    if !unit.isEmpty { indicator.unit = unit }
    if known == nil { indicator.better = Better.told(byName: indicator.name, unit: indicator.unit) }
    if let better = statement.better { indicator.better = better }
    if let span = statement.span { indicator.span = span }
    return indicator
  }
}
