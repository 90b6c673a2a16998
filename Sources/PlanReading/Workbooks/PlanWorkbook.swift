// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A workbook that carries a plan's data package, as `draft -o FILE.xlsx` writes it for departments to fill in: a hidden sheet for
/// each table, called `nenrin.plan`, `nenrin.measures` …, and one sheet for people that has the targets.
///
/// On that sheet a hidden row says what the columns are (`indicator`, `kind`, `fiscal_year`, `value` …); the row below it has
/// the headings for people. Rows may be sorted, and deleted: a target that is gone is none. Where the value is no longer the
/// proposed one, the source of the target says so.
struct PlanWorkbook: PlanTables {
  static let prefix = "nenrin."
  static let required = ["plan", "indicators"]
  static let keys: Set<String> = ["indicator", "kind", "fiscal_year", "value"]

  let folder: String
  private let tables: [String: CellTable]

  /// `nil` for any other workbook.
  init?(_ workbook: Workbook, file: String) throws(ReadingRefusal) {
    let own = workbook.sheets.filter { $0.name.hasPrefix(Self.prefix) }
    guard Self.required.allSatisfy({ name in own.contains { $0.name == Self.prefix + name } }) else { return nil }
    folder = file
    var tables: [String: CellTable] = [:]
    for sheet in workbook.sheets {
      guard let grid = try Self.grid(of: sheet, workbook) else { continue }
      if sheet.name.hasPrefix(Self.prefix) {
        tables[String(sheet.name.dropFirst(Self.prefix.count))] = Self.table(grid.rows[...], in: file, sheet.name)
      } else if tables["observations"] == nil, let targets = Self.targets(grid, in: file, sheet.name) {
        tables["observations"] = targets
      }
    }
    self.tables = tables
  }

  func read(into draft: inout PanelDraft) throws(ReadingRefusal) { try PlanPackage(self).read(into: &draft) }

  func has(_ table: String) -> Bool { tables[table] != nil }

  func table(_ name: String) throws(ReadingRefusal) -> CellTable? { tables[name] }

  private static func grid(of sheet: Workbook.Sheet, _ workbook: Workbook) throws(ReadingRefusal) -> SheetGrid? {
    guard let part = sheet.part else { return nil }
    do { return SheetGrid(try workbook.cells(of: sheet, part)) } catch { throw ReadingRefusal([error]) }
  }

  /// The sheet of targets: the rows below the hidden keys and the headings.
  private static func targets(_ grid: SheetGrid, in file: String, _ sheet: String) -> CellTable? {
    guard let keys = grid.rows.prefix(10).firstIndex(where: { Self.keys.isSubset(of: Set($0.cells.map(\.text))) })
    else { return nil }
    let body = grid.rows[keys...].enumerated().filter { $0.offset != 1 }.map(\.element)
    return table(body[...], in: file, sheet).map(told)
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

  /// The targets, each with where its value comes from: the proposal, or a cell that a person has changed.
  private static func told(_ table: CellTable) -> CellTable {
    guard let value = table.header.firstIndex(of: "value"), let proposed = table.header.firstIndex(of: "proposed"),
      let source = table.header.firstIndex(of: "source")
    else { return table }
    let rows = table.rows.map { row -> CellTable.Row in
      var fields = row.fields
      guard let own = Double(fields[value]), let offered = Double(fields[proposed]), own != offered else { return row }
      let column = table.columns?[value] ?? value + 1
      fields[source] += " → \(TidyTable.baseName(table.file)).xlsx \(FilePlace.cellName(row.line, column))"
      return CellTable.Row(line: row.line, fields: fields)
    }
    return CellTable(
      file: table.file, sheet: table.sheet, headerLine: table.headerLine, header: table.header, columns: table.columns,
      rows: rows, problems: table.problems)
  }
}
