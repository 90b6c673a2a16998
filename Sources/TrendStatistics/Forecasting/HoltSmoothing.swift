// SPDX-License-Identifier: GPL-3.0-or-later
/// Exponential smoothing of level and trend, by Holt: l(t) = α y(t) + (1−α)(l(t−1) + φ b(t−1)), b(t) = β(l(t) − l(t−1)) +
/// (1−β) φ b(t−1), ŷ(h) = l(n) + (φ + … + φ^h) b(n); l(2) = y(2), b(2) = y(2) − y(1), φ = 1.
///
/// α and β are those of least squared one-step errors in 0 … 1. Source: Holt (1957), reprinted in International Journal of
/// Forecasting 20 (2004) 5–10. Example: 10, 20, 30 gives 40, 50.
enum HoltSmoothing: ForecastModel {
  static let fewestValues = 3
  static func path(_ values: [Double], horizon: Int) -> [Double] {
    TrendSmoothing(damping: 1).path(values, horizon: horizon)
  }
}

/// Holt's method with a trend that flattens out: as `HoltSmoothing`, with φ = 0.9.
///
/// Source: Gardner and McKenzie, Management Science 31 (1985) 1237–1246; φ as Hyndman and Athanasopoulos, section 8.2,
/// where it lies between 0.8 and 0.98. Example: 10, 20, 30, whose last step was foreseen to be 9, gives less than 39.
enum DampedHoltSmoothing: ForecastModel {
  static let fewestValues = 3
  static func path(_ values: [Double], horizon: Int) -> [Double] {
    TrendSmoothing(damping: 0.9).path(values, horizon: horizon)
  }
}

/// Holt's recursions.
struct TrendSmoothing {
  let damping: Double

  func path(_ values: [Double], horizon: Int) -> [Double] {
    let unit = values.reduce(0) { max($0, $1.magnitude) }
    guard unit > 0, unit.isFinite else { return Naive.path(values, horizon: horizon) }
    let weights = GSL.minimum(from: (0.5, 0.1), in: 0...1) { run(values, unit, $0, $1).squares }
    let end = run(values, unit, weights.0, weights.1)
    var (value, factor) = (end.level * unit, 1.0)
    return (1...horizon).map { _ in
      factor *= damping
      value += factor * end.trend * unit
      return value
    }
  }

  /// What α and β lead to.
  func run(
    _ values: [Double], _ unit: Double, _ levelWeight: Double, _ trendWeight: Double
  ) -> (level: Double, trend: Double, squares: Double) {
    var (level, trend, squares) = (values[1] / unit, (values[1] - values[0]) / unit, 0.0)
    for value in values.dropFirst(2) {
      let foreseen = level + damping * trend
      let error = value / unit - foreseen
      squares += error * error
      let next = foreseen + levelWeight * error
      trend = trendWeight * (next - level) + (1 - trendWeight) * damping * trend
      level = next
    }
    return (level, trend, squares)
  }
}
