// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// One indicator over the fiscal years: what came, what was aimed at, and what is forecast.
public struct TrendChart: Chart {
  /// A value of a year, with the text that stands beside it.
  public struct Point: Sendable, Equatable {
    public var year: FiscalYear
    public var value: Double
    public var label: String
    /// Of a target that a draft proposes, and nobody has set.
    public var isProposed: Bool

    public init(year: FiscalYear, value: Double, label: String, isProposed: Bool = false) {
      (self.year, self.value, self.label, self.isProposed) = (year, value, label, isProposed)
    }
  }

  /// What is forecast for a year: the median, and the ends of the intervals of 80 and 95 % where the history gives them.
  public struct Forecast: Sendable, Equatable {
    public var point: Point
    public var interval80: ClosedRange<Double>?
    public var interval95: ClosedRange<Double>?

    public init(point: Point, interval80: ClosedRange<Double>? = nil, interval95: ClosedRange<Double>? = nil) {
      (self.point, self.interval80, self.interval95) = (point, interval80, interval95)
    }
  }

  /// A year that was not like others, and what made it so.
  public struct Disturbance: Sendable, Equatable {
    public var year: FiscalYear
    public var title: String

    public init(year: FiscalYear, title: String) { (self.year, self.title) = (year, title) }
  }

  public struct Words: Sendable {
    public var actual: String
    public var baseline: String
    public var target: String
    public var proposal: String
    public var forecast: String
    public var interval80: String
    public var interval95: String
    /// The unit of the values, which stands above the axis.
    public var unit: String
    /// Behind the unit where the axis begins above zero.
    public var brokenAxis: String
    /// Stands in the note where there is no forecast, and says why; `""` for nothing.
    public var noForecast: String
    /// Says in the note of which distribution's middle the forecast is.
    public var median: String
    /// Says in the note what lies within the fan.
    public var fan: String
    /// Says in the note from where to where the outer band goes, where it goes beyond the axis, and whether the inner one does as well.
    public var cutFan: @Sendable (Forecast, _ isInnerCut: Bool) -> String
    /// A year as it stands below the axis.
    public var year: @Sendable (FiscalYear) -> String
    /// A value as it stands beside the axis.
    public var tick: @Sendable (Double) -> String

    public init(
      actual: String, baseline: String, target: String, proposal: String = "", forecast: String, interval80: String,
      interval95: String,
      unit: String, brokenAxis: String = "", noForecast: String = "", median: String = "", fan: String = "",
      cutFan: @escaping @Sendable (Forecast, _ isInnerCut: Bool) -> String = { _, _ in "" },
      year: @escaping @Sendable (FiscalYear) -> String,
      tick: @escaping @Sendable (Double) -> String = ChartNumber.grouped
    ) {
      (self.actual, self.baseline, self.target, self.forecast) = (actual, baseline, target, forecast)
      (self.interval80, self.interval95) = (interval80, interval95)
      (self.unit, self.brokenAxis) = (unit, brokenAxis)
      (self.noForecast, self.median, self.fan) = (noForecast, median, fan)
      (self.proposal, self.cutFan) = (proposal, cutFan)
      (self.year, self.tick) = (year, tick)
    }
  }

  public var heading: ChartHeading
  public var actuals: [Point]
  public var baseline: Point?
  public var targets: [Point]
  public var forecast: [Forecast]
  /// Shaded behind the values; those of years that the chart does not show are left out.
  public var disturbances: [Disturbance]
  /// What no value can pass, such as 100 %: above it the axis has no numbers.
  public var upperBound: Double?
  public var words: Words

  public init(
    heading: ChartHeading, actuals: [Point], baseline: Point? = nil, targets: [Point] = [], forecast: [Forecast] = [],
    disturbances: [Disturbance] = [], upperBound: Double? = nil, words: Words
  ) {
    (self.heading, self.actuals, self.baseline) = (heading, actuals, baseline)
    (self.targets, self.forecast, self.words) = (targets, forecast, words)
    (self.disturbances, self.upperBound) = (disturbances, upperBound)
  }

  public var kind: String { "One indicator over the fiscal years, with target and forecast" }

  public var defaultSize: ChartSize {
    let plain = frame(width: ChartSize.columnWidth, legend: []).size(plotHeight: 240)
    guard (try? requireDrawable()) != nil else { return plain }
    return settled(plain).frame.size(plotHeight: 240)
  }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    try requireDrawable()
    var script = GnuplotScript(kind: kind, size: size, style: style)
    let (frame, layout, labels) = settled(size)
    frame.draw(on: &script)
    layout.drawAxes(on: &script)
    script.heading("Values and words beside what they tell of")
    for label in labels { script.label(label.text, at: PagePlace(.page(label.x), .page(label.y)), label.style) }
    drawDisturbances(until: layout.end, on: &script)
    drawData(in: layout, on: &script)
    return script.text
  }

  private func requireDrawable() throws(ChartDataError) {
    guard !allPoints.isEmpty else { throw .empty }
    for point in allPoints { try requireFinite([point.value], row: point.label) }
    for year in forecast { try requireFinite(ends(of: year), row: year.point.label) }
  }

  /// With all words where they belong, and in the legend those for which there is no room there. A legend makes the plot
  /// lower, so that more may have to go to it.
  private func settled(_ size: ChartSize) -> (frame: ChartFrame, layout: TrendLayout, labels: [TrendLabel]) {
    var legend: Set<TrendPart> = []
    while true {
      let frame = frame(width: size.width, legend: legend)
      let layout = TrendLayout(chart: self, size: size, frame: frame, legend: legend)
      let labels = TrendLabels(layout)
      let unnamed = parts.subtracting(legend).subtracting(labels.named)
      guard !unnamed.isEmpty else { return (frame, layout, labels.placed) }
      legend.formUnion(unnamed)
    }
  }

  var sortedTargets: [Point] { targets.sorted { $0.year < $1.year } }
  var sortedActuals: [Point] { actuals.sorted { $0.year < $1.year } }
  var sortedForecast: [Forecast] { forecast.sorted { $0.point.year < $1.point.year } }
  var allPoints: [Point] { actuals + targets + forecast.map(\.point) + (baseline.map { [$0] } ?? []) }

  /// The fan is drawn where every year of the forecast has both intervals.
  var hasFan: Bool { !forecast.isEmpty && forecast.allSatisfy { ends(of: $0).count == 4 } }

  func ends(of year: Forecast) -> [Double] {
    [year.interval80, year.interval95].compactMap(\.self).flatMap { [$0.lowerBound, $0.upperBound] }
  }

  var shownDisturbances: [Disturbance] { disturbances.filter { years.contains($0.year) } }

  private func drawDisturbances(until end: Double, on script: inout GnuplotScript) {
    for year in Set(shownDisturbances.map(\.year.number)).sorted() {
      script.command(
        "set object rectangle from first \(year).0 - 0.5, graph 0 to"
          + " first \(GnuplotNumber.written(min(Double(year) + 0.5, end))), graph 1"
          + " fs solid noborder fc \(script.rgb(.shade)) behind")
    }
  }

  private func drawData(in layout: TrendLayout, on script: inout GnuplotScript) {
    var plots: [String] = []
    let end = layout.end
    if !forecast.isEmpty { plots += drawForecast(in: layout, on: &script) }
    if !targets.isEmpty {
      script.data(
        "targets", columns: ["year", "target", "1 for a proposal"],
        rows: targets.map { Self.row($0) + [.count($0.isProposed ? 1 : 0)] })
      let start = targets.count == 1 ? "\(years.lowerBound.number) - 0.5" : "$1 - 0.4"
      let stop = targets.count == 1 ? GnuplotNumber.written(end) : "stop($1)"
      script.command(
        "stop(year) = year + 0.4 < \(GnuplotNumber.written(end)) ? year + 0.4 : \(GnuplotNumber.written(end))")
      plots.append(
        "$targets using (\(start)):2:(\(stop) - (\(start))):(0) with vectors nohead lw 1.2 dt 2 lc \(script.rgb(.vermilion))"
      )
      plots.append(
        "$targets using 1:2:($3 == 1 ? 12 : 13) with points pt variable ps 1.4 lw 1.5 lc \(script.rgb(.vermilion))")
    }
    if let baseline {
      script.data("baseline", columns: ["year", "value"], rows: [Self.row(baseline)])
      plots.append("$baseline using 1:2 with points pt 5 ps 1 lc \(script.rgb(.grey))")
    }
    if !actuals.isEmpty {
      script.data("actuals", columns: ["year", "value"], rows: sortedActuals.map(Self.row))
      plots.append("$actuals using 1:2 with linespoints pt 7 ps 1 lw 2 lc \(script.rgb(.ink))")
    }
    script.command("plot " + plots.joined(separator: ", \\\n  "))
  }

  /// Bands end where the axis does: gnuplot itself would bend one that goes further towards its last point.
  private func drawFan(in layout: TrendLayout, on script: inout GnuplotScript) -> [String] {
    var points = sortedForecast.map { FanPoint(year: Double($0.point.year.number), ends: ends(of: $0)) }
    if let last = sortedActuals.last {
      let ends = [Double](repeating: last.value, count: 4)
      points.insert(FanPoint(year: Double(last.year.number), ends: ends), at: 0)
    }
    let isBar = points.count == 1
    if isBar { points = points[0].bar(within: layout.end - points[0].year) }
    let isOwn = isFanCut || isBar
    if isOwn {
      script.data(
        "fan", columns: ["year", "lo80", "hi80", "lo95", "hi95, as far as the axis goes"],
        rows: FanPoint.cut(points, to: layout.values).map { point in
          DataRow(point.year, point.ends.map { .number($0) })
        })
    }
    let (block, look) = (isOwn ? "$fan" : "$forecast", "with filledcurves fs solid noborder lc")
    let first = isOwn ? 2 : 3
    return [
      "\(block) using 1:\(first + 2):\(first + 3) \(look) \(script.rgb(.band95))",
      "\(block) using 1:\(first):\(first + 1) \(look) \(script.rgb(.band80))",
    ]
  }

  /// The forecast begins at the last actual, and so does the fan: nothing is uncertain there.
  private func drawForecast(in layout: TrendLayout, on script: inout GnuplotScript) -> [String] {
    var rows = sortedForecast.map { Self.row($0.point) + (hasFan ? ends(of: $0).map { .number($0) } : []) }
    if let last = sortedActuals.last {
      rows.insert(Self.row(last) + [DataCell](repeating: .number(last.value), count: hasFan ? 4 : 0), at: 0)
    }
    script.data(
      "forecast", columns: ["year", "median"] + (hasFan ? ["lo80", "hi80", "lo95", "hi95"] : []), rows: rows)
    return (hasFan ? drawFan(in: layout, on: &script) : []) + [
      "$forecast using 1:2 with lines lw 2 dt 2 lc \(script.rgb(.blue))",
      "$forecast using 1:2 every ::\(sortedActuals.isEmpty ? 0 : 1) with points pt 6 ps 1 lw 1.5 lc \(script.rgb(.blue))",
    ]
  }

  var years: ClosedRange<FiscalYear> {
    let years = allPoints.map(\.year)
    let (first, last) = (years.min() ?? FiscalYear(2000), years.max() ?? FiscalYear(2000))
    return first...last
  }

  private static func row(_ point: Point) -> DataRow { DataRow(point.year.number, [.number(point.value)]) }
}
