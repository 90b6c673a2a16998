// SPDX-License-Identifier: GPL-3.0-or-later

/// Up to 64 neighbouring series on their way past, each with its first value, or each with its last: nearly all have it in the
/// outermost year, a column of the store, the others further in.
public struct EndStrip {
  public let outer: ColumnStrip
  public let year: FiscalYear
  private let inner: InnerEnds.Strip

  /// - Parameter outer: the values of the outermost year.
  public init(_ outer: ColumnStrip, in year: FiscalYear, _ inner: InnerEnds.Strip) {
    (self.outer, self.year, self.inner) = (outer, year, inner)
  }

  /// The series that have a value at all.
  public var bits: UInt64 { outer.bits | inner.bits }

  /// That of a series whose bit is set.
  public subscript(place: Int) -> History.Point {
    let bit = UInt64(1) &<< UInt64(place)
    if outer.bits & bit != 0 { return History.Point(year: year, value: outer.values[place]) }
    let rank = (inner.bits & (bit &- 1)).nonzeroBitCount
    return History.Point(year: FiscalYear(Int(inner.years[rank])), value: inner.values[rank])
  }
}

/// The first, or the last, values of those of many series that have none in the outermost year.
public struct InnerEnds: Sendable, Equatable {
  /// A bit for each series, least significant first; behind the last word there is none.
  public private(set) var words: [UInt64] = []
  /// One a bit, in the order of the series, as are the years.
  public private(set) var values: [Double] = []
  public private(set) var years: [Int16] = []

  public init() {}

  /// `nil` where there are not as many values and years as bits.
  public init?(words: [UInt64], values: [Double], years: [Int16]) {
    guard values.count == years.count, values.count == words.reduce(0, { $0 + $1.nonzeroBitCount }) else { return nil }
    (self.words, self.values, self.years) = (words, values, years)
  }

  /// Series come in ascending order.
  public mutating func append(_ value: Double, in year: FiscalYear, series: Int) {
    precondition(words.count <= series / 64 || words[series / 64] >> UInt64(series % 64) == 0, "series ascend")
    while words.count <= series / 64 { words.append(0) }
    words[series / 64] |= 1 << UInt64(series % 64)
    values.append(value)
    years.append(Int16(clamping: year.number))
  }

  /// Those of 64 series; valid only while the strips are shown.
  public struct Strip {
    fileprivate let bits: UInt64
    fileprivate let values: UnsafePointer<Double>
    fileprivate let years: UnsafePointer<Int16>
  }

  /// Strip after strip from the first series on, without end.
  public struct Strips {
    fileprivate var words: ArraySlice<UInt64>
    fileprivate var values: UnsafePointer<Double>
    fileprivate var years: UnsafePointer<Int16>

    public mutating func next() -> Strip {
      let strip = Strip(bits: words.popFirst() ?? 0, values: values, years: years)
      values += strip.bits.nonzeroBitCount
      years += strip.bits.nonzeroBitCount
      return strip
    }
  }

  public func withStrips<Failure: Error>(_ body: (inout Strips) throws(Failure) -> Void) throws(Failure) {
    // An empty array has no address; none of its strips has a bit.
    let (values, years) = values.isEmpty ? ([0], [0]) : (values, years)
    try values.withUnsafeBufferPointer { values throws(Failure) in
      try years.withUnsafeBufferPointer { years throws(Failure) in
        guard let values = values.baseAddress, let years = years.baseAddress else { return }
        var strips = Strips(words: words[...], values: values, years: years)
        try body(&strips)
      }
    }
  }
}
