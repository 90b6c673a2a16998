// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// Forecasts one series with what its siblings have taught.
struct SeriesForecaster {
  let series: WorkingSeries
  let row: Int
  let table: GrowthTable
  let model: PooledGrowth
  /// How many times as far as pooled growth a single model strays (`ModelSpread`).
  let widening: Double

  func forecasts(horizon: Int, method chosen: ForecastMethod?) throws(Unanswerable) -> [Forecast] {
    guard horizon > 0 else { return [] }
    var outlooks = [PooledGrowth.Outlook](repeating: .init(growth: 0, spread: 0), count: horizon)
    model.write(&outlooks, of: row, in: table, back: 0)
    let method = try method(chosen)
    // A series of zeros alone has no size: no sibling can tell how far it may go or stray.
    let isStill = series.scale.kind == .original && series.values.allSatisfy { $0 == 0 }
    let stays = [Double](repeating: series.position, count: horizon)
    let places = isStill ? stays : try places(outlooks, method)
    // Learnt from combinations with theta.
    let isLearnt = method == .combination && series.values.count >= SmoothingMedian.fewestForTheta
    let widening = widening * (isLearnt ? model.siblings.smoothingSpread : 1)
    var forecasts: [Forecast] = []
    for step in 0..<horizon {
      let spread = isStill ? 0 : outlooks[step].spread * widening
      forecasts.append(try forecast(step + 1, method, at: (isConstant ? stays : places)[step], spread: spread))
    }
    return forecasts
  }

  /// Three or more values that all are the same stay so in every method, to the last digit: no model's arithmetic takes part.
  private var isConstant: Bool {
    series.values.count > 2 && series.values.allSatisfy { $0 == series.values[0] }
  }

  /// Refuses a method that needs more values than there are.
  private func method(_ chosen: ForecastMethod?) throws(Unanswerable) -> ForecastMethod {
    guard let chosen else {
      // A gap's straight line is no course of the series' own: observed values count.
      return series.points >= SmoothingMedian.fewestValues ? .combination : .pooledGrowth
    }
    guard series.values.count >= chosen.model?.fewestValues ?? 1 else {
      throw series.values.count == 1 ? .onePoint : series.values.count == 2 ? .twoPoints : .tooFewPoints
    }
    // Of fewer values the combination is pooled growth alone, and says so.
    return chosen == .combination && series.points < SmoothingMedian.fewestValues ? .pooledGrowth : chosen
  }

  /// Medians on the working scale.
  private func places(_ outlooks: [PooledGrowth.Outlook], _ method: ForecastMethod) throws(Unanswerable) -> [Double] {
    if let own = method.model { return try places(of: own, outlooks.count) }
    let pooled = outlooks.map { series.scale.moved(series.position, by: $0.growth) }
    guard method == .combination else { return pooled }
    let share = model.siblings.smoothingShare
    return zip(pooled, try SmoothingMedian.places(series.values, series.scale, pooled: pooled)).map {
      // Of two equal places no rounding makes a third.
      $0 == $1 ? $0 : (1 - share) * $0 + share * $1
    }
  }

  private func places(of model: any ForecastModel.Type, _ horizon: Int) throws(Unanswerable) -> [Double] {
    let last = series.values[series.values.count - 1]
    return try model.path(series.values, horizon: horizon).map {
      series.scale.position(of: series.scale.holding($0, near: last))
    }
  }

  private func forecast(
    _ step: Int, _ method: ForecastMethod, at place: Double, spread: Double
  ) throws(Unanswerable) -> Forecast {
    Forecast(
      year: series.lastYear.advanced(by: step), horizon: step, method: method,
      point: try series.range.clamping(series.value(at: place)).finite(), range: series.range,
      distribution: Result { () throws(Unanswerable) in
        PredictiveDistribution(
          distribution: try StudentT(
            location: place, scale: spread, degreesOfFreedom: PooledGrowth.degreesOfFreedom),
          scale: series.scale)
      })
  }
}
