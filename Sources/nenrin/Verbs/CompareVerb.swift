// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import Reports

struct CompareVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    _superCommandName: Nenrin.name,
    abstract: say("二つの計画の施策と目標を比べる。", "Compares the measures and targets of two plans."))

  @Argument(help: ArgumentHelp(say("旧計画", "the earlier plan"), valueName: "plan"), completion: .plans)
  var from: String

  @Argument(help: ArgumentHelp(say("新計画", "the later plan"), valueName: "plan"), completion: .plans)
  var to: String

  @OptionGroup var groups: GroupOptions
  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func validate() throws { try groups.check() }

  func run() throws {
    guard from != to else { throw CommandFailure(PlanWording.samePlan(from)) }
    if let attribute = groups.attribute { return try output.write(summary(by: attribute)) }
    let panel = try storage.panel()
    let comparison = try PlanComparison(from: panel.plan(named: from), to: panel.plan(named: to), in: panel)
    try output.write(Self.table(comparison))
  }

  static func table(_ comparison: PlanComparison) -> Table {
    Table(
      columns: [
        Headings.planChange, Headings.sectionFrom, Headings.numberFrom, Headings.sectionTo, Headings.numberTo,
        Headings.measure, Headings.indicator, Headings.indicatorName, Headings.unit, Headings.targetFrom,
        Headings.actualFrom, Headings.targetTo, Headings.targetChange, Headings.note, Headings.name,
      ],
      rows: comparison.rows.map { row in
        [
          row.change.cell, .optional(row.from?.place.section), .optional(row.from?.place.number),
          .optional(row.to?.place.section), .optional(row.to?.place.number), .stated(row.measure?.name),
          .stated(row.indicator?.slug), .stated(row.indicator?.name), .stated(row.unit),
          .optional(row.targetFrom), .optional(row.actualFrom), .optional(row.targetTo), .optional(row.targetChange),
          .stated(row.notes.map(\.label).joined(separator: say("；", "; "))), .stated(row.indicator?.name),
        ]
      })
  }
}
