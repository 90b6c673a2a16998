// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension CompareChart {
  /// The targets that both plans have.
  init(_ comparison: PlanComparison, from old: Plan, to new: Plan, in panel: Panel, limit: ChartLimit = .page) {
    let pairs = comparison.targetsInBoth
    let isMoved = { (row: PlanComparison.Row) in row.targetFrom != row.targetTo }
    let moved = limit.drawn(pairs.filter(isMoved)) { Self.movement($0) > Self.movement($1) }
    func label(_ row: PlanComparison.Row, _ from: Double, _ to: Double) -> String {
      let ends = [from, to].map { value in row.series.map { panel.shownTarget(value, ofSeries: $0) } ?? value }
      let due = row.yearTo.flatMap { $0 == new.fiscalYear ? nil : PlanChartWording.due($0) } ?? ""
      return "\(PlanChartWording.number(ends[0], in: row.unit)) → \(PlanChartWording.quantity(ends[1], row.unit))\(due)"
    }
    let names = ChartNames(of: pairs.compactMap(\.series), in: panel)
    // Those that stayed are one line together.
    let slopes = (moved + pairs.filter { !isMoved($0) }).compactMap { row -> Slope? in
      guard let from = row.targetFrom, let to = row.targetTo, let indicator = row.indicator else { return nil }
      let places = Self.places(row) ?? (from, to)
      return Slope(
        name: Self.name(of: row, indicator, names, in: panel), label: label(row, from, to),
        suffix: row.actualFrom.map { PlanChartWording.lastValue(PlanChartWording.number($0, in: row.unit)) } ?? "",
        from: places.from, to: places.to, isLessBetter: indicator.better == .lower)
    }
    let raised = pairs.count { $0.change == .raised }
    let lowered = pairs.count { $0.change == .lowered }
    let kept = pairs.count - raised - lowered
    self.init(
      heading: ChartHeading(
        title: ChartWording.compareTitle(
          raised: raised, lowered: lowered, of: pairs.count, isDraft: panel.isDraft(new)),
        subtitle: PlanChartWording.subtitle(
          old, to: new, ChartWording.mostMoved(moved.count, of: pairs.count(where: isMoved)))),
      slopes: slopes,
      words: Words(
        kept: ChartWording.kept(kept), from: PlanChartWording.plan(old),
        to: PlanChartWording.plan(new, isDraft: panel.isDraft(new)),
        axis: say("旧計画の目標値 = 100", "target of the earlier plan = 100"),
        logarithmicAxis: say("旧計画の目標値 = 100（対数目盛）", "target of the earlier plan = 100 (logarithmic scale)")))
    heading.note = [
      panel.isDraft(new) ? PlanChartWording.draftTargets(new) : "",
      moved.contains { $0.indicator?.better == .lower } ? PlanChartWording.harderAndEasier : "",
      moved.contains { $0.targetFrom != Self.places($0)?.from } ? PlanChartWording.changesAtLevels : "",
      withoutIndex.isEmpty ? "" : ChartWording.withoutIndex(withoutIndex.count),
    ].filter { !$0.isEmpty }.joined(separator: say("", " "))
  }

  /// The series of a change is that of the level, whose name is another.
  private static func name(
    of row: PlanComparison.Row, _ indicator: Indicator, _ names: ChartNames, in panel: Panel
  ) -> String {
    guard let series = row.series, panel.catalogue.indicator(ofSeries: series).slug == indicator.slug else {
      return ChartWording.level(indicator.name, row.series != nil)
    }
    return names.title(ofSeries: series)
  }

  /// Where the two targets stand: of changes that are compared as they are worded, at the levels that they come to, since 15 % more
  /// is not three times 5 % more.
  private static func places(_ row: PlanComparison.Row) -> (from: Double, to: Double)? {
    for case .levels(let from, let to, _) in row.notes { return (from, to) }
    guard let from = row.targetFrom, let to = row.targetTo else { return nil }
    return (from, to)
  }

  /// How far the target has moved, as a factor either way.
  private static func movement(_ row: PlanComparison.Row) -> Double {
    guard let (from, to) = places(row), from > 0, to > 0 else { return 0 }
    return max(from / to, to / from)
  }
}
