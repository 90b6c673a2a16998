// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How large yearly steps are, and how much that differs from sibling to sibling: the variances are taken to be spread as
/// weight × scale² / χ²(weight).
///
/// Both are estimated from the logarithms of the siblings' mean squares: their mean and their variance, less what a mean
/// square of so few steps has by itself (digamma and trigamma functions). Where siblings are alike the weight is large, and a
/// series of few steps takes over their scale; where they differ its own steps count.
///
/// Source: Smyth, Linear models and empirical Bayes methods, Statistical Applications in Genetics and Molecular Biology 3 (2004)
/// article 3, section 6.2. Example: mean squares that are all equal have the largest weight, 50 before it is drawn to the prior.
struct SiblingScale: Sendable, Hashable {
  /// Of a step, on the working scale.
  var scale: Double
  /// As how many steps of its own the siblings' scale counts for a series.
  var weight: Double

  var square: Double { scale * scale }

  /// The squares of the steps of one series: their sum, and how many steps they are.
  struct Squares: Sendable {
    let sum: Double
    let weight: Double
  }

  /// Without siblings: the middle of the panels' (README of this folder).
  static let prior = SiblingScale(scale: 0.1, weight: 3)
  /// The same for rates, on the logit scale.
  static let priorOfRates = SiblingScale(scale: 0.2, weight: 3)
  /// As how many series the wider circle's scale and weight count.
  private static let scaleCircle = 5.0
  private static let weightCircle = 20.0
  private static let weights = 0.5...50.0

  /// The siblings' scale with the series' own steps.
  func moderated(_ own: Squares) -> Double {
    ((weight * square + own.sum) / (weight + own.weight)).squareRoot()
  }

  /// The middling sibling's scale over `scale`: the root of the weight over the median of χ², by Wilson and Hilferty.
  var middling: Double {
    let root = 1 - 2 / (9 * weight)
    return (1 / (root * root * root)).squareRoot()
  }

  static func estimate(_ all: [Squares], within circle: SiblingScale) -> SiblingScale {
    // A gap's part of a step is no whole degree of freedom; constants say nothing of how far others stray.
    let known = all.filter { $0.sum > 0 && $0.sum.isFinite }.map { (log($0.sum / $0.weight), max(1, $0.weight) / 2) }
    guard known.count > 1 else { return circle }
    let count = Double(known.count)
    let logs = known.map { $0.0 - GSL.digamma($0.1) + log($0.1) }
    let mean = logs.reduce(0, +) / count
    let spread = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let excess = spread - known.reduce(0) { $0 + GSL.trigamma($1.1) } / count
    let own = weights.clamping(excess > 0 ? 2 * GSL.inverseTrigamma(excess) : weights.upperBound)
    let weight = exp((count * log(own) + weightCircle * log(circle.weight)) / (count + weightCircle))
    let square = mean + GSL.digamma(weight / 2) - log(weight / 2)
    let share = count / (count + scaleCircle)
    return SiblingScale(scale: exp((share * square + (1 - share) * log(circle.square)) / 2), weight: weight)
  }
}
