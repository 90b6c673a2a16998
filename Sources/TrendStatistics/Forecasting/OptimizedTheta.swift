// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The theta method with a trend as strong as the series itself says:
/// ŷ(h) = l(n) + w ((1−α)^n A + (h − 1 + (1 − (1−α)^(n+1)) / α) B), l(t) = α y(t) + (1−α) l(t−1).
///
/// A + B t is the least-squares line over all values. α is the one of 0.1, 0.2 … 1 that leaves the least squared one-step errors, and
/// for each α the level's start and w, from 0 to 0.95, are those of least squares, in which they are linear. w = ½ is the theta
/// method as first published, 0 is exponential smoothing. Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, Models for
/// optimising the theta method, International Journal of Forecasting 32 (2016) 1151–1161, the optimised theta model; w is its
/// 1 − 1/θ. Example: 10, 20, 30 … 100, a line, goes on by nearly 10 a year.
enum OptimizedTheta: ForecastModel {
  static let fewestValues = 3
  private static let smoothing = (1...10).map { Double($0) / 10 }
  private static let strongest = 0.95

  static func path(_ values: [Double], horizon: Int) throws(Unanswerable) -> [Double] {
    guard let (scaled, unit) = values.inBinaryUnits else { return Naive.path(values, horizon: horizon) }
    let mean = scaled.reduce(0) { $0 + $1 / Double(scaled.count) }
    let centred = scaled.map { $0 - mean }
    // Its level is that of the year before the first.
    let line = try GSL.line(x: (1...values.count).map(Double.init), y: centred)
    let fits = smoothing.map { fit(centred, line, smoothing: $0) }
    guard let best = fits.min(by: { $0.squares < $1.squares }) else { return Naive.path(values, horizon: horizon) }
    let (rest, count) = (1 - best.smoothing, Double(values.count))
    let start = (1 - pow(rest, count + 1)) / best.smoothing
    return (1...horizon).map {
      unit
        * (mean + best.level + best.trend * (pow(rest, count) * line.level + (Double($0 - 1) + start) * line.slope))
    }
  }

  private struct Fit {
    let smoothing: Double
    let level: Double
    let trend: Double
    let squares: Double
  }

  /// Least squares over the level's start and the weight of the trend.
  private static func fit(_ values: [Double], _ line: GSL.Line, smoothing: Double) -> Fit {
    let rest = 1 - smoothing
    var (level, started) = (0.0, 1.0)
    var squares = TwoUnknowns()
    for value in values {
      let trend = started * line.level + (1 - started * rest) / smoothing * line.slope
      squares.add(value - level, started, trend)
      level = smoothing * value + rest * level
      started *= rest
    }
    let found = squares.solution(second: 0...strongest)
    return Fit(
      smoothing: smoothing, level: level + started * found.first, trend: found.second, squares: found.squares)
  }
}

/// The sums of a least-squares problem y ≈ a x₁ + b x₂.
struct TwoUnknowns {
  private var (x11, x12, x22, x1y, x2y, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

  mutating func add(_ y: Double, _ x1: Double, _ x2: Double) {
    x11 += x1 * x1
    x12 += x1 * x2
    x22 += x2 * x2
    x1y += x1 * y
    x2y += x2 * y
    yy += y * y
  }

  /// a and b within a range, and the squares that they leave. Where the two cannot be told apart, b is 0 or as near as it may be.
  func solution(second range: ClosedRange<Double>) -> (first: Double, second: Double, squares: Double) {
    let determinant = x11 * x22 - x12 * x12
    let known = determinant > 1e-12 * x11 * x22
    let second = range.clamping(known ? (x11 * x2y - x12 * x1y) / determinant : 0)
    let first = x11 > 0 ? (x1y - x12 * second) / x11 : 0
    let explained =
      2 * (first * x1y + second * x2y) - first * first * x11 - 2 * first * second * x12 - second * second * x22
    let squares = yy - explained
    return (first, second, max(0, squares))
  }
}
