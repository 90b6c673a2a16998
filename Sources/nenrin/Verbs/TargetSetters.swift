// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// Which plan set a target that is still to come, and whether that is a draft: for people where the store has several plans.
struct TargetSetters {
  private let targets: DueTargets
  private let isOne: Bool

  init(_ targets: DueTargets, in panel: Panel) { (self.targets, isOne) = (targets, panel.catalogue.plans.count < 2) }

  var column: Table.Column {
    Table.Column("target_plan", say("目標を定めた計画", "target from plan"), isForPrograms: isOne)
  }

  func cell(of outlook: Outlook) -> Cell {
    guard outlook.target != nil, let plan = targets.plan(ofSeries: outlook.series, year: outlook.year) else {
      return .missing
    }
    let isProposed = targets.proposal(ofSeries: outlook.series, year: outlook.year) != nil
    return .word(code: plan.id, label: plan.id + (isProposed ? say("（案）", " (draft)") : ""))
  }
}
