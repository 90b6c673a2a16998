// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import TrendStatistics

@Suite struct BacktestTests {
  static let series = [
    history([2012: 100, 2013: 108, 2014: 131, 2015: 129, 2016: 160, 2017: 172, 2018: 170, 2019: 201]),
    history([2014: 12, 2016: 9, 2017: 14, 2018: 15, 2019: 11]), history([2018: 3, 2019: 4]), history([2019: 5]),
  ]

  static func forecasting(_ known: [Backtest.Known], _ horizon: Int) -> [Result<[Forecast], Unanswerable>] {
    known.map { known in
      Result { () throws(Unanswerable) in try Forecaster.forecast(known.history, horizon: horizon) }
    }
  }

  /// Every forecast is the one that the cut history gives, of a year that was observed and had been cut off.
  @Test func nothingOfTheFutureIsKnown() throws {
    let comparisons = Backtest.comparisons(of: Self.series, origins: 3, horizon: 2, least: 2, by: Self.forecasting)
    #expect(comparisons.count == 10)
    for comparison in comparisons {
      let whole = Self.series[comparison.series]
      let known = History(whole.points.dropLast(comparison.origin))
      let again = try Forecaster.forecast(known, horizon: 2)[comparison.forecast.horizon - 1]
      #expect(comparison.forecast == again)
      #expect(comparison.actual == whole[comparison.forecast.year])
      #expect(try comparison.forecast.year > #require(known.last).year)
      #expect(comparison.last == known.last?.value)
      // What comes later may be anything.
      let other = History(
        known.points + whole.points.suffix(comparison.origin).map { .init(year: $0.year, value: 1e6) })
      let changed = Backtest.comparisons(of: [other], origins: 3, horizon: 2, least: 2, by: Self.forecasting)
      #expect(changed.contains { $0.origin == comparison.origin && $0.forecast == again })
    }
  }

  /// By hand: after 2, 4, 6, 8, 10 a straight line says 12, and 9 came.
  @Test func scoresByHand() throws {
    let line = history([2014: 2, 2015: 4, 2016: 6, 2017: 8, 2018: 10, 2019: 9])
    let comparisons = Backtest.comparisons(of: [line], origins: 1, horizon: 1) { known, _ in
      known.map { known in
        Result { () throws(Unanswerable) in
          let ends = known.history.points.suffix(2)
          return try Forecaster.forecast(History(Array(ends)), horizon: 1)
        }
      }
    }
    let accuracy = ForecastAccuracy(of: comparisons)
    let point = try #require(comparisons.first).forecast.point
    #expect(accuracy.series == 1 && accuracy.origins == 1 && accuracy.forecasts == 1)
    #expect(agree(try #require(accuracy.smape), 200 * (point - 9).magnitude / (point + 9), within: 1e-12))
    #expect(agree(try #require(accuracy.mase), (point - 9).magnitude / 2, within: 1e-12))
  }

  /// The interval score by its definition, and coverage and Brier score by counting, over many series.
  @Test func scoresByDefinition() throws {
    let comparisons = Backtest.comparisons(of: Self.series, origins: 4, horizon: 3, by: Self.forecasting)
    let accuracy = ForecastAccuracy(of: comparisons)
    var (scores, inside, squares): ([Double], [Double], [Double]) = ([], [], [])
    for item in comparisons {
      for target in [0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25].map({ $0 * item.last }) {
        guard let p = try? item.forecast.probability(atLeast: target) else { continue }
        squares.append(item.actual >= target ? (1 - p) * (1 - p) : p * p)
      }
      guard let wide = try? item.forecast.interval95.get() else { continue }
      let below = item.actual < wide.lower ? 2 / 0.05 * (wide.lower - item.actual) : 0
      let above = item.actual > wide.upper ? 2 / 0.05 * (item.actual - wide.upper) : 0
      inside.append(below + above == 0 ? 1 : 0)
      if let naive = item.naiveError { scores.append((wide.upper - wide.lower + below + above) / naive) }
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    #expect(agree(try #require(accuracy.intervalScore), mean(scores), within: 1e-10))
    #expect(agree(try #require(accuracy.coverage95), mean(inside), within: 1e-12))
    #expect(agree(try #require(accuracy.brier), mean(squares), within: 1e-12))
    #expect(try #require(accuracy.coverage80) <= #require(accuracy.coverage95))
  }

  @Test func reliability() {
    func target(_ probability: Double, _ isMet: Bool) -> Backtest.Comparison.Target {
      .init(probability: probability, isMet: isMet)
    }
    let reliability = Reliability(of: [
      target(0, false), target(0.04, true), target(0.55, true), target(1, true), target(1, false),
    ])
    #expect(
      reliability.bins == [
        .init(number: 0, said: 0.02, came: 0.5, count: 2), .init(number: 5, said: 0.55, came: 1, count: 1),
        .init(number: 9, said: 1, came: 0.5, count: 2),
      ])
    #expect(Reliability(of: []).bins.isEmpty)
  }

  @Test func nothingToCompare() {
    #expect(Backtest.comparisons(of: [history([2019: 5])], origins: 3, horizon: 2, by: Self.forecasting).isEmpty)
    let none = ForecastAccuracy(of: [])
    #expect(none.forecasts == 0 && none.smape == nil && none.brier == nil && none.coverage80 == nil)
  }
}
