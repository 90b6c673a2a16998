// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// Where the axes and labels of a trend chart stand.
struct TrendLayout {
  private let chart: TrendChart
  private let axis: ChartAxis
  private let area: PlotArea

  init(chart: TrendChart, size: ChartSize, frame: ChartFrame) {
    self.chart = chart
    axis = Self.axis(of: chart)
    let ticks = axis.ticks.map { TextExtent.width(chart.words.tick($0), size: ChartType.small) }.max() ?? 0
    // The labels of a single target and of what is last stand at the right of the plot.
    let labels = (chart.targets + chart.forecast.suffix(1).map(\.point)).map(\.label)
    let right = labels.map { TextExtent.width($0, size: ChartType.text) }.max() ?? 0
    area = PlotArea(
      left: ChartFrame.margin + ticks + 8, right: size.width - ChartFrame.margin - min(right + 8, size.width * 0.3),
      top: frame.top + 18, bottom: size.height - frame.bottom - 26)
  }

  /// From zero where the values come near it: a line that begins at zero does not overstate a change. Else close about
  /// the values.
  private static func axis(of chart: TrendChart) -> ChartAxis {
    var values = chart.allPoints.map(\.value) + chart.forecast.flatMap(chart.ends)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    if low >= 0, low < high * 0.6 { values.append(0) }
    values.append(high + (high - (values.min() ?? low)) * 0.06)
    return .linear(over: values)
  }

  func drawAxes(on script: inout GnuplotScript) {
    let (first, last) = (chart.years.lowerBound.number, chart.years.upperBound.number)
    script.heading("Axes")
    script.plotArea(area)
    script.command("set xrange [\(first).0 - 0.5:\(last).0 + 0.5]")
    script.command("set yrange [\(GnuplotNumber.written(axis.lower)):\(GnuplotNumber.written(axis.upper))]")
    for tick in axis.ticks {
      let isZero = tick == 0
      script.line(
        from: PagePlace(.page(area.left), .value(tick)), to: PagePlace(.page(area.right), .value(tick)),
        colour: isZero ? .grey : .rule, width: isZero ? 0.8 : 0.5)
      script.label(
        chart.words.tick(tick), at: PagePlace(.page(area.left - 6), .value(tick)), .small.aligned(.right))
    }
    script.label(chart.words.unit, at: PagePlace(.page(ChartFrame.margin), .page(area.top - 12)), .small)
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

  func drawLabels(on script: inout GnuplotScript) {
    script.heading("Values beside their points")
    for label in pointLabels + rightLabels {
      script.label(label.text, at: PagePlace(.page(label.x), .page(label.y)), label.style)
    }
  }

  // MARK: Places on the page

  struct PlacedLabel {
    let text: String
    let x: Double
    let y: Double
    let style: LabelStyle

    var box: (left: Double, right: Double, top: Double, bottom: Double) {
      let width = TextExtent.width(GnuplotText.printable(text), size: style.size)
      let left =
        switch style.alignment {
        case .left: x
        case .center: x - width / 2
        case .right: x - width
        }
      return (left, left + width, y - style.size * 0.6, y + style.size * 0.6)
    }

    func overlaps(_ other: PlacedLabel) -> Bool {
      let (a, b) = (box, other.box)
      return a.left < b.right + 1 && b.left < a.right + 1 && a.top < b.bottom && b.top < a.bottom
    }
  }

  private var pitch: Double { (area.right - area.left) / Double(chart.years.count) }

  private func x(_ year: FiscalYear) -> Double {
    area.left + (Double(year.number - chart.years.lowerBound.number) + 0.5) * pitch
  }

  private func y(_ value: Double) -> Double { area.bottom - axis.fraction(value) * (area.bottom - area.top) }

  /// Whether the years lie so close that labels at each would be a thicket; then only the ends and the extremes have one.
  private var isCrowded: Bool {
    let widths = chart.actuals.map { TextExtent.width($0.label, size: ChartType.text) }
    return pitch < (widths.max() ?? 0) * 0.6
  }

  /// Labels in the order of their weight: the last and the first actual, targets, the baseline, the rest.
  private var pointLabels: [PlacedLabel] {
    let actuals = chart.sortedActuals
    var wishes = (actuals.suffix(1) + actuals.dropLast().prefix(1)).map { ($0, ChartColour.ink) }
    if chart.targets.count > 1 { wishes += chart.targets.map { ($0, .vermilion) } }
    if let baseline = chart.baseline { wishes.append((baseline, .grey)) }
    if isCrowded {
      let values = actuals.map(\.value)
      let extremes = actuals.dropFirst().dropLast().filter { $0.value == values.max() || $0.value == values.min() }
      wishes += extremes.prefix(2).map { ($0, .ink) }
    } else {
      wishes += chart.sortedForecast.dropLast().map { ($0.point, .blue) }
      wishes += actuals.dropFirst().dropLast().map { ($0, .ink) }
    }
    return wishes.reduce(into: []) { placed, wish in
      if let label = place(wish.0, colour: wish.1, beside: placed) { placed.append(label) }
    }
  }

  /// Above the point or below it, wherever no label, point or line is; `nil` where there is no room.
  private func place(_ point: TrendChart.Point, colour: ChartColour, beside placed: [PlacedLabel]) -> PlacedLabel? {
    let style = LabelStyle(size: ChartType.text, colour: colour, alignment: .center)
    let half = TextExtent.width(point.label, size: style.size) / 2
    let centre = max(area.left + half, min(x(point.year), area.right - half))
    let offsets = isTrough(point) ? [12.0, -12, 23, -23] : [-12.0, 12, -23, 23]
    let candidates = offsets.map {
      PlacedLabel(text: point.label, x: centre, y: y(point.value) + $0, style: style)
    }
    let free = candidates.filter { candidate in
      candidate.box.top > area.top - 12 && candidate.box.bottom < area.bottom
        && !placed.contains { $0.overlaps(candidate) } && !rightLabels.contains { $0.overlaps(candidate) }
    }
    return free.first { !isCrossed($0) } ?? free.first
  }

  /// Whether a line or a point of the chart runs through the label.
  private func isCrossed(_ label: PlacedLabel) -> Bool {
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
    guard chart.targets.count == 1, let target = chart.targets.first else { return false }
    return y(target.value) > box.top - 1 && y(target.value) < box.bottom + 1
  }

  private func isTrough(_ point: TrendChart.Point) -> Bool {
    let actuals = chart.sortedActuals
    guard let index = actuals.firstIndex(of: point) else { return false }
    let before = index > 0 ? actuals[index - 1].value : .infinity
    let after = index + 1 < actuals.count ? actuals[index + 1].value : .infinity
    return actuals.count > 1 && point.value < before && point.value < after
  }

  /// At the right of the plot: a single target, whose line ends there, and the last forecast.
  private var rightLabels: [PlacedLabel] {
    var wishes: [(point: TrendChart.Point, colour: ChartColour)] = []
    if chart.targets.count == 1 { wishes += chart.targets.map { ($0, .vermilion) } }
    wishes += chart.sortedForecast.suffix(1).map { ($0.point, .blue) }
    let extents = wishes.map { _ in ChartType.text * 1.35 }
    let heights = LabelSpacing.separated(
      wishes.map { y($0.point.value) }, extents: extents, in: area.top...area.bottom)
    return zip(wishes, heights).map { wish, height in
      PlacedLabel(text: wish.point.label, x: area.right + 6, y: height, style: LabelStyle(colour: wish.colour))
    }
  }
}
