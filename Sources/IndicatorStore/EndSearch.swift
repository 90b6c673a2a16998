// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Segments

/// Where the values of each series of a run begin and end, looked for in the columns from both ends of a span inwards.
///
/// Where most series have a value in the first and the last year, that is a few of them in a few columns. A baseline counts in
/// a year for which a series has no actual, as in `History`; a target never. A series without a value is looked for in every column;
/// of one with one value alone, both ends are that one.
struct EndSearch {
  typealias Outermost = (key: ColumnKey, segment: StoredSegment)

  /// The outermost columns of the run, of which each series that has a value there has its end in that.
  let first, last: Outermost
  let innerFirst, innerLast: InnerEnds

  /// `nil` where no series of the run has a value in these years.
  ///
  /// - Parameters:
  ///   - count: how many series the run has.
  ///   - keys: the columns that there are.
  ///   - segment: of a column the part that has the values of the run; `nil` where it has none.
  init?(
    ofSeries count: Int, keys: some Sequence<ColumnKey>, years: ClosedRange<FiscalYear>?,
    _ segment: (ColumnKey) throws -> StoredSegment?
  ) throws {
    let keys = keys.filter { $0.kind != .target && years?.contains($0.year) ?? true }
    // Of one year the actual comes first: a baseline counts only where there is none.
    var forward = keys.sorted { ($0.year, $0.kind) < ($1.year, $1.kind) }[...]
    var backward = keys.sorted { ($1.year, $0.kind) < ($0.year, $1.kind) }[...]
    guard let first = try Self.next(&forward, segment), let last = try Self.next(&backward, segment) else { return nil }
    (self.first, self.last) = (first, last)
    innerFirst = try Self.inner(of: count, behind: first, forward, segment)
    innerLast = try Self.inner(of: count, behind: last, backward, segment)
  }

  private static func next(
    _ keys: inout ArraySlice<ColumnKey>, _ segment: (ColumnKey) throws -> StoredSegment?
  ) throws -> Outermost? {
    while let key = keys.popFirst() {
      if let segment = try segment(key) { return (key, segment) }
    }
    return nil
  }

  private static func inner(
    of count: Int, behind outermost: Outermost, _ keys: ArraySlice<ColumnKey>,
    _ segment: (ColumnKey) throws -> StoredSegment?
  ) throws -> InnerEnds {
    var (open, keys) = (try outermost.segment.rowsWithoutValue(below: count), keys)
    var found: [(row: Int, value: Double, year: FiscalYear)] = []
    while !open.isEmpty, let (key, segment) = try next(&keys, segment) {
      var kept = 0
      for (row, value) in zip(open, try segment.values(ofRows: open)) {
        if let value {
          found.append((row, value, key.year))
        } else {
          open[kept] = row
          kept += 1
        }
      }
      open.removeLast(open.count - kept)
    }
    return found.sorted { $0.row < $1.row }.reduce(into: InnerEnds()) { ends, end in
      ends.append(end.value, in: end.year, series: end.row)
    }
  }
}
