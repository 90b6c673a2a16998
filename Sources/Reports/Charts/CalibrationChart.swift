// SPDX-License-Identifier: GPL-3.0-or-later

/// A reliability diagram: how often what was said with a probability came true. On the diagonal, forecasts mean what they say.
///
/// The area of a point goes with how often its probability was said; a line through it is the interval in which the share lies that
/// would come true in the long run.
///
/// Source: Murphy and Winkler, Reliability of subjective probability forecasts of precipitation and temperature, Applied
/// Statistics 26 (1977) 41–47.
public struct CalibrationChart: Chart {
  /// What was said with about one probability.
  public struct Point: Sendable, Equatable {
    /// Mean probability, and share that came true: 0 to 1.
    public var said: Double
    public var came: Double
    public var count: Int
    /// Of the share that came true.
    public var interval: ClosedRange<Double>?
    /// How many independent of each other are behind it; stands below the point, `""` for nothing.
    public var label: String

    public init(said: Double, came: Double, count: Int, interval: ClosedRange<Double>? = nil, label: String = "") {
      (self.said, self.came, self.count) = (said, came, count)
      (self.interval, self.label) = (interval, label)
    }
  }

  public struct Words: Sendable {
    /// What stands under the axis of what was said, and over the one of what came.
    public var said: String
    public var came: String
    public var diagonal: String
    /// Heads the labels of the points.
    public var counts: String

    public init(said: String, came: String, diagonal: String, counts: String = "") {
      (self.said, self.came, self.diagonal, self.counts) = (said, came, diagonal, counts)
    }
  }

  public var heading: ChartHeading
  public var points: [Point]
  public var words: Words

  public init(heading: ChartHeading, points: [Point], words: Words) {
    (self.heading, self.points, self.words) = (heading, points, words)
  }

  public var kind: String { "Reliability of the probabilities that targets are met" }

  public var defaultSize: ChartSize { frame(width: ChartSize.columnWidth).size(plotHeight: 340) }

  public func leastHeight(width: Double) -> Double {
    let counts = hasCounts ? Self.countsHeight : 0
    return frame(width: width).size(plotHeight: 22 + Self.leastPlot + 40 + counts).height
  }

  /// Six labels below each other, and a place for the word of the diagonal.
  private static let leastPlot = 150.0

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard !points.isEmpty else { throw .empty }
    for point in points {
      try requireFinite(
        [point.said, point.came, point.interval?.lowerBound, point.interval?.upperBound], row: words.came)
      guard point.count >= 0 else { throw .negativeCount(row: words.came) }
    }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    var frame = frame(width: size.width, legend: [])
    let label = diagonalLabel(in: area(size, frame))
    if label == nil {
      let line = LegendEntry(sign: .line(.grey, dash: 2), word: words.diagonal)
      frame = self.frame(width: size.width, legend: [line])
    }
    frame.draw(on: &script)
    drawAxes(within: area(size, frame), on: &script)
    drawCounts(within: area(size, frame), on: &script)
    if let label { script.label(words.diagonal, at: label, LabelStyle(colour: .grey)) }
    drawData(on: &script)
    return script.text
  }

  private func frame(width: Double, legend: [LegendEntry] = []) -> ChartFrame {
    ChartFrame(heading: heading, legend: legend, width: width)
  }

  /// Below the diagonal, where no point or line comes near; `nil` where there is no such place.
  private func diagonalLabel(in area: PlotArea) -> PagePlace? {
    let (width, height) = (area.right - area.left, area.bottom - area.top)
    let extent = TextExtent.width(words.diagonal, size: ChartType.text)
    let taken = points.flatMap { point in
      let ends = point.interval ?? point.came...point.came
      return (stride(from: ends.lowerBound, through: ends.upperBound, by: 0.05) + [point.came, ends.upperBound]).map {
        PlacedPoint(x: area.left + point.said * width, y: area.bottom - $0 * height)
      }
    }
    let places = stride(from: 0.9, through: 0.15, by: -0.05).map { (share: Double) -> PlacedPoint in
      PlacedPoint(x: area.left + share * width + 8, y: area.bottom - share * height + 10)
    }
    let free = places.first { place in
      guard place.x + extent < area.right - 4, place.y + 8 < area.bottom else { return false }
      return !taken.contains { $0.x > place.x - 14 && $0.x < place.x + extent + 14 && abs($0.y - place.y) < 22 }
    }
    return free.map { PagePlace(.page($0.x), .page($0.y)) }
  }

  private struct PlacedPoint {
    let x: Double
    let y: Double
  }

  /// A square, in the middle; on a low page wider than high, so that its labels have room.
  private func area(_ size: ChartSize, _ frame: ChartFrame) -> PlotArea {
    let (top, bottom) = (frame.top + 22, size.height - frame.bottom - 40 - (hasCounts ? Self.countsHeight : 0))
    let width = min(max(bottom - top, Self.labelRoom), size.width - 110)
    let left = (size.width - width) / 2 + 15
    return PlotArea(left: left, right: left + width, top: top, bottom: bottom)
  }

  private var hasCounts: Bool { points.contains { !$0.label.isEmpty } }
  private static let countsHeight = 16.0

  /// In a row below the axis, each below its point as far as its neighbours let it.
  private func drawCounts(within area: PlotArea, on script: inout GnuplotScript) {
    guard hasCounts else { return }
    script.heading("How many are behind each point")
    let sorted = points.sorted { $0.said < $1.said }
    let places = LabelSpacing.separated(
      sorted.map { area.left + $0.said * (area.right - area.left) },
      extents: sorted.map { TextExtent.width($0.label, size: ChartType.small) + 6 }, in: area.left - 6...area.right + 6)
    let y = PageCoordinate.page(area.bottom + 43)
    script.label(words.counts, at: PagePlace(.page(area.left - 12), y), .small.aligned(.right))
    for (point, x) in zip(sorted, places) {
      script.label(point.label, at: PagePlace(.page(x), y), .small.aligned(.center))
    }
  }

  /// Six labels of an axis, with as much between them.
  private static let labelRoom = 300.0

  private func drawAxes(within area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Axes")
    script.plotArea(area)
    script.command("set xrange [0:1]")
    script.command("set yrange [0:1]")
    let isLow = area.bottom - area.top < 6 * ChartType.text * 1.25
    for percent in [0, 20, 40, 60, 80, 100] {
      let tick = Double(percent) / 100
      script.line(
        from: PagePlace(.value(0), .value(tick)), to: PagePlace(.value(1), .value(tick)), colour: .rule)
      script.line(
        from: PagePlace(.value(tick), .value(0)), to: PagePlace(.value(tick), .value(1)), colour: .rule)
      if !isLow || percent % 100 == 0 {
        script.label(
          "\(percent)%", at: PagePlace(.page(area.left - 6), .value(tick)),
          LabelStyle(colour: .grey).aligned(.right))
      }
      script.label(
        "\(percent)%", at: PagePlace(.value(tick), .page(area.bottom + 10)),
        LabelStyle(colour: .grey).aligned(.center))
    }
    script.line(
      from: PagePlace(.value(0), .value(0)), to: PagePlace(.value(1), .value(1)), colour: .grey, width: 1.5, dash: 2)
    script.label(words.came, at: PagePlace(.page(area.left - 30), .page(area.top - 14)))
    script.label(
      words.said, at: PagePlace(.page((area.left + area.right) / 2), .page(area.bottom + 27)),
      LabelStyle().aligned(.center))
  }

  private func drawData(on script: inout GnuplotScript) {
    let largest = Double(points.map(\.count).max() ?? 1)
    let rows = points.sorted { $0.said < $1.said }.map { point -> DataRow in
      let size = max(0.35, 2.6 * (Double(point.count) / max(largest, 1)).squareRoot())
      let ends = point.interval ?? point.came...point.came
      return DataRow(
        point.said,
        [
          .number(point.came), .number(ends.lowerBound), .number(ends.upperBound),
          .number((size * 100).rounded() / 100), .count(point.count),
        ])
    }
    script.data("reliability", columns: ["said", "came", "lo95", "hi95", "size", "count"], rows: rows)
    script.command(
      "plot $reliability using 1:3:(0):($4 - $3) with vectors nohead lw 3 lc \(script.rgb(.band80)), \\\n"
        + "  $reliability using 1:2:5 with points pt 7 ps variable lc \(script.rgb(.blue))")
  }
}
