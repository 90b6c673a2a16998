// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import Reports

struct SummaryVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    _superCommandName: Nenrin.name,
    abstract: say(
      "計画の施策がいくつ達成されたか、全体と方向ごとに数える。", "Counts how many measures of a plan were attained, in all and by section."))

  @OptionGroup var plan: PlanOption

  @Flag(help: ArgumentHelp(say("再掲の施策を除く", "leave out relisted measures")))
  var unique = false

  @Flag(help: ArgumentHelp(say("数値のある施策は数値で判定する", "judge by the numbers where a measure has them")))
  var computed = false

  @OptionGroup var grading: SchemeOptions
  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let scheme = grading.isAsked ? try grading.single() : nil
    let panel = try storage.panel()
    let plan = try plan.find(in: panel)
    guard panel.catalogue.measures.contains(where: { $0.place.plan == plan.id }) else {
      throw CommandFailure(PlanWording.noMeasures(plan.id))
    }
    if let scheme {
      let comparison = SchemeComparison(of: plan, in: panel, by: [scheme])
      return try output.write(Self.table(comparison, of: plan, in: panel), totals: 1)
    }
    let summary = PlanSummary(of: plan, in: panel, basis: computed ? .computed : .declared, unique: unique)
    try output.write(Self.table(summary), totals: 1)
    let names = { (index: Int) in panel.catalogue.indicators[index].name }
    for difference in summary.differences {
      let place = "\(difference.measure.place.section)-\(difference.measure.place.number) \(difference.measure.name)"
      Diagnostics.write(
        PlanWording.difference(
          place, computedAttained: difference.computedAttained,
          indicators: difference.indicators.map { panel.catalogue.indicatorIndex(slug: $0).map(names) ?? $0 }))
    }
    if summary.unjudged > 0 { Diagnostics.write(PlanWording.unjudged(summary.unjudged)) }
  }

  static func table(_ summary: PlanSummary) -> Table {
    // A plan of which nothing is declared yet has not attained nothing.
    let isOpen = summary.unjudged == summary.rows.last?.measures
    return Table(
      columns: [Headings.section, Headings.title, Headings.measures, Headings.attained, Headings.rate],
      rows: summary.rows.map { row in
        [
          .optional(row.section?.section), .text(row.section?.title ?? say("計", "total")), .count(row.measures),
          isOpen ? .missing : .count(row.attained), isOpen ? .missing : row.rate.map(Cell.fraction) ?? .missing,
        ]
      })
  }
}
