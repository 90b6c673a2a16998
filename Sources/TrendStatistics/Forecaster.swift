// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL
public import Indicators

/// Carries a history on into the years to come.
///
/// | points | values | method | interval and probability |
/// | --- | --- | --- | --- |
/// | 0, 1 | | none: `noHistory`, `onePoint` | |
/// | 2 | any | drift | `twoPoints` |
/// | 3 and more | all above 0 | log-linear | Student's t, n−2 degrees of freedom |
/// | 3 and more | one is 0 or below | linear | Student's t, n−2 degrees of freedom |
public enum Forecaster {
  /// The forecasts for the years 1, 2 … `horizon` after the last observed one; none for a horizon below 1.
  ///
  /// Drift: last + h × (last − first) / (years between them). Log-linear and linear: the trend's median at the year, and
  /// about it s·√(1 + 1/n + (year−x̄)²/Sxx) × t(n−2) in logarithms or in the unit of the values. All are cut at the
  /// bounds. Years are calendar years, so gaps are allowed and count in full.
  ///
  /// Refuses a history of no point (`noHistory`) or one (`onePoint`), of points all in one year (`noSpan`), bounds that
  /// leave no value (`contradictoryBounds`), and values, bounds or a forecast that are not finite (`notFinite`).
  ///
  /// Sources: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed. (2021), sections 5.2 (drift) and
  /// 5.5 (intervals); Draper and Smith, Applied Regression Analysis, 3rd ed. (1998), section 3.1 (prediction from a line).
  /// Example: 100, 120, 130, 160 in 2016–2019 gives 182.4 for 2020, 95 % interval 141.4 to 235.3.
  public static func forecast(
    _ history: History, horizon: Int, bounds: ForecastBounds = .none
  ) throws(Unanswerable) -> [Forecast] {
    guard let first = history.first, let last = history.last else { throw .noHistory }
    guard history.points.count > 1 else { throw .onePoint }
    guard history.points.allSatisfy(\.value.isFinite) else { throw .notFinite }
    guard first.year < last.year else { throw .noSpan }
    let range = try bounds.range(after: last.value)
    let model = try model(of: history, from: first, to: last)
    var forecasts: [Forecast] = []
    for step in stride(from: 1, through: horizon, by: 1) {
      forecasts.append(try forecast(step, years: last.year, by: model, in: range))
    }
    return forecasts
  }
}

extension Forecaster {
  /// What carries on: a line through two points, or a fitted trend.
  private enum Model {
    case drift(from: History.Point, to: History.Point)
    case linear(LinearTrend)
    case logLinear(LogLinearTrend)

    var method: ForecastMethod {
      switch self {
      case .drift: .drift
      case .linear: .linear
      case .logLinear: .logLinear
      }
    }

    /// Before any bound; infinite where it overflows.
    func median(at year: Double) -> Double {
      switch self {
      case .drift(let first, let last):
        let span = Double(last.year.number) - Double(first.year.number)
        return last.value + (year - Double(last.year.number)) * ((last.value - first.value) / span)
      case .linear(let trend): return trend.line.y(at: year)
      case .logLinear(let trend): return exp(trend.line.y(at: year))
      }
    }

    func distribution(at year: Double) throws(Unanswerable) -> PredictiveDistribution {
      switch self {
      case .drift: throw .twoPoints
      case .linear(let trend): try trend.prediction(at: year)
      case .logLinear(let trend): try trend.prediction(at: year)
      }
    }
  }

  private static func model(
    of history: History, from first: History.Point, to last: History.Point
  ) throws(Unanswerable) -> Model {
    guard history.points.count > 2 else { return .drift(from: first, to: last) }
    guard history.points.allSatisfy({ $0.value > 0 }) else { return .linear(try LinearTrend.fit(history)) }
    return .logLinear(try LogLinearTrend.fit(history))
  }

  private static func forecast(
    _ step: Int, years last: FiscalYear, by model: Model, in range: ClosedRange<Double>
  ) throws(Unanswerable) -> Forecast {
    let year = last.advanced(by: step)
    let x = Double(year.number)
    return Forecast(
      year: year, horizon: step, method: model.method, point: try range.clamping(model.median(at: x)).finite(),
      range: range, distribution: Result { () throws(Unanswerable) in try model.distribution(at: x) })
  }
}
