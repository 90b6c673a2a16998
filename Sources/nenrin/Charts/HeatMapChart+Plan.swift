// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension HeatMapChart {
  /// Each indicator of a plan by year: its value against the target of that year or, where there is none, the plan's next, by
  /// which nothing is judged yet.
  init(
    _ attainments: [Attainment], of plan: Plan, in panel: Panel, doubts: QuestionedValues, era: Bool,
    limit: ChartLimit = .page
  ) {
    let bySeries = Dictionary(grouping: attainments, by: \.series)
    let names = ChartNames(of: attainments.map(\.series), in: panel)
    var seen = Set<Int>()
    let order = attainments.filter { seen.insert($0.series).inserted }
    let rows = order.map { target -> Row in
      let series = target.measuredSeries
      return Row(
        name: ChartWording.level(names.title(ofSeries: target.series), of: target),
        cells: panel.history(ofSeries: series).points.compactMap { point in
          let doubt = doubts.note(ofSeries: series, value: point.value)
          return Self.cell(point, bySeries[target.series] ?? [], mark: doubt == nil ? "" : ChartWording.doubtMark)
        })
    }.filter { !$0.cells.isEmpty }
    let due = attainments.filter { [.achieved, .missed].contains($0.grade) }
    let met = due.count { $0.grade == .achieved }
    let drawn = limit.drawn(rows) { Self.urgency($0) < Self.urgency($1) }
    let isJudged = { (row: Row) in Self.urgency(row).0 == 0 }
    let questioned = order.filter { target in
      drawn.contains { $0.name == ChartWording.level(names.title(ofSeries: target.series), of: target) }
    }.compactMap { doubts.note(of: $0) }
    self.init(
      heading: ChartHeading(
        title: ChartWording.attainmentTitle(met: met, of: due.count),
        subtitle: PlanChartWording.subtitle(
          plan,
          PlanChartWording.heatDrawn(
            drawn.count, of: rows.count, judged: (drawn.count(where: isJudged), rows.count(where: isJudged)))),
        note: [
          PlanChartWording.heatNote(hasOpen: drawn.flatMap(\.cells).contains { $0.grade == .notYetDue }),
          PlanChartWording.relistedAmongJudged(DrawnRatios.relistedAmongJudged(attainments, in: panel)),
          ChartWording.doubts(questioned),
        ].filter { !$0.isEmpty }.joined(separator: say("", " "))),
      rows: drawn,
      words: Words(
        met: PlanEvaluation.Grade.achieved.label, near: say("未達成（80%以上）", "missed, 80% or more"),
        half: say("50%以上", "50% or more"), far: say("50%未満", "below 50%"),
        notYetDue: say("目標の年度より前", "before its target's year"), year: FiscalYear.writing(byEra: era)))
  }

  /// The lowest of what is judged come first, by the last year that is; then what is not.
  private static func urgency(_ row: Row) -> (Int, Double) {
    let judged = row.cells.last { $0.grade != .notYetDue }
    return (judged == nil ? 1 : 0, (((judged ?? row.cells.last)?.ratio ?? 0) * 1000).rounded())
  }

  private static func cell(_ point: History.Point, _ targets: [Attainment], mark: String) -> Cell? {
    let target = targets.filter { $0.year >= point.year }.min { $0.year < $1.year }
    guard let target,
      let ratio = try? TargetRatio.ratio(actual: point.value, target: target.target, better: target.indicator.better)
    else { return nil }
    let isJudged = target.year == point.year && target.actualYear == point.year
    return Cell(
      year: point.year, ratio: ratio, label: NumberText.percent(ratio) + mark,
      grade: isJudged ? DrawnRatios.grade(of: target) : .notYetDue)
  }
}
