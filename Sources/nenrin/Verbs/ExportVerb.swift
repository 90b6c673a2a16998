// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import Reports

struct ExportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    _superCommandName: Nenrin.name,
    abstract: say(
      "ストア全体をデータパッケージに書き出す。", "Writes the whole store as a data package, which imports back to the same store."))

  /// How the store is written.
  enum Format: String, ChoiceArgument { case package, csv }

  @Option(
    help: ArgumentHelp(
      say(
        "package はデータパッケージ、csv は DuckDB や PostgreSQL に読み込む縦長の observations.csv",
        "package: a data package; csv: one long observations.csv, for DuckDB, PostgreSQL and others")))
  var format: Format = .package

  @Option(help: ArgumentHelp(say("書き出すフォルダー", "the folder to write"), valueName: "dir"), completion: .directory)
  var to = "nenrin-export"

  @Flag(help: ArgumentHelp(say("既にあるフォルダーに上書きする", "write over a folder that exists")))
  var force = false

  @OptionGroup var storage: StoreOptions

  func run() throws {
    switch format {
    case .package: try writePackage()
    case .csv:
      let rows = try storage.session { try ObservationFile(folder: to).write(from: $0, force: force) }
      Diagnostics.write(
        say(
          "\(to)/\(ObservationFile.name) に \(rows) 行を書き出しました。", "Wrote \(rows) rows to \(to)/\(ObservationFile.name)."))
    }
  }

  private func writePackage() throws {
    let panel = try storage.panel()
    let files = PlanPackageFiles(panel, name: "nenrin-export", title: "Nenrin export")
    // The observations are nearly all of the rows, and all of the time.
    let all = max(panel.observationCount, 1)
    var progress = RowProgress()
    defer { progress.end() }
    try OutputFile.write(files.names, toFolder: to, force: force) { name, text in
      try files.write(name) { line in
        try text(line)
        progress.add { min(1, Double($0) / Double(all)) }
      }
    }
    progress.end()
    Diagnostics.write(say("\(to)/ に書き出しました。", "Wrote \(to)/."))
  }
}
