// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A table of comma- or tab-separated values (RFC 4180), with the line on which each row begins.
struct DelimitedText {
  struct Row {
    let line: Int
    let fields: [String]
  }

  let file: String
  let headerLine: Int
  let header: [String]
  /// The rows that have a field for each header. Rows with nothing in them, as spreadsheets leave them, are passed over.
  let rows: [Row]
  /// The lines that could not be taken: one reading tells them all, together with what is wrong in the other rows.
  let problems: [ReadingProblem]

  /// More columns than any spreadsheet has (16,384). Where the limit stops a reading, the file is no table.
  static let widest = 1 << 16

  /// Reads a table whose first row is its header.
  init(_ file: TextFile) throws(ReadingRefusal) {
    self.file = file.path
    var scanner = DelimitedScanner(file, widest: Self.widest)
    // A header that cannot be taken is no reason to take the row after it for one.
    guard let first = Self.headerRow(&scanner), scanner.problems.isEmpty else {
      let nothing = ReadingProblem(FilePlace(file: file.path), .empty)
      throw ReadingRefusal(scanner.problems.isEmpty ? [nothing] : scanner.problems)
    }
    guard first.fields.count <= Self.widest else {
      throw ReadingRefusal([
        ReadingProblem(FilePlace(file: file.path, line: first.line), .tooManyColumns(limit: Self.widest))
      ])
    }
    headerLine = first.line
    header = first.fields.map { $0.trimmingBlanks() }
    scanner.width = header.count
    var rows: [Row] = []
    while let row = scanner.nextRow() { rows.append(row) }
    self.rows = rows
    problems = scanner.problems
    let headerProblems = duplicateHeaders() + namelessColumns()
    guard headerProblems.isEmpty else { throw ReadingRefusal(headerProblems + problems) }
  }

  /// Where a cell stands, for a problem with it.
  func place(_ row: Row, _ column: Int) -> FilePlace {
    FilePlace(file: file, line: row.line, column: column + 1, header: header[column])
  }

  func headerPlace(_ column: Int) -> FilePlace {
    FilePlace(file: file, line: headerLine, column: column + 1, header: header[column])
  }

  /// The first row; in the World Bank's files, which begin with where and when they come from, the first row after that.
  private static func headerRow(_ scanner: inout DelimitedScanner) -> Row? {
    let first = scanner.nextRow()
    guard first?.fields.first == "Data Source" else { return first }
    var ahead = scanner
    for _ in 0..<4 {
      guard let row = ahead.nextRow(), row.fields.first == "Country Name" else { continue }
      scanner = ahead
      return row
    }
    return first
  }

  private func duplicateHeaders() -> [ReadingProblem] {
    var seen = Set<String>()
    return header.indices.filter { !header[$0].isEmpty && !seen.insert(header[$0]).inserted }.map {
      ReadingProblem(headerPlace($0), .duplicateHeader(header[$0]))
    }
  }

  /// Columns without a header but with something below it, which would otherwise be lost without a word.
  private func namelessColumns() -> [ReadingProblem] {
    header.indices.filter { column in
      header[column].isEmpty && rows.contains { !$0.fields[column].trimmingBlanks().isEmpty }
    }.map { ReadingProblem(headerPlace($0), .emptyCell) }
  }
}
