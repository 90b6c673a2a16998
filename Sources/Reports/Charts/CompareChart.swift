// SPDX-License-Identifier: GPL-3.0-or-later

/// How the targets moved from one plan to the next: a line an indicator from the old target, which is 100, to the new one
/// on the same scale, so that people, yen and per cent can stand side by side.
public struct CompareChart: Chart {
  /// An indicator that both plans set a target for.
  public struct Slope: Sendable, Equatable {
    /// The name with the two targets as they shall stand at the right end.
    public var name: String
    /// `4,400 → 6,000件`
    public var label: String
    /// Behind the label, where there is room beside the plot: `（実績5,000件）`.
    public var suffix: String
    public var from: Double
    public var to: Double
    /// A lower target asks for more.
    public var isLessBetter: Bool

    public init(
      name: String, label: String, suffix: String = "", from: Double, to: Double, isLessBetter: Bool = false
    ) {
      (self.name, self.label, self.suffix, self.from, self.to) = (name, label, suffix, from, to)
      self.isLessBetter = isLessBetter
    }

    /// The new target with the old one as 100; `nil` where the old one is zero or below, or the new one below zero.
    public var index: Double? { from > 0 && to >= 0 ? to / from * 100 : nil }
    public var isKept: Bool { from == to }
    var isHarder: Bool { isLessBetter ? to < from : to > from }
  }

  public struct Words: Sendable, Equatable {
    /// The summary of all that stayed: `据え置き 23指標`.
    public var kept: String
    /// The plan of the old targets, at the left end.
    public var from: String
    /// The plan of the new ones, at the right end.
    public var to: String
    /// Names the scale: `前計画の目標値 = 100`.
    public var axis: String
    /// Names it where it is logarithmic.
    public var logarithmicAxis: String

    public init(kept: String, from: String, to: String, axis: String, logarithmicAxis: String) {
      (self.kept, self.from, self.to) = (kept, from, to)
      (self.axis, self.logarithmicAxis) = (axis, logarithmicAxis)
    }
  }

  public var heading: ChartHeading
  public var slopes: [Slope]
  public var words: Words

  public init(heading: ChartHeading, slopes: [Slope], words: Words) {
    (self.heading, self.slopes, self.words) = (heading, slopes, words)
  }

  public var kind: String { "Targets from one plan to the next, the old target being 100" }

  /// Those that have no index and are not drawn; the caller says so in the note.
  public var withoutIndex: [Slope] { slopes.filter { $0.index == nil && !$0.isKept } }

  public var defaultSize: ChartSize {
    let width = ChartSize.columnWidth
    let height = max(200, names(width).height * Self.labelPitch + 20)
    return frame(width: width).size(plotHeight: Self.headings + height + 10)
  }

  public func leastHeight(width: Double) -> Double {
    guard !ChartSize(width: width, height: 0).isNarrow else { return 0 }
    return frame(width: width).size(plotHeight: Self.headings + names(width).height * Self.labelPitch + 10).height
  }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    for slope in slopes { try requireFinite([slope.from, slope.to, slope.index], row: slope.name) }
    guard !labels.isEmpty else { throw .empty }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    guard !size.isNarrow else {
      drawNarrow(on: &script)
      return script.text
    }
    let frame = frame(width: size.width)
    frame.draw(on: &script)
    let area = area(size: size, frame: frame)
    drawScale(in: area, on: &script)
    drawLabels(in: area, on: &script)
    drawSlopes(on: &script)
    return script.text
  }

  // MARK: What is drawn

  /// The name of the scale, and the plans below it.
  private static let headings = 38.0
  private static let labelPitch = ChartType.text * 1.5

  private var moved: [Slope] { slopes.filter { $0.index != nil && !$0.isKept } }
  var hasKept: Bool { slopes.contains(where: \.isKept) }

  /// A label at the right end: of one that moved, or of all that stayed.
  private struct EndLabel {
    let index: Double
    let name: String
    let number: String
    let colour: ChartColour
  }

  private var labels: [EndLabel] {
    let moved = moved.compactMap { slope in
      slope.index.map {
        EndLabel(
          index: $0, name: GnuplotText.printable(slope.name), number: GnuplotText.printable(slope.label + slope.suffix),
          colour: slope.isHarder ? .blue : .vermilion)
      }
    }
    guard hasKept else { return moved }
    return moved + [EndLabel(index: 100, name: GnuplotText.printable(words.kept), number: "", colour: .grey)]
  }

  private var axis: ChartAxis {
    let indices = moved.compactMap(\.index)
    let positive = indices.filter { $0 > 0 }
    if (positive.max() ?? 100) > 400 { return .logarithmic(over: positive + [80, 125], floor: 1) }
    let low = indices.min() ?? 100
    return .linear(over: indices + [100, low < 50 ? 0 : 80, 120])
  }

  private func frame(width: Double) -> ChartFrame {
    // A line that rises or falls, and both targets at its end, need no legend.
    ChartFrame(heading: heading, legend: [], width: width)
  }
}

/// Where it stands.
extension CompareChart {
  private func area(size: ChartSize, frame: ChartFrame) -> PlotArea {
    let ticks = axis.ticks.map { TextExtent.width(ChartNumber.grouped($0), size: ChartType.small) }.max() ?? 0
    let widest = labels.map { TextExtent.width($0.name + "  " + $0.number, size: ChartType.text) }.max() ?? 0
    let left = ChartFrame.margin + ticks + 8
    return PlotArea(
      left: left, right: max(left + 110, size.width - ChartFrame.margin - widest - 34),
      top: frame.top + Self.headings, bottom: size.height - frame.bottom - 10)
  }

  private func drawScale(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("The scale")
    script.plotArea(area)
    if axis.scale == .logarithmic { script.command("set logscale y") }
    script.command("set xrange [0:1]")
    script.command("set yrange [\(GnuplotNumber.written(axis.lower)):\(GnuplotNumber.written(axis.upper))]")
    for tick in axis.ticks {
      script.line(
        from: PagePlace(.value(0), .value(tick)), to: PagePlace(.value(1), .value(tick)), colour: .rule, width: 0.5)
      script.label(
        ChartNumber.grouped(tick), at: PagePlace(.page(area.left - 6), .value(tick)), .small.aligned(.right))
    }
    for x in [0.0, 1] {
      script.line(
        from: PagePlace(.value(x), .page(area.top)), to: PagePlace(.value(x), .page(area.bottom)), colour: .grey)
    }
    let y = PageCoordinate.page(area.top - 14)
    script.label(words.from, at: PagePlace(.value(0), y), LabelStyle(alignment: .center))
    script.label(words.to, at: PagePlace(.value(1), y), LabelStyle(alignment: .center))
    let name = axis.scale == .logarithmic ? words.logarithmicAxis : words.axis
    script.label(name, at: PagePlace(.page(ChartFrame.margin), .page(area.top - 30)), .small)
  }

  /// The names at the right ends, in as many lines as they need beside their numbers.
  private func names(_ width: Double) -> NameColumn {
    let area = area(size: ChartSize(width: width, height: 0), frame: frame(width: width))
    let rooms = labels.map { label in
      width - ChartFrame.margin - area.right - 28
        - (label.number.isEmpty ? 0 : TextExtent.width("  " + label.number, size: ChartType.text))
    }
    return NameColumn(labels.map(\.name), to: rooms)
  }

  /// Each label as near the end of its line as its neighbours let it, tied to it by a thin line.
  private func drawLabels(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Labels at the right ends")
    let ends = labels.map { area.bottom - axis.fraction($0.index) * (area.bottom - area.top) }
    let names = names(script.size.width).rows
    let places = LabelSpacing.separated(
      ends, extents: names.map { $0.height * Self.labelPitch }, in: area.top...max(area.top, area.bottom))
    let edge = script.size.width - ChartFrame.margin
    for (label, (name, y)) in zip(labels, zip(names, places)) {
      script.line(
        from: PagePlace(.page(area.right + 4), .value(drawn(label.index))),
        to: PagePlace(.page(area.right + 24), .page(y)), colour: label.colour, width: 0.5)
      let style = LabelStyle(colour: label.colour)
      for (number, line) in name.lines.enumerated() {
        let shift = (Double(number) - Double(name.lines.count - 1) / 2) * name.size * NameColumn.leading
        var look = style
        look.size = name.size
        script.label(line, at: PagePlace(.page(area.right + 28), .page(y + shift)), look)
      }
      script.label(label.number, at: PagePlace(.page(edge), .page(y)), style.aligned(.right))
    }
  }

  /// On a logarithmic scale a target of zero stands at the lower end.
  private func drawn(_ index: Double) -> Double { max(index, axis.lower) }

  private func drawSlopes(on script: inout GnuplotScript) {
    let rows = slopes.filter { $0.index != nil || $0.isKept }.map {
      DataRow($0.from, [.number($0.to), .count($0.isHarder ? 1 : 0), .text($0.name)])
    }
    script.data("targets", columns: ["old target", "new target", "1 where it asks for more", "name"], rows: rows)
    let lower = GnuplotNumber.written(axis.lower)
    script.command(
      """
      # A target that stayed is at 100 even where it is zero and has no index.
      index(from, to) = from == to ? 100 : to / from * 100
      end(from, to) = index(from, to) < \(lower) ? \(lower) : index(from, to)
      colour(from, to, harder) = from == to ? \(script.number(.grey)) : harder == 1 ? \(script.number(.blue)) \
      : \(script.number(.vermilion))
      mark(from, to) = to > from ? 9 : to < from ? 11 : 7
      plot $targets using (0):(100):(1):(end($1, $2) - 100):(colour($1, $2, $3)) with vectors nohead lw 1.5 lc rgb variable, \\
        '' using (1):(end($1, $2)):(mark($1, $2)):(colour($1, $2, $3)) with points pt variable ps 1 lc rgb variable
      """)
  }
}
