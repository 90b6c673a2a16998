// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing
import TrendStatistics

/// Against statsmodels 0.15.0 and scipy 1.17.1, an implementation apart. Made by
///
///     import numpy as np, statsmodels.api as sm; from scipy import stats
///     x = np.array(years) - years[-1]                    # for the conditioning; the fit is the same
///     y = np.log(values)                                 # or np.array(values) for the linear method
///     r = sm.OLS(y, sm.add_constant(x)).fit()
///     np.expm1(r.params[1]), np.expm1(r.conf_int(0.05)[1]), np.sqrt(r.mse_resid)
///     p = r.get_prediction(np.array([[1.0, year - years[-1]]]))
///     np.exp(p.predicted_mean), np.exp(p.conf_int(obs=True, alpha=0.20)), np.exp(p.conf_int(obs=True, alpha=0.05))
///     se = np.sqrt(p.var_pred_mean + r.mse_resid)
///     stats.t.sf((np.log(target) - p.predicted_mean) / se, r.df_resid)
@Suite struct ForecastTests {
  struct Expected: Sendable {
    let year: Int
    let point: Double
    let ends80: [Double]
    let ends95: [Double]
    let target: Double
    let probability: Double
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let history: History
    let method: ForecastMethod
    let expected: [Expected]
  }

  static let followers = history([2014: 1200, 2015: 1510, 2016: 2050, 2017: 2400, 2018: 3300])
  static let balance = history([2014: -12, 2015: -5, 2016: 0, 2017: 3, 2018: 11, 2019: 12.5])

  static let cases = [
    Case(
      testDescription: "five years of followers", history: followers, method: .logLinear,
      expected: [
        Expected(
          year: 2019, point: 4146.64973022914, ends80: [3769.6358344205873, 4561.370047526703],
          ends95: [3445.508412809194, 4990.46930818265], target: 4000, probability: 0.7100216099594177),
        Expected(
          year: 2021, point: 6818.318561759169, ends80: [6007.959333183969, 7737.979808360676],
          ends95: [5332.102375394353, 8718.787588205552], target: 4000, probability: 0.9968852260815766),
      ]),
    Case(
      testDescription: "four points with gaps",
      history: history([2012: 250, 2015: 310, 2016: 305, 2019: 420]), method: .logLinear,
      expected: [
        Expected(
          year: 2020, point: 437.0408062050229, ends80: [373.45849832700446, 511.4481720030121],
          ends95: [305.2950150216888, 625.6396498146784], target: 450, probability: 0.3797306193470217)
      ]),
    Case(
      testDescription: "three years of a rate", history: history([2017: 61.9, 2018: 63.2, 2019: 65.0]),
      method: .logLinear,
      expected: [
        Expected(
          year: 2020, point: 66.52676450506996, ends80: [65.42215775808945, 67.6500217537656],
          ends95: [62.083455899023335, 71.28808039796414], target: 65, probability: 0.926735222440712)
      ]),
    Case(
      testDescription: "a balance through zero", history: balance, method: .linear,
      expected: [
        Expected(
          year: 2020, point: 18.933333333333334, ends80: [15.592178576125747, 22.27448809054092],
          ends95: [12.88291929034939, 24.983747376317275], target: 20, probability: 0.3250664380981616),
        Expected(
          year: 2022, point: 28.847619047619045, ends80: [24.686545921505317, 33.00869217373277],
          ends95: [21.312435224777225, 36.382802870460864], target: 20, probability: 0.9844600383106892),
      ]),
  ]

  @Test(arguments: cases)
  func againstStatsmodels(_ item: Case) throws {
    let forecasts = try Forecaster.forecast(item.history, horizon: 3)
    #expect(forecasts.map(\.horizon) == [1, 2, 3])
    for expected in item.expected {
      let forecast = try #require(forecasts.first { $0.year == FiscalYear(expected.year) })
      #expect(forecast.method == item.method)
      #expect(agree(forecast.point, expected.point, within: 1e-10))
      try check(forecast.interval80, expected.ends80, level: 0.80)
      try check(forecast.interval95, expected.ends95, level: 0.95)
      let probability = try forecast.probability(atLeast: expected.target)
      #expect(agree(probability, expected.probability, within: 1e-9))
    }
  }

  private func check(_ result: Result<Interval, Unanswerable>, _ ends: [Double], level: Double) throws {
    let interval = try result.get()
    #expect(agree(interval.lower, ends[0], within: 1e-10))
    #expect(agree(interval.upper, ends[1], within: 1e-10))
    #expect(interval.level == level)
  }

  @Test func growthRateAgainstStatsmodels() throws {
    let trend = try LogLinearTrend.fit(Self.followers)
    let interval = try trend.growthInterval(level: 0.95)
    #expect(agree(trend.growthRate, 0.2823009623735261, within: 1e-11))
    #expect(agree(trend.residualDeviation, 0.040164171644217456, within: 1e-10))
    #expect(agree(interval.lower, 0.23150347070960584, within: 1e-10))
    #expect(agree(interval.upper, 0.33519376697867526, within: 1e-10))
    #expect(trend.degreesOfFreedom == 3)
  }

  @Test func slopeAgainstStatsmodels() throws {
    let trend = try LinearTrend.fit(Self.balance)
    let interval = try trend.slopeInterval(level: 0.80)
    #expect(agree(trend.slope, 4.9571428571428555, within: 1e-12))
    #expect(agree(trend.residualDeviation, 1.5950070905947782, within: 1e-11))
    #expect(agree(interval.lower, 4.372562549512056, within: 1e-11))
    #expect(agree(interval.upper, 5.541723164773655, within: 1e-11))
  }

  /// Hyndman and Athanasopoulos, section 5.2: the line through the first and the last point, here over a gap.
  @Test func driftOfTwoPoints() throws {
    let forecasts = try Forecaster.forecast(history([2015: 100, 2018: 130]), horizon: 3)
    #expect(forecasts.map(\.point) == [140, 150, 160])
    #expect(forecasts.map(\.year.number) == [2019, 2020, 2021])
    for forecast in forecasts {
      #expect(forecast.method == .drift)
      #expect(forecast.interval80 == .failure(.twoPoints))
      #expect(forecast.interval95 == .failure(.twoPoints))
      #expect(throws: Unanswerable.twoPoints) { try forecast.probability(atLeast: 120) }
      #expect(throws: Unanswerable.twoPoints) { try forecast.probability(atMost: 120) }
    }
  }
}
