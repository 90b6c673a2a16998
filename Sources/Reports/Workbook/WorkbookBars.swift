// SPDX-License-Identifier: GPL-3.0-or-later
internal import CXlsxWriter
internal import Foundation

/// Shares of a target as bars that the spreadsheet draws, the rows and the axis those of the picture of the same document, in the colour
/// of their grade, each with its number: from zero, or where shares lie far apart from the target, on a logarithmic axis.
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
  private let alone: ReportTable.Alone
  private let columns: (names: Table.Column, values: Table.Column)
  private let report: ReportTable
  private let style: CellStyle

  init?(of table: WorkbookTable) {
    guard let plot = table.report.plot, plot.kind == .bars, let alone = plot.alone,
      let names = table.index(of: plot.names), let values = plot.values.first.flatMap(table.index)
    else { return nil }
    let (grades, notes) = (plot.grades.flatMap(table.index), plot.notes.flatMap(table.index))
    bars = alone.order.filter(table.table.rows.indices.contains).map { table.table.rows[$0] }.compactMap { row in
      row[values].sortValue.map { share in
        Bar(
          name: row[names], value: row[values], share: share, grade: grades.map { row[$0] },
          isMarked: notes.map { CellStyle().text(row[$0]).contains(Self.mark) } ?? false)
      }
    }
    guard !bars.isEmpty else { return nil }
    (self.plot, self.alone, report, style) = (plot, alone, table.report, table.style)
    columns = (table.table.columns[names], table.table.columns[values])
  }

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
        [.text(label(of: bar)), bar.value]
          + grades.map { $0 == bar.grade ? .fraction(max(bar.share, axis.lowerBound)) : .missing }
      })
    (cells.totals, cells.bars, cells.sources, cells.offPaper) = (0, [], [:], nil)
    cells.plot?.rows = bars.count
    return cells
  }

  /// The number stands behind the name: programs differ in where they put one beside a bar that goes to the left.
  private func label(of bar: Bar) -> String {
    style.text(bar.name) + "  " + style.text(bar.value) + (bar.isMarked ? Self.mark : "")
  }

  /// - Parameters:
  ///   - start: the first column of the cells, whose headings are in the first row.
  ///   - size: in pixels.
  func insert(on sheet: Sheet, of file: WorkbookFile, from start: Int, size: (Double, Double)) {
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

  /// From where to where: a logarithmic axis from a power of ten, as a spreadsheet counts its steps from its lower end.
  private var axis: ClosedRange<Double> {
    let shares = bars.map(\.share)
    let (least, most) = (shares.min() ?? 0, max(1.25, shares.max() ?? 1))
    guard alone.isLogarithmic else { return min(0, least.rounded(.down))...most * 1.05 }
    return (shares.contains { $0 < Self.floor * 10 } ? Self.floor : Self.floor * 10)...most * 1.1
  }

  /// What is lower, or not positive, is drawn to the end of the axis, as in the picture.
  private static let floor = 0.01

  private func setAxis(_ axis: UnsafeMutablePointer<lxw_chart_axis>?) {
    WorkbookTable.setName(plot.axis, of: axis)
    chart_axis_set_num_format(axis, "#,##0%")
    chart_axis_set_min(axis, self.axis.lowerBound)
    chart_axis_set_max(axis, self.axis.upperBound)
    if alone.isLogarithmic {
      chart_axis_set_log_base(axis, 10)
      chart_axis_set_crossing(axis, 1)
    } else {
      chart_axis_set_major_unit(axis, self.axis.upperBound > 3 ? 1 : 0.5)
    }
    var line = lxw_chart_line()
    (line.color, line.width) = (0xD9D9D9, 0.75)
    chart_axis_major_gridlines_set_line(axis, &line)
  }
}
