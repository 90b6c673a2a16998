// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing

@Suite struct ChanceRecordTests {
  private func record(series: Int, said: Double, came: Double) -> ChanceRecord {
    ChanceRecord(targets: 7 * series, series: series, years: 3, said: said, came: came)
  }

  @Test(arguments: [1, 29, 30, 1000]) func fewSeriesJudgeNothing(series: Int) {
    let low = record(series: series, said: 0.3, came: 0.9)
    #expect(low.verdict == (series < 30 ? .tooFew : .tooLow) && low.direction == .tooLow)
  }

  /// Said and came change places: too low becomes too high.
  @Test func symmetric() {
    let turned: [ChanceRecord.Verdict: ChanceRecord.Verdict] = [.tooLow: .tooHigh, .tooHigh: .tooLow, .asSaid: .asSaid]
    for step in 0...100 {
      let (said, came) = (0.5, Double(step) / 100)
      #expect(
        record(series: 50, said: came, came: said).verdict == turned[record(series: 50, said: said, came: came).verdict]
      )
    }
    #expect(record(series: 50, said: 0.5, came: 0.59).verdict == .asSaid)
    #expect(record(series: 50, said: 0.5, came: 0.61).verdict == .tooLow)
  }

  /// Binomial distribution: P(X ≤ 1 | 7, 0.8) = 0.2⁷ + 7 · 0.8 · 0.2⁶ = 0.000371; P(X ≤ 18 | 30, 0.8) = 0.0095, and of 19 0.0256. Of many,
  /// 80 % are what an interval of 80 % has, and 72 % are no chance, but near.
  @Test(arguments: [
    (7, 1, true), (7, 5, false), (30, 18, true), (30, 19, false), (1, 0, false), (0, 0, false), (600, 479, false),
    (600, 400, true), (600, 432, false), (1_000_000, 800_000, false), (1_000_000, 600_000, true),
  ])
  func intervalsThatAreTooNarrow(intervals: Int, held: Int, isNarrow: Bool) {
    let record = ChanceRecord(
      targets: 7, series: 7, years: 1, said: 0.5, came: 0.5, intervals: intervals, held: held)
    #expect(record.hasNarrowIntervals == isNarrow)
  }

  /// Who asks for some series alone gets what is said of them among all.
  @Test func someAreAsAmongAll() throws {
    let panel = try Fukushima.panel()
    let all = PastForecasts(ofSeries: Array(panel.catalogue.series.indices), in: panel, origins: 3, horizon: 2)
    let asked = Array(Set(all.series).sorted().prefix(3))
    let some = PastForecasts(ofSeries: asked, in: panel, origins: 3, horizon: 2)
    let expected = zip(all.series, all.comparisons).filter { asked.contains($0.0) }
    #expect(some.series == expected.map(\.0) && asked.count == 3)
    #expect(some.comparisons.map(\.forecast.point) == expected.map(\.1.forecast.point))
  }

  /// The means over all targets, whatever bins they fall in; and the years in which they were due.
  @Test func countsEveryTarget() throws {
    let panel = try Fukushima.panel()
    let past = PastForecasts(
      ofSeries: Array(panel.catalogue.series.indices), in: panel, origins: 3, horizon: 1)
    let targets = past.comparisons.flatMap(\.targets)
    let record = try #require(ChanceRecord(past))
    #expect(record.targets == targets.count && record.series == 7 && record.years == 1)
    #expect(agree(record.said, targets.reduce(0) { $0 + $1.probability } / Double(targets.count), within: 1e-9))
    #expect(agree(record.came, Double(targets.count(where: \.isMet)) / Double(targets.count), within: 1e-9))
    #expect(Double(record.held) / Double(record.intervals) == past.accuracy.coverage80)
    #expect(ChanceRecord(PastForecasts(ofSeries: [], in: panel, origins: 3, horizon: 1)) == nil)
  }
}
