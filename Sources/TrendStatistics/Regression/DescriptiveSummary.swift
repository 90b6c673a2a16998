// SPDX-License-Identifier: GPL-3.0-or-later

/// How many values there are, about what, how far they spread, and how far each resembles the one before.
///
/// mean ȳ = Σy / n; standard deviation s = √(Σ(y−ȳ)² / (n−1)); lag-1 autocorrelation
/// r₁ = Σ(yₜ−ȳ)(yₜ₊₁−ȳ) / Σ(yₜ−ȳ)². The sums are taken over the differences from the first value and in 32 digits, so that
/// values which differ in their last digits only keep what they have.
///
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.1, 1.3.5.6 and 1.3.5.12. Example: 10000001, 10000003,
/// 10000002 have the mean 10000002, the standard deviation 1 and the autocorrelation −0.5.
public struct DescriptiveSummary: Sendable, Hashable {
  public let count: Int
  public let minimum: Double
  public let maximum: Double
  /// In the unit of the values.
  public let mean: Double
  /// In the unit of the values. One value has none: `onePoint`.
  public let standardDeviation: Result<Double, Unanswerable>
  /// Between −1 and 1. One value has none (`onePoint`), nor have values that are all equal (`noVariation`).
  public let autocorrelation: Result<Double, Unanswerable>

  /// Summarises values in their order. No value is `noHistory`; one that is not finite, or a spread beyond the largest
  /// double, is `notFinite`.
  public init(of values: [Double]) throws(Unanswerable) {
    guard let first = values.first, let least = values.min(), let most = values.max() else { throw .noHistory }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite }
    // A power of two: exact, and keeps squares from overflowing or vanishing.
    let span = try (most - least).finite()
    let unit = span > 0 ? span.binade : 1
    let share = DoubleDouble(1 / unit)
    let shifted = values.map { (DoubleDouble($0) - DoubleDouble(first)) * share }
    let shift = Self.divided(shifted.sum, by: values.count)
    let deviations = shifted.map { $0 - shift }
    (count, minimum, maximum) = (values.count, least, most)
    mean = (DoubleDouble(first) + shift * DoubleDouble(unit)).value
    let squares = deviations.map { $0 * $0 }.sum.value
    let products = zip(deviations, deviations.dropFirst()).map { $0 * $1 }.sum.value
    guard values.count > 1 else {
      (standardDeviation, autocorrelation) = (.failure(.onePoint), .failure(.onePoint))
      return
    }
    standardDeviation = .success((squares / Double(values.count - 1)).squareRoot() * unit)
    autocorrelation = squares > 0 ? .success(products / squares) : .failure(.noVariation)
  }

  /// sum ÷ count in 32 digits.
  private static func divided(_ sum: DoubleDouble, by count: Int) -> DoubleDouble {
    let quotient = DoubleDouble(sum.value / Double(count))
    let rest = sum - quotient * DoubleDouble(Double(count))
    return quotient + DoubleDouble(rest.value / Double(count))
  }
}
