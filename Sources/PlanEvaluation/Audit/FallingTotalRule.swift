// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A cumulative total cannot fall.
struct FallingTotalRule: AuditRule {
  static let name = "falling-total"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.measures.flatMap { audit.series[$0.place] ?? [] }.flatMap { series -> [AuditFinding] in
      let indicator = audit.indicator(series)
      guard indicator.span == .cumulative else { return [] }
      let points = audit.panel.history(ofSeries: series).points
      return zip(points, points.dropFirst()).compactMap { from, to in
        // A starting value may be the total of the years before the plan.
        guard to.value < from.value, audit.actual(series, from.year) != nil, !isLoose(series, from.year, audit),
          !isLoose(series, to.year, audit)
        else { return nil }
        return AuditFinding(
          .error, Self.name, place: audit.place(ofSeries: series), indicator: indicator.name, unit: indicator.unit,
          stated: to.value,
          computed: from.value, asWritten: audit.annotation(series, to.year)?.asWritten ?? "",
          fact: .fall(from: from.value, fromYear: from.year, to: to.value, toYear: to.year))
      }
    }
  }

  /// 約 and 以上 leave it open.
  private func isLoose(_ series: Int, _ year: FiscalYear, _ audit: AuditedPlan) -> Bool {
    audit.annotation(series, year).map { $0.qualifier != .exact } ?? false
  }
}
