// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

extension BulletChart {
  /// The target ratios of a plan's indicators, best first.
  init(_ attainments: [Attainment], of plan: Plan, doubts: QuestionedValues, limit: ChartLimit = .page) {
    let ratios = DrawnRatios(attainments, of: plan, doubts: doubts, limit: limit)
    self.init(
      heading: ratios.heading,
      rows: ratios.drawn.compactMap { row in
        (try? row.ratio.get()).map {
          Row(name: ratios.name(of: row), ratio: $0, label: ratios.label(of: row), grade: DrawnRatios.grade(of: row))
        }
      }, words: ratios.words, bands: PlanChartWording.bands)
  }
}

extension ProbabilityChart {
  /// The targets still to come that have a probability; `nil` where there is none.
  init?(
    _ outlooks: [Outlook], _ targets: DueTargets, in panel: Panel, doubts: QuestionedValues, subtitle: String,
    era: Bool, limit: ChartLimit = .page
  ) {
    let (year, years) = (FiscalYear.writing(byEra: era), Set(outlooks.filter { $0.target != nil }.map(\.year)))
    let names = ChartNames(of: outlooks.filter { $0.target != nil }.map(\.series), in: panel)
    let judged = outlooks.compactMap { outlook in
      Self.row(outlook, names, doubts, in: panel, year: years.count > 1 ? " " + year(outlook.year) : "").map {
        (outlook, $0)
      }
    }
    let rows = judged.map(\.1)
    guard !rows.isEmpty else { return nil }
    let drawn = limit.drawn(rows) { $0.probability < $1.probability }
    let proposed = judged.count { targets.proposal(ofSeries: $0.0.series, year: $0.0.year) != nil }
    let hasDoubt = drawn.contains { $0.label.hasSuffix(ChartWording.doubtMark) }
    let notes = [
      ChanceWording.proposed(proposed, of: rows.count), ChanceWording.chartNote,
      hasDoubt ? PlanChartWording.forecastFromDoubt : "",
    ]
    let subtitles = [subtitle, PlanChartWording.leastProbable(drawn.count, of: rows.count)]
    self.init(
      heading: ChartHeading(
        title: ChanceWording.chartTitle(judged.map(\.0), in: panel),
        subtitle: subtitles.filter { !$0.isEmpty }.joined(separator: say("：", ": ")),
        note: notes.filter { !$0.isEmpty }.joined(separator: say("", " "))),
      rows: drawn,
      words: Words(
        probability: say("達成確率", "probability"), target: say("目標 100%", "target 100%"),
        axis: say("見通し ÷ 目標（%）", "forecast ÷ target (%)"),
        logarithmicAxis: say("見通し ÷ 目標（%、対数目盛）", "forecast ÷ target (%, logarithmic scale)")))
  }

  private static func row(
    _ outlook: Outlook, _ names: ChartNames, _ doubts: QuestionedValues, in panel: Panel, year: String
  ) -> Row? {
    guard let probability = try? outlook.probability?.get(), let target = outlook.target,
      let forecast = try? outlook.forecast.get()
    else { return nil }
    let better = panel.catalogue.indicator(ofSeries: outlook.series).better
    func ratio(_ value: Double) -> Double? { try? TargetRatio.ratio(actual: value, target: target, better: better) }
    guard let median = ratio(forecast.point) else { return nil }
    let ends = (try? forecast.interval80.get()).flatMap { interval -> ClosedRange<Double>? in
      guard let a = ratio(interval.lower), let b = ratio(interval.upper) else { return nil }
      return min(a, b)...max(a, b)
    }
    return Row(
      name: names.title(ofSeries: outlook.series), year: year, median: median, interval: ends,
      probability: probability,
      label: ChanceWording.label(of: outlook, in: panel)
        + (doubts.note(ofSeries: outlook.series) == nil ? "" : ChartWording.doubtMark))
  }
}

extension StandingChart {
  /// The values of all entities of an indicator in one year, with one marked.
  init(ofIndicator indicator: Indicator, series: [Int], in panel: Panel, own: String, year: FiscalYear, era: Bool) {
    let values = series.compactMap { series -> Value? in
      guard let value = panel[series, .actual(year)] else { return nil }
      return Value(
        name: panel.catalogue.entityName(ofSeries: series), value: value,
        label: PlanChartWording.quantity(value, indicator.unit))
    }
    let shown = FiscalYear.writing(byEra: era)(year)
    let ours = values.first { $0.name == own }
    let ahead = values.count { value in
      ours.map { indicator.better.prefers(value.value, to: $0.value) } ?? false
    }
    let title =
      ours.map {
        PlanChartWording.standingTitle($0.name, rank: ahead + 1, of: values.count, value: $0.label, year: shown)
      } ?? PlanChartWording.noOwn(shown, count: values.count)
    self.init(
      heading: ChartHeading(
        title: title, subtitle: indicator.name + (ours == nil ? "" : PlanChartWording.ranked(by: indicator.better))),
      values: values, own: own,
      words: Words(
        middle: PlanChartWording.middle, median: say("中央値", "median"), unit: indicator.unit,
        tick: PlanChartWording.tick))
  }
}
