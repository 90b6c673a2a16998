// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A measure that is declared achieved although its only targets are due in a later year.
struct EarlyAttainmentRule: AuditRule {
  static let name = "early-attainment"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    let targets = Dictionary(grouping: Attainment.all(of: audit.plan, in: audit.panel), by: \.place)
    return audit.measures.filter { $0.declaredStatus == .achieved }.compactMap { measure in
      guard let own = targets[measure.place], own.allSatisfy({ $0.year > audit.plan.fiscalYear }),
        let first = own.first(where: { $0.actual != nil && $0.indicator.span != .period }), let actual = first.actual
      else { return nil }
      return AuditFinding(
        .note, Self.name, place: measure.place, indicator: first.indicator.name, unit: first.unit, stated: first.target,
        computed: actual,
        asWritten: audit.panel.annotation(first.series, .target(audit.plan.id, first.year))?.asWritten ?? "",
        fact: .attainedEarly(target: first.target, actual: actual, due: first.year))
    }
  }
}
