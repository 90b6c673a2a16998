// SPDX-License-Identifier: GPL-3.0-or-later
internal import CXlsxWriter

/// A table of a report on a sheet: caption, headings that stay in sight and filter, values with their formats.
struct WorkbookTable {
  private let report: ReportTable
  private let table: Table
  private let style: CellStyle
  /// What people read, by row and column, each with the room it takes.
  private let texts: [[(text: String, width: Int)]]

  init(_ report: ReportTable, style: CellStyle) {
    (self.report, self.style) = (report, style)
    table = report.forReading
    texts = table.rows.map { row in
      row.map {
        let text = style.text($0)
        return (text, DisplayWidth.of(text))
      }
    }
  }

  /// The row of the headings, below caption and a blank.
  private static let headings = 2
  /// More columns, or wider ones in all, want a page on its side.
  private static let upright = (columns: 7, width: 100.0)

  func write(to file: WorkbookFile) throws(WorkbookError) {
    let sheet = try file.addSheet(report.sheet)
    sheet.write(report.caption, 0, 0, .title)
    writeCells(to: sheet, at: Self.headings)
    let widths = widths
    for (column, width) in widths.enumerated() { sheet.setWidth(width, column: column) }
    let last = Self.headings + table.rows.count
    sheet.freeze(above: Self.headings + 1)
    if !table.rows.isEmpty { sheet.addFilter(rows: Self.headings...last, columns: table.columns.count) }
    let isWide = table.columns.count > Self.upright.columns || widths.reduce(0, +) > Self.upright.width
    sheet.setPage(
      rows: last + 1, columns: table.columns.count, isWide: isWide,
      isOne: Sheet.isLittleMoreThanAPage(widths: widths, height: height, isWide: isWide))
    insertChart(on: sheet, of: file, headings: Self.headings, at: (Self.headings, table.columns.count + 1))
  }

  func writeCells(to sheet: Sheet, at headings: Int) {
    for (column, heading) in table.columns.enumerated() {
      var look = CellLook()
      (look.isHeading, look.isWrapped, look.isTrailing) = (true, true, heading.alignment == .trailing)
      look.isIndented = !look.isTrailing
      sheet.write(heading.heading, headings, column, look)
    }
    for (index, row) in table.rows.enumerated() {
      let isTotal = index >= table.rows.count - report.totals
      for (column, cell) in row.enumerated() {
        Self.write(cell, texts[index][column], to: sheet, headings + 1 + index, column, isBold: isTotal)
      }
      sheet.setLines(lines(index), row: headings + 1 + index)
    }
    guard !table.rows.isEmpty else { return }
    for (column, heading) in table.columns.enumerated() where report.bars.contains(heading.key) {
      sheet.addBars(rows: headings + 1...headings + table.rows.count, column: column)
    }
  }

  /// In points, with caption and headings.
  private var height: Double {
    table.rows.indices.reduce(Sheet.height(lines: 1) * 3) { $0 + Sheet.height(lines: lines($1)) }
  }

  private func lines(_ row: Int) -> Int {
    zip(table.rows[row], texts[row]).reduce(1) { most, cell in
      guard cell.0.sortValue == nil else { return most }
      return max(most, Sheet.lines(cell.1.width, inWidth: Self.widest))
    }
  }

  static func write(_ cell: Cell, to sheet: Sheet, _ row: Int, _ column: Int, style: CellStyle, isBold: Bool = false) {
    let text = style.text(cell)
    write(cell, (text, DisplayWidth.of(text)), to: sheet, row, column, isBold: isBold)
  }

  private static func write(
    _ cell: Cell, _ shown: (text: String, width: Int), to sheet: Sheet, _ row: Int, _ column: Int, isBold: Bool
  ) {
    var look = CellLook(of: cell)
    look.isBold = isBold
    switch cell {
    case .year(let year) where shown.text != year.description: sheet.write(shown.text, row, column, look)
    case .text, .word, .graded, .missing:
      look.isIndented = true
      look.isWrapped = shown.width > Int(widest)
      sheet.write(shown.text, row, column, look)
    default: if let value = cell.sortValue { sheet.write(value, row, column, look) }
    }
  }

  private static let widest = 44.0

  /// By the longest text of each column, in digits of the default font.
  var widths: [Double] {
    table.columns.indices.map { column in
      let longest = texts.reduce(0) { max($0, $1[column].width) }
      // The button of the filter stands in the heading.
      let heading = Double(DisplayWidth.of(table.columns[column].heading)) + 3
      return max(heading, min(Double(longest) * 1.1 + 1.5, Self.widest))
    }
  }
}

/// Charts that the spreadsheet draws from the cells.
extension WorkbookTable {
  /// In pixels, of which a point has four thirds.
  private static let rowHeight = Sheet.height(lines: 1) * 4 / 3

  private var drawn: Int { min(report.plot?.rows ?? 0, table.rows.count - report.totals) }

  private var chartHeight: Double { max(240, 110 + 32 * Double(drawn)) }

  /// How many rows the chart covers.
  var chartRows: Int { drawn > 0 ? Int(chartHeight / Self.rowHeight) + 1 : 0 }

  /// - Parameter width: how much room there is, in pixels.
  func insertChart(
    on sheet: Sheet, of file: WorkbookFile, headings: Int, at place: (row: Int, column: Int), width: Double = 720
  ) {
    guard let plot = report.plot, drawn > 0, let names = index(of: plot.names),
      plot.values.contains(where: { index(of: $0) != nil })
    else { return }
    let kind = plot.kind == .stackedBars ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR
    guard let chart = workbook_add_chart(file.workbook, UInt8(kind.rawValue)) else { return }
    let (first, last) = (UInt32(headings + 1), UInt32(headings + drawn))
    for (number, key) in plot.values.enumerated() {
      guard let column = index(of: key), let series = chart_add_series(chart, nil, nil) else { continue }
      chart_series_set_categories(series, sheet.name, first, UInt16(names), last, UInt16(names))
      chart_series_set_values(series, sheet.name, first, UInt16(column), last, UInt16(column))
      chart_series_set_name(series, WorkbookText.printable(table.columns[column].heading, limit: 255))
      var fill = lxw_chart_fill()
      fill.color = Self.colours[number % Self.colours.count]
      chart_series_set_fill(series, &fill)
      if plot.kind == .stackedBars { setLabels(of: series, isOnDark: number != 1) }
    }
    setAxes(of: chart, plot)
    sheet.insert(chart, place.row, place.column, size: (min(width, 720), chartHeight), description: plot.title)
  }

  /// The counts in the bars, without those of nothing.
  private func setLabels(of series: UnsafeMutablePointer<lxw_chart_series>, isOnDark: Bool) {
    chart_series_set_labels(series)
    chart_series_set_labels_num_format(series, "0;;;")
    var font = lxw_chart_font()
    font.color = isOnDark ? 0xFFFFFF : 0x222222
    chart_series_set_labels_font(series, &font)
  }

  private func setAxes(of chart: UnsafeMutablePointer<lxw_chart>, _ plot: ReportTable.Plot) {
    chart_title_set_name(chart, WorkbookText.printable(plot.title, limit: 255))
    var font = lxw_chart_font()
    font.size = 12
    chart_title_set_name_font(chart, &font)
    chart_set_series_gap(chart, 40)
    // In a chart of bars the library calls the upright axis, on which the names stand, y.
    let (values, names) = (chart.pointee.x_axis, chart.pointee.y_axis)
    chart_axis_set_reverse(names)
    chart_axis_set_interval_unit(names, 1)
    guard plot.kind == .bars else { return chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue)) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    chart_axis_set_num_format(values, "0%")
    if spread > 20 { chart_axis_set_log_base(values, 10) }
    chart_axis_set_label_position(names, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    // Bars begin at the target: to the right of it where it was passed.
    chart_axis_set_crossing(values, 1)
  }

  /// The largest fraction drawn over the smallest.
  private var spread: Double {
    guard let key = report.plot?.values.first, let column = index(of: key) else { return 1 }
    let values = table.rows.prefix(drawn).compactMap { $0[column].sortValue }.filter { $0 > 0 }
    return (values.max() ?? 1) / (values.min() ?? 1)
  }

  private static let colours: [lxw_color_t] = [0x0072B2, 0x56B4E9, 0xD55E00]

  private func index(of key: String) -> Int? { table.columns.firstIndex { $0.key == key } }
}
