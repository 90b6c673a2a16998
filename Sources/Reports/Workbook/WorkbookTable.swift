// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of a report on a sheet: caption, headings that stay in sight and filter, values with their formats.
struct WorkbookTable {
  let report: ReportTable
  let table: Table
  let style: CellStyle
  /// What people read, by row and column, each with the room it takes.
  private let texts: [[(text: String, width: Int)]]
  /// Of the columns, in digits of the default font.
  let widths: [Double]
  /// How many columns are printed; the others stand behind them.
  private let printed: Int

  /// - Parameter room: how wide its printed columns may be, in pixels.
  init(_ report: ReportTable, style: CellStyle, room: Double = SheetPages.widestInAnyFont) {
    (self.report, self.style) = (report, style)
    (table, printed) = report.forSheet
    texts = table.rows.map { row in
      row.map {
        let text = style.text($0)
        return (text, DisplayWidth.of(text))
      }
    }
    let bars = table.columns.map { report.bars.contains($0.key) }
    let columns = table.columns.indices.map { [table, texts] in
      ColumnRoom(table, texts, column: $0, isBeforeBars: bars.dropFirst($0 + 1).first ?? false)
    }
    widths = Self.widths(of: columns, printed: printed, room: room)
  }

  /// What is said of columns that are not printed.
  private var off: String? { printed < table.columns.count ? report.offPaper?.onSheet.note : nil }

  /// The row of the headings, below caption and a blank.
  static let headings = 2

  func write(to file: WorkbookFile) throws(WorkbookError) {
    let sheet = try file.addSheet(report.sheet)
    sheet.write(report.caption, 0, 0, .title)
    let room = widths.prefix(printed).reduce(0, +)
    let note = off.map { sheet.writeParagraph($0, 1, columns: printed, width: room) }
    writeCells(to: sheet, at: Self.headings)
    for (column, width) in widths.enumerated() { sheet.setWidth(width, column: column) }
    let last = Self.headings + table.rows.count
    sheet.freeze(above: Self.headings + 1)
    if !table.rows.isEmpty { sheet.addFilter(rows: Self.headings...last, columns: table.columns.count) }
    let heights = [Sheet.height(lines: 1), note ?? Sheet.height(lines: 1)] + self.heights.dropFirst()
    let pages = SheetPages(
      width: Sheet.pixels(ofColumns: Array(widths.prefix(printed))), heights: heights,
      headings: Sheet.height(lines: headingLines))
    sheet.setPage(rows: last + 1, columns: printed, pages)
    if !report.caveat.isEmpty { sheet.setPageHeader(report.caveat) }
    try writeChartSheet(to: file)
  }

  /// - Parameters:
  ///   - headings: the row of the headings.
  ///   - start: the first column.
  func writeCells(to sheet: Sheet, at headings: Int, from start: Int = 0) {
    for (column, heading) in table.columns.enumerated() {
      var look = CellLook()
      (look.isHeading, look.isWrapped, look.isTrailing) = (true, true, heading.alignment == .trailing)
      look.isIndented = !look.isTrailing
      sheet.write(heading.heading, headings, start + column, look)
    }
    sheet.setLines(headingLines, row: headings)
    for (index, row) in table.rows.enumerated() {
      let isTotal = index >= table.rows.count - report.totals
      for (column, cell) in row.enumerated() {
        Self.write(
          cell, texts[index][column], to: sheet, headings + 1 + index, start + column, room: widths[column],
          look(cell, column: column, isTotal: isTotal))
      }
      sheet.setLines(lines(index), row: headings + 1 + index)
    }
    guard !table.rows.isEmpty else { return }
    for (column, heading) in table.columns.enumerated() where report.bars.contains(heading.key) {
      sheet.addBars(rows: headings + 1...headings + table.rows.count, column: start + column)
    }
  }

  /// A line below each row, for one of several lines has to end somewhere; what stands in a column of numbers stands under them.
  private func look(_ cell: Cell, column: Int, isTotal: Bool) -> CellLook {
    var look = CellLook(of: cell)
    (look.isBold, look.isRuled) = (isTotal, true)
    look.isTrailing = table.columns[column].alignment == .trailing
    look.isIndented = look.isTrailing && isBeforeBars(column)
    return look
  }

  /// A number at the edge of a bar reads as one with it.
  private func isBeforeBars(_ column: Int) -> Bool {
    column + 1 < table.columns.count && report.bars.contains(table.columns[column + 1].key)
  }

  /// Of the row of the headings and of those below it, in points.
  var heights: [Double] { ([headingLines] + table.rows.indices.map(lines)).map(Sheet.height) }

  private func lines(_ row: Int) -> Int {
    table.columns.indices.reduce(1) { most, column in
      guard table.rows[row][column].sortValue == nil else { return most }
      return max(most, Sheet.lines(texts[row][column].width, inWidth: widths[column]))
    }
  }

  private var headingLines: Int {
    table.columns.indices.reduce(1) { most, column in
      let width = Double(DisplayWidth.of(table.columns[column].heading))
      return max(most, Int((width / max(1, widths[column] - Self.filterButton)).rounded(.up)))
    }
  }

  static func write(_ cell: Cell, to sheet: Sheet, _ row: Int, _ column: Int, style: CellStyle, isBold: Bool = false) {
    let text = style.text(cell)
    var look = CellLook(of: cell)
    look.isBold = isBold
    write(cell, (text, DisplayWidth.of(text)), to: sheet, row, column, room: widest, look)
  }

  /// A figure below others, which stand on the right as numbers do: 24 / 40 as well.
  static func writeFigure(_ cell: Cell, to sheet: Sheet, _ row: Int, _ column: Int, style: CellStyle) {
    if cell.sortValue != nil { return write(cell, to: sheet, row, column, style: style, isBold: true) }
    var look = CellLook()
    (look.isBold, look.isTrailing) = (true, true)
    sheet.write(style.text(cell), row, column, look)
  }

  private static func write(
    _ cell: Cell, _ shown: (text: String, width: Int), to sheet: Sheet, _ row: Int, _ column: Int, room: Double,
    _ look: CellLook
  ) {
    var look = look
    switch cell {
    case _ where shown.text.isEmpty: if look.isRuled { sheet.writeBlank(row, column, look) }
    case .year(let year) where shown.text != year.description: sheet.write(shown.text, row, column, look)
    case .text, .word, .graded, .missing:
      look.isIndented = look.isIndented || !look.isTrailing
      look.isWrapped = Sheet.lines(shown.width, inWidth: room) > 1
      sheet.write(shown.text, row, column, look)
    case .counted(_, let whole) where !sheet.hasRoom(for: look):
      look.number = "#,##0"
      sheet.write(whole, row, column, look)
    default: if let value = cell.sortValue { sheet.write(value, row, column, look) }
    }
  }

  private static let widest = 44.0
  /// How narrow a column of texts may become, and one of numbers for the reasons why there is none, which broken leave their last sign or
  /// bracket alone: the first of them in which a page holds the table.
  private static let narrowest: [(text: Double, reason: Double)] = [(20, 24), (16, 20), (13, 17.5), (11, 16)]
  /// It stands in the heading.
  private static let filterButton = 3.0

  /// By the longest text of each column. Where a page could not hold them in type that can be read, with any font, texts and headings
  /// go over more lines; numbers never do.
  private static func widths(of columns: [ColumnRoom], printed: Int, room: Double) -> [Double] {
    let onPaper = columns.prefix(printed)
    let least = narrowest.map { narrow in onPaper.map { $0.least(text: narrow.text, reason: narrow.reason) } }
    let chosen = least.first { Sheet.pixels(ofColumns: $0) <= room } ?? least[least.count - 1]
    let excess = (Sheet.pixels(ofColumns: onPaper.map(\.wish)) - room) / 7
    let spare = zip(onPaper, chosen).reduce(0) { $0 + $1.0.wish - $1.1 }
    guard excess > 0, spare > 0 else { return columns.map(\.wish) }
    let share = min(1, excess / spare)
    return zip(onPaper, chosen).map { $0.wish - ($0.wish - $1) * share } + columns.dropFirst(printed).map(\.wish)
  }

  /// How wide a column wants to be, and what it can do with, in digits.
  private struct ColumnRoom {
    private let isOfNumbers: Bool
    private let longest: Double
    private let numbers: Double
    private let folded: Double
    let wish: Double

    init(_ table: Table, _ texts: [[(text: String, width: Int)]], column: Int, isBeforeBars: Bool) {
      let heading = table.columns[column].heading
      isOfNumbers = table.columns[column].alignment == .trailing
      let cells = zip(table.rows, texts).map { (isNumber: $0[column].sortValue != nil, text: $1[column]) }
      let edge = isBeforeBars ? 1.5 : 0
      longest = edge + Self.room(cells.map { $0.isNumber ? Self.digits($0.text) : Double($0.text.width) })
      numbers = edge + Self.room(cells.map { $0.isNumber ? Self.digits($0.text) : 0 })
      let word = heading.split(separator: " ").filter { $0.utf8.allSatisfy { $0 < 0x80 } }.map(\.count).max() ?? 0
      let whole = Double(DisplayWidth.of(heading))
      folded = max(Double(word) * 1.15, (whole / 2).rounded(.up) + 1) + filterButton
      wish = max(whole + filterButton, longest)
    }

    func least(text: Double, reason: Double) -> Double {
      min(wish, max(folded, numbers, min(longest, isOfNumbers ? reason : text)))
    }

    private static func room(_ widths: [Double]) -> Double { min((widths.max() ?? 0) * 1.1 + 1.5, widest) }

    /// A comma and a point are half as wide as a digit in any font.
    private static func digits(_ number: (text: String, width: Int)) -> Double {
      Double(number.width) - 0.5 * Double(number.text.utf8.count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") })
    }
  }
}
