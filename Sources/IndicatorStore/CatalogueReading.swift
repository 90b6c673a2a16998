// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators
internal import Segments

/// The catalogue tables → `Catalogue`, in import order. What cannot be is `StoreError.damaged` with its row.
struct CatalogueReading {
  let db: Database
  let path: String

  func catalogue() throws -> Catalogue {
    var catalogue = Catalogue()
    catalogue.plans = try plans()
    catalogue.sections = try sections()
    catalogue.measures = try measures()
    catalogue.sources = try sources()
    catalogue.events = try events()
    for indicator in try indicators() { catalogue.add(indicator) }
    catalogue.placements = try placements(indicators: catalogue.indicators.count)
    try addSeries(to: &catalogue)
    try addAttributes(to: &catalogue)
    return catalogue
  }

  func plans() throws -> [Plan] {
    try rows("plan", sql: "SELECT id, title, owner, fiscal_year FROM plan ORDER BY position") { row in
      Plan(id: try row.text(0), title: try row.text(1), owner: try row.text(2), fiscalYear: try row.year(3))
    }
  }

  /// All sections, or those of one plan.
  func sections(ofPlan plan: String? = nil) throws -> [PlanSection] {
    try rows("section", "SELECT plan, section, title FROM section", where: "plan", plan) { row in
      PlanSection(plan: try row.text(0), section: try row.int(1), title: try row.text(2))
    }
  }

  /// All measures, or those of one plan.
  func measures(ofPlan plan: String? = nil) throws -> [Measure] {
    let sql = "SELECT plan, section, number, name, department, new, relisted, declared_status FROM measure"
    return try rows("measure", sql, where: "plan", plan) { row in
      Measure(
        place: try row.place(0), name: try row.text(3), department: try row.text(4), novelty: try row.word(5),
        isRelisted: try row.int(6) != 0, declaredStatus: row.isNull(7) ? nil : try row.word(7))
    }
  }

  func sources() throws -> [Source] {
    try rows("source", sql: "SELECT title, path, licence FROM source ORDER BY position") { row in
      Source(title: try row.text(0), path: try row.text(1), licence: try row.text(2))
    }
  }

  func events() throws -> [Event] {
    try rows("event", sql: "SELECT fiscal_year, title, indicator FROM event ORDER BY position") { row in
      Event(year: try row.year(0), title: try row.text(1), indicator: try row.text(2))
    }
  }

  func indicators() throws -> [Indicator] { try IndicatorBlocks(db: db, path: path).all() }

  func indicator(_ id: Int) throws -> Indicator? { try IndicatorBlocks(db: db, path: path).indicator(id) }

  private func placements(indicators: Int) throws -> [Placement] {
    let sql = "SELECT indicator, plan, section, number FROM placement ORDER BY position"
    return try rows("placement", sql: sql) { row in
      Placement(indicator: try row.int(0, below: indicators), place: try row.place(1))
    }
  }

  func places(ofIndicator id: Int) throws -> [MeasurePlace] {
    let sql = "SELECT plan, section, number FROM placement WHERE indicator = ? ORDER BY position"
    return try rows("placement", sql: sql, [id]) { try $0.place(0) }
  }

  /// Names are resolved here: each is made once, however many series it has.
  private func addSeries(to catalogue: inout Catalogue) throws {
    let names = try entities()
    let (indicators, entities) = try SeriesBlocks(db: db, path: path).all()
    catalogue.reserveSeries(indicators.count)
    for row in indicators.indices {
      guard catalogue.indicators.indices.contains(indicators[row]), let name = names[entities[row]],
        catalogue.add(Series(indicator: indicators[row], entity: name)) == row
      else { throw StoreError.damaged(path, .row(table: CatalogueBlock.series.table, row)) }
    }
  }

  /// Of each placed indicator, the owner of the first plan that places it.
  func owners() throws -> [Int: String] {
    let plans = Dictionary(try plans().map { ($0.id, $0.owner) }, uniquingKeysWith: { first, _ in first })
    let sql = "SELECT indicator, plan FROM placement ORDER BY position"
    let placed = try rows("placement", sql: sql) { (try $0.int(0), plans[try $0.text(1)] ?? "") }
    return Dictionary(placed, uniquingKeysWith: { first, _ in first })
  }

  func entities() throws -> [Int: String] {
    let pairs = try rows("entity", sql: "SELECT id, name FROM entity") { (try $0.int(0), try $0.text(1)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// After all the series, so that each attribute is made once at its full length.
  private func addAttributes(to catalogue: inout Catalogue) throws {
    let count = catalogue.series.count
    let reading = LabelReading(db: db, path: path, seriesCount: count)
    for (name, id) in try reading.attributeIDs() where count > 0 {
      let labels = try reading.labels(name, id: id)
      // An attribute may be there without any value.
      catalogue.setAttribute(
        name, to: labels.map { labels in (0..<count).map { labels[$0] } } ?? [String](repeating: "", count: count))
    }
  }

  private func rows<T>(
    _ table: String, _ sql: String, where column: String, _ text: String?, _ body: (StoredRow) throws -> T
  ) throws -> [T] {
    guard let text else { return try rows(table, sql: sql + " ORDER BY position", [], body) }
    return try rows(table, sql: sql + " WHERE \(column) = ? ORDER BY position", [text], body)
  }

  private func rows<T>(
    _ table: String, sql: String, _ arguments: StatementArguments = [], _ body: (StoredRow) throws -> T
  ) throws -> [T] {
    var result: [T] = []
    try StoredRow.forEach(db, path: path, table: table, sql: sql, arguments) { result.append(try body($0)) }
    return result
  }
}
