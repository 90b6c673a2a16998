// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Many indicators over the same years, each small and on a scale of its own (small multiples): what rises, what falls, and
/// where it stands to its target.
public struct TrendGridChart: Chart {
  public struct Plot: Sendable, Equatable {
    public var name: String
    public var unit: String
    public var actuals: [TrendChart.Point]
    /// The values of plans from before their first actuals.
    public var baselines: [TrendChart.Point]
    public var targets: [TrendChart.Point]
    public var forecast: [TrendChart.Forecast]
    public var disturbed: [FiscalYear]
    /// What no value can pass: above it the axis has no numbers.
    public var upperBound: Double?

    public init(
      name: String, unit: String = "", actuals: [TrendChart.Point], baselines: [TrendChart.Point] = [],
      targets: [TrendChart.Point], forecast: [TrendChart.Forecast],
      disturbed: [FiscalYear], upperBound: Double? = nil
    ) {
      (self.upperBound, self.baselines, self.unit) = (upperBound, baselines, unit)
      (self.name, self.actuals, self.targets) = (name, actuals.sorted { $0.year < $1.year }, targets)
      (self.forecast, self.disturbed) = (forecast.sorted { $0.point.year < $1.point.year }, disturbed)
    }

    var points: [TrendChart.Point] { actuals + baselines + targets + forecast.map(\.point) }
    /// The ends of the interval of 80 %; that of 95 % would leave no room for the rest.
    var ends: [Double] { forecast.compactMap(\.interval80).flatMap { [$0.lowerBound, $0.upperBound] } }
  }

  public struct Words: Sendable {
    public var actual: String
    public var baseline: String
    public var target: String
    public var proposal: String
    public var forecast: String
    public var interval: String
    public var disturbed: String
    /// Stands in the note where an axis begins above zero.
    public var brokenAxis: String
    /// Stands in the note where intervals go beyond their axes, of so many plots.
    public var cutIntervals: @Sendable (Int) -> String
    public var year: @Sendable (FiscalYear) -> String
    /// A value in a unit as it stands beside an axis.
    public var tick: @Sendable (Double, _ unit: String) -> String

    public init(
      actual: String, baseline: String = "", target: String, proposal: String = "", forecast: String, interval: String,
      disturbed: String, brokenAxis: String = "",
      cutIntervals: @escaping @Sendable (Int) -> String = { _ in "" },
      year: @escaping @Sendable (FiscalYear) -> String, tick: @escaping @Sendable (Double, _ unit: String) -> String
    ) {
      (self.actual, self.target, self.forecast, self.interval) = (actual, target, forecast, interval)
      (self.baseline, self.proposal, self.cutIntervals) = (baseline, proposal, cutIntervals)
      (self.disturbed, self.brokenAxis, self.year, self.tick) = (disturbed, brokenAxis, year, tick)
    }
  }

  public var heading: ChartHeading
  public var panels: [Plot]
  public var words: Words

  public init(heading: ChartHeading, panels: [Plot], words: Words) {
    (self.heading, self.panels, self.words) = (heading, panels.filter { !$0.points.isEmpty }, words)
  }

  public var kind: String { "Indicators over the fiscal years, one small plot each" }

  private static let pitch = (width: 168.0, height: 128.0)
  /// Lower than this, a plot shows no slope.
  private static let leastPitch = 108.0

  public var defaultSize: ChartSize { size(width: ChartSize.columnWidth) }
  public var narrowSize: ChartSize? { size(width: ChartSize.phoneWidth) }

  private func size(width: Double) -> ChartSize {
    self.size(width: width, pitch: Self.pitch.height)
  }

  public func leastHeight(width: Double) -> Double { size(width: width, pitch: Self.leastPitch).height }

  private func size(width: Double, pitch: Double) -> ChartSize {
    let rows = (panels.count + columns(width) - 1) / columns(width)
    let names = Double((names(width).map(\.count).max() ?? 1) - 1) * Self.nameLeading
    return frame(width: width).size(plotHeight: 6 + (pitch + names) * Double(max(rows, 1)))
  }

  private static let nameLeading = 11.0

  /// In up to four lines where one has no room for it.
  private func names(_ width: Double) -> [[String]] {
    let room = (width - 2 * ChartFrame.margin + 12) / Double(columns(width)) - 12
    return TextExtent.lines(
      panels.map(\.name), suffixes: panels.map { _ in "" }, to: panels.map { _ in room }, size: ChartType.small,
      most: 4)
  }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard !panels.isEmpty else { throw .empty }
    for panel in panels { try requireFinite(panel.points.map(\.value) + panel.ends, row: panel.name) }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    script.command("set multiplot")
    let frame = frame(width: size.width)
    frame.draw(on: &script)
    let names = names(size.width)
    let head = Double((names.map(\.count).max() ?? 1) - 1) * Self.nameLeading
    for (index, (panel, name)) in zip(panels, names).enumerated() {
      // What the plot before has drawn stays on the page.
      if index > 0 { script.command("unset label; unset arrow; unset object") }
      var place = place(of: index, size: size, frame: frame)
      for (number, line) in name.enumerated() {
        let y = place.top + 6 + Self.nameLeading * Double(number)
        script.label(line, at: PagePlace(.page(place.left), .page(y)), LabelStyle(size: ChartType.small))
      }
      place.top += head
      draw(panel, below: Double(name.count - 1) * Self.nameLeading - head, number: index + 1, in: place, on: &script)
    }
    script.command("unset multiplot")
    return script.text
  }

  /// Fewer plots than a row has room for share it.
  private func columns(_ width: Double) -> Int {
    max(1, min(panels.count, Int((width - 2 * ChartFrame.margin + 12) / Self.pitch.width)))
  }

  private func frame(width: Double) -> ChartFrame {
    // No panel has room for these words beside its points, so one legend stands for all.
    var legend = [LegendEntry(sign: .mark(.circle, .ink), word: words.actual)]
    if panels.contains(where: { !$0.baselines.isEmpty }) {
      legend.append(LegendEntry(sign: .mark(.square, .grey), word: words.baseline))
    }
    let targets = panels.flatMap(\.targets)
    if targets.contains(where: { !$0.isProposed }) {
      legend.append(LegendEntry(sign: .mark(.diamond, .vermilion), word: words.target))
    }
    if targets.contains(where: \.isProposed) {
      legend.append(LegendEntry(sign: .mark(.hollowDiamond, .vermilion), word: words.proposal))
    }
    if panels.contains(where: { !$0.forecast.isEmpty }) {
      legend.append(LegendEntry(sign: .line(.blue, dash: 2), word: words.forecast))
    }
    if panels.contains(where: { !$0.ends.isEmpty }) {
      legend.append(LegendEntry(sign: .swatch(.band80), word: words.interval))
    }
    if panels.contains(where: { !shownDisturbances($0).isEmpty }) {
      legend.append(LegendEntry(sign: .swatch(.shade), word: words.disturbed))
    }
    return ChartFrame(heading: noted, legend: legend, width: width)
  }

  /// With what has to be said of the axes.
  private var noted: ChartHeading {
    let cut = panels.count(where: isCut)
    let notes = [
      heading.note, cut > 0 ? words.cutIntervals(cut) : "",
      panels.contains { axis(of: $0).lower > 0 } ? words.brokenAxis : "",
    ]
    var heading = heading
    heading.note = notes.filter { !$0.isEmpty }.joined(separator: words.brokenAxis.hasSuffix("。") ? "" : " ")
    return heading
  }

  /// The rectangle of a panel with its name and its axes.
  private func place(of index: Int, size: ChartSize, frame: ChartFrame) -> PlotArea {
    let columns = columns(size.width)
    let rows = (panels.count + columns - 1) / columns
    let width = (size.width - 2 * ChartFrame.margin + 12) / Double(columns)
    let height = (size.height - frame.top - frame.bottom) / Double(rows)
    let left = ChartFrame.margin + width * Double(index % columns)
    let top = frame.top + height * Double(index / columns)
    return PlotArea(left: left, right: left + width - 12, top: top, bottom: top + height - 8)
  }

  /// The same for all panels, so that years stand below each other.
  var years: ClosedRange<FiscalYear> {
    let years = panels.flatMap(\.points).map(\.year)
    return (years.min() ?? FiscalYear(2000))...(years.max() ?? FiscalYear(2000))
  }

  func shownDisturbances(_ panel: Plot) -> [FiscalYear] { panel.disturbed.filter(years.contains) }
}
