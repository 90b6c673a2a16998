// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
public import Indicators
internal import Segments

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

  /// Of these keys, the columns that have a value here, cut to the series of the run.
  public func columns(_ keys: some Sequence<ColumnKey>) throws(StoreError) -> [ColumnKey: Indicators.Column] {
    var columns: [ColumnKey: Indicators.Column] = [:]
    for (key, segment) in try segments(keys) {
      var result = Result<Void, StoreError>.success(())
      columns[key] = Indicators.Column(count: series.count) { values, words in
        result = Result { () throws(StoreError) in try segment.decode(into: values, words) }
      }
      try result.get()
    }
    return columns
  }

  /// The values of a few series of each of these columns, in the order of the rows, which count from the run's first.
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
      let reading = ColumnReading(db: db, path: connection.path, seriesCount: series.upperBound)
      return try wanted.compactMap { key, id in
        try reading.segment(key, column: id, number: number).map { (key, $0) }
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
    return try CoreMap.map(numbers) { number throws(StoreError) in
      try question(SeriesRun(number, of: count, connection, ids))
    }
  }
}
