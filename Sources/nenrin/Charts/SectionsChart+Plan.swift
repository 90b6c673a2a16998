// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension SectionsChart {
  /// The declared statuses of a plan's measures by section.
  init(of plan: Plan, in panel: Panel) {
    let (summary, attainments) = (PlanSummary(of: plan, in: panel), Attainment.all(of: plan, in: panel))
    let contradictions = Contradictions(attainments, of: plan, in: panel)
    let measures = panel.catalogue.measures.filter { $0.place.plan == plan.id }
    let bars = summary.rows.compactMap { row -> Bar? in
      guard let section = row.section else { return nil }
      let own = measures.filter { $0.place.section == section.section }
      func count(_ status: DeclaredStatus) -> Int { own.count { $0.declaredStatus == status } }
      return Bar(
        title: "\(section.section) \(section.title)", achieved: count(.achieved), asPlanned: count(.asPlanned),
        missed: count(.missed),
        rate: (contradictions.note(onShareOf: section.section) == nil ? "" : "≠ ")
          + (row.rate.map(NumberText.percent) ?? ""))
    }
    let total = summary.rows.last
    let withTarget = Set(attainments.compactMap(\.place))
    let planned = measures.count { $0.declaredStatus == .asPlanned && withTarget.contains($0.place) }
    self.init(
      heading: ChartHeading(
        title: ChartWording.sectionsTitle(
          measures: total?.measures ?? 0, attained: total?.attained ?? 0,
          rate: total?.rate.map(NumberText.percent) ?? ""),
        subtitle: PlanChartWording.subtitle(plan),
        note: [
          ChartWording.sectionsNote(plannedWithTarget: planned),
          contradictions.note(onShareOf: nil).map { $0 + say("。", ".") },
        ]
        .compactMap(\.self).joined(separator: say("", " "))),
      bars: bars,
      words: Words(
        achieved: DeclaredStatus.achieved.label, asPlanned: DeclaredStatus.asPlanned.label,
        missed: DeclaredStatus.missed.label, rate: say("達成・計画どおり", "achieved or as planned")))
  }
}
