// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators

/// Indicators by slug. A few are looked up one by one through the index of the table; many are read all at once.
struct IndicatorIndex {
  private let reading: CatalogueReading
  private var ids: [String: Int] = [:]
  private var indicators: [Int: Indicator] = [:]
  private var isComplete = false
  private var next: Int

  init(db: Database, path: String, expecting count: Int) throws {
    reading = CatalogueReading(db: db, path: path)
    next = (try Int.fetchOne(db, sql: "SELECT max(id) FROM indicator") ?? -1) + 1
    if LookUp.isWorthReadingAll(wanted: count, stored: next) { try readAll() }
  }

  private mutating func readAll() throws {
    isComplete = true
    for (id, indicator) in try reading.indicators().enumerated() { remember(indicator, id) }
  }

  private mutating func remember(_ indicator: Indicator, _ id: Int) {
    (ids[indicator.slug], indicators[id]) = (id, indicator)
  }

  mutating func find(_ slug: String) throws -> (id: Int, indicator: Indicator)? {
    if ids[slug] == nil, !isComplete {
      let sql = "SELECT id FROM indicator WHERE slug = ?"
      if let id = try Int.fetchOne(reading.db.cachedStatement(sql: sql), arguments: [slug]),
        let indicator = try reading.indicator(id)
      {
        remember(indicator, id)
      } else {
        // Another spelling of the same text (が as one character or two) is found by comparing only.
        try readAll()
      }
    }
    return ids[slug].flatMap { id in indicators[id].map { (id, $0) } }
  }

  mutating func add(_ indicator: Indicator) throws -> Int {
    try indicator.insert(into: reading.db, id: next)
    remember(indicator, next)
    next += 1
    return next - 1
  }
}

/// Entities by name.
struct EntityIndex {
  private let db: Database
  private let path: String
  private var ids: [String: Int] = [:]
  private var isComplete = false

  init(db: Database, path: String, expecting count: Int) throws {
    (self.db, self.path) = (db, path)
    let stored = (try Int.fetchOne(db, sql: "SELECT max(id) FROM entity") ?? -1) + 1
    if LookUp.isWorthReadingAll(wanted: count, stored: stored) { try readAll() }
  }

  private mutating func readAll() throws {
    isComplete = true
    for (id, name) in try CatalogueReading(db: db, path: path).entities() { ids[name] = id }
  }

  mutating func find(_ name: String) throws -> Int? {
    if let id = ids[name] { return id }
    if isComplete { return nil }
    let sql = "SELECT id FROM entity WHERE name = ?"
    if let id = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [name]) {
      ids[name] = id
      return id
    }
    try readAll()
    return ids[name]
  }

  mutating func findOrAdd(_ name: String) throws -> Int {
    if let id = try find(name) { return id }
    try db.cachedStatement(sql: "INSERT INTO entity (name) VALUES (?)").execute(arguments: [name])
    let id = Int(db.lastInsertedRowID)
    ids[name] = id
    return id
  }
}

/// Rows of series by indicator and entity, and the new ones, which are inserted together.
struct SeriesIndex {
  private let db: Database
  private var rows: [Place: Int] = [:]
  private var isComplete = false
  private var added: [Int] = []
  private(set) var count: Int

  private struct Place: Hashable {
    let indicator, entity: Int
  }

  /// How many rows one statement inserts.
  private static let chunk = 100

  init(db: Database, path: String, expecting wanted: Int) throws {
    self.db = db
    count = try ColumnReading.seriesCount(db, path: path)
    guard LookUp.isWorthReadingAll(wanted: wanted, stored: count) else { return }
    isComplete = true
    rows.reserveCapacity(count + wanted)
    try StoredRow.forEach(db, path: path, table: "series", sql: "SELECT id, indicator, entity FROM series") { row in
      rows[Place(indicator: try row.int(1), entity: try row.int(2))] = try row.int(0)
    }
  }

  mutating func find(indicator: Int, entity: Int) throws -> Int? {
    let place = Place(indicator: indicator, entity: entity)
    if let row = rows[place] { return row }
    if isComplete { return nil }
    let sql = "SELECT id FROM series WHERE indicator = ? AND entity = ?"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [indicator, entity])
  }

  mutating func add(indicator: Int, entity: Int) -> Int {
    rows[Place(indicator: indicator, entity: entity)] = count
    added.append(contentsOf: [count, indicator, entity])
    count += 1
    return count - 1
  }

  mutating func move(_ row: Int, indicator: Int, from old: Int, to entity: Int) throws {
    rows[Place(indicator: indicator, entity: old)] = nil
    rows[Place(indicator: indicator, entity: entity)] = row
    try db.cachedStatement(sql: "UPDATE series SET entity = ? WHERE id = ?").execute(arguments: [entity, row])
  }

  mutating func insertAdded() throws {
    let width = Self.chunk * 3
    for start in stride(from: 0, to: added.count, by: width) {
      let fields = added[start..<min(start + width, added.count)]
      let marks = repeatElement("(?, ?, ?)", count: fields.count / 3).joined(separator: ", ")
      try db.cachedStatement(sql: "INSERT INTO series (id, indicator, entity) VALUES " + marks)
        .execute(arguments: StatementArguments(fields))
    }
    added = []
  }
}

enum LookUp {
  /// A look-up costs as much as reading some tens of rows in a run.
  static func isWorthReadingAll(wanted: Int, stored: Int) -> Bool { wanted > 50 && wanted >= stored / 20 }
}
