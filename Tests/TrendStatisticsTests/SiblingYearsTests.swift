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
    SiblingYears.estimate(of: table, members: Array(0..<count), back: back, lasting: 1, usual: 0.02) { _ in nil }
  }

  private func deviation(_ years: SiblingYears, _ place: Int) -> Double { years.deviation(place..<(place + 1)) }

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
        SiblingYears.estimate(of: pool.table, members: members, back: 0, lasting: 0, usual: 0) { _ in nil }[
          pool.table.span(0)]
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
    let level = GrowthLevel(
      of: Array(0..<40), pool.table, back: 0,
      lasting: CommonShocks(table: pool.table, members: Array(0..<40), back: 0).lasting)
    #expect(level.weight > 0.3 && level.weight < 0.8)
    #expect(found.values.allSatisfy { $0.median == level.drawn(to: 0.02) })
    let later = ForecastPool(series(40, from: 1903, years: 8, growth: 0.05, seed: 4))
    #expect(try growth(pool, 0) == growth(later, 0))
  }

  /// A leap of 40 % that all made in 2012 is the year's: it is known as such, whole but for what is drawn to nothing, and other
  /// years are left as they are.
  @Test func theLeapOfAYear() throws {
    let table = ForecastPool(series(60, from: 2003, years: 12, growth: 0.02, shocks: [2012: 0.4], seed: 5)).table
    let now = try #require(years(table, 60)[table.span(0)])
    #expect(agree(deviation(now, 2), 0.4 * 60 / 80, within: 0.05))
    for place in [0, 1, 3, 4, 5, 10] { #expect(abs(deviation(now, place)) < 0.02) }
    #expect(deviation(now, 11) == 0 && deviation(now, 500) == 0)
    #expect(agree(now.deviation(1..<4), (1..<4).reduce(0) { $0 + deviation(now, $1) / 3 }, within: 1e-12))
    // Years of a gap that come after the last known one are those of which nothing is known.
    #expect(agree(now.deviation(-2..<3), (0..<3).reduce(0) { $0 + deviation(now, $1) / 5 }, within: 1e-12))
    // Two years earlier it was the last year's, by nearly the same level.
    let then = try #require(years(table, 60, back: 2)[table.span(0)])
    #expect(agree(deviation(then, 0), deviation(now, 2), within: 0.01))
  }

  /// Of five steps a year's deviation is not told from the level; of fewer than twenty siblings nothing is.
  @Test func tooFewYearsOrSiblingsSayNothing() throws {
    let short = ForecastPool(series(60, from: 2003, years: 6, growth: 0.02, shocks: [2007: 0.4], seed: 6)).table
    let found = try #require(years(short, 60)[short.span(0)])
    #expect((0..<12).allSatisfy { deviation(found, $0) == 0 })
    let few = ForecastPool(series(19, from: 2003, years: 12, growth: 0.02, seed: 7)).table
    #expect(years(few, 19).isEmpty)
  }

  /// Twenty are known, one fewer are not; six years are, five not.
  @Test func fromTwentySiblingsAndSixYears() throws {
    for (count, steps) in [(20, 6), (20, 5), (19, 6)] {
      let table = ForecastPool(
        series(count, from: 2003, years: steps + 1, growth: 0.02, shocks: [2005: 0.4], seed: 11)
      ).table
      let found = years(table, count)[table.span(0)]
      #expect((found != nil) == (count == 20))
      #expect((found?.knowsDeviations ?? false) == (count == 20 && steps == 6))
    }
  }

  /// Of the older years of which only a minority has seen nothing is said: that minority is not all.
  @Test func yearsOfAMinority() throws {
    let table = ForecastPool(
      series(25, from: 2000, years: 12, growth: 0.2, seed: 12)
        + series(40, from: 2004, years: 8, growth: 0.02, seed: 13)
    ).table
    let found = try #require(years(table, 65)[table.span(0)])
    #expect(found.knowsDeviations)
    #expect((7..<12).allSatisfy { deviation(found, $0) == 0 })
  }

  /// One of a hundred that ends a year earlier, or one that began a year later, tells the others of another growth what one sibling
  /// of eleven tells, and no more: nobody counts twice.
  @Test func aStraggler() throws {
    let all = series(100, from: 2003, years: 6, growth: 0.05, shocks: [2006: 0.1], seed: 14)
    let points = all[99].history.points
    for cut in [Array(points.dropLast()), Array(points.dropFirst())] {
      let odd = ForecastPool(Array(all.dropLast()) + [ForecastSeries(History(cut))])
      #expect(abs(try growth(odd, 0) - growth(ForecastPool(all), 0)) < 0.0025)
    }
  }

  /// Over a gap the leap of a year is the years' as well: what remains of the parts is equal, and of the size of the others' steps.
  @Test func theLeapInAGap() throws {
    let all = series(60, from: 2003, years: 12, growth: 0.02, shocks: [2012: 0.4], seed: 15)
    let holed = ForecastSeries(History(all[0].history.points.filter { !(2010...2012).contains($0.year.number) }))
    let pool = ForecastPool([holed] + all.dropFirst())
    let (table, growth) = (
      pool.table, SiblingGrowth.estimate(of: pool.table, members: Array(0..<60), back: 0, within: .prior(.logarithmic))
    )
    let found = growth.years(of: table.span(0))
    let own = table.window(0, back: 0).enumerated().map { growth.own(table, $1, $0, found) }
    // 2014, 2013 to 2010 at once, 2009 …
    #expect(table.years(of: 1, at: 1) == 1..<5 && table.years(of: 4, at: 4) == 1..<5)
    #expect(table.years(of: 4, at: 2) == -1..<3)
    for part in 2...4 { #expect(agree(own[part], own[1], within: 1e-9)) }
    #expect(abs(own[1]) < 0.04)
    let whole = growth.scale(of: 1, table, back: 0)
    #expect(growth.scale(of: 0, table, back: 0) < 1.3 * whole)
    // Who skips a year says nothing of it: the rest tell the leap whole.
    #expect(agree(deviation(try #require(found), 2), 0.4 * 59 / 79, within: 0.06))
  }

  /// What is known of the years of `all`, with `few` among them, and of those of `few` as a group of it.
  private func wholeAndGroup(
    _ all: [ForecastSeries], _ few: [ForecastSeries]
  ) throws -> (whole: SiblingYears, group: SiblingYears) {
    let table = ForecastPool(all + few).table
    let rows = Array(0..<(all.count + few.count))
    let whole = SiblingGrowth.estimate(of: table, members: rows, back: 0, within: .prior(.logarithmic))
    let group = SiblingGrowth.estimate(of: table, members: Array(rows[all.count...]), back: 0, within: whole)
    return (
      try #require(whole.years(of: table.span(0))), try #require(group.years(of: table.span(all.count)))
    )
  }

  /// A group of ten knows of its years what all know, with what is its own.
  @Test func aSmallGroupKnowsTheYearsOfAll() throws {
    let all = series(60, from: 2003, years: 12, growth: 0.02, shocks: [2012: 0.4], seed: 16)
    let few = series(10, from: 2003, years: 12, growth: 0.1, shocks: [2012: 0.4], seed: 17)
    let (wide, own) = try wholeAndGroup(all, few)
    #expect(deviation(own, 2) == deviation(wide, 2) && deviation(own, 2) > 0.3)
    #expect(own.median > wide.median && own.median < 0.1)
  }

  /// What a group learns of its years from all it learns, at an earlier origin, from what all knew then: place by place the same years,
  /// and nothing of what came since.
  @Test func aSmallGroupInThePast() throws {
    let all = series(60, from: 2003, years: 14, growth: 0.02, shocks: [2012: 0.4, 2016: 0.5], seed: 18)
    let few = series(12, from: 2003, years: 14, growth: 0.02, shocks: [2012: 0.4, 2016: 0.5], seed: 19)
    let pool = ForecastPool(all + few.map { ForecastSeries($0.history, group: 1) })
    let (now, span) = (try #require(pool.origins[.init(group: 1, kind: .logarithmic)]), pool.table.span(60))
    for origin in now where origin.back <= 4 {
      let then = try #require(origin.siblings.years(of: span))
      for year in 2008...(2016 - origin.back) {
        let found = deviation(then, 2016 - origin.back - year)
        let leap = year == 2012 ? 0.4 : year == 2016 ? 0.5 : 0
        #expect(abs(found - leap * 72 / 92) < 0.05, "\(year) as known \(origin.back) years before")
      }
      #expect(then.median < 0.06)
    }
    #expect(now.map(\.back) == Array(1...GrowthTable.origins))
  }

  /// A year that everyone skipped, such as that of a census put off, does not hide what is known of the others.
  @Test func aYearThatAllSkipped() throws {
    let all = series(40, from: 2003, years: 13, growth: 0.02, shocks: [2009: 0.4], seed: 20).map {
      ForecastSeries(History($0.history.points.filter { $0.year.number != 2013 }))
    }
    let table = ForecastPool(all).table
    let found = try #require(years(table, 40)[table.span(0)])
    #expect(deviation(found, 1) == 0 && deviation(found, 2) == 0)
    #expect(agree(deviation(found, 6), 0.4 * 40 / 60, within: 0.06))
  }

  /// Twenty of a group with too few years of their own take from all what was the years'.
  @Test func aGroupOfFewYears() throws {
    let all = series(60, from: 2003, years: 12, growth: 0.02, shocks: [2012: 0.4], seed: 21)
    let few = series(25, from: 2010, years: 5, growth: 0.02, shocks: [2012: 0.4], seed: 22)
    #expect(deviation(try wholeAndGroup(all, few).group, 2) > 0.25)
  }
}
