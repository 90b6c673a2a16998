// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A workbook that carries a plan's data package, as `draft -o FILE.xlsx` writes it for departments to fill in: a hidden sheet for
/// each table, called `nenrin.plan`, `nenrin.measures` …, and one sheet for people that has the targets.
///
/// On that sheet a hidden row says what the columns are (`indicator`, `kind`, `fiscal_year`, `value` …); the row below it has
/// the headings for people. Rows may be sorted, and deleted: a target that is gone is none. What a department decided is read by
/// `DecidedTarget`.
struct PlanWorkbook: PlanTables {
  static let prefix = "nenrin."
  static let required = ["plan", "indicators"]
  static let keys: Set<String> = ["indicator", "kind", "fiscal_year", "value"]

  let folder: String
  private let tables: [String: CellTable]
  /// Notes that somebody wrote below the targets.
  private let passedOver: [FilePlace]

  /// `nil` for any other workbook.
  init?(_ workbook: Workbook, file: String) throws(ReadingRefusal) {
    let own = workbook.sheets.filter { $0.name.hasPrefix(Self.prefix) }
    guard Self.required.allSatisfy({ name in own.contains { $0.name == Self.prefix + name } }) else { return nil }
    folder = file
    var tables: [String: CellTable] = [:]
    var targets: DecidedTargets?
    for sheet in workbook.sheets {
      guard let cells = try Self.cells(of: sheet, workbook) else { continue }
      let grid = SheetGrid(cells)
      if sheet.name.hasPrefix(Self.prefix) {
        tables[String(sheet.name.dropFirst(Self.prefix.count))] = Self.table(grid.rows[...], in: file, sheet.name)
      } else if targets == nil, let table = Self.targets(grid, in: file, sheet.name) {
        targets = DecidedTargets(table, cells)
      }
    }
    guard let targets else {
      let place = FilePlace(file: file, sheet: workbook.sheets.first { !$0.isHidden }?.name)
      throw ReadingRefusal([ReadingProblem(place, .draft(.withoutKeys))])
    }
    tables["observations"] = targets.table
    (self.tables, passedOver) = (tables, targets.passedOver)
  }

  func read(into draft: inout PanelDraft) throws(ReadingRefusal) {
    if let first = passedOver.first {
      draft.notes.append(ReadingNote(place: first, fact: .rowsPassedOver(count: passedOver.count)))
    }
    try PlanPackage(self).read(into: &draft)
  }

  func has(_ table: String) -> Bool { tables[table] != nil }

  func table(_ name: String) throws(ReadingRefusal) -> CellTable? { tables[name] }

  private static func cells(of sheet: Workbook.Sheet, _ workbook: Workbook) throws(ReadingRefusal) -> SheetCells? {
    guard let part = sheet.part else { return nil }
    do { return try workbook.cells(of: sheet, part) } catch { throw ReadingRefusal([error]) }
  }

  /// The sheet of targets: the rows below the hidden keys and the headings.
  private static func targets(_ grid: SheetGrid, in file: String, _ sheet: String) -> CellTable? {
    guard let keys = grid.rows.prefix(10).firstIndex(where: { Self.keys.isSubset(of: Set($0.cells.map(\.text))) })
    else { return nil }
    let key = grid.rows[keys].cells.first { $0.text == "kind" }?.column
    func isHeading(_ row: SheetRow) -> Bool { row.cells.contains { $0.column == key && $0.text == "kind" } }
    let below = grid.rows[(keys + 1)...]
    guard var table = table(grid.rows[keys...keys] + below.filter { !isHeading($0) }, in: file, sheet) else {
      return nil
    }
    if let headings = below.first(where: isHeading) {
      let texts = Dictionary(headings.cells.map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
      table.titles = table.columns?.map { texts[$0] ?? "" }
    }
    return table
  }

  /// A table whose first row is its header; columns without a key are left out.
  private static func table(_ rows: ArraySlice<SheetRow>, in file: String, _ sheet: String) -> CellTable? {
    guard let header = rows.first else { return nil }
    let columns = header.cells.map(\.column)
    let body = rows.dropFirst().map { row in
      let texts = Dictionary(row.cells.map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
      return CellTable.Row(line: row.number, fields: columns.map { texts[$0] ?? "" })
    }
    return CellTable(
      file: file, sheet: sheet, headerLine: header.number, header: header.cells.map(\.text), columns: columns,
      rows: body.filter { !$0.fields.allSatisfy(\.isEmpty) }, problems: [])
  }
}
