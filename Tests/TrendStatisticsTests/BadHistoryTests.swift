// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing
import TrendStatistics

/// Histories that cannot answer, each with the reason that must come.
@Suite struct BadHistoryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let history: History
    /// `nil`: it can answer.
    let forecast: Unanswerable?
    let logLinear: Unanswerable?
    let linear: Unanswerable?

    init(_ name: String, _ history: History, _ forecast: Unanswerable?, _ log: Unanswerable?, _ linear: Unanswerable?) {
      (testDescription, self.history, self.forecast, logLinear, self.linear) = (name, history, forecast, log, linear)
    }
  }

  static func sameYear(_ values: Double...) -> History {
    History(values.map { History.Point(year: FiscalYear(2019), value: $0) })
  }

  static let smallest = Double.leastNonzeroMagnitude

  static let cases = [
    Case("empty", history([:]), .noHistory, .noHistory, .noHistory),
    Case("one", history([2019: 5]), nil, .onePoint, .onePoint),
    Case("two", history([2018: 5, 2019: 6]), nil, .twoPoints, .twoPoints),
    Case("two in one year", sameYear(1, 2), .noSpan, .twoPoints, .twoPoints),
    Case("three in one year", sameYear(1, 2, 3), .noSpan, .noSpan, .noSpan),
    Case("zero", history([2017: 0, 2018: 2, 2019: 3]), nil, .notPositive, nil),
    Case("negative", history([2017: 4, 2018: 2, 2019: -3]), nil, .notPositive, nil),
    Case("constant", history([2017: 5, 2018: 5, 2019: 5]), nil, nil, nil),
    Case("zeros", history([2017: 0, 2018: 0, 2019: 0]), nil, .notPositive, nil),
    Case("nan", history([2017: 1, 2018: .nan, 2019: 3]), .notFinite, .notFinite, .notFinite),
    Case("infinite", history([2017: 1, 2018: .infinity, 2019: 3]), .notFinite, .notFinite, .notFinite),
    Case("one nan", history([2019: .nan]), .notFinite, .onePoint, .onePoint),
    Case("one zero", history([2019: 0]), nil, .onePoint, .onePoint),
    Case("nan and zero", history([2017: 0, 2018: .nan, 2019: 3]), .notFinite, .notFinite, .notFinite),
    Case("huge", history([2017: 1e308, 2018: 1.1e308, 2019: 1.05e308]), nil, nil, nil),
    Case("huge and growing", history([2017: 1.5e308, 2018: 1.65e308, 2019: 1.79e308]), .notFinite, nil, nil),
    Case("huge differences", history([2018: -1e308, 2019: 1e308]), nil, .twoPoints, .twoPoints),
    Case("tiny", history([2017: smallest, 2018: 2 * smallest, 2019: 5 * smallest]), nil, nil, nil),
  ]

  static func reason(_ body: () throws -> Void) -> Unanswerable? {
    do { try body() } catch { return error as? Unanswerable }
    return nil
  }

  @Test(arguments: cases)
  func reasons(_ item: Case) {
    #expect(Self.reason { _ = try Forecaster.forecast(item.history, horizon: 1) } == item.forecast)
    #expect(Self.reason { _ = try LogLinearTrend.fit(item.history) } == item.logLinear)
    #expect(Self.reason { _ = try LinearTrend.fit(item.history) } == item.linear)
  }

  /// No number that leaves the module is infinite or NaN, even where the history is at the end of what a double holds.
  @Test(arguments: cases)
  func nothingIsInfinite(_ item: Case) throws {
    guard let forecasts = try? Forecaster.forecast(item.history, horizon: 4) else { return }
    #expect(forecasts.count == 4)
    for forecast in forecasts {
      var numbers = [forecast.point]
      for level in [0.1, 0.8, 0.95, 0.999999] {
        if let interval = try? forecast.interval(level: level).get() { numbers += [interval.lower, interval.upper] }
      }
      for target in [-1e308, -1, 0, Self.smallest, 1, 1e308] {
        if let probability = try? forecast.probability(atLeast: target) { numbers.append(probability) }
      }
      #expect(numbers.allSatisfy { $0.isFinite })
    }
  }

  /// A constant, a line and a constant rate do not scatter, but their siblings (here the priors) do: an interval of width
  /// zero would claim certainty.
  @Test(arguments: [
    history([2017: 5, 2018: 5, 2019: 5]), history([2016: 61.9, 2017: 61.9, 2018: 61.9, 2019: 61.9]),
    history([2016: -0.3, 2017: -0.1, 2018: 0.1, 2019: 0.3]), history([2016: 100, 2017: 110, 2018: 121, 2019: 133.1]),
    history([2012: 1, 2014: 4, 2015: 8, 2019: 128]), history([2017: 1e-200, 2018: 2e-200, 2019: 4e-200]),
    history([2019: 100]), history([2018: 100, 2019: 110]),
  ])
  func noScatterIsNoCertainty(_ history: History) throws {
    let forecast = try #require(try Forecaster.forecast(history, horizon: 1).first)
    let (narrow, wide) = (try forecast.interval80.get(), try forecast.interval95.get())
    #expect(wide.lower < narrow.lower && narrow.lower < forecast.point)
    #expect(forecast.point < narrow.upper && narrow.upper < wide.upper)
  }

  /// Zeros alone have no size: nothing tells how far the next value may stray.
  @Test func zerosHaveNoInterval() throws {
    let forecast = try #require(try Forecaster.forecast(history([2015: 0, 2016: 0, 2019: 0]), horizon: 1).first)
    #expect(forecast.point == 0)
    #expect(forecast.interval80 == .failure(.noVariation))
    #expect(throws: Unanswerable.noVariation) { try forecast.probability(atLeast: 200) }
  }

  /// Written in thousands from 2018 on: the earlier values are left out, and the jump is told.
  @Test func aJumpOfUnits() throws {
    let mixed = history([2014: 1_200_000, 2015: 1_250_000, 2016: 1_310_000, 2017: 1330, 2018: 1400, 2019: 1450])
    let pool = ForecastPool([ForecastSeries(mixed)])
    let found = pool.forecast(0, horizon: 1)
    let basis = try #require(found.basis)
    #expect(basis.jumps.map(\.year.number) == [2017])
    #expect(basis.points == 3)
    let clean = try Forecaster.forecast(mixed.limited(to: FiscalYear(2017)...FiscalYear(2019)), horizon: 1)
    #expect(try found.forecasts.get().map(\.point) == clean.map(\.point))
    let once = history([2014: 1200, 2015: 1250, 2016: 1_310_000, 2017: 1330, 2018: 1400, 2019: 1450])
    let single = try #require(ForecastPool([ForecastSeries(once)]).forecast(0, horizon: 1).basis)
    #expect((single.jumps.map(\.year.number), single.points) == ([2016, 2017], 5))
  }

  /// A year without any is of every unit: it hides no jump, and stays. What can be below zero is no amount of a unit.
  @Test func aJumpOfUnitsBesideZeros() throws {
    let zeros = history([2013: 0, 2014: 1200, 2015: 1250, 2016: 1_310_000, 2017: 0, 2018: 1400, 2019: 1450])
    let basis = try #require(ForecastPool([ForecastSeries(zeros)]).forecast(0, horizon: 1).basis)
    #expect((basis.jumps.map(\.year.number), basis.points) == ([2016, 2018], 6))
    let balance = history([2014: 1200, 2015: 1250, 2016: -2, 2017: 1_310_000, 2018: 1400, 2019: 1450])
    let kept = try #require(ForecastPool([ForecastSeries(balance)]).forecast(0, horizon: 1).basis)
    #expect((kept.jumps, kept.points) == ([], 6))
  }

  /// Three values over eight years are three values: the straight lines between them are no course of their own.
  @Test func gapsAreNoValues() throws {
    let forecasts = try Forecaster.forecast(history([2015: 100, 2018: 120, 2022: 140]), horizon: 2)
    #expect(forecasts.allSatisfy { $0.method == .pooledGrowth && $0.point.isFinite && $0.point > 140 })
  }

  /// The quotient would be 1e600; it is told as what a double holds.
  @Test func jumpBeyondDoubles() throws {
    let pool = ForecastPool([ForecastSeries(history([2016: 1e-300, 2017: 1e300, 2018: 1]))])
    let factors = try #require(pool.forecast(0, horizon: 1).basis).jumps.map(\.factor)
    #expect(factors.count == 2 && factors.allSatisfy { $0.isFinite && 1 / $0 < 1e301 })
    #expect(factors[0] > 9e299 && factors[1] < 1.1e-300)
  }

  @Test func trendsWithoutScatter() throws {
    let line = try LinearTrend.fit(history([2016: -0.3, 2017: -0.1, 2018: 0.1, 2019: 0.3]))
    #expect(agree(line.slope, 0.2, within: 1e-14))
    #expect(line.residualDeviation == 0)
    #expect(throws: Unanswerable.noVariation) { try line.slopeInterval(level: 0.95) }
    let growth = try LogLinearTrend.fit(history([2016: 100, 2017: 110, 2018: 121, 2019: 133.1]))
    #expect(agree(growth.growthRate, 0.1, within: 1e-13))
    #expect(growth.residualDeviation == 0)
    #expect(throws: Unanswerable.noVariation) { try growth.growthInterval(level: 0.95) }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func targetsThatAreNone(target: Double) throws {
    let forecast = try #require(try Forecaster.forecast(history([2016: 1, 2017: 3, 2018: 4]), horizon: 1).first)
    #expect(throws: Unanswerable.notFinite) { try forecast.probability(atLeast: target) }
    #expect(throws: Unanswerable.notFinite) { try forecast.probability(atMost: target) }
  }

  @Test func machineReadableNames() {
    let names = Unanswerable.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(names.joined().allSatisfy { $0 == "_" || ($0.isLowercase && $0.isASCII) })
    let methods = ForecastMethod.allCases.map(\.rawValue)
    #expect(Set(methods).isSuperset(of: ["naive", "drift", "theta", "pooled_growth", "combination"]))
  }
}
