// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import Indicators
internal import Notation
internal import PlanEvaluation
internal import Reports

struct DraftVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    _superCommandName: Nenrin.name,
    abstract: say(
      "結果から次の計画の案を作り、データパッケージか、担当課が記入する Excel のブックに書く。",
      "Proposes the next plan from the results, as a data package to edit or a workbook for departments to fill in."))

  @Option(help: ArgumentHelp(say("元の計画", "the plan to start from"), valueName: "plan"), completion: .plans)
  var from: String

  @Option(help: ArgumentHelp(say("案の年度", "the fiscal year of the proposal"), valueName: "year"))
  var to: FiscalYear

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("書き出すフォルダー、または .xlsx（既定：draft-年度）", "the folder, or the .xlsx, to write (default: draft-YEAR)"),
      valueName: "dir|file.xlsx"))
  var output: String?

  @Flag(help: ArgumentHelp(say("既にあるものに上書きする", "write over what exists")))
  var force = false

  @OptionGroup var tables: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let path = output ?? "draft-\(to)"
    let isWorkbook = URL(fileURLWithPath: path).pathExtension.lowercased() == "xlsx"
    let panel = try storage.panel()
    let plan = try panel.plan(named: from)
    guard to > plan.fiscalYear else { throw CommandFailure(DraftWording.notLater(plan, to)) }
    let draft = PlanDraft(
      from: plan, to: to.description, year: to, title: DraftWording.title(to), in: panel,
      remainderName: DraftWording.remainder)
    guard !draft.rows.isEmpty else { throw CommandFailure(PlanWording.noTargets(plan.id)) }
    let table = Self.table(draft, in: panel)
    // What cannot be printed as asked is refused before anything is written.
    try tables.check(table)
    let files = PlanPackageFiles(
      draft.panel, name: "draft-\(to)", title: DraftWording.title(to), isDraft: true)
    let record = record(behind: draft, of: plan, in: panel)
    if isWorkbook {
      try write(draft, files, of: plan, in: panel, record, to: path)
    } else {
      try OutputFile.write(files.files, toFolder: path, force: force)
    }
    try tables.write(table)
    if let record { Diagnostics.write(record) }
    Diagnostics.write(isWorkbook ? DraftWording.workbookWritten(path) : DraftWording.written(path))
  }

  /// How chances given in the same way came out for the plan's series, where the draft gives any.
  private func record(behind draft: PlanDraft, of plan: Plan, in panel: Panel) -> String? {
    guard draft.rows.contains(where: { (try? $0.levels.get()) != nil }) else { return nil }
    let series = PlanReport.series(of: plan, in: panel, Attainment.all(of: plan, in: panel))
    return ReportWording.record(ChanceRecord(BacktestOptions.usual(ofSeries: series, in: panel)))
  }

  private func write(
    _ draft: PlanDraft, _ files: PlanPackageFiles, of plan: Plan, in panel: Panel, _ record: String?, to path: String
  ) throws {
    try OutputFile.refuseExisting(path, force: force)
    let workbook = DraftWorkbook(
      files, targets: Self.targets(draft, in: panel),
      words: DraftWording.workbook(plan, to, record),
      style: CellStyle(year: tables.year))
    let data: Data
    do throws(WorkbookError) { data = try workbook.data() } catch {
      switch error {
      case .notWritten(let reason): throw CommandFailure(ReportFileWording.noWorkbook(reason))
      case .noLibrary: throw CommandFailure(ReportFileWording.noWorkbookLibrary)
      }
    }
    try OutputFile.write(data, to: path, force: force)
  }

  private static func table(_ draft: PlanDraft, in panel: Panel) -> Table {
    let names = Dictionary(
      panel.catalogue.measures.map { ($0.place, $0.name) }, uniquingKeysWith: { first, _ in first })
    return Table(
      columns: [
        Headings.section, Headings.number, Headings.measure, Headings.indicator, Headings.indicatorName,
        Headings.unit, Headings.fiscalYear, Headings.targetFrom, Headings.actualFrom, Headings.targetTo,
        Headings.reason, Headings.name, Headings.low, Headings.expected, Headings.stretch, Headings.probability,
        Headings.explanation.forPrograms(), Headings.qualifier,
      ],
      rows: draft.rows.map { row in
        [
          .optional(row.place?.section), .optional(row.place?.number), .stated(row.place.flatMap { names[$0] }),
          .text(row.indicator.slug), .text(DraftWording.shown(row.indicator.name)), .stated(row.unit), .year(row.year),
          .number(row.targetFrom), .optional(row.actual), .number(row.targetTo), DraftWording.reason(row),
          .text(row.indicator.name),
        ] + levels(row) + [.text(DraftWording.sentence(row)), row.qualifier.statedCell]
      })
  }

  /// Three targets by how probable they are to be met, and how probable the proposed one is.
  private static func levels(_ row: PlanDraft.Row) -> [Cell] {
    switch row.levels {
    case .success(let levels):
      [.number(levels.low), .number(levels.expected), .number(levels.stretch), .probability(levels.probability)]
    case .failure(let reason):
      [.missing(reason: DraftWording.label(reason)), .missing, .missing, .missing]
    }
  }
}

extension DraftVerb {
  /// The sheet that departments fill in: what people read, then the keys by which the target is known again.
  fileprivate static func targets(_ draft: PlanDraft, in panel: Panel) -> Table {
    let measures = Dictionary(
      panel.catalogue.measures.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    let plan = draft.panel.catalogue.plans[0]
    return Table(
      columns: [
        Headings.section, Headings.number, Headings.measure, Headings.department,
        Table.Column("indicator_name", say("指標", "indicator")), Headings.unit, Headings.fiscalYear,
        Headings.targetFrom, Headings.actualFrom, Headings.low, Headings.expected, Headings.stretch,
        Table.Column("proposed", say("提案", "proposed"), .trailing), Headings.probability,
        Table.Column(DraftWorkbook.input, say("決定する目標値", "target decided"), .trailing),
        Table.Column("stated_as", Headings.qualifier.heading), Headings.explanation,
        Table.Column("comment", say("担当課の意見", "comment")),
      ]
        + ["indicator", "kind", "plan", "entity", "source", "qualifier"].map {
          Table.Column($0, $0, isForPrograms: true)
        },
      rows: draft.rows.map { row in
        let measure = row.place.flatMap { measures[$0] }
        let levels = levels(row)
        return [
          .optional(row.place?.section), .optional(row.place?.number), .stated(measure?.name),
          .stated(measure?.department), .text(DraftWording.shown(row.indicator.name)), .stated(row.unit),
          .year(row.year),
          .number(row.targetFrom), .optional(row.actual), levels[0], levels[1], levels[2], .number(row.targetTo),
          levels[3], .number(row.targetTo), row.qualifier.statedCell, .text(DraftWording.sentence(row)), .missing,
          .text(row.indicator.slug),
          .text(ObservationKind.target.rawValue), .text(plan.id), .text(row.entity), .text(draft.source(of: row)),
          .text(row.qualifier.rawValue),
        ]
      })
  }
}

extension TableOptions {
  /// Whether the table can be shown as it is asked for.
  func check(_ table: Table) throws { _ = try rows.applied(to: table, totals: 0) }
}
