// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators
internal import Segments
internal import Threads

/// Segments → columns. A column is read by the number of its segment, without a join and without a sort.
struct ColumnReading {
  let db: Database
  let path: String
  /// The length of every column.
  let seriesCount: Int

  /// How many columns' segments are in memory at once.
  private static let batch = 16

  static func seriesCount(_ db: Database, path: String) throws -> Int { try SeriesBlocks(db: db, path: path).count() }

  func columnIDs() throws -> [ColumnKey: Int] {
    var ids: [ColumnKey: Int] = [:]
    let sql = "SELECT id, kind, plan, fiscal_year FROM \"column\" ORDER BY id"
    try StoredRow.forEach(db, path: path, table: "column", sql: sql) { row in
      ids[try row.columnKey(1)] = try row.int(0)
    }
    return ids
  }

  func columnID(_ key: ColumnKey) throws -> Int? {
    let sql = "SELECT id FROM \"column\" WHERE kind = ? AND plan = ? AND fiscal_year = ?"
    return try Int.fetchOne(
      db.cachedStatement(sql: sql), arguments: [key.kind.rawValue, key.plan, key.year.number])
  }

  func columns() throws -> [ColumnKey: Indicators.Column] { try columns(columnIDs()) }

  /// Of these keys, the columns that the store has.
  func columns(_ keys: [ColumnKey]) throws -> [ColumnKey: Indicators.Column] {
    var ids: [ColumnKey: Int] = [:]
    for key in keys { ids[key] = try columnID(key) }
    return try columns(ids)
  }

  private func columns(_ ids: [ColumnKey: Int]) throws -> [ColumnKey: Indicators.Column] {
    var columns: [ColumnKey: Indicators.Column] = [:]
    let wanted = ids.sorted { $0.key < $1.key }
    for start in stride(from: 0, to: wanted.count, by: Self.batch) {
      let part = wanted[start..<min(start + Self.batch, wanted.count)]
      let stored = try part.map { try segments($0.key, column: $0.value) }
      let decoded = try Cores.map(stored) { [seriesCount] segments throws(StoreError) in
        try Self.column(segments, seriesCount: seriesCount)
      }
      for (entry, column) in zip(part, decoded) { columns[entry.key] = column }
    }
    return columns
  }

  private static func column(_ segments: [StoredSegment], seriesCount: Int) throws(StoreError) -> Indicators.Column {
    var result = Result<Void, StoreError>.success(())
    // The decoder leaves 0 where there is no value.
    let column = Indicators.Column(count: seriesCount) { values, words in
      result = Result { () throws(StoreError) in
        for segment in segments {
          let rows = try segment.rows(of: seriesCount)
          try segment.decode(
            into: UnsafeMutableBufferPointer(rebasing: values[rows]),
            UnsafeMutableBufferPointer(rebasing: words[(rows.lowerBound / 64)..<((rows.upperBound + 63) / 64)]))
        }
      }
    }
    try result.get()
    return column
  }

  func segments(_ key: ColumnKey, column: Int) throws -> [StoredSegment] {
    let sql = "SELECT number, checksum, payload FROM segment WHERE \"column\" = ? ORDER BY number"
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [column])
    return try StoredSegment.all(cursor, path: path, owner: .column(key, id: column))
  }

  private static let annotationFields = "series, kind, plan, fiscal_year, qualifier, as_of, as_written, source"

  func annotations() throws -> [ObservationKey: Annotation] {
    try annotations(sql: "SELECT \(Self.annotationFields) FROM annotation")
  }

  func annotations(ofSeries row: Int) throws -> [ObservationKey: Annotation] {
    try annotations(sql: "SELECT \(Self.annotationFields) FROM annotation WHERE series = ?", [row])
  }

  private func annotations(sql: String, _ arguments: StatementArguments = []) throws -> [ObservationKey: Annotation] {
    var annotations: [ObservationKey: Annotation] = [:]
    try StoredRow.forEach(db, path: path, table: "annotation", sql: sql, arguments) { row in
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
