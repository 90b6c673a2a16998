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

  private func between(_ next: FanPoint, _ share: Double) -> FanPoint {
    FanPoint(
      year: year + share * (next.year - year), ends: zip(ends, next.ends).map { $0 + share * ($1 - $0) })
  }

  private func held(in range: ClosedRange<Double>) -> FanPoint {
    FanPoint(year: year, ends: ends.map { min(max($0, range.lowerBound), range.upperBound) })
  }
}
