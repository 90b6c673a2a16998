// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// The series of which the first or the last value is still to be found, in columns from both ends of a span inwards.
///
/// Where most series have a value in the first and the last year, that is a few of them in a few columns. A baseline counts in
/// a year for which a series has no actual, as in `History`. A series without a value is looked for in every column; of one with
/// one value alone, both ends are that one.
struct SeriesEnds: Sendable {
  struct End: Sendable {
    let year: Int16
    let value: Double

    init(_ value: Double, in year: FiscalYear) { self.init(year: Int16(clamping: year.number), value: value) }
    fileprivate init(year: Int16, value: Double) { (self.year, self.value) = (year, value) }

    static let unknown = End(year: .min, value: 0)
    var isKnown: Bool { year != .min }
    var point: History.Point { History.Point(year: FiscalYear(Int(year)), value: value) }
  }

  /// Laid out for little room: there is one for each series that is still open.
  struct Ends: Sendable {
    let series: Int32
    private var firstYear, lastYear: Int16
    private var firstValue, lastValue: Double

    init(series: Int, first: End, last: End) {
      self.series = Int32(truncatingIfNeeded: series)
      (firstYear, firstValue) = (first.year, first.value)
      (lastYear, lastValue) = (last.year, last.value)
    }

    var first: End {
      get { End(year: firstYear, value: firstValue) }
      set { (firstYear, firstValue) = (newValue.year, newValue.value) }
    }

    var last: End {
      get { End(year: lastYear, value: lastValue) }
      set { (lastYear, lastValue) = (newValue.year, newValue.value) }
    }

    fileprivate var isComplete: Bool { first.isKnown && last.isKnown }

    fileprivate subscript(side: Side) -> End {
      get { side == .first ? first : last }
      set { if side == .first { first = newValue } else { last = newValue } }
    }
  }

  fileprivate enum Side { case first, last }

  /// The outermost columns; `nil` where there is no column.
  let outermost: (first: ColumnKey, last: ColumnKey)?

  /// The columns that the first and the last values have yet to see, nearest first.
  private var forward, backward: ArraySlice<ColumnKey>
  /// In the order of the series.
  private var open: [Ends] = []

  /// - Parameters:
  ///   - count: how many series there are.
  ///   - keys: the columns that there are; of these, the actuals and baselines in `years` are used.
  init(ofSeries count: Int, keys: [ColumnKey], years: ClosedRange<FiscalYear>) {
    // To grow step by step would touch twice the memory.
    open.reserveCapacity(count / 4)
    let keys = keys.filter { $0.kind != .target && years.contains($0.year) }
    // Of one year the actual comes first: a baseline counts only where there is none.
    forward = keys.sorted { ($0.year, $0.kind) < ($1.year, $1.kind) }[...]
    backward = keys.sorted { ($1.year, $0.kind) < ($0.year, $1.kind) }[...]
    if let first = forward.popFirst(), let last = backward.popFirst() {
      outermost = (first, last)
    } else {
      outermost = nil
    }
  }

  /// Adds a series after those before it; at least one of its ends is unknown.
  @inline(__always)
  mutating func add(_ ends: Ends) { open.append(ends) }

  /// The series of which a value is needed next, ascending, of a column for each end that is open somewhere; nothing when
  /// all is known that can be.
  var needed: [ColumnKey: [Int]] {
    let questions = [(forward.first, open(at: .first)), (backward.first, open(at: .last))]
    var needed: [ColumnKey: [Int]] = [:]
    for case (let key?, let series) in questions where !series.isEmpty {
      // A column that both ends ask for: each series that is still here is open at one of them.
      needed[key] = needed[key] == nil ? series : open.map { Int($0.series) }
    }
    return needed
  }

  /// Which end is open is as good as chance: a branch on it would be guessed wrong at every other series.
  private func open(at side: Side) -> [Int] {
    [Int](unsafeUninitializedCapacity: open.count) { series, count in
      for ends in open {
        series.initializeElement(at: count, to: Int(ends.series))
        count += ends[side].isKnown ? 0 : 1
      }
    }
  }

  /// Takes the values of the series that were needed, and hands over those that are complete now. A key without values has
  /// none.
  mutating func take(_ values: [ColumnKey: [Double?]], _ needed: [ColumnKey: [Int]], _ complete: (Ends) -> Void) {
    for (key, side) in [(forward.popFirst(), Side.first), (backward.popFirst(), .last)] {
      guard let key, let series = needed[key], let values = values[key] else { continue }
      fill(series, values, key.year, side)
    }
    var kept = 0
    for index in open.indices {
      let ends = open[index]
      if ends.isComplete {
        complete(ends)
      } else {
        open[kept] = ends
        kept += 1
      }
    }
    open.removeLast(open.count - kept)
  }

  private mutating func fill(_ series: [Int], _ values: [Double?], _ year: FiscalYear, _ side: Side) {
    var next = 0
    for (series, value) in zip(series, values) {
      while open[next].series < series { next += 1 }
      if let value, !open[next][side].isKnown { open[next][side] = End(value, in: year) }
    }
  }
}
