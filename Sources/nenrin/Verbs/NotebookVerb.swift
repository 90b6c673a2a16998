// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import Indicators
internal import PlanEvaluation
internal import Reports

struct NotebookVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: say(
      "結果の入った Jupyter ノートブックとそのデータを書き出す。", "Writes a Jupyter notebook with its results in it, and its data beside it."))

  @OptionGroup var plan: PlanOption

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("ノートブック（既定：notebooks-export/plan-計画.ipynb）", "the notebook (default: notebooks-export/plan-PLAN.ipynb)"),
      valueName: "file.ipynb"))
  var output: String?

  @Flag(help: ArgumentHelp(say("既にあるファイルに上書きする", "write over files that exist")))
  var force = false

  @OptionGroup var storage: StoreOptions

  func run() throws {
    if let output { try OutputFile.refuseNameless(output) }
    let gnuplots = ChartRenderer.ready(PlanNotebook.pictureCount)
    let panel = try storage.panel()
    let plan = try plan.find(in: panel)
    let file = URL(fileURLWithPath: output ?? "notebooks-export/plan-\(plan.id.fileName).ipynb")
    let data = file.deletingPathExtension().lastPathComponent + "-data"
    let folder = file.deletingLastPathComponent()
    try OutputFile.refuseExisting(file.path, force: force)
    let notebook = PlanNotebook(plan: plan, panel: panel, dataFolder: data, gnuplots: gnuplots)
    let files = PlanPackageFiles(panel, name: "notebook-data", title: plan.title)
    try OutputFile.write(files.files, toFolder: folder.appendingPathComponent(data).path, force: force)
    let text = notebook.notebook.json
    try OutputFile.write(text, to: file.path, force: force)
    Diagnostics.write(
      say("\(file.relativePath) と \(data)/ を書きました。", "Wrote \(file.relativePath), and its data to \(data)/ beside it."))
  }
}

extension String {
  /// A plan may be called anything; a file may not.
  fileprivate var fileName: String {
    let safe = unicodeScalars.map { CharacterSet.alphanumerics.contains($0) || $0 == "-" ? Character($0) : "-" }
    return String(safe.prefix(60))
  }
}
