// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import TrendStatistics

/// What forecasts of a panel's series would have said in the years that have passed since, beside what came.
public struct PastForecasts: Sendable {
  public let comparisons: [Backtest.Comparison]
  /// Of each comparison, the row of the panel's columns.
  public let series: [Int]

  /// Every series takes part, cut like the others, since it lends its growth; compared are those asked for, but for relisted copies,
  /// which would count one event twice.
  /// - Parameters:
  ///   - series: rows of the panel's columns.
  ///   - origins: from how many of the last values on to look back.
  ///   - horizon: how many years ahead from each.
  ///   - method: `nil` leaves the choice to the pool, as a forecast does.
  public init(ofSeries series: [Int], in panel: Panel, origins: Int, horizon: Int, method: ForecastMethod? = nil) {
    let catalogue = panel.catalogue
    let taken = catalogue.series.indices.filter { catalogue.indicator(ofSeries: $0).isCarriedOn }
    let siblings = Siblings(in: catalogue)
    let all = taken.map { index in
      let history = panel.history(ofSeries: index)
      return ForecastSeries(
        history, bounds: ForecastBounds(of: catalogue.indicator(ofSeries: index), history: history),
        group: siblings.groups[index], disturbed: catalogue.disturbedYears(ofSeries: index),
        lends: siblings.lends[index])
    }
    let asked = Set(Relisting(in: catalogue).withoutCopies(series, of: catalogue))
    let found = Backtest.comparisons(of: all.map(\.history), origins: origins, horizon: horizon) { known, horizon in
      let cut = known.map { known in
        var one = all[known.series]
        one.history = known.history
        return one
      }
      let horizons = known.map { asked.contains(taken[$0.series]) ? horizon : 0 }
      return ForecastPool(cut).forecasts(horizons: horizons, method: method).map(\.forecasts)
    }.filter { asked.contains(taken[$0.series]) }
    (comparisons, self.series) = (found, found.map { taken[$0.series] })
  }

  public var accuracy: ForecastAccuracy { ForecastAccuracy(of: comparisons) }

  /// In how many years what came is known.
  public var years: Int { Set(comparisons.map(\.forecast.year)).count }

  /// How often the targets of the Brier score were met, by the probability that was given to them.
  public var reliability: Reliability { Reliability(of: comparisons.flatMap(\.targets)) }
}
