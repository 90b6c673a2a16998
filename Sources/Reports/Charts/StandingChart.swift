// SPDX-License-Identifier: GPL-3.0-or-later

/// Where one stands among its siblings: every entity's value in order, ours marked, and the quarter of the middle shaded.
public struct StandingChart: Chart {
  public struct Value: Sendable, Equatable {
    public var name: String
    public var value: Double
    public var label: String

    public init(name: String, value: Double, label: String) {
      (self.name, self.value, self.label) = (name, value, label)
    }
  }

  public struct Words: Sendable {
    public var middle: String
    public var median: String
    public var unit: String
    /// What stands at an end that several share, in place of a name.
    public var several: @Sendable (Int) -> String
    public var tick: @Sendable (Double) -> String

    public init(
      middle: String, median: String, unit: String, several: @escaping @Sendable (Int) -> String = { "\($0)" },
      tick: @escaping @Sendable (Double) -> String = ChartNumber.grouped
    ) {
      (self.middle, self.median, self.unit, self.tick) = (middle, median, unit, tick)
      self.several = several
    }
  }

  public var heading: ChartHeading
  public var values: [Value]
  /// The name of the one that is marked; none is where nobody has it.
  public var own: String
  /// What no value can pass, such as 100 %: above it the axis has no numbers.
  public var upperBound: Double?
  public var words: Words

  public init(heading: ChartHeading, values: [Value], own: String, upperBound: Double? = nil, words: Words) {
    (self.heading, self.own, self.upperBound, self.words) = (heading, own, upperBound, words)
    self.values = values.sorted { ($0.value, $0.name) < ($1.value, $1.name) }
  }

  public var kind: String { "The values of all entities in order, with one marked" }

  public var defaultSize: ChartSize { frame(width: ChartSize.columnWidth).size(plotHeight: 260) }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard !values.isEmpty else { throw .empty }
    for value in values { try requireFinite([value.value], row: value.name) }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    let frame = frame(width: size.width)
    frame.draw(on: &script)
    let axis = axis
    let ticks = axis.ticks.map { TextExtent.width(words.tick($0), size: ChartType.small) }.max() ?? 0
    let right = middleLabels.map { TextExtent.width($0.text, size: ChartType.small) + 6 }.max() ?? 0
    let area = PlotArea(
      left: ChartFrame.margin + ticks + 8, right: size.width - ChartFrame.margin - 6 - right, top: frame.top + 22,
      bottom: size.height - frame.bottom - 18)
    drawAxes(axis, in: area, on: &script)
    drawMiddle(axis, in: area, on: &script)
    drawLabels(axis, in: area, on: &script)
    drawValues(on: &script)
    return script.text
  }

  /// With room for a name above the highest.
  private var axis: ChartAxis {
    let ends = values.map(\.value) + (values[0].value >= 0 ? [0] : [])
    let (plain, high) = (ChartAxis.linear(over: ends), ends.max() ?? 0)
    guard plain.fraction(high) > 0.92 else { return plain }
    return .linear(over: ends + [high + (plain.upper - plain.lower) * 0.1]).upTo(upperBound)
  }

  private func frame(width: Double) -> ChartFrame {
    ChartFrame(heading: heading, legend: [], width: width)
  }

  /// Of fewer than four, quartiles would be nobody's value, and say nothing.
  var quartiles: ClosedRange<Double>? {
    guard values.count >= 4 else { return nil }
    let sorted = values.map(\.value)
    return Self.quantile(0.25, of: sorted)...Self.quantile(0.75, of: sorted)
  }

  var median: Double? {
    values.count >= 3 ? Self.quantile(0.5, of: values.map(\.value)) : nil
  }

  /// What stands at the right of the median's line and of the shade.
  private var middleLabels: [(text: String, value: Double)] {
    let line = median.map { (text: words.median + " " + words.tick($0), value: $0) }
    let shade = quartiles.map { (text: words.middle, value: ($0.upperBound + (median ?? $0.lowerBound)) / 2) }
    return [line, shade].compactMap(\.self)
  }

  /// By linear interpolation between order statistics (type 7 of Hyndman and Fan, The American Statistician 50 (1996)).
  static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }

  private func drawAxes(_ axis: ChartAxis, in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Axes; the shade lies between the quartiles")
    script.plotArea(area)
    script.command("set xrange [0.5:\(values.count).5]")
    script.command("set yrange [\(GnuplotNumber.written(axis.lower)):\(GnuplotNumber.written(axis.upper))]")
    if let quartiles {
      let ends = [quartiles.lowerBound, quartiles.upperBound].map(GnuplotNumber.written)
      script.command(
        "set object rectangle from graph 0, first \(ends[0]) to graph 1, first \(ends[1])"
          + " fs solid noborder fc \(script.rgb(.shade)) behind")
    }
    for tick in axis.ticks {
      script.line(
        from: PagePlace(.page(area.left), .value(tick)), to: PagePlace(.page(area.right), .value(tick)),
        colour: tick == 0 ? .grey : .rule, width: 0.5)
      script.label(words.tick(tick), at: PagePlace(.page(area.left - 6), .value(tick)), .small.aligned(.right))
    }
    script.label(words.unit, at: PagePlace(.page(ChartFrame.margin), .page(area.top - 12)), .small)
  }

  private func drawMiddle(_ axis: ChartAxis, in area: PlotArea, on script: inout GnuplotScript) {
    if let median {
      script.line(
        from: PagePlace(.page(area.left), .value(median)), to: PagePlace(.page(area.right), .value(median)),
        colour: .grey, width: 1, dash: 2, back: false)
    }
    let labels = middleLabels
    let heights = LabelSpacing.separated(
      labels.map { area.bottom - axis.fraction($0.value) * (area.bottom - area.top) },
      extents: labels.map { _ in ChartType.small * 1.4 }, in: area.top...area.bottom)
    for (label, height) in zip(labels, heights) {
      script.label(label.text, at: PagePlace(.page(area.right + 6), .page(height)), .small)
    }
  }

  func place(of index: Int, on axis: ChartAxis, in area: PlotArea) -> (x: Double, y: Double) {
    let step = (area.right - area.left) / Double(values.count)
    return (area.left + (Double(index) + 0.5) * step, height(of: values[index].value, on: axis, in: area))
  }

  func height(of value: Double, on axis: ChartAxis, in area: PlotArea) -> Double {
    area.bottom - axis.fraction(value) * (area.bottom - area.top)
  }

  private func drawValues(on script: inout GnuplotScript) {
    let rows = values.enumerated().map {
      DataRow($0 + 1, [.number($1.value), .count($1.name == own ? 1 : 0), .text($1.name)])
    }
    script.data("values", columns: ["rank from below", "value", "1 for our own", "name"], rows: rows)
    script.command(
      """
      plot $values using 1:2 with points pt 7 ps \(values.count > 200 ? "0.4" : "0.8") lc \(script.rgb(.blue)), \\
        '' using 1:($3 == 1 ? $2 : NaN) with points pt 13 ps 1.8 lc \(script.rgb(.vermilion))
      """)
  }
}
