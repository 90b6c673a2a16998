// SPDX-License-Identifier: GPL-3.0-or-later
/// A way to carry on a series by itself.
protocol ForecastModel {
  /// The fewest values it can do with.
  static var fewestValues: Int { get }

  /// The values of the years 1, 2 … `horizon` after the last. `values` is one a year, oldest first, without gaps, in
  /// the unit of the values, at least `fewestValues` of them, all finite; the horizon is 1 or more.
  ///
  /// The result may lie outside what the values can be, or overflow: the caller looks after both.
  /// Refuses values to which the model cannot be fitted.
  static func path(_ values: [Double], horizon: Int) throws(Unanswerable) -> [Double]
}

extension [Double] {
  /// The values in units of a power of two near the largest: squares neither vanish nor overflow, and nothing is rounded.
  /// `nil` where all are 0.
  var inBinaryUnits: (values: [Double], unit: Double)? {
    let largest = reduce(0) { Swift.max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return nil }
    let unit = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    return (map { $0 / unit }, unit)
  }
}
