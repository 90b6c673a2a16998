// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import Reports

struct ExportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: say(
      "ストア全体をデータパッケージに書き出す。", "Writes the whole store as a data package, which imports back to the same store."))

  @Option(help: ArgumentHelp(say("書き出すフォルダー", "the folder to write"), valueName: "dir"))
  var to = "nenrin-export"

  @Flag(help: ArgumentHelp(say("既にあるフォルダーに上書きする", "write over a folder that exists")))
  var force = false

  @OptionGroup var storage: StoreOptions

  func run() throws {
    let files = PlanPackageFiles(try storage.panel(), name: "nenrin-export", title: "Nenrin export")
    try OutputFile.write(files.files, toFolder: to, force: force)
    Diagnostics.write(say("\(to)/ に書き出しました。", "Wrote \(to)/."))
  }
}
