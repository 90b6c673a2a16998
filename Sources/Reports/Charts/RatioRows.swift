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

  static func plotHeight(_ count: Int) -> Double { 18 + pitch * Double(max(count, 4)) + 36 }

  func area(size: ChartSize, frame: ChartFrame) -> PlotArea {
    let names = rows.map { TextExtent.width($0.fullName, size: ChartType.text) }.max() ?? 0
    let labels = rows.map { TextExtent.width($0.label, size: ChartType.text) }.max() ?? 0
    let numbers = max(labels, TextExtent.width(numbers, size: ChartType.small))
    return PlotArea(
      left: ChartFrame.margin + min(names, size.width * 0.45) + 10,
      right: size.width - ChartFrame.margin - numbers - 14,
      top: frame.top + 18, bottom: size.height - frame.bottom - 36)
  }

  /// A long name gives way, what stands behind it does not.
  func shownNames(in room: Double) -> [String] {
    let rooms = rows.map { room - TextExtent.width($0.suffix, size: ChartType.text) }
    let names = rows.map { GnuplotText.printable($0.name) }
    return zip(TextExtent.shortened(names, to: rooms, size: ChartType.text), rows).map { $0 + $1.suffix }
  }

  func draw(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Names at the left, numbers at the right")
    script.label(
      numbers, at: PagePlace(.page(script.size.width - ChartFrame.margin), .page(area.top - 8)), .small.aligned(.right))
    let names = shownNames(in: area.left - ChartFrame.margin - 10)
    for (index, (row, name)) in zip(rows, names).enumerated() {
      let y = PageCoordinate.value(Double(index + 1))
      script.label(name, at: PagePlace(.page(area.left - 10), y), LabelStyle(alignment: .right))
      script.label(
        row.label, at: PagePlace(.page(script.size.width - ChartFrame.margin), y),
        LabelStyle(colour: row.isAlarming ? .vermilion : .ink, alignment: .right))
    }
    axis.draw(in: area, rows: Double(rows.count), targetInFront: targetInFront, on: &script)
  }
}
