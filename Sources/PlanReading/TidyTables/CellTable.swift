// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A table of cells under a header, each with its place: what a delimited text, a sheet of a workbook and a page of a
/// document have in common.
struct CellTable {
  struct Row {
    let line: Int
    let fields: [String]
  }

  let file: String
  /// The sheet of a workbook; `nil` for a table that is the whole of its file.
  var sheet: String?
  let headerLine: Int
  let header: [String]
  /// The column of the document in which each column of the table stands, where columns have been left out between.
  var columns: [Int]?
  /// What people read above the columns, where the header is made of keys.
  var titles: [String]?
  /// The rows that have a field for each header. Rows with nothing in them, as spreadsheets leave them, are passed over.
  let rows: [Row]
  /// What could not be taken: one reading tells it all, together with what is wrong in the other rows.
  let problems: [ReadingProblem]

  /// More columns than any spreadsheet has (16,384). Where the limit stops a reading, the file is no table.
  static let widest = 1 << 16

  /// Refuses a header that stands twice, and columns without a header but with something below it, which would otherwise
  /// be lost without a word.
  func checkHeader() throws(ReadingRefusal) {
    let headerProblems = duplicateHeaders() + namelessColumns()
    guard headerProblems.isEmpty else { throw ReadingRefusal(headerProblems + problems) }
  }

  /// Where a cell stands, for a problem with it.
  func place(_ row: Row, _ column: Int) -> FilePlace {
    FilePlace(file: file, sheet: sheet, line: row.line, column: number(column), header: title(column))
  }

  func headerPlace(_ column: Int) -> FilePlace {
    FilePlace(file: file, sheet: sheet, line: headerLine, column: number(column), header: header[column])
  }

  /// The place of a whole row, or of the whole table.
  func place(line: Int? = nil) -> FilePlace { FilePlace(file: file, sheet: sheet, line: line) }

  private func number(_ column: Int) -> Int { columns.map { $0[column] } ?? column + 1 }

  private func title(_ column: Int) -> String {
    titles.map { $0[column] }.flatMap { $0.isEmpty ? nil : $0 } ?? header[column]
  }

  private func duplicateHeaders() -> [ReadingProblem] {
    var seen = Set<String>()
    return header.indices.filter { !header[$0].isEmpty && !seen.insert(header[$0]).inserted }.map {
      ReadingProblem(headerPlace($0), .duplicateHeader(header[$0]))
    }
  }

  private func namelessColumns() -> [ReadingProblem] {
    header.indices.filter { column in
      header[column].isEmpty && rows.contains { !$0.fields[column].trimmingBlanks().isEmpty }
    }.map { ReadingProblem(headerPlace($0), .emptyCell) }
  }
}
