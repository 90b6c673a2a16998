// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL
public import Indicators

/// How much more, or less, from one value to another.
///
/// All functions refuse values that are not finite, and results that overflow, as `notFinite`. A missing value does not
/// come here: the caller has no two values. In the columnar form both are missing in the answer.
public enum Change {
  /// The absolute change: to − from, in the unit of the values.
  ///
  /// Zero and negative values are values like any other. Values with few decimals, as people write them, are subtracted as
  /// decimals: the double nearest to 65.0 − 61.9 is 3.1, while that of the doubles' difference is 3.1000000000000014.
  ///
  /// Source: the definition. Example: from 61.9 % to 65.0 % is 3.1 percentage points.
  public static func absolute(from: Double, to: Double) throws(Unanswerable) -> Double {
    try checkFinite(from, to)
    return try difference(from: from, to: to).finite()
  }

  /// The formula of the absolute change without its conditions; the scalar and the columnar form share it.
  static func difference(from: Double, to: Double) -> Double {
    for power in powersOfTen {
      let (first, last) = ((from * power).rounded(), (to * power).rounded())
      guard max(first.magnitude, last.magnitude) < exactIntegers else { break }
      if first / power == from, last / power == to { return (last - first) / power }
    }
    return to - from
  }

  /// Of these both the power and a whole number below 2⁵³ are exact, so that their quotient is the nearest double.
  private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
  private static let exactIntegers = 9_007_199_254_740_992.0

  /// The growth: (to − from) / from, a fraction (0.1 is 10 %).
  ///
  /// The difference is taken first because it is exact for near values, where `to / from − 1` cancels. A base of zero
  /// is `zeroBase`, a negative one `negativeBase`. A fall to zero is −1, a fall below zero less than −1.
  ///
  /// Source: the definition. Example: from 24,000 to 26,400 is 0.1.
  public static func growth(from: Double, to: Double) throws(Unanswerable) -> Double {
    try checkFinite(from, to)
    guard from != 0 else { throw .zeroBase }
    guard from > 0 else { throw .negativeBase }
    return try fraction(from: from, to: to).finite()
  }

  /// The compound annual growth rate: (to / from)^(1/years) − 1, a fraction a year.
  ///
  /// The constant yearly rate that leads from the first value to the last; what lies between plays no part, which is
  /// why `LogLinearTrend` is the better answer from three points on. A base of zero is `zeroBase`, a negative one
  /// `negativeBase`, an end below zero `signChange`; a fall to zero is −1. Fewer than one year is `noSpan`.
  ///
  /// Source: the geometric growth rate of World Bank, World Development Indicators, Statistical methods.
  /// Example: from 100 to 121 in two years is 0.1.
  public static func compoundAnnualGrowth(
    from: Double, to: Double, years: Int
  ) throws(Unanswerable) -> Double {
    try checkFinite(from, to)
    guard from != 0 else { throw .zeroBase }
    guard from > 0 else { throw .negativeBase }
    guard to >= 0 else { throw .signChange }
    guard years >= 1 else { throw .noSpan }
    return try compoundFraction(from: from, to: to, years: years).finite()
  }

  /// The formula of growth without its conditions; the scalar and the columnar form share it so that they agree to the
  /// last bit.
  @inline(__always)
  static func fraction(from: Double, to: Double) -> Double { (to - from) / from }

  /// The formula of compound annual growth without its conditions; shared likewise.
  @inline(__always)
  static func compoundFraction(from: Double, to: Double, years: Int) -> Double {
    pow(to / from, 1 / Double(years)) - 1
  }

  /// What a compound annual growth comes to over the years: (1 + growth)^years, as end ÷ base.
  static func ratio(ofCompoundFraction growth: Double, years: Int) -> Double { pow(1 + growth, Double(years)) }

  private static func checkFinite(_ from: Double, _ to: Double) throws(Unanswerable) {
    guard from.isFinite, to.isFinite else { throw .notFinite }
  }
}

extension Change {
  /// The growth of each series from one column to another: (to − from) / from, a fraction.
  ///
  /// Valid where both values are there, the base is above zero and the result is finite; missing elsewhere. So a zero or
  /// negative base is missing here where the scalar form names the reason: ask that for the one series. A shorter column
  /// counts as missing past its end, since a panel lengthens its columns only as values come.
  ///
  /// Source: the definition. Example: [100, missing, 0, 50] to [110, 5, 5, 25] is [0.1, missing, missing, −0.5].
  public static func growth(from: Column, to: Column) -> Column {
    let count = max(from.count, to.count)
    let both = min(from.count, to.count)
    var words = zip(from.validity.words, to.validity.words).map(&)
    words.append(contentsOf: repeatElement(0, count: (count + 63) / 64 - words.count))
    var values = [Double](repeating: 0, count: count)
    values.withUnsafeMutableBufferPointer { growths in
      from.values.withUnsafeBufferPointer { bases in
        to.values.withUnsafeBufferPointer { ends in
          for index in 0..<both { growths[index] = fraction(from: bases[index], to: ends[index]) }
          for word in words.indices {
            let block = 64 * word..<max(64 * word, min(64 * word + 64, both))
            words[word] &= answers(growths, bases, in: block)
          }
        }
      }
    }
    return Column(values: values, validity: Bitmap(words: words, count: count))
  }

  /// The bits of those growths of one block that mean something; all were computed, without a branch a value.
  @inline(__always)
  private static func answers(
    _ growths: UnsafeMutableBufferPointer<Double>, _ bases: UnsafeBufferPointer<Double>, in block: Range<Int>
  ) -> UInt64 {
    var bits: UInt64 = 0
    for index in block {
      // A comparison with NaN is false, so this is also the test for NaN.
      let isAnswer: UInt64 = bases[index] > 0 ? (abs(growths[index]) < .infinity ? 1 : 0) : 0
      bits |= isAnswer &<< UInt64(truncatingIfNeeded: index &- block.lowerBound)
    }
    return bits
  }
}
