// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import TrendStatistics

/// How near the target a series will be in its year if its trend goes on, as the regional commissions of the United
/// Nations measure it.
///
/// The gap is |target − predicted| ÷ |target − baseline|, 0 where the predicted value meets the target; what is returned is
/// 1 − gap: 1 reaches the target, 0 is no nearer than the baseline, below 0 is farther away. The predicted value is that of a
/// `RecencyWeightedLine`. In the target's own year the actual stands for itself.
///
/// Source: UN ESCAP, Asia and the Pacific SDG progress assessment, technical notes (Anticipated Progress Index); UNECE,
/// technical notes 2022.
/// Example: 40 in 2015 and 46 in 2018 lead to 50 in 2020; towards 60 that leaves (60 − 50) ÷ (60 − 40) = 0.5.
enum AnticipatedProgress {
  static func value(
    from base: History.Point, _ history: History, to target: History.Point
  ) throws(UngradedReason) -> Double {
    let predicted = try predicted(history, in: target.year)
    let isUpwards = target.value > base.value
    if isUpwards ? predicted >= target.value : predicted <= target.value { return 1 }
    let gap = (target.value - predicted) / (target.value - base.value)
    guard gap.isFinite else { throw .unanswerable(.notFinite) }
    return 1 - gap
  }

  /// What the weighted line has in a year; one point has no trend.
  static func predicted(_ history: History, in year: FiscalYear) throws(UngradedReason) -> Double {
    guard let last = history.last else { throw .noActual }
    if last.year >= year { return last.value }
    return try reasoned { () throws(Unanswerable) in try RecencyWeightedLine.value(of: history, in: year) }
  }
}
