// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators
internal import Segments

/// The values of one offered column into the stored one. Only segments in which a value changes are written.
///
/// Reading and writing are the connection's; between them, what comes out is settled and encoded on any core.
struct ColumnMerge {
  let path: String
  let key: ColumnKey
  private let replacing: Bool
  private let offered: Indicators.Column
  private let id: Int
  private let stored: [Int: StoredSegment]

  /// What a merge of the column makes of it.
  struct Outcome {
    var count = MergeReport.Count()
    /// Rows whose value became another one.
    var replacedRows: [Int] = []
    fileprivate var segments: [(number: Int, isStored: Bool, checksum: UInt64, payload: Data)] = []
    fileprivate var conflict: Conflict?

    /// Those of the segments that are written.
    var numbers: [Int] { segments.map(\.number) }
  }

  fileprivate struct Conflict {
    let row: Int
    let stored, offered: Double
  }

  /// Reads the stored segments of these numbers. `nil` where nothing is offered.
  init?(
    db: Database, path: String, key: ColumnKey, replacing: Bool, offered: Indicators.Column, numbers: [Int]
  ) throws {
    guard offered.validity.words.contains(where: { $0 != 0 }) else { return nil }
    (self.path, self.key, self.replacing, self.offered) = (path, key, replacing, offered)
    let reading = ColumnReading(db: db, path: path, seriesCount: 0)
    guard let id = try reading.columnID(key) else {
      (self.id, stored) = (try Self.insert(key, into: db), [:])
      return
    }
    self.id = id
    var stored: [Int: StoredSegment] = [:]
    let payloads = SegmentPayloads(db: db, path: path)
    for number in numbers { stored[number] = try payloads.segment(key, column: id, number: number) }
    self.stored = stored
  }

  private static func insert(_ key: ColumnKey, into db: Database) throws -> Int {
    try db.cachedStatement(sql: "INSERT INTO \"column\" (kind, plan, fiscal_year) VALUES (?, ?, ?)")
      .execute(arguments: [key.kind.rawValue, key.plan, key.year.number])
    return Int(db.lastInsertedRowID)
  }

  /// `rows` says which stored row each offered series is; `areInPlace` that each is its own number.
  func outcome(rows: [Int], areInPlace: Bool) throws(StoreError) -> Outcome {
    precondition(offered.count <= rows.count, "a column has at most one row a series")
    if areInPlace, stored.isEmpty { return wholeOutcome() }
    var outcome = Outcome()
    var segments: [Int: OpenSegment] = [:]
    // The segment at hand is kept out of the dictionary: series mostly come in the order of the store.
    var (number, segment) = (-1, OpenSegment())
    for (index, bits) in offered.validity.words.enumerated() {
      var bits = bits
      while bits != 0 {
        let series = index * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        let row = rows[series]
        if row / SegmentFormat.rows != number {
          if number >= 0 { segments[number] = segment }
          number = row / SegmentFormat.rows
          if let open = segments.removeValue(forKey: number) {
            segment = open
          } else {
            segment = try OpenSegment(stored[number])
          }
        }
        guard settle(offered.values[series], row: row, in: &segment, &outcome) else { return outcome }
      }
    }
    segments[number] = segment
    for (number, segment) in segments.sorted(by: { $0.key < $1.key }) where segment.isChanged {
      if let words = segment.encoded() { append(words, number: number, to: &outcome) }
    }
    return outcome
  }

  /// Into a column that has nothing yet, the segments are encoded as they were offered.
  private func wholeOutcome() -> Outcome {
    var outcome = Outcome()
    outcome.count.added = offered.validity.population
    offered.values.withUnsafeBufferPointer { values in
      offered.validity.words.withUnsafeBufferPointer { words in
        for start in stride(from: 0, to: values.count, by: SegmentFormat.rows) {
          let end = min(start + SegmentFormat.rows, values.count)
          let encoded = SegmentEncoder.encode(
            UnsafeBufferPointer(rebasing: values[start..<end]),
            validity: UnsafeBufferPointer(rebasing: words[(start / 64)..<((end + 63) / 64)]))
          if let encoded { append(encoded, number: start / SegmentFormat.rows, to: &outcome) }
        }
      }
    }
    return outcome
  }

  /// False at a conflict.
  @inline(__always)
  private func settle(_ value: Double, row: Int, in segment: inout OpenSegment, _ outcome: inout Outcome) -> Bool {
    let place = row % SegmentFormat.rows
    guard let stored = segment[place] else {
      segment.set(value, at: place)
      outcome.count.added += 1
      return true
    }
    // 0 and -0 are one value, and so are two NaNs of one pattern.
    if stored == value || stored.bitPattern == value.bitPattern {
      outcome.count.unchanged += 1
      return true
    }
    guard replacing else {
      outcome.conflict = Conflict(row: row, stored: stored, offered: value)
      return false
    }
    segment.set(value, at: place)
    outcome.count.changed += 1
    outcome.replacedRows.append(row)
    return true
  }

  private func append(_ words: [UInt64], number: Int, to outcome: inout Outcome) {
    let payload = words.withUnsafeBytes { Data($0) }
    let checksum = payload.withUnsafeBytes { SegmentFormat.checksum($0, column: id, number: number) }
    outcome.segments.append((number, stored[number] != nil, checksum, payload))
  }

  func write(_ outcome: Outcome, to db: Database) throws {
    if let conflict = outcome.conflict { throw try fact(conflict, db) }
    for segment in outcome.segments {
      let sql =
        segment.isStored
        ? "UPDATE segment SET checksum = ?, payload = ? WHERE \"column\" = ? AND number = ?"
        : "INSERT INTO segment (checksum, payload, \"column\", number) VALUES (?, ?, ?, ?)"
      try db.cachedStatement(sql: sql)
        .execute(arguments: [Int64(bitPattern: segment.checksum), segment.payload, id, segment.number])
    }
  }

  private func fact(_ conflict: Conflict, _ db: Database) throws -> StoreError {
    let (series, indicator) = try SeriesReading(db: db, path: path).series(conflict.row)
    return .observationConflict(
      indicator: indicator.slug, entity: series.entity, key, stored: conflict.stored, offered: conflict.offered)
  }
}

/// A segment in memory while a merge may change it.
private struct OpenSegment {
  private var values: [Double]
  private var validity: [UInt64]
  private(set) var isChanged = false

  init() {
    values = [Double](repeating: 0, count: SegmentFormat.rows)
    validity = [UInt64](repeating: 0, count: SegmentFormat.rows / 64)
  }

  init(_ stored: StoredSegment?) throws(StoreError) {
    self.init()
    guard let stored else { return }
    let result = values.withUnsafeMutableBufferPointer { values in
      validity.withUnsafeMutableBufferPointer { validity in
        Result { () throws(StoreError) in try stored.decode(into: values, validity) }
      }
    }
    try result.get()
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
