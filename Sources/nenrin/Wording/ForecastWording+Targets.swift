// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension ForecastWording {
  /// Which plan set the targets, where the store has more than one: a draft's target stands where the plan's stood before.
  /// - Parameter isSelected: the table shows a selection of the rows that are counted.
  static func targets(
    _ outlooks: [Outlook], _ targets: DueTargets, in panel: Panel, isSelected: Bool = false
  ) -> String? {
    guard panel.catalogue.plans.count > 1 else { return nil }
    let setters = outlooks.filter { $0.target != nil }.compactMap { targets.plan(ofSeries: $0.series, year: $0.year) }
    let counts = Dictionary(setters.map { ($0.id, 1) }, uniquingKeysWith: +)
    let plans = panel.catalogue.plans.compactMap { plan in
      counts[plan.id].map { "\(plan.id) \(say("「\(plan.shownTitle)」", "(\(plan.shownTitle))")): \($0)\(say("件", ""))" }
    }
    guard !plans.isEmpty else { return nil }
    let list = plans.joined(separator: say("、", "; "))
    return isSelected
      ? say("注：目標値を定めた計画（表示しない行も含む）：\(list)", "Note: targets by plan, rows not shown included: \(list)")
      : say("注：目標値を定めた計画：\(list)", "Note: targets by plan: \(list)")
  }

  static func past(_ year: FiscalYear) -> String {
    say(
      "\(year) 年度より後の値が既にあるか、見通しの対象になる値がありません。最後の値より後の年度を --to で指定してください。",
      "There is nothing to forecast up to \(year): the values go as far already, or there are none; name a later year with --to."
    )
  }
}
