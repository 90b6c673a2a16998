// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import TrendStatistics

@Suite struct TopGrowthTests {
  private static let years = FiscalYear(1800)...FiscalYear(2200)

  /// The ends of all series, and which columns it took.
  private func ends(
    of columns: [ColumnKey: Column], count: Int, years: ClosedRange<FiscalYear> = years
  ) -> (ends: SeriesEnds, read: [ColumnKey]) {
    var ends = SeriesEnds(count: count, keys: Array(columns.keys), years: years)
    var read: [ColumnKey] = []
    while !ends.needed.isEmpty {
      read += ends.needed
      ends.take(columns)
    }
    return (ends, read)
  }

  private func actuals(_ columns: [FiscalYear: Column]) -> [ColumnKey: Column] {
    Dictionary(uniqueKeysWithValues: columns.map { (.actual($0.key), $0.value) })
  }

  @Test func workedNumbers() {
    let columns: [ColumnKey: Column] = [
      .actual(FiscalYear(2018)): Column([100, 50, 0]), .actual(FiscalYear(2020)): Column([121, 55, 9]),
    ]
    let ends = ends(of: columns, count: 3).ends
    let cagr = TopGrowth.best(5, by: .cagr, from: ends)
    #expect(cagr.map(\.series) == [0, 1])
    #expect(agree(cagr[0].score, 0.1, within: 1e-14) && agree(cagr[1].score, 0.0488, within: 1e-3))
    #expect(TopGrowth.best(1, by: .change, lowest: true, from: ends) == [.init(series: 1, score: 5)])
    #expect(TopGrowth.best(2, by: .growth, lowest: true, from: ends).map(\.series) == [1, 0])
  }

  @Test func noneToRank() {
    #expect(TopGrowth.best(3, by: .change, from: ends(of: [:], count: 0).ends).isEmpty)
    #expect(TopGrowth.best(3, by: .change, from: ends(of: [:], count: 70).ends).isEmpty)
    let one = ends(of: [.actual(FiscalYear(2020)): Column([1, 2])], count: 2).ends
    #expect(TopGrowth.best(3, by: .change, from: one).isEmpty)
  }

  @Test func tiesGoByTheOrderOfTheSeries() {
    let columns: [ColumnKey: Column] = [
      .actual(FiscalYear(2019)): Column((0..<500).map { _ in 10 }),
      .actual(FiscalYear(2020)): Column((0..<500).map { Double($0 % 5) + 10 }),
    ]
    let ends = ends(of: columns, count: 500).ends
    #expect(TopGrowth.best(3, by: .growth, from: ends).map(\.series) == [4, 9, 14])
    #expect(TopGrowth.best(3, by: .growth, lowest: true, from: ends).map(\.series) == [0, 5, 10])
  }

  @Test func aBaselineCountsWhereThereIsNoActual() {
    let columns: [ColumnKey: Column] = [
      .baseline(FiscalYear(2018)): Column([10, 10, 10]), .actual(FiscalYear(2018)): Column([20, nil, nil]),
      .actual(FiscalYear(2020)): Column([40, 40, nil]), .target("2019", FiscalYear(2019)): Column([1, 1, 1]),
    ]
    let found = TopGrowth.best(9, by: .growth, from: ends(of: columns, count: 3).ends)
    #expect(found == [.init(series: 1, score: 3), .init(series: 0, score: 1)])
  }

  @Test func fewColumnsTellWhatAllWould() {
    var columns: [FiscalYear: Column] = [:]
    for year in 1981...2020 { columns[FiscalYear(year)] = Column((0..<200).map { Double($0 + year) }) }
    columns[FiscalYear(1981)]?[17] = nil
    let read = ends(of: actuals(columns), count: 200).read.map(\.year.number).sorted()
    #expect(read == [1981, 1982, 2019, 2020])
  }

  @Test(arguments: [1, 63, 64, 65, 700], TopGrowth.Measure.allCases)
  func agreesWithSortingAll(series: Int, measure: TopGrowth.Measure) {
    var samples = ColumnSamples(seed: UInt64(series))
    let columns = samples.years(2012...2020, series: series)
    let years = FiscalYear(2013)...FiscalYear(2019)
    let ends = ends(of: actuals(columns), count: series, years: years).ends
    let all = naive(columns, series, measure, years)
    #expect(TopGrowth.best(series + 5, by: measure, from: ends) == all)
    #expect(TopGrowth.best(10, by: measure, from: ends) == Array(all.prefix(10)))
    let lowest = all.sorted { ($0.score, $0.series) < ($1.score, $1.series) }
    #expect(TopGrowth.best(7, by: measure, lowest: true, from: ends) == Array(lowest.prefix(7)))
    var among = Bitmap(count: series)
    for each in stride(from: 0, to: series, by: 2) { among[each] = true }
    let even = all.filter { $0.series % 2 == 0 }
    #expect(TopGrowth.best(10, by: measure, from: ends, among: among) == Array(even.prefix(10)))
  }

  private func naive(
    _ columns: [FiscalYear: Column], _ series: Int, _ measure: TopGrowth.Measure, _ years: ClosedRange<FiscalYear>
  ) -> [TopGrowth.Entry] {
    (0..<series).compactMap { index -> TopGrowth.Entry? in
      let values = columns.filter { years.contains($0.key) }.sorted { $0.key < $1.key }.compactMap { year, column in
        column[index].map { (year, $0) }
      }
      guard let (from, first) = values.first, let (to, last) = values.last, from < to else { return nil }
      let score =
        switch measure {
        case .change: try? Change.absolute(from: first, to: last)
        case .growth: try? Change.growth(from: first, to: last)
        case .cagr: try? Change.compoundAnnualGrowth(from: first, to: last, years: from.distance(to: to))
        }
      return score.map { TopGrowth.Entry(series: index, score: $0) }
    }.sorted { ($1.score, $0.series) < ($0.score, $1.series) }
  }
}
