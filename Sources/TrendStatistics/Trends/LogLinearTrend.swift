// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL
public import Indicators

/// A constant yearly rate of growth: ln value = a + b × year + scatter, so that value = exp(a) × (1 + rate)^year.
///
/// For counts and amounts, which grow by a share of what they are. All points take part, where `compoundAnnualGrowth`
/// hangs on the first and the last. Fitted by ordinary least squares on the calendar year, so that a gap of two years
/// counts as two.
///
/// Source: the least-squares growth rate of World Bank, World Development Indicators, Statistical methods.
/// Example: 100, 120, 130, 160 in 2016–2019 grows by 0.1607 a year, 95 % interval 0.0800 to 0.2474; residual deviation
/// 0.0374.
public struct LogLinearTrend: Sendable, Hashable {
  /// The line through the logarithms.
  let line: LeastSquaresLine
  /// exp(b) − 1, a fraction a year (0.1 is 10 % a year).
  public let growthRate: Double

  /// The slope b of ln value, a year.
  public var logSlope: Double { line.slope }
  /// The standard error of b; 0 where the points do not scatter.
  public var logSlopeError: Double { line.slopeError }
  /// The deviation of ln value from the trend, √(Σ residual² / (n−2)), about the share by which a value strays from it;
  /// exactly 0 where the points lie on it up to rounding.
  public var residualDeviation: Double { line.residualDeviation }
  /// n − 2: the line takes up two of the points.
  public var degreesOfFreedom: Int { line.degreesOfFreedom }

  private init(line: LeastSquaresLine) throws(Unanswerable) {
    self.line = line
    growthRate = try expm1(line.slope).finite()
  }

  /// Fits the trend to a history of three points or more.
  ///
  /// Fewer are `noHistory`, `onePoint`, `twoPoints`; all in one year is `noSpan`; a zero or negative value is
  /// `notPositive`; a value that is not finite, or a result that overflows, is `notFinite`. Missing years are left out.
  public static func fit(_ history: History) throws(Unanswerable) -> LogLinearTrend {
    try fit(x: history.points.map { Double($0.year.number) }, y: history.points.map(\.value))
  }

  /// Fits y on any x, not only on years.
  static func fit(x: [Double], y: [Double]) throws(Unanswerable) -> LogLinearTrend {
    try LeastSquaresLine.checkCount(y.count)
    guard y.allSatisfy(\.isFinite) else { throw .notFinite }
    guard y.allSatisfy({ $0 > 0 }) else { throw .notPositive }
    let logarithms = y.map { log($0) }
    let largest = logarithms.lazy.map(\.magnitude).max() ?? 0
    // A double's relative rounding is its logarithm's absolute one, however near to 0 the logarithm is.
    return try LogLinearTrend(line: LeastSquaresLine(x: x, y: logarithms, rounding: largest.ulp + 1.0.ulp))
  }

  /// The interval of the growth rate, exp(b ± t(n−2) × standard error) − 1, a fraction a year.
  ///
  /// `level` is a fraction between 0 and 1. Points without scatter have none: `noVariation`; an end that overflows is
  /// `notFinite`. Source: the t interval of a slope (Draper and Smith, section 1.4), carried through the monotone
  /// exp(b) − 1, which keeps its level. Example: as above.
  public func growthInterval(level: Double) throws(Unanswerable) -> Interval {
    let ends = try line.slopeDistribution().ends(level: level)
    return try Interval(from: expm1(ends.lower), to: expm1(ends.upper), level: level)
  }

  /// What the value of a year may be, given the trend.
  func prediction(at year: Double) throws(Unanswerable) -> PredictiveDistribution {
    PredictiveDistribution(distribution: try line.prediction(at: year), scale: .logarithmic)
  }
}
