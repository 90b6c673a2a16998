// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators
internal import Segments
internal import Threads

/// A few series out of many, through the indexes of the tables.
struct SeriesReading {
  let db: Database
  let path: String

  /// The rows of all series of an indicator, ascending.
  func rows(ofIndicator slug: String) throws -> [Int] {
    guard let found = try IndicatorBlocks(db: db, path: path).find(slug) else { return [] }
    return try SeriesBlocks(db: db, path: path).rows(ofIndicator: found.id).map(\.row)
  }

  /// A series, with its indicator as the store numbers it, and that indicator.
  func series(_ row: Int) throws -> (series: Series, indicator: Indicator) {
    var names: [Int: String] = [:]
    return try series(row, entities: &names)
  }

  /// - Parameter names: of the entities that have been read.
  private func series(_ row: Int, entities names: inout [Int: String]) throws -> (series: Series, indicator: Indicator)
  {
    guard let (id, entity) = try SeriesBlocks(db: db, path: path).series(row),
      let indicator = try IndicatorBlocks(db: db, path: path).indicator(id),
      let name = try names[entity] ?? self.entity(entity)
    else { throw StoreError.damaged(path, .row(table: CatalogueBlock.series.table, row)) }
    names[entity] = name
    return (Series(indicator: id, entity: name), indicator)
  }

  private func entity(_ id: Int) throws -> String? {
    let sql = "SELECT name FROM entity WHERE id = ?"
    var name: String?
    try StoredRow.forEach(db, path: path, table: "entity", sql: sql, [id]) { name = try $0.text(0) }
    return name
  }

  /// A panel of these series, in this order; a row that is named twice comes once.
  func panel(of wanted: [Int]) throws -> Panel {
    var seen: Set<Int> = []
    let rows = wanted.filter { seen.insert($0).inserted }
    let count = try ColumnReading.seriesCount(db, path: path)
    precondition(rows.allSatisfy { (0..<count).contains($0) }, "a row is one of the store's series")
    var catalogue = try catalogue(of: rows)
    try addAttributes(to: &catalogue, rows: rows, count: count)
    let reading = ColumnReading(db: db, path: path, seriesCount: count)
    var annotations: [ObservationKey: Annotation] = [:]
    for (index, row) in rows.enumerated() {
      for (key, annotation) in try reading.annotations(ofSeries: row) {
        annotations[ObservationKey(series: index, column: key.column)] = annotation
      }
    }
    return Panel(catalogue: catalogue, columns: try columns(reading, rows), annotations: annotations)
  }

  /// What so many series are asked for is read from the front of their segments; of more, whole segments on all cores.
  private static let few = 4

  /// These series in this order, none of them twice, with what the catalogue says of them but for their attributes.
  func catalogue(of rows: [Int]) throws -> Catalogue {
    let reading = CatalogueReading(db: db, path: path)
    var catalogue = Catalogue()
    (catalogue.plans, catalogue.sources) = (try reading.plans(), try reading.sources())
    catalogue.events = try reading.events()
    (catalogue.sections, catalogue.measures) = (try reading.sections(), try reading.measures())
    var (ids, entities): ([Int: Int], [Int: String]) = ([:], [:])
    for row in rows {
      let (series, indicator) = try series(row, entities: &entities)
      let index = catalogue.add(indicator)
      ids[series.indicator] = index
      guard catalogue.add(Series(indicator: index, entity: series.entity)) == catalogue.series.count - 1
      else { throw StoreError.damaged(path, .row(table: CatalogueBlock.series.table, row)) }
    }
    catalogue.placements = try placements(ids)
    return catalogue
  }

  /// Of these indicators, in the order of the document.
  private func placements(_ ids: [Int: Int]) throws -> [Placement] {
    let sql = """
      SELECT indicator, plan, section, number FROM placement WHERE indicator IN (SELECT value FROM json_each(?))
      ORDER BY position
      """
    let wanted = "[\(ids.keys.map(String.init).joined(separator: ","))]"
    var placements: [Placement] = []
    try StoredRow.forEach(db, path: path, table: "placement", sql: sql, [wanted]) { row in
      guard let index = ids[try row.int(0)] else { throw row.damage }
      placements.append(Placement(indicator: index, place: try row.place(1)))
    }
    return placements
  }

  private func addAttributes(to catalogue: inout Catalogue, rows: [Int], count: Int) throws {
    let reading = LabelReading(db: db, path: path, seriesCount: count)
    let places = Dictionary(grouping: rows.enumerated(), by: { $0.element / SegmentFormat.rows })
    for (name, id) in try reading.attributeIDs() {
      for (number, places) in places {
        guard let segment = try reading.segment(name, id: id, number: number) else { continue }
        let labels = try segment.labels(ofRows: places.map { $0.element % SegmentFormat.rows })
        for (place, label) in zip(places, labels) {
          if let label { catalogue.setAttribute(name, ofSeries: place.offset, to: label) }
        }
      }
    }
  }

  private typealias Place = (index: Int, row: Int)

  /// Columns in which one of the series has a value.
  private func columns(_ reading: ColumnReading, _ rows: [Int]) throws -> [ColumnKey: Indicators.Column] {
    let places = Dictionary(grouping: rows.enumerated().map { ($0.offset, $0.element) } as [Place]) {
      $0.row / SegmentFormat.rows
    }
    let ids = try reading.columnIDs().sorted { $0.key < $1.key }
    if rows.count <= Self.few { return try columnsOfFew(ids.map { ($0.key, $0.value) }, places, count: rows.count) }
    let payloads = SegmentPayloads(db: db, path: path)
    let stored = try ids.map { key, id in
      try places.keys.sorted().compactMap { try payloads.segment(key, column: id, number: $0) }
    }
    let columns = try Cores.map(stored) { segments throws(StoreError) in
      var column = Indicators.Column(count: rows.count)
      for segment in segments { try segment.pick(places[segment.number] ?? [], into: &column) }
      return column
    }
    var result: [ColumnKey: Indicators.Column] = [:]
    for (entry, column) in zip(ids, columns) where column.validity.population > 0 { result[entry.key] = column }
    return result
  }
}

extension SeriesReading {
  private func columnsOfFew(
    _ ids: [(key: ColumnKey, id: Int)], _ places: [Int: [Place]], count: Int
  ) throws -> [ColumnKey: Indicators.Column] {
    let payloads = SegmentPayloads(db: db, path: path)
    var result: [ColumnKey: Indicators.Column] = [:]
    for (key, id) in ids {
      var column = Indicators.Column(count: count)
      for (number, places) in places.sorted(by: { $0.key < $1.key }) {
        let rows = places.map { $0.row % SegmentFormat.rows }
        for (place, value) in zip(places, try payloads.values(ofRows: rows, key, column: id, number: number)) {
          if let value { column[place.index] = value }
        }
      }
      if column.validity.population > 0 { result[key] = column }
    }
    return result
  }
}

extension StoredSegment {
  /// The values of some rows into another column.
  fileprivate func pick(_ places: [(index: Int, row: Int)], into column: inout Indicators.Column) throws(StoreError) {
    let rows = places.map { $0.row % SegmentFormat.rows }
    for (place, value) in zip(places, try values(ofRows: rows)) {
      if let value { column[place.index] = value }
    }
  }
}
