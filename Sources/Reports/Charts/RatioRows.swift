// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of names and numbers beside one axis of ratios, on which 1 is the target: what bullet and interval charts share.
struct RatioRows {
  struct Row {
    let name: String
    let label: String
    let isAlarming: Bool
  }

  let rows: [Row]
  let axis: ChartAxis
  /// Stands at the line of the target, and names the axis.
  let words: (target: String, axis: String)

  static let pitch = 15.0

  static func plotHeight(_ count: Int) -> Double { 18 + pitch * Double(max(count, 4)) + 36 }

  /// Logarithmic where the ratios lie so far apart that a linear axis would crush those below the target.
  static func axis(over ratios: [Double]) -> ChartAxis {
    let positive = ratios.filter { $0 > 0 }
    if (positive.max() ?? 1) > 5 || ((positive.min() ?? 1) < 0.2 && (positive.max() ?? 1) > 2) {
      return .logarithmic(over: positive + [0.8, 1.25], floor: 0.01)
    }
    return .linear(over: ratios + [0, 1.2], steps: 4)
  }

  func area(size: ChartSize, frame: ChartFrame) -> PlotArea {
    let names = rows.map { TextExtent.width(GnuplotText.printable($0.name), size: ChartType.text) }.max() ?? 0
    let numbers = rows.map { TextExtent.width($0.label, size: ChartType.text) }.max() ?? 0
    return PlotArea(
      left: ChartFrame.margin + min(names, size.width * 0.45) + 10,
      right: size.width - ChartFrame.margin - numbers - 14,
      top: frame.top + 18, bottom: size.height - frame.bottom - 36)
  }

  func draw(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Names at the left, numbers at the right")
    for (index, row) in rows.enumerated() {
      let y = PageCoordinate.value(Double(index + 1))
      let name = TextExtent.shortened(
        GnuplotText.printable(row.name), to: area.left - ChartFrame.margin - 10, size: ChartType.text)
      script.label(name, at: PagePlace(.page(area.left - 10), y), LabelStyle(alignment: .right))
      script.label(
        row.label, at: PagePlace(.page(script.size.width - ChartFrame.margin), y),
        LabelStyle(colour: row.isAlarming ? .vermilion : .ink, alignment: .right))
    }
    drawAxis(in: area, on: &script)
  }

  private func drawAxis(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("The axis, as a ratio; its labels are in per cent")
    script.plotArea(area)
    if axis.scale == .logarithmic { script.command("set logscale x") }
    script.command("set xrange [\(GnuplotNumber.written(axis.lower)):\(GnuplotNumber.written(axis.upper))]")
    script.command("set yrange [\(rows.count).5:0.5]")
    var labelled: [ClosedRange<Double>] = []
    for tick in axis.ticksByWeight {
      script.line(
        from: PagePlace(.value(tick), .page(area.top)), to: PagePlace(.value(tick), .page(area.bottom)), colour: .rule,
        width: 0.5)
      let text = ChartNumber.grouped((tick * 1e10).rounded() / 1e8)
      let x = area.left + axis.fraction(tick) * (area.right - area.left)
      let half = TextExtent.width(text, size: ChartType.small) / 2 + 1.5
      guard !labelled.contains(where: { $0.overlaps(x - half...x + half) }) else { continue }
      labelled.append(x - half...x + half)
      script.label(text, at: PagePlace(.value(tick), .page(area.bottom + 9)), .small.aligned(.center))
    }
    let middle = (area.left + area.right) / 2
    script.label(words.axis, at: PagePlace(.page(middle), .page(area.bottom + 24)), .small.aligned(.center))
    script.line(
      from: PagePlace(.value(1), .page(area.top)), to: PagePlace(.value(1), .page(area.bottom)), colour: .ink,
      width: 1.5, back: false)
    let half = TextExtent.width(words.target, size: ChartType.small) / 2
    let wish = area.left + axis.fraction(1) * (area.right - area.left)
    let x = max(ChartFrame.margin + half, min(wish, script.size.width - ChartFrame.margin - half))
    script.label(
      words.target, at: PagePlace(.page(x), .page(area.top - 8)), LabelStyle(size: ChartType.small, alignment: .center))
  }
}
