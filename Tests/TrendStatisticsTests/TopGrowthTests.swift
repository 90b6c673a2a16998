// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import TrendStatistics

@Suite struct TopGrowthTests {
  private static let years = FiscalYear(1800)...FiscalYear(2200)

  /// The best of all series, of which the ends are looked for here one by one.
  private func top(
    _ best: Int, by measure: TopGrowth.Measure, lowest: Bool = false, of columns: [ColumnKey: Column], count: Int,
    years: ClosedRange<FiscalYear> = years, among: Bitmap? = nil
  ) -> [TopGrowth.Entry] {
    var panel = Panel()
    panel.catalogue.add(Indicator(slug: "i", name: "i"))
    for row in 0..<count { panel.catalogue.add(Series(indicator: 0, entity: "\(row)")) }
    panel = Panel(catalogue: panel.catalogue, columns: columns)
    let histories = (0..<count).map { panel.history(ofSeries: $0).limited(to: years) }
    let (first, last) = (ends(histories.map(\.first), .min), ends(histories.map(\.last), .max))
    var top = TopGrowth(best, by: measure, lowest: lowest, ofSeries: count, among: among)
    first.inner.withStrips { innerFirst in
      last.inner.withStrips { innerLast in
        for start in stride(from: 0, to: count, by: 64) {
          strip(first.outer, start) { outer in
            let strip = EndStrip(outer, in: first.year, innerFirst.next())
            self.strip(last.outer, start) { top.take(strip, EndStrip($0, in: last.year, innerLast.next())) }
          }
        }
      }
    }
    return top.best
  }

  private enum Side { case min, max }

  private func ends(
    _ points: [History.Point?], _ side: Side
  ) -> (year: FiscalYear, outer: Column, inner: InnerEnds) {
    let years = points.compactMap { $0?.year }
    let year = (side == .min ? years.min() : years.max()) ?? FiscalYear(2000)
    var inner = InnerEnds()
    for (series, point) in points.enumerated() {
      if let point, point.year != year { inner.append(point.value, in: point.year, series: series) }
    }
    return (year, Column(points.map { $0?.year == year ? $0?.value : nil }), inner)
  }

  /// 64 values, of which those without a bit are not to be looked at.
  private func strip(_ column: Column, _ start: Int, _ body: (ColumnStrip) -> Void) {
    let values = (start..<start + 64).map { $0 < column.count ? column[$0] : nil }
    var bits: UInt64 = 0
    for (place, value) in values.enumerated() where value != nil { bits |= 1 << UInt64(place) }
    values.map { $0 ?? 1e300 }.withUnsafeBufferPointer { buffer in
      if let values = buffer.baseAddress { body(ColumnStrip(bits: bits, values: values)) }
    }
  }

  private struct Score: Equatable {
    let series: Int
    let score: Double
  }

  private func scores(_ entries: [TopGrowth.Entry]) -> [Score] {
    entries.map { Score(series: $0.series, score: $0.score) }
  }

  private func actuals(_ columns: [FiscalYear: Column]) -> [ColumnKey: Column] {
    Dictionary(uniqueKeysWithValues: columns.map { (.actual($0.key), $0.value) })
  }

  @Test func workedNumbers() {
    let columns: [ColumnKey: Column] = [
      .actual(FiscalYear(2018)): Column([100, 50, 0]), .actual(FiscalYear(2020)): Column([121, 55, 9]),
    ]
    let cagr = top(5, by: .cagr, of: columns, count: 3)
    #expect(cagr.map(\.series) == [0, 1])
    #expect(agree(cagr[0].score, 0.1, within: 1e-14) && agree(cagr[1].score, 0.0488, within: 1e-3))
    #expect(scores(top(1, by: .change, lowest: true, of: columns, count: 3)) == [Score(series: 1, score: 5)])
    #expect(top(2, by: .growth, lowest: true, of: columns, count: 3).map(\.series) == [1, 0])
  }

  @Test func noneToRank() {
    #expect(top(3, by: .change, of: [:], count: 0).isEmpty)
    #expect(top(3, by: .change, of: [:], count: 70).isEmpty)
    let one: [ColumnKey: Column] = [.actual(FiscalYear(2020)): Column([1, 2])]
    #expect(top(3, by: .change, of: one, count: 2).isEmpty)
  }

  @Test func tiesGoByTheOrderOfTheSeries() {
    let columns: [ColumnKey: Column] = [
      .actual(FiscalYear(2019)): Column((0..<500).map { _ in 10 }),
      .actual(FiscalYear(2020)): Column((0..<500).map { Double($0 % 5) + 10 }),
    ]
    #expect(top(3, by: .growth, of: columns, count: 500).map(\.series) == [4, 9, 14])
    #expect(top(3, by: .growth, lowest: true, of: columns, count: 500).map(\.series) == [0, 5, 10])
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
    let whole = top(9, by: measure, lowest: lowest, of: columns, count: count)
    var entries: [TopGrowth.Entry] = []
    for start in stride(from: 0, to: count, by: 64) {
      let size = min(64, count - start)
      let part = columns.mapValues { column in Column((start..<(start + size)).map { column[$0] }) }
      entries += top(9, by: measure, lowest: lowest, of: part, count: size).map {
        TopGrowth.Entry(series: start + $0.series, score: $0.score, first: $0.first, last: $0.last)
      }
    }
    for entry in whole {
      let there = (2010...2020).filter { value(entry.series, $0) != nil }
      let expected = [there[0], there[there.count - 1]].map { year in
        History.Point(year: FiscalYear(year), value: value(entry.series, year) ?? .nan)
      }
      #expect([entry.first, entry.last] == expected)
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
    var all: [Score] = []
    for row in rows {
      let there = years.filter { value(row, $0) != nil }
      guard let first = there.first, let last = there.last, last > first, let from = value(row, first),
        let to = value(row, last),
        let growth = try? Change.compoundAnnualGrowth(from: from, to: to, years: last - first)
      else { continue }
      all.append(Score(series: row, score: growth))
    }
    all.sort { $0.score == $1.score ? $0.series < $1.series : ($0.score > $1.score) != lowest }
    let best = top(limit, by: .cagr, lowest: lowest, of: actuals(columns), count: rows.count)
    #expect(scores(best) == Array(all.prefix(limit)))
    #expect(best.count == limit)
  }

  @Test func aBaselineCountsWhereThereIsNoActual() {
    let columns: [ColumnKey: Column] = [
      .baseline(FiscalYear(2018)): Column([10, 10, 10]), .actual(FiscalYear(2018)): Column([20, nil, nil]),
      .actual(FiscalYear(2020)): Column([40, 40, nil]), .target("2019", FiscalYear(2019)): Column([1, 1, 1]),
    ]
    let found = top(9, by: .growth, of: columns, count: 3)
    #expect(scores(found) == [Score(series: 1, score: 3), Score(series: 0, score: 1)])
  }

  /// Where ends are so small that scores round to the loss of all, they are equal, and the first series comes first.
  @Test func allButLostIsAsGoodAsLost() {
    let columns = actuals([FiscalYear(2000): Column([1e300, 1, 1]), FiscalYear(2010): Column([1, 0, 2])])
    for count in 1...3 {
      let found = top(count, by: .cagr, lowest: true, of: columns, count: 3)
      #expect(found.map(\.series) == Array([0, 1, 2].prefix(count)))
    }
  }

  @Test(arguments: [1, 63, 64, 65, 700], TopGrowth.Measure.allCases)
  func agreesWithSortingAll(series: Int, measure: TopGrowth.Measure) {
    var samples = ColumnSamples(seed: UInt64(series))
    let columns = samples.years(2012...2020, series: series)
    let years = FiscalYear(2013)...FiscalYear(2019)
    func best(_ count: Int, lowest: Bool = false, among: Bitmap? = nil) -> [Score] {
      scores(
        top(
          count, by: measure, lowest: lowest, of: actuals(columns), count: series, years: years, among: among
        ))
    }
    let all = naive(columns, series, measure, years)
    #expect(best(series + 5) == all)
    #expect(best(10) == Array(all.prefix(10)))
    let lowest = all.sorted { ($0.score, $0.series) < ($1.score, $1.series) }
    #expect(best(7, lowest: true) == Array(lowest.prefix(7)))
    var among = Bitmap(count: series)
    for each in stride(from: 0, to: series, by: 2) { among[each] = true }
    let even = all.filter { $0.series % 2 == 0 }
    #expect(best(10, among: among) == Array(even.prefix(10)))
  }

  private func naive(
    _ columns: [FiscalYear: Column], _ series: Int, _ measure: TopGrowth.Measure, _ years: ClosedRange<FiscalYear>
  ) -> [Score] {
    (0..<series).compactMap { index -> Score? in
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
      return score.map { Score(series: index, score: $0) }
    }.sorted { ($1.score, $0.series) < ($0.score, $1.series) }
  }
}
