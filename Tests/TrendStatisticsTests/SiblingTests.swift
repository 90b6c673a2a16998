// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Synchronization
import TestSupport
import Testing

@testable import TrendStatistics

/// What siblings have in common, against draws of known distributions and published values.
@Suite struct SiblingTests {
  /// trigamma(1) = π²/6, trigamma(½) = π²/2 (Abramowitz and Stegun 6.4.2, 6.4.4).
  @Test func inverseTrigamma() {
    #expect(agree(GSL.inverseTrigamma(.pi * .pi / 6), 1, within: 1e-9))
    #expect(agree(GSL.inverseTrigamma(.pi * .pi / 2), 0.5, within: 1e-9))
    for x in [0.01, 0.3, 2, 17, 400] {
      #expect(agree(GSL.inverseTrigamma(GSL.trigamma(x)), x, within: 1e-7))
    }
  }

  /// Variances drawn as 6 × 0.2² / χ²(6), each seen in five steps.
  @Test func scaleOfKnownVariances() {
    var normal = Normal(seed: 5)
    let squares = (0..<4000).map { _ -> SiblingScale.Squares in
      let variance = 6 * 0.04 / (0..<6).reduce(0) { sum, _ in sum + normal.squared() }
      return SiblingScale.Squares(sum: variance * (0..<5).reduce(0) { sum, _ in sum + normal.squared() }, weight: 5)
    }
    let found = SiblingScale.estimate(squares, within: .prior)
    #expect(agree(found.scale, 0.2, within: 0.03))
    #expect(agree(found.weight, 6, within: 0.1))
    #expect(agree(found.moderated(.init(sum: 0.2, weight: 5)), 0.2, within: 0.03))
    let alike = SiblingScale.estimate([.init(sum: 0.05, weight: 5), .init(sum: 0.05, weight: 5)], within: .prior)
    #expect(alike.weight > SiblingScale.prior.weight)
    #expect(SiblingScale.estimate([], within: .prior) == .prior)
  }

  /// Every series that has a value is told as learnt once, and as forecast once, whatever its group.
  @Test(arguments: [1, 3, 40]) func progressAddsUp(groups: Int) {
    let series = (0..<40).map { row in
      let points = (2015..<2020).map { History.Point(year: FiscalYear($0), value: Double(10 + row + $0 % 3)) }
      return ForecastSeries(History(row == 7 ? [] : points), group: row % groups)
    }
    let learnt = Mutex(0)
    let done = Mutex(0)
    let pool = ForecastPool(series) { count in learnt.withLock { $0 += count } }
    _ = pool.forecasts(horizons: series.map { _ in 2 }) { count in done.withLock { $0 += count } }
    #expect(learnt.withLock { $0 } == 39 && done.withLock { $0 } == 40)
  }

  /// A series that stands a second time has the forecast of the first, and changes no other's; lending, it would.
  @Test func aCopyLendsNothing() {
    func series(_ points: [Double], lends: Bool = true) -> ForecastSeries {
      ForecastSeries(
        History(points.enumerated().map { History.Point(year: FiscalYear(2015 + $0), value: $1) }), lends: lends)
    }
    func forecasts(_ series: [ForecastSeries]) -> [SeriesForecast] { ForecastPool(series).forecasts(horizon: 3) }
    let steep = [3.0, 5, 9, 14, 30]
    let others = [series([100, 101, 103, 104]), series([7]), series([50, 48, 49, 47, 51])]
    let (once, copied, twice) = (
      forecasts(others + [series(steep)]), forecasts(others + [series(steep), series(steep, lends: false)]),
      forecasts(others + [series(steep), series(steep)])
    )
    for (a, b) in zip(once, copied) { #expect(a.forecasts == b.forecasts && a.basis == b.basis) }
    #expect(copied[3].forecasts == copied[4].forecasts && copied[3].basis == copied[4].basis)
    #expect(once[1].forecasts != twice[1].forecasts)
    // Alone, it has nobody to learn from, and a forecast all the same.
    #expect(forecasts([series(steep, lends: false)])[0].basis?.siblings == 0)
  }

  /// Twenty siblings that share shocks of 0.1 a year and stray by 0.05 of their own; the same without the shocks; and with
  /// them, but in years of their own.
  @Test func commonShocks() throws {
    func variance(shock: Double, aligned: Bool) throws -> Double {
      var normal = Normal(seed: 11)
      let shocks = (0..<40).map { _ in shock * normal.next() }
      let all = (0..<20).map { row -> ForecastSeries in
        var level = 100.0
        let start = aligned ? 0 : row
        let points = (0..<12).map { year -> History.Point in
          level *= exp(shocks[start + year] + 0.05 * normal.next())
          return History.Point(year: FiscalYear(2000 + year), value: level)
        }
        return ForecastSeries(History(points))
      }
      let pool = ForecastPool(all)
      return try #require(CommonShocks(table: pool.table, members: Array(0..<20), back: 0).variance)
    }
    // 0.7 × (1 + 4/10) of 0.01, within what eleven years tell.
    let shared = try variance(shock: 0.1, aligned: true)
    #expect(shared > 0.004 && shared < 0.02)
    #expect(try variance(shock: 0, aligned: true) < 0.0005)
    #expect(try variance(shock: 0.1, aligned: false) < shared / 5)
  }

  /// Siblings of one calendar have seen its years alone: a hundred tell no more of growth than ten, more years do.
  @Test func growthOfTheYears() {
    func lasting(siblings: Int, years: Int, shock: Double, apart: Int = 0) -> Double {
      var normal = Normal(seed: 3)
      let shocks = (0..<years).map { _ in shock * normal.next() }
      let all = (0..<siblings).map { row in
        var level = 100.0
        return ForecastSeries(
          History(
            shocks.enumerated().map { year, shock in
              level *= exp(shock + 0.02 * normal.next())
              return History.Point(year: FiscalYear(2000 + apart * row + year), value: level)
            }))
      }
      return CommonShocks(table: ForecastPool(all).table, members: Array(0..<siblings), back: 0).lasting
    }
    let (few, many) = (lasting(siblings: 10, years: 4, shock: 0.1), lasting(siblings: 100, years: 4, shock: 0.1))
    #expect(agree(few, many, within: 0.3))
    #expect(many < 0.6)
    #expect(lasting(siblings: 100, years: 30, shock: 0.1) > many)
    #expect(lasting(siblings: 100, years: 30, shock: 0) > 0.99)
    #expect(lasting(siblings: 20, years: 4, shock: 0.1, apart: 1) == 1)
  }

  /// The mean of two squares of normals with correlation ρ has the variance (1 + ρ²) σ⁴; of n independent ones, 2σ⁴/n.
  @Test(arguments: [0, 0.3, 0.9])
  func stepsThatPersist(passing: Double) {
    let persistence = GrowthPersistence(lasting: 0, passing: passing, rebound: 0)
    let correlation = passing * GrowthPersistence.decay
    #expect(agree(persistence.independent(2), 2 / (1 + correlation * correlation), within: 1e-12))
    #expect(persistence.independent(1) == 1)
    #expect(passing == 0 ? persistence.independent(12) == 12 : persistence.independent(12) < 12)
    #expect(GrowthPersistence(lasting: 0.9, passing: 0, rebound: 0).independent(12) < 3)
  }

  /// Small steps that go on and large ones that do not, in one collection: each is known as what it is, and what lies between is
  /// between.
  @Test func persistenceOfSmallAndLargeSteps() throws {
    var normal = Normal(seed: 11)
    let siblings = (0..<1000).compactMap { row -> StepProducts? in
      let (scale, passing) = row % 2 == 0 ? (0.01, 0.8) : (0.2, 0.0)
      var (step, steps) = (0.0, [Double]())
      for _ in 0..<12 {
        step = passing * step + (1 - passing * passing).squareRoot() * normal.next()
        steps.append(scale * step)
      }
      return StepProducts(steps.reversed(), scale: scale * exp(0.3 * normal.next()))
    }
    let found = PersistenceByScale.estimate(siblings, within: .prior)
    #expect(found.nodes.count == 4)
    let (small, middle, large) = (found.at(0.01), found.at(0.045), found.at(0.2))
    #expect(small.correlation(lag: 1) > 0.6 && large.correlation(lag: 1) < 0.1)
    #expect(
      large.correlation(lag: 1) < middle.correlation(lag: 1) && middle.correlation(lag: 1) < small.correlation(lag: 1))
    #expect(found.at(0.0001).correlation(lag: 1) >= small.correlation(lag: 1))
  }

  /// Between nodes the parts change evenly in the logarithm; with one node as they usually do.
  @Test func persistenceBetweenNodes() throws {
    let prior = PersistenceByScale.prior
    #expect(prior.at(0.1) == .prior)
    #expect(agree(prior.at(0.1 * exp(-1)).lasting, 0.17, within: 1e-12))
    #expect(agree(prior.at(0.1 * exp(-1)).rebound, 0.07, within: 1e-12))
    // Far beyond what panels have shown nothing more is made of it.
    #expect(prior.at(0) == prior.at(1e-6) && prior.at(10) == prior.at(1))
    let alike = (0..<50).compactMap { StepProducts([0.1, -0.1, 0.1, Double($0) / 1000], scale: 0.1) }
    let found = PersistenceByScale.estimate(alike, within: prior)
    #expect(found.nodes.count == 1 && found.at(0.1).correlation(lag: 1) < GrowthPersistence.prior.correlation(lag: 1))
    #expect(PersistenceByScale.estimate([], within: found) == found)
    #expect(StepProducts([0.1], scale: 0) == nil)
  }

  /// Alone, what has grown by one share a year goes on growing, whatever the share.
  @Test(arguments: [1.01, 1.1, 2, 10])
  func growthWithoutSiblingsGoesOn(share: Double) throws {
    for years in 2...8 {
      let values = (0..<years).map { History.Point(year: FiscalYear(2010 + $0), value: 100 * pow(share, Double($0))) }
      let found = try Forecaster.forecast(History(values), horizon: 3)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.point < $1.point })
      #expect(try #require(found.first).point > values[years - 1].value)
    }
  }

  /// Paths of parts whose logarithms go on by normal steps, with the heavy tail of t(4) common to a path.
  @Test(arguments: [0.05, 0.2, 0.4])
  func totalsAgainstPaths(spread: Double) throws {
    let places = [2.0, 2.1, 2.3, 2.2]
    let parts = try places.enumerated().map { step, place in
      Forecast(
        year: FiscalYear(2020 + step), horizon: step + 1, method: .pooledGrowth, point: exp(place),
        range: 0...(.infinity),
        distribution: .success(
          PredictiveDistribution(
            distribution: try StudentT(
              location: place, scale: spread * Double(step + 1).squareRoot(), degreesOfFreedom: 4), scale: .logarithmic)
        ))
    }
    let totals = Forecast.totals(of: parts, soFar: 100)
    var normal = Normal(seed: 3)
    let drawn = (0..<20_000).map { _ -> Double in
      let tail = (4 / (0..<4).reduce(0) { sum, _ in sum + normal.squared() }).squareRoot()
      var (walk, sum) = (0.0, 100.0)
      for place in places {
        walk += spread * normal.next()
        sum += exp(place + tail * walk)
      }
      return sum
    }
    let whole = try #require(totals.last)
    #expect(agree(whole.point, 100 + places.reduce(0) { $0 + exp($1) }, within: 1e-9))
    for target in [120.0, 130, 136, 142, 160] {
      let share = Double(drawn.count { $0 >= target }) / Double(drawn.count)
      #expect(try (whole.probability(atLeast: target) - share).magnitude < 0.04)
    }
    #expect(try totals.allSatisfy { try $0.probability(atLeast: 100) == 1 })
    // The first total is its only part, moved.
    #expect(
      agree(try totals[0].probability(atLeast: 108), try parts[0].probability(atLeast: 8), within: 1e-12))
  }

  /// The single model that strays far in the siblings' past has the wider intervals.
  @Test func spreadOfASingleModelIsMeasured() throws {
    var normal = Normal(seed: 8)
    let all = (0..<30).map { _ in
      ForecastSeries(
        History((0..<12).map { History.Point(year: FiscalYear(2000 + $0), value: 100 * exp(0.1 * normal.next())) }))
    }
    let pool = ForecastPool(all)
    func width(_ method: ForecastMethod) throws -> Double {
      let ends = try pool.forecast(0, horizon: 1, method: method).forecasts.get()[0].interval80.get()
      return log(ends.upper / ends.lower)
    }
    // Of numbers about a constant level the mean is nearer than the last value, and the last step carried on far off.
    #expect(try width(.exponentialSmoothing) < width(.naive))
    #expect(try width(.naive) < width(.holt) || width(.naive) < width(.drift))
  }
}

/// Normal deviates by Box and Muller (1958): the same on every machine.
struct Normal {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> Double {
    // Not 0, which has no logarithm.
    let (radius, angle) = (
      Double.random(in: 0x1p-53..<1, using: &generator), Double.random(in: 0..<1, using: &generator)
    )
    return (-2 * log(radius)).squareRoot() * cos(2 * .pi * angle)
  }

  mutating func squared() -> Double {
    let value = next()
    return value * value
  }
}
