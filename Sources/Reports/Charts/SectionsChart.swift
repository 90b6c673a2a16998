// SPDX-License-Identifier: GPL-3.0-or-later

/// How the measures of each section went: stacked bars of counts by status, with the attained rate at the right end.
public struct SectionsChart: Chart {
  /// One section.
  public struct Bar: Sendable, Equatable {
    public var title: String
    public var achieved: Int
    public var asPlanned: Int
    public var missed: Int
    /// The attained rate as it shall stand at the right end: `75.0%`.
    public var rate: String

    public init(title: String, achieved: Int, asPlanned: Int, missed: Int, rate: String) {
      (self.title, self.achieved, self.asPlanned) = (title, achieved, asPlanned)
      (self.missed, self.rate) = (missed, rate)
    }

    var total: Int { achieved + asPlanned + missed }
  }

  public struct Words: Sendable, Equatable {
    public var achieved: String
    public var asPlanned: String
    public var missed: String
    /// Heads the column of rates.
    public var rate: String

    public init(achieved: String, asPlanned: String, missed: String, rate: String) {
      (self.achieved, self.asPlanned, self.missed, self.rate) = (achieved, asPlanned, missed, rate)
    }
  }

  public var heading: ChartHeading
  public var bars: [Bar]
  public var words: Words

  public init(heading: ChartHeading, bars: [Bar], words: Words) {
    (self.heading, self.bars, self.words) = (heading, bars, words)
  }

  public var kind: String { "Measures of each section by status, as stacked bars" }

  public var defaultSize: ChartSize {
    frame(width: ChartSize.columnWidth).size(plotHeight: 16 + 32 * Double(max(bars.count, 2)))
  }

  public func leastHeight(width: Double) -> Double {
    frame(width: width).size(plotHeight: 16 + 24 * Double(bars.count)).height
  }

  public var narrowSize: ChartSize? {
    frame(width: ChartSize.phoneWidth).size(plotHeight: 16 + 48 * Double(max(bars.count, 2)))
  }

  /// Where a bar lies, in rows about its own: below its name on a narrow page.
  private static func place(_ size: ChartSize) -> (middle: Double, reach: Double, smallCounts: Double) {
    size.isNarrow ? (0.08, 0.18, 0.39) : (0, 0.3, -0.42)
  }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    guard !bars.isEmpty else { throw .empty }
    for bar in bars where min(bar.achieved, bar.asPlanned, bar.missed) < 0 { throw .negativeCount(row: bar.title) }
    var script = GnuplotScript(kind: kind, size: size, style: style)
    let frame = frame(width: size.width)
    frame.draw(on: &script)
    let area = area(size: size, frame: frame)
    drawNames(in: area, on: &script)
    drawBars(in: area, on: &script)
    return script.text
  }

  /// The statuses in the order of the bar, with the colour of each and a colour of text that can be read on it.
  private var statuses: [(word: String, count: KeyPath<Bar, Int> & Sendable, colour: ChartColour, ink: ChartColour)] {
    [
      (words.achieved, \.achieved, .blue, .white), (words.asPlanned, \.asPlanned, .sky, .ink),
      (words.missed, \.missed, .vermilion, .white),
    ]
  }

  private var upper: Int { max(bars.map(\.total).max() ?? 1, 1) }

  private func frame(width: Double) -> ChartFrame {
    let plain = ChartFrame(heading: heading, legend: [], width: width)
    let size = ChartSize(width: width, height: 0)
    guard wordPlaces(in: area(size: size, frame: plain), isNarrow: size.isNarrow) == nil else { return plain }
    let used = statuses.filter { status in bars.contains { $0[keyPath: status.count] > 0 } }
    let legend = used.map { LegendEntry(sign: .swatch($0.colour), word: $0.word) }
    return ChartFrame(heading: heading, legend: legend, width: width)
  }

  /// Where each status stands above its part of the first bar; `nil` where one would lie over another's part, or has none.
  private func wordPlaces(in area: PlotArea, isNarrow: Bool) -> [(word: String, x: Double)]? {
    guard let bar = bars.first, !isNarrow else { return nil }
    let point = (area.right - area.left) / Double(upper)
    var (start, middles, parts, words) = (0, [Double](), [Double](), [String]())
    for status in statuses where bars.contains(where: { $0[keyPath: status.count] > 0 }) {
      let count = bar[keyPath: status.count]
      middles.append((Double(start) + Double(count) / 2) * point)
      parts.append(Double(count) * point)
      words.append(status.word)
      start += count
    }
    let extents = words.map { TextExtent.width(GnuplotText.printable($0), size: ChartType.small) + 10 }
    let places = LabelSpacing.separated(middles, extents: extents, in: 0...(area.right - area.left))
    guard extents.reduce(0, +) <= area.right - area.left,
      places.indices.allSatisfy({ abs(places[$0] - middles[$0]) < parts[$0] / 2 })
    else { return nil }
    return zip(words, places).map { ($0, area.left + $1) }
  }

  private func area(size: ChartSize, frame: ChartFrame) -> PlotArea {
    let names = bars.map { TextExtent.width(GnuplotText.printable($0.title), size: ChartType.text) }.max() ?? 0
    let rates = (bars.map(\.rate) + [words.rate]).map { TextExtent.width($0, size: ChartType.text) }.max() ?? 0
    guard !size.isNarrow else {
      return PlotArea(
        left: ChartFrame.margin, right: size.width - ChartFrame.margin, top: frame.top + 16,
        bottom: size.height - frame.bottom)
    }
    return PlotArea(
      left: ChartFrame.margin + min(names, size.width * 0.4) + 8,
      right: size.width - ChartFrame.margin - rates - 12,
      top: frame.top + 16, bottom: size.height - frame.bottom)
  }

  private func drawNames(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Sections at the left, attained rates at the right")
    let edge = PageCoordinate.page(script.size.width - ChartFrame.margin)
    script.label(
      words.rate, at: PagePlace(edge, .page(area.top - 8)), LabelStyle(colour: .grey, alignment: .right))
    for (word, x) in wordPlaces(in: area, isNarrow: script.size.isNarrow) ?? [] {
      script.label(word, at: PagePlace(.page(x), .page(area.top - 8)), .small.aligned(.center))
    }
    let isNarrow = script.size.isNarrow
    let rates = bars.map { isNarrow ? TextExtent.width($0.rate, size: ChartType.text) : 0 }
    let rooms = rates.map {
      isNarrow ? script.size.width - 2 * ChartFrame.margin - $0 - 8 : area.left - ChartFrame.margin - 8
    }
    let names = NameColumn(bars.map(\.title), to: rooms)
    let pitch = (area.bottom - area.top) / Double(max(bars.count, 1))
    for (index, bar) in bars.enumerated() {
      let row = Double(index + 1) - (isNarrow ? 0.25 : 0)
      names.draw(
        index, at: isNarrow ? ChartFrame.margin : area.left - 8, middle: row, pitch: pitch,
        alignment: isNarrow ? .left : .right, on: &script)
      script.label(bar.rate, at: PagePlace(edge, .value(row)), LabelStyle(alignment: .right))
    }
  }

  private func drawBars(in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("The plot")
    script.plotArea(area)
    script.command("set xrange [0:\(upper)]")
    script.command("set yrange [\(bars.count).5:0.5]")
    for (index, bar) in bars.enumerated() { drawCounts(of: bar, row: Double(index + 1), in: area, on: &script) }
    script.data("sections", columns: ["row", "achieved", "as planned", "missed"], rows: rows)
    let (middle, reach, _) = Self.place(script.size)
    let height = "($1 + \(middle - reach)):($1 + \(middle + reach))"
    func fill(_ colour: ChartColour) -> String { "fs solid border \(script.rgb(.white)) fc \(script.rgb(colour))" }
    script.command(
      """
      plot $sections using ($2 / 2):1:(0):2:\(height) with boxxyerror \(fill(.blue)), \\
        '' using ($2 + $3 / 2):1:2:($2 + $3):\(height) with boxxyerror \(fill(.sky)), \\
        '' using ($2 + $3 + $4 / 2):1:($2 + $3):($2 + $3 + $4):\(height) with boxxyerror \(fill(.vermilion))
      """)
  }

  private var rows: [DataRow] {
    bars.enumerated().map { DataRow($0 + 1, [.count($1.achieved), .count($1.asPlanned), .count($1.missed)]) }
  }

  /// Each count in the middle of its part; where a part is too narrow for that, its count stands above the bar.
  private func drawCounts(of bar: Bar, row: Double, in area: PlotArea, on script: inout GnuplotScript) {
    let point = Double(upper) / (area.right - area.left)
    let place = Self.place(script.size)
    var above: [(count: Int, place: Double, colour: ChartColour)] = []
    var start = 0
    for status in statuses {
      let count = bar[keyPath: status.count]
      let middle = Double(start) + Double(count) / 2
      start += count
      guard count > 0 else { continue }
      if TextExtent.width(String(count), size: ChartType.text) + 2 <= Double(count) / point {
        script.label(
          String(count), at: PagePlace(.value(middle), .value(row + place.middle)),
          LabelStyle(colour: status.ink, alignment: .center))
      } else {
        above.append((count, middle / point, status.colour == .sky ? .ink : status.colour))
      }
    }
    let extents = above.map { TextExtent.width(String($0.count), size: ChartType.small) + 6 }
    let places = LabelSpacing.separated(above.map(\.place), extents: extents, in: 0...(area.right - area.left + 12))
    for (label, middle) in zip(above, places) {
      script.label(
        String(label.count), at: PagePlace(.value(middle * point), .value(row + place.smallCounts)),
        LabelStyle(size: ChartType.small, colour: label.colour, alignment: .center))
    }
  }
}
