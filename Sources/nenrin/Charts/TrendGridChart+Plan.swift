// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

extension TrendGridChart {
  /// The series with values of two years or more, each with its targets and what is forecast.
  /// - Parameter plans: named where the chart stands alone.
  init(
    ofSeries series: [Int], targets: DueTargets, outlooks: [Outlook], in panel: Panel, doubts: QuestionedValues,
    record: ChanceRecord?, title: String? = nil, plans: [Plan] = [], era: Bool, limit: ChartLimit = .page
  ) {
    let histories = series.map { (series: $0, history: panel.history(ofSeries: $0)) }.filter {
      $0.history.points.count > 1
    }
    let bySeries = Dictionary(grouping: outlooks, by: \.series)
    let shown = histories.prefix(limit.panels)
    let names = ChartNames(of: shown.map(\.series), in: panel)
    let drawnOutlooks = shown.flatMap { bySeries[$0.series] ?? [] }
    let panels = shown.map { entry -> Plot in
      let indicator = panel.catalogue.indicator(ofSeries: entry.series)
      let first = entry.history.points[0].year
      let points = entry.history.points.map {
        let mark = doubts.note(ofSeries: entry.series, value: $0.value) == nil ? "" : ChartWording.doubtMark
        return TrendChart.Point(
          year: $0.year, value: $0.value, label: PlanChartWording.quantity($0.value, indicator.unit) + mark)
      }
      let isActual = { (year: FiscalYear) in panel[entry.series, .actual(year)] != nil }
      return Plot(
        name: names.title(ofSeries: entry.series), unit: indicator.unit, actuals: points.filter { isActual($0.year) },
        baselines: points.filter { !isActual($0.year) },
        targets: targets.drawn(ofSeries: entry.series).filter { $0.year >= first }.map {
          .init(year: $0.year, value: $0.value, label: "", isProposed: $0.isProposed)
        },
        forecast: (bySeries[entry.series] ?? []).compactMap { Self.forecast($0, targets, in: panel) },
        disturbed: panel.catalogue.disturbedYears(ofSeries: entry.series).sorted(),
        upperBound: ForecastBounds(of: indicator, history: entry.history).upper)
    }
    let (up, down) = Self.directions(histories.map(\.history))
    self.init(
      heading: ChartHeading(
        title: title
          ?? PlanChartWording.trendsTitle(
            up: up, down: down, of: histories.count,
            areSeries: Set(histories.map { panel.catalogue.series[$0.series].indicator }).count < histories.count),
        subtitle: PlanChartWording.subtitle(plans, PlanChartWording.drawnFirst(shown.count, of: histories.count)),
        note: [
          drawnOutlooks.isEmpty ? "" : PlanChartWording.medianAndInterval,
          panels.contains { $0.forecast.contains { $0.interval80 != nil } }
            ? ReportWording.intervalsInBrief(record) : "",
          ChartWording.estimatedAmongOthers(panel.estimatedYears(drawnOutlooks), year: FiscalYear.writing(byEra: era)),
          targets.proposedAmongDrawn(shown.map(\.series)),
          panels.contains { $0.actuals.last?.label.hasSuffix(ChartWording.doubtMark) == true }
            ? ChartWording.doubtsNote : "",
        ].filter { !$0.isEmpty }.joined(separator: say("", " "))),
      panels: panels,
      words: Words(
        actual: say("実績", "actual"), baseline: say("基準値", "baseline"), target: say("目標", "target"),
        proposal: PlanChartWording.proposal, forecast: say("見通し", "forecast"),
        interval: say("80%予測区間", "80% interval"), disturbed: say("出来事のあった年度", "exceptional year"),
        brokenAxis: PlanChartWording.brokenAxis(plots: panels.count),
        cutIntervals: { PlanChartWording.cutIntervals($0, plots: panels.count) },
        year: FiscalYear.writing(byEra: era), tick: PlanChartWording.tick))
  }

  private static func directions(_ histories: [History]) -> (up: Int, down: Int) {
    let changes = histories.compactMap { history in
      history.last.flatMap { last in history.first.map { last.value - $0.value } }
    }
    return (changes.count { $0 > 0 }, changes.count { $0 < 0 })
  }

  private static func forecast(_ outlook: Outlook, _ targets: DueTargets, in panel: Panel) -> TrendChart.Forecast? {
    guard let forecast = try? outlook.forecast.get() else { return nil }
    let shown = ShownEstimate(of: outlook, targets, in: panel)
    return .init(
      point: .init(year: outlook.year, value: shown.median(forecast.point), label: ""),
      interval80: (try? forecast.interval80.get()).map(shown.range), interval95: nil)
  }
}
