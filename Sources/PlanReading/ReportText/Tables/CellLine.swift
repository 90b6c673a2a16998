// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A line of a document as cells.
struct CellLine: Sendable {
  enum Separator { case tab, comma }

  let number: Int
  var cells: [String]
  /// Cells that only repeat the one above, with which they are merged.
  var carried: Set<Int> = []
  /// Between pipes on both sides, so that nothing of it goes on in the next line.
  var isPiped = false
  /// A row of a sheet is whole; one of a text may have been broken within a cell.
  var isWhole = false

  var isBlank: Bool { cells.allSatisfy { $0.trimmingBlanks().isEmpty } }

  /// What it says where it is no row of a table.
  var text: String {
    var texts: [String] = []
    for cell in cells where !cell.trimmingBlanks().isEmpty && texts.last != cell { texts.append(cell) }
    return texts.joined(separator: "\t")
  }

  /// The one cell with something in it, and its column; a cell merged over several is one.
  var sole: (column: Int, text: String)? {
    let filled = cells.indices.filter { !cells[$0].trimmingBlanks().isEmpty }
    guard let first = filled.first, filled.allSatisfy({ cells[$0] == cells[first] }) else { return nil }
    return (first, cells[first].trimmingBlanks())
  }

  static func lines(_ lines: [String], _ separator: Separator) -> [CellLine] {
    let whole = separator == .comma ? unbroken(lines) : lines.enumerated().map { ($0.offset + 1, $0.element) }
    return whole.map { line in
      let isPiped = separator == .tab && line.1.hasPrefix("|") && !line.1.contains("\t")
      return CellLine(number: line.0, cells: cells(of: line.1, separator), isPiped: isPiped)
    }
  }

  static func cells(of line: String, _ separator: Separator) -> [String] {
    if separator == .comma { return commaCells(of: line) }
    let trimmed = line.trimmingBlanks()
    if !line.contains("\t"), trimmed.hasPrefix("|"), trimmed.hasSuffix("|"), trimmed.count > 1 {
      return trimmed.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingBlanks()
      }
    }
    return line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
  }

  /// Fields between commas; quotes may hold commas and, doubled, quotes (RFC 4180).
  private static func commaCells(of line: String) -> [String] {
    var (cells, cell, isQuoted) = ([String](), "", false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }

  /// Lines with the ends that stand inside quotes taken into one; no field of a report goes on for more than 200.
  private static func unbroken(_ lines: [String]) -> [(number: Int, text: String)] {
    var found: [(number: Int, text: String)] = []
    var (open, start, count) = ("", 0, 0)
    for (index, line) in lines.enumerated() {
      let text = open.isEmpty ? line : open + "\n" + line
      if open.isEmpty { (start, count) = (index + 1, 0) }
      count += 1
      if text.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1, count < 200, text.utf8.count < 100_000 {
        open = text
      } else {
        found.append((start, text))
        open = ""
      }
    }
    return open.isEmpty ? found : found + [(start, open)]
  }
}
