// SPDX-License-Identifier: GPL-3.0-or-later

/// A range that holds the unknown with a stated probability, its level.
///
/// Two sided with equal tails: at level 0.95 the unknown lies below it with 2.5 % and above it with 2.5 %, unless a bound
/// cuts an end off, which only makes the interval surer than its level.
public struct Interval: Sendable, Hashable {
  /// In the unit of what it is an interval of.
  public let lower: Double
  public let upper: Double
  /// A fraction between 0 and 1.
  public let level: Double

  public init(lower: Double, upper: Double, level: Double) {
    precondition(lower <= upper, "an interval does not end before it begins")
    precondition(0 < level && level < 1, "a level lies between 0 and 1")
    (self.lower, self.upper, self.level) = (lower, upper, level)
  }

  /// Refuses ends that are not finite.
  init(from lower: Double, to upper: Double, level: Double) throws(Unanswerable) {
    self.init(lower: try lower.finite(), upper: try upper.finite(), level: level)
  }
}
