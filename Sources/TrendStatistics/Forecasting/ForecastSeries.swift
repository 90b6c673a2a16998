// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// One series to be forecast, with what is known of it.
public struct ForecastSeries: Sendable {
  public var history: History
  public var bounds: ForecastBounds
  /// Siblings have the same number; it says nothing else.
  public var group: Int
  /// Years that are not like others (a disaster, an epidemic): their values count for a quarter of their distance from
  /// their neighbours'.
  public var disturbed: Set<FiscalYear>
  /// Whether its siblings learn from it: not from a series that stands a second time, whose growth would count twice.
  public var lends: Bool

  public init(
    _ history: History, bounds: ForecastBounds = .none, group: Int = 0, disturbed: Set<FiscalYear> = [],
    lends: Bool = true
  ) {
    (self.history, self.bounds, self.group, self.disturbed) = (history, bounds, group, disturbed)
    self.lends = lends
  }
}

/// What a forecast rests on.
public struct ForecastBasis: Sendable, Hashable {
  /// How many observed values of the series counted.
  public let points: Int
  /// How many other series, its siblings, lent their growth, of whichever years; 0 for its own and the documented priors alone.
  public let siblings: Int
  /// The median yearly growth of the siblings, of those of the same years where they are many (`SiblingYears`), drawn towards that of the
  /// others and what is usual where few siblings or years tell it, on the working scale: of the logarithm for counts and amounts.
  public let siblingGrowth: Double
  /// How far growth persists among those of like-sized steps: the correlation of one year's with the next's.
  public let persistence: Double
  /// How much of a combination is the median's of single models (`SmoothingMedian`), 0 to 1.
  public let smoothingShare: Double
  /// Jumps that look like another unit; what lies beyond them was not used.
  public let jumps: [UnitJump]
}

/// The forecasts of one series, and what they rest on.
public struct SeriesForecast: Sendable {
  /// For the years 1, 2 … after the last observed one; or why there are none.
  public let forecasts: Result<[Forecast], Unanswerable>
  /// `nil` where there are none.
  public let basis: ForecastBasis?
}
