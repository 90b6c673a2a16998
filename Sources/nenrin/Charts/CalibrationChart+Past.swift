// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

extension CalibrationChart {
  /// How often the thresholds that past forecasts were asked about were reached.
  ///
  /// A forecast is asked about seven thresholds, and a series is forecast from several years: none of that is independent. So the
  /// intervals count each series once.
  /// - Parameter plans: named where the chart stands alone.
  init(_ past: PastForecasts, in panel: Panel, plans: [Plan] = []) {
    let bins = past.reliability.bins
    let count = bins.reduce(0) { $0 + $1.count }
    // Of a value of zero or less there are no thresholds.
    let asked = past.comparisons.filter { !$0.targets.isEmpty }
    let series = Set(asked.map(\.series)).count
    func mean(_ share: (Reliability.Bin) -> Double) -> Double {
      bins.reduce(0) { $0 + share($1) * Double($1.count) } / Double(max(count, 1))
    }
    let (said, came) = (mean(\.said), mean(\.came))
    let behind = Self.series(of: past)
    let known = zip(past.comparisons, past.series).map { panel.history(ofSeries: $1).points.count - $0.origin }
    self.init(
      heading: ChartHeading(
        title: ChartWording.calibrationTitle(series: series, targets: count, said: said, came: came),
        subtitle: PlanChartWording.subtitle(
          plans,
          ChartWording.calibrationFinding(
            series: series, said: said, Interval(ofShare: came, trials: Double(series)))),
        note: ChartWording.calibrationNote(
          years: Set(past.comparisons.map(\.forecast.year)).sorted(),
          known: (known.min() ?? 0)...(known.max() ?? 0), horizon: past.comparisons.map(\.forecast.horizon).max() ?? 0,
          forecasts: asked.count, unasked: past.comparisons.count - asked.count, targets: count)),
      points: bins.map { bin in
        let trials = behind[bin.number]?.count ?? 0
        let interval = Interval(ofShare: bin.came, trials: Double(trials))
        return Point(
          said: bin.said, came: bin.came, count: bin.count, interval: interval.lower...interval.upper,
          label: NumberText.grouped(Double(trials)))
      },
      words: Words(
        said: say("見通しが示した、届く確率", "probability of reaching it, as forecast"),
        came: say("実際に届いた割合", "share that was reached"),
        diagonal: say("確率どおり", "as forecast"), counts: say("系列数", "series")))
  }

  /// The series of which something was said in each bin.
  private static func series(of past: PastForecasts) -> [Int: Set<Int>] {
    past.comparisons.reduce(into: [:]) { found, comparison in
      for target in comparison.targets {
        found[Reliability.bin(of: target.probability), default: []].insert(comparison.series)
      }
    }
  }
}
