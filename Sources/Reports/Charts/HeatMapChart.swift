// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Rows over the years as coloured cells: how near each came to its target, year by year. The number stands in the cell where it
/// has room, and the colours grow darker with the distance from the target, so that nothing is told by hue alone. A value before
/// its target's year is judged by nothing yet, and has no colour.
public struct HeatMapChart: Chart {
  public struct Cell: Sendable, Equatable {
    public var year: FiscalYear
    /// Value against target, 1 where it is met.
    public var ratio: Double
    public var label: String
    public var grade: AttainmentChart.Grade

    public init(year: FiscalYear, ratio: Double, label: String, grade: AttainmentChart.Grade) {
      (self.year, self.ratio, self.label, self.grade) = (year, ratio, label, grade)
    }
  }

  public struct Row: Sendable, Equatable {
    public var name: String
    public var cells: [Cell]

    public init(name: String, cells: [Cell]) { (self.name, self.cells) = (name, cells) }
  }

  /// What each colour means, and the frame without one.
  public struct Words: Sendable {
    public var met: String
    /// Missed at 80 % of the target or more, at 50 % or more, and below.
    public var near: String
    public var half: String
    public var far: String
    public var notYetDue: String
    public var year: @Sendable (FiscalYear) -> String

    public init(
      met: String, near: String, half: String, far: String, notYetDue: String,
      year: @escaping @Sendable (FiscalYear) -> String
    ) {
      (self.met, self.near, self.half, self.far) = (met, near, half, far)
      (self.notYetDue, self.year) = (notYetDue, year)
    }
  }

  public var heading: ChartHeading
  public var rows: [Row]
  public var words: Words

  public init(heading: ChartHeading, rows: [Row], words: Words) {
    (self.heading, self.rows, self.words) = (heading, rows.filter { !$0.cells.isEmpty }, words)
  }

  public var kind: String { "Target ratios by year as a heat map" }

  public var defaultSize: ChartSize {
    let width = ChartSize.columnWidth
    return frame(width: width).size(plotHeight: 20 + RatioRows.pitch * max(column(width).height, 3))
  }

  public func leastHeight(width: Double) -> Double {
    frame(width: width).size(plotHeight: 20 + RatioRows.leastPitch * column(width).height).height
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
    let column = column(size.width)
    drawNames(column, in: area, on: &script)
    drawCells(at: column.rows.map(\.middle), in: area, on: &script)
    return script.text
  }

  private var years: [FiscalYear] { Set(rows.flatMap(\.cells).map(\.year)).sorted() }

  /// Also those between of which there is no value, where all numbers have room beside them.
  private func years(_ width: Double) -> [FiscalYear] {
    guard let first = years.first, let last = years.last else { return [] }
    let plot = width - ChartFrame.margin - left(width)
    guard Double(last.number - first.number + 1) * cellRoom <= plot else { return years }
    return (first.number...last.number).map { FiscalYear($0) }
  }

  /// For the widest number, with the space about it.
  private var cellRoom: Double { (rows.flatMap(\.cells).map(Self.width).max() ?? 0) + 4 }

  /// What a cell is drawn as, from met to far from it. Each has a colour of text that can be read on it.
  private enum Step: Int, CaseIterable {
    case met, near, half, far, notYetDue

    init(_ cell: Cell) {
      switch cell.grade {
      case .met: self = .met
      case .notYetDue: self = .notYetDue
      case .missed: self = cell.ratio >= 0.8 ? .near : cell.ratio >= 0.5 ? .half : .far
      }
    }

    /// `nil` for a mere frame.
    var colour: ChartColour? {
      switch self {
      case .met: .heatMet
      case .near: .heatNear
      case .half: .heatHalf
      case .far: .vermilion
      case .notYetDue: nil
      }
    }

    var ink: ChartColour {
      switch self {
      case .met, .near, .half: .ink
      case .far: .white
      case .notYetDue: .grey
      }
    }
  }

  private func word(_ step: Step) -> String {
    switch step {
    case .met: words.met
    case .near: words.near
    case .half: words.half
    case .far: words.far
    case .notYetDue: words.notYetDue
    }
  }

  /// Of what was missed all the colours, since one alone would not say of what it is a step; else only what is drawn.
  private func frame(width: Double) -> ChartFrame {
    let used = Set(rows.flatMap(\.cells).map(Step.init))
    let missed: Set<Step> = [.near, .half, .far]
    let named = used.isDisjoint(with: missed) ? used : used.union(missed)
    let legend = Step.allCases.filter(named.contains).map { step in
      LegendEntry(sign: step.colour.map { .swatch($0) } ?? .outline(.grey), word: word(step))
    }
    return ChartFrame(heading: heading, legend: legend, width: width)
  }

  /// As wide as the widest name, up to nearly half of the page, or a third where numbers want the room.
  private func nameRoom(_ width: Double) -> Double {
    let names = rows.map { TextExtent.width(GnuplotText.printable($0.name), size: ChartType.text) }
    let left = width - 2 * ChartFrame.margin - 10 - Double(years.count) * cellRoom
    return min(names.max() ?? 0, max(width * 0.32, min(left, width * 0.45)))
  }

  private func column(_ width: Double) -> NameColumn { NameColumn(rows.map(\.name), to: nameRoom(width)) }

  /// Where the cells begin, beside the names.
  private func left(_ width: Double) -> Double { ChartFrame.margin + nameRoom(width) + 10 }

  /// For the number of one cell, of so wide a plot.
  private static func room(_ width: Double, _ years: Int) -> Double { width / Double(max(years, 1)) - 4 + 0.01 }

  private static func width(_ cell: Cell) -> Double { TextExtent.width(cell.label, size: ChartType.small) }

  private func drawNames(_ column: NameColumn, in area: PlotArea, on script: inout GnuplotScript) {
    let years = years(script.size.width)
    script.heading("Names at the left, years above")
    script.plotArea(area)
    script.command("set xrange [0.5:\(years.count).5]")
    script.command("set yrange [\(GnuplotNumber.written(column.height + 0.5)):0.5]")
    let pitch = (area.bottom - area.top) / max(column.height, 1)
    for index in rows.indices {
      column.draw(index, at: area.left - 8, pitch: pitch, alignment: .right, on: &script)
    }
    for (index, year) in years.enumerated() {
      script.label(
        words.year(year), at: PagePlace(.value(Double(index + 1)), .page(area.top - 9)), LabelStyle(alignment: .center))
    }
  }

  private func drawCells(at places: [Double], in area: PlotArea, on script: inout GnuplotScript) {
    let years = years(script.size.width)
    let room = Self.room(area.right - area.left, years.count)
    var data: [DataRow] = []
    for (place, row) in zip(places, rows) {
      for cell in row.cells {
        guard let column = years.firstIndex(of: cell.year) else { continue }
        let step = Step(cell)
        data.append(
          DataRow(column + 1, [.number(place), .number(cell.ratio), .count(step.rawValue), .text(row.name)]))
        // A number is never cut: where it has no room, the colour alone stands there.
        guard Self.width(cell) <= room else { continue }
        script.label(
          cell.label, at: PagePlace(.value(Double(column + 1)), .value(place)),
          LabelStyle(size: ChartType.small, colour: step.ink, alignment: .center))
      }
    }
    script.data(
      "cells", columns: ["column", "row", "ratio", "step (0 met … 3 far from it, 4 not yet due)", "name"], rows: data)
    let colours = Step.allCases.compactMap(\.colour).map { script.number($0) }
    let (last, choices) = (colours.count - 1, colours.dropLast().enumerated().map { "step == \($0) ? \($1) : " })
    script.command("colour(step) = \(choices.joined())\(colours[last])")
    let box = "1:2:($1 - 0.47):($1 + 0.47):($2 - 0.44):($2 + 0.44)"
    script.command(
      """
      plot $cells using ($4 < \(colours.count) ? $1 : NaN):\(box.dropFirst(2)):(colour($4)) \\
          with boxxyerror fs solid noborder lc rgb variable, \\
        '' using ($4 < \(colours.count) ? NaN : $1):\(box.dropFirst(2)) \\
          with boxxyerror fs empty border lw 0.75 lc \(script.rgb(.rule))
      """)
  }
}
