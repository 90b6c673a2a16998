// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import TrendStatistics

/// What is known of positive series before their siblings have said much: that they grow, and that few years' falls hardly go on.
@Suite struct UsualGrowthTests {
  /// Forty siblings of three values with steps of `scale`, whose growth persists wholly or not at all, and one more.
  private func pool(scale: Double, persistent: Bool, with steps: [Double]) -> ForecastPool {
    var normal = Normal(seed: 5)
    let siblings = (0..<40).map { row in
      let lasting = scale * normal.next()
      // Of different calendars: no year is shared.
      return history([lasting, persistent ? lasting : scale * normal.next()], from: 2000 + 3 * row)
    }
    return ForecastPool((siblings + [history(steps, from: 1950)]).map { ForecastSeries($0) })
  }

  private func history(_ steps: [Double], from year: Int) -> History {
    let levels = steps.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
    return History(
      levels.enumerated().map { History.Point(year: FiscalYear(year + $0), value: 100 * exp($1)) })
  }

  /// Of growth, its log displacement over the three years to come, in the last series of the pool.
  private func growth(_ pool: ForecastPool, _ steps: [Double]) throws -> Double {
    let last = 100 * exp(steps.reduce(0, +))
    let point = try #require(try pool.forecasts(horizon: 3)[40].forecasts.get().last).point
    return point > last ? point / last - 1 : log(point / last)
  }

  @Test func fallsOfTwoStepsHardlyGoOn() throws {
    func ratio(persistent: Bool) throws -> Double {
      let (rise, fall) = ([0.05, 0.05], [-0.05, -0.05])
      let up = try growth(pool(scale: 0.05, persistent: persistent, with: rise), rise)
      let down = try growth(pool(scale: 0.05, persistent: persistent, with: fall), fall)
      #expect(up > 0 && down < 0)
      return -down / up
    }
    let (passing, lasting) = (try ratio(persistent: false), try ratio(persistent: true))
    #expect(passing < 0.7)
    #expect(lasting > passing + 0.15)
  }

  @Test func constantsStayAmongGrowingSiblings() throws {
    let still = try #require(
      try pool(scale: 0.05, persistent: true, with: [0, 0]).forecasts(horizon: 3)[40].forecasts.get().last)
    #expect(agree(still.point, 100, within: 1e-12))
    let interval = try still.interval80.get()
    #expect(interval.lower < 99 && interval.upper > 101)
  }

  /// The part of the level that the siblings do not tell is 0.2 of their scatter, and of series that can be negative 0; a scatter of
  /// epidemics says no more than one of 0.2.
  @Test func growthBeforeTheSiblings() {
    func usual(scale: Double) -> Double {
      let all = (0..<20).map { row in
        ForecastSeries(history([scale * (row % 2 == 0 ? 1 : -1)], from: 2000))
      }
      let (table, rows) = (ForecastPool(all).table, Array(0..<20))
      func median(_ kind: WorkingScale.Kind) -> Double {
        SiblingGrowth.estimate(of: table, members: rows, back: 0, within: .prior(kind)).median
      }
      #expect(median(.logit) == median(.original))
      return median(.logarithmic) - median(.original)
    }
    let (small, middling, large) = (usual(scale: 0.02), usual(scale: 0.1), usual(scale: 2))
    #expect(small > 0 && small < 0.2 * 0.05)
    #expect(middling > small)
    #expect(large > middling && large < 0.2 * 0.2)
  }
}
