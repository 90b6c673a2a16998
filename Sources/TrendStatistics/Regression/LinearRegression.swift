// SPDX-License-Identifier: GPL-3.0-or-later

/// y = b₀ + b₁x₁ + … + scatter: ordinary least squares on several predictors, or on the powers of one.
///
/// b = (XᵀX)⁻¹Xᵀy; residual deviation s = √(Σ residual² / (n − p)); standard error of bⱼ = s·√((XᵀX)⁻¹ⱼⱼ);
/// R² = 1 − Σ residual² / Σ(y − ȳ)², about 0 in place of ȳ without an intercept. Solved by QR with residuals of 32 digits,
/// so that polynomials of degree ten over a short range keep their digits too.
///
/// Source: Draper and Smith, Applied Regression Analysis, 3rd ed. (1998), chapter 5; numerics: `LeastSquaresSystem`.
/// Example: 3, 4, 4 on 4, 5, 6 without an intercept has b = 0.7273 (standard error 0.0421), s = 0.3693, R² = 0.9933.
public struct LinearRegression: Sendable, Hashable {
  public struct Coefficient: Sendable, Hashable {
    /// In the unit of y by the unit of its predictor.
    public let value: Double
    /// Of the value, in its unit; 0 where the points do not scatter.
    public let standardError: Double
  }

  /// The intercept first, if there is one; then as the predictors were given, or by ascending power.
  public let coefficients: [Coefficient]
  /// In the unit of y; exactly 0 where the points lie on the fit up to rounding.
  public let residualDeviation: Double
  /// A share of 1.
  public let rSquared: Double
  /// n − p.
  public let degreesOfFreedom: Int

  /// Fits y on predictors; shape: each predictor has one value a y.
  ///
  /// As many points as coefficients, or fewer, are `tooFewPoints` (none is `noHistory`); predictors that depend on each
  /// other, such as two that are equal or a constant beside an intercept, are `collinear`; values or results that are not
  /// finite are `notFinite`. Zero and negative values are values like any other.
  public static func fit(
    _ y: [Double], on predictors: [[Double]], intercept: Bool = true
  ) throws(Unanswerable) -> LinearRegression {
    precondition(predictors.allSatisfy { $0.count == y.count }, "a predictor has one value a y")
    let ones = intercept ? [[Double](repeating: 1, count: y.count)] : []
    return try fit(y, columns: (ones + predictors).map { $0.map { DoubleDouble($0) } }, hasIntercept: intercept)
  }

  /// Fits y on 1, x, x² … to the power `degree`, which is 0 or more. Refuses as `fit` does.
  ///
  /// The powers are taken in 32 digits: rounded to doubles they would cost a polynomial of degree ten half of its digits.
  public static func polynomial(
    _ y: [Double], on x: [Double], degree: Int
  ) throws(Unanswerable) -> LinearRegression {
    precondition(x.count == y.count && degree >= 0, "a point has an x and a y")
    var columns = [[DoubleDouble](repeating: DoubleDouble(1), count: x.count)]
    for power in stride(from: 1, through: degree, by: 1) {
      columns.append(zip(columns[power - 1], x).map { $0 * DoubleDouble($1) })
    }
    return try fit(y, columns: columns, hasIntercept: true)
  }

  /// The interval of a coefficient, value ± t(n−p) × standard error. `level` is a fraction between 0 and 1.
  ///
  /// Points without scatter have none: `noVariation`. Source: Draper and Smith, section 5.1.
  public func interval(of index: Int, level: Double) throws(Unanswerable) -> Interval {
    let coefficient = coefficients[index]
    let ends = try StudentT(
      location: coefficient.value, scale: coefficient.standardError, degreesOfFreedom: degreesOfFreedom
    ).ends(level: level)
    return try Interval(from: ends.lower, to: ends.upper, level: level)
  }
}

extension LinearRegression {
  private static func fit(
    _ y: [Double], columns: [[DoubleDouble]], hasIntercept: Bool
  ) throws(Unanswerable) -> LinearRegression {
    guard !y.isEmpty else { throw .noHistory }
    guard y.count > columns.count else { throw .tooFewPoints }
    guard y.allSatisfy(\.isFinite) else { throw .notFinite }
    // A power of two, so that the squares of huge and tiny values neither overflow nor vanish.
    let largest = y.lazy.map(\.magnitude).max() ?? 0
    let unit = largest > 0 ? largest.binade : 1
    let system = try LeastSquaresSystem(columns: columns)
    let scaled = y.map { $0 / unit }
    let solution = try system.fit(scaled)
    let squares = solution.residuals.map { $0 * $0 }.sum
    let deviation = (squares.value / Double(y.count - columns.count)).squareRoot()
    let isScattered = deviation > 16 * (largest / unit).ulp
    let variances = try system.variances()
    var coefficients: [Coefficient] = []
    for (value, variance) in zip(solution.coefficients, variances) {
      let error = isScattered ? deviation * variance.squareRoot() * unit : 0
      coefficients.append(
        Coefficient(value: try (value.value * unit).finite(), standardError: try error.finite()))
    }
    return LinearRegression(
      coefficients: coefficients, residualDeviation: isScattered ? try (deviation * unit).finite() : 0,
      rSquared: isScattered ? rSquared(squares, of: scaled, hasIntercept: hasIntercept) : 1,
      degreesOfFreedom: y.count - columns.count)
  }

  private static func rSquared(_ squares: DoubleDouble, of y: [Double], hasIntercept: Bool) -> Double {
    var centre = DoubleDouble(0)
    if hasIntercept { centre = y.lazy.map { DoubleDouble($0) }.sum * DoubleDouble(1 / Double(y.count)) }
    let total = y.lazy.map { (DoubleDouble($0) - centre) * (DoubleDouble($0) - centre) }.sum
    return ((total - squares).value / total.value)
  }
}
