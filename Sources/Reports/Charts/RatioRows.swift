// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of names and numbers beside one axis of ratios, on which 1 is the target: what bullet and interval charts share.
struct RatioRows {
  struct Row {
    let name: String
    let label: String
    let isAlarming: Bool
    /// Behind the name, and never cut.
    var suffix = ""

    var fullName: String { GnuplotText.printable(name) + suffix }
  }

  let rows: [Row]
  let axis: RatioAxis
  /// Heads the numbers at the right; `""` for nothing.
  var numbers = ""
  /// Whether the line of the target is drawn over the data.
  var targetInFront = true

  static let pitch = 15.0
  private static let narrowPitch = 29.0

  func size(_ frame: ChartFrame) -> ChartSize {
    let isNarrow = ChartSize(width: frame.width, height: 0).isNarrow
    let rowsHeight = (isNarrow ? Self.narrowPitch : Self.pitch) * Double(max(rows.count, 4))
    return frame.size(plotHeight: topRoom(isNarrow) + rowsHeight + 36)
  }

  /// For what stands above the plot: on a narrow page what heads the numbers has a line of its own.
  private func topRoom(_ isNarrow: Bool) -> Double { isNarrow && !numbers.isEmpty ? 32 : 18 }

  /// Where the data of a row lies, in rows: below its name on a narrow page. `reach` is how far it goes up and down.
  static func place(ofRow number: Int, _ size: ChartSize) -> Double { Double(number) + (size.isNarrow ? 0.2 : 0) }
  static func reach(_ size: ChartSize) -> Double { size.isNarrow ? 0.22 : 0.42 }

  func area(size: ChartSize, frame: ChartFrame) -> PlotArea {
    guard !size.isNarrow else {
      return PlotArea(
        left: ChartFrame.margin + 4, right: size.width - ChartFrame.margin - 10, top: frame.top + topRoom(true),
        bottom: size.height - frame.bottom - 36)
    }
    let names = rows.map { TextExtent.width($0.fullName, size: ChartType.text) }.max() ?? 0
    let labels = rows.map { TextExtent.width($0.label, size: ChartType.text) }.max() ?? 0
    let numbers = max(labels, TextExtent.width(numbers, size: ChartType.small))
    return PlotArea(
      left: ChartFrame.margin + min(names, size.width * 0.45) + 10,
      right: size.width - ChartFrame.margin - numbers - 14,
      top: frame.top + 18, bottom: size.height - frame.bottom - 36)
  }

  /// A long name gives way, what stands behind it does not.
  func shownNames(in room: Double, besideNumbers: Bool = false) -> [String] {
    let rooms = rows.map { row in
      let number = besideNumbers ? TextExtent.width(row.label, size: ChartType.text) + 10 : 0
      return room - number - TextExtent.width(row.suffix, size: ChartType.text)
    }
    let names = rows.map { GnuplotText.printable($0.name) }
    return zip(TextExtent.shortened(names, to: rooms, size: ChartType.text), rows).map { $0 + $1.suffix }
  }

  func draw(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Names at the left, numbers at the right")
    let isNarrow = script.size.isNarrow
    script.label(
      numbers,
      at: PagePlace(.page(script.size.width - ChartFrame.margin), .page(area.top - topRoom(isNarrow) + 10)),
      .small.aligned(.right))
    let names =
      isNarrow
      ? shownNames(in: script.size.width - 2 * ChartFrame.margin, besideNumbers: true)
      : shownNames(in: area.left - ChartFrame.margin - 10)
    for (index, (row, name)) in zip(rows, names).enumerated() {
      let y = PageCoordinate.value(Double(index + 1) - (isNarrow ? 0.27 : 0))
      script.label(
        name, at: PagePlace(.page(isNarrow ? ChartFrame.margin : area.left - 10), y),
        LabelStyle(alignment: isNarrow ? .left : .right))
      script.label(
        row.label, at: PagePlace(.page(script.size.width - ChartFrame.margin), y),
        LabelStyle(colour: row.isAlarming ? .vermilion : .ink, alignment: .right))
    }
    axis.draw(
      in: area, rows: Double(rows.count), targetInFront: targetInFront, parts: isNarrow ? -0.05...0.45 : nil,
      on: &script)
  }
}
