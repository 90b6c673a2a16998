// SPDX-License-Identifier: GPL-3.0-or-later

/// A reliability diagram: how often what was said with a probability came true. On the diagonal, forecasts mean what they say.
///
/// The area of a point goes with how often its probability was said.
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

    public init(said: Double, came: Double, count: Int) { (self.said, self.came, self.count) = (said, came, count) }
  }

  public struct Words: Sendable {
    /// What stands under the axis of what was said, and over the one of what came.
    public var said: String
    public var came: String
    public var diagonal: String

    public init(said: String, came: String, diagonal: String) {
      (self.said, self.came, self.diagonal) = (said, came, diagonal)
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

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard !points.isEmpty else { throw .empty }
    for point in points {
      try requireFinite([point.said, point.came], row: words.came)
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
    let taken = drawnLine.map { PlacedPoint(x: area.left + $0.said * width, y: area.bottom - $0.came * height) }
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

  /// The points, and the line between them in fiftieths.
  private var drawnLine: [Point] {
    let sorted = points.sorted { $0.said < $1.said }
    let between = zip(sorted, sorted.dropFirst()).flatMap { a, b in
      stride(from: 0.0, through: 1, by: 0.02).map { (share: Double) -> Point in
        Point(said: a.said + share * (b.said - a.said), came: a.came + share * (b.came - a.came), count: 0)
      }
    }
    return sorted + between
  }

  /// A square, in the middle; on a low page wider than high, so that its labels have room.
  private func area(_ size: ChartSize, _ frame: ChartFrame) -> PlotArea {
    let (top, bottom) = (frame.top + 22, size.height - frame.bottom - 40)
    let width = min(max(bottom - top, Self.labelRoom), size.width - 110)
    let left = (size.width - width) / 2 + 15
    return PlotArea(left: left, right: left + width, top: top, bottom: bottom)
  }

  /// Six labels of an axis, with as much between them.
  private static let labelRoom = 300.0

  private func drawAxes(within area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Axes")
    script.plotArea(area)
    script.command("set xrange [0:1]")
    script.command("set yrange [0:1]")
    for percent in [0, 20, 40, 60, 80, 100] {
      let tick = Double(percent) / 100
      script.line(
        from: PagePlace(.value(0), .value(tick)), to: PagePlace(.value(1), .value(tick)), colour: .rule)
      script.line(
        from: PagePlace(.value(tick), .value(0)), to: PagePlace(.value(tick), .value(1)), colour: .rule)
      script.label(
        "\(percent)%", at: PagePlace(.page(area.left - 6), .value(tick)),
        LabelStyle(colour: .grey).aligned(.right))
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
      return DataRow(
        point.said, [.number(point.came), .number((size * 100).rounded() / 100), .count(point.count)])
    }
    script.data("reliability", columns: ["said", "came", "size", "count"], rows: rows)
    script.command(
      "plot $reliability using 1:2 with lines lw 1 lc \(script.rgb(.blue)), \\\n"
        + "  $reliability using 1:2:3 with points pt 7 ps variable lc \(script.rgb(.blue))")
  }
}
