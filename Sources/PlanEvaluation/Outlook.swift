// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import TrendStatistics

/// What is to be expected of a series in one coming year, and whether the target due then will be met.
public struct Outlook: Sendable {
  public let series: Int
  public let year: FiscalYear
  public let horizon: Int
  /// Or why there is none.
  public let forecast: Result<Forecast, Unanswerable>
  /// The target due in the year, as a level.
  public let target: Double?
  /// P(target met); or why it cannot be told; `nil` without a target.
  public let probability: Result<Double, Unanswerable>?

  /// The outlook of a series for the years after its last value, up to `horizon` years on or to the last target's year.
  ///
  /// A series without any value has none. Changes and several-year totals are not carried on: the one is no level, the
  /// other no yearly value, and their history has the wrong shape.
  public static func of(
    series: Int, in panel: Panel, targets due: DueTargets, horizon: Horizon
  ) -> [Outlook] {
    let indicator = panel.catalogue.indicator(ofSeries: series)
    guard indicator.span != .change, indicator.span != .period else { return [] }
    let history = panel.history(ofSeries: series)
    guard let last = history.last?.year else { return [] }
    let targets = due.of(series: series).filter { $0.key > last }
    let steps = horizon.steps(after: last, lastTarget: targets.keys.max())
    guard steps > 0 else { return [] }
    let forecasts = Result { () throws(Unanswerable) in
      try Forecaster.forecast(history, horizon: steps, bounds: ForecastBounds(of: indicator))
    }
    return (1...steps).map { step in
      let year = last.advanced(by: step)
      let forecast = forecasts.map { $0[step - 1] }
      return Outlook(
        series: series, year: year, horizon: step, forecast: forecast, target: targets[year],
        probability: targets[year].map { probability(ofMeeting: $0, indicator, forecast) })
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

  private static func probability(
    ofMeeting target: Double, _ indicator: Indicator, _ forecast: Result<Forecast, Unanswerable>
  ) -> Result<Double, Unanswerable> {
    Result { () throws(Unanswerable) in
      switch indicator.better {
      case .higher: try forecast.get().probability(atLeast: target)
      case .lower: try forecast.get().probability(atMost: target)
      }
    }
  }
}

extension ForecastBounds {
  /// What the indicator's values can be.
  public init(of indicator: Indicator) {
    self.init(
      lower: indicator.lowerBound, upper: indicator.upperBound, neverFalls: indicator.span == .cumulative)
  }
}
