// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators
internal import Segments
internal import Threads

/// The definitions of the indicators, which lie in blocks of 1,024 in the order of their ids.
struct IndicatorBlocks {
  let db: Database
  let path: String

  /// Ids have no gap, so that the last block tells the count.
  func count() throws -> Int {
    try StoredBlock.count(in: .indicator, rows: IndicatorBlock.rows, db, path)
  }

  func all() throws -> [Indicator] {
    try each { block throws(SegmentFault) in try block.all() }
  }

  func units() throws -> [String] { try each { block throws(SegmentFault) in try block.allUnits() } }
  func betters() throws -> [Better] { try each { block throws(SegmentFault) in try block.allBetters() } }
  func spans() throws -> [Span] { try each { block throws(SegmentFault) in try block.allSpans() } }

  func indicator(_ id: Int) throws -> Indicator? {
    guard id >= 0, let stored = try StoredBlock.read(.indicator, number: id / IndicatorBlock.rows, db, path) else {
      return nil
    }
    return try stored.checked { bytes throws(SegmentFault) -> Indicator? in
      let block = try IndicatorBlock(bytes)
      let place = id % IndicatorBlock.rows
      return place < block.count ? try block[place] : nil
    }
  }

  /// The blocks that can hold a slug: one where the indicators ascend by their slugs, else many.
  func numbers(for slug: String) throws -> [Int] {
    // The index holds all that is asked for; without its name SQLite would go through the blocks themselves.
    let sql = "SELECT number FROM indicator_block INDEXED BY indicator_block_slugs WHERE first <= ? AND last >= ?"
    return try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [slug, slug])
  }

  /// The one with exactly these bytes as its slug.
  func find(_ slug: String) throws -> (id: Int, indicator: Indicator)? { try find(slug, in: numbers(for: slug)) }

  func find(_ slug: String, in numbers: [Int]) throws -> (id: Int, indicator: Indicator)? {
    for number in numbers {
      let found = try StoredBlock.read(.indicator, number: number, db, path)?.checked {
        bytes throws(SegmentFault) -> (id: Int, indicator: Indicator)? in
        let block = try IndicatorBlock(bytes)
        guard let place = try block.place(ofSlug: slug) else { return nil }
        return (number * IndicatorBlock.rows + place, try block[place])
      }
      if let found = found ?? nil { return found }
    }
    return nil
  }

  /// The indicators of one block; empty where there is none yet.
  func block(_ number: Int) throws -> [Indicator] {
    try StoredBlock.read(.indicator, number: number, db, path)?.checked { bytes throws(SegmentFault) in
      try IndicatorBlock(bytes).all()
    } ?? []
  }

  /// Puts whole blocks in the place of what was there.
  func write(_ blocks: [Int: [Indicator]]) throws {
    let encoded = Cores.map(blocks.sorted { $0.key < $1.key }) { number, indicators in
      StoredBlock(.indicator, number: number, words: IndicatorBlock.encoded(indicators))
    }
    let sql = """
      INSERT OR REPLACE INTO indicator_block (number, count, first, last, checksum, payload) VALUES (?, ?, ?, ?, ?, ?)
      """
    for block in encoded {
      guard let indicators = blocks[block.number] else { continue }
      let slugs = indicators.lazy.map(\.slug)
      // By bytes, as SQLite compares.
      let (first, last) = (
        slugs.min { $0.utf8.lexicographicallyPrecedes($1.utf8) },
        slugs.max { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      )
      try db.cachedStatement(sql: sql).execute(
        arguments: [block.number, indicators.count, first, last, block.checksum, block.payload])
    }
  }

  private func each<T: Sendable>(
    _ body: @Sendable (IndicatorBlock) throws(SegmentFault) -> [T]
  ) throws -> [T] {
    let stored = try StoredBlock.all(.indicator, rows: IndicatorBlock.rows, db, path)
    let parts = try Cores.map(stored) { segment throws(StoreError) in
      try segment.checked { bytes throws(SegmentFault) in try body(IndicatorBlock(bytes)) }
    }
    return Array(parts.joined())
  }
}

/// A block of the catalogue on its way into the file, or out of it.
struct StoredBlock: Sendable {
  let number: Int
  let checksum: Int64
  let payload: Data

  init(_ block: CatalogueBlock, number: Int, words: [UInt64]) {
    self.number = number
    payload = words.withUnsafeBytes { Data($0) }
    checksum = payload.withUnsafeBytes {
      Int64(bitPattern: SegmentFormat.checksum($0, block: block, number: number))
    }
  }

  /// How many rows all blocks have; only the last may be short.
  static func count(in block: CatalogueBlock, rows: Int, _ db: Database, _ path: String) throws -> Int {
    var count = 0
    let sql = "SELECT number, count FROM \(block.table) ORDER BY number DESC LIMIT 1"
    try StoredRow.forEach(db, path: path, table: block.table, sql: sql) { row in
      let (number, last) = (try row.int(0), try row.int(1))
      guard (0..<(1 << 40)).contains(number), (1...rows).contains(last) else { throw row.damage }
      count = number * rows + last
    }
    return count
  }

  static func read(_ block: CatalogueBlock, number: Int, _ db: Database, _ path: String) throws -> StoredSegment? {
    let sql = "SELECT number, checksum, payload FROM \(block.table) WHERE number = ?"
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [number])
    return try StoredSegment.all(cursor, path: path, owner: .catalogue(block), first: number).first
  }

  /// All of them in order; none is missing.
  static func all(_ block: CatalogueBlock, rows: Int, _ db: Database, _ path: String) throws -> [StoredSegment] {
    let sql = "SELECT number, checksum, payload FROM \(block.table) ORDER BY number"
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql))
    let stored = try StoredSegment.all(cursor, path: path, owner: .catalogue(block))
    for (number, segment) in stored.enumerated() where segment.number != number { throw segment.damage(.header) }
    return stored
  }
}
