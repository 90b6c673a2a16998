// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Segments

/// The tables of a store, read through a connection of the host: there is never a second one to the same file, which
/// would give up the host's locks when it is closed.
final class StoreTables {
  private let db: OpaquePointer
  private var statements: [String: HostStatement] = [:]

  init(_ db: OpaquePointer) { self.db = db }

  /// Refuses what is not a store that this code reads.
  func check() throws {
    guard try int("PRAGMA main.application_id") == StoreFormat.applicationID else { throw SQLFault.notAStore }
    let version = try int("PRAGMA main.user_version")
    guard StoreFormat.readable.contains(version) else {
      throw SQLFault.otherVersion(found: version, known: StoreFormat.version)
    }
  }

  struct Column {
    let id: Int
    let key: ColumnKey
  }

  /// In the order of their keys.
  func columns() throws -> [Column] {
    var columns: [Column] = []
    try rows("SELECT id, kind, plan, fiscal_year FROM main.\"column\"").forEach { row in
      guard let kind = ObservationKind(rawValue: row.text(1)) else {
        throw SQLFault.damaged(.row(table: "column", columns.count))
      }
      columns.append(
        Column(id: row.int(0), key: ColumnKey(kind: kind, plan: row.text(2), year: FiscalYear(row.int(3)))))
    }
    return columns.sorted { $0.key < $1.key }
  }

  func seriesCount() throws -> Int { try count(.series, rows: SeriesBlock.rows) }
  func indicatorCount() throws -> Int { try count(.indicator, rows: IndicatorBlock.rows) }

  /// Ids count from 0 without a gap, so that the last block tells how many there are.
  private func count(_ block: CatalogueBlock, rows: Int) throws -> Int {
    var count = 0
    try self.rows("SELECT number, count FROM main.\(block.table) ORDER BY number DESC LIMIT 1").forEach { row in
      guard (0..<(1 << 40)).contains(row.int(0)), (1...rows).contains(row.int(1)) else {
        throw SQLFault.damaged(.row(table: block.table, 0))
      }
      count = row.int(0) * rows + row.int(1)
    }
    return count
  }

  func series(ofIndicator slug: String) throws -> [Int] {
    guard let id = try indicator(ofSlug: slug) else { return [] }
    return try series(where: "least <= ?1 AND greatest >= ?1", .integer(id)) { $0.places(ofIndicator: id) }
  }

  /// Those under the name, and those without one, which are the owner's.
  func series(ofEntity name: String) throws -> [Int] {
    var entities: Set<Int> = []
    try rows("SELECT id FROM main.entity WHERE name IN (?, '')").forEach(.text(name)) { entities.insert($0.int(0)) }
    guard !entities.isEmpty else { return [] }
    return try series(where: "number >= ?", .integer(0)) { $0.places(ofEntities: entities) }
  }

  private func series(
    where condition: String, _ argument: HostStatement.Argument, _ places: (SeriesBlock) -> [Int]
  ) throws -> [Int] {
    var series: [Int] = []
    let sql = "SELECT number, checksum, payload FROM main.series_block WHERE \(condition) ORDER BY number"
    try rows(sql).forEach(argument) { row in
      let number = row.int(0)
      series += try block(.series, number, row, 1) { bytes throws(SegmentFault) in
        places(try SeriesBlock(bytes)).map { number * SeriesBlock.rows + $0 }
      }
    }
    return series
  }

  /// The id of the indicator with exactly these bytes as its slug.
  func indicator(ofSlug slug: String) throws -> Int? {
    var numbers: [Int] = []
    let sql = """
      SELECT number FROM main.indicator_block INDEXED BY indicator_block_slugs WHERE first <= ?1 AND last >= ?1
      """
    try rows(sql).forEach(.text(slug)) { numbers.append($0.int(0)) }
    for number in numbers {
      let place = try read(.indicator, number) { bytes throws(SegmentFault) in
        try IndicatorBlock(bytes).place(ofSlug: slug)
      }
      if let place = place ?? nil { return number * IndicatorBlock.rows + place }
    }
    return nil
  }

  /// A block of indicators; empty where there is none.
  func indicators(ofBlock number: Int) throws -> [Indicator] {
    try read(.indicator, number) { bytes throws(SegmentFault) in try IndicatorBlock(bytes).all() } ?? []
  }

  /// The ids of the indicator and the entity of each series of a block.
  func series(ofBlock number: Int) throws -> [(indicator: Int, entity: Int)] {
    try read(.series, number) { bytes throws(SegmentFault) in
      let block = try SeriesBlock(bytes)
      return (0..<block.count).map { block[$0] }
    } ?? []
  }

  private func read<T>(
    _ block: CatalogueBlock, _ number: Int, _ body: (UnsafeRawBufferPointer) throws(SegmentFault) -> T
  ) throws -> T? {
    var result: T?
    let sql = "SELECT checksum, payload FROM main.\(block.table) WHERE number = ?"
    try rows(sql).forEach(.integer(number), place: .block(block, number: number, .checksum)) { row in
      result = try self.block(block, number, row, 0, body)
    }
    return result
  }

  /// What a row of checksum and payload, from field `first` on, holds.
  private func block<T>(
    _ block: CatalogueBlock, _ number: Int, _ row: HostStatement, _ first: Int32,
    _ body: (UnsafeRawBufferPointer) throws(SegmentFault) -> T
  ) throws -> T {
    let (checksum, bytes) = (UInt64(bitPattern: Int64(row.int(first))), row.blob(first + 1))
    do throws(SegmentFault) {
      guard SegmentFormat.checksum(bytes, block: block, number: number) == checksum else { throw .checksum }
      return try body(bytes)
    } catch {
      throw SQLFault.damaged(.block(block, number: number, error))
    }
  }

  /// Of each placed indicator, the owner of the first plan that places it.
  func owners() throws -> [Int: String] {
    var owners: [Int: String] = [:]
    let sql = """
      SELECT indicator, (SELECT owner FROM main.plan WHERE plan.id = placement.plan) FROM main.placement ORDER BY position
      """
    try rows(sql).forEach { row in if owners[row.int(0)] == nil { owners[row.int(0)] = row.text(1) } }
    return owners
  }

  func attributes() throws -> [(id: Int, name: String)] {
    var attributes: [(Int, String)] = []
    try rows("SELECT id, name FROM main.attribute ORDER BY id").forEach { attributes.append(($0.int(0), $0.text(1))) }
    return attributes
  }

  /// The numbers of the segments that a column has, ascending.
  func segments(ofColumn id: Int) throws -> [Int] {
    var numbers: [Int] = []
    let sql = "SELECT number FROM main.segment WHERE \"column\" = ? ORDER BY number"
    try rows(sql).forEach(.integer(id)) { numbers.append($0.int(0)) }
    return numbers
  }

  /// One segment, checked and decoded; `nil` where the column has no value in it.
  func segment(_ number: Int, of column: Column, seriesCount: Int) throws -> SegmentValues? {
    var values: SegmentValues?
    let sql = "SELECT checksum, payload FROM main.segment WHERE \"column\" = ? AND number = ?"
    let place = { StorePlace.segment(column.key, number: number, $0) }
    try rows(sql).forEach(.integer(column.id), .integer(number), place: place(.checksum)) { row in
      let (checksum, bytes) = (UInt64(bitPattern: Int64(row.int(0))), row.blob(1))
      do throws(SegmentFault) {
        guard SegmentFormat.checksum(bytes, column: column.id, number: number) == checksum else { throw .checksum }
        values = try SegmentValues(bytes, number: number, seriesCount: seriesCount)
      } catch {
        throw SQLFault.damaged(place(error))
      }
    }
    return values
  }

  /// The labels of 65,536 series; `nil` where none of them has one.
  func labels(_ number: Int, of attribute: (id: Int, name: String)) throws -> LabelSegment? {
    var labels: LabelSegment?
    let sql = "SELECT checksum, payload FROM main.label_segment WHERE attribute = ? AND number = ?"
    let place = StorePlace.labels(attribute: attribute.name, number: number, .checksum)
    try rows(sql).forEach(.integer(attribute.id), .integer(number), place: place) { row in
      let (checksum, bytes) = (UInt64(bitPattern: Int64(row.int(0))), row.blob(1))
      do throws(SegmentFault) {
        guard SegmentFormat.checksum(bytes, attribute: attribute.id, number: number) == checksum else {
          throw .checksum
        }
        labels = try LabelSegment(decoding: bytes)
      } catch {
        throw SQLFault.damaged(.labels(attribute: attribute.name, number: number, error))
      }
    }
    return labels
  }

  func rows(_ sql: String) throws(SQLFault) -> HostStatement {
    if let statement = statements[sql] { return statement }
    let statement = try HostStatement(db, sql)
    statements[sql] = statement
    return statement
  }

  private func int(_ sql: String) throws -> Int {
    var value = 0
    try rows(sql).forEach { value = $0.int(0) }
    return value
  }
}
