// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How far the forecasts of a single model strayed in the siblings' own past, against what is expected of pooled growth.
///
/// From each of the last eight years the model forecasts what has come since, for at most six years. Of the errors over
/// pooled growth's spread the quantile that should hold 80 % is compared with that of Student's t; the geometric mean of the
/// ratios over the years, drawn towards 1.15 as by three years more, is the widening, 0.5 to 5.
///
/// Source: rolling origins: Tashman, International Journal of Forecasting 16 (2000) 437–450. Example: with too few siblings to
/// tell (fewer than five of enough years) it is 1.15, a little more than pooled growth strays.
struct ModelSpread {
  private static let prior = 1.15
  private static let priorYears = 3.0
  private static let fewestSeries = 5
  /// More series tell no more of one number.
  private static let enough = 300

  let table: GrowthTable
  let members: [Int]
  let series: [Result<WorkingSeries, Unanswerable>]
  let origins: [PastOrigin]
  /// Of pooled growth today, which the widening multiplies.
  let calibration: Double
  let method: ForecastMethod

  var widening: Double {
    let rows = members.thinned(to: Self.enough)
    let ratios = origins.compactMap { ratio(rows, $0) }
    let weight = Double(ratios.count) + Self.priorYears
    let mean = (ratios.reduce(0) { $0 + log($1) } + Self.priorYears * log(Self.prior)) / weight
    return (0.5...5).clamping(exp(mean))
  }

  private func ratio(_ rows: [Int], _ origin: PastOrigin) -> Double? {
    guard let model = method.model else { return nil }
    let back = origin.back
    let tried = rows.compactMap { row -> (row: Int, series: WorkingSeries)? in
      guard let one = try? series[row].get(), one.values.count >= model.fewestValues + back,
        table.counts[row] > back
      else { return nil }
      return (row, one)
    }
    guard tried.count >= Self.fewestSeries else { return nil }
    let horizon = PastOrigin.horizon(back)
    var siblings = origin.siblings
    siblings.calibration = calibration
    let pooled = PooledGrowth(siblings, horizon: horizon)
    var outlooks = [PooledGrowth.Outlook](repeating: .init(growth: 0, spread: 1), count: horizon)
    var errors: [Double] = []
    for one in tried {
      pooled.write(&outlooks, of: one.row, in: table, back: back)
      errors += self.errors(of: model, one.series, outlooks, back: back)
    }
    guard let found = QuantileSelection.quantiles([0.8], of: errors)?.first, found > 0 else { return nil }
    return found / SiblingCalibration.expected80
  }

  private func errors(
    of model: any ForecastModel.Type, _ one: WorkingSeries, _ outlooks: [PooledGrowth.Outlook], back: Int
  ) -> [Double] {
    let known = Array(one.values.dropLast(back))
    guard let last = known.last, let path = try? model.path(known, horizon: outlooks.count) else { return [] }
    return path.enumerated().compactMap { step, value in
      let came = one.scale.position(of: one.values[known.count + step])
      let error = (came - one.scale.position(of: one.scale.holding(value, near: last))) / outlooks[step].spread
      return error.isFinite ? error.magnitude : nil
    }
  }
}
