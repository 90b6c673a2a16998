// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// One row of a table, read cell by cell by header. A cell that cannot be read throws its problem.
struct TableRow {
  let table: CellTable
  let row: CellTable.Row
  let indices: [String: Int]

  static func rows(of table: CellTable) -> some Sequence<TableRow> {
    let indices = Dictionary(table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return table.rows.lazy.map { TableRow(table: table, row: $0, indices: indices) }
  }

  func place(_ header: String) -> FilePlace {
    indices[header].map { table.place(row, $0) } ?? table.place(line: row.line)
  }

  /// The cell's text without blanks around it; `""` where the table has no such column.
  func text(_ header: String) -> String { indices[header].map(attribute) ?? "" }

  /// The text of a column, whatever its header.
  func attribute(_ column: Int) -> String { row.fields[column].trimmingBlanks().withoutFormulaGuard() }

  func required(_ header: String) throws(ReadingProblem) -> String {
    let text = text(header)
    guard !text.isEmpty else { throw ReadingProblem(place(header), .emptyCell) }
    return text
  }

  func integer(_ header: String) throws(ReadingProblem) -> Int {
    let text = try required(header)
    guard let value = Int(text) else { throw ReadingProblem(place(header), .notAnInteger(text)) }
    return value
  }

  func year(_ header: String) throws(ReadingProblem) -> FiscalYear { try year(try required(header), at: place(header)) }

  /// The year that a column has, whatever its header.
  func year(at column: Int) throws(ReadingProblem) -> FiscalYear {
    let (text, place) = (attribute(column), table.place(row, column))
    guard !text.isEmpty else { throw ReadingProblem(place, .emptyCell) }
    return try year(text, at: place)
  }

  private func year(_ text: String, at place: FilePlace) throws(ReadingProblem) -> FiscalYear {
    if let year = FiscalYearNotation.year(in: text) { return FiscalYear(year) }
    // Spreadsheets hold years as dates, and write them 2020/4/1.
    let parts = text.split(separator: "/").map { $0.count == 1 ? "0\($0)" : String($0) }
    let written = parts.count == 3 ? parts.joined(separator: "-") : text
    guard let date = CalendarDate(iso8601: written) else { throw ReadingProblem(place, .notAYear(text)) }
    return date.fiscalYear
  }

  func number(_ header: String) throws(ReadingProblem) -> Double? {
    let text = text(header)
    guard !text.isEmpty else { return nil }
    guard let value = DecimalNotation.value(of: text) else { throw ReadingProblem(place(header), .notANumber(text)) }
    return value
  }

  func date(_ header: String) throws(ReadingProblem) -> CalendarDate? {
    let text = text(header)
    guard !text.isEmpty else { return nil }
    guard let date = CalendarDate(iso8601: text) else { throw ReadingProblem(place(header), .notADate(text)) }
    return date
  }

  /// A word of a fixed list; `nil` for an empty cell.
  func word<Word: RawRepresentable & CaseIterable>(
    _ header: String, _: Word.Type = Word.self
  ) throws(ReadingProblem) -> Word? where Word.RawValue == String {
    let text = text(header)
    guard !text.isEmpty else { return nil }
    guard let word = Word(rawValue: text) else {
      throw ReadingProblem(place(header), .notOneOf(text, allowed: Word.allCases.map(\.rawValue)))
    }
    return word
  }

  func annotation() throws(ReadingProblem) -> Annotation {
    Annotation(
      qualifier: try word("qualifier", Qualifier.self) ?? .exact, asOf: try date("as_of"),
      asWritten: text("as_written"),
      source: text("source"))
  }
}

extension String {
  /// Takes away the apostrophe that Nenrin's own CSV puts before text that a spreadsheet would run as a formula.
  func withoutFormulaGuard() -> String {
    guard first == "'", let next = drop(while: { $0 == "'" }).first, "=+-@\t\r".contains(next) else { return self }
    return String(dropFirst())
  }
}
