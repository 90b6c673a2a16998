// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A growth is that between its two values: 30 %増 for 7,605 → 9,852 is right to the precision given (29.5 %).
struct StatedGrowthRule: AuditRule {
  static let name = "stated-growth"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.statements.compactMap(Self.finding) + inferred(audit)
  }

  private static func finding(_ statement: ReportStatement) -> AuditFinding? {
    switch statement.fact {
    case .growth(let from, let to, let stated):
      guard from > 0, !stated.agrees(with: (to - from) / from * 100) else { return nil }
      return AuditFinding(
        .error, name, place: statement.place, unit: "%", stated: stated.value, computed: (to - from) / from * 100,
        asWritten: statement.asWritten, fact: .growth(from: from, to: to))
    case .multiple(let from, let to, let stated):
      guard from > 0, !stated.agrees(with: to / from) else { return nil }
      return AuditFinding(
        .error, name, place: statement.place, unit: "倍", stated: stated.value, computed: to / from,
        asWritten: statement.asWritten, fact: .multiple(from: from, to: to))
    default: return nil
    }
  }

  /// Changes whose base the panel knows, where no sentence of the report was read.
  private func inferred(_ audit: AuditedPlan) -> [AuditFinding] {
    let year = audit.plan.fiscalYear
    let places = Set(audit.statements.compactMap(\.place))
    return audit.measures.filter { !places.contains($0.place) }.flatMap { audit.series[$0.place] ?? [] }.compactMap {
      series in
      let indicator = audit.indicator(series)
      guard indicator.span == .change, indicator.unit == "%" || indicator.unit == "倍",
        let stated = audit.stated(series, year),
        let base = indicator.base.flatMap(audit.panel.catalogue.indicatorIndex(slug:)),
        let level = audit.panel.catalogue.seriesIndex(
          Series(indicator: base, entity: audit.panel.catalogue.series[series].entity)),
        let to = audit.actual(level, year),
        let from = audit.panel.history(ofSeries: level).points.last(where: { $0.year < year })?.value
      else { return nil }
      let fact: ReportStatement.Fact =
        indicator.unit == "%"
        ? .growth(from: from, to: to, stated: stated) : .multiple(from: from, to: to, stated: stated)
      return Self.finding(
        ReportStatement(
          place: audit.place(ofSeries: series), asWritten: audit.annotation(series, year)?.asWritten ?? "", fact: fact))
    }
  }
}
