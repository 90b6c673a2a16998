// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators
internal import Segments

/// Indicators by slug. A few are looked up one by one; many are read all at once. What a merge adds or supplements is
/// written block by block at its end.
struct IndicatorIndex {
  private let blocks: IndicatorBlocks
  private var ids: [String: Int] = [:]
  private var indicators: [Int: Indicator] = [:]
  private var isComplete = false
  /// How many blocks the look-ups had to search so far.
  private var searched = 0
  /// How many the file has, and how many there are with those that were added.
  private let stored: Int
  private(set) var count: Int
  private var added: [Indicator] = []
  private var changed: Set<Int> = []

  init(db: Database, path: String, expecting wanted: Int) throws {
    blocks = IndicatorBlocks(db: db, path: path)
    stored = try blocks.count()
    count = stored
    if LookUp.isWorthReadingAll(wanted: wanted, stored: stored) { try readAll() }
  }

  private mutating func readAll() throws {
    isComplete = true
    for (id, indicator) in try blocks.all().enumerated() where indicators[id] == nil { remember(indicator, id) }
  }

  private mutating func remember(_ indicator: Indicator, _ id: Int) {
    (ids[indicator.slug], indicators[id]) = (id, indicator)
  }

  mutating func find(_ slug: String) throws -> (id: Int, indicator: Indicator)? {
    if ids[slug] == nil, !isComplete {
      let numbers = try blocks.numbers(for: slug)
      searched += numbers.count
      // Where the slugs do not ascend, a few look-ups cost what all indicators cost together.
      if searched > LookUp.patience + stored / IndicatorBlock.rows {
        try readAll()
      } else if let (id, indicator) = try blocks.find(slug, in: numbers) {
        remember(indicator, id)
      } else if !slug.utf8.allSatisfy({ $0 < 0x80 }) {
        // Another spelling of the same text (が as one character or two) is found by comparing only.
        try readAll()
      }
    }
    return ids[slug].flatMap { id in indicators[id].map { (id, $0) } }
  }

  mutating func add(_ indicator: Indicator) -> Int {
    remember(indicator, count)
    added.append(indicator)
    count += 1
    return count - 1
  }

  /// All at once into a store that has none; no two have one slug.
  mutating func addAll(_ offered: [Indicator]) -> [Int] {
    precondition(count == 0, "the store has no indicator yet")
    (added, count) = (offered, offered.count)
    return Array(offered.indices)
  }

  mutating func update(_ indicator: Indicator, id: Int) {
    indicators[id] = indicator
    if id < stored { changed.insert(id) } else { added[id - stored] = indicator }
  }

  /// Whether there is one by this slug, also after `addAll`.
  mutating func contains(_ slug: String) throws -> Bool {
    if ids.isEmpty, stored == 0 {
      for (id, indicator) in added.enumerated() { remember(indicator, id) }
    }
    return try find(slug) != nil
  }

  func write() throws {
    let size = IndicatorBlock.rows
    var written: [Int: [Indicator]] = [:]
    for id in changed.sorted() {
      if written[id / size] == nil { written[id / size] = try blocks.block(id / size) }
      if let indicator = indicators[id] { written[id / size]?[id % size] = indicator }
    }
    var next = stored
    while next < count {
      let number = next / size
      let end = min((number + 1) * size, count)
      if written[number] == nil { written[number] = try next % size == 0 ? [] : blocks.block(number) }
      written[number]? += added[(next - stored)..<(end - stored)]
      next = end
    }
    try blocks.write(written)
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

/// Rows of series by indicator and entity. What a merge adds or moves is written block by block at its end.
struct SeriesIndex {
  private let blocks: SeriesBlocks
  private var rows: [Place: Int] = [:]
  /// Indicators of which all series are in `rows`.
  private var known: Set<Int> = []
  private var isComplete = false
  private var lookUps = 0
  private let stored: Int
  private var added: (indicators: [Int], entities: [Int]) = ([], [])
  /// The new entities of stored series.
  private var moved: [Int: Int] = [:]
  private(set) var count: Int

  private struct Place: Hashable {
    let indicator, entity: Int
  }

  init(db: Database, path: String, expecting wanted: Int) throws {
    blocks = SeriesBlocks(db: db, path: path)
    stored = try blocks.count()
    count = stored
    guard LookUp.isWorthReadingAll(wanted: wanted, stored: stored) else { return }
    rows.reserveCapacity(stored + wanted)
    try readAll()
  }

  private mutating func readAll() throws {
    isComplete = true
    let (indicators, entities) = try blocks.all()
    for row in indicators.indices where moved[row] == nil {
      rows[Place(indicator: indicators[row], entity: entities[row])] = row
    }
  }

  mutating func find(indicator: Int, entity: Int) throws -> Int? {
    let place = Place(indicator: indicator, entity: entity)
    if !isComplete, rows[place] == nil, known.insert(indicator).inserted {
      lookUps += 1
      // Where the series of an indicator are scattered, each look-up reads every block.
      if lookUps > LookUp.patience { try readAll() } else { try read(ofIndicator: indicator) }
    }
    return rows[place]
  }

  private mutating func read(ofIndicator indicator: Int) throws {
    for (row, entity) in try blocks.rows(ofIndicator: indicator) where moved[row] == nil {
      rows[Place(indicator: indicator, entity: entity)] = row
    }
  }

  mutating func add(indicator: Int, entity: Int) -> Int {
    rows[Place(indicator: indicator, entity: entity)] = count
    return append(indicator, entity)
  }

  /// Into a store that has none; no two are the same.
  mutating func append(_ indicator: Int, _ entity: Int) -> Int {
    added.indicators.append(indicator)
    added.entities.append(entity)
    count += 1
    return count - 1
  }

  mutating func move(_ row: Int, indicator: Int, from old: Int, to entity: Int) {
    rows[Place(indicator: indicator, entity: old)] = nil
    rows[Place(indicator: indicator, entity: entity)] = row
    if row < stored { moved[row] = entity } else { added.entities[row - stored] = entity }
  }

  func write() throws {
    let size = SeriesBlock.rows
    let first = stored % size == 0 ? stored / size : (stored - 1) / size
    var numbers = Set(moved.keys.map { $0 / size })
    if count > stored { numbers.formUnion(first...((count - 1) / size)) }
    for number in numbers.sorted() {
      var (indicators, entities) = try blocks.block(number)
      for (row, entity) in moved where row / size == number { entities[row % size] = entity }
      let start = number * size + indicators.count - stored
      let end = min((number + 1) * size, count) - stored
      if start >= 0, start < end {
        indicators += added.indicators[start..<end]
        entities += added.entities[start..<end]
      }
      try blocks.write(number, indicators: indicators, entities: entities)
    }
  }
}

enum LookUp {
  /// Beyond so many look-ups in all blocks, it is quicker to read them once.
  static let patience = 50

  /// A look-up costs as much as reading some tens of rows in a run.
  static func isWorthReadingAll(wanted: Int, stored: Int) -> Bool { wanted > 50 && wanted >= stored / 20 }
}
