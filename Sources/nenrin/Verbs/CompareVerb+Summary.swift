// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension CompareVerb {
  /// Counts by group: the rows of the verb, or for plans without measures their columns.
  func summary(by attribute: String) throws -> Table {
    try storage.read { store in
      let (old, new) = try store.plans().find(from, and: to)
      let labels = try store.groups(by: attribute)
      if try store.hasMeasures(ofPlan: old.id) || store.hasMeasures(ofPlan: new.id) {
        let comparison = PlanComparison(from: old, to: new, in: try store.panel())
        return Self.table(GroupComparison.all(comparison, by: labels), by: attribute)
      }
      let columns = try store.targetsAndActuals(of: [old.id, new.id], actuals: false)
      func targets(of plan: Plan) -> [FiscalYear: Column] {
        let own = columns.filter { $0.key.plan == plan.id }
        return Dictionary(own.map { ($0.key.year, $0.value) }, uniquingKeysWith: { first, _ in first })
      }
      let (before, after) = (targets(of: old), targets(of: new))
      let groups = KernelTime.measured("compare") { GroupComparison.all(from: before, to: after, by: labels) }
      guard groups.count > 1 else { throw CommandFailure(GroupWording.noTargets(old.id, new.id)) }
      return Self.table(groups, by: attribute)
    }
  }

  static func table(_ groups: [GroupComparison], by attribute: String) -> Table {
    Table(
      columns: [
        Headings.group(attribute), Headings.indicators, Headings.raised, Headings.lowered, Headings.kept,
        Headings.added, Headings.dropped,
      ],
      rows: groups.map { row in
        [
          GroupWording.cell(row.group), .count(row.indicators), .count(row.raised), .count(row.lowered),
          .count(row.kept), .count(row.added), .count(row.dropped),
        ]
      })
  }
}
