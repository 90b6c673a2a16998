// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
public import TrendStatistics

/// What a scheme measures of an indicator, before it is held against thresholds. More is always better, whichever way the
/// indicator goes. `Schemes.md` has the sources and worked examples.
public enum GradingMeasure: String, Hashable, Sendable, CaseIterable {
  /// 1 where the target is met, 0 where its year has come without that.
  case met
  /// What the report says of the measure: 1 achieved or done as planned, 0 missed.
  case declared
  /// Target ratio (達成率): `TargetRatio.ratio`.
  case targetRatio = "target_ratio"
  /// Progress (進捗率): `TargetRatio.progress`.
  case progress
  /// Progress ÷ the share of the time between baseline and target that has passed: 1 is just on schedule.
  case pace
  /// (actual − baseline) ÷ |baseline|, turned so that better is above 0; ±∞ from a baseline of zero.
  case changeFromBaseline = "change_from_baseline"
  /// CAGR from the baseline to the actual, turned so that better is above 0.
  case annualGrowth = "annual_growth"
  /// That CAGR ÷ the CAGR that leads from the baseline to the target in its year.
  case growthRatio = "growth_ratio"
  /// 1 − the gap that is left in the target's year ÷ the way from the baseline, if the trend goes on.
  case anticipatedProgress = "anticipated_progress"

  /// A number that cannot be had is a reason.
  func value(of subject: GradingSubject) throws(UngradedReason) -> Double {
    if self == .declared {
      guard let declared = subject.declared else { throw .notDeclared }
      return declared.isAttained ? 1 : 0
    }
    guard let actual = subject.actual else { throw subject.target == nil || subject.isDue ? .noActual : .notDue }
    if subject.isLoose { throw .undetermined }
    switch self {
    case .changeFromBaseline: return try Self.change(from: subject.base(), to: actual, subject.better)
    case .annualGrowth: return try Self.growth(from: subject.base(), to: actual, subject.better)
    default: break
    }
    guard let target = subject.target else { throw .noTarget }
    switch self {
    case .met:
      if subject.isMet { return 1 }
      guard subject.isDue else { throw .notDue }
      return 0
    case .targetRatio:
      return try reasoned { () throws(Unanswerable) in
        try TargetRatio.ratio(actual: actual.value, target: target.value, better: subject.better)
      }
    case .progress: return try Self.progress(subject, actual, target)
    case .pace: return try Self.progress(subject, actual, target) / Self.elapsed(subject.start(), actual, target)
    case .growthRatio: return try Self.growthRatio(from: subject.start(), to: actual, target)
    default: return try AnticipatedProgress.value(from: subject.start(), subject.history, to: target)
    }
  }

  private static func change(
    from base: History.Point, to actual: History.Point, _ better: Better
  ) throws(UngradedReason) -> Double {
    guard base.value.isFinite, actual.value.isFinite else { throw .unanswerable(.notFinite) }
    guard actual.value != base.value else { return 0 }
    return better.sign * (actual.value - base.value) / base.value.magnitude
  }

  private static func growth(
    from base: History.Point, to actual: History.Point, _ better: Better
  ) throws(UngradedReason) -> Double {
    better.sign * (try compound(from: base, to: actual))
  }

  /// The rate that has been had over the rate that was needed, both from the baseline.
  private static func growthRatio(
    from base: History.Point, to actual: History.Point, _ target: History.Point
  ) throws(UngradedReason) -> Double {
    let (had, needed) = try (compound(from: base, to: actual), compound(from: base, to: target))
    return had / needed
  }

  private static func compound(from: History.Point, to: History.Point) throws(UngradedReason) -> Double {
    try reasoned { () throws(Unanswerable) in
      try Change.compoundAnnualGrowth(from: from.value, to: to.value, years: from.year.distance(to: to.year))
    }
  }

  private static func progress(
    _ subject: GradingSubject, _ actual: History.Point, _ target: History.Point
  ) throws(UngradedReason) -> Double {
    let base = try subject.base()
    return try reasoned { () throws(Unanswerable) in
      try TargetRatio.progress(
        baseline: base.value, actual: actual.value, target: target.value, better: subject.better)
    }
  }

  /// Example: a baseline of 2015, a target for 2020 and an actual of 2018: 3 of 5 years, 0.6.
  private static func elapsed(
    _ base: History.Point, _ actual: History.Point, _ target: History.Point
  ) throws(UngradedReason) -> Double {
    let (gone, whole) = (base.year.distance(to: actual.year), base.year.distance(to: target.year))
    guard gone > 0, whole > 0 else { throw .unanswerable(.noSpan) }
    return Double(gone) / Double(whole)
  }
}

/// Why a scheme has no grade for an indicator.
public enum UngradedReason: Error, Hashable, Sendable {
  case noActual, noTarget, noBaseline
  /// The year of the target has not come, and the scheme judges by what is met.
  case notDue
  /// The actual is stated too loosely.
  case undetermined
  /// The report says nothing of the measure.
  case notDeclared
  /// The formula has no answer for these values.
  case unanswerable(Unanswerable)

  /// The stable name for programs.
  public var code: String {
    switch self {
    case .noActual: "no_actual"
    case .noTarget: "no_target"
    case .noBaseline: "no_baseline"
    case .notDue: "not_due"
    case .undetermined: "undetermined"
    case .notDeclared: "not_declared"
    case .unanswerable(let reason): reason.rawValue
    }
  }
}

extension GradingSubject {
  func base() throws(UngradedReason) -> History.Point {
    guard let baseline else { throw .noBaseline }
    return baseline
  }

  /// The baseline, where a way leads from it: a target that asks no more than the baseline leaves none.
  func start() throws(UngradedReason) -> History.Point {
    let baseline = try base()
    if let target, target.value == baseline.value { throw .unanswerable(.targetIsBaseline) }
    if let target, TargetRatio.isMet(actual: baseline.value, target: target.value, better: better) {
      throw .unanswerable(.targetBehindBaseline)
    }
    return baseline
  }
}

extension Better {
  var sign: Double { self == .higher ? 1 : -1 }
}

/// An unanswerable question as the reason why there is no grade.
func reasoned<Value>(_ body: () throws(Unanswerable) -> Value) throws(UngradedReason) -> Value {
  do { return try body() } catch { throw .unanswerable(error) }
}
