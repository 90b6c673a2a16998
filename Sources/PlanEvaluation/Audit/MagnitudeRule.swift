// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A value that jumps by two orders of magnitude from one reported year to the next, or by a thousand or ten thousand to within
/// a quarter, as where 千円 was taken for 円 or 万人 for 人. Small counts may do that; a count begins at 100.
struct MagnitudeRule: AuditRule {
  static let name = "magnitude"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.measures.flatMap { audit.series[$0.place] ?? [] }.flatMap { series -> [AuditFinding] in
      let indicator = audit.indicator(series)
      guard indicator.span != .change else { return [] }
      let points = audit.panel.history(ofSeries: series).points
      return zip(points, points.dropFirst()).compactMap { from, to in
        guard Self.isJump(from.value, to.value) else { return nil }
        return AuditFinding(
          .warning, Self.name, place: audit.place(ofSeries: series), indicator: indicator.name, unit: indicator.unit,
          stated: to.value,
          computed: to.value / from.value, asWritten: audit.annotation(series, to.year)?.asWritten ?? "",
          fact: .jump(from: from.value, fromYear: from.year, to: to.value, toYear: to.year))
      }
    }
  }

  private static func isJump(_ from: Double, _ to: Double) -> Bool {
    guard from > 0, to > 0, max(from, to) >= 100 else { return false }
    let ratio = max(from, to) / min(from, to)
    return ratio >= 100
  }
}
