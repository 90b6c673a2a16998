// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators

/// Segments → columns. A column is read by the number of its segment, without a join and without a sort.
struct ColumnReading {
  let db: Database
  let path: String
  /// The length of every column.
  let seriesCount: Int

  /// The greatest id tells the count, because ids have no gap. It is not believed beyond what the file can hold.
  static func seriesCount(_ db: Database, path: String) throws -> Int {
    let count = (try Int.fetchOne(db, sql: "SELECT max(id) FROM series") ?? -1).addingReportingOverflow(1).partialValue
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    guard count >= 0, count <= pages * pageSize else { throw StoreError.damaged(path, .row(table: "series", count)) }
    return count
  }

  func columnIDs() throws -> [ColumnKey: Int] {
    var ids: [ColumnKey: Int] = [:]
    let sql = "SELECT id, kind, plan, fiscal_year FROM \"column\" ORDER BY id"
    try StoredRow.forEach(db, path: path, table: "column", sql: sql) { row in
      ids[try row.columnKey(1)] = try row.int(0)
    }
    return ids
  }

  func columns() throws -> [ColumnKey: Indicators.Column] {
    var columns: [ColumnKey: Indicators.Column] = [:]
    for (key, id) in try columnIDs() { columns[key] = try column(key, id: id) }
    return columns
  }

  func column(_ key: ColumnKey) throws -> Indicators.Column? {
    try columnID(key).map { try column(key, id: $0) }
  }

  func columnID(_ key: ColumnKey) throws -> Int? {
    let sql = "SELECT id FROM \"column\" WHERE kind = ? AND plan = ? AND fiscal_year = ?"
    return try Int.fetchOne(
      db.cachedStatement(sql: sql), arguments: [key.kind.rawValue, key.plan, key.year.number])
  }

  private func column(_ key: ColumnKey, id: Int) throws -> Indicators.Column {
    var values = [Double](repeating: 0, count: seriesCount)
    var words = [UInt64](repeating: 0, count: (seriesCount + 63) / 64)
    let sql = "SELECT number, checksum, payload FROM segment WHERE \"column\" = ? ORDER BY number"
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [id])
    try values.withUnsafeMutableBufferPointer { values in
      try words.withUnsafeMutableBufferPointer { words in
        while let row = try cursor.next() {
          let number = try StoredRow(row: row, path: path, table: "segment", number: 0).int(0)
          try decode(row, Place(key: key, column: id, number: number), into: values, words)
        }
      }
    }
    return Indicators.Column(values: values, validity: Bitmap(words: words, count: seriesCount))
  }

  private struct Place {
    let key: ColumnKey
    let column, number: Int
  }

  private func decode(
    _ row: Row, _ place: Place, into values: UnsafeMutableBufferPointer<Double>,
    _ words: UnsafeMutableBufferPointer<UInt64>
  ) throws {
    guard (0...(seriesCount / SegmentFormat.rows)).contains(place.number) else {
      throw StoreError.damaged(path, .segment(place.key, number: place.number, .header))
    }
    let start = place.number * SegmentFormat.rows
    let end = min(start + SegmentFormat.rows, seriesCount)
    try checked(row, place) { bytes throws(SegmentFault) in
      try SegmentDecoder.decode(
        bytes, into: UnsafeMutableBufferPointer(rebasing: values[start..<end]),
        validity: UnsafeMutableBufferPointer(rebasing: words[(start / 64)..<((end + 63) / 64)]))
    }
  }

  /// Hands over the payload after its checksum has been verified; a fault gets its place.
  private func checked(
    _ row: Row, _ place: Place, _ body: (UnsafeRawBufferPointer) throws(SegmentFault) -> Void
  ) throws {
    do {
      try row.withUnsafeData(atIndex: 2) { data in
        try (data ?? Data()).withUnsafeBytes { bytes in
          let checksum = SegmentFormat.checksum(bytes, column: place.column, number: place.number)
          guard (row[1] as DatabaseValue).storage == .int64(Int64(bitPattern: checksum)) else {
            throw SegmentFault.checksum
          }
          try body(bytes)
        }
      }
    } catch let fault as SegmentFault {
      throw StoreError.damaged(path, .segment(place.key, number: place.number, fault))
    }
  }

  /// One segment of a column as a whole column of its own, for a merge to change; all missing where it is absent.
  func segment(_ key: ColumnKey, column: Int, number: Int) throws -> (values: [Double], validity: [UInt64])? {
    let sql = "SELECT number, checksum, payload FROM segment WHERE \"column\" = ? AND number = ?"
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [column, number])
    guard let row = try cursor.next() else { return nil }
    var values = [Double](repeating: 0, count: SegmentFormat.rows)
    var words = [UInt64](repeating: 0, count: SegmentFormat.rows / 64)
    try values.withUnsafeMutableBufferPointer { values in
      try words.withUnsafeMutableBufferPointer { words in
        try checked(row, Place(key: key, column: column, number: number)) { bytes throws(SegmentFault) in
          try SegmentDecoder.decode(bytes, into: values, validity: words)
        }
      }
    }
    return (values, words)
  }

  func annotations() throws -> [ObservationKey: Annotation] {
    var annotations: [ObservationKey: Annotation] = [:]
    let sql = "SELECT series, kind, plan, fiscal_year, qualifier, as_of, as_written, source FROM annotation"
    try StoredRow.forEach(db, path: path, table: "annotation", sql: sql) { row in
      let key = ObservationKey(series: try row.int(0, below: seriesCount), column: try row.columnKey(1))
      annotations[key] = try row.annotation(4)
    }
    return annotations
  }
}

extension StoredRow {
  /// Four fields: qualifier, as_of, as_written, source.
  func annotation(_ index: Int) throws -> Annotation {
    var date: CalendarDate?
    if !isNull(index + 1) {
      guard let read = CalendarDate(iso8601: try text(index + 1)) else { throw damage }
      date = read
    }
    return Annotation(
      qualifier: try word(index), asOf: date, asWritten: try text(index + 2), source: try text(index + 3))
  }
}
