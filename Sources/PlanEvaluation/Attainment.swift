// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import TrendStatistics

/// One target of a plan, and what has come of it.
public struct Attainment: Sendable {
  /// Row of the panel's columns.
  public let series: Int
  /// Where the indicator stands in the plan; `nil` for one that belongs to no measure.
  public let place: MeasurePlace?
  public let indicator: Indicator
  /// The year in which the target is due.
  public let year: FiscalYear
  /// The unit of baseline, target and actual: that of the level where a change has been turned into one.
  public let unit: String
  /// The baseline; where the plan states none, the last value before the plan's year.
  public let baseline: Double?
  public let target: Double
  /// The target as the plan wrote it; another number than `target` where a change has been turned into a level.
  public let stated: Double
  /// The actual as the report wrote it, likewise.
  public let statedActual: Double?
  /// The series of which `actual` is: `series` itself, or for a level that of the base.
  public let measuredSeries: Int
  public let actual: Double?
  /// The year of the actual: the target's own, or for a target not yet due the latest there is.
  public let actualYear: FiscalYear?
  public let grade: Grade
  /// The target was written as a change, and target, actual and baseline are the levels.
  public let isLevelOfChange: Bool

  public var ratio: Result<Double, Unanswerable> {
    Result { () throws(Unanswerable) in
      guard let actual else { throw .noHistory }
      return try TargetRatio.ratio(actual: actual, target: target, better: indicator.better)
    }
  }

  public var progress: Result<Double, Unanswerable> {
    Result { () throws(Unanswerable) in
      guard let actual, let baseline else { throw .noHistory }
      return try TargetRatio.progress(baseline: baseline, actual: actual, target: target)
    }
  }
}

extension Attainment {
  /// All targets of a plan, in the order of its measures; those of no measure come last.
  ///
  /// A target is due when the panel has actuals of its year or a later one. Before that, the latest actual since the
  /// plan's year stands against it.
  public static func all(of plan: Plan, in panel: Panel) -> [Attainment] {
    let keys = panel.orderedKeys.filter { $0.kind == .target && $0.plan == plan.id }
    guard !keys.isEmpty else { return [] }
    let seriesOfIndicator = Dictionary(grouping: panel.catalogue.series.indices) {
      panel.catalogue.series[$0].indicator
    }
    let placements = panel.catalogue.placements.filter { $0.place.plan == plan.id }
    let order = Dictionary(
      panel.catalogue.measures.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    let placed = placements.enumerated().sorted {
      (order[$0.element.place] ?? .max, $0.offset) < (order[$1.element.place] ?? .max, $1.offset)
    }.flatMap { placement in
      (seriesOfIndicator[placement.element.indicator] ?? []).map {
        (series: $0, place: Optional(placement.element.place))
      }
    }
    let withPlace = Set(placements.map(\.indicator))
    let unplaced = panel.catalogue.series.indices.filter { !withPlace.contains(panel.catalogue.series[$0].indicator) }
    return (placed + unplaced.map { (series: $0, place: nil) }).flatMap { row in
      keys.compactMap { key in
        panel[row.series, key].map { Attainment(target: $0, at: key, row.series, row.place, plan, panel) }
      }
    }
  }

  private init(
    target: Double, at key: ColumnKey, _ series: Int, _ place: MeasurePlace?, _ plan: Plan, _ panel: Panel
  ) {
    (self.series, self.place, year) = (series, place, key.year)
    indicator = panel.catalogue.indicator(ofSeries: series)
    let isDue = panel.years(of: .actual).last.map { key.year <= $0 } ?? false
    stated = target
    let change = ChangeTarget(target, of: indicator, inPlanOf: plan.fiscalYear, panel: panel)
    let levels = change.flatMap { panel.catalogue.indicatorIndex(slug: $0.indicator.slug) }
      .flatMap { panel.catalogue.seriesIndex(Series(indicator: $0)) }
    let measured = levels ?? series
    measuredSeries = measured
    let found = Self.actual(ofSeries: measured, dueIn: key.year, isDue: isDue, since: plan.fiscalYear, in: panel)
    (actual, actualYear) = (found?.value, found?.year)
    statedActual = change == nil ? found?.value : panel[series, .actual(key.year)]
    self.target = change?.level ?? target
    unit = change?.indicator.unit ?? indicator.unit
    isLevelOfChange = change != nil
    baseline = change?.base ?? Self.baseline(ofSeries: series, of: indicator, before: plan.fiscalYear, in: panel)
    let qualifier = found.flatMap { panel.annotation(measured, .actual($0.year))?.qualifier } ?? .exact
    grade = Grade.of(
      actual: actual, qualifier: qualifier, target: self.target, better: indicator.better, isDue: isDue)
  }

  private static func actual(
    ofSeries series: Int, dueIn year: FiscalYear, isDue: Bool, since start: FiscalYear, in panel: Panel
  ) -> History.Point? {
    if let value = panel[series, .actual(year)] { return History.Point(year: year, value: value) }
    guard !isDue else { return nil }
    let latest = panel.years(of: .actual).last { $0 >= start && $0 < year && panel[series, .actual($0)] != nil }
    return latest.flatMap { year in panel[series, .actual(year)].map { History.Point(year: year, value: $0) } }
  }

  private static func baseline(
    ofSeries series: Int, of indicator: Indicator, before year: FiscalYear, in panel: Panel
  ) -> Double? {
    let stated = panel.years(of: .baseline).reversed().lazy.compactMap { panel[series, .baseline($0)] }.first
    guard stated == nil, indicator.span != .change else { return stated }
    return panel.years(of: .actual).reversed().lazy.filter { $0 < year }.compactMap { panel[series, .actual($0)] }.first
  }
}
