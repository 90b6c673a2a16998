// SPDX-License-Identifier: GPL-3.0-or-later

/// The equations of a least-squares fit, r + X b = f and Xᵀ r = g, solved for r and b to nearly the last digit of a
/// double however ill-conditioned X is, up to about 1e14.
///
/// With f = y and g = 0, b are the coefficients and r the residuals; with f = 0 and g = −eⱼ, b is a column of (XᵀX)⁻¹.
/// X is factored once in doubles; what the solution leaves of f and g is then computed in 32 digits and solved for again,
/// until nothing is left. Columns are first divided by powers of two, which is exact.
///
/// Source: Björck, Iterative refinement of linear least squares solutions I, BIT 7 (1967) 257–278; Higham, Accuracy and
/// Stability of Numerical Algorithms, 2nd ed. (2002), 20.5.
struct LeastSquaresSystem {
  /// Scaled; shape: p columns of n.
  private let columns: [[DoubleDouble]]
  /// A column times its scale is as it was given.
  private let scales: [Double]
  private let factor: OrthogonalFactor

  struct Solution {
    /// Shape: n, and p.
    var residuals: [DoubleDouble]
    var coefficients: [DoubleDouble]
  }

  /// Refuses columns that depend on each other (`collinear`), a column of zeros among them, and fewer rows than columns.
  init(columns: [[DoubleDouble]]) throws(Unanswerable) {
    let largest = columns.map { $0.lazy.map(\.high.magnitude).max() ?? 0 }
    guard largest.allSatisfy(\.isFinite) else { throw .notFinite }
    guard largest.allSatisfy({ $0 > 0 }) else { throw .collinear }
    scales = largest.map(\.binade)
    self.columns = zip(columns, scales).map { column, scale in
      let share = DoubleDouble(1 / scale)
      return column.map { $0 * share }
    }
    guard let factor = OrthogonalFactor(columns: self.columns.map { $0.map(\.value) }) else { throw .tooFewPoints }
    guard factor.reciprocalCondition > 8 * Double.ulpOfOne else { throw .collinear }
    self.factor = factor
  }

  /// r and b for y: the fit.
  func fit(_ y: [Double]) throws(Unanswerable) -> Solution {
    var solution = try solve(
      y.map { DoubleDouble($0) }, [DoubleDouble](repeating: DoubleDouble(0), count: columns.count))
    for j in scales.indices { solution.coefficients[j] = solution.coefficients[j] * DoubleDouble(1 / scales[j]) }
    return solution
  }

  /// The diagonal of (XᵀX)⁻¹: the variance of each coefficient in units of the variance of a residual.
  func variances() throws(Unanswerable) -> [Double] {
    var variances: [Double] = []
    let none = [DoubleDouble](repeating: DoubleDouble(0), count: factor.rows)
    for j in columns.indices {
      var g = [DoubleDouble](repeating: DoubleDouble(0), count: columns.count)
      g[j] = DoubleDouble(-1)
      variances.append(try solve(none, g).coefficients[j].value / scales[j] / scales[j])
    }
    return variances
  }
}

extension LeastSquaresSystem {
  /// A condition number of 1e10 gains six digits a step, so that ten are plenty; what still moves then never settles.
  private static let steps = 20
  /// Far below a double's rounding, so that the smaller coefficients are right to their last digits too.
  private static let settled = 0x1p-76

  private func solve(_ f: [DoubleDouble], _ g: [DoubleDouble]) throws(Unanswerable) -> Solution {
    var solution = Solution(
      residuals: f.map { _ in DoubleDouble(0) }, coefficients: g.map { _ in DoubleDouble(0) })
    var before = Double.infinity
    for _ in 0..<Self.steps {
      let (left, right) = remainder(of: solution, f, g)
      let (r, b) = step(left, right)
      guard (r + b).allSatisfy(\.isFinite) else { throw .notFinite }
      for i in r.indices { solution.residuals[i] = solution.residuals[i] + DoubleDouble(r[i]) }
      for j in b.indices { solution.coefficients[j] = solution.coefficients[j] + DoubleDouble(b[j]) }
      let size = solution.coefficients.lazy.map(\.high.magnitude).max() ?? 0
      let moved = (b.lazy.map(\.magnitude).max() ?? 0) / max(size, .leastNormalMagnitude)
      if moved <= Self.settled { return solution }
      // Where rounding alone is left, a step no longer halves the last one.
      if moved > before / 2 {
        guard moved < 1e-11 else { throw .collinear }
        return solution
      }
      before = moved
    }
    return solution
  }

  /// f − r − X b and g − Xᵀ r.
  private func remainder(
    of solution: Solution, _ f: [DoubleDouble], _ g: [DoubleDouble]
  ) -> (f: [Double], g: [Double]) {
    var left = zip(f, solution.residuals).map { $0 - $1 }
    var right: [Double] = []
    for (j, column) in columns.enumerated() {
      let b = solution.coefficients[j]
      var product = DoubleDouble(0)
      for i in column.indices {
        left[i] = left[i] - column[i] * b
        product = product + column[i] * solution.residuals[i]
      }
      right.append((g[j] - product).value)
    }
    return (left.map(\.value), right)
  }

  /// Solves in doubles: Rᵀ h = g, d = Qᵀ f, r = Q (h, d₂), R b = d₁ − h.
  private func step(_ f: [Double], _ g: [Double]) -> (r: [Double], b: [Double]) {
    let p = columns.count
    let h = factor.solveTransposed(g)
    let d = factor.transposedTimes(f)
    let b = factor.solve((0..<p).map { d[$0] - h[$0] })
    return (factor.times(h + d[p...]), b)
  }
}
