// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation

/// A draft of a plan as a workbook that departments fill in and `import` reads again.
///
/// One sheet is for people: title, how to fill in, and a row a target with one column to change. Above its headings a hidden row has
/// the keys by which the columns are read; the last columns, hidden, say which target it is. The package's other tables lie on
/// hidden sheets called `nenrin.` and their names.
public struct DraftWorkbook: Sendable {
  public struct Words: Sendable {
    public var sheet: String
    public var title: String
    /// How to fill it in.
    public var guide: String
    /// What the spreadsheet says where no number is typed in.
    public var notANumber: String

    public init(sheet: String, title: String, guide: String, notANumber: String) {
      (self.sheet, self.title, self.guide, self.notANumber) = (sheet, title, guide, notANumber)
    }
  }

  private let package: PlanPackageFiles
  /// Keys as the reader knows them; columns for programs are hidden.
  private let targets: Table
  private let words: Words
  private let style: CellStyle

  /// The key of the column that is filled in.
  public static let input = "value"

  public init(_ package: PlanPackageFiles, targets: Table, words: Words, style: CellStyle = CellStyle()) {
    (self.package, self.targets, self.words, self.style) = (package, targets, words, style)
  }

  public func data() throws(WorkbookError) -> Data {
    let file = try WorkbookFile()
    file.describe(title: words.title)
    try writeTargets(to: file)
    for table in package.tables where table.name != "observations" { try write(table, to: file) }
    return try file.data()
  }

  private static let (guide, keys, headings) = (1, 2, 3)

  private var shown: [Int] { targets.columns.indices.filter { !targets.columns[$0].isForPrograms } }

  private func writeTargets(to file: WorkbookFile) throws(WorkbookError) {
    let sheet = try file.addSheet(words.sheet)
    let widths = widths
    sheet.write(words.title, 0, 0, .title)
    sheet.writeParagraph(
      words.guide, Self.guide, columns: shown.count, width: shown.reduce(0) { $0 + widths[$1] })
    for (index, column) in targets.columns.enumerated() {
      sheet.write(column.key, Self.keys, index)
      sheet.setWidth(widths[index], column: index)
      if column.isForPrograms { sheet.hide(column: index) }
      var look = CellLook()
      (look.isHeading, look.isWrapped, look.isTrailing) = (true, true, column.alignment == .trailing)
      look.isIndented = !look.isTrailing
      sheet.write(column.heading, Self.headings, index, look)
    }
    sheet.setLines(2, row: Self.headings)
    sheet.hide(row: Self.keys)
    for (number, row) in targets.rows.enumerated() { write(row, to: sheet, Self.headings + 1 + number, widths) }
    finish(sheet)
  }

  private func finish(_ sheet: Sheet) {
    let last = Self.headings + targets.rows.count
    sheet.freeze(above: Self.headings + 1)
    sheet.setPage(
      rows: last + 1, columns: shown.count,
      SheetPages(width: Sheet.pixels(ofColumns: shown.map { widths[$0] }), heights: []))
    guard !targets.rows.isEmpty else { return }
    sheet.addFilter(rows: Self.headings...last, columns: shown.count)
    guard let input = targets.columns.firstIndex(where: { $0.key == Self.input }) else { return }
    sheet.askForNumbers(
      rows: Self.headings + 1...last, column: input, title: targets.columns[input].heading, message: words.notANumber)
  }

  private func write(_ cells: [Cell], to sheet: Sheet, _ row: Int, _ widths: [Double]) {
    var lines = 1
    for (index, cell) in cells.enumerated() {
      let column = targets.columns[index]
      if column.key == Self.input || column.key == Self.comment {
        var look = CellLook(of: cell)
        (look.isInput, look.isBold) = (true, column.key == Self.input)
        if let value = cell.sortValue {
          sheet.write(value, row, index, look)
        } else {
          sheet.writeBlank(row, index, look)
        }
      } else if cell.sortValue == nil {
        var look = CellLook()
        (look.isWrapped, look.isIndented) = (!column.isForPrograms, !column.isForPrograms)
        sheet.write(style.text(cell), row, index, look)
        guard !column.isForPrograms else { continue }
        lines = max(lines, Sheet.lines(DisplayWidth.of(style.text(cell)), inWidth: widths[index]))
      } else {
        WorkbookTable.write(cell, to: sheet, row, index, style: style)
      }
    }
    sheet.setLines(lines, row: row)
  }

  private static let comment = "comment"
  private static let widest = 24.0

  /// Headings go over two lines, but no word of them does; a sentence has more room than a name.
  private var widths: [Double] {
    targets.columns.enumerated().map { index, column in
      let longest = targets.rows.reduce(0) { max($0, DisplayWidth.of(style.text($1[index]))) }
      let words = column.heading.split(separator: " ").filter { $0.utf8.allSatisfy { $0 < 0x80 } }
      let word = Double(words.map(\.count).max() ?? 0) * 1.25 + 1.5
      let heading = max(word, Double(DisplayWidth.of(column.heading)) / 2 + 3.5)
      if column.key == Self.comment { return 22 }
      return max(heading, min(Double(longest) * 1.1 + 2.5, longest > 60 ? 44 : Self.widest))
    }
  }

  private func write(_ table: PackageTable, to file: WorkbookFile) throws(WorkbookError) {
    let sheet = try file.addSheet("nenrin.\(table.name)")
    for (index, field) in table.fields.enumerated() { sheet.write(field.name, 0, index) }
    var row = 1
    // Rows of a draft are in memory: handing them over cannot fail.
    try? table.forEachRow { cells in
      for (index, cell) in cells.enumerated() {
        if let value = cell.sortValue {
          sheet.write(value, row, index, CellLook())
        } else {
          sheet.write(style.text(cell), row, index)
        }
      }
      row += 1
    }
    sheet.hide()
  }
}
