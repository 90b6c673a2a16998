// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
internal import Threads

/// How the growth of one year is spread over many series.
///
/// The growth of a series is (value − value of the year before) / value of the year before, a fraction; it counts where
/// both years have a value, the earlier one is above zero, and the result is finite. So a series with a zero, negative or
/// missing base is not in `series`, and a year without any growth has no distribution. The mean is that of the growths, each
/// series counting once, not the growth of the total; of one growth all numbers are that growth.
///
/// Source: the definition; quantiles as in `QuantileSelection`, the sum as in `CompensatedSum`.
/// Example: from 100, 100, 50, 0 to 110, 90, 60, 5 the growths are 0.1, −0.1, 0.2: mean 0.0667, median 0.1, upper
/// quartile 0.15.
public struct GrowthDistribution: Sendable, Hashable {
  /// The later of the two years.
  public let year: FiscalYear
  /// How many series have a growth.
  public let series: Int
  /// `nil` where the sum is too large for a double.
  public let mean: Double?
  public let p10, p25, median, p75, p90: Double

  private static let shares = [0.1, 0.25, 0.5, 0.75, 0.9]

  /// The distribution for each year whose year before has a column too, ascending.
  ///
  /// The years are shared out among the cores. Each is worked by one thread in a fixed order, so that the numbers do
  /// not depend on how many there are.
  /// - Parameter among: only these series count; `nil` for all.
  public static func all(in values: [FiscalYear: Column], among: Bitmap? = nil) -> [GrowthDistribution] {
    let years = values.keys.filter { values[$0.advanced(by: -1)] != nil }.sorted()
    let pairs = years.compactMap { year -> (year: FiscalYear, from: Column, to: Column)? in
      guard let from = values[year.advanced(by: -1)], let to = values[year] else { return nil }
      return (year, from, to)
    }
    let capacity = pairs.map { min($0.from.count, $0.to.count) }.max() ?? 0
    let shares = min(pairs.count, Cores.shares)
    let found = Cores.map(shares) { share in
      let scratch = SelectionScratch(capacity: capacity + DenseGrowth.slack)
      return stride(from: share, to: pairs.count, by: shares).compactMap { index in
        GrowthDistribution(pairs[index].year, from: pairs[index].from, to: pairs[index].to, among: among, scratch)
      }
    }
    return found.joined().sorted { $0.year < $1.year }
  }

  private init?(_ year: FiscalYear, from: Column, to: Column, among: Bitmap?, _ scratch: SelectionScratch) {
    series = DenseGrowth.fill(scratch.values, from: from, to: to, among: among)
    guard series > 0 else { return nil }
    let sum = CompensatedSum.of(UnsafeBufferPointer(rebasing: scratch.values[..<series]))
    mean = sum.isFinite ? sum / Double(series) : nil
    // After the sum, since the selection uses the values up.
    let quantiles = scratch.quantiles(Self.shares, ofFirst: series)
    (p10, p25, median, p75, p90) = (quantiles[0], quantiles[1], quantiles[2], quantiles[3], quantiles[4])
    self.year = year
  }
}

/// The growths of two columns side by side, without the series that have none.
enum DenseGrowth {
  /// A block is computed whole behind the growths that are there, so that the buffer has to be that much longer.
  static let slack = 64

  /// Writes the growths in the order of the series and returns how many there are.
  static func fill(
    _ growths: UnsafeMutableBufferPointer<Double>, from: Column, to: Column, among: Bitmap?
  ) -> Int {
    let both = min(from.count, to.count)
    precondition(growths.count >= both + slack, "the buffer holds every growth and a block")
    // A missing base is 0 in its column, so that only the bits of the later year have to be looked at.
    var words = to.validity.words
    if let among { for word in words.indices { words[word] &= word < among.words.count ? among.words[word] : 0 } }
    guard let output = growths.baseAddress else { return 0 }
    return from.values.withUnsafeBufferPointer { bases in
      to.values.withUnsafeBufferPointer { ends in
        guard let bases = bases.baseAddress, let ends = ends.baseAddress else { return 0 }
        var count = 0
        for start in stride(from: 0, to: both, by: 64) where words[start >> 6] != 0 {
          let length = min(64, both - start)
          compute(output + count, bases + start, ends + start, length)
          let bits = length == 64 ? words[start >> 6] : words[start >> 6] & (1 << UInt64(length) - 1)
          count = pack(output, after: count, bits: bits)
        }
        return count
      }
    }
  }

  /// All growths of a block; NaN for a base that is not above zero.
  @inline(__always)
  private static func compute(
    _ growths: UnsafeMutablePointer<Double>, _ bases: UnsafePointer<Double>, _ ends: UnsafePointer<Double>,
    _ length: Int
  ) {
    for index in 0..<length {
      let growth = Change.fraction(from: bases[index], to: ends[index])
      growths[index] = bases[index] > 0 ? growth : .nan
    }
  }

  /// Moves those whose bit is set and that are finite together; returns where the next block begins.
  @inline(__always)
  private static func pack(_ growths: UnsafeMutablePointer<Double>, after start: Int, bits: UInt64) -> Int {
    let block = growths + start
    var (count, bits) = (start, bits)
    while bits != 0 {
      let growth = block[bits.trailingZeroBitCount]
      growths[count] = growth
      // A comparison with NaN is false, so this is also the test for NaN.
      count &+= growth.magnitude < .infinity ? 1 : 0
      bits &= bits &- 1
    }
    return count
  }
}
