// SPDX-License-Identifier: GPL-3.0-or-later
/// Simple exponential smoothing: level l(t) = l(t−1) + α(y(t) − l(t−1)), l(1) = y(1), ŷ(h) = l(n).
///
/// α is the one of least squared one-step errors in 0 … 1. Source: Brown, Smoothing, Forecasting and Prediction (1963);
/// Hyndman and Athanasopoulos, section 8.1. Worked example: 10, 12, 11, 13, 12 with α = 0.5 has the level 12.
enum ExponentialSmoothing: ForecastModel {
  static let fewestValues = 2

  static func path(_ values: [Double], horizon: Int) -> [Double] {
    [Double](repeating: level(values, weight: weight(values)), count: horizon)
  }

  /// α.
  static func weight(_ values: [Double]) -> Double {
    // Errors in units of the last place would be squared to nothing, or huge ones to infinity.
    let unit = values.reduce(0) { max($0, $1.magnitude) }
    guard unit > 0, unit.isFinite else { return 1 }
    let scaled = values.map { $0 / unit }
    return polished(GSL.minimum(in: 0...1) { squaredErrors(scaled, weight: $0) }, scaled)
  }

  static func level(_ values: [Double], weight: Double) -> Double {
    values.dropFirst().reduce(values[0]) { $0 + weight * ($1 - $0) }
  }

  private static func squaredErrors(_ values: [Double], weight: Double) -> Double {
    var (level, sum) = (values[0], 0.0)
    for value in values.dropFirst() {
      let error = value - level
      sum += error * error
      level += weight * error
    }
    return sum
  }

  /// About its least value a sum of squares is flat and tells α to half of the digits; where its slope is 0, by Newton's method, to
  /// nearly all, so that a forecast does not hang on the unit of the values.
  private static func polished(_ weight: Double, _ values: [Double]) -> Double {
    var best = weight
    for _ in 0..<2 where best > 0 && best < 1 {
      let (slope, curvature) = derivatives(values, weight: best)
      let step = slope / curvature
      guard curvature > 0, step.magnitude < farthest, (0...1).contains(best - step) else { return weight }
      best -= step
    }
    return best
  }

  /// Farther than this from what the search found there is another minimum.
  private static let farthest = 1e-3

  /// The first and the second of half the squared errors by α.
  private static func derivatives(_ values: [Double], weight: Double) -> (slope: Double, curvature: Double) {
    var (level, first, second) = (values[0], 0.0, 0.0)
    var (slope, curvature) = (0.0, 0.0)
    for value in values.dropFirst() {
      let error = value - level
      slope -= error * first
      curvature += first * first - error * second
      level += weight * error
      (first, second) = ((1 - weight) * first + error, (1 - weight) * second - 2 * first)
    }
    return (slope, curvature)
  }
}
