// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension CompareChart {
  /// The targets that both plans have.
  init(_ comparison: PlanComparison, from old: Plan, to new: Plan) {
    let slopes = comparison.rows.compactMap { row -> Slope? in
      guard let from = row.targetFrom, let to = row.targetTo, let indicator = row.indicator else { return nil }
      return Slope(
        name: indicator.name, label: "\(NumberText.grouped(from)) → \(NumberText.grouped(to)) \(row.unit)", from: from,
        to: to)
    }
    let raised = slopes.count { $0.to > $0.from }
    let lowered = slopes.count { $0.to < $0.from }
    let kept = slopes.count - raised - lowered
    self.init(
      heading: ChartHeading(
        title: ChartWording.compareTitle(raised: raised, lowered: lowered, of: slopes.count),
        subtitle: "\(old.title) → \(new.title)"),
      slopes: slopes,
      words: Words(
        raised: PlanComparison.Change.raised.label, lowered: PlanComparison.Change.lowered.label,
        kept: ChartWording.kept(kept), from: old.id, to: new.id,
        axis: say("旧計画の目標値 = 100", "target of the earlier plan = 100")))
    let undrawn = withoutIndex.count
    if undrawn > 0 { heading.note = ChartWording.withoutIndex(undrawn) }
  }
}
