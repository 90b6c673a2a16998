// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators
internal import Segments

/// Where the values of each series of a run begin and end, looked for in the columns from both ends of a span inwards.
///
/// Where most series have a value in the first and the last year, that is a few of them in a few columns. A baseline counts in
/// a year for which a series has no actual, as in `History`; a target never. A series without a value is looked for in every column;
/// of one with one value alone, both ends are that one.
struct EndSearch {
  typealias Outermost = (key: ColumnKey, segment: StoredSegment)

  /// The outermost columns of the run: a series with a value there has its end there.
  let first, last: Outermost
  let innerFirst, innerLast: InnerEnds

  /// `nil` where no series of the run has a value in these years.
  ///
  /// - Parameters:
  ///   - count: how many series the run has.
  ///   - keys: the columns that there are.
  ///   - segment: of a column the part that has the values of the run; `nil` where it has none.
  ///   - values: of a column those of some rows, of which most have none.
  init?(
    ofSeries count: Int, keys: some Sequence<ColumnKey>, years: ClosedRange<FiscalYear>?,
    segment: (ColumnKey) throws -> StoredSegment?, values: (ColumnKey, [Int]) throws -> [Double?]
  ) throws {
    let keys = keys.filter { $0.kind != .target && years?.contains($0.year) ?? true }
    // Of one year the actual comes first: a baseline counts only where there is none.
    var forward = keys.sorted { ($0.year, $0.kind) < ($1.year, $1.kind) }[...]
    var backward = keys.sorted { ($1.year, $0.kind) < ($0.year, $1.kind) }[...]
    guard let first = try Self.next(&forward, segment), let last = try Self.next(&backward, segment) else { return nil }
    (self.first, self.last) = (first, last)
    let open = try first.segment.rowsWithoutValue(below: count)
    let (innerFirst, without) = try Self.inner(open, forward, values)
    self.innerFirst = innerFirst
    // What has no value from one end has none from the other.
    let none = Set(without)
    let openAtEnd = try last.segment.rowsWithoutValue(below: count).filter { !none.contains($0) }
    innerLast = try Self.inner(openAtEnd, backward, values).ends
  }

  private static func next(
    _ keys: inout ArraySlice<ColumnKey>, _ segment: (ColumnKey) throws -> StoredSegment?
  ) throws -> Outermost? {
    while let key = keys.popFirst() {
      if let segment = try segment(key) { return (key, segment) }
    }
    return nil
  }

  /// - Returns: the ends of these rows in the columns, and the rows that have none.
  private static func inner(
    _ rows: [Int], _ keys: ArraySlice<ColumnKey>, _ values: (ColumnKey, [Int]) throws -> [Double?]
  ) throws -> (ends: InnerEnds, without: [Int]) {
    var open = rows
    var found: [(row: Int, value: Double, year: FiscalYear)] = []
    for key in keys where !open.isEmpty {
      var kept = 0
      for (row, value) in zip(open, try values(key, open)) {
        if let value {
          found.append((row, value, key.year))
        } else {
          open[kept] = row
          kept += 1
        }
      }
      open.removeLast(open.count - kept)
    }
    let ends = found.sorted { $0.row < $1.row }.reduce(into: InnerEnds()) { ends, end in
      ends.append(end.value, in: end.year, series: end.row)
    }
    return (ends, open)
  }
}

/// The columns of a store, as far as they have the values of one run.
struct RunColumns: Sendable {
  let path: String
  let ids: [ColumnKey: Int]
  let number: Int

  func segment(_ key: ColumnKey, _ db: Database) throws -> StoredSegment? {
    try ids[key].flatMap { try SegmentPayloads(db: db, path: path).segment(key, column: $0, number: number) }
  }

  func values(_ key: ColumnKey, _ rows: [Int], _ db: Database) throws -> [Double?] {
    guard let id = ids[key] else { return rows.map { _ in nil } }
    return try SegmentPayloads(db: db, path: path).values(ofRows: rows, key, column: id, number: number)
  }
}
