// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A measure that is declared missed although all its targets are due in a later year, and one of them is met already.
///
/// That a measure is behind on its way is what a grade in the middle of a plan says; here the numbers say the contrary.
struct EarlyMissRule: AuditRule {
  static let name = "early-miss"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    let targets = Dictionary(grouping: Attainment.all(of: audit.plan, in: audit.panel), by: \.place)
    return audit.measures.filter { $0.declaredStatus == .missed }.compactMap { measure in
      guard let own = targets[measure.place], own.allSatisfy({ $0.year > audit.plan.fiscalYear }),
        let met = own.first(where: { $0.grade == .reached }), let actual = met.actual
      else { return nil }
      return AuditFinding(
        .note, Self.name, place: measure.place, indicator: met.indicator.name, unit: met.unit, stated: met.target,
        computed: actual,
        asWritten: audit.panel.annotation(met.series, .target(audit.plan.id, met.year))?.asWritten ?? "",
        fact: .missedEarly(target: met.target, actual: actual, due: met.year))
    }
  }
}
