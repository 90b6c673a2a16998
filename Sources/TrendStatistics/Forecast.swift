// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// How a forecast was made. The raw value is the stable machine-readable name.
public enum ForecastMethod: String, Sendable, Hashable, CaseIterable {
  /// The straight line through the first and the last point.
  case drift
  /// A constant rate of growth, `LogLinearTrend`.
  case logLinear = "log_linear"
  /// A constant change, `LinearTrend`.
  case linear
}

/// What comes in one year: a value, how far it may stray, and how probable it is to reach a target.
///
/// Value, intervals and probabilities are of one and the same distribution, cut at the bounds: all that the trend puts
/// beyond a bound counts as lying on it. So they never contradict one another.
public struct Forecast: Sendable, Hashable {
  public let year: FiscalYear
  /// Years from the last observed one, 1 and up.
  public let horizon: Int
  public let method: ForecastMethod
  /// The median: as probable to be missed as to be passed. In the unit of the values.
  ///
  /// Not the mean, which for a log-linear trend with an estimated scatter does not exist (the exponential of Student's t
  /// has an infinite expectation); for a linear trend without bounds both are the same.
  public let point: Double

  /// The values that the bounds leave.
  let range: ClosedRange<Double>
  /// Before the cut at the bounds.
  let distribution: Result<PredictiveDistribution, Unanswerable>

  public var interval80: Result<Interval, Unanswerable> { interval(level: 0.80) }
  public var interval95: Result<Interval, Unanswerable> { interval(level: 0.95) }

  /// The prediction interval of the year's value: equal tails, in the unit of the values, cut at the bounds.
  ///
  /// `twoPoints` where the history has two, `noVariation` where it does not scatter about its trend, `notFinite` where an
  /// end overflows and no bound cuts it. `level` is a fraction between 0 and 1.
  ///
  /// Source: Draper and Smith, Applied Regression Analysis, 3rd ed. (1998), section 3.1.
  /// Example: 100, 120, 130, 160 in 2016–2019, log-linear, 2020 at 0.95: 141.4 to 235.3 about 182.4.
  public func interval(level: Double) -> Result<Interval, Unanswerable> {
    Result { () throws(Unanswerable) in
      let ends = try distribution.get().ends(level: level)
      return try Interval(from: range.clamping(ends.lower), to: range.clamping(ends.upper), level: level)
    }
  }

  /// The probability, 0 to 1, that the year's value is the target or more.
  ///
  /// Certain by the bounds alone where the target is not above the lower bound (1) or is above the upper (0), whatever the
  /// history; else `twoPoints` or `noVariation` as for the interval. A target of zero or below is sure under a log-linear
  /// trend. A target that is not finite is `notFinite`.
  ///
  /// Source: the predictive t distribution, as for the interval.
  /// Example: 100, 120, 130, 160 in 2016–2019, log-linear: 180 or more in 2020 has 0.579.
  public func probability(atLeast target: Double) throws(Unanswerable) -> Double {
    guard target.isFinite else { throw .notFinite }
    if target <= range.lowerBound { return 1 }
    if target > range.upperBound { return 0 }
    return try distribution.get().upperTail(target)
  }

  /// The probability, 0 to 1, that the year's value is the target or less: for indicators of which less is better.
  ///
  /// Certain by the bounds alone where the target is not below the upper bound (1) or is below the lower (0); else as
  /// `probability(atLeast:)`. Strictly between the bounds the two sum to 1; at a bound, on which a probability of its own
  /// lies, to more.
  ///
  /// Source and example: as there; 180 or less in 2020 has 0.421.
  public func probability(atMost target: Double) throws(Unanswerable) -> Double {
    guard target.isFinite else { throw .notFinite }
    if target >= range.upperBound { return 1 }
    if target < range.lowerBound { return 0 }
    return try distribution.get().lowerTail(target)
  }
}
