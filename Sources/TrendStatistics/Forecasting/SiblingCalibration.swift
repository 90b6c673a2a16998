// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How far forecasts of the siblings' own past strayed, against what was expected of them.
///
/// From each of the last eight years a forecast is made with what was known then, for at most six years. Of the errors
/// divided by their expected spread, the quantiles that should hold 80 and 95 % are compared with those of Student's t; the
/// geometric mean of the ratios over the horizons, drawn towards 1 as by twenty years more, is the calibration. The years
/// count, not the series: siblings share the years' surprises.
struct SiblingCalibration {
  private static let longest = 6
  private static let fewestSeries = 10
  private static let priorYears = 20.0
  private static let priorSeries = 10.0

  let table: GrowthTable
  let members: [Int]
  let circle: SiblingGrowth

  /// 1 where there are too few siblings to tell.
  var factor: Double {
    var ratios = [[Double]](repeating: [], count: Self.longest)
    var series = 0
    for back in 1...GrowthTable.origins {
      let tried = members.filter { table.counts[$0] > back }
      guard tried.count >= Self.fewestSeries else { break }
      series = max(series, tried.count)
      for (step, ratio) in self.ratios(tried, back: back).enumerated() { ratios[step].append(ratio) }
    }
    let years = Double(ratios[0].count)
    guard years > 0 else { return 1 }
    let means = ratios.filter { !$0.isEmpty }.map { $0.reduce(0, +) / Double($0.count) }
    let share = years / (years + Self.priorYears) * Double(series) / (Double(series) + Self.priorSeries)
    return exp(share * means.reduce(0, +) / Double(means.count))
  }

  /// The logarithm of observed over expected, for each horizon.
  private func ratios(_ tried: [Int], back: Int) -> [Double] {
    let horizon = min(back, Self.longest)
    var siblings = SiblingGrowth.estimate(of: table, members: tried, back: back, within: circle)
    // The years' shocks are in the past that is looked at; what they may add to come is reckoned apart.
    (siblings.calibration, siblings.common) = (1, 0)
    let model = PooledGrowth(siblings, horizon: horizon)
    var errors = [[Double]](repeating: [], count: horizon)
    var outlooks = [PooledGrowth.Outlook](repeating: .init(growth: 0, spread: 1), count: horizon)
    for row in tried {
      model.write(&outlooks, of: row, in: table, back: back)
      var change = 0.0
      for step in 0..<horizon {
        change += table.steps[row * GrowthTable.width + back - 1 - step]
        guard outlooks[step].spread > 0 else { continue }
        errors[step].append((change - outlooks[step].growth).magnitude / outlooks[step].spread)
      }
    }
    return errors.compactMap(Self.ratio)
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
