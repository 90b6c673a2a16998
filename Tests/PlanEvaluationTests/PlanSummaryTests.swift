// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing

@Suite struct PlanSummaryTests {
  func indicator(_ slug: String) -> Indicator { Indicator(slug: slug, name: slug) }

  /// One measure, two targets, of which the second came to `second`.
  func summary(second: Double?, declared: DeclaredStatus?) -> PlanSummary {
    var panel = Panel.of(.sample(2019))
    panel.addMeasure("施策", 1, of: "2019", declared: declared)
    panel.add(indicator("a"), at: [place(1)], [.target("2019", 2019): 5, .actual(2019): 6])
    panel.add(indicator("b"), at: [place(1)], [.target("2019", 2019): 5])
    if let second { panel.add(indicator("b"), [.actual(2019): second]) }
    return PlanSummary(of: .sample(2019), in: panel, basis: .computed)
  }

  @Test func measureIsAttainedOnlyIfEachTargetIs() {
    #expect(summary(second: 5, declared: .missed).rows.map(\.attained) == [1, 1])
    #expect(summary(second: 5, declared: .missed).differences.map(\.indicators) == [["a", "b"]])
    #expect(summary(second: 4, declared: .achieved).rows.map(\.attained) == [0, 0])
    #expect(summary(second: 4, declared: .achieved).differences.map(\.indicators) == [["b"]])
  }

  @Test func whatCannotBeJudgedIsLeftToTheReport() {
    #expect(summary(second: nil, declared: .asPlanned).rows.last?.attained == 1)
    #expect(summary(second: nil, declared: .missed).rows.last?.attained == 0)
    #expect(summary(second: nil, declared: .missed).differences.isEmpty)
    #expect(summary(second: nil, declared: nil).unjudged == 1)
    #expect(summary(second: 5, declared: nil).unjudged == 0)
  }

  @Test func planWithoutMeasures() {
    var panel = Panel.of(.sample(2019))
    panel.add(indicator("a"), [.target("2019", 2019): 5, .actual(2019): 6])
    panel.catalogue.sections = []
    for basis in [PlanSummary.Basis.declared, .computed] {
      let summary = PlanSummary(of: .sample(2019), in: panel, basis: basis)
      #expect(summary.rows.map(\.measures) == [0])
      #expect(summary.rows.last?.rate == nil)
    }
  }

  @Test func otherPlansDoNotCount() {
    var panel = Panel.of(.sample(2019), .sample(2020))
    panel.addMeasure("施策", 1, of: "2019", declared: .achieved)
    panel.addMeasure("施策", 1, of: "2020", declared: .missed)
    panel.addMeasure("再掲", 2, of: "2019", declared: .missed, isRelisted: true)
    #expect(PlanSummary(of: .sample(2019), in: panel).rows.map(\.measures) == [2, 2])
    #expect(PlanSummary(of: .sample(2019), in: panel, unique: true).rows.map(\.measures) == [1, 1])
    #expect(PlanSummary(of: .sample(2020), in: panel).rows.last?.attained == 0)
  }
}
