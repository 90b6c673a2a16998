// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Indicators
import Testing

@testable import TrendStatistics

@Suite struct GrowthDistributionTests {
  @Test func workedNumbers() throws {
    let found = GrowthDistribution.all(in: [
      FiscalYear(2019): Column([100, 100, 50, 0]), FiscalYear(2020): Column([110, 90, 60, 5]),
    ])
    let row = try #require(found.first)
    #expect(found.count == 1 && row.year == FiscalYear(2020) && row.series == 3)
    #expect(agree(try #require(row.mean), 0.2 / 3, within: 1e-15))
    #expect(agree(row.median, 0.1, within: 1e-15) && agree(row.p75, 0.15, within: 1e-15))
  }

  @Test func nothingToSay() {
    #expect(GrowthDistribution.all(in: [:]).isEmpty)
    #expect(GrowthDistribution.all(in: [FiscalYear(2020): Column([1])]).isEmpty)
    // A gap of a year, no series, and no base above zero.
    #expect(GrowthDistribution.all(in: [FiscalYear(2018): Column([1]), FiscalYear(2020): Column([2])]).isEmpty)
    #expect(GrowthDistribution.all(in: [FiscalYear(2019): Column([]), FiscalYear(2020): Column([])]).isEmpty)
    let (bases, ends) = (Column([0, -1, nil, 1]), Column([1, 1, 1, nil]))
    #expect(GrowthDistribution.all(in: [FiscalYear(2019): bases, FiscalYear(2020): ends]).isEmpty)
  }

  @Test func oneSeriesIsAllItsQuantiles() throws {
    let row = try #require(
      GrowthDistribution.all(in: [FiscalYear(2019): Column([8]), FiscalYear(2020): Column([4])]).first)
    #expect([row.mean, row.p10, row.p25, row.median, row.p75, row.p90] == [Double?](repeating: -0.5, count: 6))
  }

  @Test func whatOverflowsIsLeftOut() throws {
    let rows = GrowthDistribution.all(in: [
      FiscalYear(2019): Column([1e-300, 1, 1, 1e-4]), FiscalYear(2020): Column([1e300, 1.5e308, 1.5e308, 2e-4]),
    ])
    let row = try #require(rows.first)
    #expect(row.series == 3 && row.mean == nil && row.p90 == 1.5e308)
  }

  @Test(arguments: [1, 2, 63, 64, 65, 128, 1000, 5000])
  func agreesWithTheDefinition(series: Int) throws {
    var samples = ColumnSamples(seed: UInt64(series))
    var columns = samples.years(2010...2016, series: series)
    // Columns are as long as they were when their values came.
    columns[FiscalYear(2013)] = samples.column(max(1, series - 70))
    columns[FiscalYear(2011)] = nil
    let found = GrowthDistribution.all(in: columns)
    let years = [2014, 2015, 2016, 2013].sorted().filter { !naive(columns, $0).isEmpty }
    #expect(found.map(\.year.number) == years)
    for row in found { try check(row, naive(columns, row.year.number)) }
  }

  private func naive(_ columns: [FiscalYear: Column], _ year: Int, among: Bitmap? = nil) -> [Double] {
    guard let from = columns[FiscalYear(year - 1)], let to = columns[FiscalYear(year)] else { return [] }
    return (0..<min(from.count, to.count)).filter { among?[$0] ?? true }.compactMap { series in
      from[series].flatMap { base in to[series].flatMap { try? Change.growth(from: base, to: $0) } }
    }
  }

  private func check(_ row: GrowthDistribution, _ growths: [Double]) throws {
    let sorted = growths.sorted()
    #expect(row.series == growths.count)
    let scale = growths.reduce(0) { $0 + $1.magnitude } / Double(growths.count)
    let mean = growths.reduce(0, +) / Double(growths.count)
    #expect((try #require(row.mean) - mean).magnitude <= 1e-13 * scale)
    for (share, quantile) in [(0.1, row.p10), (0.25, row.p25), (0.5, row.median), (0.75, row.p75), (0.9, row.p90)] {
      let expected = gsl_stats_quantile_from_sorted_data(sorted, 1, sorted.count, share)
      #expect((quantile - expected).magnitude <= 1e-15 * max(1, expected.magnitude))
    }
  }

  @Test func onlyTheSeriesAskedFor() throws {
    var samples = ColumnSamples(seed: 7)
    let columns = samples.years(2019...2020, series: 300)
    var among = Bitmap(count: 300)
    for series in stride(from: 0, to: 300, by: 3) { among[series] = true }
    let row = try #require(GrowthDistribution.all(in: columns, among: among).first)
    try check(row, naive(columns, 2020, among: among))
  }

  @Test func isTheSameInEveryRun() {
    var samples = ColumnSamples(seed: 11)
    let columns = samples.years(2000...2020, series: 3000)
    let first = GrowthDistribution.all(in: columns)
    #expect(first.count == 20)
    for _ in 0..<5 { #expect(GrowthDistribution.all(in: columns) == first) }
  }
}
