// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing
import TrendStatistics

/// What must hold of every forecast, whatever the numbers.
@Suite struct ForecastLawTests {
  static let histories = [
    history([2016: 100, 2017: 120, 2018: 130, 2019: 160]), history([2012: 250, 2015: 310, 2016: 305, 2019: 420]),
    history([2017: 61.9, 2018: 63.2, 2019: 65.0]), history([2016: -2, 2017: 1, 2018: 2, 2019: 5]),
    history([2011: 0, 2012: 9, 2015: 4, 2016: 30, 2017: 3]),
  ]

  static func scaled(_ history: History, by factor: Double) -> History {
    History(history.points.map { History.Point(year: $0.year, value: $0.value * factor) })
  }

  /// Counted in thousands or in yen, the forecast is the same amount.
  @Test(arguments: histories, [1e-200, 1e-3, 1000, 1e8, 1e200])
  func equivariantUnderTheUnit(_ history: History, factor: Double) throws {
    let plain = try Forecaster.forecast(history, horizon: 2)
    let scaled = try Forecaster.forecast(Self.scaled(history, by: factor), horizon: 2)
    for (a, b) in zip(plain, scaled) {
      let (one, other) = (try a.interval95.get(), try b.interval95.get())
      #expect(agree(a.point * factor, b.point, within: 1e-9))
      #expect(agree(one.lower * factor, other.lower, within: 1e-9))
      #expect(agree(one.upper * factor, other.upper, within: 1e-9))
      #expect(a.method == b.method)
    }
  }

  /// Another era counts the years from elsewhere; the forecast does not care.
  @Test(arguments: histories, [-2018, 1_000_000])
  func invariantUnderTheEra(_ history: History, years: Int) throws {
    let moved = History(history.points.map { History.Point(year: $0.year.advanced(by: years), value: $0.value) })
    let (plain, other) = (
      try Forecaster.forecast(history, horizon: 2), try Forecaster.forecast(moved, horizon: 2)
    )
    for (a, b) in zip(plain, other) {
      #expect(b.year == a.year.advanced(by: years))
      #expect(agree(a.point, b.point, within: 1e-9))
      #expect(agree(try a.interval95.get().upper, try b.interval95.get().upper, within: 1e-9))
    }
  }

  @Test(arguments: histories, [-3.0, 1, 66, 150, 400])
  func sidesSumToOne(_ history: History, target: Double) throws {
    for forecast in try Forecaster.forecast(history, horizon: 3) {
      let (more, less) = (try forecast.probability(atLeast: target), try forecast.probability(atMost: target))
      #expect((more + less - 1).magnitude < 1e-12)
    }
  }

  @Test(arguments: histories, [0.80, 0.95, 0.5])
  func tailsOutsideTheInterval(_ history: History, level: Double) throws {
    for forecast in try Forecaster.forecast(history, horizon: 2) {
      let interval = try forecast.interval(level: level).get()
      #expect(agree(try forecast.probability(atMost: interval.lower), (1 - level) / 2, within: 1e-7))
      #expect(agree(try forecast.probability(atLeast: interval.upper), (1 - level) / 2, within: 1e-7))
      #expect(agree(try forecast.probability(atLeast: forecast.point), 0.5, within: 1e-7))
    }
  }

  /// The leverage: the farther the year, the less sure.
  @Test(arguments: histories)
  func widensWithTheHorizon(_ history: History) throws {
    let widths = try Forecaster.forecast(history, horizon: 6).map { forecast in
      let interval = try forecast.interval95.get()
      let isRelative = history.points.allSatisfy { $0.value > 0 }
      return isRelative ? interval.upper / interval.lower : interval.upper - interval.lower
    }
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test(arguments: histories)
  func higherTargetsAreLessProbable(_ history: History) throws {
    let forecast = try #require(try Forecaster.forecast(history, horizon: 1).first)
    let probabilities = try stride(from: -500.0, through: 600, by: 25).map { try forecast.probability(atLeast: $0) }
    #expect(zip(probabilities, probabilities.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(probabilities.allSatisfy { (0...1).contains($0) })
    #expect(probabilities.first.map { $0 > 0.99 } == true)
    #expect(probabilities.last.map { $0 < 0.05 } == true)
  }

  /// A series is forecast by what its siblings teach: where their growth persists its own goes on, where it is noise it
  /// does not.
  @Test func growthGoesOnAsFarAsItPersistsAmongSiblings() throws {
    func pool(_ value: (_ series: Int, _ year: Int) -> Double) -> ForecastPool {
      ForecastPool(
        (0..<40).map { row in
          ForecastSeries(
            History((0..<7).map { History.Point(year: FiscalYear(2013 + $0), value: value(row, $0)) }))
        })
    }
    // Each grows by a rate of its own, from -20 to 20 %, against a swing up and down.
    let steady = pool { row, year in 100 * pow(1 + Double(row - 20) / 100, Double(year)) }
    let swinging = pool { row, year in 100 * (1 + 0.2 * Double((row + year) % 2)) }
    let last = try steady.forecast(40 - 1, horizon: 1).forecasts.get()[0].point
    #expect(last > 100 * pow(1.19, 6) * 1.12)
    let high = try swinging.forecast(1, horizon: 1).forecasts.get()[0].point
    #expect(high < 120 && high > 95)
  }

  @Test func onePointRestsOnItsSiblings() throws {
    let grown = (0..<30).map { row in
      ForecastSeries(history([2016: 10, 2017: 11.0 + Double(row % 3) / 10, 2018: 12.1, 2019: 13.4]))
    }
    let found = ForecastPool(grown + [ForecastSeries(history([2019: 50]))]).forecast(30, horizon: 2)
    let basis = try #require(found.basis)
    #expect((basis.points, basis.siblings) == (1, 30))
    #expect(try found.forecasts.get()[1].point > 50)
    #expect(ForecastPool([ForecastSeries(history([2019: 50]))]).forecast(0, horizon: 1).basis?.siblings == 0)
  }

  /// The same whatever the order of the series, and however many cores there are to share them.
  @Test func orderDoesNotMatter() throws {
    let series = (0..<60).map { row in
      ForecastSeries(
        History(
          (0..<(1 + row % 9)).map {
            History.Point(year: FiscalYear(2010 + $0), value: Double(3 + (row * 7 + $0 * $0) % 11))
          }))
    }
    let plain = ForecastPool(series).forecasts(horizon: 3)
    let again = ForecastPool(series).forecasts(horizon: 3)
    let reversed = ForecastPool(series.reversed()).forecasts(horizon: 3)
    for index in series.indices {
      let one = try plain[index].forecasts.get()
      #expect(try one == again[index].forecasts.get())
      for (a, b) in zip(one, try reversed[series.count - 1 - index].forecasts.get()) {
        #expect(agree(a.point, b.point, within: 1e-9))
      }
    }
  }

  /// The same where siblings of the same years are many and their histories long, with gaps: 200 that end in three years, of two groups, of
  /// which few enough are long for each to be looked at.
  @Test func orderDoesNotMatterAmongMany() throws {
    var normal = Normal(seed: 21)
    let series = (0..<200).map { row in
      var level = 100.0
      let points = (0..<(6 + row % 10)).map { back in
        level *= exp(0.04 + 0.1 * normal.next())
        return History.Point(year: FiscalYear(2020 + row % 3 - back), value: level)
      }
      return ForecastSeries(
        History(points.reversed().enumerated().filter { row % 7 > 0 || $0.offset % 4 != 2 }.map(\.element)),
        group: row % 20 == 0 ? 1 : 0)
    }
    let order = series.indices.sorted { ($0 * 77) % 200 < ($1 * 77) % 200 }
    let (plain, mixed) = (
      ForecastPool(series).forecasts(horizon: 3), ForecastPool(order.map { series[$0] }).forecasts(horizon: 3)
    )
    for (place, index) in order.enumerated() {
      for (a, b) in zip(try plain[index].forecasts.get(), try mixed[place].forecasts.get()) {
        #expect(agree(a.point, b.point, within: 1e-9))
        let (range, other) = (try a.interval(level: 0.8).get(), try b.interval(level: 0.8).get())
        #expect(agree(range.upper, other.upper, within: 1e-9))
      }
    }
  }

  @Test func noYearsAskedNoneAnswered() throws {
    #expect(try Forecaster.forecast(Self.histories[0], horizon: 0).isEmpty)
    #expect(try Forecaster.forecast(Self.histories[0], horizon: -2).isEmpty)
  }
}
