// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The sheets of a workbook that are a plan's results report: one plan over several sheets (a sheet a goal), or a plan a sheet
/// (a sheet a year).
struct WorkbookReports {
  private struct Sheet {
    let name: String
    var tables: ReportTables
    let year: Int?
    let text: String
  }

  private var sheets: [Sheet] = []
  /// What the sheets without a table say: a cover, a legend.
  private var covers: [(line: Int, text: String)] = []

  /// Whether the sheet is a report's; a sheet without any table may speak of the others.
  mutating func take(_ grid: SheetGrid, sheet name: String) -> Bool {
    guard grid.lastColumn <= Self.widest, grid.rows.count <= Self.longest else { return false }
    let lines = Self.lines(of: grid)
    var reading = CellTables(lines)
    let found = reading.read()
    guard !found.isEmpty else {
      if lines.count <= 60 { covers += lines.map { ($0.number, $0.text) } }
      return false
    }
    let tables = ReportTables(tables: found, closing: reading.loose)
    guard tables.isReport else { return false }
    let text = lines.lazy.map(\.text).joined(separator: "\n")
    sheets.append(Sheet(name: name, tables: tables, year: Self.year(name), text: text))
    return true
  }

  /// Whether the sheet, read as a report of its own, would have values that are not sure.
  static func leavesDoubts(_ grid: SheetGrid, sheet name: String, called id: String?) -> Bool {
    var reports = WorkbookReports()
    guard reports.take(grid, sheet: name) else { return false }
    guard let plans = try? reports.plans(in: "", called: id) else { return true }
    return plans.contains { $0.observations.contains { $0.certainty < Certainty.sufficient } }
  }

  /// A report is a table to be looked at: wider and longer ones are data.
  private static let widest = 60
  private static let longest = 20_000

  /// The plans, one a year that sheets are named after; sheets that name none belong to all of the workbook.
  func plans(in file: String, called id: String?) throws(ReadingRefusal) -> [PlanReport] {
    guard !sheets.isEmpty else { return [] }
    let years = Set(sheets.compactMap(\.year)).sorted()
    if years.count < 2 { return [try plan(of: sheets, year: years.first, file, id)] }
    return try years.map { year throws(ReadingRefusal) in
      try plan(of: sheets.filter { $0.year == year }, year: year, file, nil)
    }
  }

  private func plan(of sheets: [Sheet], year: Int?, _ file: String, _ id: String?) throws(ReadingRefusal) -> PlanReport
  {
    var tables: [ReportTable] = []
    var closing = covers
    for sheet in sheets {
      var own = sheet.tables.tables
      for index in own.indices { own[index].sheet = sheet.name }
      if sheets.count > 1, let first = own.first { own[0] = Self.headed(first, sheet.name) }
      tables += own
      closing += sheet.tables.closing
    }
    let text = (covers.map(\.text) + sheets.map(\.text)).joined(separator: "\n")
    guard let report = PlanReport(ReportTables(tables: tables, closing: closing), text: text, year: year, id: id) else {
      throw ReadingRefusal([ReadingProblem(FilePlace(file: file), .reportWithoutRowsOrYear)])
    }
    return report
  }

  /// A sheet without a heading of its own is a section called like the sheet.
  private static func headed(_ table: ReportTable, _ name: String) -> ReportTable {
    let hasHeading = table.preamble.contains { SectionHeading($0.text) != nil || UnnumberedHeading($0.text) != nil }
    guard !hasHeading, !table.columns.contains(where: { $0.role == .section }), year(name) == nil else { return table }
    let heading = SectionHeading(name) == nil ? "■" + name : name
    var headed = ReportTable(preamble: table.preamble + [(0, heading)], columns: table.columns, rows: table.rows)
    headed.sheet = table.sheet
    return headed
  }

  /// R3年度, 令和3年度実績, 2021.
  private static func year(_ name: String) -> Int? {
    FiscalYearNotation.year(in: name) ?? ReportColumn(name).fiscalYear
  }

  private static func lines(of grid: SheetGrid) -> [CellLine] {
    grid.rows.map { row in
      var line = CellLine(
        number: row.number, cells: [String](repeating: "", count: grid.lastColumn), isWhole: true)
      for cell in row.cells where cell.column <= grid.lastColumn {
        line.cells[cell.column - 1] = cell.text
        if let origin = cell.origin, origin.row != row.number { line.carried.insert(cell.column - 1) }
      }
      return line
    }
  }
}
