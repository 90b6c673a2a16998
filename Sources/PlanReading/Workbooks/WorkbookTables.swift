// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

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
  func read(into draft: inout PanelDraft, _ found: inout ReadDocuments) throws(ReadingRefusal) {
    if let plan = try PlanWorkbook(workbook, file: file) { return try plan.read(into: &draft) }
    var read: [String] = []
    var reports = WorkbookReports()
    var reasons: [ReadingProblem] = []
    for sheet in workbook.sheets {
      do {
        if let reason = try self.read(sheet, &draft, &reports) {
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
    for report in try reports.plans(in: file, called: draft.options.plan) {
      found.take(report, from: file, into: &draft)
    }
    guard !read.isEmpty else {
      let none = ReadingProblem(FilePlace(file: file), .noTable(sheets: workbook.sheets.map(\.name)))
      throw ReadingRefusal(reasons.isEmpty ? [none] : reasons)
    }
    if workbook.sheets.count > 1 {
      draft.notes.append(ReadingNote(place: FilePlace(file: file), fact: .sheetsRead(read)))
    }
  }

  private func read(
    _ sheet: Workbook.Sheet, _ draft: inout PanelDraft, _ reports: inout WorkbookReports
  ) throws(ReadingRefusal) -> ReadingNote.SheetReason? {
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
    if draft.options.mapping.isEmpty {
      if try readIndicators(grid, cells, sheet, &draft) { return nil }
      if reports.take(grid, sheet: sheet.name) { return nil }
    }
    guard let table = try SheetTable(grid, cells, at: place, mapping: draft.options.mapping) else { return .noTable }
    let mapping = draft.options.mapping(for: table.table.header)
    let tidy = try TidyTable(table.table, title: title(of: sheet), mapping: mapping)
    try table.table.checkHeader()
    draft.notes += table.notes
    tidy.read(into: &draft)
    return nil
  }

  /// Takes a table of indicators over years whose header says all of its values, where a reading as a report would leave
  /// values to a person and this one takes every value without a problem.
  private func readIndicators(
    _ grid: SheetGrid, _ cells: SheetCells, _ sheet: Workbook.Sheet, _ draft: inout PanelDraft
  ) throws(ReadingRefusal) -> Bool {
    let place = FilePlace(file: file, sheet: sheet.name)
    guard draft.options.review == nil, let table = try SheetTable(grid, cells, at: place), table.table.isOfIndicators,
      WorkbookReports.leavesDoubts(grid, sheet: sheet.name, called: draft.options.plan)
    else { return false }
    var trial = draft
    do {
      try table.table.checkHeader()
      try TidyTable(table.table, title: title(of: sheet), mapping: draft.options.mapping(for: table.table.header))
        .read(into: &trial)
    } catch {
      return false
    }
    guard trial.problems.count == draft.problems.count else { return false }
    trial.notes += table.notes
    draft = trial
    return true
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
    case .unknownLayout, .semicolons, .empty: true
    default: false
    }
  }
}
