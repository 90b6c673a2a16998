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
  /// Reads all paths, or nothing: every problem in every file is told at once.
  public static func read(_ paths: [String]) throws(ReadingRefusal) -> ReadDocuments {
    var draft = PanelDraft()
    for path in paths {
      do {
        if let package = DataPackage.location(path) {
          try DataPackage(at: package).read(into: &draft)
        } else {
          let table = try DelimitedText(file(path))
          try TidyTable(table).read(into: &draft)
        }
      } catch {
        draft.problems.append(contentsOf: error.problems)
      }
    }
    guard draft.problems.isEmpty else { throw ReadingRefusal(draft.problems) }
    return ReadDocuments(panel: draft.panel, notes: draft.notes)
  }

  static func file(_ path: String) throws(ReadingRefusal) -> TextFile {
    do {
      return try TextFile(path: path)
    } catch {
      throw ReadingRefusal([error])
    }
  }
}
