// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

extension BulletChart {
  /// The target ratios of a plan's indicators, best first.
  init(_ attainments: [Attainment], of plan: Plan, limit: ChartLimit = .page) {
    let names = TargetTitles(attainments)
    let rows = attainments.compactMap { row -> Row? in
      guard let ratio = try? row.ratio.get() else { return nil }
      return Row(
        name: names.title(of: row), ratio: ratio, label: NumberText.percent(ratio),
        grade: row.grade == .achieved ? .met : row.grade == .missed ? .missed : .notYetDue)
    }
    // A target whose year is to come may well be far away.
    let drawn = limit.drawn(rows) {
      ($0.grade == .notYetDue ? 1 : 0, $0.ratio) < ($1.grade == .notYetDue ? 1 : 0, $1.ratio)
    }
    let left = ChartLimit.leftOut(of: rows, drawing: drawn) { $0.grade == .notYetDue }
    let due = attainments.filter { [.achieved, .missed].contains($0.grade) }
    self.init(
      heading: ChartHeading(
        title: PlanChartWording.bulletTitle(met: due.count { $0.grade.isMet }, of: due.count), subtitle: plan.title,
        note: PlanChartWording.bands
          + ChartWording.attainmentNote(
            withoutActual: attainments.count { $0.actual == nil },
            withoutRatio: attainments.count { $0.actual != nil } - rows.count, above: left.due,
            met: rows.count { $0.grade == .met } - drawn.count { $0.grade == .met }, open: left.open)
      ),
      rows: drawn,
      words: .init(
        met: PlanEvaluation.Grade.achieved.label, missed: PlanEvaluation.Grade.missed.label,
        notYetDue: PlanEvaluation.Grade.notDue.label, target: say("目標 100%", "target 100%"),
        axis: PlanChartWording.ratio, logarithmicAxis: PlanChartWording.logarithmicRatio))
  }
}

extension TrendGridChart {
  /// The series with values of two years or more, each with its targets and what is forecast.
  init(
    ofSeries series: [Int], targets: DueTargets, outlooks: [Outlook], in panel: Panel, title: String? = nil, era: Bool,
    limit: ChartLimit = .page
  ) {
    let histories = series.map { (series: $0, history: panel.history(ofSeries: $0)) }.filter {
      $0.history.points.count > 1
    }
    let bySeries = Dictionary(grouping: outlooks, by: \.series)
    let (shown, names) = (histories.prefix(limit.panels), ShownNames(in: panel))
    let panels = shown.map { entry -> Plot in
      let indicator = panel.catalogue.indicator(ofSeries: entry.series)
      let first = entry.history.points[0].year
      return Plot(
        name: names.title(ofSeries: entry.series),
        actuals: entry.history.points.map {
          .init(year: $0.year, value: $0.value, label: PlanChartWording.quantity($0.value, indicator.unit))
        },
        targets: targets.of(series: entry.series).filter { $0.key >= first }.sorted { $0.key < $1.key }
          .map { .init(year: $0.key, value: $0.value, label: "") },
        forecast: (bySeries[entry.series] ?? []).compactMap(Self.forecast),
        disturbed: panel.catalogue.disturbedYears(ofSeries: entry.series).sorted())
    }
    let (up, down) = Self.directions(histories.map(\.history))
    self.init(
      heading: ChartHeading(
        title: title ?? PlanChartWording.trendsTitle(up: up, down: down, of: histories.count),
        note: [
          ChanceWording.proposedAmongDrawn(shown.contains { targets.proposals(ofSeries: $0.series) > 0 }),
          PlanChartWording.drawnFirst(shown.count, of: histories.count),
        ].filter { !$0.isEmpty }.joined(separator: say("", " "))),
      panels: panels,
      words: Words(
        actual: say("実績", "actual"), target: say("目標", "target"), forecast: say("見通し（中央値）", "forecast (median)"),
        interval: say("80%区間", "80% interval"), disturbed: say("出来事のあった年度", "exceptional year"),
        year: FiscalYear.writing(byEra: era), tick: PlanChartWording.tick))
  }

  private static func directions(_ histories: [History]) -> (up: Int, down: Int) {
    let changes = histories.compactMap { history in
      history.last.flatMap { last in history.first.map { last.value - $0.value } }
    }
    return (changes.count { $0 > 0 }, changes.count { $0 < 0 })
  }

  private static func forecast(_ outlook: Outlook) -> TrendChart.Forecast? {
    guard let forecast = try? outlook.forecast.get() else { return nil }
    let narrow = try? forecast.interval80.get()
    return .init(
      point: .init(year: outlook.year, value: forecast.point, label: ""),
      interval80: narrow.map { $0.lower...$0.upper }, interval95: nil)
  }
}

extension ProbabilityChart {
  /// The targets still to come that have a probability; `nil` where there is none.
  init?(
    _ outlooks: [Outlook], _ targets: DueTargets, in panel: Panel, subtitle: String, era: Bool,
    limit: ChartLimit = .page
  ) {
    let (year, years) = (FiscalYear.writing(byEra: era), Set(outlooks.filter { $0.target != nil }.map(\.year)))
    let names = ShownNames(in: panel)
    let judged = outlooks.compactMap { outlook in
      Self.row(outlook, names, in: panel, year: years.count > 1 ? " " + year(outlook.year) : "").map { (outlook, $0) }
    }
    let rows = judged.map(\.1)
    guard !rows.isEmpty else { return nil }
    let drawn = limit.drawn(rows) { $0.probability < $1.probability }
    let proposed = judged.count { targets.proposal(ofSeries: $0.0.series, year: $0.0.year) != nil }
    let notes = [
      ChanceWording.proposed(proposed, of: rows.count), ChanceWording.chartNote,
      PlanChartWording.leastProbable(drawn.count, of: rows.count),
    ]
    self.init(
      heading: ChartHeading(
        title: ChanceWording.chartTitle(judged.map(\.0), in: panel), subtitle: subtitle,
        note: notes.filter { !$0.isEmpty }.joined(separator: say("", " "))),
      rows: drawn,
      words: Words(
        probability: say("達成確率", "probability"), target: say("目標 100%", "target 100%"),
        axis: say("見通し ÷ 目標（%）", "forecast ÷ target (%)"),
        logarithmicAxis: say("見通し ÷ 目標（%、対数目盛）", "forecast ÷ target (%, logarithmic scale)")))
  }

  private static func row(_ outlook: Outlook, _ names: ShownNames, in panel: Panel, year: String) -> Row? {
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
      probability: probability, label: ChanceWording.label(of: outlook, in: panel))
  }
}

extension HeatMapChart {
  /// Each indicator of a plan by year: its value against the target of that year or, where there is none, the plan's next.
  init(_ attainments: [Attainment], of plan: Plan, in panel: Panel, era: Bool, limit: ChartLimit = .page) {
    let bySeries = Dictionary(grouping: attainments, by: \.measuredSeries)
    let names = ShownNames(in: panel)
    var seen = Set<Int>()
    let order = attainments.map(\.measuredSeries).filter { seen.insert($0).inserted }
    let rows = order.map { series -> Row in
      Row(
        name: names.title(ofSeries: series),
        cells: panel.history(ofSeries: series).points.compactMap { Self.cell($0, bySeries[series] ?? []) })
    }.filter { !$0.cells.isEmpty }
    let cells = rows.flatMap(\.cells)
    // A history says more than one year, and a missed target more than one that was met.
    let drawn = limit.drawn(rows) {
      ($1.cells.count, $0.cells.last?.ratio ?? 0) < ($0.cells.count, $1.cells.last?.ratio ?? 0)
    }
    self.init(
      heading: ChartHeading(
        title: PlanChartWording.heatTitle(met: cells.count { $0.ratio >= 1 }, of: cells.count), subtitle: plan.title,
        note: PlanChartWording.heatNote(left: rows.count - drawn.count)),
      rows: drawn,
      words: Words(
        met: say("100%以上", "100% or more"), near: say("80%以上", "80% or more"), half: say("50%以上", "50% or more"),
        far: say("50%未満", "below 50%"), bounds: PlanChartWording.heatBounds, year: FiscalYear.writing(byEra: era)))
  }

  private static func cell(_ point: History.Point, _ targets: [Attainment]) -> Cell? {
    let target = targets.filter { $0.year >= point.year }.min { $0.year < $1.year }
    guard let target,
      let ratio = try? TargetRatio.ratio(actual: point.value, target: target.target, better: target.indicator.better)
    else { return nil }
    return Cell(year: point.year, ratio: ratio, label: NumberText.percent(ratio))
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
      heading: ChartHeading(title: title, subtitle: indicator.name), values: values, own: own,
      words: Words(
        middle: say("中央の半分", "middle half"), median: say("中央値", "median"), unit: indicator.unit,
        tick: PlanChartWording.tick))
  }
}
