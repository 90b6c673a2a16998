// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators

/// One proposed target, and how it came about. None is easier than the old one, but for a change that has to say the same as a
/// target in its level: 2 倍 of 8,000 was 16,000, and of 24,000 a target of 27,400 is 1.14 倍.
struct DraftTarget {
  let row: PlanDraft.Row

  /// - Parameter level: what is proposed for the same quantity as a level, where the plan has such a target too.
  init(
    from old: Attainment, of plan: Plan, toYear: FiscalYear, level: Double? = nil, outlooks: Outlooks,
    remainderName: (String) -> String
  ) {
    let due = max(old.year, toYear)
    var (indicator, year) = (old.indicator, due)
    var (target, reason) = (old.stated, PlanDraft.Reason.kept)
    let same = Self.change(sayingAgain: level, old)
    switch (indicator.span, old.grade) {
    case (.change, _) where same != nil:
      (target, reason) = (same ?? target, .sameAsLevel)
    case (.period, .achieved), (.period, .reached):
      reason = .periodReached
    case (.period, .notDue):
      guard let actual = old.actual, old.year >= toYear else { break }
      target = Self.remainingShare(
        of: old.target, actual: actual, from: old.actualYear ?? plan.fiscalYear, to: old.year)
      reason = .remainingShare
      indicator = indicator.remainder(named: remainderName(indicator.name), year: toYear)
      year = toYear
    case (_, .achieved), (_, .reached):
      (target, reason) = Self.further(than: old, by: due, outlooks)
    case (_, .notDue) where old.year >= toYear:
      reason = .notDue
    default:
      break
    }
    row = PlanDraft.Row(
      place: old.place, indicator: indicator, entity: old.entity, unit: indicator.unit, year: year,
      targetFrom: old.stated, actual: old.statedActual ?? Self.change(reached: old), targetTo: target,
      qualifier: old.targetQualifier, reason: reason,
      level: reason == .sameAsLevel ? level.map { ($0, old.unit) } : nil,
      restsOnOneValueAlone: outlooks.isAlone(ofSeries: old.measuredSeries),
      levels: DraftLevels.of(old, isWhole: old.isWhole, due: year, proposing: target, reason, outlooks))
  }

  /// The change that the level reached means, where the report does not state it.
  ///
  /// Example: 2 倍 of 8,000 回 was the target, and 24,000 回 came: 3 倍.
  static func change(reached old: Attainment) -> Double? {
    guard old.isLevelOfChange, let actual = old.actual, let base = old.baseline else { return nil }
    return ChangeTarget.change(to: actual, from: base, unit: old.indicator.unit)?.roundedToSignificantDigits(3)
  }

  /// The change from the level reached to the one proposed, with the 15 digits that every file keeps: rounded it would be
  /// another target.
  private static func change(sayingAgain level: Double?, _ old: Attainment) -> Double? {
    guard let level, old.isLevelOfChange, let actual = old.actual else { return nil }
    return ChangeTarget.change(to: level, from: actual, unit: old.indicator.unit)?.roundedToSignificantDigits(15)
  }

  /// What is left of the total for each of the years left: those after the actual, up to the one in which it is due. Of
  /// whole numbers a whole one, so that the shares reach the total.
  ///
  /// Example: 35 of 500 in 2019, due in 2020: 465; due in 2022: 155 a year.
  static func remainingShare(
    of total: Double, actual: Double, from year: FiscalYear, to due: FiscalYear
  ) -> Double {
    let share = (total - actual) / Double(max(1, year.distance(to: due)))
    return total.isWhole && actual.isWhole ? share.rounded(.up) : share
  }

  /// The forecast for the year if it is better than what has been reached, else the level reached.
  private static func further(
    than old: Attainment, by due: FiscalYear, _ outlooks: Outlooks
  ) -> (Double, PlanDraft.Reason) {
    guard let actual = old.actual else { return (old.stated, .kept) }
    // A change of several times the target is rarely to be had twice: without a forecast the target stands.
    let held = old.isLevelOfChange ? (old.stated, PlanDraft.Reason.changeKept) : (actual, .holdLevel)
    guard let point = outlooks.forecast(ofSeries: old.measuredSeries, for: due)?.point else { return held }
    let least = old.isLevelOfChange ? old.stated : actual
    let forecast =
      old.isLevelOfChange
      ? ChangeTarget.change(to: point, from: actual, unit: old.indicator.unit)?.roundedToSignificantDigits(3)
      : rounded(point, as: old)
    guard let forecast, forecast != least,
      TargetRatio.isMet(actual: forecast, target: least, better: old.indicator.better)
    else { return held }
    return (forecast, .forecast)
  }

  /// A round number, whole where target and actual are, and within the indicator's bounds.
  private static func rounded(_ point: Double, as old: Attainment) -> Double {
    let round = point.roundedToSignificantDigits(3)
    let whole = old.isWhole ? round.rounded() : round
    let upper = min(whole, old.indicator.upperBound ?? .infinity)
    return max(upper, old.indicator.lowerBound ?? -.infinity)
  }
}

extension Indicator {
  /// The yearly indicator of what is left of a several-years total.
  fileprivate func remainder(named name: String, year: FiscalYear) -> Indicator {
    Indicator(
      slug: "\(slug)-remaining-\(year)", name: name, unit: unit, better: better, span: .annual,
      lowerBound: lowerBound, upperBound: upperBound)
  }
}

extension Double {
  /// A target is said in round numbers: 12,763 as 12,800.
  func roundedToSignificantDigits(_ digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    // Powers of ten from 1 to 1e22 are exact in doubles, those below 1 are not.
    let places = digits - 1 - Int(log10(magnitude).rounded(.down))
    let power = pow(10, Double(abs(places)))
    let round = places < 0 ? (self / power).rounded() * power : (self * power).rounded() / power
    return round.isFinite ? round : self
  }

  var isWhole: Bool { rounded() == self }
}

extension Attainment {
  /// It is counted in whole numbers: a part of a person is no target.
  var isWhole: Bool { stated.isWhole && (actual?.isWhole ?? true) }
}
