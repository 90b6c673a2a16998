// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

extension CalibrationChart {
  /// How often the targets that past forecasts were asked about were met.
  init(_ past: PastForecasts, origins: Int, horizon: Int) {
    let bins = past.reliability.bins
    let count = bins.reduce(0) { $0 + $1.count }
    let series = Set(past.comparisons.map(\.series)).count
    func mean(_ share: (Reliability.Bin) -> Double) -> Double {
      bins.reduce(0) { $0 + share($1) * Double($1.count) } / Double(max(count, 1))
    }
    self.init(
      heading: ChartHeading(
        title: ChartWording.calibrationTitle(count: count, series: series, said: mean(\.said), came: mean(\.came)),
        note: ChartWording.calibrationNote(
          origins: origins, horizon: horizon, series: series,
          forecasts: past.comparisons.count)),
      points: bins.map { Point(said: $0.said, came: $0.came, count: $0.count) },
      words: Words(
        said: say("見通しが示した確率", "probability as forecast"), came: say("実際に達成した割合", "share that was met"),
        diagonal: say("確率どおり", "as forecast")))
  }
}
