// SPDX-License-Identifier: GPL-3.0-or-later
internal import CXlsxWriter
public import Foundation

/// A report as a workbook that departments check: a sheet for the overview and one for each table, the values as numbers.
public struct WorkbookReport: Sendable {
  private let document: ReportDocument
  private let style: CellStyle

  public init(_ document: ReportDocument, style: CellStyle = CellStyle()) {
    (self.document, self.style) = (document, style)
  }

  public func data() throws(WorkbookError) -> Data {
    let file = try WorkbookFile()
    file.describe(title: document.title)
    try writeOverview(to: file)
    for table in document.tables.dropFirst(overviewTable == nil ? 0 : 1) {
      try WorkbookTable(table, style: style).write(to: file)
    }
    return try file.data()
  }

  /// The first part's table stands on the overview.
  private var overviewTable: ReportTable? {
    document.parts.first?.blocks.lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
  }

  /// Those of the table on the overview, and more where it has fewer.
  private var widths: [Double] {
    let widths = overviewTable.map(overview).map(\.widths) ?? [10, 26]
    return widths + [Double](repeating: 10, count: max(0, 8 - widths.count))
  }

  private func overview(_ table: ReportTable) -> WorkbookTable {
    WorkbookTable(table, style: style, room: SheetPages.widestUprightInAnyFont)
  }

  private func writeOverview(to file: WorkbookFile) throws(WorkbookError) {
    let sheet = try file.addSheet(document.words.overview)
    sheet.write(document.title, 0, 0, .title)
    sheet.write(document.subtitle, 1, 0)
    var (row, heights, titles) = (3, [Int: Double](), Set<Int>())
    for part in document.parts where part.blocks.contains(where: \.isToldInWords) {
      if !part.beginsWithText { titles.insert(row) }
      row = write(part, to: sheet, at: row, in: file, &heights, &titles)
    }
    let widths = widths
    for (column, width) in widths.enumerated() { sheet.setWidth(width, column: column) }
    let pages = SheetPages(
      width: Sheet.pixels(ofColumns: widths),
      heights: (0..<row).map { heights[$0] ?? Sheet.height(lines: 1) }, keptWithNext: titles)
    sheet.setPage(rows: row, columns: widths.count, pages)
  }

  /// Returns the height of its row.
  private func writeParagraph(_ text: String, under title: String? = nil, to sheet: Sheet, _ row: Int) -> Double {
    let (columns, width) = (widths.count, widths.reduce(0, +))
    guard let title else { return sheet.writeParagraph(text, row, columns: columns, width: width) }
    return sheet.writeParagraph(text, under: title, row, columns: columns, width: width)
  }

  /// Figures, sentences and the first table; the other tables have sheets of their own. Returns the next free row.
  private func write(
    _ part: ReportDocument.Part, to sheet: Sheet, at start: Int, in file: WorkbookFile, _ heights: inout [Int: Double],
    _ titles: inout Set<Int>
  ) -> Int {
    var row = start
    if !part.beginsWithText {
      var heading = CellLook()
      heading.isBold = true
      sheet.write(part.title, row, 0, heading)
      row += 1
    }
    for block in part.blocks {
      switch block {
      case .text(let text):
        heights[row] = writeParagraph(text, under: row == start ? part.title : nil, to: sheet, row)
        row += 1
      case .points(let points):
        for point in points {
          heights[row] = writeParagraph("・" + point, to: sheet, row)
          row += 1
        }
      case .figures(let figures):
        for figure in figures {
          sheet.write(figure.label, row, 1)
          // The label has the room of two columns.
          WorkbookTable.writeFigure(figure.value, to: sheet, row, 3, style: style)
          row += 1
        }
      case .table(let table) where table.id == overviewTable?.id:
        let written = overview(table)
        written.writeCells(to: sheet, at: row + 1)
        for (index, height) in written.heights.enumerated() { heights[row + 1 + index] = height }
        // A little less than what is printed, so that the frame is on the page.
        written.insertChart(
          on: sheet, of: file, headings: row + 1, at: (row + 3 + table.table.rows.count, 0),
          width: Sheet.pixels(ofColumns: widths) - 10)
        row += table.table.rows.count + 3
        // A chart is not broken.
        titles.formUnion(row..<row + max(0, written.chartRows - 1))
        row += written.chartRows
      case .table, .chart: break
      }
    }
    let sheets = sheets(of: part)
    if !sheets.isEmpty, !document.words.onSheets.isEmpty {
      heights[row] = writeParagraph(
        document.words.onSheets.replacing("{sheets}", with: sheets.joined(separator: ", ")), to: sheet, row)
      row += 1
    }
    return row + 1
  }

  /// Where the tables are that do not stand on the overview, and their charts.
  private func sheets(of part: ReportDocument.Part) -> [String] {
    part.blocks.flatMap { block -> [String] in
      guard case .table(let table) = block, table.id != overviewTable?.id else { return [] }
      return [table.sheet] + [table.plot?.alone?.sheet].compactMap(\.self)
    }
  }
}

extension ReportDocument.Part {
  fileprivate var beginsWithText: Bool { if case .text? = blocks.first { true } else { false } }
}

extension ReportDocument.Block {
  /// Has something for the overview.
  fileprivate var isToldInWords: Bool {
    switch self {
    case .text, .points, .figures: true
    case .table, .chart: false
    }
  }
}
