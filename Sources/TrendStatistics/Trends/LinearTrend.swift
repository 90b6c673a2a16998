// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// A constant yearly change in the unit of the values: value = intercept + slope × year + scatter.
///
/// For series with zeros or negative values, such as balances and net migration, of which `LogLinearTrend` cannot speak.
/// Fitted by ordinary least squares on the calendar year, so that a gap of two years counts as two.
///
/// Source: Draper and Smith, Applied Regression Analysis, 3rd ed. (1998), chapter 1.
/// Example: −2, 1, 2, 5 in 2016–2019 has slope 2.2 a year, 95 % interval 0.983 to 3.417, residual deviation 0.632.
public struct LinearTrend: Sendable, Hashable {
  let line: LeastSquaresLine

  /// The yearly change, in the unit of the values a year.
  public var slope: Double { line.slope }
  /// The standard error of the slope; 0 where the points do not scatter.
  public var slopeError: Double { line.slopeError }
  /// The deviation of the observations from the trend, √(Σ residual² / (n−2)), in the unit of the values; exactly 0
  /// where they lie on it up to rounding.
  public var residualDeviation: Double { line.residualDeviation }
  /// n − 2: the line takes up two of the points.
  public var degreesOfFreedom: Int { line.degreesOfFreedom }

  /// Fits the trend to a history of three points or more.
  ///
  /// Fewer are `noHistory`, `onePoint`, `twoPoints`; all in one year is `noSpan`; a value that is not finite, or a
  /// result that overflows, is `notFinite`. Missing years are left out. Zero and negative values are values like any
  /// other.
  public static func fit(_ history: History) throws(Unanswerable) -> LinearTrend {
    LinearTrend(line: try LeastSquaresLine(history.points))
  }

  /// Fits y on any x, not only on years.
  static func fit(x: [Double], y: [Double]) throws(Unanswerable) -> LinearTrend {
    LinearTrend(line: try LeastSquaresLine(x: x, y: y))
  }

  /// The interval of the slope, slope ± t(n−2) × standard error, in the unit of the values a year.
  ///
  /// `level` is a fraction between 0 and 1. Points without scatter have none: `noVariation`. Source: Draper and Smith,
  /// section 1.4. Example: as above, 2.2 ± 4.303 × 0.2828.
  public func slopeInterval(level: Double) throws(Unanswerable) -> Interval {
    let ends = try line.slopeDistribution().ends(level: level)
    return try Interval(from: ends.lower, to: ends.upper, level: level)
  }

  /// What the value of a year may be, given the trend.
  func prediction(at year: Double) throws(Unanswerable) -> PredictiveDistribution {
    PredictiveDistribution(distribution: try line.prediction(at: year), scale: .original(unit: 1))
  }
}
