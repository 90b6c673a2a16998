// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing
import TrendStatistics

@Suite struct ForecastBoundsTests {
  static let share = history([2016: 80, 2017: 91, 2018: 93, 2019: 99])
  static let falling = history([2016: 6, 2017: 5, 2018: 2, 2019: 0])

  @Test func aShareIsNeverAboveAHundred() throws {
    let forecast = try #require(
      try Forecaster.forecast(Self.share, horizon: 1, bounds: ForecastBounds(lower: 0, upper: 100)).first)
    let free = try #require(try Forecaster.forecast(Self.share, horizon: 1).first)
    #expect(free.point > 100)
    #expect(forecast.point == 100)
    #expect(try forecast.interval95.get().upper == 100)
    #expect(try forecast.interval95.get().lower == free.interval95.get().lower)
    #expect(try forecast.probability(atLeast: 100.5) == 0)
    #expect(try forecast.probability(atMost: 100) == 1)
    #expect(try forecast.probability(atLeast: 100) == free.probability(atLeast: 100))
    #expect(try forecast.probability(atLeast: 95) == free.probability(atLeast: 95))
  }

  @Test func aCountIsNeverBelowZero() throws {
    let forecast = try #require(
      try Forecaster.forecast(Self.falling, horizon: 1, bounds: ForecastBounds(lower: 0)).first)
    let free = try #require(try Forecaster.forecast(Self.falling, horizon: 1).first)
    #expect(free.point < 0)
    #expect(forecast.point == 0)
    #expect(try forecast.interval80.get().lower == 0)
    #expect(try forecast.probability(atLeast: 0) == 1)
    #expect(try forecast.probability(atMost: -1) == 0)
    #expect(try forecast.probability(atMost: 0) == free.probability(atMost: 0))
    #expect(try forecast.probability(atLeast: 1) == free.probability(atLeast: 1))
  }

  @Test func aTotalNeverFalls() throws {
    let history = history([2016: 40, 2017: 70, 2018: 71, 2019: 71.5])
    let bounds = ForecastBounds(lower: 0, neverFalls: true)
    let forecast = try #require(try Forecaster.forecast(history, horizon: 1, bounds: bounds).first)
    #expect(try forecast.interval95.get().lower == 71.5)
    #expect(try forecast.probability(atLeast: 71.5) == 1)
    #expect(try forecast.probability(atLeast: 71.6) < 1)
    let sinking = ForecastBounds(lower: 3, neverFalls: true)
    #expect(try Forecaster.forecast(Self.falling, horizon: 1, bounds: sinking).map(\.point) == [3])
  }

  /// What the bounds settle needs no scatter: a total that has reached its target keeps it.
  @Test func boundsAnswerWhereTheHistoryCannot() throws {
    let two = history([2018: 100, 2019: 90])
    let bounds = ForecastBounds(lower: 0, upper: 200, neverFalls: true)
    let forecast = try #require(try Forecaster.forecast(two, horizon: 1, bounds: bounds).first)
    #expect(forecast.point == 90)
    #expect(try forecast.probability(atLeast: 85) == 1)
    #expect(try forecast.probability(atLeast: 201) == 0)
    #expect(throws: Unanswerable.twoPoints) { try forecast.probability(atLeast: 95) }
    #expect(forecast.interval80 == .failure(.twoPoints))
  }

  @Test func boundsCutOverflow() throws {
    let steep = history([2017: 1e-300, 2018: 1e10, 2019: 1e300])
    let forecasts = try Forecaster.forecast(steep, horizon: 2, bounds: ForecastBounds(upper: 1e301))
    #expect(forecasts.map(\.point) == [1e301, 1e301])
    #expect(throws: Unanswerable.notFinite) { try Forecaster.forecast(steep, horizon: 1) }
  }

  @Test(arguments: [
    (ForecastBounds(lower: 10, upper: 5), Unanswerable.contradictoryBounds),
    (ForecastBounds(upper: 50, neverFalls: true), .contradictoryBounds), (ForecastBounds(lower: .nan), .notFinite),
    (ForecastBounds(upper: .infinity), .notFinite),
  ])
  func refusals(bounds: ForecastBounds, reason: Unanswerable) {
    #expect(throws: reason) { try Forecaster.forecast(Self.share, horizon: 1, bounds: bounds) }
  }
}
