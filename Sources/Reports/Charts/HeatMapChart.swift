// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Rows over the years as coloured cells: how near each came to its target, year by year. The number stands in the cell, so that
/// nothing is told by colour alone.
public struct HeatMapChart: Chart {
  public struct Cell: Sendable, Equatable {
    public var year: FiscalYear
    /// Value against target, 1 where it is met.
    public var ratio: Double
    public var label: String

    public init(year: FiscalYear, ratio: Double, label: String) {
      (self.year, self.ratio, self.label) = (year, ratio, label)
    }
  }

  public struct Row: Sendable, Equatable {
    public var name: String
    public var cells: [Cell]

    public init(name: String, cells: [Cell]) { (self.name, self.cells) = (name, cells) }
  }

  public struct Words: Sendable {
    public var met: String
    public var near: String
    public var half: String
    public var far: String
    /// At which ratios the colours change, for the note where the cells have their numbers in them.
    public var bounds: String
    public var year: @Sendable (FiscalYear) -> String

    public init(
      met: String, near: String, half: String, far: String, bounds: String,
      year: @escaping @Sendable (FiscalYear) -> String
    ) {
      (self.met, self.near, self.half, self.far) = (met, near, half, far)
      (self.bounds, self.year) = (bounds, year)
    }
  }

  public var heading: ChartHeading
  public var rows: [Row]
  public var words: Words

  public init(heading: ChartHeading, rows: [Row], words: Words) {
    (self.heading, self.rows, self.words) = (heading, rows.filter { !$0.cells.isEmpty }, words)
  }

  public var kind: String { "Target ratios by year as a heat map" }

  private static let pitch = 15.0

  public var defaultSize: ChartSize {
    frame(width: ChartSize.columnWidth).size(plotHeight: 20 + Self.pitch * Double(max(rows.count, 3)))
  }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard !rows.isEmpty else { throw .empty }
    for row in rows { try requireFinite(row.cells.map(\.ratio), row: row.name) }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    let frame = frame(width: size.width)
    frame.draw(on: &script)
    let area = PlotArea(
      left: left(size.width), right: size.width - ChartFrame.margin, top: frame.top + 20,
      bottom: size.height - frame.bottom)
    drawNames(in: area, on: &script)
    drawCells(in: area, on: &script)
    return script.text
  }

  private var years: [FiscalYear] { Set(rows.flatMap(\.cells).map(\.year)).sorted() }

  /// From far to met: vermilion, two paler steps, blue. Each with a colour of text that can be read on it.
  private var steps: [(lower: Double, colour: ChartColour, ink: ChartColour, word: String)] {
    [
      (1, .blue, .white, words.met), (0.8, .sky, .ink, words.near), (0.5, .shade, .ink, words.half),
      (-.infinity, .vermilion, .white, words.far),
    ]
  }

  private func step(_ ratio: Double) -> (lower: Double, colour: ChartColour, ink: ChartColour, word: String) {
    steps.first { ratio >= $0.lower } ?? steps[steps.count - 1]
  }

  private func frame(width: Double) -> ChartFrame {
    let room = room(width - ChartFrame.margin - left(width))
    guard rows.flatMap(\.cells).allSatisfy({ Self.width($0) <= room }) else {
      let legend = steps.map { LegendEntry(sign: .swatch($0.colour), word: $0.word) }
      return ChartFrame(heading: heading, legend: legend, width: width)
    }
    var heading = heading
    heading.note += words.bounds
    return ChartFrame(heading: heading, legend: [], width: width)
  }

  /// Where the cells begin, beside the names.
  private func left(_ width: Double) -> Double {
    let names = rows.map { TextExtent.width(GnuplotText.printable($0.name), size: ChartType.text) }.max() ?? 0
    return ChartFrame.margin + min(names, width * 0.45) + 10
  }

  /// For the number of one cell, of so wide a plot.
  private func room(_ width: Double) -> Double { width / Double(max(years.count, 1)) - 4 }

  private static func width(_ cell: Cell) -> Double { TextExtent.width(cell.label, size: ChartType.small) }

  private func drawNames(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Names at the left, years above")
    script.plotArea(area)
    script.command("set xrange [0.5:\(years.count).5]")
    script.command("set yrange [\(rows.count).5:0.5]")
    for (index, row) in rows.enumerated() {
      let name = TextExtent.shortened(
        GnuplotText.printable(row.name), to: area.left - ChartFrame.margin - 10, size: ChartType.text)
      script.label(name, at: PagePlace(.page(area.left - 8), .value(Double(index + 1))), LabelStyle(alignment: .right))
    }
    for (index, year) in years.enumerated() {
      script.label(
        words.year(year), at: PagePlace(.value(Double(index + 1)), .page(area.top - 9)), LabelStyle(alignment: .center))
    }
  }

  private func drawCells(in area: PlotArea, on script: inout GnuplotScript) {
    let room = room(area.right - area.left)
    var data: [DataRow] = []
    for (index, row) in rows.enumerated() {
      for cell in row.cells {
        guard let column = years.firstIndex(of: cell.year) else { continue }
        let step = step(cell.ratio)
        data.append(DataRow(column + 1, [.count(index + 1), .number(cell.ratio), .text(row.name)]))
        // A number is never cut: where it has no room, the colour alone stands there.
        guard Self.width(cell) <= room else { continue }
        script.label(
          cell.label, at: PagePlace(.value(Double(column + 1)), .value(Double(index + 1))),
          LabelStyle(size: ChartType.small, colour: step.ink, alignment: .center))
      }
    }
    script.data("cells", columns: ["column", "row", "ratio", "name"], rows: data)
    let colours = steps.map { script.number($0.colour) }
    script.command(
      "colour(r) = r >= 1 ? \(colours[0]) : r >= 0.8 ? \(colours[1]) : r >= 0.5 ? \(colours[2]) : \(colours[3])")
    script.command(
      "plot $cells using 1:2:($1 - 0.47):($1 + 0.47):($2 - 0.44):($2 + 0.44):(colour($3))"
        + " with boxxyerror fs solid noborder lc rgb variable")
  }
}
