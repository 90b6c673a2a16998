// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// A tidy table of values, in one of three layouts. Columns of no known use are kept as attributes of the series.
struct TidyTable {
  enum Layout {
    /// `indicator,year,value`: a row a value.
    case long
    /// `indicator` and a column a year.
    case wide([(index: Int, year: FiscalYear)])
    /// `entity,year` and a column an indicator.
    case panel([Int])
  }

  let table: DelimitedText
  let layout: Layout
  /// Where the column of each role stands, by the role's name.
  let indices: [String: Int]
  let attributes: [(index: Int, name: String)]
  /// Names the indicator where the table has no column for it.
  let title: String

  init(_ table: DelimitedText, title: String? = nil) throws(ReadingRefusal) {
    self.table = table
    self.title = title ?? Self.baseName(table.file)
    indices = Self.roles(of: table.header)
    layout = try Self.layout(of: table, indices)
    var taken = Set(indices.filter { $0.key != TidyRole.group.rawValue }.values)
    switch layout {
    case .long: break
    case .wide(let years): taken.formUnion(years.map(\.index))
    case .panel(let values): taken.formUnion(values)
    }
    let group = indices[TidyRole.group.rawValue]
    attributes = table.header.indices.filter { !taken.contains($0) && !table.header[$0].isEmpty }.map {
      ($0, $0 == group ? TidyRole.group.rawValue : table.header[$0])
    }
  }

  private static func roles(of header: [String]) -> [String: Int] {
    let known = header.enumerated().compactMap { index, text in TidyRole(header: text).map { ($0.rawValue, index) } }
    return Dictionary(known, uniquingKeysWith: { first, _ in first })
  }

  private static func layout(
    of table: DelimitedText, _ indices: [String: Int]
  ) throws(ReadingRefusal) -> Layout {
    let hasYear = indices[TidyRole.year.rawValue] != nil
    if hasYear, indices[TidyRole.value.rawValue] != nil { return .long }
    let values = hasYear ? valueColumns(of: table, besides: Set(indices.values)) : []
    if !values.isEmpty { return .panel(values) }
    let years = table.header.enumerated().compactMap { index, text in
      FiscalYearNotation.year(in: text).map { (index: index, year: FiscalYear($0)) }
    }
    if !years.isEmpty { return .wide(years) }
    throw ReadingRefusal([ReadingProblem(FilePlace(file: table.file, line: 1), .unknownLayout(headers: table.header))])
  }

  /// The columns that hold values: numbers in at least half of the cells that are not empty, so that one misprint does
  /// not turn a column of values into a column of labels.
  private static func valueColumns(of table: DelimitedText, besides taken: Set<Int>) -> [Int] {
    table.header.indices.filter { index in
      guard !table.header[index].isEmpty, !taken.contains(index) else { return false }
      let cells = table.rows.lazy.map { $0.fields[index].trimmingBlanks() }.filter { !isMissing($0) }
      let numbers = cells.count { DecimalNotation.value(of: $0) != nil }
      return numbers > 0 && numbers * 2 >= cells.count
    }
  }

  /// What statistical offices write for "no value".
  private static func isMissing(_ text: String) -> Bool { ["", "..", "NA", "N/A"].contains(text) }

  private static func baseName(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}

// MARK: - Reading

extension TidyTable {
  func read(into draft: inout PanelDraft) {
    draft.beginDocument()
    draft.add(Source(title: Self.baseName(table.file)))
    for row in table.rows {
      do {
        try read(TableRow(table: table, row: row, indices: indices), &draft)
      } catch {
        draft.problems.append(error)
      }
    }
    draft.notes += draft.takeVaryingAttributes().map {
      ReadingNote(
        place: FilePlace(file: table.file, header: $0.attribute), fact: .attributeVaries(indicator: $0.indicator))
    }
  }

  private func read(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    switch layout {
    case .long:
      let year = try row.year(TidyRole.year.rawValue)
      let series = try addSeries(row, &draft)
      if let index = indices[TidyRole.value.rawValue] { readValue(row, index, series, year, &draft) }
    case .wide(let years):
      let series = try addSeries(row, &draft)
      for (index, year) in years { readValue(row, index, series, year, &draft) }
    case .panel(let values):
      let year = try row.year(TidyRole.year.rawValue)
      for index in values {
        let series = try addSeries(row, named: table.header[index], &draft)
        readValue(row, index, series, year, &draft)
      }
    }
  }

  /// A wrong cell is a problem of its own, so that the others of its row are read and told too.
  private func readValue(
    _ row: TableRow, _ index: Int, _ series: Int, _ year: FiscalYear, _ draft: inout PanelDraft
  ) {
    let text = row.row.fields[index].trimmingBlanks()
    guard !Self.isMissing(text) else { return }
    let place = table.place(row.row, index)
    do throws(ReadingProblem) {
      guard let value = DecimalNotation.value(of: text) else { throw ReadingProblem(place, .notANumber(text)) }
      let key = try columnKey(row, year, &draft)
      draft.insert(value, series: series, at: key, annotation: try row.annotation(), from: place)
    } catch {
      draft.problems.append(error)
    }
  }

  private func columnKey(
    _ row: TableRow, _ year: FiscalYear, _ draft: inout PanelDraft
  ) throws(ReadingProblem) -> ColumnKey {
    let kind = try kind(row)
    guard kind == .target else { return ColumnKey(kind: kind, year: year) }
    let plan = row.text(TidyRole.plan.rawValue)
    guard !plan.isEmpty else { throw ReadingProblem(row.place(TidyRole.kind.rawValue), .targetWithoutPlan) }
    draft.ensurePlan(plan, year: year)
    return .target(plan, year)
  }

  private func kind(_ row: TableRow) throws(ReadingProblem) -> ObservationKind {
    if let kind = TidyRole.kinds[row.text(TidyRole.kind.rawValue)] { return kind }
    return try row.word(TidyRole.kind.rawValue) ?? .actual
  }

  /// Of a panel the column's header names the indicator; else its own column does, or the table's title.
  private func slug(_ row: TableRow, header: String?) throws(ReadingProblem) -> String {
    if let header { return header }
    guard indices[TidyRole.indicator.rawValue] != nil else { return title }
    return try row.required(TidyRole.indicator.rawValue)
  }

  private func addSeries(
    _ row: TableRow, named header: String? = nil, _ draft: inout PanelDraft
  ) throws(ReadingProblem) -> Int {
    let slug = try slug(row, header: header)
    let name = header == nil ? row.text(TidyRole.name.rawValue) : ""
    let indicator = Indicator(
      slug: slug, name: name.isEmpty ? slug : name, unit: row.text(TidyRole.unit.rawValue),
      better: try row.word(TidyRole.better.rawValue) ?? .higher, span: try row.word(TidyRole.span.rawValue) ?? .annual)
    let index = draft.add(indicator, from: row.place(TidyRole.indicator.rawValue))
    let series = draft.panel.catalogue.add(Series(indicator: index, entity: row.text(TidyRole.entity.rawValue)))
    for (column, attribute) in attributes {
      let text = row.row.fields[column].trimmingBlanks()
      if !text.isEmpty { draft.setAttribute(attribute, ofSeries: series, to: text) }
    }
    return series
  }
}
