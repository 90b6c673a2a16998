// SPDX-License-Identifier: GPL-3.0-or-later

/// Target ratios as bars over bands (a bullet chart), best first: who passed the target, who nearly did, who is far from it.
/// On a logarithmic axis, which has no zero for a bar to begin at, a line runs from the target to a mark instead.
///
/// Source: Few, Bullet graph design specification (2006). The bands end at 50, 80 and 100 % of the target.
public struct BulletChart: Chart {
  public struct Row: Sendable, Equatable {
    public var name: String
    /// Actual against target, 1 where it was met exactly.
    public var ratio: Double
    public var label: String
    public var grade: AttainmentChart.Grade

    public init(name: String, ratio: Double, label: String, grade: AttainmentChart.Grade) {
      (self.name, self.ratio, self.label, self.grade) = (name, ratio, label, grade)
    }
  }

  public var heading: ChartHeading
  public var rows: [Row]
  public var words: AttainmentChart.Words
  /// Says in the note where the bands end, where there are any.
  public var bands: String

  /// Rows come in any order, and are drawn by their ratio.
  public init(heading: ChartHeading, rows: [Row], words: AttainmentChart.Words, bands: String = "") {
    (self.heading, self.words, self.bands) = (heading, words, bands)
    self.rows = rows.enumerated().sorted { ($1.element.ratio, $0.offset) < ($0.element.ratio, $1.offset) }.map(
      \.element)
  }

  public var kind: String { "Target ratios as a bullet chart" }

  public var defaultSize: ChartSize {
    table.size(frame(width: ChartSize.columnWidth))
  }

  public var narrowSize: ChartSize? { table.size(frame(width: ChartSize.phoneWidth)) }

  public func leastHeight(width: Double) -> Double { table.leastHeight(frame(width: width)) }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard !rows.isEmpty else { throw .empty }
    for row in rows { try requireFinite([row.ratio], row: row.name) }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    let frame = frame(width: size.width)
    frame.draw(on: &script)
    let table = table
    table.draw(in: table.area(size: size, frame: frame), on: &script)
    drawData(table.axis.scale, at: table.places(size), on: &script)
    return script.text
  }

  private var table: RatioRows {
    let sides = words.sides(of: rows.map { ($0.ratio, $0.grade) })
    return RatioRows(
      rows: rows.map { .init(name: $0.name, label: $0.label, isAlarming: $0.grade == .missed, least: $0.ratio) },
      axis: RatioAxis(over: rows.map(\.ratio), target: words.target, name: words.axisName, sides: sides))
  }

  private func frame(width: Double) -> ChartFrame {
    let plain = ChartFrame(heading: heading, legend: [], width: width)
    let area = table.area(size: ChartSize(width: width, height: 0), frame: plain)
    let legend = words.legend(
      of: Set(rows.map(\.grade)), sidesAreNamed: table.axis.namesSides(in: area, width: width)
    ).map { LegendEntry(sign: sign($0), word: words.word($0)) }
    var heading = heading
    if !isLogarithmic { heading.note = bands + heading.note }
    return ChartFrame(heading: heading, legend: legend, width: width)
  }

  /// Whether ratios lie so far apart that lines from the target stand in place of bars from zero.
  public var isLogarithmic: Bool { table.axis.scale.scale == .logarithmic }

  private func sign(_ grade: AttainmentChart.Grade) -> LegendEntry.Sign {
    let colour = AttainmentChart.colour(grade)
    return isLogarithmic ? .mark(AttainmentChart.mark(grade), colour) : .swatch(colour)
  }

  private static let bands: [(end: Double, colour: ChartColour)] = [
    (1, .bandToTarget), (0.8, .bandTo80), (0.5, .bandTo50),
  ]

  private func drawData(_ axis: ChartAxis, at places: [Double], on script: inout GnuplotScript) {
    let rows = zip(places, rows).map {
      DataRow($0, [.number($1.ratio), .count($1.grade.rawValue), .text($1.name)])
    }
    script.data("ratios", columns: ["row", "ratio", "grade (0 met, 1 missed, 2 not yet due)", "name"], rows: rows)
    let lower = GnuplotNumber.written(axis.lower)
    AttainmentChart.defineMarks(from: axis, on: &script)
    guard axis.scale == .linear else {
      return script.command(
        "plot " + AttainmentChart.lollipops(of: "$ratios", row: 1, ratio: 2, grade: 3, on: axis, script))
    }
    let reach = GnuplotNumber.written(RatioRows.reach(script.size))
    var plots = Self.bands.filter { $0.end > axis.lower }.map { band in
      "$ratios using (\(GnuplotNumber.written(band.end))):1:(\(lower)):(\(GnuplotNumber.written(band.end))):($1 - \(reach)):($1 + \(reach))"
        + " with boxxyerror fs solid noborder fc \(script.rgb(band.colour))"
    }
    plots.append(
      "$ratios using (place($2)):1:(\(lower)):(place($2)):($1 - \(reach) / 2):($1 + \(reach) / 2):(colour($3))"
        + " with boxxyerror fs solid noborder lc rgb variable")
    script.command("plot " + plots.joined(separator: ", \\\n  "))
  }
}
