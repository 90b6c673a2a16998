// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators

/// Which plan; where none is named, the latest that has results.
struct PlanOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("計画（既定：結果のある最も新しいもの）", "the plan (default: the latest that has results)"), valueName: "plan"),
    completion: .plans)
  var plan: String?

  func find(in panel: Panel) throws -> Plan {
    if let plan { return try panel.plan(named: plan) }
    let reported = Set(panel.catalogue.measures.filter { $0.declaredStatus != nil }.map(\.place.plan))
    let plans = panel.catalogue.plans
    let candidates = reported.isEmpty ? plans : plans.filter { reported.contains($0.id) }
    guard let latest = candidates.max(by: { $0.fiscalYear < $1.fiscalYear }) else {
      throw CommandFailure(PlanWording.noPlans)
    }
    return latest
  }
}
