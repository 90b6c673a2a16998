// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import TrendStatistics

/// How a series changed from one year to another.
public struct GrowthOverYears: Sendable {
  public let series: Int
  public let from: History.Point
  public let to: History.Point

  public var change: Result<Double, Unanswerable> {
    Result { () throws(Unanswerable) in try Change.absolute(from: from.value, to: to.value) }
  }

  /// A fraction: 0.3 is 30 % more.
  public var growth: Result<Double, Unanswerable> {
    Result { () throws(Unanswerable) in try Change.growth(from: from.value, to: to.value) }
  }

  /// The constant rate a year that leads from the one to the other, a fraction.
  public var compoundAnnualGrowth: Result<Double, Unanswerable> {
    Result { () throws(Unanswerable) in
      try Change.compoundAnnualGrowth(from: from.value, to: to.value, years: from.year.distance(to: to.year))
    }
  }

  /// The days for which the two values hold, where they are known to lie more or less than whole years apart: one is another day
  /// than the last of its fiscal year, and the other is not the same day of its own. `nil` where nothing says so.
  ///
  /// Example: a value of 23 January 2019 and one of 31 March 2020 stand for 2018 and 2019, and are 14 months apart.
  public func daysApart(in panel: Panel) -> (from: CalendarDate?, to: CalendarDate?)? {
    let (from, to) = (day(of: self.from, in: panel), day(of: self.to, in: panel))
    let isYearsEnd = { (day: CalendarDate?) in day.map { ($0.month, $0.day) == (3, 31) } ?? true }
    guard !(isYearsEnd(from) && isYearsEnd(to)) else { return nil }
    if let from, let to, (from.month, from.day) == (to.month, to.day) { return nil }
    return (from, to)
  }

  private func day(of point: History.Point, in panel: Panel) -> CalendarDate? {
    let key = panel[series, .actual(point.year)] == nil ? ColumnKey.baseline(point.year) : .actual(point.year)
    return panel.annotation(series, key)?.asOf
  }

  public enum Step: Sendable {
    /// From the first value in the years to the last.
    case whole
    /// From each value to the next.
    case each
  }

  /// The growth of every series that has at least two values in the years.
  public static func all(
    in panel: Panel, years: ClosedRange<FiscalYear>, step: Step, series: [Int]
  ) -> [GrowthOverYears] {
    series.flatMap { series -> [GrowthOverYears] in
      // An observation that is itself a change has no growth of its own.
      guard panel.catalogue.indicator(ofSeries: series).span != .change else { return [] }
      let points = panel.history(ofSeries: series).limited(to: years).points
      switch step {
      case .whole:
        guard points.count > 1, let first = points.first, let last = points.last else { return [] }
        return [GrowthOverYears(series: series, from: first, to: last)]
      case .each:
        return zip(points, points.dropFirst()).map { GrowthOverYears(series: series, from: $0, to: $1) }
      }
    }
  }
}
