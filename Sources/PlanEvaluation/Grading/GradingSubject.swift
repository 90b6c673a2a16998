// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// What a grading scheme has to know of one indicator of a plan.
public struct GradingSubject: Sendable {
  public let better: Better
  /// The value when the plan was made, with its year.
  public let baseline: History.Point?
  public let actual: History.Point?
  /// `nil` for an indicator without a target.
  public let target: History.Point?
  /// What has come up to the year of the actual.
  public let history: History
  /// The year of the target has come.
  public let isDue: Bool
  /// The actual is stated too loosely to tell on which side of the target it is ("at least 90" against 100).
  public let isLoose: Bool
  /// What the report says of the measure.
  public let declared: DeclaredStatus?

  public init(
    better: Better = .higher, baseline: History.Point? = nil, actual: History.Point? = nil,
    target: History.Point? = nil, history: History? = nil, isDue: Bool = true, isLoose: Bool = false,
    declared: DeclaredStatus? = nil
  ) {
    (self.better, self.baseline, self.actual, self.target) = (better, baseline, actual, target)
    (self.isDue, self.isLoose, self.declared) = (isDue, isLoose, declared)
    let points = history?.points ?? [baseline, actual].compactMap(\.self)
    self.history = History(points.filter { point in actual.map { point.year <= $0.year } ?? true })
  }

  /// The target is there already.
  var isMet: Bool {
    guard let actual, let target else { return false }
    return TargetRatio.isMet(actual: actual.value, target: target.value, better: better)
  }
}

extension GradingSubject {
  /// A target of a plan.
  ///
  /// Of a total over several years (`Span.period`) the history is its baseline, from nothing on where none is stated, and the
  /// total so far.
  init(_ row: Attainment, in panel: Panel, declared: DeclaredStatus?) {
    let actual = row.actual.flatMap { value in row.actualYear.map { History.Point(year: $0, value: value) } }
    let baseline = row.baseline.flatMap { value in row.baselineYear.map { History.Point(year: $0, value: value) } }
    let isPeriod = row.indicator.span == .period
    self.init(
      better: row.indicator.better, baseline: baseline, actual: actual,
      target: History.Point(year: row.year, value: row.target),
      history: isPeriod ? nil : panel.history(ofSeries: row.measuredSeries),
      isDue: row.grade != .notDue && row.grade != .reached, isLoose: row.grade == .undetermined, declared: declared)
  }
}
