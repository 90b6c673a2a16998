// SPDX-License-Identifier: GPL-3.0-or-later
public import ArgumentParser
internal import Foundation
internal import IndicatorStore
internal import Indicators
public import PlanReading

struct ImportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say(
      "データパッケージ、CSV、Excel のブックなどをストアに読み込む。",
      "Reads data packages, CSV files, workbooks and PDFs into the store, all or nothing."))

  @Argument(
    help: ArgumentHelp(
      say("データパッケージのフォルダー、CSV、TSV、.xlsx、PDF", "folders of data packages, CSV and TSV files, .xlsx, PDF"),
      valueName: "path"))
  var paths: [String]

  @Flag(help: ArgumentHelp(say("ストアの値と違うときは置き換える", "replace what the store has otherwise")))
  var replace = false

  @Option(
    help: ArgumentHelp(
      say(
        "列の役割（指標=indicator、実績=value など。繰り返せます。次回も同じ見出しの表に使います）",
        "what a column is for: 指標=indicator, 実績=value (repeatable; kept for tables with the same headers)"),
      valueName: "header=role"))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      say("文字コード：utf-8、utf-16、cp932、euc-jp（既定：自動）", "encoding: utf-8, utf-16, cp932, euc-jp (default: found out)")))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      say("表に計画の列がないとき、目標を定めた計画", "the plan that set the targets, where a table does not say"), valueName: "plan"))
  var plan: String?

  @OptionGroup var storage: StoreOptions

  func validate() throws {
    do throws(ColumnMapping.Fault) {
      _ = try ColumnMapping(map)
    } catch {
      throw ValidationError(ReadingWording.sentence(error))
    }
  }

  func run() throws {
    let interruption = Interruption(saying: ImportWording.interrupted(storage.path))
    defer { interruption.end() }
    let documents = try read()
    documents.notes.map(ReadingWording.line).forEach(Diagnostics.write)
    let report: MergeReport
    do throws(StoreError) {
      let store = try IndicatorStore.openForWriting(at: storage.path, creating: true)
      report = try store.merge(documents.panel, replacing: replace)
      try store.remember(documents.mappings)
    } catch {
      throw CommandFailure(StoreWording.sentence(error))
    }
    try Answer.write(ImportWording.report(report, store: storage.path))
  }

  private func read() throws -> ReadDocuments {
    var options = ReadingOptions()
    (options.encoding, options.plan) = (encoding, plan)
    options.mapping = try ColumnMapping(map)
    options.remembered = try remembered()
    do throws(ReadingRefusal) {
      return try DocumentReader.read(paths, options)
    } catch {
      error.problems.map(ReadingWording.line).forEach(Diagnostics.write)
      throw CommandFailure(ReadingWording.refusal(error.problems.count))
    }
  }

  /// What was said before of tables, where there is a store already.
  private func remembered() throws -> [HeaderSet: ColumnMapping] {
    guard FileManager.default.fileExists(atPath: storage.path) else { return [:] }
    do throws(StoreError) {
      return try IndicatorStore.open(at: storage.path).columnMappings()
    } catch .empty {
      return [:]
    } catch {
      throw CommandFailure(StoreWording.sentence(error))
    }
  }
}

extension IndicatorStore {
  fileprivate func columnMappings() throws(StoreError) -> [HeaderSet: ColumnMapping] {
    var mappings: [HeaderSet: ColumnMapping] = [:]
    for (headers, said) in try rememberedColumns() {
      // A word that this version does not know is as good as not said.
      mappings[HeaderSet(key: headers)] = try? ColumnMapping(
        said.split(separator: HeaderSet.separator).map(String.init))
    }
    return mappings
  }

  fileprivate func remember(_ mappings: [HeaderSet: ColumnMapping]) throws(StoreError) {
    let said = mappings.map { ($0.key.key, $0.value.arguments.joined(separator: String(HeaderSet.separator))) }
    try rememberColumns(Dictionary(said, uniquingKeysWith: { first, _ in first }))
  }
}

extension TextEncoding: ExpressibleByArgument {}
