// SPDX-License-Identifier: GPL-3.0-or-later

/// The axis of a chart of target ratios: 1 is the target, the labels are in per cent.
struct RatioAxis {
  let scale: ChartAxis
  /// Stands at the line of the target.
  let target: String
  let name: Name
  /// What lies at either side of the target is called so; `nil` where that would not hold for all.
  private let sides: Sides?

  /// What stands below the axis; of one that is logarithmic it says so.
  struct Name {
    let linear: String
    let logarithmic: String
  }

  /// Both in the colour of their marks; `""` where there is none.
  struct Sides {
    let below: String
    let above: String
  }

  /// Logarithmic where the ratios lie so far apart that a linear axis would crush those below the target.
  init(over ratios: [Double], target: String, name: Name, sides: Sides? = nil) {
    (self.target, self.name, self.sides) = (target, name, sides)
    let positive = ratios.filter { $0 > 0 }
    let isWide = (positive.max() ?? 1) > 5 || ((positive.min() ?? 1) < 0.2 && (positive.max() ?? 1) > 2)
    scale =
      isWide
      ? .logarithmic(over: positive + [0.8, 1.25], floor: 0.01) : .linear(over: ratios + [0, 1.2], steps: 4)
  }

  /// - Parameters:
  ///   - rows: how many rows of one line there are below each other, the first at 1.
  ///   - targetInFront: whether the line of the target is drawn over the data.
  ///   - parts: where there are lines, in rows, where names stand between them.
  func draw(
    in area: PlotArea, rows: Double, targetInFront: Bool, parts: [ClosedRange<Double>]? = nil,
    on script: inout GnuplotScript
  ) {
    script.heading("The axis, as a ratio; its labels are in per cent")
    script.plotArea(area)
    if scale.scale == .logarithmic { script.command("set logscale x") }
    script.command("set xrange [\(GnuplotNumber.written(scale.lower)):\(GnuplotNumber.written(scale.upper))]")
    script.command("set yrange [\(GnuplotNumber.written(rows + 0.5)):0.5]")
    var labelled: [ClosedRange<Double>] = []
    for tick in scale.ticksByWeight {
      for (top, bottom) in Self.lines(in: area, parts) {
        script.line(
          from: PagePlace(.value(tick), top), to: PagePlace(.value(tick), bottom), colour: .rule, width: 0.5)
      }
      let text = ChartNumber.grouped((tick * 1e10).rounded() / 1e8)
      let x = area.left + scale.fraction(tick) * (area.right - area.left)
      let half = TextExtent.width(text, size: ChartType.small) / 2 + 1.5
      guard !labelled.contains(where: { $0.overlaps(x - half...x + half) }) else { continue }
      labelled.append(x - half...x + half)
      script.label(text, at: PagePlace(.value(tick), .page(area.bottom + 9)), .small.aligned(.center))
    }
    let middle = (area.left + area.right) / 2
    let name = scale.scale == .logarithmic ? name.logarithmic : name.linear
    script.label(name, at: PagePlace(.page(middle), .page(area.bottom + 24)), .small.aligned(.center))
    for (top, bottom) in Self.lines(in: area, parts) {
      script.line(
        from: PagePlace(.value(1), top), to: PagePlace(.value(1), bottom), colour: .ink, width: 1.5,
        back: !targetInFront)
    }
    nameTarget(in: area, on: &script)
  }

  /// An arrow at the end of the axis, beside a row that has something beyond it.
  func pointBelow(_ ratio: Double?, at row: Double, in area: PlotArea, on script: inout GnuplotScript) {
    guard let ratio, ratio < scale.lower else { return }
    script.label("←", at: PagePlace(.page(area.left - 6), .value(row)), .small.aligned(.center))
  }

  /// From the top to the bottom of the plot, or a part a row.
  private static func lines(
    in area: PlotArea, _ parts: [ClosedRange<Double>]?
  ) -> [(PageCoordinate, PageCoordinate)] {
    parts?.map { (.value($0.lowerBound), .value($0.upperBound)) } ?? [(.page(area.top), .page(area.bottom))]
  }

  private func nameTarget(in area: PlotArea, on script: inout GnuplotScript) {
    let x = targetPlace(in: area, width: script.size.width)
    let y = PageCoordinate.page(area.top - 8)
    script.label(target, at: PagePlace(.page(x), y), LabelStyle(size: ChartType.small, alignment: .center))
    guard let sides, namesSides(in: area, width: script.size.width) else { return }
    let gap = TextExtent.width(target, size: ChartType.small) / 2 + Self.gap
    let below = LabelStyle(size: ChartType.small, colour: .vermilion, alignment: .right)
    script.label(sides.below, at: PagePlace(.page(x - gap), y), below)
    script.label(sides.above, at: PagePlace(.page(x + gap), y), LabelStyle(size: ChartType.small, colour: .blue))
  }

  private static let gap = 12.0

  /// Whether the words for both sides stand beside that of the target, and no legend has to say them.
  func namesSides(in area: PlotArea, width: Double) -> Bool {
    guard let sides else { return false }
    func extent(_ text: String) -> Double { TextExtent.width(text, size: ChartType.small) }
    let (x, half) = (targetPlace(in: area, width: width), extent(target) / 2 + Self.gap)
    return x - half - extent(sides.below) >= ChartFrame.margin
      && x + half + extent(sides.above) <= width - ChartFrame.margin
  }

  private func targetPlace(in area: PlotArea, width: Double) -> Double {
    let half = TextExtent.width(target, size: ChartType.small) / 2
    let wish = area.left + scale.fraction(1) * (area.right - area.left)
    return max(ChartFrame.margin + half, min(wish, width - ChartFrame.margin - half))
  }
}
