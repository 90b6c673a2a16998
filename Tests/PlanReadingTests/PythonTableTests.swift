// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import PlanReading

/// The same tables, read by another parser: the module csv of Python.
@Suite("Tables as Python reads them")
struct PythonTableTests {
  @Test(.enabled(if: Python.isPresent, "python3 is not installed, so there is no other parser to compare with"))
  func randomTablesAreReadAlike() throws {
    var generator = SeededGenerator(seed: 2019)
    let folder = try DocumentFolder()
    let paths = try (0..<300).map { number in
      try folder.write("\(number).csv", RandomTable.bytes(using: &generator))
      return folder.path("\(number).csv")
    }
    let tables = try Python.tables(paths)
    #expect(tables.count == paths.count)
    for (path, expected) in zip(paths, tables) {
      let table = try CellTable(TextFile(path: path))
      let rows = expected.filter { row in !row.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
      #expect([table.header] + table.rows.map(\.fields) == rows, "\(path)")
      #expect(table.problems.isEmpty)
    }
  }
}

/// A table of anything that a cell may hold, written in any way that the format allows.
private enum RandomTable {
  static func bytes(using generator: inout SeededGenerator) throws -> Data {
    let separator = [",", "\t"].randomElement(using: &generator) ?? ","
    let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    let width = Int.random(in: 2...6, using: &generator)
    var lines = [(0..<width).map { "h\($0)" }.joined(separator: separator)]
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      if Int.random(in: 0..<6, using: &generator) == 0 { lines.append("") }
      lines.append((0..<width).map { _ in field(separator, &generator) }.joined(separator: separator))
    }
    let last = Bool.random(using: &generator) ? lineEnd : ""
    let mark: [UInt8] = Bool.random(using: &generator) ? [0xEF, 0xBB, 0xBF] : []
    return Data(mark) + Data((lines.joined(separator: lineEnd) + last).utf8)
  }

  private static func field(_ separator: String, _ generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", "", " ", "1,200", "\"", "\n", "\r", "\r\n", "\t", ",", "福島県", "㈱", "e\u{301}", "\u{3000}", "𠮷", "'", "=",
    ]
    let text = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
    let needsQuotes = text.unicodeScalars.contains { "\"\n\r\(separator)".unicodeScalars.contains($0) }
    guard needsQuotes || Int.random(in: 0..<4, using: &generator) == 0 else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

private enum Python {
  static let isPresent = ProjectPython.path(with: "csv, json") != nil

  static func tables(_ paths: [String]) throws -> [[[String]]] {
    let script = """
      import csv, json, sys
      def table(path):
        with open(path, encoding="utf-8-sig", newline="") as file:
          separator = "\\t" if "\\t" in file.readline() else ","
          file.seek(0)
          return list(csv.reader(file, delimiter=separator, strict=True))
      json.dump([table(path) for path in sys.argv[1:]], sys.stdout)
      """
    let read = try #require(try ProjectPython.run(script, paths))
    return try JSONDecoder().decode([[[String]]].self, from: Data(read.utf8))
  }
}
