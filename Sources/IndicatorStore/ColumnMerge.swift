// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators

/// The values of one offered column into the stored one. Only segments in which a value changes are written.
struct ColumnMerge {
  let db: Database
  let path: String
  let key: ColumnKey
  let replacing: Bool
  let catalogue: Catalogue
  private(set) var count = MergeReport.Count()
  /// Rows whose value became another one.
  private(set) var replacedRows: [Int] = []
  private var id: Int?
  private var segments: [Int: OpenSegment] = [:]

  init(db: Database, path: String, key: ColumnKey, replacing: Bool, catalogue: Catalogue) {
    (self.db, self.path, self.key, self.replacing, self.catalogue) = (db, path, key, replacing, catalogue)
  }

  /// `rows` says which stored row each offered series is.
  mutating func run(_ column: Indicators.Column, rows: [Int]) throws {
    precondition(column.count <= rows.count, "a column has at most one row a series")
    id = try ColumnReading(db: db, path: path, seriesCount: 0).columnID(key)
    // The segment at hand is kept out of the dictionary: series mostly come in the order of the store.
    var (number, segment) = (-1, OpenSegment())
    for (index, bits) in column.validity.words.enumerated() {
      var bits = bits
      while bits != 0 {
        let offered = index * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        let row = rows[offered]
        if row / SegmentFormat.rows != number {
          if number >= 0 { segments[number] = segment }
          number = row / SegmentFormat.rows
          segment = try segments.removeValue(forKey: number) ?? open(number)
        }
        try settle(column.values[offered], row: row, in: &segment)
      }
    }
    if number >= 0 { segments[number] = segment }
    for (number, segment) in segments.sorted(by: { $0.key < $1.key }) where segment.isChanged {
      try write(segment, number: number)
    }
  }

  private func open(_ number: Int) throws -> OpenSegment {
    guard let id,
      let (values, validity) = try ColumnReading(db: db, path: path, seriesCount: 0)
        .segment(key, column: id, number: number)
    else { return OpenSegment() }
    return OpenSegment(values: values, validity: validity, isStored: true)
  }

  @inline(__always)
  private mutating func settle(_ value: Double, row: Int, in segment: inout OpenSegment) throws {
    let place = row % SegmentFormat.rows
    guard let stored = segment[place] else {
      segment.set(value, at: place)
      count.added += 1
      return
    }
    // 0 and -0 are one value, and so are two NaNs of one pattern.
    if stored == value || stored.bitPattern == value.bitPattern {
      count.unchanged += 1
      return
    }
    guard replacing else { throw conflict(row: row, stored: stored, offered: value) }
    segment.set(value, at: place)
    count.changed += 1
    replacedRows.append(row)
  }

  private func conflict(row: Int, stored: Double, offered: Double) -> StoreError {
    .observationConflict(
      indicator: catalogue.indicator(ofSeries: row).slug, entity: catalogue.series[row].entity, key, stored: stored,
      offered: offered)
  }

  private mutating func write(_ segment: OpenSegment, number: Int) throws {
    guard let words = segment.encoded() else { return }
    let column = try id ?? insertColumn()
    id = column
    let payload = words.withUnsafeBytes { Data($0) }
    let checksum = payload.withUnsafeBytes { SegmentFormat.checksum($0, column: column, number: number) }
    let sql =
      segment.isStored
      ? "UPDATE segment SET checksum = ?, payload = ? WHERE \"column\" = ? AND number = ?"
      : "INSERT INTO segment (checksum, payload, \"column\", number) VALUES (?, ?, ?, ?)"
    try db.cachedStatement(sql: sql)
      .execute(arguments: [Int64(bitPattern: checksum), payload, column, number])
  }

  private func insertColumn() throws -> Int {
    try db.cachedStatement(sql: "INSERT INTO \"column\" (kind, plan, fiscal_year) VALUES (?, ?, ?)")
      .execute(arguments: [key.kind.rawValue, key.plan, key.year.number])
    return Int(db.lastInsertedRowID)
  }
}

/// A segment in memory while a merge may change it.
private struct OpenSegment {
  private var values: [Double]
  private var validity: [UInt64]
  let isStored: Bool
  private(set) var isChanged = false

  init() {
    values = [Double](repeating: 0, count: SegmentFormat.rows)
    validity = [UInt64](repeating: 0, count: SegmentFormat.rows / 64)
    isStored = false
  }

  init(values: [Double], validity: [UInt64], isStored: Bool) {
    (self.values, self.validity, self.isStored) = (values, validity, isStored)
  }

  subscript(place: Int) -> Double? {
    validity[place / 64] & (1 << UInt64(place % 64)) != 0 ? values[place] : nil
  }

  mutating func set(_ value: Double, at place: Int) {
    values[place] = value
    validity[place / 64] |= 1 << UInt64(place % 64)
    isChanged = true
  }

  func encoded() -> [UInt64]? {
    values.withUnsafeBufferPointer { values in
      validity.withUnsafeBufferPointer { SegmentEncoder.encode(values, validity: $0) }
    }
  }
}
