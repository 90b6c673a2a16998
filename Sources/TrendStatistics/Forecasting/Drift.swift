// SPDX-License-Identifier: GPL-3.0-or-later
/// The straight line through the first and the last value: ŷ(h) = y(n) + h × (y(n) − y(1)) / (n − 1).
///
/// Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed. (2021), section 5.2. Example: 100,
/// 110, 130 gives 145, 160.
enum Drift: ForecastModel {
  static let fewestValues = 2

  static func path(_ values: [Double], horizon: Int) -> [Double] {
    let last = values[values.count - 1]
    return (1...horizon).map { last + Double($0) * step(values) }
  }

  static func step(_ values: [Double]) -> Double {
    (values[values.count - 1] - values[0]) / Double(values.count - 1)
  }
}
