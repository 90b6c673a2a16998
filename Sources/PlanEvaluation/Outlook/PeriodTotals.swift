// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import TrendStatistics

/// A total over a period of years, taken apart into the part of each year: what is carried on is the yearly part.
///
/// A total that is less than the one before has begun anew. Of the first total it is not said how many years it took: it
/// counts in equal parts from the period's first year, the year of the earliest plan that sets a target for it, on. A part over a
/// gap stands in its last year, as a yearly average.
struct PeriodTotals {
  let parts: History
  let soFar: Double

  /// `nil` without a total.
  init?(_ totals: History, firstYear: FiscalYear?) {
    guard let last = totals.last else { return nil }
    var parts: [History.Point] = []
    for (index, point) in totals.points.enumerated() {
      let before = index > 0 ? totals.points[index - 1] : nil
      if let before, before.value <= point.value {
        let years = Double(before.year.distance(to: point.year))
        parts.append(History.Point(year: point.year, value: (point.value - before.value) / years))
      } else {
        let start = before == nil ? firstYear ?? point.year : point.year
        parts.append(
          History.Point(year: point.year, value: point.value / Double(max(1, start.distance(to: point.year) + 1))))
      }
    }
    (self.parts, soFar) = (History(parts), last.value)
  }
}

extension Panel {
  /// The year of the earliest plan that sets a target for a series.
  func firstPlanYear(ofSeries series: Int) -> FiscalYear? {
    let plans = Set(columns.filter { $0.key.kind == .target && self[series, $0.key] != nil }.map(\.key.plan))
    return catalogue.plans.filter { plans.contains($0.id) }.map(\.fiscalYear).min()
  }
}
