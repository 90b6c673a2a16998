// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How far forecasts of the siblings' own past strayed, against what was expected of them.
///
/// From each of the last eight years a forecast is made with what was known then, for at most six years. Of the errors
/// divided by their expected spread, the quantiles that should hold 80 and 95 % are compared with those of Student's t; the
/// geometric mean of the ratios over the horizons, drawn towards 1 as by twenty years more, is the calibration. The years
/// count, not the series: siblings share the years' surprises. What was expected holds the wider circle's calibration already.
struct SiblingCalibration {
  private static let fewestSeries = 10
  private static let priorYears = 20.0
  private static let priorSeries = 10.0

  let table: GrowthTable
  let members: [Int]
  let back: Int
  let model: PooledGrowth

  /// 1 where there are too few siblings to tell.
  static func factor(_ origins: [PastOrigin]) -> Double {
    let told = origins.filter { $0.straying.contains { $0 != nil } }
    let (years, series) = (Double(told.count), Double(told.map(\.siblings.series).max() ?? 0))
    let means = (0..<PastOrigin.longest).compactMap { step -> Double? in
      let ratios = told.compactMap { $0.straying.count > step ? $0.straying[step] : nil }
      return ratios.isEmpty ? nil : ratios.reduce(0, +) / Double(ratios.count)
    }
    guard !means.isEmpty else { return 1 }
    let share = years / (years + priorYears) * series / (series + priorSeries)
    return exp(share * means.reduce(0, +) / Double(means.count))
  }

  /// The logarithm of observed over expected, for each horizon, `nil` where nothing tells; none from too few siblings.
  var ratios: [Double?] {
    guard members.count >= Self.fewestSeries else { return [] }
    let horizon = PastOrigin.horizon(back)
    var errors = [[Double]](repeating: [], count: horizon)
    var outlooks = [PooledGrowth.Outlook](repeating: .init(growth: 0, spread: 1), count: horizon)
    for row in members {
      model.write(&outlooks, of: row, in: table, back: back, sharing: false)
      var change = 0.0
      for step in 0..<horizon {
        change += table.steps[row * GrowthTable.width + back - 1 - step]
        guard outlooks[step].spread > 0 else { continue }
        errors[step].append((change - outlooks[step].growth).magnitude / outlooks[step].spread)
      }
    }
    return errors.map(Self.ratio)
  }

  private static func ratio(_ errors: [Double]) -> Double? {
    guard let found = QuantileSelection.quantiles([0.8, 0.95], of: errors) else { return nil }
    let ratio = (found[0] / expected80 + found[1] / expected95) / 2
    // Siblings that all went exactly as foreseen, such as constants, say nothing of how far others stray.
    return ratio > 0.1 ? log(min(ratio, 10)) : nil
  }

  static let expected80 = quantile(0.1)
  private static let expected95 = quantile(0.025)

  private static func quantile(_ tail: Double) -> Double {
    (try? GSL.upperQuantile(tail, degreesOfFreedom: PooledGrowth.degreesOfFreedom)) ?? 1
  }
}
