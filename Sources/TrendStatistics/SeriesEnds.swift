// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// The first and the last value of each series in a span of years, found with as few columns as it takes.
///
/// Columns are taken from both ends of the span inwards, until every series has its two ends: where most series have a
/// value in the first and the last year, a few columns tell what all of them would, and of all but the outermost a few
/// values. A baseline counts in a year for which a series has no actual, as in `History`. A series without a value keeps its
/// ends open, and then every column is asked for. Zero and negative values are values like any other; with one value alone, both
/// ends are that one.
///
/// Example: of the series (missing, 3, missing, 5) in 2017 to 2020 the ends are 3 in 2018 and 5 in 2020.
public struct SeriesEnds: Sendable {
  /// One end of every series.
  public struct End: Sendable {
    /// Shape of both: one element a series, none until a column has been taken; what a series has whose end is open means
    /// nothing.
    public fileprivate(set) var values: [Double]
    public fileprivate(set) var years: [Int32]
    /// A bit for each series of which no value has been met yet.
    public fileprivate(set) var open: [UInt64]

    /// How many series there are.
    let count: Int

    fileprivate init(count: Int) {
      (self.count, values, years) = (count, [], [])
      open = [UInt64](repeating: ~0, count: (count + 63) / 64)
      if count % 64 != 0 { open[open.count - 1] = 1 << UInt64(count % 64) - 1 }
    }

    fileprivate var isComplete: Bool { open.allSatisfy { $0 == 0 } }
  }

  public private(set) var first: End
  public private(set) var last: End
  /// The columns that the first and the last values have yet to see, nearest first.
  private var forward, backward: ArraySlice<ColumnKey>

  /// Of fewer open series than one in so many, the values are asked for one by one.
  private static let few = 8

  /// - Parameters:
  ///   - count: how many series there are.
  ///   - keys: the columns that there are; of these, the actuals and baselines in `years` are used.
  public init(count: Int, keys: [ColumnKey], years: ClosedRange<FiscalYear>) {
    (first, last) = (End(count: count), End(count: count))
    let keys = keys.filter { $0.kind != .target && years.contains($0.year) }
    // Of one year the actual comes first: a baseline counts only where there is none.
    forward = keys.sorted { ($0.year, $0.kind) < ($1.year, $1.kind) }[...]
    backward = keys.sorted { ($1.year, $0.kind) < ($0.year, $1.kind) }[...]
    askForMore()
  }

  /// How much of a column is needed.
  public enum Part: Sendable, Hashable {
    case whole
    /// The values of these series, ascending.
    case series([Int])

    /// The series, if it is not all of them.
    public var series: [Int]? { if case .series(let series) = self { series } else { nil } }
  }

  /// What is needed next, a column for each end that is still open; nothing when all is known that can be.
  public private(set) var needed: [ColumnKey: Part] = [:]

  private mutating func askForMore() {
    needed = [:]
    for (end, keys) in [(first, forward), (last, backward)] {
      guard let key = keys.first, !end.isComplete else { continue }
      let part = end.few(Self.few).map(Part.series) ?? .whole
      needed[key] = needed[key].map { $0 == part ? part : .whole } ?? part
    }
  }

  /// The two ends of a series; fewer where it has no value, or both are one.
  public func points(ofSeries series: Int) -> [History.Point] {
    let ends = [first, last].compactMap { $0.point(ofSeries: series) }
    return ends.count == 2 && ends[0].year == ends[1].year ? [ends[0]] : ends
  }

  /// Takes what was needed, by whose parts `columns` and `values` were read. What is in neither counts as empty.
  public mutating func take(_ columns: [ColumnKey: Column], _ values: [ColumnKey: [Double?]]) {
    let whole = needed.filter { $0.value == .whole }.keys
    let asked = Dictionary(uniqueKeysWithValues: whole.map { ($0, columns[$0] ?? Column(count: 0)) })
    first.take(&forward, asked, values, needed)
    last.take(&backward, asked, values, needed)
    askForMore()
  }
}

extension SeriesEnds.End {
  fileprivate func point(ofSeries series: Int) -> History.Point? {
    let isOpen = open[series / 64] & (1 << UInt64(series % 64)) != 0
    return isOpen ? nil : History.Point(year: FiscalYear(Int(years[series])), value: values[series])
  }

  /// The series that are still open, if they are fewer than one in `share`.
  fileprivate func few(_ share: Int) -> [Int]? {
    let open = self.open.reduce(0) { $0 + $1.nonzeroBitCount }
    guard open < count / share else { return nil }
    var series: [Int] = []
    series.reserveCapacity(open)
    for word in self.open.indices {
      var bits = self.open[word]
      while bits != 0 {
        series.append(word &* 64 &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
    return series
  }

  /// Uses the columns in order as far as they are known: whole ones, and one of which the values of the open series are.
  fileprivate mutating func take(
    _ keys: inout ArraySlice<ColumnKey>, _ columns: [ColumnKey: Column], _ values: [ColumnKey: [Double?]],
    _ needed: [ColumnKey: SeriesEnds.Part]
  ) {
    guard !isComplete, let key = keys.first else { return }
    if let series = needed[key]?.series {
      keys.removeFirst()
      take(values[key] ?? [], ofSeries: series, year: Int32(key.year.number))
    }
    while let key = keys.first, let column = columns[key], !isComplete {
      keys.removeFirst()
      take(column, year: Int32(key.year.number))
    }
  }

  /// Takes the values of the series that are still open. The first column is taken over as it is.
  private mutating func take(_ column: Column, year: Int32) {
    let valid = column.validity.words
    guard !values.isEmpty || column.count < count else {
      values = column.values
      years = [Int32](repeating: year, count: count)
      for (word, bits) in zip(open.indices, valid) { open[word] &= ~bits }
      return
    }
    makeRoom()
    values.withUnsafeMutableBufferPointer { values in
      years.withUnsafeMutableBufferPointer { years in
        column.values.withUnsafeBufferPointer { new in
          for word in 0..<min(valid.count, open.count) {
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

  private mutating func take(_ new: [Double?], ofSeries series: [Int], year: Int32) {
    makeRoom()
    for (series, value) in zip(series, new) {
      guard let value else { continue }
      open[series / 64] &= ~(1 << UInt64(series % 64))
      (values[series], years[series]) = (value, year)
    }
  }

  private mutating func makeRoom() {
    guard values.isEmpty else { return }
    (values, years) = ([Double](repeating: 0, count: count), [Int32](repeating: 0, count: count))
  }
}
