// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The calls into the GNU Scientific Library, and the only ones.
///
/// The library's own answer to an error is to abort the process. Each call here first makes sure that this is switched
/// off and then looks at what came back, so that an error is a named reason like any other.
enum GSL {
  /// Switched off once for the process, on the first call, whichever thread makes it.
  static let errorsAreReturned: Void = { _ = gsl_set_error_handler_off() }()

  static func returnErrors() { errorsAreReturned }

  /// The least-squares line y = level + slope × x, with its variances.
  struct Line {
    var level = 0.0
    var slope = 0.0
    var levelVariance = 0.0
    var covariance = 0.0
    var slopeVariance = 0.0
    /// The sum of the squared residuals.
    var squares = 0.0
  }

  /// Ordinary least squares by `gsl_fit_linear`. The x must not all be equal; of two points, which leave no scatter, the
  /// variances are not numbers.
  static func line(x: [Double], y: [Double]) throws(Unanswerable) -> Line {
    _ = errorsAreReturned
    precondition(x.count == y.count && x.count >= 2, "a line goes through two points at least")
    var line = Line()
    let status = gsl_fit_linear(
      x, 1, y, 1, x.count, &line.level, &line.slope, &line.levelVariance, &line.covariance, &line.slopeVariance,
      &line.squares)
    guard Int(status) == GSL_SUCCESS else { throw .notFinite }
    return line
  }

  /// The same with a weight above 0 for each point, by `gsl_fit_wlinear`; two points are enough.
  static func line(x: [Double], y: [Double], weights: [Double]) throws(Unanswerable) -> Line {
    _ = errorsAreReturned
    precondition(x.count == y.count && x.count == weights.count && x.count >= 2, "a point has an x, a y and a weight")
    var line = Line()
    let status = gsl_fit_wlinear(
      x, 1, weights, 1, y, 1, x.count, &line.level, &line.slope, &line.levelVariance, &line.covariance,
      &line.slopeVariance, &line.squares)
    guard Int(status) == GSL_SUCCESS else { throw .notFinite }
    return line
  }

  /// P(T ≤ t) of Student's t distribution.
  static func lowerTail(t: Double, degreesOfFreedom: Int) throws(Unanswerable) -> Double {
    _ = errorsAreReturned
    return try gsl_cdf_tdist_P(t, Double(degreesOfFreedom)).finite()
  }

  /// P(T ≥ t) of Student's t distribution, which keeps its digits where 1 − P(T ≤ t) has lost them.
  static func upperTail(t: Double, degreesOfFreedom: Int) throws(Unanswerable) -> Double {
    _ = errorsAreReturned
    return try gsl_cdf_tdist_Q(t, Double(degreesOfFreedom)).finite()
  }

  /// The t that Student's t distribution exceeds with the probability given.
  static func upperQuantile(_ probability: Double, degreesOfFreedom: Int) throws(Unanswerable) -> Double {
    _ = errorsAreReturned
    return try gsl_cdf_tdist_Qinv(probability, Double(degreesOfFreedom)).finite()
  }

  /// P(Z ≥ z) of the standard normal distribution.
  static func normalUpperTail(_ z: Double) throws(Unanswerable) -> Double {
    _ = errorsAreReturned
    return try gsl_cdf_ugaussian_Q(z).finite()
  }
}
