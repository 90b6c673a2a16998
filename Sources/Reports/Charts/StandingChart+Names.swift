// SPDX-License-Identifier: GPL-3.0-or-later

/// Which names stand beside their points, and where.
extension StandingChart {
  /// The lowest, the highest and our own by name, ours winning where they meet; and of a few entities all others that have room.
  func drawLabels(_ axis: ChartAxis, in area: PlotArea, on script: inout GnuplotScript) {
    script.heading("Names of the ends, of our own, and of others that have room")
    var (labels, named) = (endLabels(axis, in: area), Set([0, values.count - 1]))
    if let ours = values.firstIndex(where: { $0.name == own }) {
      let label = ourLabel(ours, axis, in: area, besides: labels)
      labels.removeAll { $0.overlaps(label) }
      drawOurs(label, at: place(of: ours, on: axis, in: area), on: &script)
      labels.append(label)
      named.insert(ours)
    }
    for index in values.indices where values.count <= Self.few && !named.contains(index) {
      if let label = label(of: index, axis, in: area, besides: labels) { labels.append(label) }
    }
    for label in labels where label.style.colour != .vermilion {
      script.label(label.text, at: PagePlace(.page(label.x), .page(label.y)), label.style)
    }
  }

  /// Of more, names between the ends would be a thicket.
  private static let few = 12

  /// Close above or below its point, wherever nothing is; `nil` where there is no such place.
  private func label(
    of index: Int, _ axis: ChartAxis, in area: PlotArea, besides others: [TrendLabel]
  ) -> TrendLabel? {
    let text = GnuplotText.printable(values[index].name) + " " + values[index].label
    let (half, point) = (TextExtent.width(text, size: ChartType.text) / 2, place(of: index, on: axis, in: area))
    let centres = [0, -half + 4, half - 4].map { max(area.left + half, min(point.x + $0, area.right - half)) }
    return [-14.0, 14, -18, 18].lazy.flatMap { offset in
      centres.map { TrendLabel(text: text, x: $0, y: point.y + offset, style: LabelStyle(alignment: .center)) }
    }.first { label in isClear(label, axis, in: area) && !others.contains { $0.overlaps(label) } }
  }

  /// Whether no point, edge of the shade or line of the median runs through it.
  private func isClear(_ label: TrendLabel, _ axis: ChartAxis, in area: PlotArea) -> Bool {
    guard label.y - 7 > area.top, label.y + 7 < area.bottom else { return false }
    let lines = [quartiles?.lowerBound, median, quartiles?.upperBound].compactMap(\.self)
    guard lines.allSatisfy({ abs(height(of: $0, on: axis, in: area) - label.y) >= 8 }) else { return false }
    let (left, right) = (label.box.left - 5, label.box.right + 5)
    return values.indices.allSatisfy { index in
      let point = place(of: index, on: axis, in: area)
      return point.x <= left || point.x >= right || abs(point.y - label.y) >= 11
    }
  }

  /// Values rise to the right, so there is room above and to the left of each, and below and to the right.
  private func endLabels(_ axis: ChartAxis, in area: PlotArea) -> [TrendLabel] {
    let ours = values.first { $0.name == own }
    return Set([0, values.count - 1]).sorted().compactMap { index in
      let value = values[index]
      // Ours among them has its name; the end that it shares needs no other.
      let isOurs = value.name == own || ours?.value == value.value && values.count > 2
      guard !isOurs else { return nil }
      let alike = values.count { $0.value == value.value }
      let isShared = alike > 1 && values.count > 2
      let text = (isShared ? words.several(alike) : GnuplotText.printable(value.name)) + " " + value.label
      let (width, place) = (TextExtent.width(text, size: ChartType.text), place(of: index, on: axis, in: area))
      return TrendLabel(
        text: text, x: max(area.left + width / 2, min(place.x, area.right - width / 2)),
        y: index == 0 ? place.y + 14 : max(place.y - 12, area.top - 4), style: LabelStyle(alignment: .center))
    }
  }

  /// Above our own, or else below, as near as no point, name of an end, edge of the shade or line of the median runs through it.
  private func ourLabel(
    _ index: Int, _ axis: ChartAxis, in area: PlotArea, besides ends: [TrendLabel]
  ) -> TrendLabel {
    let text = GnuplotText.printable(values[index].name) + " " + values[index].label
    let (half, own) = (TextExtent.width(text, size: ChartType.text) / 2, place(of: index, on: axis, in: area))
    func label(_ x: Double, _ y: Double) -> TrendLabel {
      TrendLabel(text: text, x: x, y: y, style: LabelStyle(colour: .vermilion, alignment: .center))
    }
    func isFree(_ label: TrendLabel) -> Bool {
      isClear(label, axis, in: area)
        && !ends.contains { $0.overlaps(label) || isTied(label, to: own) && isBetween($0, label, own) }
    }
    func isBetween(_ end: TrendLabel, _ label: TrendLabel, _ mark: (x: Double, y: Double)) -> Bool {
      end.box.left < mark.x + 2 && mark.x - 2 < end.box.right && (end.y < mark.y) == (label.y < end.y)
    }
    let centres = [-half + 4, 0, half - 4].map { max(area.left + half, min(own.x + $0, area.right - half)) }
    let offsets = stride(from: 14.0, through: area.bottom - area.top, by: 2)
    return (offsets.map { -$0 } + Array(offsets)).lazy.flatMap { offset in centres.map { label($0, own.y + offset) } }
      .first(where: isFree)
      ?? label(centres[0], max(own.y - 14, area.top - 4))
  }

  /// Where it is far off.
  private func isTied(_ label: TrendLabel, to mark: (x: Double, y: Double)) -> Bool { abs(mark.y - label.y) > 18 }

  private func drawOurs(_ label: TrendLabel, at mark: (x: Double, y: Double), on script: inout GnuplotScript) {
    if isTied(label, to: mark) {
      let up = label.y < mark.y ? 1.0 : -1
      script.line(
        from: PagePlace(.page(mark.x), .page(mark.y - 5 * up)), to: PagePlace(.page(mark.x), .page(label.y + 7 * up)),
        colour: .vermilion, width: 0.75, back: false)
    }
    script.label(label.text, at: PagePlace(.page(label.x), .page(label.y)), label.style)
  }
}
