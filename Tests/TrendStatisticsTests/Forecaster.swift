// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import TrendStatistics

/// Carries a single history on into the years to come: a `ForecastPool` of one, which has no siblings to borrow from.
enum Forecaster {
  /// The forecasts for the years 1, 2 … `horizon` after the last observed one; none for a horizon below 1.
  ///
  /// Years are calendar years, so gaps are allowed and count in full. Refuses a history of no point (`noHistory`), of points
  /// all in one year (`noSpan`), bounds that leave no value (`contradictoryBounds`), values, bounds or a forecast that are
  /// not finite (`notFinite`), and a method for which there are too few values (`onePoint`, `twoPoints`).
  static func forecast(
    _ history: History, horizon: Int, bounds: ForecastBounds = .none, method: ForecastMethod? = nil
  ) throws(Unanswerable) -> [Forecast] {
    try ForecastPool([ForecastSeries(history, bounds: bounds)]).forecast(0, horizon: horizon, method: method)
      .forecasts.get()
  }
}
