// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import Indicators
internal import PlanEvaluation
internal import Reports

struct ReportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    _superCommandName: Nenrin.name,
    abstract: say(
      "審議会に出す計画の結果報告を書く。形式は拡張子で決まる。",
      "Writes the report on a plan that goes before a council; the file's ending says the format."))

  @OptionGroup var plan: PlanOption

  @Option(help: ArgumentHelp(say("比べる次の計画", "the next plan, to compare with"), valueName: "plan"), completion: .plans)
  var compare: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(ReportFileWording.outputHelp, valueName: "file"), completion: .file())
  var output: String

  @Flag(help: ArgumentHelp(say("既にあるファイルに上書きする", "write over files that exist")))
  var force = false

  @OptionGroup var grading: SchemeOptions

  @Flag(help: ArgumentHelp(say("年度を元号で書く（R1）", "write fiscal years by Japanese era (R1)")))
  var era = false

  @OptionGroup var storage: StoreOptions

  func validate() throws {
    if ReportFormat(path: output) == nil { throw ValidationError(ReportFileWording.unknownFormat(output)) }
  }

  func run() throws {
    guard let format = ReportFormat(path: output) else { return }
    try OutputFile.refuseExisting(output, force: force)
    let panel = try storage.panel()
    let plan = try plan.find(in: panel)
    let next = try compare.map { try panel.plan(named: $0) }
    guard next?.id != plan.id else { throw CommandFailure(PlanWording.samePlan(plan.id)) }
    let schemes = grading.isAsked ? try grading.schemes() : GradingScheme.published
    let report = PlanReport(plan: plan, comparedWith: next, in: panel, era: era, schemes: schemes, limit: format.limit)
    let document = report.document
    try ReportFile(document: document, style: CellStyle(year: report.year), force: force).write(to: output, as: format)
    if format.hasPictures, !document.charts.isEmpty, (try? ChartRenderer()) == nil {
      Diagnostics.write(ReportFileWording.noPictures)
    }
    Diagnostics.write(
      ReportFileWording.written(output, tables: document.tables.count, charts: format.charts(of: document)))
  }
}
