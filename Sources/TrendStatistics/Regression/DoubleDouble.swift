// SPDX-License-Identifier: GPL-3.0-or-later

/// A number of about 32 digits, held as the unevaluated sum of two doubles; `low` is at most half a unit in the last
/// place of `high`.
///
/// For the residuals of a regression, which are small differences of large numbers: in doubles alone they keep the digits
/// that the cancellation leaves, here all that the data have.
///
/// Each operation errs by a few units of 2^-104. What overflows is not finite.
///
/// Source: Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971);
/// Hida, Li and Bailey, Algorithms for quad-double precision floating point arithmetic (2001). Example: 1 + 1e-20 − 1 is
/// 1e-20, where it is 0 in doubles.
struct DoubleDouble: Sendable, Hashable {
  var high: Double
  var low: Double

  init(_ value: Double) { (high, low) = (value, 0) }

  private init(high: Double, low: Double) { (self.high, self.low) = (high, low) }

  /// The nearest double.
  var value: Double { high + low }

  /// a + b without error.
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let part = sum - a
    return DoubleDouble(high: sum, low: (a - (sum - part)) + (b - part))
  }

  /// a × b without error, unless it underflows.
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    return DoubleDouble(high: product, low: (-product).addingProduct(a, b))
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let sum = sum(a.high, b.high)
    return Self.sum(sum.high, sum.low + (a.low + b.low))
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(high: -a.high, low: -a.low) }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = product(a.high, b.high)
    return Self.sum(product.high, product.low + (a.high * b.low + a.low * b.high))
  }
}

extension Sequence<DoubleDouble> {
  var sum: DoubleDouble { reduce(DoubleDouble(0), +) }
}
