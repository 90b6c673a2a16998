// SPDX-License-Identifier: GPL-3.0-or-later
/// The last value stays: ŷ(h) = y(n).
///
/// What every other method has to beat. Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed.
/// (2021), section 5.2. Example: 3, 5, 4 gives 4, 4.
enum Naive: ForecastModel {
  static let fewestValues = 1

  static func path(_ values: [Double], horizon: Int) -> [Double] {
    [Double](repeating: values[values.count - 1], count: horizon)
  }
}
