// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What is declared achieved or done as planned has not missed a target that was due: 300 participants aimed at, 108 came.
struct DeclaredStatusRule: AuditRule {
  static let name = "declared-status"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    let statuses = Dictionary(
      audit.measures.map { ($0.place, $0.declaredStatus) }, uniquingKeysWith: { first, _ in first })
    return Attainment.all(of: audit.plan, in: audit.panel).compactMap { attainment in
      // What is declared is declared of the plan's own year.
      guard attainment.grade == .missed, attainment.year == audit.plan.fiscalYear, let place = attainment.place,
        let status = statuses[place] ?? nil,
        status.isAttained,
        let actual = attainment.actual, !isNearEnough(attainment, actual, audit)
      else { return nil }
      return AuditFinding(
        .warning, Self.name, place: place, indicator: attainment.indicator.name, unit: attainment.unit,
        stated: attainment.target,
        computed: actual, asWritten: written(attainment, audit),
        fact: .declaredButMissed(status: status, target: attainment.target, actual: actual, year: attainment.year))
    }
  }

  /// Declared as planned, "mostly" reached (概ね達成), or met but for what 約 leaves open: no contradiction.
  private func isNearEnough(_ attainment: Attainment, _ actual: Double, _ audit: AuditedPlan) -> Bool {
    let annotations = [
      audit.panel.annotation(attainment.series, .target(audit.plan.id, attainment.year)),
      attainment.actualYear.flatMap { audit.panel.annotation(attainment.measuredSeries, .actual($0)) },
    ]
    let isLoose = annotations.contains { $0?.qualifier == .approximate }
    let ratio = (try? attainment.ratio.get()) ?? 0
    return ratio >= (isLoose ? 0.95 : 0.9)
      && (isLoose || audit.measures.first { $0.place == attainment.place }?.declaredStatus == .asPlanned)
  }

  private func written(_ attainment: Attainment, _ audit: AuditedPlan) -> String {
    let target = audit.panel.annotation(attainment.series, .target(audit.plan.id, attainment.year))?.asWritten ?? ""
    let actual =
      attainment.actualYear.flatMap { audit.panel.annotation(attainment.measuredSeries, .actual($0)) }?.asWritten ?? ""
    return [target, actual].filter { !$0.isEmpty }.joined(separator: " / ")
  }
}
