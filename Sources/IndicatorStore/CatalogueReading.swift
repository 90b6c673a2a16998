// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators

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
    for indicator in try indicators() { catalogue.add(indicator) }
    catalogue.placements = try placements(indicators: catalogue.indicators.count)
    try addSeries(to: &catalogue)
    try addAttributes(to: &catalogue)
    return catalogue
  }

  private func plans() throws -> [Plan] {
    try rows("plan", sql: "SELECT id, title, owner, fiscal_year FROM plan ORDER BY position") { row in
      Plan(id: try row.text(0), title: try row.text(1), owner: try row.text(2), fiscalYear: try row.year(3))
    }
  }

  private func sections() throws -> [PlanSection] {
    try rows("section", sql: "SELECT plan, section, title FROM section ORDER BY position") { row in
      PlanSection(plan: try row.text(0), section: try row.int(1), title: try row.text(2))
    }
  }

  private func measures() throws -> [Measure] {
    let sql = """
      SELECT plan, section, number, name, department, new, relisted, declared_status FROM measure ORDER BY position
      """
    return try rows("measure", sql: sql) { row in
      Measure(
        place: try row.place(0), name: try row.text(3), department: try row.text(4), novelty: try row.word(5),
        isRelisted: try row.int(6) != 0, declaredStatus: row.isNull(7) ? nil : try row.word(7))
    }
  }

  private func sources() throws -> [Source] {
    try rows("source", sql: "SELECT title, path, licence FROM source ORDER BY position") { row in
      Source(title: try row.text(0), path: try row.text(1), licence: try row.text(2))
    }
  }

  private func indicators() throws -> [Indicator] {
    let sql = """
      SELECT id, slug, name, unit, better, span, lower_bound, upper_bound, base FROM indicator ORDER BY id
      """
    return try rows("indicator", sql: sql) { row in
      guard try row.int(0) == row.number else { throw row.damage }
      return Indicator(
        slug: try row.text(1), name: try row.text(2), unit: try row.text(3), better: try row.word(4),
        span: try row.word(5), lowerBound: try row.real(6), upperBound: try row.real(7),
        base: row.isNull(8) ? nil : try row.text(8))
    }
  }

  private func placements(indicators: Int) throws -> [Placement] {
    let sql = "SELECT indicator, plan, section, number FROM placement ORDER BY position"
    return try rows("placement", sql: sql) { row in
      Placement(indicator: try row.int(0, below: indicators), place: try row.place(1))
    }
  }

  /// Names are resolved here rather than by a join: each is made once, however many series it has.
  private func addSeries(to catalogue: inout Catalogue) throws {
    let names = try entities()
    let indicators = catalogue.indicators.count
    try forEachRow("series", sql: "SELECT id, indicator, entity FROM series ORDER BY id") { row in
      guard let name = names[try row.int(2)] else { throw row.damage }
      let series = Series(indicator: try row.int(1, below: indicators), entity: name)
      guard try row.int(0) == row.number, catalogue.add(series) == row.number else { throw row.damage }
    }
  }

  func entities() throws -> [Int: String] {
    let pairs = try rows("entity", sql: "SELECT id, name FROM entity") { (try $0.int(0), try $0.text(1)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// After all the series, so that each attribute is made once at its full length.
  private func addAttributes(to catalogue: inout Catalogue) throws {
    let count = catalogue.series.count
    let names = try attributeNames()
    for name in names.values where count > 0 {
      // An attribute may be there without any value.
      catalogue.setAttribute(name, ofSeries: 0, to: " ")
      catalogue.setAttribute(name, ofSeries: 0, to: "")
    }
    let sql = "SELECT attribute, series, value FROM series_attribute ORDER BY attribute, series"
    try forEachRow("series_attribute", sql: sql) { row in
      guard let name = names[try row.int(0)] else { throw row.damage }
      catalogue.setAttribute(name, ofSeries: try row.int(1, below: count), to: try row.text(2))
    }
  }

  func attributeNames() throws -> [Int: String] {
    let pairs = try rows("attribute", sql: "SELECT id, name FROM attribute") { (try $0.int(0), try $0.text(1)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private func rows<T>(_ table: String, sql: String, _ body: (StoredRow) throws -> T) throws -> [T] {
    var result: [T] = []
    try forEachRow(table, sql: sql) { result.append(try body($0)) }
    return result
  }

  private func forEachRow(_ table: String, sql: String, _ body: (StoredRow) throws -> Void) throws {
    try StoredRow.forEach(db, path: path, table: table, sql: sql, body)
  }
}
