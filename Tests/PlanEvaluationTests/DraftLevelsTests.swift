// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing
import TrendStatistics

@testable import PlanEvaluation

/// Levels of a proposed target: easier where they are more probably met.
@Suite("Levels of drafts")
struct DraftLevelsTests {
  func row(_ indicator: Indicator, _ values: KeyValuePairs<ColumnKey, Double>) throws -> PlanDraft.Row {
    var panel = Panel.of(.sample(2019))
    panel.add(indicator, values)
    let draft = PlanDraft(
      from: .sample(2019), to: "2020", year: 2020, title: "案", in: panel, remainderName: { "\($0)（残り）" })
    return try #require(draft.rows.first)
  }

  let visits = Indicator(slug: "visits", name: "アクセス数", unit: "件")
  let history: KeyValuePairs<ColumnKey, Double> = [
    .target("2019", 2019): 11_000, .actual(2017): 9000, .actual(2018): 10_000, .actual(2019): 11_382,
  ]

  /// The forecast's own probability of each level is at least what is said of it, and falls as the level rises.
  @Test func areMetWithWhatIsSaid() throws {
    var panel = Panel.of(.sample(2019))
    panel.add(visits, history)
    let outlook = try #require(Outlooks(in: panel, targets: DueTargets(in: panel)).of([0], horizon: .years(1)).first)
    let forecast = try outlook.forecast.get()
    let levels = try row(visits, history).levels.get()
    #expect(levels.low < levels.expected && levels.expected < levels.stretch)
    for (level, said) in [(levels.low, 0.8), (levels.expected, 0.65), (levels.stretch, 0.5)] {
      #expect(level == level.rounded())
      let probability = try forecast.probability(atLeast: level)
      #expect(probability >= said && probability < said + 0.05)
    }
    #expect(levels.stretch <= forecast.point)
    // The quantile itself, before rounding.
    for said in [0.8, 0.65] {
      let exact = try forecast.target(metWith: said, better: .higher)
      #expect(agree(try forecast.probability(atLeast: exact), said, within: 1e-9))
      let fewer = try forecast.target(metWith: said, better: .lower)
      #expect(agree(try forecast.probability(atMost: fewer), said, within: 1e-9))
    }
  }

  @Test func turnRoundWhereLessIsBetter() throws {
    let cases = Indicator(slug: "cases", name: "被害件数", unit: "件", better: .lower)
    let row = try row(
      cases, [.target("2019", 2019): 90, .actual(2017): 120, .actual(2018): 100, .actual(2019): 80])
    let levels = try row.levels.get()
    #expect(levels.low > levels.expected && levels.expected > levels.stretch && levels.stretch >= 0)
  }

  @Test func endAtTheBounds() throws {
    let share = Indicator(slug: "share", name: "導入率", unit: "%", span: .point, lowerBound: 0, upperBound: 100)
    let levels = try row(share, [.target("2019", 2019): 90, .actual(2018): 90, .actual(2019): 99]).levels.get()
    #expect(levels.low <= levels.expected && levels.expected <= levels.stretch && levels.stretch <= 100)
    // A total since the start cannot fall below what it is.
    let total = Indicator(slug: "sum", name: "累計", unit: "件", span: .cumulative)
    let sums = try row(total, [.target("2019", 2019): 500, .actual(2018): 400, .actual(2019): 1234]).levels.get()
    #expect(sums.low >= 1234)
  }

  @Test func orSayWhyNot() throws {
    let jobs = Indicator(slug: "jobs", name: "雇用者数", unit: "人", span: .period)
    #expect(throws: DraftLevels.Unknown.total) {
      try row(jobs, [.target("2019", 2020): 500, .actual(2019): 35]).levels.get()
    }
    let change = Indicator(slug: "more", name: "増加率", unit: "%", span: .change)
    #expect(throws: DraftLevels.Unknown.changeWithoutBase) {
      try row(change, [.target("2019", 2019): 5, .actual(2019): 8]).levels.get()
    }
    #expect(throws: DraftLevels.Unknown.noForecast) { try row(visits, [.target("2019", 2019): 5]).levels.get() }
  }

  @Test func areRoundedToTheEasierSide() {
    #expect(DraftLevels.eased(12_768, better: .higher, isWhole: true) == 12_700)
    #expect(DraftLevels.eased(12_768, better: .lower, isWhole: true) == 12_800)
    #expect(DraftLevels.eased(2.7, better: .higher, isWhole: true) == 2)
    #expect(DraftLevels.eased(2.7, better: .lower, isWhole: true) == 3)
    #expect(DraftLevels.eased(0, better: .higher, isWhole: true) == 0)
    #expect(DraftLevels.eased(64.37, better: .higher, isWhole: false) == 64.3)
  }
}
