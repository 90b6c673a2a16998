// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of names and numbers beside one axis of ratios, on which 1 is the target: what bullet and interval charts share.
struct RatioRows {
  struct Row {
    let name: String
    let label: String
    let isAlarming: Bool
    /// Behind the name, and never cut.
    var suffix = ""
    /// The lowest that is drawn of it: where that lies below the axis, an arrow says so.
    var least: Double?

    var fullName: String { GnuplotText.printable(name) + suffix }
  }

  let rows: [Row]
  let axis: RatioAxis
  /// Heads the numbers at the right; `""` for nothing.
  var numbers = ""
  /// Whether the line of the target is drawn over the data.
  var targetInFront = true

  static let pitch = 15.0
  /// Between the names and the plot: room for an arrow.
  private static let gap = 12.0
  /// Lower than this, lines of text would touch.
  static let leastPitch = 12.5
  private static let narrowPitch = 29.0
  private static let axisRoom = 36.0

  func size(_ frame: ChartFrame) -> ChartSize {
    let size = ChartSize(width: frame.width, height: 0)
    let pitch = size.isNarrow ? Self.narrowPitch : Self.pitch
    return frame.size(
      plotHeight: topRoom(size.isNarrow) + pitch * max(column(of: size).height, 4) + Self.axisRoom)
  }

  func leastHeight(_ frame: ChartFrame) -> Double {
    let size = ChartSize(width: frame.width, height: 0)
    guard !size.isNarrow else { return self.size(frame).height }
    return frame.size(plotHeight: topRoom(false) + Self.leastPitch * column(of: size).height + Self.axisRoom).height
  }

  /// For what stands above the plot: on a narrow page what heads the numbers has a line of its own.
  private func topRoom(_ isNarrow: Bool) -> Double { isNarrow && !numbers.isEmpty ? 32 : 18 }

  /// Where the data of each row lies, in rows: below its name on a narrow page. `reach` is how far it goes up and down.
  func places(_ size: ChartSize) -> [Double] {
    column(of: size).rows.map { size.isNarrow ? $0.top + $0.height - 0.3 : $0.middle }
  }
  static func reach(_ size: ChartSize) -> Double { size.isNarrow ? 0.22 : 0.42 }

  func area(size: ChartSize, frame: ChartFrame) -> PlotArea {
    guard !size.isNarrow else {
      return PlotArea(
        left: ChartFrame.margin + 4, right: size.width - ChartFrame.margin - 10, top: frame.top + topRoom(true),
        bottom: size.height - frame.bottom - Self.axisRoom)
    }
    let labels = rows.map { TextExtent.width($0.label, size: ChartType.text) }.max() ?? 0
    let numbers = max(labels, TextExtent.width(numbers, size: ChartType.small))
    return PlotArea(
      left: ChartFrame.margin + nameRoom(size.width) + Self.gap, right: size.width - ChartFrame.margin - numbers - 14,
      top: frame.top + 18, bottom: size.height - frame.bottom - Self.axisRoom)
  }

  /// As wide as the widest name, up to nearly half of the page.
  private func nameRoom(_ width: Double) -> Double {
    min(rows.map { TextExtent.width($0.fullName, size: ChartType.text) }.max() ?? 0, width * 0.45)
  }

  /// The names: a long one takes more lines, and last gives way, what stands behind it does not.
  func column(of size: ChartSize) -> NameColumn {
    let rooms = rows.map { row in
      size.isNarrow
        ? size.width - 2 * ChartFrame.margin - TextExtent.width(row.label, size: ChartType.text) - 10
        : nameRoom(size.width)
    }
    return NameColumn(rows.map(\.name), suffixes: rows.map(\.suffix), to: rooms, isNarrow: size.isNarrow)
  }

  func draw(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Names at the left, numbers at the right")
    let (isNarrow, column) = (script.size.isNarrow, column(of: script.size))
    script.label(
      numbers,
      at: PagePlace(.page(script.size.width - ChartFrame.margin), .page(area.top - topRoom(isNarrow) + 10)),
      .small.aligned(.right))
    let pitch = (area.bottom - area.top) / max(column.height, 1)
    for (index, (row, place)) in zip(rows, column.rows).enumerated() {
      if isNarrow {
        column.drawAbove(index, at: ChartFrame.margin, on: &script)
      } else {
        column.draw(index, at: area.left - Self.gap, pitch: pitch, alignment: .right, on: &script)
      }
      let y = isNarrow ? place.top + NameColumn.firstLine : place.middle
      script.label(
        row.label, at: PagePlace(.page(script.size.width - ChartFrame.margin), .value(y)),
        LabelStyle(colour: row.isAlarming ? .vermilion : .ink, alignment: .right))
    }
    for (row, place) in zip(rows, places(script.size)) {
      axis.pointBelow(row.least, at: place, in: area, on: &script)
    }
    axis.draw(
      in: area, rows: column.height, targetInFront: targetInFront,
      parts: isNarrow ? places(script.size).map { $0 - 0.25...$0 + 0.25 } : nil, on: &script)
  }
}
