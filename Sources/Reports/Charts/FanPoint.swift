// SPDX-License-Identifier: GPL-3.0-or-later

/// The ends of the intervals of a forecast at one time: of 80 %, then of 95 %.
struct FanPoint: Equatable {
  var year: Double
  var ends: [Double]

  /// The same fan as far as it lies in a range: with a point more where an end of it leaves the range or comes back, so that every edge
  /// keeps its slope.
  static func cut(_ points: [FanPoint], to range: ClosedRange<Double>) -> [FanPoint] {
    var cut = points.prefix(1).map { $0.held(in: range) }
    for (point, next) in zip(points, points.dropFirst()) {
      let crossings = zip(point.ends, next.ends).flatMap { from, to in
        [range.lowerBound, range.upperBound].map { (bound: Double) in (bound - from) / (to - from) }
      }
      for share in Set(crossings).filter({ $0 > 0 && $0 < 1 }).sorted() {
        cut.append(point.between(next, share).held(in: range))
      }
      cut.append(next.held(in: range))
    }
    return cut
  }

  /// Of one time alone there is no area: an upright bar, as wide on both sides.
  func bar(within room: Double) -> [FanPoint] {
    let half = min(room, 0.25)
    return [FanPoint(year: year - half, ends: ends), FanPoint(year: year + half, ends: ends)]
  }

  private func between(_ next: FanPoint, _ share: Double) -> FanPoint {
    FanPoint(
      year: year + share * (next.year - year), ends: zip(ends, next.ends).map { $0 + share * ($1 - $0) })
  }

  private func held(in range: ClosedRange<Double>) -> FanPoint {
    FanPoint(year: year, ends: ends.map { min(max($0, range.lowerBound), range.upperBound) })
  }

  /// Whether an interval is so much wider than all else that it would press the values flat; then it goes beyond the axis.
  static func flattens(_ points: [Double], by ends: [Double]) -> Bool {
    func span(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    let near = fromZero(points)
    return span(near) > 0 && span(near + ends) > widestInterval * span(near)
  }

  /// Times what the values span.
  private static let widestInterval = 3.0

  /// With a zero, but not where the values are so near each other that above it their line would be flat.
  static func fromZero(_ values: [Double]) -> [Double] {
    guard let least = values.min(), let largest = values.max(), least >= 0, least < 0.7 * largest else { return values }
    return values + [0]
  }
}
