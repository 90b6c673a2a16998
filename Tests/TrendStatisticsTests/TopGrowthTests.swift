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

  /// In runs of 64 series and in one: the same best, and their ends are those of the columns.
  @Test(arguments: TopGrowth.Measure.allCases, [false, true])
  func runsGiveWhatTheWholeGives(_ measure: TopGrowth.Measure, _ lowest: Bool) {
    let count = 1000
    func column(_ year: Int) -> Column {
      Column((0..<count).map { ($0 * 7 + year) % 11 == 0 ? nil : Double(($0 * 7919 + year * 31) % 1013) - 20 })
    }
    let columns = actuals(Dictionary(uniqueKeysWithValues: (2010...2020).map { (FiscalYear($0), column($0)) }))
    let whole = TopGrowth.best(9, by: measure, lowest: lowest, from: ends(of: columns, count: count).ends)
    var entries: [TopGrowth.Entry] = []
    for start in stride(from: 0, to: count, by: 64) {
      let size = min(64, count - start)
      let part = columns.mapValues { column in Column((start..<(start + size)).map { column[$0] }) }
      let ends = ends(of: part, count: size).ends
      entries += TopGrowth.best(9, by: measure, lowest: lowest, from: ends).map {
        TopGrowth.Entry(series: start + $0.series, score: $0.score)
      }
      for series in 0..<size {
        let values = columns.sorted { $0.key.year < $1.key.year }.compactMap { key, column in
          column[start + series].map { History.Point(year: key.year, value: $0) }
        }
        #expect(ends.points(ofSeries: series) == [values.first, values.last].compactMap(\.self))
      }
    }
    #expect(TopGrowth.best(9, of: entries, lowest: lowest) == whole)
    #expect(whole.count == 9)
  }

  /// Against all scores sorted: what a bar lets pass is never one too few.
  @Test(arguments: [1, 5, 40], [false, true]) func bestOfAllScores(_ limit: Int, _ lowest: Bool) throws {
    let count = 5000
    let columns = actuals([
      FiscalYear(2000): Column((0..<count).map { Double($0 * 7919 % 997 + 1) }),
      FiscalYear(2007): Column((0..<count).map { $0 % 3 == 0 ? nil : Double($0 * 104_729 % 2003) }),
      FiscalYear(2020): Column((0..<count).map { $0 % 3 == 1 ? nil : Double($0 * 1299 % 3001) }),
    ])
    let scores = (0..<count).compactMap { series -> TopGrowth.Entry? in
      let values = [2000, 2007, 2020].compactMap { year in
        columns[.actual(FiscalYear(year))]?[series].map { (year, $0) }
      }
      guard let first = values.first, let last = values.last, last.0 > first.0 else { return nil }
      let growth = try? Change.compoundAnnualGrowth(from: first.1, to: last.1, years: last.0 - first.0)
      return growth.map { TopGrowth.Entry(series: series, score: $0) }
    }
    let sorted = TopGrowth.best(limit, of: scores, lowest: lowest)
    #expect(TopGrowth.best(limit, by: .cagr, lowest: lowest, from: ends(of: columns, count: count).ends) == sorted)
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
