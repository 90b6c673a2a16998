// SPDX-License-Identifier: GPL-3.0-or-later

/// What a value cannot be, whatever the trend says: a share is never above 100 %, a count never below 0, a total since
/// the start never below what it was.
public struct ForecastBounds: Sendable, Hashable {
  /// In the unit of the values; `nil` where there is none.
  public var lower: Double?
  public var upper: Double?
  /// For a cumulative indicator: no later value is below the last observed one.
  public var neverFalls: Bool

  public init(lower: Double? = nil, upper: Double? = nil, neverFalls: Bool = false) {
    (self.lower, self.upper, self.neverFalls) = (lower, upper, neverFalls)
  }

  public static let none = ForecastBounds()

  /// The values possible after the last observed one, with an infinite end where there is no bound.
  ///
  /// Refuses a bound that is not finite (`notFinite`), and bounds that leave no value (`contradictoryBounds`). A last
  /// value outside `lower` or `upper` alone is let be: the bounds speak of what comes.
  func range(after last: Double) throws(Unanswerable) -> ClosedRange<Double> {
    guard [lower, upper].allSatisfy({ $0?.isFinite ?? true }) else { throw .notFinite }
    let floor = lower ?? -.infinity
    let lowest = neverFalls ? max(floor, last) : floor
    let highest = upper ?? .infinity
    guard lowest <= highest else { throw .contradictoryBounds }
    return lowest...highest
  }
}

extension ClosedRange<Double> {
  /// The nearest value in the range.
  func clamping(_ value: Double) -> Double { Swift.min(Swift.max(value, lowerBound), upperBound) }
}
