// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// One indicator, one value a year: indicators of one name and unit in two measures that are not relisted should agree. Names
/// that every measure could have (参加者数, 相談件数) say nothing, so a name counts from eight characters on.
struct RepeatedIndicatorRule: AuditRule {
  static let name = "two-values"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    let relisted = Set(audit.measures.filter(\.isRelisted).map(\.place))
    let all = audit.measures.filter { !relisted.contains($0.place) }.flatMap { audit.series[$0.place] ?? [] }
    let groups = Dictionary(grouping: all) { [audit.indicator($0).name, audit.indicator($0).unit] }
    return groups.filter { $0.key[0].count >= 8 && $0.value.count > 1 }.values.flatMap { contradictions($0, audit) }
  }

  private func contradictions(_ series: [Int], _ audit: AuditedPlan) -> [AuditFinding] {
    let year = audit.plan.fiscalYear
    guard let first = series.first, let value = audit.actual(first, year), let place = audit.place(ofSeries: first)
    else { return [] }
    return series.dropFirst().compactMap { other in
      guard let own = audit.actual(other, year), own != value, audit.place(ofSeries: other) != place else { return nil }
      return AuditFinding(
        .warning, Self.name, place: audit.place(ofSeries: other), indicator: audit.indicator(other).name,
        unit: audit.indicator(other).unit,
        stated: own, computed: value, asWritten: audit.annotation(other, year)?.asWritten ?? "",
        fact: .anotherValue(at: place, value: value))
    }
  }
}
