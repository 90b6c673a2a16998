// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanEvaluation

/// Targets still to come: the forecast as a dot with its interval, against the target, and how probable it is to be met.
public struct ProbabilityChart: Chart {
  public struct Row: Sendable, Equatable {
    public var name: String
    /// Stands behind the name, and is never cut; `""` where all rows are of one year.
    public var year: String
    /// Forecast against target, 1 where it would just be met.
    public var median: Double
    public var interval: ClosedRange<Double>?
    /// 0 to 1.
    public var probability: Double
    /// The probability as it shall stand at the right end.
    public var label: String
    /// The target was put where the forecast is: its probability follows from that, and is no outlook.
    public var isGiven: Bool

    public init(
      name: String, year: String = "", median: Double, interval: ClosedRange<Double>?, probability: Double,
      label: String, isGiven: Bool = false
    ) {
      (self.name, self.year, self.median, self.interval) = (name, year, median, interval)
      (self.probability, self.label, self.isGiven) = (probability, label, isGiven)
    }
  }

  public struct Words: Sendable, Equatable {
    /// Heads the numbers at the right.
    public var probability: String
    public var target: String
    public var axis: String
    /// Names it where it is logarithmic.
    public var logarithmicAxis: String

    public init(probability: String, target: String, axis: String, logarithmicAxis: String) {
      (self.probability, self.target) = (probability, target)
      (self.axis, self.logarithmicAxis) = (axis, logarithmicAxis)
    }
  }

  public var heading: ChartHeading
  public var rows: [Row]
  public var words: Words

  /// Rows come in any order; the least probable is drawn first, as in tables.
  public init(heading: ChartHeading, rows: [Row], words: Words) {
    (self.heading, self.words) = (heading, words)
    self.rows = rows.enumerated().sorted {
      ($0.element.probability, $0.offset) < ($1.element.probability, $1.offset)
    }.map(\.element)
  }

  public var kind: String { "Forecasts against their targets, with the probability that each is met" }

  public var defaultSize: ChartSize {
    table.size(frame(width: ChartSize.columnWidth))
  }

  public var narrowSize: ChartSize? { table.size(frame(width: ChartSize.phoneWidth)) }

  public func leastHeight(width: Double) -> Double { table.leastHeight(frame(width: width)) }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard !rows.isEmpty else { throw .empty }
    for row in rows {
      try requireFinite([row.median, row.interval?.lowerBound, row.interval?.upperBound], row: row.name)
    }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    let frame = frame(width: size.width)
    frame.draw(on: &script)
    let area = table.area(size: size, frame: frame)
    table.draw(in: area, on: &script)
    drawDots(table.axis.scale, at: table.places(size), on: &script)
    return script.text
  }

  private var table: RatioRows {
    let ends = rows.compactMap(\.interval).flatMap { [$0.lowerBound, $0.upperBound] }
    let axis = RatioAxis(
      over: rows.map(\.median) + ends, target: words.target,
      name: RatioAxis.Name(linear: words.axis, logarithmic: words.logarithmicAxis))
    return RatioRows(
      rows: rows.map {
        .init(
          name: $0.name, label: $0.label, isAlarming: !$0.isGiven && Chance($0.probability) == .unlikely,
          suffix: $0.year,
          least: min($0.median, $0.interval?.lowerBound ?? $0.median))
      },
      axis: axis, numbers: words.probability, targetInFront: false)
  }

  private func frame(width: Double) -> ChartFrame {
    // The number of each row and what heads the numbers say what the marks do; the note says what a line is.
    ChartFrame(heading: heading, legend: [], width: width)
  }

  private func drawDots(_ axis: ChartAxis, at places: [Double], on script: inout GnuplotScript) {
    func place(_ ratio: Double?) -> Double? { ratio.map { max($0, axis.lower) } }
    let rows = zip(places, rows).map {
      DataRow(
        $0,
        [
          .number(place($1.median)), .number(place($1.interval?.lowerBound)),
          .number(place($1.interval?.upperBound)), .number($1.probability), .count($1.isGiven ? 1 : 0),
          .text($1.name + $1.year),
        ])
    }
    script.data(
      "targets", columns: ["row", "median", "lo80", "hi80", "probability", "1 where the target was put there", "name"],
      rows: rows)
    let reach = script.size.isNarrow ? "0.25" : "0.5"
    let marks = [ChartMark.triangleDown, .square, .circle].map { "\($0.rawValue)" }
    script.command("mark(p, given) = given == 1 ? \(ChartMark.diamond.rawValue) : \(Self.byChance(marks))")
    let colours: [ChartColour] = [.vermilion, .grey, .blue]
    script.command(
      "colour(p, given) = given == 1 ? \(script.number(.grey)) : \(Self.byChance(colours.map { script.number($0) }))")
    script.command(
      """
      # The line of the target is over the intervals and under the medians.
      plot $targets using 3:1:($4 - $3):(0) with vectors nohead lw 4 lc \(script.rgb(.band80)), \\
        '' using (1):($1 - \(reach)):(0):(2 * \(reach)) with vectors nohead lw 1.5 lc \(script.rgb(.ink)), \\
        '' using 2:1:(mark($5, $6)):(colour($5, $6)) with points pt variable ps 1 lc rgb variable
      """)
  }

  /// What is unlikely, even and likely, as gnuplot chooses among them.
  private static func byChance(_ values: [String]) -> String {
    let even = Chance.evenRange
    return "p < \(GnuplotNumber.written(even.lowerBound)) ? \(values[0]) : "
      + "p <= \(GnuplotNumber.written(even.upperBound)) ? \(values[1]) : \(values[2])"
  }
}
