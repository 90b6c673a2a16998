// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  /// What the next plan does with the measures and targets of this one; what changed comes first. Measures that go on and
  /// have no target are counted, not listed: most of a plan's rows may be such, and there is nothing to compare in them.
  var comparison: ReportDocument.Part? {
    guard let next else { return nil }
    let (comparison, isDraft) = (PlanComparison(from: plan, to: next, in: panel), panel.isDraft(next))
    let chart = CompareChart(comparison, from: plan, to: next, in: panel, limit: limit)
    let table = CompareVerb.table(comparison, from: plan, to: next, in: panel).noting(
      comparison.rows.map { row in
        guard let series = row.series, let actual = row.actualFrom else { return nil }
        return doubts.note(ofSeries: series, value: actual)
      })
    let changed = comparison.rows.indices.filter { comparison.rows[$0].change != .kept }
    let kept = comparison.rows.indices.filter { comparison.rows[$0].isKeptTarget }
    var blocks: [ReportDocument.Block] = [
      .text(
        ReportWording.comparison(
          comparison, with: next, isDraft: isDraft, proposals: ReportWording.proposals(of: next, in: panel)))
    ]
    if (try? chart.script()) != nil {
      blocks.append(.chart(ReportChart(id: "comparison", title: chart.heading.title, chart: chart)))
    }
    blocks.append(
      .table(
        ReportTable(
          id: "comparison", sheet: ReportFileWording.sheet("comparison"),
          caption: ReportWording.comparisonCaption(plan, next, isDraft: isDraft),
          table: Table(columns: table.columns, rows: (changed + kept).map { table.rows[$0] }),
          offPaper: .init(
            onSheet: .init(["section_from", "number_from", "target_change"], note: PaperWording.comparison)))))
    return ReportDocument.Part(
      id: "comparison", title: say("次の計画との比較", "Comparison with the next plan"), blocks: blocks)
  }

  /// What does not add up.
  var audit: ReportDocument.Part {
    let rules = PlanAudit.ruleNames.count
    guard !findings.isEmpty else {
      return ReportDocument.Part(
        id: "audit", title: Self.auditTitle, blocks: [.text(AuditWording.nothing(plan.id, rules: rules))])
    }
    return ReportDocument.Part(
      id: "audit", title: Self.auditTitle,
      blocks: [
        .text(ReportWording.audit(findings, rules: rules)),
        .table(
          ReportTable(
            id: "audit", sheet: ReportFileWording.sheet("audit"), caption: say("不整合の一覧", "Inconsistencies found"),
            table: AuditVerb.table(findings, in: panel))),
      ])
  }

  private static var auditTitle: String { say("数値の照合", "Audit of the numbers") }
}
