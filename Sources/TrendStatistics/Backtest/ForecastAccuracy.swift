// SPDX-License-Identifier: GPL-3.0-or-later

/// The scores of many forecasts against what came. Each is `nil` where no comparison has it.
///
/// | score | of one forecast f, intervals (l, u), against the actual y |
/// | --- | --- |
/// | sMAPE | 200 · |y − f| / (|y| + |f|), in per cent; 0 where both are 0 |
/// | MASE | |y − f| by the mean of |value − the value before| among the known values |
/// | coverage | whether l ≤ y ≤ u |
/// | interval score, of the 95 % interval | (u − l) + 40 · (how far y lies outside), by the same mean as MASE |
/// | Brier | (P(target met) − whether it was)², over the targets 0.95, 1, 1.05 … 1.25 times the last known value |
///
/// Low is good; coverage 80 should be 0.8 and coverage 95 0.95; always saying 0.5 has a Brier score of 0.25.
///
/// Sources: Makridakis and Hibon, The M3-competition, International Journal of Forecasting 16 (2000) (sMAPE); Hyndman and
/// Koehler, Another look at measures of forecast accuracy, ibid. 22 (2006) (MASE); Gneiting and Raftery, Strictly proper scoring
/// rules, Journal of the American Statistical Association 102 (2007) (interval score); Brier, Monthly Weather Review 78 (1950).
/// Example: 110 forecast where 100 came has the sMAPE 9.52.
public struct ForecastAccuracy: Sendable {
  /// How many series, series and origins, and forecasts there are.
  public let series: Int
  public let origins: Int
  public let forecasts: Int
  /// In per cent.
  public let smape: Double?
  /// By the naive error.
  public let mase: Double?
  /// Shares of 1.
  public let coverage80: Double?
  public let coverage95: Double?
  /// By the naive error.
  public let intervalScore: Double?
  public let brier: Double?

  public init(of comparisons: [Backtest.Comparison]) {
    struct Origin: Hashable { let series, origin: Int }
    series = Set(comparisons.map(\.series)).count
    origins = Set(comparisons.map { Origin(series: $0.series, origin: $0.origin) }).count
    forecasts = comparisons.count
    smape = Self.mean(comparisons.map(\.symmetricError))
    mase = Self.mean(comparisons.compactMap(\.scaledError))
    coverage80 = Self.mean(comparisons.compactMap { $0.isCovered($0.forecast.interval80) })
    coverage95 = Self.mean(comparisons.compactMap { $0.isCovered($0.forecast.interval95) })
    intervalScore = Self.mean(comparisons.compactMap(\.intervalScore))
    brier = Self.mean(comparisons.flatMap(\.targets).map(\.squaredError))
  }

  private static func mean(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    return mean.isFinite ? mean : nil
  }
}

extension Backtest.Comparison {
  /// What was said of a target, and what came of it.
  public struct Target: Sendable {
    public let probability: Double
    public let isMet: Bool

    var squaredError: Double {
      let error = probability - (isMet ? 1 : 0)
      return error * error
    }
  }

  /// The targets of the Brier score: up to 25 % above the last known value, which is above 0. None where the forecast has
  /// no distribution.
  public var targets: [Target] {
    guard last > 0 else { return [] }
    return [0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25].compactMap { share in
      let level = share * last
      return (try? forecast.probability(atLeast: level)).map { Target(probability: $0, isMet: actual >= level) }
    }
  }

  /// The sMAPE of this one, in per cent.
  public var symmetricError: Double {
    let size = actual.magnitude + forecast.point.magnitude
    return size > 0 ? 200 * (actual - forecast.point).magnitude / size : 0
  }

  var scaledError: Double? { naiveError.map { (actual - forecast.point).magnitude / $0 } }

  func isCovered(_ interval: Result<Interval, Unanswerable>) -> Double? {
    (try? interval.get()).map { $0.lower <= actual && actual <= $0.upper ? 1 : 0 }
  }

  var intervalScore: Double? {
    guard let naiveError, let interval = try? forecast.interval95.get() else { return nil }
    let outside = max(interval.lower - actual, actual - interval.upper, 0)
    return (interval.upper - interval.lower + 2 / (1 - interval.level) * outside) / naiveError
  }
}
