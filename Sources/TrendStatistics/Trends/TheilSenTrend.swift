// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// A yearly change that one wrong value cannot bend: the median of the slopes between all pairs of years (Theil–Sen).
///
/// slope of a pair = (value₂ − value₁) / (year₂ − year₁). Up to 29 % of the values may be anything before the median follows
/// them. For series with a year out of line, where `LinearTrend` follows it.
///
/// Sources: Theil, A rank-invariant method of linear and polynomial regression analysis, Proceedings of the Royal Netherlands
/// Academy of Sciences 53 (1950); Sen, Estimates of the regression coefficient based on Kendall's tau, Journal of the American
/// Statistical Association 63 (1968) 1379–1389. Example: 1.26, 1.27, 1.12, 1.16, 1.03 in five years in a row fall by 0.05625 a
/// year.
public struct TheilSenTrend: Sendable, Hashable {
  /// In the unit of the values a year.
  public let slope: Double
  /// The slopes of all pairs, ascending.
  private let slopes: [Double]
  private let count: Int

  /// Fits the trend to a history of two points or more.
  ///
  /// Fewer are `noHistory` and `onePoint`; all in one year is `noSpan`; values that are not finite, or a difference too
  /// large for a double, are `notFinite`.
  public init(_ history: History) throws(Unanswerable) {
    let points = history.points
    guard !points.isEmpty else { throw .noHistory }
    guard points.count > 1 else { throw .onePoint }
    var slopes: [Double] = []
    slopes.reserveCapacity(points.count * (points.count - 1) / 2)
    for (later, point) in points.enumerated() {
      for earlier in points[..<later] where earlier.year < point.year {
        let years = Double(point.year.number) - Double(earlier.year.number)
        slopes.append(try ((point.value - earlier.value) / years).finite())
      }
    }
    guard !slopes.isEmpty else { throw .noSpan }
    slopes.sort()
    (self.slopes, count) = (slopes, points.count)
    let middle = slopes.count / 2
    slope = slopes.count % 2 == 1 ? slopes[middle] : slopes[middle - 1] / 2 + slopes[middle] / 2
  }

  /// The interval of the slope: all slopes β at which the Mann–Kendall test does not find a trend in value − β × year.
  ///
  /// `level` is a fraction between 0 and 1; the interval holds the slope with that probability or more, whatever the
  /// distribution of the scatter. Where the points are so few that no two of their slopes are that far apart, `tooFewPoints`:
  /// at 0.95 fewer than five, at 0.80 fewer than four. Two points are `twoPoints`; slopes that are all equal are `noVariation`. Source: Sen (1968),
  /// with the exact distribution of Kendall's S in place of the normal one. Example: the five values above, at 0.95, −0.15
  /// to 0.04 a year.
  public func interval(level: Double) throws(Unanswerable) -> Interval {
    precondition(0 < level && level < 1, "a level lies between 0 and 1")
    guard count > 2 else { throw .twoPoints }
    guard slopes.first != slopes.last else { throw .noVariation }
    let distribution = KendallDistribution(count: count)
    // The slopes between which the interval ends: the least S whose tail is no larger than allowed says how many lie outside.
    let pairs = count * (count - 1) / 2
    var s = pairs
    while s >= 0, try distribution.upperTail(s) <= (1 - level) / 2 { s -= 2 }
    guard s < pairs else { throw .tooFewPoints }
    let outside = (slopes.count - s - 2) / 2
    guard slopes.indices.contains(outside), outside >= 0 else { throw .tooFewPoints }
    return try Interval(from: slopes[outside], to: slopes[slopes.count - 1 - outside], level: level)
  }
}
