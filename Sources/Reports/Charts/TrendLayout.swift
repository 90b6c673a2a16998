// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// Where the axes of a trend chart stand, and where on the page its values lie.
struct TrendLayout {
  let chart: TrendChart
  /// What the legend names, so that no label has to.
  let legend: Set<TrendPart>
  /// For what stands at the right of the plot.
  let columnRoom: Double
  private let axis: ChartAxis
  private(set) var area: PlotArea
  private let width: Double

  init(chart: TrendChart, size: ChartSize, frame: ChartFrame, legend: Set<TrendPart>) {
    (self.chart, self.legend) = (chart, legend)
    (width, columnRoom) = (size.width, size.width * 0.3)
    axis = chart.axis
    let ticks = axis.ticks.map { TextExtent.width(chart.words.tick($0), size: ChartType.small) }.max() ?? 0
    area = PlotArea(
      left: ChartFrame.margin + ticks + 8, right: size.width - ChartFrame.margin, top: frame.top + 18,
      bottom: size.height - frame.bottom - 26)
    let column = TrendColumn.width(of: self)
    area.right -= column > 0 ? min(column + 8, columnRoom) : 0
  }

  /// From where to where the axis goes.
  var values: ClosedRange<Double> { axis.lower...axis.upper }

  func drawAxes(on script: inout GnuplotScript) {
    script.heading("Axes")
    script.plotArea(area)
    script.command("set xrange [\(chart.years.lowerBound.number).0 - 0.5:\(GnuplotNumber.written(end))]")
    script.command("set yrange [\(GnuplotNumber.written(axis.lower)):\(GnuplotNumber.written(axis.upper))]")
    for tick in axis.ticks {
      let isZero = tick == 0
      script.line(
        from: PagePlace(.page(area.left), .value(tick)), to: PagePlace(.page(area.right), .value(tick)),
        colour: isZero ? .grey : .rule, width: isZero ? 0.8 : 0.5)
      script.label(
        chart.words.tick(tick), at: PagePlace(.page(area.left - 6), .value(tick)), .small.aligned(.right))
    }
    script.label(unit.text, at: PagePlace(.page(unit.x), .page(unit.y)), unit.style)
    drawYears(on: &script)
  }

  /// Every year, or every second, fifth, tenth… where there is no room for all, always counted from the last.
  private func drawYears(on script: inout GnuplotScript) {
    let years = Array(chart.years)
    let widest = years.map { TextExtent.width(chart.words.year($0), size: ChartType.text) }.max() ?? 0
    let step = [1, 2, 5, 10, 20, 50, 100].first { Double($0) * pitch >= widest + 4 } ?? years.count
    for (index, year) in years.enumerated() where (years.count - 1 - index) % step == 0 {
      let place = PagePlace(.value(Double(year.number)), .page(area.bottom + 13))
      script.label(chart.words.year(year), at: place, LabelStyle(alignment: .center))
    }
  }

  // MARK: Places on the page

  /// The right end of the axis of years: close behind the forecast, whose labels stand there; else half a year on.
  var end: Double {
    let pitch = (area.right - area.left) / Double(chart.years.count)
    return Double(chart.years.upperBound.number) + (chart.forecast.isEmpty ? 0.5 : min(0.5, 8 / max(pitch, 1)))
  }

  private var pitch: Double {
    (area.right - area.left) / (end - Double(chart.years.lowerBound.number) + 0.5)
  }

  func x(_ year: FiscalYear) -> Double {
    area.left + (Double(year.number - chart.years.lowerBound.number) + 0.5) * pitch
  }

  func y(_ value: Double) -> Double { area.bottom - axis.fraction(value) * (area.bottom - area.top) }

  /// Targets that the column at the right tells: the only one, or those of the last year.
  var targetsAtRight: [TrendChart.Point] {
    chart.targets.count == 1 ? chart.targets : chart.targets.filter { $0.year == chart.years.upperBound }
  }

  var unit: TrendLabel {
    let text = axis.lower > 0 ? chart.words.unit + chart.words.brokenAxis : chart.words.unit
    return TrendLabel(text: text, x: ChartFrame.margin, y: area.top - 12, style: .small)
  }

  func labelAbove(_ text: String, year: FiscalYear) -> TrendLabel {
    let half = TextExtent.width(GnuplotText.printable(text), size: ChartType.small) / 2
    let centre = max(ChartFrame.margin + half, min(x(year), width - ChartFrame.margin - half))
    return TrendLabel(text: text, x: centre, y: area.top - 12, style: .small.aligned(.center))
  }

  func isOnPage(_ label: TrendLabel) -> Bool {
    label.box.left >= ChartFrame.margin - 0.1 && label.box.right <= width - ChartFrame.margin + 0.1
  }

  /// Whether the years lie so close that labels at each would be a thicket; then only the ends and the extremes have one.
  var isCrowded: Bool {
    let widths = chart.actuals.map { TextExtent.width($0.label, size: ChartType.text) }
    return pitch < (widths.max() ?? 0) * 0.6
  }

  /// Above the point or below it, within the plot: over its middle, to either side, and last farther away.
  func places(for text: String, at point: TrendChart.Point, _ style: LabelStyle) -> [TrendLabel] {
    let half = TextExtent.width(text, size: style.size) / 2
    func label(_ shift: Double, _ offset: Double) -> TrendLabel {
      let centre = max(area.left + half, min(x(point.year) + shift, area.right - half))
      return TrendLabel(text: text, x: centre, y: y(point.value) + offset, style: style)
    }
    let side = isTrough(point) ? 1.0 : -1
    let beside = [0, -0.7, 0.7].flatMap { share in [label(share * half, 12 * side), label(share * half, -12 * side)] }
    return (beside + [label(0, 23 * side), label(0, -23 * side)])
      .filter { $0.box.top > area.top - 12 && $0.box.bottom < area.bottom }
  }

  private func isTrough(_ point: TrendChart.Point) -> Bool {
    let actuals = chart.sortedActuals
    guard let index = actuals.firstIndex(of: point) else { return false }
    let before = index > 0 ? actuals[index - 1].value : .infinity
    let after = index + 1 < actuals.count ? actuals[index + 1].value : .infinity
    return actuals.count > 1 && point.value < before && point.value < after
  }

  /// Whether a line or a point of the chart runs through the label.
  func isCrossed(_ label: TrendLabel) -> Bool {
    let box = label.box
    let lines = [chart.sortedActuals, chart.sortedActuals.suffix(1) + chart.sortedForecast.map(\.point)]
    let samples = stride(from: box.left, through: box.right, by: max((box.right - box.left) / 8, 1))
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) {
        for sample in samples where sample >= x(a.year) && sample <= x(b.year) {
          let share = (sample - x(a.year)) / (x(b.year) - x(a.year))
          let height = y(a.value) + share * (y(b.value) - y(a.value))
          if height > box.top - 1, height < box.bottom + 1 { return true }
        }
      }
    }
    let others = chart.allPoints.map { (x($0.year), y($0.value)) }
    if others.contains(where: { $0 > box.left - 4 && $0 < box.right + 4 && $1 > box.top - 4 && $1 < box.bottom + 4 }) {
      return true
    }
    return chart.targets.contains { target in
      let dashes = dashes(of: target)
      return y(target.value) > box.top - 1 && y(target.value) < box.bottom + 1 && dashes.upperBound > box.left
        && dashes.lowerBound < box.right
    }
  }

  /// From where to where a target's line goes: across the plot where there is no other.
  private func dashes(of target: TrendChart.Point) -> ClosedRange<Double> {
    guard chart.targets.count > 1 else { return area.left...area.right }
    return x(target.year) - 0.4 * pitch...x(target.year) + 0.4 * pitch
  }
}
