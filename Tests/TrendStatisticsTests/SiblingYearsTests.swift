// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport
import Testing

@testable import TrendStatistics

/// What siblings of the same years have in common, against how the series were drawn.
@Suite struct SiblingYearsTests {
  /// Series of `years` values that grow by `growth` a year and by `shocks` besides, oldest first, with a scatter of their own.
  private func series(
    _ count: Int, from first: Int, years: Int, growth: Double, shocks: [Int: Double] = [:], seed: UInt64
  ) -> [ForecastSeries] {
    var normal = Normal(seed: seed)
    return (0..<count).map { _ in
      var level = 100.0
      return ForecastSeries(
        History(
          (0..<years).map { year in
            if year > 0 { level *= exp(growth + (shocks[first + year] ?? 0) + 0.02 * normal.next()) }
            return History.Point(year: FiscalYear(first + year), value: level)
          }))
    }
  }

  private func years(_ table: GrowthTable, _ count: Int, back: Int = 0) -> [SiblingYears.Span: SiblingYears] {
    SiblingYears.estimate(of: table, members: Array(0..<count), back: back, all: 0.02)
  }

  private func growth(_ pool: ForecastPool, _ row: Int) throws -> Double {
    try #require(pool.forecast(row, horizon: 1).basis).siblingGrowth
  }

  /// Forty that end in 2010 grew by 8 % a year and forty that end in 2020 fell by 4 %: each borrows from its own, the more the more
  /// they are, and a few that end in 2015 borrow from all.
  @Test func eachBorrowsFromItsOwnYears() throws {
    let early = series(40, from: 2003, years: 8, growth: 0.08, seed: 1)
    let late = series(40, from: 2013, years: 8, growth: -0.04, seed: 2)
    let few = series(5, from: 2008, years: 8, growth: 0.3, seed: 3)
    // Of one value, whose growth is what those have that end with it.
    let one = series(1, from: 2010, years: 1, growth: 0, seed: 10)
    let pool = ForecastPool(early + late + few + one)
    let (first, second, third) = (try growth(pool, 0), try growth(pool, 40), try growth(pool, 80))
    #expect(first < 0.08)
    #expect(second < 0 && second > -0.04)
    #expect(third > second && third < first)
    #expect(try growth(pool, 85) == first)
    func drawnFromZero(_ count: Int) throws -> Double {
      let members = Array(0..<count) + Array(40..<80)
      return try #require(
        SiblingYears.estimate(of: pool.table, members: members, back: 0, all: 0)[pool.table.span(0)]
      ).median
    }
    let (fewer, more) = (try drawnFromZero(20), try drawnFromZero(40))
    #expect(fewer > 0.02 && fewer < more && more < 0.08 * 40 / 60 + 0.005)
  }

  /// Of those that end in one year forty began ten years before the other forty, and grow by less: each borrows from those that began
  /// with it, which are drawn to each other.
  @Test func thoseThatBeganTogether() throws {
    let old = series(40, from: 2000, years: 20, growth: 0.01, seed: 8)
    let new = series(40, from: 2010, years: 10, growth: 0.07, seed: 9)
    let pool = ForecastPool(old + new)
    let (first, second) = (try growth(pool, 0), try growth(pool, 40))
    #expect(first > 0.01 && first < 0.03)
    #expect(second > 0.04 && second < 0.07)
  }

  /// Where all end in one year, there is one growth for all; it does not matter how the years are counted.
  @Test func oneCalendarIsOnePool() throws {
    let all = series(40, from: 2003, years: 8, growth: 0.05, seed: 4)
    let pool = ForecastPool(all)
    let found = years(pool.table, 40)
    #expect(Set(found.keys) == [pool.table.span(0), pool.table.span(0).whenever])
    #expect(found.values.allSatisfy { $0.median == 0.02 })
    let later = ForecastPool(series(40, from: 1903, years: 8, growth: 0.05, seed: 4))
    #expect(try growth(pool, 0) == growth(later, 0))
  }

  /// A leap of 40 % that all made in 2012 is the year's: it is known as such, whole but for what is drawn to nothing, and other
  /// years are left as they are.
  @Test func theLeapOfAYear() throws {
    let table = ForecastPool(series(60, from: 2003, years: 12, growth: 0.02, shocks: [2012: 0.4], seed: 5)).table
    let now = try #require(years(table, 60)[table.span(0)])
    #expect(agree(now.deviation(2), 0.4 * 60 / 80, within: 0.05))
    for place in [0, 1, 3, 4, 5, 10] { #expect(abs(now.deviation(place)) < 0.02) }
    #expect(now.deviation(11) == 0 && now.deviation(500) == 0)
    // Two years earlier it was the last year's, by nearly the same level.
    let then = try #require(years(table, 60, back: 2)[table.span(0)])
    #expect(agree(then.deviation(0), now.deviation(2), within: 0.01))
  }

  /// Of five steps a year's deviation is not told from the level; of fewer than twenty siblings nothing is.
  @Test func tooFewYearsOrSiblingsSayNothing() throws {
    let short = ForecastPool(series(60, from: 2003, years: 6, growth: 0.02, shocks: [2007: 0.4], seed: 6)).table
    let found = try #require(years(short, 60)[short.span(0)])
    #expect((0..<12).allSatisfy { found.deviation($0) == 0 })
    let few = ForecastPool(series(19, from: 2003, years: 12, growth: 0.02, seed: 7)).table
    #expect(years(few, 19).isEmpty)
  }
}
