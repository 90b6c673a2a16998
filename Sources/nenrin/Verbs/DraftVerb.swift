// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import Notation
internal import PlanEvaluation
internal import Reports

struct DraftVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: say(
      "結果から次の計画の案を作り、データパッケージに書く。", "Proposes the next plan from the results, as a data package to edit and import."))

  @Option(help: ArgumentHelp(say("元の計画", "the plan to start from"), valueName: "plan"), completion: .plans)
  var from: String

  @Option(help: ArgumentHelp(say("案の年度", "the fiscal year of the proposal"), valueName: "year"))
  var to: FiscalYear

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("書き出すフォルダー（既定：draft-年度）", "the folder to write (default: draft-YEAR)"), valueName: "dir"))
  var output: String?

  @Flag(help: ArgumentHelp(say("既にあるフォルダーに上書きする", "write over a folder that exists")))
  var force = false

  @OptionGroup var tables: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let panel = try storage.panel()
    let plan = try panel.plan(named: from)
    guard to > plan.fiscalYear else { throw CommandFailure(DraftWording.notLater(plan, to)) }
    let draft = PlanDraft(
      from: plan, to: to.description, year: to, title: DraftWording.title(plan, to), in: panel,
      remainderName: DraftWording.remainder)
    guard !draft.rows.isEmpty else { throw CommandFailure(PlanWording.noTargets(plan.id)) }
    let folder = output ?? "draft-\(to)"
    let files = PlanPackageFiles(
      draft.panel, name: "draft-\(to)", title: DraftWording.title(plan, to), isDraft: true)
    try OutputFile.write(files.files, toFolder: folder, force: force)
    try tables.write(Self.table(draft, in: panel))
    Diagnostics.write(DraftWording.written(folder))
  }

  private static func table(_ draft: PlanDraft, in panel: Panel) -> Table {
    let names = Dictionary(
      panel.catalogue.measures.map { ($0.place, $0.name) }, uniquingKeysWith: { first, _ in first })
    return Table(
      columns: [
        Headings.section, Headings.number, Headings.measure, Headings.indicator, Headings.indicatorName,
        Headings.unit, Headings.fiscalYear, Headings.targetFrom, Headings.actualFrom, Headings.targetTo,
        Headings.reason, Headings.name,
      ],
      rows: draft.rows.map { row in
        [
          .optional(row.place?.section), .optional(row.place?.number), .stated(row.place.flatMap { names[$0] }),
          .text(row.indicator.slug), .text(row.indicator.name), .stated(row.unit), .year(row.year),
          .number(row.targetFrom), .optional(row.actual), .number(row.targetTo), row.reason.cell,
          .text(row.indicator.name),
        ]
      })
  }
}
