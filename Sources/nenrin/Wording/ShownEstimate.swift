// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

/// What was estimated of one series, as people count it: the same numbers in tables and in charts.
struct ShownEstimate {
  private let isCounted: Bool
  private let target: Double?
  private let better: Better
  /// A draft put the target at the median.
  private let isTargetMedian: Bool

  init(of outlook: Outlook, _ targets: DueTargets, in panel: Panel) {
    isCounted = panel.isCounted(outlook.series)
    (target, better) = (outlook.target, panel.catalogue.indicator(ofSeries: outlook.series).better)
    isTargetMedian = targets.proposal(ofSeries: outlook.series, year: outlook.year)?.reason == .forecast
  }

  /// The median, which stands beside the target: 13 of 13.5 sessions, since thirteen are reached in full. Where a target was put at
  /// it, and 13.5 was rounded to 14, it has the digit that explains the 14.
  func median(_ value: Double) -> Double {
    guard isCounted else { return value }
    let whole = CountedValue.estimate(value, target: target, better: better)
    guard isTargetMedian, let target, whole != target, value.rounded() == target else { return whole }
    return (value * 10).rounded() / 10
  }

  /// The ends of an interval, outwards: between whole numbers there is none, and an end at the target that is not there would
  /// say more than the chance beside it.
  func low(_ value: Double) -> Double { isCounted ? value.rounded(.down) : value }
  func high(_ value: Double) -> Double { isCounted ? value.rounded(.up) : value }

  func range(_ interval: Interval) -> ClosedRange<Double> { low(interval.lower)...high(interval.upper) }
}

/// The same as cells of a table, which keep for programs what was computed.
struct EstimateCells {
  private let shown: ShownEstimate

  init(of outlook: Outlook, _ targets: DueTargets, in panel: Panel) {
    shown = ShownEstimate(of: outlook, targets, in: panel)
  }

  func median(_ value: Double?) -> Cell { cell(value, shown.median) }
  func low(_ value: Double?) -> Cell { cell(value, shown.low) }
  func high(_ value: Double?) -> Cell { cell(value, shown.high) }

  private func cell(_ value: Double?, _ shown: (Double) -> Double) -> Cell {
    guard let value else { return .missing }
    let number = shown(value)
    return number == value ? .estimate(value) : .counted(value, shown: number)
  }
}
