// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing
import TrendStatistics

@Suite struct GrowthOverYearsTests {
  /// 23 January to 31 March of the next year is 14 months; the same day of two years is a year, as is what has no day.
  @Test(
    arguments: [
      (CalendarDate(year: 2019, month: 1, day: 23), CalendarDate(year: 2020, month: 3, day: 31), false),
      (CalendarDate(year: 2019, month: 1, day: 23), nil, false),
      (CalendarDate(year: 2019, month: 1, day: 23), CalendarDate(year: 2020, month: 1, day: 23), true),
      (CalendarDate(year: 2019, month: 3, day: 31), nil, true), (nil, nil, true),
    ] as [(CalendarDate?, CalendarDate?, Bool)])
  func daysOfTheValues(from: CalendarDate?, to: CalendarDate?, isWhole: Bool) throws {
    var panel = Panel.of(.sample(2019))
    let series = panel.catalogue.add(Series(indicator: panel.catalogue.add(Indicator(slug: "users", name: "利用者数"))))
    panel.insert(26_686, series: series, at: .baseline(2018), annotation: Annotation(asOf: from))
    panel.insert(36_295, series: series, at: .actual(2019), annotation: Annotation(asOf: to))
    let row = try #require(GrowthOverYears.all(in: panel, years: 2000...2030, step: .whole, series: [series]).first)
    #expect((row.daysApart(in: panel) == nil) == isWhole)
  }

  func growths(
    _ step: GrowthOverYears.Step, years: ClosedRange<FiscalYear> = 1800...2200,
    span: Span = .annual, _ values: KeyValuePairs<ColumnKey, Double>
  ) -> [GrowthOverYears] {
    var panel = Panel()
    panel.add(Indicator(slug: "visits", name: "アクセス数", span: span), values)
    return GrowthOverYears.all(in: panel, years: years, step: step, series: [0])
  }

  let values: KeyValuePairs<ColumnKey, Double> = [
    .baseline(2016): 50, .actual(2017): 100, .actual(2019): 121, .target("2019", 2020): 999,
  ]

  @Test func wholeAndEach() throws {
    let whole = try #require(growths(.whole, values).first)
    #expect((whole.from.year.number, whole.to.year.number) == (2016, 2019))
    #expect(try whole.change.get() == 71)
    #expect(try whole.growth.get() == 1.42)
    #expect(growths(.each, values).map(\.to.value) == [100, 121])
  }

  /// From 100 to 121 in two years is 10 % a year, though no value stands between.
  @Test func yearsLimitTheHistory() throws {
    let growth = try #require(growths(.whole, years: 2017...2019, values).first)
    #expect(agree(try growth.compoundAnnualGrowth.get(), 0.1))
    #expect(agree(try growth.growth.get(), 0.21))
    #expect(growths(.whole, years: 2018...2020, values).isEmpty)
    #expect(growths(.each, years: 2017...2017, values).isEmpty)
  }

  @Test func changesAndZeroBases() {
    #expect(growths(.whole, span: .change, [.actual(2018): 5, .actual(2019): 6]).isEmpty)
    let zero = growths(.whole, [.actual(2018): 0, .actual(2019): 6])
    #expect(zero.map(\.growth) == [.failure(.zeroBase)])
    #expect(zero.map(\.change) == [.success(6)])
  }
}
