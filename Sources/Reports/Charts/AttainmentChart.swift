// SPDX-License-Identifier: GPL-3.0-or-later

/// How near each indicator came to its target: one row an indicator, grouped by section, drawn out from the line at
/// 100 %.
public struct AttainmentChart: Chart {
  /// How the target was met; told by colour and by shape.
  public enum Grade: Int, Sendable, CaseIterable {
    case met, missed, notYetDue
  }

  public struct Row: Sendable, Equatable {
    public var name: String
    /// Actual against target, 1 where it was met exactly; `nil` where there is none, and then only the label is drawn.
    public var ratio: Double?
    /// The ratio as it shall stand at the right end: `123%`.
    public var label: String
    public var grade: Grade

    public init(name: String, ratio: Double?, label: String, grade: Grade) {
      (self.name, self.ratio, self.label, self.grade) = (name, ratio, label, grade)
    }
  }

  /// A section with its indicators.
  public struct Group: Sendable, Equatable {
    public var title: String
    public var rows: [Row]

    public init(title: String, rows: [Row]) { (self.title, self.rows) = (title, rows) }
  }

  public struct Words: Sendable, Equatable {
    public var met: String
    public var missed: String
    public var notYetDue: String
    /// Stands at the line of the target: `目標 100%`.
    public var target: String
    /// Names the axis, whose ticks are in per cent.
    public var axis: String
    /// Names it where it is logarithmic.
    public var logarithmicAxis: String

    public init(
      met: String, missed: String, notYetDue: String, target: String, axis: String, logarithmicAxis: String
    ) {
      (self.met, self.missed, self.notYetDue) = (met, missed, notYetDue)
      (self.target, self.axis, self.logarithmicAxis) = (target, axis, logarithmicAxis)
    }

    var axisName: RatioAxis.Name { RatioAxis.Name(linear: axis, logarithmic: logarithmicAxis) }
  }

  public var heading: ChartHeading
  public var groups: [Group]
  public var words: Words

  public init(heading: ChartHeading, groups: [Group], words: Words) {
    (self.heading, self.groups, self.words) = (heading, groups, words)
  }

  public var kind: String { "The target ratio of each indicator, by section" }

  public var defaultSize: ChartSize {
    let width = ChartSize.columnWidth
    return frame(width: width).size(plotHeight: 18 + RatioRows.pitch * max(rowCount(width), 4) + 36)
  }

  public func leastHeight(width: Double) -> Double {
    frame(width: width).size(plotHeight: 18 + RatioRows.leastPitch * rowCount(width) + 36).height
  }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard groups.contains(where: { !$0.rows.isEmpty }) else { throw .empty }
    for row in rows { try requireFinite([row.ratio], row: row.name) }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    let frame = frame(width: size.width)
    frame.draw(on: &script)
    let area = area(size: size, frame: frame)
    drawNames(in: area, on: &script)
    ratioAxis.draw(
      in: area, rows: rowCount(size.width), targetInFront: false, parts: parts(in: area, width: size.width), on: &script
    )
    drawMarks(on: &script)
    return script.text
  }

  static func mark(_ grade: Grade) -> ChartMark {
    switch grade {
    case .met: .circle
    case .missed: .triangleDown
    case .notYetDue: .hollowDiamond
    }
  }

  static func colour(_ grade: Grade) -> ChartColour {
    switch grade {
    case .met: .blue
    case .missed: .vermilion
    case .notYetDue: .grey
    }
  }

  private func frame(width: Double) -> ChartFrame {
    let plain = ChartFrame(heading: heading, legend: [], width: width)
    let area = area(size: ChartSize(width: width, height: 0), frame: plain)
    let legend = words.legend(
      of: Set(shownGroups.flatMap(\.rows).map(\.grade)), sidesAreNamed: ratioAxis.namesSides(in: area, width: width)
    ).map { LegendEntry(sign: .mark(Self.mark($0), Self.colour($0)), word: words.word($0)) }
    return ChartFrame(heading: heading, legend: legend, width: width)
  }

  private func area(size: ChartSize, frame: ChartFrame) -> PlotArea {
    let numbers = rows.map { TextExtent.width($0.label, size: ChartType.text) }.max() ?? 0
    return PlotArea(
      left: ChartFrame.margin + nameRoom(size.width) + 12,
      right: size.width - ChartFrame.margin - numbers - 14,
      top: frame.top + 18, bottom: size.height - frame.bottom - 36)
  }
}

/// Rows and the axis.
extension AttainmentChart {
  /// 1 at the top; the heading of a group takes a row and a half.
  private struct Places {
    var headings: [Double] = []
    var rows: [Double] = []
    var height = 0.0
  }

  /// What the heading of a section takes, in rows.
  public static let headingRows = 1.5

  private var shownGroups: [Group] { groups.filter { !$0.rows.isEmpty } }

  private var rows: [Row] { shownGroups.flatMap(\.rows) }

  /// As wide as the widest name, up to half of the page.
  private func nameRoom(_ width: Double) -> Double {
    let names = rows.map { TextExtent.width(GnuplotText.printable($0.name), size: ChartType.text) }
    return min(names.max() ?? 0, width * 0.5)
  }

  private func column(_ width: Double) -> NameColumn { NameColumn(rows.map(\.name), to: nameRoom(width)) }

  /// Where the heading of each group and each row stand.
  private func places(_ column: NameColumn) -> Places {
    var (places, heights) = (Places(), column.rows.map(\.height)[...])
    for group in shownGroups {
      places.headings.append(places.height + 1)
      places.height += 1
      for height in heights.prefix(group.rows.count) {
        places.rows.append(places.height + 0.5 + height / 2)
        places.height += height
      }
      heights = heights.dropFirst(group.rows.count)
      places.height += Self.headingRows - 1
    }
    return places
  }

  /// Where a heading reaches into the plot, no line runs through it.
  private func parts(in area: PlotArea, width: Double) -> [ClosedRange<Double>]? {
    let titles = shownGroups.map { TextExtent.width(GnuplotText.printable($0.title), size: ChartType.text) }
    guard (titles.max() ?? 0) > area.left - ChartFrame.margin else { return nil }
    let places = places(column(width))
    let ends = places.headings.dropFirst().map { $0 - Self.headingRows + 1 } + [places.height + 0.5]
    return zip(places.headings, ends).map { $0 + 0.5...max($1, $0 + 0.5) }
  }

  private func rowCount(_ width: Double) -> Double { places(column(width)).height }

  private var ratioAxis: RatioAxis {
    RatioAxis(
      over: rows.compactMap(\.ratio), target: words.target, name: words.axisName,
      sides: words.sides(of: rows.map { ($0.ratio, $0.grade) }))
  }

  var axis: ChartAxis { ratioAxis.scale }

  private func drawNames(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Sections")
    let column = column(script.size.width)
    let places = places(column)
    for (place, group) in zip(places.headings, shownGroups) {
      let room = script.size.width - 2 * ChartFrame.margin
      let title = TextExtent.shortened(GnuplotText.printable(group.title), to: room, size: ChartType.text)
      script.label(title, at: PagePlace(.page(ChartFrame.margin), .value(place)), LabelStyle(colour: .blue))
    }
    script.heading("Indicators at the left, ratios at the right")
    let pitch = (area.bottom - area.top) / max(places.height, 1)
    for (index, (place, row)) in zip(places.rows, rows).enumerated() {
      let edge = PagePlace(.page(script.size.width - ChartFrame.margin), .value(place))
      column.draw(index, at: area.left - 12, middle: place, pitch: pitch, alignment: .right, on: &script)
      script.label(
        row.label, at: edge, LabelStyle(colour: row.grade == .missed ? .vermilion : .ink, alignment: .right))
      ratioAxis.pointBelow(row.ratio, at: place, in: area, on: &script)
    }
  }

  private func drawMarks(on script: inout GnuplotScript) {
    let axis = axis
    let rows = zip(places(column(script.size.width)).rows, rows).map {
      DataRow($0, [.number($1.ratio), .count($1.grade.rawValue), .text($1.name)])
    }
    script.data("indicators", columns: ["row", "ratio", "grade (0 met, 1 missed, 2 not yet due)", "name"], rows: rows)
    Self.defineMarks(from: axis, on: &script)
    script.command("plot " + Self.lollipops(of: "$indicators", row: 1, ratio: 2, grade: 3, on: axis, script))
  }

  /// Marks and colours by grade, and where a ratio stands, as functions of gnuplot.
  static func defineMarks(from axis: ChartAxis, on script: inout GnuplotScript) {
    let lower = GnuplotNumber.written(axis.lower)
    script.command("mark(grade) = grade == 0 ? \(choice { String(mark($0).rawValue) })")
    script.command("colour(grade) = grade == 0 ? \(choice { script.number(colour($0)) })")
    script.command("# A ratio below the axis stands at its lower end.")
    script.command("place(ratio) = ratio < \(lower) ? \(lower) : ratio")
  }

  /// A line from the target to the mark of each ratio, over a thin one along the row; by the numbers of the columns of a data block.
  static func lollipops(
    of data: String, row: Int, ratio: Int, grade: Int, on axis: ChartAxis, _ script: GnuplotScript
  ) -> String {
    let (lower, upper) = (GnuplotNumber.written(axis.lower), GnuplotNumber.written(axis.upper))
    return """
      \(data) using (\(lower)):\(row):(\(upper) - \(lower)):(0) with vectors nohead lw 0.5 dt 3 lc \(script.rgb(.rule)), \\
        '' using (1):\(row):(place($\(ratio)) - 1):(0):(colour($\(grade))) with vectors nohead lw 2 lc rgb variable, \\
        '' using (place($\(ratio))):\(row):(mark($\(grade))):(colour($\(grade))) with points pt variable ps 1 lc rgb variable
      """
  }

  private static func choice(_ value: (Grade) -> String) -> String {
    "\(value(.met)) : grade == 1 ? \(value(.missed)) : \(value(.notYetDue))"
  }
}
