// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The table of a sheet, and what is worth knowing of how it was read.
struct SheetTable {
  let table: CellTable
  private(set) var notes: [ReadingNote] = []

  /// `nil` for a sheet without anything that could be a header with something below it.
  init?(
    _ grid: SheetGrid, _ cells: SheetCells, at place: FilePlace, mapping: ColumnMapping = ColumnMapping()
  ) throws(ReadingRefusal) {
    guard let header = SheetHeader(of: grid, mapping), let headerLine = grid.rows[header.rows].last?.number else {
      return nil
    }
    let body = grid.rows[header.rows.upperBound...]
    let columns = Set(header.texts.keys).union(body.lazy.flatMap { $0.cells.lazy.map(\.column) }).sorted()
    guard columns.count * body.count <= SheetCells.mostCells else {
      throw ReadingRefusal([ReadingProblem(place, .tooManyCells(limit: SheetCells.mostCells))])
    }
    let texts = columns.map { header.texts[$0] ?? "" }
    let (rows, passedOver) = Self.rows(of: body, columns, header: texts)
    table = CellTable(
      file: place.file, sheet: place.sheet, headerLine: headerLine, header: texts, columns: columns, rows: rows,
      problems: [])
    note(.rowsPassedOver(count: passedOver.count), at: passedOver.first)
    for (code, places) in Dictionary(grouping: cells.errors, by: \.code).sorted(by: { $0.key < $1.key }) {
      note(.errorValues(code: code, count: places.count), at: places.first?.cell)
    }
    note(.uncomputedFormulas(count: cells.uncomputed.count), at: cells.uncomputed.first)
  }

  /// Each row with a field for each column. A row with one cell only, be it merged over all columns, is a title or a note
  /// among the rows; the header may be repeated where a page begins.
  private static func rows(
    of body: ArraySlice<SheetRow>, _ columns: [Int], header: [String]
  ) -> (rows: [CellTable.Row], passedOver: [CellReference]) {
    var rows: [CellTable.Row] = []
    var passedOver: [CellReference] = []
    for row in body {
      let distinct = row.distinctCells
      guard distinct > 0 else { continue }
      if distinct == 1, columns.count > 1 {
        passedOver.append(CellReference(row: row.number, column: row.cells.first?.column ?? 1))
        continue
      }
      let fields = fields(of: row, columns)
      if fields.map({ $0.trimmingBlanks() }) != header { rows.append(CellTable.Row(line: row.number, fields: fields)) }
    }
    return (rows, passedOver)
  }

  private static func fields(of row: SheetRow, _ columns: [Int]) -> [String] {
    var fields: [String] = []
    fields.reserveCapacity(columns.count)
    var cells = row.cells[...]
    for column in columns { fields.append(cells.first?.column == column ? cells.removeFirst().text : "") }
    return fields
  }

  private mutating func note(_ fact: ReadingNote.Fact, at cell: CellReference?) {
    guard let cell else { return }
    let place = FilePlace(file: table.file, sheet: table.sheet, line: cell.row, column: cell.column)
    notes.append(ReadingNote(place: place, fact: fact))
  }
}
