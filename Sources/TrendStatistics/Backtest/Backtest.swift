// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// How good forecasts would have been: each series is cut before its last values, forecast from what is left, and compared
/// with what came (rolling-origin evaluation).
///
/// An origin is a number of values left out at the end, 1 and up; from each the years up to the horizon that were observed are
/// compared. What was cut off takes no part in anything, neither in the series' own forecast nor in what its siblings lend.
///
/// Source: Tashman, Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16 (2000) 437–450.
public enum Backtest {
  /// A forecast beside what came.
  public struct Comparison: Sendable {
    /// Index into the series given.
    public let series: Int
    /// How many values were left out.
    public let origin: Int
    public let forecast: Forecast
    public let actual: Double
    /// The last value that was known.
    public let last: Double
    /// The mean of |value − the value before| over what was known, in the unit of the values; `nil` where there is none
    /// or it is 0.
    public let naiveError: Double?
  }

  /// A series as it was known at an origin.
  public struct Known: Sendable {
    /// Index into the series given.
    public let series: Int
    public let history: History
  }

  /// How the cut series are forecast, together: for each the years 1 … `horizon` after its last value, or why there are none.
  public typealias Forecasting = (_ known: [Known], _ horizon: Int) -> [Result<[Forecast], Unanswerable>]

  /// Every comparison that the series allow; a series needs `least` values before an origin to take part in it.
  public static func comparisons(
    of series: [History], origins: Int, horizon: Int, least: Int = 1, by forecasting: Forecasting
  ) -> [Comparison] {
    stride(from: 1, through: origins, by: 1).flatMap { origin -> [Comparison] in
      let known = series.indices.filter { series[$0].points.count >= least + origin }.map {
        Known(series: $0, history: History(series[$0].points.dropLast(origin)))
      }
      return zip(known, forecasting(known, horizon)).flatMap { known, forecasts -> [Comparison] in
        guard case .success(let forecasts) = forecasts else { return [] }
        return comparisons(of: forecasts, at: origin, from: known, with: series[known.series])
      }
    }
  }

  private static func comparisons(
    of forecasts: [Forecast], at origin: Int, from known: Known, with whole: History
  ) -> [Comparison] {
    guard let last = known.history.last else { return [] }
    let naiveError = naiveError(known.history)
    return forecasts.compactMap { forecast in
      whole[forecast.year].map { actual in
        Comparison(
          series: known.series, origin: origin, forecast: forecast, actual: actual, last: last.value,
          naiveError: naiveError)
      }
    }
  }

  private static func naiveError(_ history: History) -> Double? {
    let values = history.points.map(\.value)
    guard values.count > 1 else { return nil }
    let error = zip(values, values.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).magnitude } / Double(values.count - 1)
    return error > 0 && error.isFinite ? error : nil
  }
}
