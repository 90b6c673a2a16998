// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How far growth persists: the autocorrelations of yearly steps, pooled over siblings.
///
/// The correlation of steps k years apart is lasting + passing × 0.7^k, and less `rebound` for k = 1: a part of growth that
/// belongs to the series and stays, a part that dies out, and errors of a value that the next year takes back. Naive, drift,
/// damped drift and exponential smoothing are special cases: nothing; lasting alone; passing alone; rebound alone.
struct GrowthPersistence: Sendable, Hashable {
  /// 0 … 0.95.
  var lasting: Double
  /// −0.3 … 0.95.
  var passing: Double
  /// 0 … 0.5.
  var rebound: Double

  static let decay = 0.7
  /// Lags of which correlations are estimated.
  static let lags = 6

  /// The middle of what the development panels show, at a scale of 0.1 a year.
  static let prior = GrowthPersistence(lasting: 0.1, passing: 0.15, rebound: 0.1)
  /// As how many series the prior counts.
  private static let priorSeries = 30.0

  /// The correlation of steps `lag` years apart.
  func correlation(lag: Int) -> Double {
    guard lag > 0 else { return 1 }
    return lasting + passing * pow(Self.decay, Double(lag)) - (lag == 1 ? rebound : 0)
  }

  /// As how many independent steps so many count for their mean square: steps / (1 + 2 Σ (1 − k/steps) correlation(k)²).
  ///
  /// Source: Bartlett, Journal of the Royal Statistical Society Supplement 8 (1946) 27–41, for the variance of a mean square of
  /// correlated normals. Example: without correlations all of them.
  func independent(_ steps: Int) -> Double {
    guard steps > 0 else { return 0 }
    let squares = (1...steps).reduce(0.0) { sum, lag in
      let correlation = correlation(lag: lag)
      return sum + (1 - Double(lag) / Double(steps)) * correlation * correlation
    }
    return Double(steps) / (1 + 2 * squares)
  }

  /// Least squares on correlations of lags 1, 2 …, pooled over the shares of the siblings, each weighted by how many series it
  /// comes from, with the prior as 30 series more, within the bounds of the parts.
  static func fit(_ siblings: [StepProducts], shares: [Double], prior: GrowthPersistence) -> GrowthPersistence {
    var sums = [Double](repeating: 0, count: lags + 1)
    var (pairs, series) = (sums, sums)
    for (one, share) in zip(siblings, shares) where share > 0 {
      for (lag, sum) in one.sums.enumerated() {
        sums[lag] += share * sum
        pairs[lag] += share * Double(one.steps - lag)
        series[lag] += share
      }
    }
    guard sums[0] > 0 else { return prior }
    let variance = sums[0] / pairs[0]
    var normal = NormalEquations(diagonal: priorSeries, toward: prior.parts)
    for lag in (1...lags).prefix(while: { pairs[$0] >= fewestPairs }) {
      normal.add(
        [1, pow(decay, Double(lag)), lag == 1 ? -1 : 0], target: sums[lag] / pairs[lag] / variance, weight: series[lag])
    }
    return GrowthPersistence(parts: normal.solution(within: bounds))
  }
}

// MARK: Persistence as three numbers

extension GrowthPersistence {
  private static let bounds = [0...0.95, -0.3...0.95, 0...0.5]
  /// Of fewer pairs of steps a correlation is mostly chance.
  private static let fewestPairs = 10.0
  /// How the parts change with the logarithm of the scale among the development panels, whose scales begin at 0.004. Beyond 0.15
  /// growth would be taken to turn round, which siblings may show but no prior.
  private static let slopes = [-0.07, -0.06, 0.03]
  private static let scales = log(0.004)...log(0.15)

  var parts: [Double] { [lasting, passing, rebound] }

  init(parts: [Double]) {
    let held = zip(Self.bounds, parts).map { $0.clamping($1) }
    // Steps that correlate wholly leave nothing to forecast an error from.
    let whole = max(1, (held[0] + held[1]) / 0.97)
    self.init(lasting: held[0] / whole, passing: held[1] / whole, rebound: held[2])
  }

  /// What it would be at another scale, where nothing else is known.
  func moved(from logScale: Double, to other: Double) -> GrowthPersistence {
    let distance = Self.scales.clamping(other) - Self.scales.clamping(logScale)
    return GrowthPersistence(parts: zip(parts, Self.slopes).map { $0 + $1 * distance })
  }

  func mixed(with other: GrowthPersistence, _ share: Double) -> GrowthPersistence {
    GrowthPersistence(parts: zip(parts, other.parts).map { (1 - share) * $0 + share * $1 })
  }
}

/// The normal equations of a small least-squares problem with bounds.
private struct NormalEquations {
  var matrix: [[Double]]
  var right: [Double]

  init(diagonal: Double, toward start: [Double]) {
    matrix = start.indices.map { row in start.indices.map { $0 == row ? diagonal : 0 } }
    right = start.map { diagonal * $0 }
  }

  mutating func add(_ shape: [Double], target: Double, weight: Double) {
    for row in right.indices {
      right[row] += weight * shape[row] * target
      for column in right.indices { matrix[row][column] += weight * shape[row] * shape[column] }
    }
  }

  /// By coordinate descent, which stays within the bounds and, the matrix being positive definite, converges.
  func solution(within bounds: [ClosedRange<Double>]) -> [Double] {
    var parts = right.indices.map { bounds[$0].clamping(right[$0] / matrix[$0][$0]) }
    for _ in 0..<200 {
      for row in right.indices {
        let others = right.indices.reduce(0) { $1 == row ? $0 : $0 + matrix[row][$1] * parts[$1] }
        parts[row] = bounds[row].clamping((right[row] - others) / matrix[row][row])
      }
    }
    return parts
  }
}
