// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
internal import Threads
public import TrendStatistics

/// Which way a series goes over all its years, whatever its first and its last value happen to be.
public struct TrendOverYears: Sendable {
  /// The median yearly change between all pairs of years, in the unit of the values.
  public let slope: Result<Double, Unanswerable>
  /// Where the yearly change lies with a probability of 95 % or more.
  public let interval95: Result<Interval, Unanswerable>
  /// How probable so clear a rise or fall would be without any trend: small where there is one.
  public let pValue: Result<Double, Unanswerable>
  /// The value at which a logistic curve through the values levels off; or why none is to be seen.
  public let ceiling: Result<Double, Unanswerable>
  /// Where that lies with a probability of 95 %.
  public let ceiling95: Result<Interval, Unanswerable>

  /// The trend of the values of a series within some years.
  public init(ofSeries series: Int, in panel: Panel, years: ClosedRange<FiscalYear>) {
    let history = panel.history(ofSeries: series).limited(to: years)
    let trend = Result { () throws(Unanswerable) in try TheilSenTrend(history) }
    slope = trend.map(\.slope)
    interval95 = Result { () throws(Unanswerable) in try trend.get().interval(level: 0.95) }
    pValue = Result { () throws(Unanswerable) in try MannKendallTest(history).pValue }
    let curve = Result { () throws(Unanswerable) in try GrowthCurve.fit(history, form: .logistic) }
    ceiling = Result { () throws(Unanswerable) in
      guard let found = try curve.get().estimate(.ceiling)?.value, found.isFinite else { throw .notConverged }
      return found
    }
    ceiling95 = Result { () throws(Unanswerable) in
      guard let found = try curve.get().interval(.ceiling, level: 0.95) else { throw .notConverged }
      return found
    }
  }

  /// Of each of these series, on all cores.
  /// - Parameter progress: told how many more are done, from any core.
  public static func all(
    ofSeries rows: [Int], in panel: Panel, years: ClosedRange<FiscalYear>, progress: @Sendable (_ done: Int) -> Void
  ) -> [TrendOverYears] {
    Cores.map(rows, progress: progress) { TrendOverYears(ofSeries: $0, in: panel, years: years) }
  }
}
