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
  /// Whose target it is; `""` is the owner of the plan.
  public let entity: String
  /// The year in which the target is due.
  public let year: FiscalYear
  /// The unit of baseline, target and actual: that of the level where a change has been turned into one.
  public let unit: String
  /// The baseline: the latest stated for a year before the plan's, else for the plan's year; where none is stated, the last
  /// actual before the plan's year; of a target due before the plan's year, before its own. For a level, the value from which the change counts. A total over several years without
  /// one starts from 0 in the year before the first plan that sets a target for it.
  public let baseline: Double?
  /// The year of the baseline.
  public let baselineYear: FiscalYear?
  public let target: Double
  /// How exactly the plan stated the target: 12社以上 is at least 12.
  public let targetQualifier: Qualifier
  /// The target as the plan wrote it; another number than `target` where a change has been turned into a level.
  public let stated: Double
  /// The actual as the report wrote it, likewise.
  public let statedActual: Double?
  /// The series of which `actual` is: `series` itself, or for a level that of the base.
  public let measuredSeries: Int
  public let actual: Double?
  /// The year of the actual: the target's own, or for a target not yet due the latest there is.
  public let actualYear: FiscalYear?
  /// How exactly the actual was stated.
  public let qualifier: Qualifier
  public let grade: Grade
  /// The target was written as a change, and target, actual and baseline are the levels.
  public let isLevelOfChange: Bool

  public var ratio: Result<Double, Unanswerable> {
    Result { () throws(Unanswerable) in
      guard let actual else { throw .noHistory }
      return try TargetRatio.ratio(actual: actual, target: target, better: indicator.better)
    }
  }

  /// As a reader can take it: `TargetRatio.toldProgress`.
  public var progress: Result<Double, Unanswerable> {
    Result { () throws(Unanswerable) in
      guard let actual, let baseline else { throw .noHistory }
      return try TargetRatio.toldProgress(
        baseline: baseline, actual: actual, target: target, better: indicator.better)
    }
  }
}

extension Attainment {
  /// All targets of a plan, in the order of its measures; those of no measure come last.
  ///
  /// A target is due when the panel has actuals, of whatever series, of its year or a later one; in a panel without any, when the
  /// plan's year is its year or a later one. Before that, the latest actual since the plan's year stands against it.
  public static func all(of plan: Plan, in panel: Panel) -> [Attainment] {
    let keys = panel.orderedKeys.filter { $0.kind == .target && $0.plan == plan.id }
    guard !keys.isEmpty else { return [] }
    let results = PlanResults(of: plan, in: panel)
    return placedSeries(of: plan, in: panel.catalogue).flatMap { row in
      keys.compactMap { key in
        panel[row.series, key].map { Attainment(target: $0, dueIn: key.year, of: row.series, at: row.place, results) }
      }
    }
  }

  /// Every series with its place in the plan, in the order of the measures, then the series that stand in none.
  static func placedSeries(
    of plan: Plan, in catalogue: Catalogue
  ) -> [(series: Int, place: MeasurePlace?)] {
    let seriesOfIndicator = Dictionary(grouping: catalogue.series.indices) { catalogue.series[$0].indicator }
    let order = Dictionary(
      catalogue.measures.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    let placements = catalogue.placements.filter { $0.place.plan == plan.id }
    let placed = placements.enumerated().sorted {
      (order[$0.element.place] ?? .max, $0.offset) < (order[$1.element.place] ?? .max, $1.offset)
    }.flatMap { _, placement in
      (seriesOfIndicator[placement.indicator] ?? []).map { (series: $0, place: Optional(placement.place)) }
    }
    let withPlace = Set(placements.map(\.indicator))
    let unplaced = catalogue.series.indices.filter { !withPlace.contains(catalogue.series[$0].indicator) }
    return placed + unplaced.map { (series: $0, place: nil) }
  }

  private init(
    target stated: Double, dueIn year: FiscalYear, of series: Int, at place: MeasurePlace?, _ results: PlanResults
  ) {
    let panel = results.panel
    let change = ChangeTarget(stated, ofSeries: series, inPlanOf: results.plan.fiscalYear, panel: panel)
    let found = Self.actual(of: series, change, dueIn: year, results)
    let isDue = results.isDue(year)
    (self.series, self.place, self.year, self.stated) = (series, place, year, stated)
    indicator = panel.catalogue.indicator(ofSeries: series)
    entity = panel.catalogue.series[series].entity
    target = change?.level ?? stated
    targetQualifier = panel.annotation(series, .target(results.plan.id, year))?.qualifier ?? .exact
    unit = change?.indicator.unit ?? indicator.unit
    isLevelOfChange = change != nil
    measuredSeries = change?.series ?? series
    (actual, actualYear) = (found?.value, found?.year)
    statedActual = change == nil ? found?.value : panel[series, .actual(year)]
    let base = change?.base ?? results.baseline(ofSeries: series, of: indicator, dueIn: year)
    (baseline, baselineYear, qualifier) = (base?.value, base?.year, found?.qualifier ?? .exact)
    grade = Grade.of(
      actual: found?.value, qualifier: found?.qualifier ?? .exact, target: target, better: indicator.better,
      isDue: isDue)
  }

  private typealias Found = (value: Double, year: FiscalYear, qualifier: Qualifier)

  /// The value to hold against the target. Where a change has been turned into a level and the level itself was not
  /// reported, the change that was reported is turned into one too.
  private static func actual(
    of series: Int, _ change: ChangeTarget?, dueIn year: FiscalYear, _ results: PlanResults
  ) -> Found? {
    let (panel, measured) = (results.panel, change?.series ?? series)
    if let point = results.actual(ofSeries: measured, dueIn: year) {
      return (point.value, point.year, panel.annotation(measured, .actual(point.year))?.qualifier ?? .exact)
    }
    guard let change, let reported = panel[series, .actual(year)],
      let level = ChangeTarget.level(
        change: reported, unit: panel.catalogue.indicator(ofSeries: series).unit, on: change.base.value,
        inUnit: change.indicator.unit)
    else { return nil }
    return (level, year, panel.annotation(series, .actual(year))?.qualifier ?? .exact)
  }
}
