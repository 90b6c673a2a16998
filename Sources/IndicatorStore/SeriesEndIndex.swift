// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators
internal import Segments

/// What is kept of the first and the last value of each series, a row for each run of 65,536: the outermost columns in which the
/// run has a value, and the ends that are not in these. A question about growth over all years then needs two columns.
///
/// It follows from the values: a merge looks for it anew in each run that it has changed, and `verify` compares.
struct SeriesEndIndex {
  let db: Database
  let path: String

  /// A store of format 2 has none, until it is written to.
  static func isKept(_ db: Database) throws -> Bool {
    try StoreSchema.version(of: db) >= StoreFormat.versionWithEnds
  }

  struct Entry: Equatable {
    let first, last: Int
    let checksum: DatabaseValue
    let payload: Data
  }

  func entry(_ number: Int) throws -> Entry? {
    let sql = "SELECT first_column, last_column, checksum, payload FROM series_end WHERE number = ?"
    do {
      guard let found = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]) else { return nil }
      let row = StoredRow(row: found, path: path, table: "series_end", number: number)
      guard case .blob(let payload) = (found[3] as DatabaseValue).storage else { throw row.damage }
      return Entry(first: try row.int(0), last: try row.int(1), checksum: found[2], payload: payload)
    } catch {
      throw StoreConnection.isDamagedPage(error) ? StoreError.damaged(path, .ends(number: number, .checksum)) : error
    }
  }

  /// As it follows from the values; `nil` where the run has none.
  func found(_ number: Int, of seriesCount: Int, _ ids: [ColumnKey: Int]) throws -> Entry? {
    let count = min(SegmentFormat.rows, seriesCount - number * SegmentFormat.rows)
    let columns = RunColumns(path: path, ids: ids, number: number)
    let search = try EndSearch(
      ofSeries: count, keys: ids.keys, years: nil, segment: { try columns.segment($0, db) },
      values: { try columns.values($0, $1, db) })
    guard let search, let first = ids[search.first.key], let last = ids[search.last.key] else { return nil }
    let words = SeriesEndsBlock.encode(first: search.innerFirst, last: search.innerLast)
    let payload = words.withUnsafeBytes { Data($0) }
    let checksum = payload.withUnsafeBytes { SegmentFormat.checksum($0, ends: number) }
    return Entry(first: first, last: last, checksum: Int64(bitPattern: checksum).databaseValue, payload: payload)
  }

  /// After a merge has written values of these runs. In a store of format 2, which is one of today's from then on, all are looked
  /// for.
  func keep(for written: [Int]) throws {
    let count = try ColumnReading.seriesCount(db, path: path)
    guard try Self.isKept(db) else {
      try db.execute(sql: StoreSchema.seriesEnds)
      try db.execute(sql: "PRAGMA user_version = \(StoreFormat.version)")
      return try update(Array(0..<SegmentFormat.segments(ofRows: count)), of: count)
    }
    try update(written, of: count)
  }

  private func update(_ numbers: [Int], of count: Int) throws {
    let ids = try ColumnReading(db: db, path: path, seriesCount: 0).columnIDs()
    let sql = """
      INSERT OR REPLACE INTO series_end (number, first_column, last_column, checksum, payload) VALUES (?, ?, ?, ?, ?)
      """
    for number in numbers {
      guard let found = try found(number, of: count, ids), try entry(number) != found else { continue }
      try db.cachedStatement(sql: sql).execute(
        arguments: [number, found.first, found.last, found.checksum, found.payload])
    }
  }
}
