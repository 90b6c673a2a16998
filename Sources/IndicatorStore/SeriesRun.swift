// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
public import Indicators
internal import Segments
internal import Threads

/// Neighbouring series, whose values lie together in the file: what is asked of all series, run after run, needs no memory
/// for whole columns.
public struct SeriesRun: Sendable {
  /// How many series each run has, but for the last one.
  public static let length = SegmentFormat.rows

  /// Its series among all of the store.
  public let series: Range<Int>

  private let connection: StoreConnection
  private let ids: [ColumnKey: Int]

  init(_ number: Int, of count: Int, _ connection: StoreConnection, _ ids: [ColumnKey: Int]) {
    series = number * Self.length..<min((number + 1) * Self.length, count)
    (self.connection, self.ids) = (connection, ids)
  }

  /// Shows two columns side by side, 64 neighbouring series at a time from the run's first to its last.
  public func strips(
    of first: ColumnKey, _ last: ColumnKey, _ body: (_ first: ColumnStrip, _ last: ColumnStrip) -> Void
  ) throws(StoreError) {
    let segments = Dictionary(uniqueKeysWithValues: try segments(Set([first, last])))
    let buffer = UnsafeMutablePointer<Double>.allocate(capacity: 2 * 64)
    defer { buffer.deallocate() }
    buffer.initialize(repeating: 0, count: 2 * 64)
    try StoredSegment.strips(of: segments[first]) { (next: StoredSegment.NextStrip) throws(StoreError) in
      try StoredSegment.strips(of: segments[last]) { (nextLast: StoredSegment.NextStrip) throws(StoreError) in
        for _ in 0..<(series.count + 63) / 64 {
          let (first, last) = (try next(buffer), try nextLast(buffer + 64))
          body(ColumnStrip(bits: first, values: buffer), ColumnStrip(bits: last, values: buffer + 64))
        }
      }
    }
  }

  /// The values of some series of each of these columns, in the order of the rows, which count from the run's first.
  public func values(_ rows: [ColumnKey: [Int]]) throws(StoreError) -> [ColumnKey: [Double?]] {
    var values: [ColumnKey: [Double?]] = [:]
    for (key, segment) in try segments(rows.keys) { values[key] = try segment.values(ofRows: rows[key] ?? []) }
    return values
  }

  /// As they lie in the file; they are decoded when the connection is free for others.
  private func segments(_ keys: some Sequence<ColumnKey>) throws(StoreError) -> [(ColumnKey, StoredSegment)] {
    let wanted = keys.compactMap { key in ids[key].map { (key, $0) } }
    guard !wanted.isEmpty else { return [] }
    let number = series.lowerBound / Self.length
    return try connection.read { db in
      let payloads = SegmentPayloads(db: db, path: connection.path)
      return try wanted.compactMap { key, id in
        try payloads.segment(key, column: id, number: number).map { (key, $0) }
      }
    }
  }
}

extension IndicatorStore {
  /// What each run of series answers, in order. The cores take them in turn, so that no more runs than cores are in memory.
  public func runs<Answer: Sendable>(
    _ question: @Sendable (SeriesRun) throws(StoreError) -> Answer
  ) throws(StoreError) -> [Answer] {
    let (count, ids) = try connection.read { db in
      (try ColumnReading.seriesCount(db, path: path), try ColumnReading(db: db, path: path, seriesCount: 0).columnIDs())
    }
    let numbers = Array(0..<(count + SeriesRun.length - 1) / SeriesRun.length)
    return try Cores.map(numbers) { number throws(StoreError) in
      try question(SeriesRun(number, of: count, connection, ids))
    }
  }
}

extension StoredSegment {
  /// Writes the values of the next 64 rows, and gives their bits.
  fileprivate typealias NextStrip = (_ target: UnsafeMutablePointer<Double>) throws(StoreError) -> UInt64

  /// Where there is no segment, there is no value.
  fileprivate static func strips(
    of segment: StoredSegment?, _ body: (_ next: NextStrip) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard let segment else { return try body { _ in 0 } }
    var result = Result<Void, StoreError>.success(())
    try segment.checked { bytes throws(SegmentFault) in
      var strips = try SegmentStrips(bytes)
      result = Result { () throws(StoreError) in
        try body { target throws(StoreError) in
          do throws(SegmentFault) { return try strips.next(into: target) } catch { throw segment.damage(error) }
        }
      }
    }
    try result.get()
  }
}
