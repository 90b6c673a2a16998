// SPDX-License-Identifier: GPL-3.0-or-later

/// Comma- or tab-separated values (RFC 4180) as a table, with the line on which each row begins.
extension CellTable {
  /// Reads a table whose first row is its header.
  init(_ file: TextFile) throws(ReadingRefusal) {
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
    let header = first.fields.map { $0.trimmingBlanks() }
    scanner.width = header.count
    var rows: [Row] = []
    while let row = scanner.nextRow() { rows.append(row) }
    self.init(file: file.path, headerLine: first.line, header: header, rows: rows, problems: scanner.problems)
    try checkHeader()
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
}
