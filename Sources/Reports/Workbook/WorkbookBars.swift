// SPDX-License-Identifier: GPL-3.0-or-later
internal import CXlsxWriter

/// Shares of a target as bars that the spreadsheet draws: from zero, the highest first, in the colour of their grade, each with its
/// number. A bar ends at twice the target, for one of twelve times it would leave nothing to see of the others; its number does not.
struct WorkbookBars {
  private struct Bar {
    let name: Cell
    let value: Cell
    let share: Double
    let grade: Cell?
    let isMarked: Bool
  }

  private let bars: [Bar]
  private let plot: ReportTable.Plot
  private let columns: (names: Table.Column, values: Table.Column)
  private let report: ReportTable

  /// Of more than the chart has room for, the lowest.
  init?(of table: WorkbookTable) {
    guard let plot = table.report.plot, plot.kind == .bars, let names = table.index(of: plot.names),
      let values = plot.values.first.flatMap(table.index)
    else { return nil }
    let (grades, notes) = (plot.grades.flatMap(table.index), plot.notes.flatMap(table.index))
    let all = table.table.rows.dropLast(table.report.totals).compactMap { row in
      row[values].sortValue.map { share in
        Bar(
          name: row[names], value: row[values], share: share, grade: grades.map { row[$0] },
          isMarked: notes.map { CellStyle().text(row[$0]).contains(Self.mark) } ?? false)
      }
    }
    let sorted = all.enumerated().sorted { ($0.element.share, -$0.offset) > ($1.element.share, -$1.offset) }
    bars = sorted.suffix(plot.rows).map(\.element)
    guard !bars.isEmpty else { return nil }
    (self.plot, report) = (plot, table.report)
    columns = (table.table.columns[names], table.table.columns[values])
  }

  private static let end = 2.0
  private var isCapped: Bool { bars.contains { $0.share > Self.end } }
  /// Behind the number of a bar whose row has it in its note.
  private static let mark = "※"

  /// The grades that there are, the good ones first; one without a name where there are none.
  private var grades: [Cell?] {
    var found: [Cell] = []
    for case let grade? in bars.map(\.grade) where !found.contains(grade) { found.append(grade) }
    guard !found.isEmpty else { return [nil] }
    let order: [CellTone] = [.good, .fair, .bad, .open]
    return found.enumerated().sorted {
      (Self.place($0.element, order), $0.offset) < (Self.place($1.element, order), $1.offset)
    }.map(\.element)
  }

  private static func place(_ grade: Cell, _ order: [CellTone]) -> Int {
    CellTone(of: grade).flatMap(order.firstIndex) ?? order.count
  }

  /// Name and number of each, and what is drawn of it in a column for its grade.
  var cells: ReportTable {
    var cells = report
    let drawn = grades.map { grade in
      Table.Column("drawn", grade.map { CellStyle().text($0) } ?? columns.values.heading, .trailing)
    }
    cells.table = Table(
      columns: [columns.names, columns.values] + drawn,
      rows: bars.map { bar in
        [bar.name, bar.value]
          + grades.map { $0 == bar.grade ? .fraction(min(bar.share, Self.end)) : .missing }
      })
    (cells.totals, cells.bars, cells.sources) = (0, [], [:])
    return cells
  }

  /// - Parameters:
  ///   - start: the first column of the cells, whose headings are in the first row.
  ///   - size: in pixels.
  func insert(on sheet: Sheet, of file: WorkbookFile, from start: Int, size: (Double, Double), style: CellStyle) {
    guard let chart = workbook_add_chart(file.workbook, UInt8(LXW_CHART_BAR.rawValue)) else { return }
    let last = UInt32(bars.count)
    for (number, grade) in grades.enumerated() {
      guard let series = chart_add_series(chart, nil, nil) else { continue }
      let column = UInt16(start + 2 + number)
      chart_series_set_categories(series, sheet.name, 1, UInt16(start), last, UInt16(start))
      chart_series_set_values(series, sheet.name, 1, column, last, column)
      let name = grade.map(style.text) ?? columns.values.heading
      chart_series_set_name(series, WorkbookText.printable(name, limit: 255))
      var fill = lxw_chart_fill()
      fill.color = Self.colour(grade)
      chart_series_set_fill(series, &fill)
      setLabels(
        of: series, bars.map { $0.grade == grade ? style.text($0.value) + ($0.isMarked ? Self.mark : "") : nil })
    }
    chart_set_series_overlap(chart, 100)
    WorkbookTable.setTitle(of: chart, plot.title)
    WorkbookTable.setNames(of: chart, columns.names.heading)
    setAxis(chart.pointee.x_axis)
    chart_axis_set_label_position(chart.pointee.y_axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    sheet.insert(chart, 0, 0, size: size, description: plot.title)
  }

  private static func isEarly(_ grade: Cell?) -> Bool {
    if case .word("reached", _) = grade { true } else { false }
  }

  private static func colour(_ grade: Cell?) -> lxw_color_t {
    switch grade.flatMap(CellTone.init) {
    case .good where isEarly(grade), .fair: 0x56B4E9
    case .good, nil: 0x0072B2
    case .bad: 0xBF4D00
    case .open: 0x9A9A9A
    }
  }

  /// Outside the end of each bar; `nil` where the bar is another series'.
  private func setLabels(of series: UnsafeMutablePointer<lxw_chart_series>, _ texts: [String?]) {
    chart_series_set_labels(series)
    chart_series_set_labels_position(series, UInt8(LXW_CHART_LABEL_POSITION_OUTSIDE_END.rawValue))
    let labels = UnsafeMutablePointer<lxw_chart_data_label>.allocate(capacity: texts.count)
    labels.initialize(repeating: lxw_chart_data_label(), count: texts.count)
    let copies = texts.map { $0.map(WorkbookText.copied) }
    for (index, copy) in copies.enumerated() {
      labels[index].value = copy
      if copy == nil { labels[index].hide = 1 }
    }
    var pointers: [UnsafeMutablePointer<lxw_chart_data_label>?] = texts.indices.map { labels + $0 } + [nil]
    chart_series_set_labels_custom(series, &pointers)
    for copy in copies { copy?.deallocate() }
    labels.deallocate()
  }

  /// From zero, in halves of the target, with room for the numbers behind the longest bars.
  private func setAxis(_ axis: UnsafeMutablePointer<lxw_chart_axis>?) {
    let longest = isCapped ? Self.end : bars.map(\.share).max() ?? 1
    let name = (isCapped ? plot.cappedAxis : plot.axis) + (bars.contains(where: \.isMarked) ? plot.mark : "")
    WorkbookTable.setName(name, of: axis)
    chart_axis_set_num_format(axis, "0%")
    chart_axis_set_min(axis, min(0, (bars.map(\.share).min() ?? 0).rounded(.down)))
    chart_axis_set_max(axis, max(1.25, longest * 1.15))
    chart_axis_set_major_unit(axis, 0.5)
    var line = lxw_chart_line()
    (line.color, line.width) = (0xD9D9D9, 0.75)
    chart_axis_major_gridlines_set_line(axis, &line)
  }
}
