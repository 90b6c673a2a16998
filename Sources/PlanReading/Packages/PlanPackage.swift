// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// Where the tables of a plan come from: the folder of a data package, or the sheets of a workbook.
protocol PlanTables {
  /// The folder or file that is named where a table is missing.
  var folder: String { get }
  func has(_ table: String) -> Bool
  func table(_ name: String) throws(ReadingRefusal) -> CellTable?
}

/// The tables of a plan's data package: plan, sections, measures, indicators, observations.
struct PlanPackage {
  let package: any PlanTables
  /// A table of its own says where the indicators stand.
  private let hasPlacements: Bool

  init(_ package: any PlanTables) {
    self.package = package
    hasPlacements = package.has("placements")
  }

  func read(into draft: inout PanelDraft) throws(ReadingRefusal) {
    draft.beginDocument()
    try each("plan", ["plan", "title", "owner", "fiscal_year"], &draft, readPlan)
    try each("sections", ["plan", "section", "title"], &draft, readSection)
    try each("measures", ["plan", "section", "number", "name", "declared_status"], &draft, readMeasure)
    try each("indicators", ["indicator", "name", "unit", "better", "span"], &draft, readIndicator)
    checkBases(&draft)
    try each("placements", ["plan", "section", "number", "indicator"], &draft, readPlacement)
    try each("observations", ["indicator", "kind", "fiscal_year", "value"], &draft, readObservation)
    try each("attributes", ["indicator", "attribute", "value"], &draft, readAttribute)
    try each("sources", ["title", "path", "licence"], &draft, readSource)
    try each("events", ["fiscal_year", "title"], &draft, readEvent)
  }

  private static let required: Set<String> = ["indicators", "observations"]

  private func each(
    _ name: String, _ headers: [String], _ draft: inout PanelDraft,
    _ read: (TableRow, inout PanelDraft) throws(ReadingProblem) -> Void
  ) throws(ReadingRefusal) {
    guard let table = try package.table(name) else {
      guard !Self.required.contains(name) else {
        throw ReadingRefusal([ReadingProblem(FilePlace(file: package.folder), .missingResource(name))])
      }
      return
    }
    let missing = headers.filter { !table.header.contains($0) }
    guard missing.isEmpty else {
      let header = FilePlace(file: table.file, line: table.headerLine)
      throw ReadingRefusal(missing.map { ReadingProblem(header, .missingHeader($0)) } + table.problems)
    }
    draft.problems += table.problems
    for row in TableRow.rows(of: table) {
      do {
        try read(row, &draft)
      } catch {
        draft.problems.append(error)
      }
    }
    draft.noteVaryingAttributes(of: table.file)
  }

  private func readPlan(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    let plan = Plan(
      id: try row.required("plan"), title: row.text("title"), owner: row.text("owner"),
      fiscalYear: try row.year("fiscal_year"))
    guard draft.add(plan) else { throw ReadingProblem(row.place("plan"), .repeatedKey(plan.id)) }
  }

  private func readSection(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    let section = PlanSection(
      plan: try plan(row, draft), section: try row.integer("section"), title: row.text("title"))
    guard draft.add(section) else {
      throw ReadingProblem(row.place("section"), .repeatedKey("\(section.plan) \(section.section)"))
    }
  }

  private func readMeasure(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    let place = MeasurePlace(
      plan: try plan(row, draft), section: try row.integer("section"), number: try row.integer("number"))
    guard draft.hasSection(place.section, ofPlan: place.plan) else {
      throw ReadingProblem(row.place("section"), .unknownReference(kind: .section, "\(place.section)"))
    }
    let measure = Measure(
      place: place, name: try row.required("name"), department: row.text("department"),
      novelty: try row.word("new") ?? .continued, isRelisted: try row.word("relisted") == Truth.yes,
      declaredStatus: try row.word("declared_status"))
    guard draft.add(measure) else {
      throw ReadingProblem(row.place("number"), .repeatedKey("\(place.section)-\(place.number)"))
    }
  }

  private func readIndicator(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    let base = row.text("base")
    let indicator = Indicator(
      slug: try row.required("indicator"), name: try row.required("name"), unit: row.text("unit"),
      better: try row.word("better") ?? .higher, span: try row.word("span") ?? .annual,
      lowerBound: try row.number("lower_bound"), upperBound: try row.number("upper_bound"),
      base: base.isEmpty ? nil : base)
    let index = draft.add(indicator, from: row.place("indicator"))
    guard !hasPlacements, !row.text("section").isEmpty else { return }
    try place(indicator: index, slug: indicator.slug, row, &draft)
  }

  /// Which measures have which indicator, where an indicator stands in several plans.
  private func readPlacement(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    let slug = try row.required("indicator")
    guard let index = draft.panel.catalogue.indicatorIndex(slug: slug) else {
      throw ReadingProblem(row.place("indicator"), .unknownReference(kind: .indicator, slug))
    }
    try place(indicator: index, slug: slug, row, &draft)
  }

  private func place(
    indicator index: Int, slug: String, _ row: TableRow, _ draft: inout PanelDraft
  ) throws(ReadingProblem) {
    let place = MeasurePlace(
      plan: try soleOrNamedPlan(row, draft), section: try row.integer("section"), number: try row.integer("number"))
    guard draft.hasMeasure(at: place) else {
      throw ReadingProblem(
        row.place("number"), .unknownReference(kind: .measure, "\(place.section)-\(place.number)"))
    }
    guard draft.add(Placement(indicator: index, place: place)) else {
      throw ReadingProblem(row.place("indicator"), .repeatedKey(slug))
    }
  }

  /// A change's base is an indicator of the data, read before or after it.
  private func checkBases(_ draft: inout PanelDraft) {
    let unknown = draft.panel.catalogue.indicators.compactMap(\.base).filter {
      draft.panel.catalogue.indicatorIndex(slug: $0) == nil
    }
    draft.problems += unknown.map {
      ReadingProblem(
        FilePlace(file: package.folder + "/indicators.csv", header: "base"), .unknownReference(kind: .indicator, $0))
    }
  }

  private func readObservation(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    guard let kind = try row.word("kind", ObservationKind.self) else {
      throw ReadingProblem(row.place("kind"), .emptyCell)
    }
    let key = ColumnKey(
      kind: kind, plan: kind == .target ? try soleOrNamedPlan(row, draft) : "", year: try row.year("fiscal_year"))
    let series = try series(row, &draft)
    guard let value = try row.number("value") else { throw ReadingProblem(row.place("value"), .emptyCell) }
    draft.insert(value, series: series, at: key, annotation: try row.annotation(), from: row.place("value"))
  }

  private func readAttribute(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    let series = try series(row, &draft)
    draft.setAttribute(try row.required("attribute"), ofSeries: series, to: row.text("value"))
  }

  private func readSource(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    let source = Source(title: row.text("title"), path: row.text("path"), licence: row.text("licence"))
    draft.add(source)
  }

  private func readEvent(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) {
    let event = try EventTable.event(row)
    guard event.indicator.isEmpty || draft.indicator(event.indicator) != nil else {
      throw ReadingProblem(row.place("indicator"), .unknownReference(kind: .indicator, event.indicator))
    }
    draft.add(event)
  }

  private func series(_ row: TableRow, _ draft: inout PanelDraft) throws(ReadingProblem) -> Int {
    let slug = try row.required("indicator")
    guard let indicator = draft.panel.catalogue.indicatorIndex(slug: slug) else {
      throw ReadingProblem(row.place("indicator"), .unknownReference(kind: .indicator, slug))
    }
    return draft.panel.catalogue.add(Series(indicator: indicator, entity: row.text("entity")))
  }

  private func plan(_ row: TableRow, _ draft: PanelDraft) throws(ReadingProblem) -> String {
    let id = try row.required("plan")
    guard draft.hasPlan(id) else {
      throw ReadingProblem(row.place("plan"), .unknownReference(kind: .plan, id))
    }
    return id
  }

  /// A package of one plan need not repeat its id on every line.
  private func soleOrNamedPlan(_ row: TableRow, _ draft: PanelDraft) throws(ReadingProblem) -> String {
    if row.text("plan").isEmpty, let sole = draft.solePlanOfDocument { return sole }
    return try plan(row, draft)
  }
}

/// How a table of a data package writes a boolean.
enum Truth: String, CaseIterable {
  case yes = "true"
  case no = "false"
}
