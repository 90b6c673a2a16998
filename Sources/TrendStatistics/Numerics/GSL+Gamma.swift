// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The derivatives of the logarithm of the gamma function, for arguments above 0.
extension GSL {
  static func digamma(_ x: Double) -> Double {
    returnErrors()
    return gsl_sf_psi(x)
  }

  static func trigamma(_ x: Double) -> Double {
    returnErrors()
    return gsl_sf_psi_1(x)
  }

  /// The x whose trigamma is `value`, which is above 0.
  ///
  /// By Newton's method on 1/trigamma, which is almost straight, so that it converges from below. Source: Smyth (2004),
  /// appendix. Example: trigamma of 1 is π²/6.
  static func inverseTrigamma(_ value: Double) -> Double {
    if value > 1e7 { return 1 / value.squareRoot() }
    if value < 1e-6 { return 1 / value }
    returnErrors()
    var x = 0.5 + 1 / value
    for _ in 0..<50 {
      let found = gsl_sf_psi_1(x)
      let change = found * (1 - found / value) / gsl_sf_psi_n(2, x)
      x += change
      if change.magnitude < 1e-10 * x { break }
    }
    return x
  }
}
