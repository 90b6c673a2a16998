// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing
import TrendStatistics

@Suite struct GrowthOverYearsTests {
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
