// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension AttainmentVerb {
  /// Counts by group: the rows of the verb, or for a plan without measures its columns.
  func summary(by attribute: String) throws -> Table {
    try storage.read { store in
      let plan = try plan.find(in: store)
      let labels = try store.groups(by: attribute)
      if try store.hasMeasures(ofPlan: plan.id) {
        let panel = try store.panel()
        return Self.table(GroupAttainment.all(Attainment.all(of: plan, in: panel), by: labels), by: attribute)
      }
      let columns = try store.targetsAndActuals(of: [plan.id], actuals: true)
      let due = columns.filter { $0.key.kind == .target }.map { key, targets in
        GroupAttainment.Due(targets: targets, actuals: columns[.actual(key.year)])
      }
      let lower = try store.labels("better")?.series(with: Better.lower.rawValue)
      let groups = KernelTime.measured("attainment") {
        GroupAttainment.all(due, lowerIsBetter: lower, by: labels)
      }
      guard groups.count > 1 else { throw CommandFailure(PlanWording.noTargets(plan.id)) }
      return Self.table(groups, by: attribute)
    }
  }

  static func table(_ groups: [GroupAttainment], by attribute: String) -> Table {
    Table(
      columns: [Headings.group(attribute), Headings.allTargets, Headings.attained, Headings.shareOfAllTargets],
      rows: groups.map { row in
        [
          GroupWording.cell(row.group), .count(row.indicators), .count(row.attained),
          row.rate.map(Cell.fraction) ?? .missing,
        ]
      })
  }
}

extension PlanOption {
  /// Where none is named, the latest that has a target for a year with actuals; the measures, of which most large stores
  /// have none, are not asked.
  func find(in store: IndicatorStore) throws -> Plan {
    if let plan { return try store.plans().find(plan) }
    let (plans, keys) = try (store.plans(), store.columnKeys())
    let years = Set(keys.filter { $0.kind == .actual }.map(\.year))
    let reported = Set(keys.filter { $0.kind == .target && years.contains($0.year) }.map(\.plan))
    let candidates = reported.isEmpty ? plans : plans.filter { reported.contains($0.id) }
    guard let latest = candidates.max(by: { $0.fiscalYear < $1.fiscalYear }) else {
      throw CommandFailure(PlanWording.noPlans)
    }
    return latest
  }
}
