// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators
internal import Notation

/// What came out of a set of documents.
public struct ReadDocuments: Sendable {
  public internal(set) var panel = Panel()
  public internal(set) var notes: [ReadingNote] = []
  /// What the user said of the columns of tables, by their headers, to be remembered.
  public internal(set) var mappings: [HeaderSet: ColumnMapping] = [:]
  /// What a report's text seems to say but not surely enough for the panel.
  public internal(set) var doubtful: [DoubtfulReading] = []
  /// What reports say of their own numbers.
  public internal(set) var statements: [ReportStatement] = []
  /// Each plan's results report, with all its readings.
  public internal(set) var reports: [PlanReport] = []
  /// The indicators that were read from reports, by their slugs.
  public internal(set) var reported: Set<String> = []
  /// The indicators of which nothing says which way is better, so that more was taken to be, by their slugs.
  public internal(set) var directionsLeftOpen: [String] = []
  /// How many values of earlier years were left out, since the report of that year has another.
  public internal(set) var revisions = 0
  var places: [ObservationKey: FilePlace] = [:]

  /// Where a value was read; `nil` where no place was kept, as of a large table.
  public func place(ofIndicator slug: String, entity: String, at key: ColumnKey) -> FilePlace? {
    panel.catalogue.indicatorIndex(slug: slug)
      .flatMap { panel.catalogue.series.firstIndex(of: Series(indicator: $0, entity: entity)) }
      .flatMap { places[ObservationKey(series: $0, column: key)] }
  }
}

extension ReadDocuments {
  mutating func take(_ report: PlanReport, from path: String, into draft: inout PanelDraft) {
    doubtful += report.read(into: &draft, file: path, review: draft.options.review)
    statements += report.statements
    reports.append(report)
  }
}

/// Reads documents of any known kind into one panel. The kind is recognised by content: a folder with a
/// `datapackage.json` (or that file) is a data package, a zip archive with content types a workbook; a text with a table of
/// measures and their results is a plan's results report; any other text file is a table.
public enum DocumentReader {
  /// Reads all paths, or nothing: every problem in every file is told at once. Data packages come first, since they
  /// define what a table only names.
  public static func read(
    _ paths: [String], _ options: ReadingOptions = ReadingOptions()
  ) throws(ReadingRefusal) -> ReadDocuments {
    try read(paths, options, largeTables: LargeTable.Settings())
  }

  static func read(
    _ paths: [String], _ options: ReadingOptions = ReadingOptions(), largeTables: LargeTable.Settings
  ) throws(ReadingRefusal) -> ReadDocuments {
    var draft = PanelDraft()
    var found = ReadDocuments()
    (draft.largeTables, draft.options) = (largeTables, options)
    let documents = paths.map { (path: $0, package: DataPackage.location($0)) }
    for document in documents.filter({ $0.package != nil }) + documents.filter({ $0.package == nil }) {
      do {
        if let package = document.package {
          try DataPackage(at: package).read(into: &draft)
        } else {
          try readFile(document.path, into: &draft, &found)
        }
      } catch {
        draft.problems.append(contentsOf: error.problems)
      }
    }
    if draft.problems.isEmpty {
      draft.problems += draft.unmetHeaders.map {
        ReadingProblem(FilePlace(file: paths.last ?? ""), .missingHeader($0))
      }
    }
    guard draft.problems.isEmpty else { throw ReadingRefusal(draft.problems) }
    let read = draft.panel
    // Series that came later have lengthened the catalogue; now every column is as long.
    found.panel = Panel(catalogue: read.catalogue, columns: read.columns, annotations: read.annotations)
    (found.notes, found.mappings, found.directionsLeftOpen) = (draft.notes, draft.mappings, draft.directionsLeftOpen)
    (found.reported, found.revisions, found.places) = (draft.reported, draft.revisions, draft.lines)
    return found
  }

  /// The largest text that is looked at as a report: a hundred times the longest plan.
  private static let longestReport = 16 << 20

  /// The tables of a text that may be a report; `nil` for any other.
  private static func reportTables(_ file: TextFile) -> ReportTables? {
    file.text.utf8.count <= longestReport ? ReportTables(ofReport: file.text) : nil
  }

  /// Reads a text that is a plan's results report; `false` for any other.
  private static func readReport(
    _ file: TextFile, _ tables: ReportTables?, into draft: inout PanelDraft, _ found: inout ReadDocuments
  ) throws(ReadingRefusal) -> Bool {
    guard let tables, tables.isReport else { return false }
    guard let report = PlanReport(tables, text: file.text, id: draft.options.plan) else {
      throw ReadingRefusal([ReadingProblem(FilePlace(file: file.path), .reportWithoutRowsOrYear)])
    }
    found.take(report, from: file.path, into: &draft)
    return true
  }

  /// Indicators without measures, in a table that is no tidy one: below a title, or with a header of several rows.
  private static func indicators(_ text: String, _ tables: ReportTables?) -> ReportTables? {
    guard let tables else { return nil }
    let lines = text.split(whereSeparator: \.isNewline).lazy.map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    for separator in [CellLine.Separator.tab, .comma] {
      let rows = lines.prefix(CellHeader.deepest).map { CellLine.cells(of: $0, separator) }
      if CellHeader(rows)?.depth == 1 { return nil }
    }
    return MeasureRows(tables.tables).measures.isEmpty ? nil : tables
  }

  private static func readFile(
    _ path: String, into draft: inout PanelDraft, _ found: inout ReadDocuments
  ) throws(ReadingRefusal) {
    let place = FilePlace(file: path)
    switch FileKind(path: path) {
    case .zip: try WorkbookTables(path: path).read(into: &draft, &found)
    case .encrypted: throw ReadingRefusal([ReadingProblem(place, .encrypted)])
    case .other(let format): throw ReadingRefusal([ReadingProblem(place, .otherFormat(format))])
    case .pdf:
      let file = try PDFText.text(of: path)
      let tables = reportTables(file)
      if try readReport(file, tables, into: &draft, &found) { return }
      try read(file, tables, &draft, &found) { draft throws(ReadingRefusal) in try read(PDFText.table(in: file), &draft)
      }
    case .text:
      if !draft.options.keepsPlaces, !isSpokenOf(path, draft.options), LargeTable.read(path, into: &draft) { return }
      let file = try file(path, draft.options.encoding)
      let tables = reportTables(file)
      if try readReport(file, tables, into: &draft, &found) { return }
      try read(file, tables, &draft, &found) { draft throws(ReadingRefusal) in try read(CellTable(file), &draft) }
    }
  }

  /// Reads a tidy table; what is none may be a table of indicators as reports have it.
  private static func read(
    _ file: TextFile, _ tables: ReportTables?, _ draft: inout PanelDraft, _ found: inout ReadDocuments,
    tidily: (inout PanelDraft) throws(ReadingRefusal) -> Void
  ) throws(ReadingRefusal) {
    guard draft.options.mapping.isEmpty, let tables = indicators(file.text, tables) else { return try tidily(&draft) }
    let before = draft
    do {
      try tidily(&draft)
      guard draft.problems.count > before.problems.count else { return }
    } catch {}
    draft = before
    guard let report = PlanReport(tables, text: file.text, id: draft.options.plan) else {
      throw ReadingRefusal([ReadingProblem(FilePlace(file: file.path), .reportWithoutRowsOrYear)])
    }
    found.take(report, from: file.path, into: &draft)
  }

  /// Whether the user says, or has said, how the table is to be read, which the fast reading knows nothing of.
  private static func isSpokenOf(_ path: String, _ options: ReadingOptions) -> Bool {
    guard options.mapping.isEmpty, options.plan == nil, options.encoding ?? .utf8 == .utf8 else { return true }
    guard !options.remembered.isEmpty, let header = TableFile(path: path)?.header()?.text else { return false }
    guard let table = try? CellTable(TextFile(path: path, text: header)) else { return true }
    return options.remembered[HeaderSet(table.header)] != nil
  }

  private static func read(_ table: CellTable, _ draft: inout PanelDraft) throws(ReadingRefusal) {
    if let events = EventTable(table) { return events.read(into: &draft) }
    try TidyTable(table, mapping: draft.options.mapping(for: table.header)).read(into: &draft)
  }

  static func file(_ path: String, _ encoding: TextEncoding? = nil) throws(ReadingRefusal) -> TextFile {
    do {
      return try TextFile(path: path, encoding: encoding)
    } catch {
      throw ReadingRefusal([error])
    }
  }
}
