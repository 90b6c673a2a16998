// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import TrendStatistics

/// A total over a period of years, taken apart into the part of each year: what is carried on is the yearly part.
///
/// Two totals that follow one another give the part between them, over a gap as a yearly average in its last year. A total that
/// is less than the one of the year before has begun anew, and is the part of its own year. The first total is no part: its
/// years may have begun before the values that are there, and a stated baseline (0 before it began) is what tells.
struct PeriodTotals {
  /// Empty where the totals do not tell any.
  let parts: History

  init(_ totals: History) {
    parts = History(
      zip(totals.points, totals.points.dropFirst()).compactMap { before, point in
        let years = before.year.distance(to: point.year)
        if before.value <= point.value {
          return History.Point(year: point.year, value: (point.value - before.value) / Double(years))
        }
        // Over a gap nobody knows in which of its years it began anew.
        return years == 1 ? point : nil
      })
  }
}

extension Panel {
  /// The year of the earliest plan that sets a target for a series.
  func firstPlanYear(ofSeries series: Int) -> FiscalYear? {
    let plans = Set(columns.filter { $0.key.kind == .target && self[series, $0.key] != nil }.map(\.key.plan))
    return catalogue.plans.filter { plans.contains($0.id) }.map(\.fiscalYear).min()
  }
}
