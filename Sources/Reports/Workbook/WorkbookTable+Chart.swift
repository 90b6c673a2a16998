// SPDX-License-Identifier: GPL-3.0-or-later
internal import CXlsxWriter

/// Charts that the spreadsheet draws from the cells.
extension WorkbookTable {
  /// In pixels, of which a point has four thirds.
  private static let rowHeight = Sheet.height(lines: 1) * 4 / 3

  private var drawn: Int { min(report.plot?.rows ?? 0, table.rows.count - report.totals) }

  /// A sheet of A4 holds forty bars in type that can be read.
  private var chartHeight: Double { max(260, 140 + (drawn > 12 ? 24 : 32) * Double(drawn)) }

  /// How many rows the chart covers.
  var chartRows: Int { drawn > 0 ? Int(chartHeight / Self.rowHeight) + 1 : 0 }

  /// The chart alone on a sheet, with its cells in order beside it, which are not printed: at the end of a long table nobody would
  /// find it, and beside a wide one no page would hold it.
  func writeChartSheet(to file: WorkbookFile) throws(WorkbookError) {
    guard let alone = report.plot?.alone, let bars = WorkbookBars(of: self) else { return }
    let sheet = try file.addSheet(alone.sheet)
    let width = Self.chartWidth + Self.columnWidth
    let columns = Int(width / Self.columnWidth)
    let cells = WorkbookTable(bars.cells, style: style)
    cells.writeCells(to: sheet, at: 0, from: columns)
    sheet.fixHeights(rows: 0..<1 + cells.chartRows)
    for (column, width) in cells.widths.enumerated() { sheet.setWidth(width, column: columns + column) }
    bars.insert(on: sheet, of: file, from: columns, size: (Self.chartWidth, cells.chartHeight))
    let above = 1 + cells.chartRows
    let note = sheet.writeParagraph(
      alone.note, above, columns: columns, width: (width - 5 * Double(columns)) / 7)
    let height = Double(above) * Sheet.height(lines: 1) + note
    sheet.setPage(rows: above + 1, columns: columns, SheetPages(width: width, heights: [height]))
  }

  /// As the cells have: on paper all is printed smaller.
  private static let type = 11.0

  private static let chartWidth = 640.0
  /// Of a column that nobody has set, in pixels.
  private static let columnWidth = 64.0

  /// - Parameters:
  ///   - headings: the row of the headings.
  ///   - start: the first column of the cells.
  ///   - width: how much room there is, in pixels.
  func insertChart(
    on sheet: Sheet, of file: WorkbookFile, headings: Int, from start: Int = 0, at place: (row: Int, column: Int),
    width: Double = chartWidth
  ) {
    guard let plot = report.plot, drawn > 0, let names = index(of: plot.names),
      plot.values.contains(where: { index(of: $0) != nil })
    else { return }
    guard let chart = workbook_add_chart(file.workbook, UInt8(LXW_CHART_BAR_STACKED.rawValue)) else { return }
    let (first, last) = (UInt32(headings + 1), UInt32(headings + drawn))
    for (number, key) in plot.values.enumerated() {
      guard let column = index(of: key), let series = chart_add_series(chart, nil, nil) else { continue }
      chart_series_set_categories(series, sheet.name, first, UInt16(start + names), last, UInt16(start + names))
      chart_series_set_values(series, sheet.name, first, UInt16(start + column), last, UInt16(start + column))
      chart_series_set_name(series, WorkbookText.printable(table.columns[column].heading, limit: 255))
      var fill = lxw_chart_fill()
      fill.color = Self.colours[number % Self.colours.count]
      chart_series_set_fill(series, &fill)
      setLabels(of: series, isOnDark: number != 1)
    }
    Self.setTitle(of: chart, plot.title)
    Self.setName(plot.axis, of: chart.pointee.x_axis)
    // What stands beside the bars are titles, which need none.
    Self.setNames(of: chart, "")
    sheet.insert(
      chart, place.row, place.column, size: (min(width, Self.chartWidth), chartHeight), description: plot.title)
  }

  /// The counts in the bars, without those of nothing.
  private func setLabels(of series: UnsafeMutablePointer<lxw_chart_series>, isOnDark: Bool) {
    chart_series_set_labels(series)
    chart_series_set_labels_num_format(series, "0;;;")
    var font = lxw_chart_font()
    (font.size, font.color) = (Self.type, isOnDark ? 0xFFFFFF : 0x222222)
    chart_series_set_labels_font(series, &font)
  }

  static func setTitle(of chart: UnsafeMutablePointer<lxw_chart>, _ title: String) {
    chart_title_set_name(chart, WorkbookText.printable(title, limit: 255))
    var font = lxw_chart_font()
    font.size = 12
    chart_title_set_name_font(chart, &font)
    chart_set_series_gap(chart, 40)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
  }

  /// In a chart of bars the library calls the upright axis, on which the names stand, y.
  static func setNames(of chart: UnsafeMutablePointer<lxw_chart>, _ heading: String) {
    chart_axis_set_reverse(chart.pointee.y_axis)
    chart_axis_set_interval_unit(chart.pointee.y_axis, 1)
    var font = lxw_chart_font()
    font.size = type
    chart_axis_set_num_font(chart.pointee.y_axis, &font)
    chart_axis_set_num_font(chart.pointee.x_axis, &font)
    setName(heading, of: chart.pointee.y_axis)
  }

  static func setName(_ name: String, of axis: UnsafeMutablePointer<lxw_chart_axis>?) {
    guard !name.isEmpty else { return }
    chart_axis_set_name(axis, WorkbookText.printable(name, limit: 255))
    var font = lxw_chart_font()
    (font.size, font.bold) = (type, UInt8(LXW_EXPLICIT_FALSE.rawValue))
    chart_axis_set_name_font(axis, &font)
  }

  private static let colours: [lxw_color_t] = [0x0072B2, 0x56B4E9, 0xD55E00]

  func index(of key: String) -> Int? { table.columns.firstIndex { $0.key == key } }
}
