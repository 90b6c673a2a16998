// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// What a value to come may be: Student's t, of the value itself or of where it stands on a working scale.
///
/// Where the logarithm has a t distribution the value has no mean: exp grows faster than any t density falls, so
/// E[exp T] is infinite. Its median exp(location) exists, and so do its quantiles; nothing else is asked of it here.
struct PredictiveDistribution: Sendable, Hashable {
  let distribution: StudentT
  let scale: WorkingScale
  /// What is known already and only added to: the total so far, of a total to come.
  var base = 0.0

  /// P(value ≤ limit).
  func lowerTail(_ limit: Double) throws(Unanswerable) -> Double {
    try distribution.lowerTail(scale.position(of: limit - base))
  }

  /// P(value ≥ limit).
  func upperTail(_ limit: Double) throws(Unanswerable) -> Double {
    try distribution.upperTail(scale.position(of: limit - base))
  }

  /// The ends with equal tails; an end may be infinite where it overflows.
  func ends(level: Double) throws(Unanswerable) -> (lower: Double, upper: Double) {
    let ends = try distribution.ends(level: level)
    return (base + scale.value(at: ends.lower), base + scale.value(at: ends.upper))
  }
}

/// Student's t distribution with a location and a scale: what a least-squares line says of its slope or of the next
/// observation, when the scatter had to be estimated from the same few points.
///
/// The density is that of (X − location) / scale ~ t(degrees of freedom).
///
/// Source: Student, The probable error of a mean, Biometrika 6 (1908) 1–25. Example: with 3 degrees of freedom, location
/// 0 and scale 1, the 95 % interval is ±3.182.
struct StudentT: Sendable, Hashable {
  let location: Double
  /// Above 0.
  let scale: Double
  let degreesOfFreedom: Int

  /// A scale of 0 is the mark of a fit without scatter, which says nothing of the scatter to come.
  init(location: Double, scale: Double, degreesOfFreedom: Int) throws(Unanswerable) {
    guard location.isFinite, scale.isFinite else { throw .notFinite }
    guard scale > 0 else { throw .noVariation }
    (self.location, self.scale, self.degreesOfFreedom) = (location, scale, degreesOfFreedom)
  }

  /// P(X ≤ x). At an infinite x the limit, 0 or 1.
  func lowerTail(_ x: Double) throws(Unanswerable) -> Double {
    let t = standardized(x)
    guard t.magnitude < .infinity else { return t > 0 ? 1 : 0 }
    return try GSL.lowerTail(t: t, degreesOfFreedom: degreesOfFreedom)
  }

  /// P(X ≥ x). At an infinite x the limit, 1 or 0.
  func upperTail(_ x: Double) throws(Unanswerable) -> Double {
    let t = standardized(x)
    guard t.magnitude < .infinity else { return t > 0 ? 0 : 1 }
    return try GSL.upperTail(t: t, degreesOfFreedom: degreesOfFreedom)
  }

  /// The ends between which X lies with the probability `level`, the rest shared by both sides; an end may overflow to
  /// infinity, which the caller turns into a bound or a reason.
  func ends(level: Double) throws(Unanswerable) -> (lower: Double, upper: Double) {
    precondition(0 < level && level < 1, "a level lies between 0 and 1")
    let t = try GSL.upperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
    return (location - t * scale, location + t * scale)
  }

  /// (x − location) / scale. The difference of two huge doubles may overflow where that of the quotients does not.
  private func standardized(_ x: Double) -> Double {
    let difference = x - location
    return difference.isFinite ? difference / scale : x / scale - location / scale
  }
}
