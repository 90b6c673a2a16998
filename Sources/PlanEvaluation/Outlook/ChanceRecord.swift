// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrendStatistics

/// What the chances of past forecasts have come to: what must be known of them before new ones are read.
///
/// The targets are those of the Brier score (`Backtest.Comparison.targets`); seven of one forecast are one event seen seven
/// times, so what is enough to judge by is counted in series.
public struct ChanceRecord: Sendable, Hashable {
  public enum Verdict: Sendable, Hashable {
    /// Fewer than 30 series: a share in tenths is a handful of values.
    case tooFew
    /// More targets were met than was said, by more than ten points: the chances were too low.
    case tooLow
    /// Fewer, by more than ten points.
    case tooHigh
    /// Within ten points, the width of a bin of the reliability diagram.
    case asSaid
  }

  public let targets: Int
  public let series: Int
  public let years: Int
  /// The mean of the probabilities given, and the share of the targets that was met: 0 to 1.
  public let said: Double
  public let came: Double
  /// Forecasts with an 80 % interval, and how many of their actual values lay within it.
  public let intervals: Int
  public let held: Int
  /// No series had a step from one value to the next: what is known of growth today was not known then.
  public let wasWithoutGrowth: Bool

  /// `nil` where no past forecast was asked about a target.
  public init?(_ past: PastForecasts) {
    let bins = past.reliability.bins
    targets = bins.reduce(0) { $0 + $1.count }
    guard targets > 0 else { return nil }
    let count = Double(targets)
    said = bins.reduce(0) { $0 + $1.said * Double($1.count) } / count
    came = bins.reduce(0) { $0 + $1.came * Double($1.count) } / count
    // Of a value of zero or less there are no thresholds.
    let asked = past.comparisons.filter { !$0.targets.isEmpty }
    (series, years) = (Set(asked.map(\.series)).count, Set(asked.map(\.forecast.year)).count)
    let found = past.comparisons.compactMap { one in
      (try? one.forecast.interval80.get()).map { $0.lower <= one.actual && one.actual <= $0.upper }
    }
    (intervals, held) = (found.count, found.count { $0 })
    wasWithoutGrowth = past.comparisons.allSatisfy { $0.naiveError == nil }
  }

  public init(
    targets: Int, series: Int, years: Int, said: Double, came: Double, intervals: Int = 0, held: Int = 0,
    wasWithoutGrowth: Bool = false
  ) {
    (self.targets, self.series, self.years, self.said, self.came) = (targets, series, years, said, came)
    (self.intervals, self.held, self.wasWithoutGrowth) = (intervals, held, wasWithoutGrowth)
  }

  public var verdict: Verdict {
    guard series >= Self.enough else { return .tooFew }
    return direction
  }

  /// Which way they were off, however few there are.
  public var direction: Verdict {
    guard (came - said).magnitude > Self.near else { return .asSaid }
    return came > said ? .tooLow : .tooHigh
  }

  /// Far fewer actual values lay within the 80 % intervals than chance explains: less than 70 %, and so few or fewer come with a
  /// probability below 1 % where the intervals hold. Of many forecasts a share little below 80 % would not be chance either, but it
  /// misleads nobody.
  ///
  /// Formula: the upper end of the exact interval of their share (Clopper and Pearson), one-sided at 99 %, is below 0.8. Example: of
  /// 1 of 7 it is 0.64.
  public var hasNarrowIntervals: Bool {
    guard intervals > 0 else { return false }
    let share = Double(held) / Double(intervals)
    return share < Self.misleading && Interval(ofShare: share, trials: Double(intervals), level: 0.98).upper < 0.8
  }

  private static let misleading = 0.7

  /// Below it a share in tenths is a handful of series.
  public static let enough = 30
  private static let near = 0.1
}
