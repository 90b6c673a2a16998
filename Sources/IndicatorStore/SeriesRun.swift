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
  private let columns: RunColumns
  /// Whether the store keeps where the values of its series begin and end.
  private let hasEnds: Bool

  fileprivate init(_ number: Int, of count: Int, _ connection: StoreConnection, _ ids: [ColumnKey: Int], hasEnds: Bool)
  {
    series = number * Self.length..<min((number + 1) * Self.length, count)
    columns = RunColumns(path: connection.path, ids: ids, number: number)
    (self.connection, self.hasEnds) = (connection, hasEnds)
  }

  /// Shows the first and the last value that each series has in these years, 64 neighbouring series at a time from the run's first
  /// to its last. Nothing is shown where no series has a value.
  public func ends(
    in years: ClosedRange<FiscalYear>, _ body: (_ first: EndStrip, _ last: EndStrip) -> Void
  ) throws(StoreError) {
    guard let (first, last, inner) = try ends(in: years) else { return }
    let buffer = UnsafeMutablePointer<Double>.allocate(capacity: 2 * 64)
    defer { buffer.deallocate() }
    buffer.initialize(repeating: 0, count: 2 * 64)
    try first.segment.strips { (next: StoredSegment.NextStrip) throws(StoreError) in
      try last.segment.strips { (nextLast: StoredSegment.NextStrip) throws(StoreError) in
        try inner.first.withStrips { innerFirst throws(StoreError) in
          try inner.last.withStrips { innerLast throws(StoreError) in
            for _ in 0..<(series.count + 63) / 64 {
              let outer = (
                ColumnStrip(bits: try next(buffer), values: buffer),
                ColumnStrip(bits: try nextLast(buffer + 64), values: buffer + 64)
              )
              body(
                EndStrip(outer.0, in: first.key.year, innerFirst.next()),
                EndStrip(outer.1, in: last.key.year, innerLast.next()))
            }
          }
        }
      }
    }
  }

  private typealias Ends = (
    first: EndSearch.Outermost, last: EndSearch.Outermost, inner: (first: InnerEnds, last: InnerEnds)
  )

  /// As they are kept where all values are asked for, else looked for.
  private func ends(in years: ClosedRange<FiscalYear>) throws(StoreError) -> Ends? {
    if hasEnds, let (first, last, inner) = try kept(in: years) {
      return (first, last, try inner.checked { bytes throws(SegmentFault) in try SeriesEndsBlock.decode(bytes) })
    }
    do {
      let search = try EndSearch(
        ofSeries: series.count, keys: columns.ids.keys, years: years,
        segment: { key in try connection.read { db in try columns.segment(key, db) } },
        values: { key, rows in try connection.read { db in try columns.values(key, rows, db) } })
      return search.map { ($0.first, $0.last, ($0.innerFirst, $0.innerLast)) }
    } catch {
      throw StoreConnection.fact(error, path: connection.path)
    }
  }

  /// As they lie in the file; they are decoded when the connection is free for others. `nil` where these years are not all
  /// that the run has values of, or it has none.
  private func kept(
    in years: ClosedRange<FiscalYear>
  ) throws(StoreError) -> (first: EndSearch.Outermost, last: EndSearch.Outermost, inner: StoredSegment)? {
    try connection.read { db in
      guard let entry = try SeriesEndIndex(db: db, path: connection.path).entry(columns.number),
        let first = columns.ids.first(where: { $0.value == entry.first })?.key, years.contains(first.year),
        let last = columns.ids.first(where: { $0.value == entry.last })?.key, years.contains(last.year),
        let firstSegment = try columns.segment(first, db), let lastSegment = try columns.segment(last, db)
      else { return nil }
      let inner = StoredSegment(
        path: connection.path, owner: .ends, number: columns.number, checksum: entry.checksum, payload: entry.payload)
      return ((first, firstSegment), (last, lastSegment), inner)
    }
  }
}

extension IndicatorStore {
  /// What each run of series answers, in order. The cores take them in turn, so that no more runs than cores are in memory. Each run
  /// reads by itself: to be asked in `ofOneMoment`.
  public func runs<Answer: Sendable>(
    _ question: @Sendable (SeriesRun) throws(StoreError) -> Answer
  ) throws(StoreError) -> [Answer] {
    let (count, ids, hasEnds) = try connection.read { db in
      (
        try ColumnReading.seriesCount(db, path: path),
        try ColumnReading(db: db, path: path, seriesCount: 0).columnIDs(), try SeriesEndIndex.isKept(db)
      )
    }
    return try Cores.map(SegmentFormat.segments(ofRows: count)) { number throws(StoreError) in
      try question(SeriesRun(number, of: count, connection, ids, hasEnds: hasEnds))
    }
  }
}

extension StoredSegment {
  /// Writes the values of the next 64 rows, and gives their bits.
  fileprivate typealias NextStrip = (_ target: UnsafeMutablePointer<Double>) throws(StoreError) -> UInt64

  fileprivate func strips(_ body: (_ next: NextStrip) throws(StoreError) -> Void) throws(StoreError) {
    var result = Result<Void, StoreError>.success(())
    try checked { bytes throws(SegmentFault) in
      var strips = try SegmentStrips(bytes)
      result = Result { () throws(StoreError) in
        try body { target throws(StoreError) in
          do throws(SegmentFault) { return try strips.next(into: target) } catch { throw damage(error) }
        }
      }
    }
    try result.get()
  }
}
