// SPDX-License-Identifier: GPL-3.0-or-later

/// Which values the axis of a trend chart holds.
extension TrendChart {
  /// From zero where the values come near it: a line that begins at zero does not overstate a change. Else about the values, but not
  /// so close that a change of little more than nothing crosses the plot. No two of its numbers read alike.
  var axis: ChartAxis {
    var values = Self.spread(near + (isFanCut ? [] : forecast.flatMap(ends)), below: upperBound)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    if low >= 0, low < high * 0.6 { values.append(0) }
    values.append(high + (high - (values.min() ?? low)) * 0.06)
    let axes = (1...5).reversed().map { ChartAxis.linear(over: values, steps: $0).upTo(upperBound) }
    return axes.first { Set($0.ticks.map(words.tick)).count == $0.ticks.count } ?? axes[0]
  }

  /// What the axis always holds: all points, and the interval of 80 % where that leaves them room.
  private var near: [Double] { allPoints.map(\.value) + (isBandCut ? [] : band) }

  private var band: [Double] { forecast.compactMap(\.interval80).flatMap { [$0.lowerBound, $0.upperBound] } }

  /// Whether the interval of 80 % goes beyond the axis: where it is so wide that even beside the height of the values above zero
  /// they would be pressed flat.
  var isBandCut: Bool { hasFan && FanPoint.flattens(allPoints.map(\.value) + [0], by: band) }

  /// Whether that of 95 % does, which would press the values flat sooner.
  var isFanCut: Bool {
    func span(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    let near = Self.spread(near, below: upperBound)
    return isBandCut || hasFan && span(near + forecast.flatMap(ends)) > 2.5 * span(near)
  }

  /// Of the largest value: an axis from 95 to 100 is the narrowest that there is.
  private static let leastSpan = 0.05

  /// With values about them where theirs are nearly one; where all are one, the axis is about it anyway.
  private static func spread(_ values: [Double], below bound: Double?) -> [Double] {
    guard let low = values.min(), let high = values.max(), high > low else { return values }
    let least = leastSpan * max(low.magnitude, high.magnitude)
    guard high - low < least else { return values }
    let top = max(high, min((low + high + least) / 2, bound ?? .infinity))
    return values + [top - least, top]
  }
}
