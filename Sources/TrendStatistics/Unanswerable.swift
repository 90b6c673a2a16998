// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the data cannot answer. The raw value is the stable machine-readable name; the wording for people is the
/// command's.
public enum Unanswerable: String, Error, Sendable, Hashable, CaseIterable {
  /// There is no observation at all.
  case noHistory = "no_history"
  /// A total over several years of which nothing tells a year's part: neither an earlier total nor a yearly series.
  case unknownStart = "unknown_start"
  /// One observation: a level, but no change.
  case onePoint = "one_point"
  /// Two observations: a change, but nothing from which to judge how far it scatters.
  case twoPoints = "two_points"
  /// Fewer observations than the parameters of the model need, one more than there are parameters.
  case tooFewPoints = "too_few_points"
  /// All observations, or both ends of a change, fall in one year, or the end lies before the beginning.
  case noSpan = "no_span"
  /// The observations lie on the trend without any scatter, so how far the next one may stray is unknown; an interval
  /// of width zero would claim certainty.
  case noVariation = "no_variation"
  /// The predictors depend on each other, so that their effects cannot be told apart.
  case collinear = "collinear"
  /// The fit settles nowhere: the observations do not determine the curve, or lead away from it without an end.
  case notConverged = "not_converged"
  /// A value of zero or below has no logarithm, so there is no constant rate of growth.
  case notPositive = "not_positive"
  /// Growth from zero is no finite fraction of it.
  case zeroBase = "zero_base"
  /// A fraction of a negative base has the wrong sign: from -10 to -5 would read as a fall by half.
  case negativeBase = "negative_base"
  /// No constant rate of growth leads from a positive to a negative value.
  case signChange = "sign_change"
  /// The target is the baseline itself, so that there is no way to go.
  case targetIsBaseline = "target_is_baseline"
  /// The target was met before the plan began, so there is no way from the baseline to it.
  case targetBehindBaseline = "target_behind_baseline"
  /// The target lies so near the baseline that a share of the way to it says more of how short the way is.
  case targetNearBaseline = "target_near_baseline"
  /// No value satisfies all bounds: the lower lies above the upper, or a series that never falls is already past it.
  case contradictoryBounds = "contradictory_bounds"
  /// A value given is not a number or not finite, or the result is too large for a double.
  case notFinite = "not_finite"
}

extension Double {
  /// Itself, where it is a number that can be returned.
  func finite() throws(Unanswerable) -> Double {
    guard isFinite else { throw .notFinite }
    return self
  }
}
