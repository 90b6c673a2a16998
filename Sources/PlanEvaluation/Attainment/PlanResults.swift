// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What has come of a plan's indicators. The years that have values are looked up once, not once a target.
struct PlanResults {
  let plan: Plan
  let panel: Panel
  private let actualYears: [FiscalYear]
  private let baselineYears: [FiscalYear]

  init(of plan: Plan, in panel: Panel) {
    (self.plan, self.panel) = (plan, panel)
    actualYears = panel.years(of: .actual)
    baselineYears = panel.years(of: .baseline)
  }

  /// A target is due when the panel has actuals, of whatever series, of its year or a later one. Where it has none at all, nothing
  /// says that the plan's own year has not passed: what was due in it has no value.
  func isDue(_ year: FiscalYear) -> Bool { year <= actualYears.last ?? plan.fiscalYear }

  /// The actual of the year; for a year that is not due the latest since the plan's own.
  func actual(ofSeries series: Int, dueIn year: FiscalYear) -> History.Point? {
    if let value = panel[series, .actual(year)] { return History.Point(year: year, value: value) }
    guard !isDue(year) else { return nil }
    return latest(.actual, ofSeries: series, in: actualYears) { $0 >= plan.fiscalYear && $0 < year }
  }

  /// The position from which the way to a target started: the stated one, the latest of a year before the plan's, else one of the
  /// plan's year; where none is stated, the last actual before the plan's year. A later baseline is another plan's. For a target
  /// that was due before the plan's year its own year stands in the place of the plan's: what came after it is no start.
  ///
  /// A change has no value before, from which it would lead on. A total over several years starts from nothing: without
  /// any of these it counts from 0 in the year before the first plan that sets a target for it.
  func baseline(ofSeries series: Int, of indicator: Indicator, dueIn due: FiscalYear) -> History.Point? {
    let start = min(plan.fiscalYear, due)
    let before: (FiscalYear) -> Bool = { $0 < start }
    if let stated = latest(.baseline, ofSeries: series, in: baselineYears, where: before) { return stated }
    if let own = panel[series, .baseline(start)] { return History.Point(year: start, value: own) }
    guard indicator.span != .change else { return nil }
    if let last = latest(.actual, ofSeries: series, in: actualYears, where: before) { return last }
    guard indicator.span == .period, let first = panel.firstPlanYear(ofSeries: series) else { return nil }
    return History.Point(year: first.advanced(by: -1), value: 0)
  }

  /// The latest actual since the plan's own year, of an indicator without a target.
  func latestActual(ofSeries series: Int) -> History.Point? {
    latest(.actual, ofSeries: series, in: actualYears) { $0 >= plan.fiscalYear }
  }

  private func latest(
    _ kind: ObservationKind, ofSeries series: Int, in years: [FiscalYear], where isMeant: (FiscalYear) -> Bool
  ) -> History.Point? {
    for year in years.reversed() where isMeant(year) {
      if let value = panel[series, ColumnKey(kind: kind, year: year)] { return History.Point(year: year, value: value) }
    }
    return nil
  }
}
