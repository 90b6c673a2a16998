// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing
import TrendStatistics

@Suite struct ForecastBoundsTests {
  static let share = history([2016: 80, 2017: 91, 2018: 93, 2019: 99])
  static let falling = history([2016: 6, 2017: 5, 2018: 2, 2019: 0])

  static let zeroToHundred = ForecastBounds(lower: 0, upper: 100)

  /// On the logit scale: within the bounds, and closing in on them.
  @Test func aShareStaysBetweenItsBounds() throws {
    for forecast in try Forecaster.forecast(Self.share, horizon: 6, bounds: Self.zeroToHundred) {
      let interval = try forecast.interval95.get()
      #expect(interval.lower > 0 && interval.upper <= 100 && forecast.point > 90 && forecast.point <= 100)
      #expect(try forecast.probability(atLeast: 100.5) == 0)
      #expect(try forecast.probability(atMost: 100) == 1)
      // 99.95 is written as 100.0: all of it is not impossible, and no more probable than a little less.
      let whole = try forecast.probability(atLeast: 100)
      #expect(try whole > 0 && whole == forecast.probability(atLeast: 99.95))
      #expect(try whole < forecast.probability(atLeast: 99.9))
      let none = try forecast.probability(atMost: 0)
      #expect(try none == forecast.probability(atMost: 0.05) && none <= forecast.probability(atMost: 0.1))
    }
  }

  /// What is left to a hundred is forecast as what is left of it: the logit scale has no preferred end.
  @Test func sharesMirror() throws {
    let mirrored = History(Self.share.points.map { History.Point(year: $0.year, value: 100 - $0.value) })
    let plain = try Forecaster.forecast(Self.share, horizon: 3, bounds: Self.zeroToHundred)
    for (a, b) in zip(plain, try Forecaster.forecast(mirrored, horizon: 3, bounds: Self.zeroToHundred)) {
      #expect(agree(a.point, 100 - b.point, within: 1e-12))
      #expect(agree(try a.interval80.get().upper, 100 - (try b.interval80.get().lower), within: 1e-12))
    }
  }

  /// A hundred percent is a share like 99.9: what comes after is alike, and not all is lost.
  @Test func allIsAShareToo() throws {
    func next(after share: Double) throws -> (interval: Interval, all: Double) {
      let forecast = try #require(
        try Forecaster.forecast(history([2019: share]), horizon: 1, bounds: Self.zeroToHundred).first)
      return (try forecast.interval95.get(), try forecast.probability(atLeast: 100))
    }
    let (almost, all, less) = (try next(after: 99.9), try next(after: 100), try next(after: 95))
    #expect(all.interval.upper == 100 && almost.interval.upper == 100 && less.interval.upper < 100)
    #expect((all.interval.lower - almost.interval.lower).magnitude < 0.5)
    #expect(all.all > almost.all && almost.all > 0.3 && less.all > 0.001)
  }

  /// A share that has been at its bound stays within it.
  @Test func atTheBound() throws {
    let full = history([2016: 80, 2017: 91, 2018: 97, 2019: 100])
    let forecast = try #require(try Forecaster.forecast(full, horizon: 1, bounds: Self.zeroToHundred).first)
    #expect(try forecast.point == 100 && forecast.interval95.get().upper == 100)
  }

  @Test func aCountIsNeverBelowZero() throws {
    let bounds = ForecastBounds(lower: 0)
    for forecast in try Forecaster.forecast(Self.falling, horizon: 4, bounds: bounds) {
      #expect(forecast.point >= 0)
      #expect(try forecast.interval80.get().lower >= 0)
      #expect(try forecast.probability(atLeast: 0) == 1)
      #expect(try forecast.probability(atMost: -1) == 0)
    }
    let free = history([2016: 60, 2017: 50, 2018: 20, 2019: 2])
    // Four values that fall ever faster determine no logistic curve.
    for method in ForecastMethod.allCases where method != .logistic {
      let forecasts = try Forecaster.forecast(free, horizon: 8, method: method)
      #expect(try forecasts.allSatisfy { try $0.point > 0 && $0.interval95.get().lower > 0 })
    }
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

  /// What the bounds settle is sure: a total that has reached its target keeps it.
  @Test func boundsSettleTargets() throws {
    let two = history([2018: 100, 2019: 90])
    let bounds = ForecastBounds(lower: 0, upper: 200, neverFalls: true)
    let forecast = try #require(try Forecaster.forecast(two, horizon: 1, bounds: bounds).first)
    #expect(try forecast.probability(atLeast: 85) == 1)
    #expect(try forecast.probability(atLeast: 201) == 0)
    #expect(try (0...1).contains(forecast.probability(atLeast: 95)))
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
