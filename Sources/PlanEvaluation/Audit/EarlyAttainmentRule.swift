// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A measure that is declared achieved although its only targets are due in a later year.
struct EarlyAttainmentRule: AuditRule {
  static let name = "early-attainment"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.early(
      Self.name, declared: .achieved, one: { $0.actual != nil && $0.indicator.span != .period },
      fact: { .attainedEarly(target: $0.target, actual: $1, due: $0.year) })
  }
}

extension AuditedPlan {
  /// Of measures that are declared so although all their targets are due in later years: a finding on the first target that is
  /// meant, if it has a value.
  func early(
    _ rule: String, declared status: DeclaredStatus, one isMeant: (Attainment) -> Bool,
    fact: (_ target: Attainment, _ actual: Double) -> AuditFinding.Fact
  ) -> [AuditFinding] {
    let targets = Dictionary(grouping: Attainment.all(of: plan, in: panel), by: \.place)
    return measures.filter { $0.declaredStatus == status }.compactMap { measure in
      guard let own = targets[measure.place], own.allSatisfy({ $0.year > plan.fiscalYear }),
        let first = own.first(where: isMeant), let actual = first.actual
      else { return nil }
      return AuditFinding(
        .note, rule, place: measure.place, indicator: first.indicator.name, unit: first.unit, stated: first.target,
        computed: actual, asWritten: panel.annotation(first.series, .target(plan.id, first.year))?.asWritten ?? "",
        fact: fact(first, actual))
    }
  }
}
