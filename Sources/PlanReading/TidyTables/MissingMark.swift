// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What stands in a cell of values that has none.
enum MissingMark {
  /// What programs write: nothing else is meant by it, so that it needs no word.
  static func isPlain(_ text: String) -> Bool { ["", "..", "NA", "N/A"].contains(text) }

  /// What statistical offices write for no case, not applicable, not known or not counted (－, ―, …, ***). Only the lone
  /// mark: a hyphen before anything else may be a minus sign gone astray.
  static func isTold(_ text: String) -> Bool {
    // Marks are short, and most cells are numbers.
    guard let first = text.unicodeScalars.first, !("0"..."9").contains(first), text.utf8.count <= longest else {
      return false
    }
    if CellReading.isStroke(text) || text.allSatisfy({ "−–─".contains($0) }) { return true }
    return words.contains(text.lowercased())
  }

  private static let longest = 16
  private static let words: Set<String> = ["...", "***", "＊＊＊", "n/a", "na", "n.a.", "ｎ／ａ"]
}

extension TidyTable {
  /// How many cells of values have which mark, and where the first one stands, in the order of the table.
  func missingMarks() -> [ReadingNote] {
    var found: [String: (count: Int, first: Int, place: FilePlace)] = [:]
    for row in table.rows {
      for column in layout.values {
        let text = row.fields[column.index].trimmingBlanks()
        guard !MissingMark.isPlain(text), MissingMark.isTold(text) else { continue }
        let before = found[text] ?? (0, found.count, table.place(row, column.index))
        found[text] = (before.count + 1, before.first, before.place)
      }
    }
    return found.sorted { $0.value.first < $1.value.first }.map { mark, found in
      ReadingNote(place: found.place, fact: .marksForNoValue(mark: mark, count: found.count))
    }
  }
}
