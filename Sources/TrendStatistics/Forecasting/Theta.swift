// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The theta method: half the trend of all values about a smoothed level,
/// ŷ(h) = l(n) + b/2 × (h − 1 + (1 − (1−α)^n) / α).
///
/// l and α are those of `ExponentialSmoothing`, b is the slope of the least-squares line over the years. Source:
/// Assimakopoulos and Nikolopoulos, The theta model, International Journal of Forecasting 16 (2000) 521–530; the formula is
/// Hyndman and Billah's, Unmasking the theta method, same journal 19 (2003) 287–290. Example: 1, 2, 3, 4 has α = 1 and b = 1
/// and gives 4.5, 5.
enum Theta: ForecastModel {
  static let fewestValues = 3

  static func path(_ values: [Double], horizon: Int) throws(Unanswerable) -> [Double] {
    let weight = ExponentialSmoothing.weight(values)
    let level = ExponentialSmoothing.level(values, weight: weight)
    let count = Double(values.count)
    // The limit of (1 − (1−α)^n) / α at α = 0 is n.
    let start = weight < 1e-9 ? count : (1 - pow(1 - weight, count)) / weight
    let half = try GSL.line(x: values.indices.map(Double.init), y: values).slope / 2
    return (1...horizon).map { level + half * (Double($0 - 1) + start) }
  }
}
