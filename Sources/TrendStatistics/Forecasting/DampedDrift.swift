// SPDX-License-Identifier: GPL-3.0-or-later
/// The line of the drift, flattening out: ŷ(h) = y(n) + (φ + φ² + … + φ^h) × (y(n) − y(1)) / (n − 1), φ = 0.85.
///
/// φ is the middle of 0.8 to 0.98, the range within which it is estimated for damped trends (Hyndman and Athanasopoulos,
/// section 8.2), drawn towards the low end because yearly steps are long. Source of the damping: Gardner and McKenzie,
/// Forecasting trends in time series, Management Science 31 (1985). Example: 100, 110, 130 gives 142.75, 153.5875.
enum DampedDrift: ForecastModel {
  static let fewestValues = 2
  private static let damping = 0.85

  static func path(_ values: [Double], horizon: Int) -> [Double] {
    let step = Drift.step(values)
    var (value, factor) = (values[values.count - 1], 1.0)
    return (1...horizon).map { _ in
      factor *= damping
      value += factor * step
      return value
    }
  }
}
