// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import Indicators
internal import PlanEvaluation
internal import Reports

struct NotebookVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    _superCommandName: Nenrin.name,
    abstract: say(
      "結果の入った Jupyter ノートブックとそのデータを書き出す。", "Writes a Jupyter notebook with its results in it, and its data beside it."))

  enum Kind: String, ChoiceArgument {
    case review, indicator, forecast
  }

  @Argument(help: ArgumentHelp(NotebookWording.kindHelp, valueName: "kind"))
  var kind: Kind = .review

  @OptionGroup var plan: PlanOption
  @OptionGroup var look: BacktestOptions

  @Option(
    help: ArgumentHelp(say("団体", "the entity, where the indicator has several"), valueName: "name"),
    completion: .entities)
  var entity: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(NotebookWording.outputHelp, valueName: "file.ipynb"), completion: .file(extensions: ["ipynb"]))
  var output: String?

  @Flag(help: ArgumentHelp(say("既にあるファイルに上書きする", "write over files that exist")))
  var force = false

  @OptionGroup var storage: StoreOptions

  /// To be called by `run`, when the language is set.
  private func check() throws {
    if let output { try OutputFile.refuseNameless(output) }
    if kind == .indicator, look.indicator == nil { throw ValidationError(NotebookWording.needsIndicator) }
    if kind == .review, look.indicator != nil { throw ValidationError(NotebookWording.notOfReview) }
    if kind != .review, plan.plan != nil { throw ValidationError(NotebookWording.planOnly) }
  }

  func run() throws {
    try check()
    let gnuplot = try? ChartRenderer().start()
    let panel = try storage.panel()
    let (file, written) = try notebook(of: panel, gnuplot)
    try written().write(to: file, force: force)
    Diagnostics.write(NotebookWording.written(file.relativePath, data: WrittenNotebook.dataFolder(of: file)))
  }

  /// Where it goes, and what it will be.
  private func notebook(of panel: Panel, _ gnuplot: ChartDrawing?) throws -> (URL, () throws -> WrittenNotebook) {
    switch kind {
    case .review:
      let plan = try plan.find(in: panel)
      let file = try file("plan-\(plan.id.fileName)")
      return (file, { review(of: plan, in: panel, gnuplot, data: WrittenNotebook.dataFolder(of: file)) })
    case .indicator:
      let series = try panel.oneSeries(matching: look.indicator ?? "", entity: entity)
      let file = try file("indicator-\(panel.catalogue.indicator(ofSeries: series).slug.fileName)")
      let data = WrittenNotebook.dataFolder(of: file)
      return (file, { IndicatorNotebook(series: series, panel: panel, dataFolder: data, gnuplot: gnuplot).written })
    case .forecast:
      let file = try file("forecast-check")
      return (file, { try forecastCheck(in: panel, gnuplot, data: WrittenNotebook.dataFolder(of: file)) })
    }
  }

  private func file(_ name: String) throws -> URL {
    let file = URL(fileURLWithPath: output ?? "notebooks-export/\(name).ipynb")
    try OutputFile.refuseExisting(file.path, force: force)
    return file
  }

  private func review(of plan: Plan, in panel: Panel, _ gnuplot: ChartDrawing?, data: String) -> WrittenNotebook {
    let notebook = PlanNotebook(plan: plan, panel: panel, dataFolder: data, gnuplot: gnuplot)
    let files = PlanPackageFiles(panel, name: "notebook-data", title: plan.title).files
    return WrittenNotebook(notebook: notebook.notebook, data: files)
  }

  private func forecastCheck(in panel: Panel, _ gnuplot: ChartDrawing?, data: String) throws -> WrittenNotebook {
    let past = try look.pastForecasts(in: panel)
    guard !past.comparisons.isEmpty else { throw CommandFailure(PlanWording.noPastForecast) }
    let series = try panel.series(matching: look.indicator)
    return ForecastNotebook(
      past: past, of: series, in: panel, origins: look.origins, horizon: look.horizon, dataFolder: data,
      gnuplot: gnuplot
    ).written
  }
}

extension Panel {
  fileprivate func oneSeries(matching pattern: String, entity: String?) throws -> Int {
    let found = try series(matching: pattern).filter { entity == nil || catalogue.entityName(ofSeries: $0) == entity }
    guard let series = found.first else { throw CommandFailure(PlanWording.unknownIndicator(pattern)) }
    if found.count > 1, Set(found.map { catalogue.series[$0].indicator }).count == 1 {
      throw CommandFailure(NotebookWording.severalEntities(pattern, found.map { catalogue.entityName(ofSeries: $0) }))
    }
    guard found.count == 1 else {
      throw CommandFailure(ChartWording.several(pattern, found.map(seriesTitleWithSlug)))
    }
    return series
  }
}

extension String {
  /// A plan may be called anything; a file may not.
  fileprivate var fileName: String {
    let safe = unicodeScalars.map { CharacterSet.alphanumerics.contains($0) || $0 == "-" ? Character($0) : "-" }
    return String(safe.prefix(60))
  }
}
