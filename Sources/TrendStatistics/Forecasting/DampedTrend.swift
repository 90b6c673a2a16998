// SPDX-License-Identifier: GPL-3.0-or-later

/// Exponential smoothing of level and damped trend, started where it fits best:
/// l(t) = m + α e, b(t) = φ b(t−1) + α β e, with m = l(t−1) + φ b(t−1) and e = y(t) − m; ŷ(h) = l(n) + (φ + … + φ^h) b(n).
///
/// α, β and φ are those of a grid (0.2 … 1; 0 … 0.7; 0.8 … 0.98) that leave the least squared one-step errors, and for each the
/// first level and trend are those of least squares, in which they are linear: a short history is not spent on its start. Source:
/// Gardner and McKenzie, Management Science 31 (1985) 1237–1246; the form of errors and the range of φ: Hyndman, Koehler, Ord and
/// Snyder, Forecasting with Exponential Smoothing (2008), 2.5 and 5.1. Example: values that all are the same stay.
enum DampedTrend: ForecastModel {
  static let fewestValues = 4
  private static let grid = [0.2, 0.5, 0.8, 1].flatMap { level in
    [0, 0.1, 0.3, 0.7].flatMap { trend in [0.8, 0.9, 0.98].map { SIMD3(level, level * trend, $0) } }
  }

  static func path(_ values: [Double], horizon: Int) -> [Double] {
    guard let (scaled, unit) = values.inBinaryUnits else { return Naive.path(values, horizon: horizon) }
    let origin = scaled[0]
    let fits = grid.map { fit(scaled, origin, $0) }
    guard let best = fits.min(by: { $0.squares < $1.squares }) else { return Naive.path(values, horizon: horizon) }
    var (value, factor) = (origin + best.level, 1.0)
    return (1...horizon).map { _ in
      factor *= best.damping
      value += factor * best.trend
      return value * unit
    }
  }

  private struct Fit {
    let damping: Double
    let level: Double
    let trend: Double
    let squares: Double
  }

  /// Level and trend are each a sum of three: what the values make of them, and what the first level and the first trend do.
  private static func fit(_ values: [Double], _ origin: Double, _ weights: SIMD3<Double>) -> Fit {
    var (level, trend) = (SIMD3(0.0, 1, 0), SIMD3(0.0, 0, 1))
    var squares = TwoUnknowns()
    for value in values {
      let foreseen = level + weights.z * trend
      let error = SIMD3(value - origin - foreseen.x, -foreseen.y, -foreseen.z)
      squares.add(error.x, foreseen.y, foreseen.z)
      level = foreseen + weights.x * error
      trend = weights.z * trend + weights.y * error
    }
    let found = squares.solution(second: -.infinity ... .infinity)
    let start = SIMD3(1, found.first, found.second)
    return Fit(
      damping: weights.z, level: (level * start).sum(), trend: (trend * start).sum(), squares: found.squares)
  }
}
