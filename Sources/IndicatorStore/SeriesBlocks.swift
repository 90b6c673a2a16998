// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators
internal import Segments

/// What the series are, which lies in blocks of 1,024 in the order of their rows.
struct SeriesBlocks {
  let db: Database
  let path: String

  func count() throws -> Int { try StoredBlock.count(in: .series, rows: SeriesBlock.rows, db, path) }

  /// The ids of the indicator and the entity of each series.
  func all() throws -> (indicators: [Int], entities: [Int]) {
    var (indicators, entities): ([Int], [Int]) = ([], [])
    for stored in try StoredBlock.all(.series, rows: SeriesBlock.rows, db, path) {
      try stored.checked { bytes throws(SegmentFault) in
        let block = try SeriesBlock(bytes)
        indicators += block.allIndicators
        entities += block.allEntities
      }
    }
    return (indicators, entities)
  }

  func series(_ row: Int) throws -> (indicator: Int, entity: Int)? {
    guard row >= 0 else { return nil }
    let stored = try StoredBlock.read(.series, number: row / SeriesBlock.rows, db, path)
    return try stored?.checked { bytes throws(SegmentFault) -> (indicator: Int, entity: Int)? in
      let block = try SeriesBlock(bytes)
      return row % SeriesBlock.rows < block.count ? block[row % SeriesBlock.rows] : nil
    } ?? nil
  }

  /// The rows of all series of an indicator, ascending, each with its entity.
  func rows(ofIndicator id: Int) throws -> [(row: Int, entity: Int)] {
    let sql = """
      SELECT number, checksum, payload FROM series_block WHERE least <= ? AND greatest >= ? ORDER BY number
      """
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [id, id])
    var rows: [(row: Int, entity: Int)] = []
    for stored in try StoredSegment.all(cursor, path: path, owner: .catalogue(.series)) {
      try stored.checked { bytes throws(SegmentFault) in
        let block = try SeriesBlock(bytes)
        for place in block.places(ofIndicator: id) {
          rows.append((stored.number * SeriesBlock.rows + place, block[place].entity))
        }
      }
    }
    return rows
  }

  func block(_ number: Int) throws -> (indicators: [Int], entities: [Int]) {
    try StoredBlock.read(.series, number: number, db, path)?.checked { bytes throws(SegmentFault) in
      let block = try SeriesBlock(bytes)
      return (block.allIndicators, block.allEntities)
    } ?? ([], [])
  }

  /// Puts a whole block in the place of what was there.
  func write(_ number: Int, indicators: [Int], entities: [Int]) throws {
    let words = SeriesBlock.encoded(indicators: indicators, entities: entities)
    let block = StoredBlock(.series, number: number, words: words)
    let sql = """
      INSERT OR REPLACE INTO series_block (number, count, least, greatest, checksum, payload) VALUES (?, ?, ?, ?, ?, ?)
      """
    try db.cachedStatement(sql: sql).execute(
      arguments: [number, indicators.count, indicators.min(), indicators.max(), block.checksum, block.payload])
  }
}
