// SPDX-License-Identifier: GPL-3.0-or-later

/// y = curve(parameters) + scatter: nonlinear least squares.
///
/// From the starting values the trust-region methods of `gsl_multifit_nlinear` (Levenberg–Marquardt with and without
/// geodesic acceleration, dogleg, three scalings) each walk to where the squares are least nearby; the best of these is
/// taken to its last digits by Gauss–Newton steps with exact derivatives. It counts as a fit only if a further step would
/// change no parameter by more than 1e-8 of its standard error or 1e-10 of itself, or the curve by no more than rounding.
/// Where no method settles, the same is tried from a tenth, ten times, a hundredth and a hundred times the starting values, of all and of each alone, unless the
/// start is known to be near; then the answer is `notConverged`.
///
/// Residual deviation s = √(Σ residual² / (n − p)); standard error of bⱼ = s·√((JᵀJ)⁻¹ⱼⱼ), J the derivatives there. Least
/// squares may have several minima: the one found is the best that the methods reach from the starting values.
///
/// Sources: Moré, The Levenberg–Marquardt algorithm, Lecture Notes in Mathematics 630 (1978); Transtrum and Sethna,
/// Improvements to the Levenberg–Marquardt algorithm, arXiv:1201.5885 (2012); Bates and Watts, Nonlinear Regression Analysis
/// (1988), chapter 2. Example: NIST Misra1a, y = b₁(1 − exp(−b₂x)) from 500, 0.0001: b₁ = 238.94 ± 2.71.
public struct NonlinearRegression: Sendable, Hashable {
  /// The value of the curve at the observation of an index, given the parameters; fills in its partial derivatives by each
  /// parameter. Where it has no value it returns NaN, and the fit goes elsewhere.
  public typealias Curve = (_ parameters: [Double], _ observation: Int, _ gradient: inout [Double]) -> Double

  /// As many as starting values, in their order.
  public let parameters: [LinearRegression.Coefficient]
  /// Σ residual², in the unit of y squared.
  public let residualSquares: Double
  /// In the unit of y.
  public let residualDeviation: Double
  /// n − p.
  public let degreesOfFreedom: Int

  /// How far is gone for a fit.
  public enum Effort: Sendable, Hashable {
    /// The start is near: where no method soon settles from it, the observations do not determine the curve.
    case fromNearby
    /// The start may be anywhere.
    case fromAnywhere

    fileprivate var steps: Int { self == .fromNearby ? 100 : 1000 }
  }

  /// Fits a curve to observations from starting values, of which there is one at least.
  ///
  /// As many points as parameters, or fewer, are `tooFewPoints`; observations and starting values that are not finite are
  /// `notFinite`; where nothing settles, or the curve has no value at the start, `notConverged`.
  public static func fit(
    _ y: [Double], from start: [Double], effort: Effort = .fromAnywhere, by curve: @escaping Curve
  ) throws(Unanswerable) -> NonlinearRegression {
    precondition(!start.isEmpty, "a curve has a parameter at least")
    guard !y.isEmpty else { throw .noHistory }
    guard y.count > start.count else { throw .tooFewPoints }
    guard (y + start).allSatisfy(\.isFinite) else { throw .notFinite }
    let problem = CurveProblem(y, parameters: start.count, curve: curve)
    for place in effort == .fromNearby ? [start] : places(about: start) {
      if let fit = best(from: place, in: problem, effort) { return fit }
    }
    throw .notConverged
  }

  /// The interval of a parameter, value ± t(n−p) × standard error, from the tangent plane at the fit. `level` is a
  /// fraction between 0 and 1.
  ///
  /// Points without scatter have none: `noVariation`. Source: Bates and Watts, section 2.3.
  public func interval(of index: Int, level: Double) throws(Unanswerable) -> Interval {
    let parameter = parameters[index]
    let ends = try StudentT(
      location: parameter.value, scale: parameter.standardError, degreesOfFreedom: degreesOfFreedom
    ).ends(level: level)
    return try Interval(from: ends.lower, to: ends.upper, level: level)
  }
}

extension NonlinearRegression {
  private static let steps = 60

  /// The start, and where to try again: all parameters, then each alone, on other scales.
  private static func places(about start: [Double]) -> [[Double]] {
    let factors = [0.1, 10, 0.01, 100]
    let together = factors.map { factor in start.map { $0 * factor } }
    let alone = start.indices.flatMap { j in
      factors.map { factor in
        var place = start
        place[j] *= factor
        return place
      }
    }
    return [start] + together + (start.count > 1 ? alone : [])
  }

  /// The fit with the least squares that any method reaches from a start. Two that agree are enough.
  private static func best(from start: [Double], in problem: CurveProblem, _ effort: Effort) -> NonlinearRegression? {
    var best: NonlinearRegression?
    for method in CurveProblem.Method.allCases {
      guard let place = problem.minimum(from: start, by: method, steps: effort.steps),
        let fit = NonlinearRegression(settling: place, in: problem)
      else { continue }
      guard let present = best else {
        best = fit
        continue
      }
      let difference = present.residualSquares - fit.residualSquares
      if difference > 0 { best = fit }
      if difference.magnitude <= 1e-6 * present.residualSquares { break }
    }
    return best
  }

  /// Takes Gauss–Newton steps while they gain; nothing if what is left then is more than rounding.
  private init?(settling candidate: [Double], in problem: CurveProblem) {
    guard var state = Tangent(at: candidate, in: problem) else { return nil }
    for _ in 0..<Self.steps {
      let next = zip(state.parameters, state.step).map { $0 - $1 }
      // At the minimum the squares no longer fall, but the steps still shrink to rounding.
      guard let further = Tangent(at: next, in: problem), further.squares <= state.squares * (1 + 1e-10),
        further.distance < state.distance
      else { break }
      state = further
    }
    guard state.isSettled else { return nil }
    degreesOfFreedom = problem.observations.count - candidate.count
    residualSquares = state.squares
    residualDeviation = (state.squares / Double(degreesOfFreedom)).squareRoot()
    parameters = zip(state.parameters, state.errors).map { LinearRegression.Coefficient(value: $0, standardError: $1) }
    guard residualDeviation.isFinite, state.errors.allSatisfy(\.isFinite) else { return nil }
  }

  /// The curve's tangent plane at some parameters: how far off the minimum it says they are.
  private struct Tangent {
    let parameters: [Double]
    let squares: Double
    /// What Gauss–Newton would take off each parameter.
    let step: [Double]
    let errors: [Double]
    /// By how much Gauss–Newton would move the curve where it moves most, as a share of the largest observation.
    let shift: Double

    init?(at parameters: [Double], in problem: CurveProblem) {
      let residuals = problem.residuals(parameters)
      let columns = problem.derivatives(parameters)
      let scales = columns.map { $0.lazy.map(\.magnitude).max() ?? 0 }
      guard residuals.allSatisfy(\.isFinite), scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
      let scaled = zip(columns, scales).map { column, scale in column.map { $0 / scale } }
      guard let factor = OrthogonalFactor(columns: scaled), factor.reciprocalCondition > Double.ulpOfOne else {
        return nil
      }
      let (p, n) = (parameters.count, residuals.count)
      squares = residuals.lazy.map { DoubleDouble.product($0, $0) }.sum.value
      step = zip(factor.solve(Array(factor.transposedTimes(residuals).prefix(p))), scales).map { $0 / $1 }
      let deviation = (squares / Double(n - p)).squareRoot()
      errors = (0..<p).map { j in
        var unit = [Double](repeating: 0, count: p)
        unit[j] = 1
        let row = factor.solveTransposed(unit)
        return deviation * (row.lazy.map { $0 * $0 }.reduce(0, +)).squareRoot() / scales[j]
      }
      let taken = step
      let shifts = (0..<n).map { i -> Double in
        zip(columns, taken).reduce(0.0) { $0 + $1.0[i] * $1.1 }.magnitude
      }
      shift = (shifts.max() ?? 0) / (problem.observations.lazy.map(\.magnitude).max() ?? 1)
      self.parameters = parameters
    }

    /// The largest step in units of what is small for its parameter.
    var distance: Double {
      parameters.indices.lazy.map { j in
        step[j].magnitude / max(1e-8 * errors[j], 1e-10 * parameters[j].magnitude, .leastNormalMagnitude)
      }.max() ?? 0
    }

    /// Also where only rounding is left: a parameter at zero, as an inflection in the middle year, has no size to go by.
    var isSettled: Bool { distance <= 1 || shift <= 4 * .ulpOfOne }
  }
}
