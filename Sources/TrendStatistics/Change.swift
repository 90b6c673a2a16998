// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How much more, or less, from one value to another.
///
/// All functions refuse values that are not finite, and results that overflow, as `notFinite`. A missing value does not
/// come here: the caller has no two values. The columnar form is in `ColumnGrowth.swift`.
public enum Change {
  /// The absolute change: to − from, in the unit of the values.
  ///
  /// Zero and negative values are values like any other.
  ///
  /// Source: the definition. Example: from 61.9 % to 65.0 % is 3.1 percentage points.
  public static func absolute(from: Double, to: Double) throws(Unanswerable) -> Double {
    try checkFinite(from, to)
    return try (to - from).finite()
  }

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
  /// Source: the geometric mean growth rate of World Bank, World Development Indicators, Statistical methods.
  /// Example: from 100 to 121 in two years is 0.1.
  public static func compoundAnnualGrowth(
    from: Double, to: Double, years: Int
  ) throws(Unanswerable) -> Double {
    try checkFinite(from, to)
    guard from != 0 else { throw .zeroBase }
    guard from > 0 else { throw .negativeBase }
    guard to >= 0 else { throw .signChange }
    guard years >= 1 else { throw .noSpan }
    return try (pow(to / from, 1 / Double(years)) - 1).finite()
  }

  /// The formula of growth without its conditions; the scalar and the columnar form share it so that they agree to the
  /// last bit.
  @inline(__always)
  static func fraction(from: Double, to: Double) -> Double { (to - from) / from }

  private static func checkFinite(_ from: Double, _ to: Double) throws(Unanswerable) {
    guard from.isFinite, to.isFinite else { throw .notFinite }
  }
}
