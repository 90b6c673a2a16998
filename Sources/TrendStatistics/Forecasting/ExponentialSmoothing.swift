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
    return GSL.minimum(in: 0...1) { squaredErrors(values, unit: unit, weight: $0) }
  }

  static func level(_ values: [Double], weight: Double) -> Double {
    values.dropFirst().reduce(values[0]) { $0 + weight * ($1 - $0) }
  }

  private static func squaredErrors(_ values: [Double], unit: Double, weight: Double) -> Double {
    var (level, sum) = (values[0] / unit, 0.0)
    for value in values.dropFirst() {
      let error = value / unit - level
      sum += error * error
      level += weight * error
    }
    return sum
  }
}
