// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// What comes in one year: a value, how far it may stray, and how probable it is to reach a target.
///
/// Value, intervals and probabilities are of one and the same distribution, cut at the bounds: all that the model puts
/// beyond a bound counts as lying on it. So they never contradict one another.
public struct Forecast: Sendable, Hashable {
  public let year: FiscalYear
  /// Years from the last observed one, 1 and up.
  public let horizon: Int
  public let method: ForecastMethod
  /// The median: as probable to be missed as to be passed. In the unit of the values.
  ///
  /// Not the mean, which on a logarithmic scale does not exist (the exponential of Student's t has an infinite
  /// expectation); on the original scale without bounds both are the same.
  public let point: Double

  /// The values that the bounds leave.
  let range: ClosedRange<Double>
  /// Before the cut at the bounds.
  let distribution: Result<PredictiveDistribution, Unanswerable>

  public var interval80: Result<Interval, Unanswerable> { interval(level: 0.80) }
  public var interval95: Result<Interval, Unanswerable> { interval(level: 0.95) }

  /// The prediction interval of the year's value: equal tails, in the unit of the values, cut at the bounds.
  ///
  /// `noVariation` where nothing tells how far the value may stray (zeros alone), `notFinite` where an end overflows and no
  /// bound cuts it. `level` is a fraction between 0 and 1. Source and example: `PooledGrowth`.
  public func interval(level: Double) -> Result<Interval, Unanswerable> {
    Result { () throws(Unanswerable) in
      let ends = try distribution.get().ends(level: level)
      return try Interval(from: range.clamping(ends.lower), to: range.clamping(ends.upper), level: level)
    }
  }

  /// The probability, 0 to 1, that the year's value is the target or more.
  ///
  /// Certain by the bounds alone where the target is not above the lower bound (1) or is above the upper (0), whatever the
  /// history; else `noVariation` as for the interval. A value that would be written as the bound counts as having reached it. A target of zero or below is sure on a logarithmic scale. A target
  /// that is not finite is `notFinite`.
  public func probability(atLeast target: Double) throws(Unanswerable) -> Double {
    guard target.isFinite else { throw .notFinite }
    if target <= range.lowerBound { return 1 }
    if target > range.upperBound { return 0 }
    return try distribution.get().upperTail(min(target, range.upperBound - roundedToBound))
  }

  /// The target that is met with a probability: the value that the year's value reaches or passes with it, from below where more
  /// is better, from above where less is; in the unit of the values, cut at the bounds.
  ///
  /// `probability` is a fraction from 0.5 to below 1: the higher, the easier the target. At 0.5 it is the median. Reasons as for the
  /// interval, of which it is the nearer end: 80 % is the end of the interval of 60 %. Source: the definition of a quantile.
  /// Example: where the 60 % interval is 90 to 120, 90 or more comes with 80 %, and 120 or less comes with 80 %.
  public func target(metWith probability: Double, better: Better) throws(Unanswerable) -> Double {
    guard probability > 0.5 else { return try point.finite() }
    let ends = try distribution.get().ends(level: 2 * probability - 1)
    return try range.clamping(better == .higher ? ends.lower : ends.upper).finite()
  }

  /// The probability, 0 to 1, that the year's value is the target or less: for indicators of which less is better.
  ///
  /// Certain by the bounds alone where the target is not below the upper bound (1) or is below the lower (0); else as
  /// `probability(atLeast:)`. Between the bounds the two sum to 1; at a bound, on which a probability of its own lies, or so
  /// near it that the value would be written as it, to more.
  public func probability(atMost target: Double) throws(Unanswerable) -> Double {
    guard target.isFinite else { throw .notFinite }
    if target >= range.upperBound { return 1 }
    if target < range.lowerBound { return 0 }
    return try distribution.get().lowerTail(max(target, range.lowerBound + roundedToBound))
  }

  /// The probability that the year's value meets a target, by the side from which it is to be met; see the two for either.
  public func probability(meeting target: Double, better: Better) throws(Unanswerable) -> Double {
    try better == .higher ? probability(atLeast: target) : probability(atMost: target)
  }

  /// How near a bound a value is written as the bound: a logistic scale never comes to 100 %, but 99.95 % is written as
  /// 100.0 %, and a target of 100 % is not as good as impossible. 0 unless there is a bound on either side.
  private var roundedToBound: Double {
    let width = range.upperBound - range.lowerBound
    return width.isFinite ? 0.0005 * width : 0
  }
}
