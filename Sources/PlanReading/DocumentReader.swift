// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators

/// What came out of a set of documents.
public struct ReadDocuments: Sendable {
  public internal(set) var panel = Panel()
  public internal(set) var notes: [ReadingNote] = []
}

/// Reads documents of any known kind into one panel. The kind is recognised by content: a folder with a
/// `datapackage.json` (or that file) is a data package; any other text file is a table.
public enum DocumentReader {
  /// Reads all paths, or nothing: every problem in every file is told at once. Data packages come first, since they
  /// define what a table only names.
  public static func read(_ paths: [String]) throws(ReadingRefusal) -> ReadDocuments {
    try read(paths, largeTables: LargeTable.Settings())
  }

  static func read(_ paths: [String], largeTables: LargeTable.Settings) throws(ReadingRefusal) -> ReadDocuments {
    var draft = PanelDraft()
    draft.largeTables = largeTables
    let documents = paths.map { (path: $0, package: DataPackage.location($0)) }
    for document in documents.filter({ $0.package != nil }) + documents.filter({ $0.package == nil }) {
      do {
        if let package = document.package {
          try DataPackage(at: package).read(into: &draft)
        } else if !LargeTable.read(document.path, into: &draft) {
          let table = try DelimitedText(file(document.path))
          if let events = EventTable(table) {
            events.read(into: &draft)
          } else {
            try TidyTable(table).read(into: &draft)
          }
        }
      } catch {
        draft.problems.append(contentsOf: error.problems)
      }
    }
    guard draft.problems.isEmpty else { throw ReadingRefusal(draft.problems) }
    let read = draft.panel
    // Series that came later have lengthened the catalogue; now every column is as long.
    let panel = Panel(catalogue: read.catalogue, columns: read.columns, annotations: read.annotations)
    return ReadDocuments(panel: panel, notes: draft.notes)
  }

  static func file(_ path: String) throws(ReadingRefusal) -> TextFile {
    do {
      return try TextFile(path: path)
    } catch {
      throw ReadingRefusal([error])
    }
  }
}
