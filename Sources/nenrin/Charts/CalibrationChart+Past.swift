// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanEvaluation
internal import Reports

extension CalibrationChart {
  /// How often the targets that past forecasts were asked about were met.
  init(_ past: PastForecasts, origins: Int, horizon: Int) {
    let bins = past.reliability.bins
    self.init(
      heading: ChartHeading(
        title: ChartWording.calibrationTitle(bins.reduce(0) { $0 + $1.count }),
        note: ChartWording.calibrationNote(origins: origins, horizon: horizon)),
      points: bins.map { Point(said: $0.said, came: $0.came, count: $0.count) },
      words: Words(
        said: say("見通しが示した確率", "probability as forecast"), came: say("実際に達成した割合", "share that was met"),
        diagonal: say("確率どおり", "as forecast"), point: say("目標", "targets")))
  }
}
