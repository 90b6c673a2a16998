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
    guard let chart = sorted, let name = chart.report.plot?.sheet, chart.drawn > 0 else { return }
    let sheet = try file.addSheet(name)
    let width = Self.chartWidth + Self.columnWidth
    let columns = Int(width / Self.columnWidth)
    chart.writeCells(to: sheet, at: 0, from: columns)
    sheet.fixHeights(rows: 0..<1 + chart.chartRows)
    for (column, width) in chart.widths.enumerated() { sheet.setWidth(width, column: columns + column) }
    chart.insertChart(on: sheet, of: file, headings: 0, from: columns, at: (0, 0))
    let height = Double(1 + chart.chartRows) * Sheet.height(lines: 1)
    sheet.setPage(rows: 1 + chart.chartRows, columns: columns, SheetPages(width: width, heights: [height]))
  }

  /// What the chart shows of the table: the highest first; of more than it has room for, the lowest.
  private var sorted: WorkbookTable? {
    guard let plot = report.plot, plot.sheet != nil, let names = index(of: plot.names),
      let values = plot.values.first.flatMap(index)
    else { return nil }
    let rows = table.rows.dropLast(report.totals).compactMap { row in row[values].sortValue.map { (row, $0) } }
    let shown = rows.enumerated().sorted { ($0.element.1, -$0.offset) > ($1.element.1, -$1.offset) }.suffix(plot.rows)
    var chart = report
    chart.table = Table(
      columns: [table.columns[names], table.columns[values]],
      rows: shown.map { [$0.element.0[names], $0.element.0[values]] })
    (chart.totals, chart.bars, chart.sources) = (0, [], [:])
    return WorkbookTable(chart, style: style)
  }

  private static let chartWidth = 720.0
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
    let kind = plot.kind == .stackedBars ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR
    guard let chart = workbook_add_chart(file.workbook, UInt8(kind.rawValue)) else { return }
    let (first, last) = (UInt32(headings + 1), UInt32(headings + drawn))
    for (number, key) in plot.values.enumerated() {
      guard let column = index(of: key), let series = chart_add_series(chart, nil, nil) else { continue }
      chart_series_set_categories(series, sheet.name, first, UInt16(start + names), last, UInt16(start + names))
      chart_series_set_values(series, sheet.name, first, UInt16(start + column), last, UInt16(start + column))
      chart_series_set_name(series, WorkbookText.printable(table.columns[column].heading, limit: 255))
      var fill = lxw_chart_fill()
      fill.color = Self.colours[number % Self.colours.count]
      chart_series_set_fill(series, &fill)
      if plot.kind == .stackedBars { setLabels(of: series, isOnDark: number != 1) }
    }
    setAxes(of: chart, plot)
    sheet.insert(
      chart, place.row, place.column, size: (min(width, Self.chartWidth), chartHeight), description: plot.title)
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
    let isLogarithmic = plot.kind == .bars && spread > 20
    setName(isLogarithmic ? plot.logarithmicAxis : plot.axis, of: values)
    setName(index(of: plot.names).map { table.columns[$0].heading } ?? "", of: names)
    guard plot.kind == .bars else { return chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue)) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    chart_axis_set_num_format(values, "0%")
    if isLogarithmic { chart_axis_set_log_base(values, 10) }
    chart_axis_set_label_position(names, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    // Bars begin at the target: to the right of it where it was passed.
    chart_axis_set_crossing(values, 1)
  }

  private func setName(_ name: String, of axis: UnsafeMutablePointer<lxw_chart_axis>?) {
    guard !name.isEmpty else { return }
    chart_axis_set_name(axis, WorkbookText.printable(name, limit: 255))
    var font = lxw_chart_font()
    (font.size, font.bold) = (10, UInt8(LXW_EXPLICIT_FALSE.rawValue))
    chart_axis_set_name_font(axis, &font)
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
