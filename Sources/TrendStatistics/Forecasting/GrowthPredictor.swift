// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The best linear forecast of growth to come from a number of steps gone by, and its variance.
///
/// With R the correlations between the steps (newest first) and c(h) those with the sum of the h steps to come, the weights are
/// R⁻¹c(h) and the variance, in units of a step's, is that of the sum less c(h)ᵀR⁻¹c(h): simple kriging. To it comes
/// 0.02h², for the growth of the siblings that was not known exactly and will not stay.
///
/// Source: Cressie, Statistics for Spatial Data (1993), section 3.2; the same as the minimum mean square error forecast of Box
/// and Jenkins for known correlations.
struct GrowthPredictor: Sendable {
  let horizon: Int
  /// For 0 … `GrowthTable.depth` steps; shape of an element: horizon × steps.
  private let weights: [[Double]]
  /// For as many steps; shape of an element: horizon.
  private let variances: [[Double]]

  private static let drift = 0.02

  init(_ persistence: GrowthPersistence, horizon: Int) {
    self.horizon = horizon
    let correlations = (0..<(GrowthTable.depth + horizon + 1)).map(persistence.correlation(lag:))
    let totals = Self.variancesOfSums(correlations, horizon)
    var (weights, variances): ([[Double]], [[Double]]) = ([], [])
    for count in 0...GrowthTable.depth {
      let covariances = Self.covariances(correlations, count: count, horizon: horizon)
      let solved = GSL.solution(ofToeplitz: Array(correlations.prefix(count)), rightSides: covariances)
      weights.append(solved)
      variances.append(
        (0..<horizon).map { step in
          let known = (0..<count).reduce(0) { $0 + solved[step * count + $1] * covariances[step * count + $1] }
          let years = Double(step + 1)
          return max(totals[step] - known, 1e-3) + Self.drift * years * years
        })
    }
    (self.weights, self.variances) = (weights, variances)
  }

  /// The forecast sum of the next `step` + 1 steps from `count` standardised ones.
  @inline(__always)
  func sum(_ step: Int, from steps: UnsafeBufferPointer<Double>) -> Double {
    let (start, weights) = (step * steps.count, weights[steps.count])
    var sum = 0.0
    for index in 0..<steps.count { sum += weights[start + index] * steps[index] }
    return sum
  }

  /// Of the sum of the next `step` + 1 steps, about the forecast from `count`.
  func variance(_ step: Int, from count: Int) -> Double { variances[count][step] }

  /// c(h), newest step first.
  private static func covariances(_ correlations: [Double], count: Int, horizon: Int) -> [Double] {
    var covariances = [Double](repeating: 0, count: count * horizon)
    for step in 0..<horizon {
      for index in 0..<count {
        let before = step > 0 ? covariances[(step - 1) * count + index] : 0
        covariances[step * count + index] = before + correlations[index + step + 1]
      }
    }
    return covariances
  }

  private static func variancesOfSums(_ correlations: [Double], _ horizon: Int) -> [Double] {
    var (total, totals) = (0.0, [Double]())
    for step in 0..<horizon {
      total += 1
      for lag in stride(from: 1, through: step, by: 1) { total += 2 * correlations[lag] }
      totals.append(total)
    }
    return totals
  }
}
