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

/// Reads every sheet of a workbook that has a table of a known layout.
struct WorkbookTables {
  private let workbook: Workbook
  private let file: String

  init(path: String) throws(ReadingRefusal) {
    file = path
    do {
      workbook = try Workbook(path: path)
    } catch {
      throw ReadingRefusal([error])
    }
  }

  /// A sheet without a table is told and passed over; a workbook without any is refused, with what each sheet had.
  func read(into draft: inout PanelDraft) throws(ReadingRefusal) {
    var read: [String] = []
    var reasons: [ReadingProblem] = []
    for sheet in workbook.sheets {
      do {
        if let reason = try self.read(sheet, &draft) {
          note(.sheetPassedOver(reason), sheet.name, &draft)
        } else {
          read.append(sheet.name)
        }
      } catch {
        guard error.problems.allSatisfy(\.isOfLayout) else { throw error }
        reasons += error.problems
        note(.sheetPassedOver(.noTable), sheet.name, &draft)
      }
    }
    guard !read.isEmpty else {
      let none = ReadingProblem(FilePlace(file: file), .noTable(sheets: workbook.sheets.map(\.name)))
      throw ReadingRefusal(reasons.isEmpty ? [none] : reasons)
    }
    if workbook.sheets.count > 1 {
      draft.notes.append(ReadingNote(place: FilePlace(file: file), fact: .sheetsRead(read)))
    }
  }

  private func read(_ sheet: Workbook.Sheet, _ draft: inout PanelDraft) throws(ReadingRefusal) -> ReadingNote
    .SheetReason?
  {
    guard let part = sheet.part else { return .noCells }
    guard !sheet.isHidden else { return .hidden }
    let place = FilePlace(file: file, sheet: sheet.name)
    let cells: SheetCells
    do {
      cells = try workbook.cells(of: sheet, part)
    } catch {
      throw ReadingRefusal([error])
    }
    let grid = SheetGrid(cells)
    guard !grid.rows.isEmpty else { return .empty }
    guard let table = try SheetTable(grid, cells, at: place, mapping: draft.options.mapping) else { return .noTable }
    let mapping = draft.options.mapping(for: table.table.header)
    let tidy = try TidyTable(table.table, title: title(of: sheet), mapping: mapping)
    try table.table.checkHeader()
    draft.notes += table.notes
    tidy.read(into: &draft)
    return nil
  }

  /// The name of an indicator that has no column for its name: that of the sheet, if a person gave it one.
  private func title(of sheet: Workbook.Sheet) -> String {
    let word = sheet.name.filter { !$0.isNumber && !$0.isWhitespace }.lowercased()
    return ["", "sheet", "シート", "table"].contains(word) ? TidyTable.baseName(file) : sheet.name
  }

  private func note(_ fact: ReadingNote.Fact, _ sheet: String, _ draft: inout PanelDraft) {
    draft.notes.append(ReadingNote(place: FilePlace(file: file, sheet: sheet), fact: fact))
  }
}

extension ReadingProblem {
  /// Whether the problem is that a table is of no known layout, as a sheet of notes is not.
  fileprivate var isOfLayout: Bool {
    switch fact {
    case .unknownLayout, .empty: true
    default: false
    }
  }
}
