// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import IndicatorStore
internal import Indicators
internal import PlanEvaluation
public import PlanReading
internal import Reports

struct ImportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    _superCommandName: Nenrin.name,
    abstract: say(
      "データパッケージ、CSV、Excel のブック、報告書などをストアに読み込む。",
      "Reads data packages, CSV files, workbooks, PDFs and plans' results reports into the store, all or nothing."))

  @Argument(
    help: ArgumentHelp(
      say(
        "データパッケージのフォルダー、CSV、TSV、.xlsx、PDF、報告書のテキスト",
        "folders of data packages, CSV and TSV files, .xlsx, PDF, texts of reports"),
      valueName: "path"), completion: .file())
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
      say("表に計画の列がないとき、目標を定めた計画", "the plan that set the targets, where a table does not say"), valueName: "plan"),
    completion: .plans)
  var plan: String?

  @Option(
    help: ArgumentHelp(
      say(
        "報告書の不確かな読み取りを書き出す CSV。直した後は、それを読み込む",
        "a CSV for a report's doubtful readings: written if it is not there; once corrected, read"), valueName: "file"),
    completion: .file())
  var review: String?

  @OptionGroup var storage: StoreOptions

  func validate() throws {
    if paths.contains("") { throw ValidationError(FileWording.nameless) }
    if plan?.allSatisfy(\.isWhitespace) == true { throw ValidationError(ImportWording.namelessPlan) }
    do throws(ColumnMapping.Fault) {
      _ = try ColumnMapping(map)
    } catch {
      throw ValidationError(ReadingWording.sentence(error))
    }
  }

  func run() throws {
    let interruption = Interruption(saying: ImportWording.interrupted(storage.path))
    let review = try ReviewFile(path: review)
    let progress = ImportProgress()
    defer { progress.end() }
    let documents = try read(review.sheet, progress)
    progress.end()
    documents.notes.map(ReadingWording.line).forEach(Diagnostics.write)
    let panel = try joined(documents)
    let report: MergeReport
    var known: [String] = []
    var assumed: [Indicator] = []
    let cancellation = Cancellation()
    interruption.whileChanging { cancellation.request() }
    do throws(StoreError) {
      let store = try IndicatorStore.openForWriting(at: storage.path, creating: true)
      known = try store.plans().map(\.id)
      report = try store.merge(
        panel, replacing: replace, cancellation: cancellation, progress: { progress.stored($0, of: $1) })
      try store.remember(documents.mappings)
      assumed = try Self.assumedHigher(documents.directionsLeftOpen, in: store)
    } catch {
      if case .interrupted = error { interruption.finish() }
      throw CommandFailure(place(of: error, in: documents) + StoreWording.sentence(error))
    }
    interruption.end()
    progress.end()
    // What is said after the commit cannot undo it.
    do { try Answer.write(ImportWording.report(report, store: storage.path)) } catch let failure as CommandFailure {
      Diagnostics.write(ImportWording.unreported(failure.sentence, store: storage.path))
    }
    if let first = assumed.first {
      Diagnostics.write(ImportWording.assumedHigher(first.name, count: assumed.count))
    }
    if !known.isEmpty {
      newPlans(panel.catalogue, besides: known).map { JoinWording.newPlan($0, known: known) }.forEach(Diagnostics.write)
    }
    guard !documents.doubtful.isEmpty else { return }
    try review.write(documents.doubtful)
    Diagnostics.write(
      ImportWording.doubtful(documents.doubtful.count, review: review.path, isWritten: review.isWritten))
  }

  /// Of the indicators that the documents leave open, those of which the store does not know either that less is better.
  private static func assumedHigher(_ slugs: [String], in store: IndicatorStore) throws(StoreError) -> [Indicator] {
    guard !slugs.isEmpty else { return [] }
    let open = Set(slugs)
    return try store.indicators().filter { open.contains($0.slug) && $0.better == .higher }
  }

  /// Plans that a table of targets names and nobody knows: a slip of the pen, or a plan of which only the targets are there.
  private func newPlans(_ catalogue: Catalogue, besides known: [String]) -> [String] {
    let withMeasures = Set(catalogue.measures.map(\.place.plan))
    return catalogue.plans.map(\.id).filter { !known.contains($0) && !withMeasures.contains($0) }
  }

  /// What was read, with the indicators of reports under the names that the store has for them, so that each year's report
  /// lengthens one history.
  private func joined(_ documents: ReadDocuments) throws -> Panel {
    guard !documents.reported.isEmpty, FileManager.default.fileExists(atPath: storage.path) else {
      if documents.revisions > 0 { Diagnostics.write(JoinWording.kept(documents.revisions)) }
      return documents.panel
    }
    let known: Panel
    do throws(StoreError) {
      known = try IndicatorStore.open(at: storage.path).panel()
    } catch .empty {
      return documents.panel
    } catch {
      throw CommandFailure(StoreWording.sentence(error))
    }
    let joins = IndicatorJoins(of: documents.reported, in: documents.panel.catalogue, known: known.catalogue)
    joins.joins.map(JoinWording.line).forEach(Diagnostics.write)
    joins.doubts.map(JoinWording.line).forEach(Diagnostics.write)
    let panel = joins.applied(
      to: documents.panel, of: documents.reported, known: known.catalogue, replacing: replace)
    guard !replace else { return panel }
    let (rest, left) = panel.withoutRevisions(of: known, in: documents.reports.map(\.plan))
    if documents.revisions + left > 0 { Diagnostics.write(JoinWording.kept(documents.revisions + left)) }
    return rest
  }

  /// Where the value stands that the store has otherwise, as the beginning of a sentence.
  private func place(of error: StoreError, in documents: ReadDocuments) -> String {
    guard case .observationConflict(let slug, let entity, let key, _, _) = error else { return "" }
    func place(in documents: ReadDocuments?) -> FilePlace? {
      documents?.place(ofIndicator: slug, entity: entity, at: key)
    }
    let sizes = paths.compactMap { (try? FileManager.default.attributesOfItem(atPath: $0))?[.size] as? Int }
    // Large tables are read without places; once more, then, with them, unless that would take minutes.
    let isWorthReading = sizes.reduce(0, +) <= Self.longestSecondReading
    let found =
      place(in: documents) ?? (isWorthReading ? place(in: try? read(nil, ImportProgress(), keepingPlaces: true)) : nil)
    return found.map { ReadingWording.place($0) + ": " } ?? ""
  }

  private static let longestSecondReading = 64 << 20

  private func read(
    _ sheet: ReviewSheet?, _ progress: ImportProgress, keepingPlaces: Bool = false
  ) throws -> ReadDocuments {
    var options = ReadingOptions()
    let known = try known()
    (options.encoding, options.review, options.remembered) = (encoding, sheet, known.columns)
    options.plan = plan.map { known.plans.named($0)?.id ?? PlanYear.id(of: $0) }
    options.mapping = try ColumnMapping(map)
    options.keepsPlaces = keepingPlaces
    options.progress = { progress.read($0, of: $1) }
    do throws(ReadingRefusal) {
      return try DocumentReader.read(paths, options)
    } catch {
      error.problems.map(ReadingWording.line).forEach(Diagnostics.write)
      throw CommandFailure(ReadingWording.refusal(error.problems.count))
    }
  }

  /// The plans, and what was said before of tables, where there is a store already.
  private func known() throws -> (plans: [Plan], columns: [HeaderSet: ColumnMapping]) {
    guard FileManager.default.fileExists(atPath: storage.path) else { return ([], [:]) }
    do throws(StoreError) {
      let store = try IndicatorStore.open(at: storage.path)
      return (try store.plans(), try store.columnMappings())
    } catch .empty {
      return ([], [:])
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

extension TextEncoding: ChoiceArgument {}
