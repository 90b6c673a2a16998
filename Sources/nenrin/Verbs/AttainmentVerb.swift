// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

struct AttainmentVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attainment",
    _superCommandName: Nenrin.name,
    abstract: say("指標ごとに目標と実績を並べる。", "Holds each indicator against its target."))

  @OptionGroup var plan: PlanOption

  @Option(
    help: ArgumentHelp(say("施策展開の方向の番号", "only this section"), valueName: "number"), completion: .sections)
  var section: Int?

  @OptionGroup var grading: SchemeOptions
  @OptionGroup var groups: GroupOptions
  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func validate() throws {
    try groups.check()
    if section != nil, groups.isSummary { throw ValidationError(GroupWording.sectionOfSummary) }
    if grading.isAsked, groups.isSummary { throw ValidationError(SchemeWording.notWithSummary) }
  }

  func run() throws {
    let schemes = try grading.schemes()
    if let attribute = groups.attribute { return try output.write(summary(by: attribute)) }
    let panel = try storage.panel()
    let plan = try plan.find(in: panel)
    if let section, !panel.catalogue.sections.contains(where: { ($0.plan, $0.section) == (plan.id, section) }) {
      throw CommandFailure(PlanWording.unknownSection(section, plan: plan.id))
    }
    if !schemes.isEmpty { return try write(SchemeComparison(of: plan, in: panel, by: schemes), of: plan, in: panel) }
    let attainments = Attainment.all(of: plan, in: panel).filter { isAsked($0.place) }
    guard !attainments.isEmpty else { throw CommandFailure(PlanWording.noTargets(plan.id)) }
    let table = Self.table(attainments, in: panel)
    try output.write(table)
    if let note = Contradictions(attainments, of: plan, in: panel).note { Diagnostics.write(note) }
  }

  private func isAsked(_ place: MeasurePlace?) -> Bool { section == nil || place?.section == section }

  private func write(_ comparison: SchemeComparison, of plan: Plan, in panel: Panel) throws {
    let asked = comparison.filtered { isAsked($0.place) }
    guard !asked.rows.isEmpty else { throw CommandFailure(PlanWording.noTargets(plan.id)) }
    guard asked.schemes.count > 1 else { return try output.write(Self.table(by: asked, in: panel)) }
    try output.write(Self.table(sideBySide: asked, in: panel))
    Diagnostics.write(SchemeWording.disagreement(asked))
  }

  static func table(_ attainments: [Attainment], in panel: Panel) -> Table {
    let cells = AttainmentCells(attainments, in: panel)
    return Table(
      columns: columns(cells.entities) + [EntityColumn.forPrograms],
      rows: attainments.map { cells.row($0) + [cells.entities.cell($0.series)] })
  }

  static func measures(in panel: Panel) -> [MeasurePlace: Measure] {
    Dictionary(panel.catalogue.measures.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
  }

  static func columns(_ entities: EntityColumn) -> [Table.Column] {
    [Headings.section, Headings.number, Headings.measure, Headings.indicator, Headings.indicatorName]
      + entities.forPeople + [
        Headings.unit, Headings.dueYear, Headings.baseline, Headings.target, Headings.actual, Headings.ratio,
        Headings.progress, Headings.grade, Headings.declaredStatus, Headings.name,
      ]
  }
}
