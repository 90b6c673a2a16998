// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A percentage is its part over its whole: 3,123 of 3,367 is 92.8 %, not 95 %.
///
/// In a report the sentence says which counts belong to the percentage. In a panel the whole is the one indicator of the
/// measure that is called a total (全件数, 総数), and the part the count whose name is most like that of the percentage; it is
/// an error only if no other count of the measure would give it.
struct StatedShareRule: AuditRule {
  static let name = "stated-share"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    let stated = audit.statements.compactMap { statement -> AuditFinding? in
      guard case .share(let part, let whole, let share) = statement.fact, whole != 0,
        !share.agrees(with: part / whole * 100)
      else { return nil }
      return finding(part, whole, share, statement.place, "", statement.asWritten)
    }
    // What the report says in a sentence is not said again by its numbers.
    let told = Set(
      audit.statements.compactMap { statement -> MeasurePlace? in
        if case .share = statement.fact { statement.place } else { nil }
      })
    return stated
      + audit.measures.filter { !told.contains($0.place) }.flatMap { measure in
        (audit.series[measure.place] ?? []).compactMap { inferred($0, measure.place, audit) }
      }
  }

  private func inferred(_ series: Int, _ place: MeasurePlace, _ audit: AuditedPlan) -> AuditFinding? {
    let (year, indicator) = (audit.plan.fiscalYear, audit.indicator(series))
    guard indicator.unit == "%", indicator.span != .change, let share = audit.stated(series, year) else { return nil }
    let counts = (audit.series[place] ?? []).filter { audit.indicator($0).unit != "%" && audit.actual($0, year) != nil }
    let totals = counts.filter { Self.isTotal(audit.indicator($0).name) }
    guard totals.count == 1, let total = totals.first, let whole = audit.actual(total, year), whole > 0 else {
      return nil
    }
    let parts = counts.filter { $0 != total && audit.indicator($0).unit == audit.indicator(total).unit }
    let values = parts.compactMap { audit.actual($0, year) }
    guard !values.isEmpty, !values.contains(where: { share.agrees(with: $0 / whole * 100) }) else { return nil }
    let likest = parts.max { likeness($0, indicator, audit) < likeness($1, indicator, audit) }
    guard let likest, likeness(likest, indicator, audit) >= 0.4, let part = audit.actual(likest, year), part <= whole
    else {
      return nil
    }
    return finding(part, whole, share, place, indicator.name, audit.annotation(series, year)?.asWritten ?? "")
  }

  private func likeness(_ series: Int, _ indicator: Indicator, _ audit: AuditedPlan) -> Double {
    NameSimilarity(audit.indicator(series).name).dice(NameSimilarity(indicator.name))
  }

  private static func isTotal(_ name: String) -> Bool {
    ["全件", "総件数", "総数", "全数", "対象件数", "対象者数", "全体"].contains(where: name.contains)
  }

  private func finding(
    _ part: Double, _ whole: Double, _ share: StatedNumber, _ place: MeasurePlace?, _ indicator: String,
    _ written: String
  ) -> AuditFinding {
    AuditFinding(
      .error, Self.name, place: place, indicator: indicator, unit: "%", stated: share.value,
      computed: part / whole * 100,
      asWritten: written, fact: .share(part: part, whole: whole))
  }
}
