// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import TrendStatistics

/// What forecasts of a panel's series would have said in the years that have passed since, beside what came.
public struct PastForecasts: Sendable {
  public let comparisons: [Backtest.Comparison]

  /// Changes and several-year totals are left out, as they are from the outlook.
  ///
  /// `origins`: from how many of the last values on to look back; `horizon`: how many years ahead from each.
  public init(ofSeries series: [Int], in panel: Panel, origins: Int, horizon: Int) {
    let taken = series.filter {
      let span = panel.catalogue.indicator(ofSeries: $0).span
      return span != .change && span != .period
    }
    let histories = taken.map { panel.history(ofSeries: $0) }
    let bounds = taken.map { ForecastBounds(of: panel.catalogue.indicator(ofSeries: $0)) }
    let groups = Siblings(in: panel.catalogue).groups
    comparisons = Backtest.comparisons(of: histories, origins: origins, horizon: horizon) { known, horizon in
      let pool = ForecastPool(
        known.map { ForecastSeries($0.history, bounds: bounds[$0.series], group: groups[taken[$0.series]]) })
      return pool.forecasts(horizon: horizon).map(\.forecasts)
    }
  }

  /// The methods that were used, in their order.
  public var methods: [ForecastMethod] {
    let used = Set(comparisons.map(\.forecast.method))
    return ForecastMethod.allCases.filter(used.contains)
  }

  /// The accuracy of one method where it was used; of all forecasts for `nil`.
  public func accuracy(of method: ForecastMethod?) -> ForecastAccuracy {
    ForecastAccuracy(of: comparisons.filter { method == nil || $0.forecast.method == method })
  }

  /// How often the targets of the Brier score were met, by the probability that was given to them.
  public var reliability: Reliability { Reliability(of: comparisons.flatMap(\.targets)) }
}
