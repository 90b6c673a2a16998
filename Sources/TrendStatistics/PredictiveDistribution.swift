// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// What a value to come may be: Student's t, of the value itself or of its logarithm.
///
/// Where the logarithm has a t distribution the value has no mean: exp grows faster than any t density falls, so
/// E[exp T] is infinite. Its median exp(location) exists, and so do its quantiles; nothing else is asked of it here.
struct PredictiveDistribution: Sendable, Hashable {
  /// What the t distribution is of.
  enum Scale: Sendable, Hashable {
    case original, logarithmic

    func value(_ x: Double) -> Double { self == .original ? x : exp(x) }
    /// The logarithm of zero and below is −∞, under which no probability lies.
    func position(of value: Double) -> Double { self == .original ? value : value > 0 ? log(value) : -.infinity }
  }

  let distribution: StudentT
  let scale: Scale

  /// P(value ≤ limit).
  func lowerTail(_ limit: Double) throws(Unanswerable) -> Double {
    try distribution.lowerTail(scale.position(of: limit))
  }

  /// P(value ≥ limit).
  func upperTail(_ limit: Double) throws(Unanswerable) -> Double {
    try distribution.upperTail(scale.position(of: limit))
  }

  /// The ends with equal tails; an end may be infinite where it overflows.
  func ends(level: Double) throws(Unanswerable) -> (lower: Double, upper: Double) {
    let ends = try distribution.ends(level: level)
    return (scale.value(ends.lower), scale.value(ends.upper))
  }
}
