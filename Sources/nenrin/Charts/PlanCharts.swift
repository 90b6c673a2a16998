// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

extension BulletChart {
  /// The target ratios of a plan's indicators, best first.
  init(
    _ attainments: [Attainment], of plan: Plan, in panel: Panel, doubts: QuestionedValues, limit: ChartLimit = .page
  ) {
    let ratios = DrawnRatios(attainments, of: plan, in: panel, doubts: doubts, limit: limit)
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
    _ outlooks: [Outlook], _ targets: DueTargets, in panel: Panel, doubts: QuestionedValues, record: ChanceRecord?,
    subtitle: String, era: Bool, limit: ChartLimit = .page
  ) {
    let (year, years) = (FiscalYear.writing(byEra: era), Set(outlooks.filter { $0.target != nil }.map(\.year)))
    let names = ChartNames(of: outlooks.filter { $0.target != nil }.map(\.series), in: panel)
    let judged = outlooks.compactMap { outlook in
      let isProposed = targets.proposal(ofSeries: outlook.series, year: outlook.year) != nil
      let suffix = (years.count > 1 ? " " + year(outlook.year) : "") + (isProposed ? say("（案）", " (draft)") : "")
      return Self.row(outlook, targets, names, doubts, in: panel, year: suffix).map { (outlook, $0) }
    }
    let rows = judged.map(\.1)
    guard !rows.isEmpty else { return nil }
    let all = outlooks.filter { $0.chance != nil }
    let shown = limit.drawn(judged) { Self.place($0.1) < Self.place($1.1) }
    let drawn = shown.map(\.1)
    let proposed = shown.count { targets.proposal(ofSeries: $0.0.series, year: $0.0.year) != nil }
    let hasDoubt = drawn.contains { $0.label.hasSuffix(ChartWording.doubtMark) }
    let notes = [
      ChanceWording.proposed(proposed, of: drawn.count, isPart: drawn.count < rows.count),
      ChanceWording.chartNote(
        Set(drawn.filter { !$0.isGiven }.map { Chance($0.probability) }), isAnyGiven: drawn.contains(where: \.isGiven),
        hasLower: shown.contains { panel.catalogue.indicator(ofSeries: $0.0.series).better == .lower }),
      ChartWording.oneValue(shown.count { $0.0.restsOnOneValue }, of: shown.count), ReportWording.recordInBrief(record),
      hasDoubt ? PlanChartWording.forecastFromDoubt : "",
      PlanChartWording.chancesWithoutRatio(all.count - rows.count),
    ]
    let subtitles = [
      subtitle, years.count == 1 ? years.first.map { PlanChartWording.due(year($0)) } ?? "" : "",
      PlanChartWording.leastProbable(
        drawn.count, of: rows.count, tie: Self.tie(drawn, of: rows),
        unlikely: (
          ChanceWording.unlikely(shown.map(\.0), targets, in: panel), ChanceWording.unlikely(all, targets, in: panel)
        )),
    ]
    self.init(
      heading: ChartHeading(
        title: ChanceWording.chartTitle(all, targets, in: panel),
        subtitle: subtitles.filter { !$0.isEmpty }.joined(separator: say("：", ": ")),
        note: notes.filter { !$0.isEmpty }.joined(separator: say("", " "))),
      rows: drawn,
      words: Words(
        probability: say("達成確率", "probability"), target: say("目標 100%", "target 100%"),
        axis: say("見通し ÷ 目標（%）", "forecast ÷ target (%)"),
        logarithmicAxis: say("見通し ÷ 目標（%、対数目盛）", "forecast ÷ target (%, logarithmic scale)")))
  }

  /// As it is shown: to a tenth of a per cent.
  private static func place(_ row: Row) -> Double { (row.probability * 1000).rounded() }

  /// The highest probability that is drawn, where others of the same are not.
  private static func tie(_ drawn: [Row], of all: [Row]) -> (ratio: String, left: Int, all: Int)? {
    guard let last = drawn.map(place).max() else { return nil }
    let same = all.count { place($0) == last }
    let left = same - drawn.count { place($0) == last }
    return left > 0 ? (NumberText.percent(last / 1000), left, same) : nil
  }

  private static func row(
    _ outlook: Outlook, _ targets: DueTargets, _ names: ChartNames, _ doubts: QuestionedValues, in panel: Panel,
    year: String
  ) -> Row? {
    guard let probability = try? outlook.probability?.get(), let target = outlook.target,
      let forecast = try? outlook.forecast.get()
    else { return nil }
    let better = panel.catalogue.indicator(ofSeries: outlook.series).better
    func ratio(_ value: Double) -> Double? { try? TargetRatio.ratio(actual: value, target: target, better: better) }
    let shown = ShownEstimate(of: outlook, targets, in: panel)
    guard let median = ratio(shown.median(forecast.point)) else { return nil }
    let ends = (try? forecast.interval80.get()).flatMap { interval -> ClosedRange<Double>? in
      guard let a = ratio(shown.low(interval.lower)), let b = ratio(shown.high(interval.upper)) else { return nil }
      return min(a, b)...max(a, b)
    }
    return Row(
      name: names.title(ofSeries: outlook.series), year: year, median: median, interval: ends,
      probability: probability,
      label: ChanceWording.label(of: outlook, in: panel)
        + (doubts.note(ofSeries: outlook.series) == nil ? "" : ChartWording.doubtMark),
      isGiven: ChanceWording.isGiven(outlook, targets))
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
    let tied = values.count { $0.value == ours?.value } - 1
    let title =
      ours.map {
        PlanChartWording.standingTitle(
          $0.name, rank: ahead + 1, of: values.count, tied: tied, value: $0.label, year: shown)
      } ?? PlanChartWording.noOwn(shown, count: values.count)
    self.init(
      heading: ChartHeading(
        title: title, subtitle: indicator.name + (ours == nil ? "" : PlanChartWording.ranked(by: indicator.better))),
      values: values, own: own,
      upperBound: indicator.unit == "%" && values.allSatisfy { $0.value <= 100 } ? 100 : nil,
      words: Words(
        middle: PlanChartWording.middle, median: say("中央値", "median"), unit: indicator.unit,
        several: { PlanChartWording.entities($0) }, tick: { PlanChartWording.tick($0, indicator.unit) }))
  }
}
