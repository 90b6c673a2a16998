// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore
internal import Indicators
internal import PlanReading

struct ImportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say("データパッケージや CSV をストアに読み込む。", "Reads data packages and CSV files into the store, all or nothing."))

  @Argument(
    help: ArgumentHelp(say("データパッケージのフォルダー、CSV、TSV", "folders of data packages, CSV and TSV files"), valueName: "path"))
  var paths: [String]

  @Flag(help: ArgumentHelp(say("ストアの値と違うときは置き換える", "replace what the store has otherwise")))
  var replace = false

  @OptionGroup var storage: StoreOptions

  func run() throws {
    let interruption = Interruption(saying: ImportWording.interrupted(storage.path))
    defer { interruption.end() }
    let documents = try read()
    documents.notes.map(ReadingWording.line).forEach(Diagnostics.write)
    let report: MergeReport
    do throws(StoreError) {
      report = try IndicatorStore.openForWriting(at: storage.path, creating: true).merge(
        documents.panel, replacing: replace)
    } catch {
      throw CommandFailure(StoreWording.sentence(error))
    }
    try Answer.write(ImportWording.report(report, store: storage.path))
  }

  private func read() throws -> ReadDocuments {
    do throws(ReadingRefusal) {
      return try DocumentReader.read(paths)
    } catch {
      error.problems.map(ReadingWording.line).forEach(Diagnostics.write)
      throw CommandFailure(ReadingWording.refusal(error.problems.count))
    }
  }
}
