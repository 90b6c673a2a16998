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
    while case let needed = ends.needed, !needed.isEmpty {
      read += needed.keys.sorted()
      let rows = needed.compactMapValues(\.series)
      let values = columns.map { key, column in (key, (rows[key] ?? []).map { $0 < column.count ? column[$0] : nil }) }
      ends.take(columns, Dictionary(uniqueKeysWithValues: values))
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
    func value(_ row: Int, _ year: Int) -> Double? {
      (row * 7 + year) % 11 == 0 ? nil : Double((row * 7919 + year * 31) % 1013) - 20
    }
    var values: [FiscalYear: Column] = [:]
    for year in 2010...2020 { values[FiscalYear(year)] = Column((0..<count).map { value($0, year) }) }
    let columns = actuals(values)
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
        let there = (2010...2020).filter { value(start + series, $0) != nil }
        let expected = [there[0], there[there.count - 1]].map { year in
          History.Point(year: FiscalYear(year), value: value(start + series, year) ?? .nan)
        }
        #expect(ends.points(ofSeries: series) == expected)
      }
    }
    #expect(TopGrowth.best(9, of: entries, lowest: lowest) == whole)
    #expect(whole.count == 9)
  }

  /// Against all scores sorted: what a bar lets pass is never one too few.
  @Test(arguments: [1, 5, 40], [false, true]) func bestOfAllScores(_ limit: Int, _ lowest: Bool) throws {
    let rows = 0..<5000
    func value(_ row: Int, _ year: Int) -> Double? {
      switch year {
      case 2000: return Double(row * 7919 % 997 + 1)
      case 2007: return row % 3 == 0 ? nil : Double(row * 104_729 % 2003)
      default: return row % 3 == 1 ? nil : Double(row * 1299 % 3001)
      }
    }
    let years = [2000, 2007, 2020]
    var columns: [FiscalYear: Column] = [:]
    for year in years { columns[FiscalYear(year)] = Column(rows.map { value($0, year) }) }
    var scores: [TopGrowth.Entry] = []
    for row in rows {
      let there = years.filter { value(row, $0) != nil }
      guard let first = there.first, let last = there.last, last > first, let from = value(row, first),
        let to = value(row, last),
        let growth = try? Change.compoundAnnualGrowth(from: from, to: to, years: last - first)
      else { continue }
      scores.append(TopGrowth.Entry(series: row, score: growth))
    }
    let ends = ends(of: actuals(columns), count: rows.count).ends
    let best = TopGrowth.best(limit, by: .cagr, lowest: lowest, from: ends)
    #expect(best == TopGrowth.best(limit, of: scores, lowest: lowest))
    #expect(best.count == limit)
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
    #expect(read == [1981, 1982, 2020])
  }

  /// The first end of one series is looked for up to the columns that the last ends, long found, have not needed.
  @Test func oneEndPassesWhereTheOtherStands() {
    var columns: [FiscalYear: Column] = [:]
    for year in 2010...2020 {
      columns[FiscalYear(year)] = Column((0..<200).map { $0 == 17 && year < 2019 ? nil : Double($0 + year) })
    }
    columns[FiscalYear(2020)]?[30] = nil
    let found = ends(of: actuals(columns), count: 200)
    func points(_ series: Int) -> [Int] { found.ends.points(ofSeries: series).map(\.year.number) }
    #expect(points(17) == [2019, 2020])
    #expect(points(30) == [2010, 2019])
    #expect(points(0) == [2010, 2020])
    #expect(found.read.filter { $0.year.number == 2019 }.count == 2)
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
