// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators

/// What came out of a set of documents.
public struct ReadDocuments: Sendable {
  public internal(set) var panel = Panel()
  public internal(set) var notes: [ReadingNote] = []
  /// What the user said of the columns of tables, by their headers, to be remembered.
  public internal(set) var mappings: [HeaderSet: ColumnMapping] = [:]
}

/// Reads documents of any known kind into one panel. The kind is recognised by content: a folder with a
/// `datapackage.json` (or that file) is a data package, a zip archive with content types a workbook; any other text file
/// is a table.
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
    (draft.largeTables, draft.options) = (largeTables, options)
    let documents = paths.map { (path: $0, package: DataPackage.location($0)) }
    for document in documents.filter({ $0.package != nil }) + documents.filter({ $0.package == nil }) {
      do {
        if let package = document.package {
          try DataPackage(at: package).read(into: &draft)
        } else {
          try readFile(document.path, into: &draft)
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
    let panel = Panel(catalogue: read.catalogue, columns: read.columns, annotations: read.annotations)
    return ReadDocuments(panel: panel, notes: draft.notes, mappings: draft.mappings)
  }

  private static func readFile(_ path: String, into draft: inout PanelDraft) throws(ReadingRefusal) {
    let place = FilePlace(file: path)
    switch FileKind(path: path) {
    case .zip: try WorkbookTables(path: path).read(into: &draft)
    case .encrypted: throw ReadingRefusal([ReadingProblem(place, .encrypted)])
    case .other(let format): throw ReadingRefusal([ReadingProblem(place, .otherFormat(format))])
    case .pdf: try read(PDFText.table(of: path), &draft)
    case .text:
      if !isSpokenOf(path, draft.options), LargeTable.read(path, into: &draft) { return }
      try read(CellTable(file(path, draft.options.encoding)), &draft)
    }
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
