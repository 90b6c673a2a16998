// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A relisted measure says the same as its original: the same status, and of indicators of one name the same values.
struct RelistedRule: AuditRule {
  static let name = "relisted"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.measures.filter(\.isRelisted).flatMap { measure -> [AuditFinding] in
      guard let original = audit.measures.first(where: { !$0.isRelisted && $0.name == measure.name }) else { return [] }
      return status(measure, original) + values(measure, original, audit)
    }
  }

  private func status(_ measure: Measure, _ original: Measure) -> [AuditFinding] {
    guard let own = measure.declaredStatus, let other = original.declaredStatus, own != other else { return [] }
    return [
      AuditFinding(
        .warning, Self.name, place: measure.place, asWritten: measure.name,
        fact: .relistedStatusDiffers(original: original.place, status: other))
    ]
  }

  private func values(_ measure: Measure, _ original: Measure, _ audit: AuditedPlan) -> [AuditFinding] {
    let keys = audit.panel.orderedKeys.filter { $0.kind != .target || $0.plan == audit.plan.id }
    return (audit.series[measure.place] ?? []).flatMap { series -> [AuditFinding] in
      let indicator = audit.indicator(series)
      let alike = (audit.series[original.place] ?? []).filter {
        audit.indicator($0).name == indicator.name && audit.indicator($0).unit == indicator.unit
      }
      guard alike.count == 1, let twin = alike.first, twin != series else { return [] }
      return keys.compactMap { key in
        guard let own = audit.panel[series, key], let other = audit.panel[twin, key], own != other,
          total(measure, indicator.unit, key, audit) != total(original, indicator.unit, key, audit)
        else { return nil }
        return AuditFinding(
          .warning, Self.name, place: measure.place, indicator: indicator.name, unit: indicator.unit, stated: own,
          computed: other,
          asWritten: audit.panel.annotation(series, key)?.asWritten ?? "",
          fact: .relistedDiffers(original: original.place, value: other))
      }
    }
  }

  /// One of the two may list in parts what the other sums up (39 and 38 for 77).
  private func total(_ measure: Measure, _ unit: String, _ key: ColumnKey, _ audit: AuditedPlan) -> Double {
    (audit.series[measure.place] ?? []).filter { audit.indicator($0).unit == unit }.reduce(0) {
      $0 + (audit.panel[$1, key] ?? 0)
    }
  }
}
