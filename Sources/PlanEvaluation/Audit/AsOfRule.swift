// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// The day for which a result holds lies in its fiscal year, or in the two months behind it in which accounts are closed
/// (出納整理期間, Local Autonomy Act art. 235-5).
struct AsOfRule: AuditRule {
  static let name = "as-of"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.measures.flatMap { audit.series[$0.place] ?? [] }.flatMap { series -> [AuditFinding] in
      audit.panel.orderedKeys.filter { $0.kind == .actual }.compactMap { key in
        guard let value = audit.panel[series, key], let annotation = audit.panel.annotation(series, key),
          let day = annotation.asOf,
          !Self.isIn(key.year, day)
        else { return nil }
        return AuditFinding(
          .warning, Self.name, place: audit.place(ofSeries: series), indicator: audit.indicator(series).name,
          unit: audit.indicator(series).unit, stated: value, asWritten: annotation.asWritten,
          fact: .dayOutsideYear(day, key.year))
      }
    }
  }

  private static func isIn(_ year: FiscalYear, _ day: CalendarDate) -> Bool {
    if day.fiscalYear == year { return true }
    return day.fiscalYear.number == year.number + 1 && day.month >= 4 && day.month <= 5
  }
}
