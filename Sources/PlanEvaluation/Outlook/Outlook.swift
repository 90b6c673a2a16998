// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import TrendStatistics

/// What is to be expected of a series in one coming year, and whether the target due then will be met.
public struct Outlook: Sendable {
  public let series: Int
  public let year: FiscalYear
  /// In years after the last value; `nil` where there is none.
  public let horizon: Int?
  /// Or why there is none.
  public let forecast: Result<Forecast, Unanswerable>
  /// What the forecast rests on; `nil` without one.
  public let basis: ForecastBasis?
  /// By what the series has its siblings.
  public let bond: SiblingBond
  /// It is a total so far, and the forecasts of each year's part.
  public let addsParts: Bool
  /// The last observed value.
  let last: Double?
  let goal: Goal?

  /// The target due in the year, as a level.
  public var target: Double? { goal?.target }
  /// P(target met); or why it cannot be told; `nil` without a target.
  public var probability: Result<Double, Unanswerable>? { goal?.probability }
  /// The first year in which the target is more likely met than not; `nil` where none of the next years is, or where one value
  /// shows no growth that would say when.
  public var likelyYear: FiscalYear? { restsOnOneValue ? nil : goal?.likelyYear }

  /// One value: its own growth is not known, and what is said of it is that value times the growth of others.
  public var restsOnOneValue: Bool { basis?.points == 1 }

  /// One value, and no similar series that would lend its growth: what is said of it comes from the growth of all others and from
  /// general assumptions.
  public var restsOnOneValueAlone: Bool { basis?.isAlone ?? false }

  /// P(met) of another target for the year than the one that is due.
  public func probability(meeting target: Double, better: Better) -> Double? {
    (try? forecast.get()).flatMap { try? $0.probability(meeting: target, better: better) }
  }

  /// The constant yearly growth that leads from the last value to the target, a fraction; or why there is none; `nil`
  /// without a target.
  public var requiredGrowth: Result<Double, Unanswerable>? {
    guard let target, let last, let horizon else { return nil }
    return Result { () throws(Unanswerable) in
      try Change.compoundAnnualGrowth(from: last, to: target, years: horizon)
    }
  }

  /// A target due, and whether it will be met.
  struct Goal: Sendable {
    let target: Double
    let probability: Result<Double, Unanswerable>
    let likelyYear: FiscalYear?

    /// - Parameters:
    ///   - isCounted: in whole numbers, of which one below a half is none: on a logarithmic scale nothing comes to a target of 0.
    ///   - endsThen: the target is a total over years that end with its own; no later year can still meet it.
    ///   - soFar: what the total has come to. Where no forecast of it can be made, it still keeps what it has.
    init(
      target: Double, better: Better, _ forecasts: Result<[Forecast], Unanswerable>, _ step: Int,
      isCounted: Bool = false, endsThen: Bool = false, from soFar: History.Point? = nil
    ) {
      self.target = target
      if case .failure = forecasts, better == .higher, let soFar, soFar.value >= target {
        (probability, likelyYear) = (.success(1), soFar.year.advanced(by: 1))
        return
      }
      let level = isCounted && better == .lower && target == 0 ? 0.5 : target
      probability = Result { () throws(Unanswerable) in
        try forecasts.get()[step - 1].probability(meeting: level, better: better)
      }
      likelyYear =
        (try? forecasts.get())?.prefix(endsThen ? step : .max).first {
          ((try? $0.probability(meeting: level, better: better)) ?? 0) > 0.5
        }?.year
    }
  }

  public enum Horizon: Sendable {
    case years(Int)
    case until(FiscalYear)
    /// To the last year for which there is a target; one year where there is none.
    case lastTarget

    /// A longer look ahead says nothing on eight points.
    public static let limit = 50

    func steps(after last: FiscalYear, lastTarget: FiscalYear?) -> Int {
      let steps =
        switch self {
        case .years(let years): years
        case .until(let year): last.distance(to: year)
        case .lastTarget: lastTarget.map { last.distance(to: $0) } ?? 1
        }
      return min(steps, Self.limit)
    }
  }
}

extension ForecastBasis {
  /// One value, and no sibling that would lend its growth: that of all other series and documented priors stand in for both.
  public var isAlone: Bool { points == 1 && siblings == 0 }
}
