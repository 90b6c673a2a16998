// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing

@Suite struct ChanceTests {
  @Test(arguments: [
    (0, Chance.unlikely), (0.281, .unlikely), (0.4.nextDown, .unlikely), (0.4, .even), (0.498, .even), (0.5, .even),
    (0.6, .even), (0.6.nextUp, .likely), (0.653, .likely), (1, .likely),
  ])
  func classes(probability: Double, chance: Chance) { #expect(Chance(probability) == chance) }

  /// Turned round, likely and unlikely change places: more is better or less is, the words are fair to both.
  @Test func symmetric() {
    let turned: [Chance: Chance] = [.likely: .unlikely, .even: .even, .unlikely: .likely]
    for step in 0...1000 where step != 400 && step != 600 {
      let probability = Double(step) / 1000
      #expect(Chance(1 - probability) == turned[Chance(probability)], "\(probability)")
    }
  }

  /// The levels of a draft say what they are called.
  @Test func levelsOfADraft() {
    #expect(Chance(DraftLevels.lowProbability) == .likely)
    #expect(Chance(DraftLevels.expectedProbability) == .likely)
    #expect(Chance(DraftLevels.stretchProbability) == .even)
  }
}

@Suite struct ProposalTests {
  @Test(arguments: PlanDraft.Reason.allCases) func sourceRoundTrip(reason: PlanDraft.Reason) {
    for value in [nil, 13_200, 1.1625, 0.1 + 0.2, -3, 1e21] as [Double?] {
      for place in [nil, "filled.xlsx O7"] {
        let proposal = Proposal(from: "2019", to: "2020", reason: reason, value: value, changedAt: place)
        #expect(Proposal(source: proposal.source) == proposal, "\(proposal.source)")
      }
    }
  }

  /// It is the draft's for as long as the number is; what a person typed, or an import says was typed, is the person's.
  @Test func standsAtItsNumberAlone() {
    let proposal = Proposal(from: "2019", to: "2020", reason: .forecast, value: 13_200)
    #expect(proposal.source == "2019 → 2020: forecast = 13200")
    #expect(proposal.stands(at: 13_200) && !proposal.stands(at: 13_201) && !proposal.stands(at: -13_200))
    #expect(Proposal(source: "2019 → 2020: forecast")?.stands(at: 5) == true)
    #expect(Proposal(source: "2019 → 2020: forecast = 13200 → filled.xlsx O7")?.stands(at: 13_200) == false)
    // Two of 64 targets, one of them changed: no draft any more, and told how much of it is.
    let plan = Plan.sample(2020)
    let mixed = panel(sources: ["2019 → 2020: forecast = 12", "2019 → 2020: forecast = 13"])
    #expect(!mixed.isDraft(plan) && mixed.proposals(of: plan) == (1, 2))
    let targets = DueTargets(in: mixed)
    #expect(targets.proposal(ofSeries: 0, year: 2020) != nil && targets.proposal(ofSeries: 1, year: 2020) == nil)
  }

  /// A department changes the multiple and leaves the level that the draft had put beside it: what it asks for is its multiple.
  @Test(arguments: [("kept = 2", 14.0), ("kept = 1.5", 20)]) func aPersonsChangeIsHeard(source: String, level: Double) {
    var panel = Panel.of(.sample(2019), .sample(2020))
    panel.add(Indicator(slug: "visits", name: "アクセス数", unit: "件"), [.actual(2019): 10])
    panel.add(Indicator(slug: "times", name: "倍率", unit: "倍", span: .change, base: "visits"), [:])
    panel.insert(14, series: 0, at: .target("2020", 2020), annotation: Annotation(source: "2019 → 2020: kept = 14"))
    panel.insert(2, series: 1, at: .target("2020", 2020), annotation: Annotation(source: "2019 → 2020: " + source))
    #expect(DueTargets(in: panel).of(series: 0) == [2020: level])
  }

  /// A target in force is not annulled by a draft; one that the draft leaves as it is stays the plan's. A person's number counts.
  @Test(arguments: [("forecast = 30", 30.0, 20.0), ("kept = 20", 20, 20), ("", 30, 30)])
  func whatIsSetStands(source: String, asked: Double, stands: Double) {
    var panel = Panel.of(.sample(2019), .sample(2020))
    panel.add(Indicator(slug: "visits", name: "アクセス数"), [.actual(2019): 25, .target("2019", 2023): 20])
    let origin = source.isEmpty ? "3-1 目標" : "2019 → 2020: " + source
    panel.insert(asked, series: 0, at: .target("2020", 2023), annotation: Annotation(source: origin))
    let targets = DueTargets(in: panel)
    #expect(targets.of(series: 0) == [2023: stands] && targets.proposals(ofSeries: 0) == 0)
    #expect(targets.plan(ofSeries: 0, year: 2023)?.id == (source.isEmpty ? "2020" : "2019"))
    let other = targets.alternative(ofSeries: 0, year: 2023)
    #expect(other?.target == (asked == stands ? nil : asked) && other?.plan.id == (asked == stands ? nil : "2020"))
  }

  @Test(arguments: [
    "", "3-5 目標", "2019 → 2020", "2019 → 2020: ", "2019 → 2020: 方針", "2019 → 2020: kept = 多め",
    ": forecast → 2020", "a: b",
  ])
  func anythingElse(source: String) { #expect(Proposal(source: source) == nil) }

  private func panel(sources: [String]) -> Panel {
    var panel = Panel.of(.sample(2019), .sample(2020))
    for (index, source) in sources.enumerated() {
      panel.add(Indicator(slug: "i\(index)", name: "指標\(index)"), [.actual(2019): 10])
      panel.insert(
        12, series: index, at: .target("2020", 2020), annotation: Annotation(source: source))
    }
    return panel
  }

  @Test func draftIsWhatNobodySet() {
    let plan = Plan.sample(2020)
    #expect(panel(sources: ["2019 → 2020: forecast", "2019 → 2020: kept"]).isDraft(plan))
    // One target that was put in the place of a proposal makes it the office's.
    #expect(!panel(sources: ["2019 → 2020: forecast", "3-1 目標"]).isDraft(plan))
    // A proposal for another plan.
    #expect(!panel(sources: ["2018 → 2019: forecast"]).isDraft(plan))
    #expect(!panel(sources: []).isDraft(plan))
    let targets = DueTargets(in: panel(sources: ["2019 → 2020: forecast", "3-1 目標"]))
    #expect(targets.proposal(ofSeries: 0, year: 2020)?.reason == .forecast)
    #expect(targets.proposal(ofSeries: 0, year: 2020)?.isAtForecast == true)
    #expect(targets.proposal(ofSeries: 1, year: 2020) == nil)
  }
}
