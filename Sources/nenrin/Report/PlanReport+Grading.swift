// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  /// Where grading schemes come to different ends: what a council has to talk about.
  var grading: ReportDocument.Part? {
    let all = SchemeComparison(of: plan, in: panel, by: schemes)
    let own = Set(Relisting(in: panel.catalogue).withoutCopies(all.rows.map(\.series), of: panel.catalogue))
    let comparison = all.filtered { own.contains($0.series) }
    guard comparison.rows.contains(where: { $0.agreement != .tooFew }) else { return nil }
    let parted = comparison.filtered { $0.agreement == .disagree }
    var blocks: [ReportDocument.Block] = [
      .text(SchemeWording.disagreement(comparison, isUnique: comparison.rows.count < all.rows.count)),
      .text(SchemeWording.how(schemes)),
    ]
    if !parted.rows.isEmpty {
      let isAnyUntargeted = comparison.rows.contains { $0.attainment == nil }
      let untargeted = isAnyUntargeted ? SchemeWording.untargeted(schemes).map { [$0] } ?? [] : []
      blocks += [.text(SchemeWording.keyIntroduction), .points(schemes.map(SchemeWording.key) + untargeted)]
      let table = AttainmentVerb.table(sideBySide: parted, in: panel)
      blocks.append(
        .table(
          ReportTable(
            id: "schemes", sheet: ReportFileWording.sheet("schemes"),
            caption: say("評価基準によって良し悪しが食い違う指標", "Indicators that one scheme grades as good and another as bad"),
            table: table)))
    }
    return ReportDocument.Part(
      id: "schemes", title: say("評価基準による違い", "Under other grading schemes"), blocks: blocks)
  }
}
