// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL
internal import Indicators

/// The straight line of least squares through points (x, y), with what is needed to predict a further point.
///
/// slope b = Σ(x−x̄)(y−ȳ) / Sxx, Sxx = Σ(x−x̄)²; residual deviation s = √(Σ residual² / (n−2)); standard error of the
/// slope s/√Sxx. A further y at x₀ is ȳ + b(x₀−x̄) + s·√(1 + 1/n + (x₀−x̄)²/Sxx) · t(n−2).
///
/// Source: Draper and Smith, Applied Regression Analysis, 3rd ed. (1998), sections 1.2–1.4 and 3.1.
struct LeastSquaresLine: Sendable, Hashable {
  /// x̄, about which the line is held: at x = 0 a line over calendar years would be two thousand years off its points,
  /// and its prediction a small difference of large numbers.
  let centre: Double
  /// The line's y at x̄, which is ȳ.
  let level: Double
  let slope: Double
  let levelError: Double
  let slopeError: Double
  /// Exactly 0 where the points lie on the line up to rounding.
  let residualDeviation: Double
  let degreesOfFreedom: Int

  /// Needs three points at more than one x.
  ///
  /// `rounding` is the error that a y carries from its being a double; by default a unit in the last place of the
  /// largest y. Residuals no larger than a few of it are no scatter.
  init(x: [Double], y: [Double], rounding: Double? = nil) throws(Unanswerable) {
    precondition(x.count == y.count, "a point has an x and a y")
    try Self.checkCount(x.count)
    guard (x + y).allSatisfy(\.isFinite) else { throw .notFinite }
    guard x.min() != x.max() else { throw .noSpan }
    let unit = Self.unit(of: y)
    let mean = x.reduce(0, +) / Double(x.count)
    let line = try GSL.line(x: x.map { $0 - mean }, y: y.map { $0 / unit })
    let deviation = (line.squares / Double(x.count - 2)).squareRoot()
    let isScattered = deviation * unit > Self.rounding(rounding, y)
    (centre, degreesOfFreedom) = (mean, x.count - 2)
    (level, slope) = (try (line.level * unit).finite(), try (line.slope * unit).finite())
    residualDeviation = isScattered ? try (deviation * unit).finite() : 0
    levelError = isScattered ? try (line.levelVariance.squareRoot() * unit).finite() : 0
    slopeError = isScattered ? try (line.slopeVariance.squareRoot() * unit).finite() : 0
  }

  /// The values of a history on its calendar years; a missing year is a gap between two x, not a value.
  init(_ points: [History.Point]) throws(Unanswerable) {
    try self.init(x: points.map { Double($0.year.number) }, y: points.map(\.value))
  }
}

extension LeastSquaresLine {
  /// The line's y at x = 0.
  var intercept: Double { level - slope * centre }
  var interceptError: Double { hypot(levelError, slopeError * centre) }

  /// The line's y at an x.
  func y(at x: Double) -> Double { level + slope * (x - centre) }

  /// What a further y at an x may be.
  func prediction(at x: Double) throws(Unanswerable) -> StudentT {
    let scale = hypot(residualDeviation, hypot(levelError, slopeError * (x - centre)))
    return try StudentT(location: y(at: x), scale: scale, degreesOfFreedom: degreesOfFreedom)
  }

  /// What the slope behind the scatter may be.
  func slopeDistribution() throws(Unanswerable) -> StudentT {
    try StudentT(location: slope, scale: slopeError, degreesOfFreedom: degreesOfFreedom)
  }

  /// A line needs three points before it can be said how they scatter.
  static func checkCount(_ count: Int) throws(Unanswerable) {
    switch count {
    case 0: throw .noHistory
    case 1: throw .onePoint
    case 2: throw .twoPoints
    default: return
    }
  }

  /// The power of two next below the largest |y|. Dividing by it is exact, and keeps the squares of values such as
  /// 1e200 or 1e-200 from overflowing or vanishing.
  private static func unit(of y: [Double]) -> Double {
    let largest = y.lazy.map(\.magnitude).max() ?? 0
    return largest > 0 ? largest.binade : 1
  }

  /// The mean and the slope of few points each add a rounding or two; 16 of them is far above what exact lines show, and
  /// far below the scatter of any number written with fewer than 14 digits.
  private static func rounding(_ one: Double?, _ y: [Double]) -> Double {
    16 * (one ?? (y.lazy.map(\.magnitude).max() ?? 0).ulp)
  }
}
