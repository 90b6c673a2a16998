// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// The first and the last value of each series in a span of years, found with as few columns as it takes.
///
/// Columns are taken from both ends of the span inwards, until every series has its two ends: where most series have a
/// value in the first and the last year, a few columns tell what all of them would. A baseline counts in a year for which a
/// series has no actual, as in `History`. A series without a value keeps its ends open, and then every column is asked
/// for. Zero and negative values are values like any other; with one value alone, both ends are that one.
///
/// Example: of the series (missing, 3, missing, 5) in 2017 to 2020 the ends are 3 in 2018 and 5 in 2020.
public struct SeriesEnds: Sendable {
  /// One end of every series.
  public struct End: Sendable {
    /// Shape of both: one element a series; 0 means nothing for a series whose end is open.
    public fileprivate(set) var values: [Double]
    public fileprivate(set) var years: [Int32]
    /// A bit for each series of which no value has been met yet.
    public fileprivate(set) var open: [UInt64]

    fileprivate init(count: Int) {
      values = [Double](repeating: 0, count: count)
      years = [Int32](repeating: 0, count: count)
      open = [UInt64](repeating: ~0, count: (count + 63) / 64)
      if count % 64 != 0 { open[open.count - 1] = 1 << UInt64(count % 64) - 1 }
    }

    fileprivate var isComplete: Bool { open.allSatisfy { $0 == 0 } }
  }

  public private(set) var first: End
  public private(set) var last: End
  /// The columns that the first and the last values have yet to see, nearest first.
  private var forward, backward: ArraySlice<ColumnKey>
  private var read: [ColumnKey: Taken] = [:]

  /// What is known of a column: all, or the values of those series that were wanted.
  private enum Taken: Sendable {
    case whole(Column)
    case some([Double?], series: [Int])
  }

  /// How many columns of each end are asked for at a time, after the outermost: few enough to stop early.
  private static let batch = 2

  /// - Parameters:
  ///   - count: how many series there are.
  ///   - keys: the columns that there are; of these, the actuals and baselines in `years` are used.
  public init(count: Int, keys: [ColumnKey], years: ClosedRange<FiscalYear>) {
    (first, last) = (End(count: count), End(count: count))
    let keys = keys.filter { $0.kind != .target && years.contains($0.year) }
    // Of one year the actual comes first: a baseline counts only where there is none.
    forward = keys.sorted { ($0.year, $0.kind) < ($1.year, $1.kind) }[...]
    backward = keys.sorted { ($1.year, $0.kind) < ($0.year, $1.kind) }[...]
  }

  /// The columns that are needed next; none when all is known that can be.
  public var needed: [ColumnKey] {
    let ends = (first.isComplete ? [] : [forward]) + (last.isComplete ? [] : [backward])
    let batch = read.isEmpty ? 1 : Self.batch
    return Set(ends.flatMap { $0.lazy.filter { read[$0] == nil }.prefix(batch) }).sorted()
  }

  /// The series whose values in those columns are needed, ascending; `nil` where it is all of them.
  public var wanted: [Int]? {
    guard !read.isEmpty else { return nil }
    var series: [Int] = []
    for word in first.open.indices {
      var bits = first.open[word] | last.open[word]
      while bits != 0 {
        series.append(word &* 64 &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
    return series
  }

  /// The two ends of a series; fewer where it has no value, or both are one.
  public func points(ofSeries series: Int) -> [History.Point] {
    let ends = [first, last].filter { $0.open[series / 64] >> UInt64(series % 64) & 1 == 0 }.map {
      History.Point(year: FiscalYear(Int($0.years[series])), value: $0.values[series])
    }
    return ends.count == 2 && ends[0].year == ends[1].year ? [ends[0]] : ends
  }

  /// Takes the columns that were needed. One that is not among them counts as empty.
  public mutating func take(_ columns: [ColumnKey: Column]) {
    for key in needed { read[key] = .whole(columns[key] ?? Column(count: 0)) }
    advance()
  }

  /// The same of the wanted series alone: a value each.
  public mutating func take(_ columns: [ColumnKey: [Double?]], ofSeries series: [Int]) {
    for key in needed { read[key] = .some(columns[key] ?? [], series: series) }
    advance()
  }

  private mutating func advance() {
    Self.advance(&first, &forward, read)
    Self.advance(&last, &backward, read)
  }

  /// Uses every column in order that has been read already, also those that the other end asked for.
  private static func advance(_ end: inout End, _ keys: inout ArraySlice<ColumnKey>, _ read: [ColumnKey: Taken]) {
    while let key = keys.first, let taken = read[key], !end.isComplete {
      let year = Int32(key.year.number)
      switch taken {
      case .whole(let column): end.take(column, year: year)
      case .some(let values, let series): end.take(values, ofSeries: series, year: year)
      }
      keys.removeFirst()
    }
  }
}

extension SeriesEnds.End {
  /// Takes the values of the series that are still open.
  fileprivate mutating func take(_ column: Column, year: Int32) {
    let valid = column.validity.words
    let count = min(column.count, values.count)
    values.withUnsafeMutableBufferPointer { values in
      years.withUnsafeMutableBufferPointer { years in
        column.values.withUnsafeBufferPointer { new in
          for word in 0..<((count + 63) / 64) {
            var bits = open[word] & valid[word]
            open[word] &= ~bits
            while bits != 0 {
              let series = word &* 64 &+ bits.trailingZeroBitCount
              values[series] = new[series]
              years[series] = year
              bits &= bits &- 1
            }
          }
        }
      }
    }
  }

  fileprivate mutating func take(_ new: [Double?], ofSeries series: [Int], year: Int32) {
    for (series, value) in zip(series, new) {
      let bit: UInt64 = 1 << UInt64(series % 64)
      guard let value, open[series / 64] & bit != 0 else { continue }
      open[series / 64] &= ~bit
      (values[series], years[series]) = (value, year)
    }
  }
}
