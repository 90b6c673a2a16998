// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What a trend chart has to name: each by a word where it stands, or by the legend where there is no room for that.
enum TrendPart: CaseIterable {
  case actual, baseline, target, proposal, forecast, fan, disturbance
}

/// A label with its place on the page, in points.
struct TrendLabel {
  let text: String
  let x: Double
  let y: Double
  var style = LabelStyle()

  var box: (left: Double, right: Double, top: Double, bottom: Double) {
    let width = TextExtent.width(GnuplotText.printable(text), size: style.size)
    let left =
      switch style.alignment {
      case .left: x
      case .center: x - width / 2
      case .right: x - width
      }
    return (left, left + width, y - style.size * 0.6, y + style.size * 0.6)
  }

  func overlaps(_ other: TrendLabel) -> Bool {
    let (a, b) = (box, other.box)
    return a.left < b.right + 1 && b.left < a.right + 1 && a.top < b.bottom && b.top < a.bottom
  }
}

/// Which words and numbers stand in a trend chart, and where.
struct TrendLabels {
  private(set) var placed: [TrendLabel] = []
  /// What its own words name.
  private(set) var named: Set<TrendPart> = []

  private let chart: TrendChart
  private let layout: TrendLayout

  init(_ layout: TrendLayout) {
    (chart, self.layout) = (layout.chart, layout)
    addDisturbances()
    addRightColumn()
    addPoints()
  }

  private func isToName(_ part: TrendPart) -> Bool { !layout.legend.contains(part) && !named.contains(part) }

  /// Above the plot, each over the year that it shades.
  private mutating func addDisturbances() {
    guard isToName(.disturbance), !chart.shownDisturbances.isEmpty else { return }
    let labels = Dictionary(grouping: chart.shownDisturbances, by: \.year).sorted { $0.key < $1.key }.map {
      year, events in
      layout.labelAbove(events.map(\.title).joined(separator: "、"), year: year)
    }
    let all = [layout.unit] + labels
    let overlap = all.indices.contains { a in all.indices.contains { $0 > a && all[a].overlaps(all[$0]) } }
    guard !overlap, labels.allSatisfy(layout.isOnPage) else { return }
    placed += labels
    named.insert(.disturbance)
  }

  /// A single target, whose line ends there, or that of the last year; the last forecast; and the fan.
  private mutating func addRightColumn() {
    let column = TrendColumn(layout: layout)
    placed += column.labels
    named.formUnion(column.named)
  }

  /// Labels in the order of their weight: the first and the last actual, targets, the baseline, the rest.
  private mutating func addPoints() {
    let actuals = chart.sortedActuals
    for point in actuals.prefix(1) + actuals.dropFirst().suffix(1) { add(point, .ink, naming: .actual) }
    for target in chart.sortedTargets.reversed() where !layout.targetsAtRight.contains(target) {
      add(target, isOnFan(target) ? .ink : .vermilion, naming: target.isProposed ? .proposal : .target)
    }
    if let baseline = chart.baseline { add(baseline, .grey, naming: .baseline) }
    let inner = actuals.dropFirst().dropLast()
    guard layout.isCrowded else {
      for point in chart.sortedForecast.dropLast().map(\.point) { addIfFree(point, isOnFan(point) ? .ink : .blue) }
      return inner.forEach { addIfFree($0, .ink) }
    }
    let values = actuals.map(\.value)
    inner.filter { $0.value == values.max() || $0.value == values.min() }.prefix(2).forEach { addIfFree($0, .ink) }
  }

  /// Coloured text cannot be read on the blue of the fan.
  private func isOnFan(_ point: TrendChart.Point) -> Bool {
    chart.hasFan && chart.sortedActuals.last.map { point.year > $0.year } ?? true
  }

  private mutating func add(_ point: TrendChart.Point, _ colour: ChartColour, naming part: TrendPart? = nil) {
    if let part, isToName(part) {
      let text = chart.word(part) + " " + point.label
      if let label = place(text, at: point, colour).first(where: { !layout.isCrossed($0) }) {
        named.insert(part)
        return placed.append(label)
      }
    }
    let free = place(point.label, at: point, colour)
    if let label = free.first(where: { !layout.isCrossed($0) }) ?? free.first { placed.append(label) }
  }

  /// Of the years between, none is worth a number that a line runs through.
  private mutating func addIfFree(_ point: TrendChart.Point, _ colour: ChartColour) {
    let free = place(point.label, at: point, colour).first { !layout.isCrossed($0) }
    if let free { placed.append(free) }
  }

  /// Above the point or below it, wherever no label is.
  private func place(_ text: String, at point: TrendChart.Point, _ colour: ChartColour) -> [TrendLabel] {
    layout.places(for: text, at: point, LabelStyle(colour: colour, alignment: .center)).filter { candidate in
      !placed.contains { $0.overlaps(candidate) }
    }
  }
}

/// What stands at the right of the plot.
struct TrendColumn {
  private(set) var labels: [TrendLabel] = []
  private(set) var named: Set<TrendPart> = []

  private struct Wish {
    let text: String
    let value: Double
    let colour: ChartColour
  }

  /// How far a word may lie from the edge of the fan that it names.
  private static let reach = 8.0

  init(layout: TrendLayout) {
    let (wishes, words) = Self.points(of: layout)
    named = words
    labels = Self.placed(wishes, in: layout)
    guard layout.chart.hasFan, !layout.legend.contains(.fan), let last = layout.chart.sortedForecast.last else {
      return
    }
    let ends = layout.chart.ends(of: last)
    let words80 = layout.chart.words.interval80, words95 = layout.chart.words.interval95
    let choices = [(1, 3), (1, 2), (0, 3), (0, 2)].map { narrow, wide in
      wishes + [
        Wish(text: words80, value: ends[narrow], colour: .ink), Wish(text: words95, value: ends[wide], colour: .ink),
      ]
    }
    let moves = choices.map { choice in
      zip(choice, Self.placed(choice, in: layout)).map { abs(layout.y($0.value) - $1.y) }
    }
    let best = moves.indices.min { moves[$0].reduce(0, +) < moves[$1].reduce(0, +) }
    guard let best, moves[best].suffix(2).allSatisfy({ $0 <= Self.reach }) else { return }
    labels = Self.placed(choices[best], in: layout)
    named.insert(.fan)
  }

  /// The widest text that may stand there.
  static func width(of layout: TrendLayout) -> Double {
    let fan = layout.chart.hasFan && !layout.legend.contains(.fan)
    let words = fan ? [layout.chart.words.interval80, layout.chart.words.interval95] : []
    let texts = points(of: layout).wishes.map(\.text) + words
    return texts.map { TextExtent.width(GnuplotText.printable($0), size: ChartType.text) }.max() ?? 0
  }

  private static func points(of layout: TrendLayout) -> (wishes: [Wish], named: Set<TrendPart>) {
    var wishes: [Wish] = []
    var named: Set<TrendPart> = []
    func add(_ point: TrendChart.Point?, _ colour: ChartColour, _ part: TrendPart) {
      guard let point else { return }
      let text = layout.chart.word(part) + " " + point.label
      let isNamed = !layout.legend.contains(part) && TextExtent.width(text, size: ChartType.text) < layout.columnRoom
      if isNamed { named.insert(part) }
      wishes.append(Wish(text: isNamed ? text : point.label, value: point.value, colour: colour))
    }
    for target in layout.targetsAtRight { add(target, .vermilion, target.isProposed ? .proposal : .target) }
    add(layout.chart.sortedForecast.last?.point, .blue, .forecast)
    return (wishes, named)
  }

  private static func placed(_ wishes: [Wish], in layout: TrendLayout) -> [TrendLabel] {
    let heights = LabelSpacing.separated(
      wishes.map { layout.y($0.value) }, extents: wishes.map { _ in ChartType.text * 1.35 },
      in: layout.area.top...layout.area.bottom)
    return zip(wishes, heights).map { wish, height in
      TrendLabel(text: wish.text, x: layout.area.right + 6, y: height, style: LabelStyle(colour: wish.colour))
    }
  }
}
