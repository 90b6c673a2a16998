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
    if let attribute = groups.attribute { return try output.write(summary(by: attribute)) }
    let panel = try storage.panel()
    let (old, new) = try panel.catalogue.plans.find(from, and: to)
    try output.write(Self.table(PlanComparison(from: old, to: new, in: panel), from: old, to: new, in: panel))
    for plan in [old, new] { ReportWording.proposals(of: plan, in: panel).map(Diagnostics.write) }
  }

  /// Of levels that people see as whole numbers, the difference of these.
  private static func change(_ row: PlanComparison.Row, in panel: Panel) -> Cell {
    guard let change = row.targetChange, change != change.rounded(), let series = row.series, panel.isCounted(series),
      let from = row.targetFrom, let to = row.targetTo, let better = row.indicator?.better
    else { return .optional(row.targetChange) }
    return .counted(
      change, shown: CountedValue.target(to, better: better) - CountedValue.target(from, better: better))
  }

  static func table(_ comparison: PlanComparison, from old: Plan, to new: Plan, in panel: Panel) -> Table {
    let names = ShownNames(in: panel)
    let entities = EntityColumn(of: comparison.rows.compactMap { $0.series ?? $0.seriesTo }, in: panel)
    return Table(
      columns: [
        Headings.planChange, Headings.sectionFrom, Headings.numberFrom, Headings.sectionTo, Headings.numberTo,
        Headings.measure, Headings.indicator, Headings.indicatorName,
      ] + entities.forPeople + [
        Headings.unit, Headings.targetFrom, Headings.actualFrom, Headings.targetTo,
      ] + DifferenceCells.columns(Headings.targetChange)
        + [
          Headings.note, Headings.name, Headings.qualifierFrom, Headings.qualifierTo, Headings.yearFrom,
          Headings.yearTo, EntityColumn.forPrograms,
        ],
      rows: comparison.rows.map { row in
        func target(_ value: Double?) -> Cell {
          .target(value, ofSeries: row.series, better: row.indicator?.better ?? .higher, in: panel)
        }
        let proposal = row.yearTo.flatMap { year in
          row.seriesTo.flatMap { panel.proposal($0, .target(new.id, year)) }
        }
        let notes = row.allNotes(plans: (old.fiscalYear, new.fiscalYear), proposal: proposal)
        return [
          row.cell, .optional(row.from?.place.section), .optional(row.from?.place.number),
          .optional(row.to?.place.section), .optional(row.to?.place.number), names.cell(row.measure),
          .stated(row.indicator?.slug), .stated(row.shownName(names)),
        ] + entities.cells(row.series ?? row.seriesTo) + [
          .stated(row.unit), target(row.targetFrom), .optional(row.actualFrom), target(row.targetTo),
        ] + DifferenceCells.change(Self.change(row, in: panel), unit: row.unit) + [
          .stated(notes.joined(separator: say("；", "; "))), .stated(row.indicator?.name),
          .stated(row.qualifierFrom?.rawValue), .stated(row.qualifierTo?.rawValue),
          row.yearFrom.map(Cell.year) ?? .missing, row.yearTo.map(Cell.year) ?? .missing,
          entities.cell(row.series ?? row.seriesTo),
        ]
      })
  }
}
