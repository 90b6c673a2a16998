// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What the numbers say of one target.
public enum Grade: String, Hashable, Sendable, CaseIterable {
  /// Met in the year in which it was due.
  case achieved
  /// Its year has not come, and the value is there already.
  case reached
  /// Its year has come and the value has not reached it.
  case missed
  /// Its year has not come, and the value is not there yet.
  case notDue = "not_due"
  /// No value to hold against it.
  case noActual = "no_actual"
  /// The value is stated too loosely to tell: "at least 90" against 100, or "at most 100" against 100, which may be less.
  case undetermined

  /// The numbers say that the target is met.
  public var isMet: Bool { self == .achieved || self == .reached }

  /// The numbers can decide.
  public var isDecided: Bool { isMet || self == .missed }

  static func of(
    actual: Double?, qualifier: Qualifier, target: Double, better: Better, isDue: Bool
  ) -> Grade {
    guard let actual else { return isDue ? .noActual : .notDue }
    let isMet = TargetRatio.isMet(actual: actual, target: target, better: better)
    let isOpenAbove = qualifier == .atLeast
    let isOpenBelow = qualifier == .atMost
    let couldBeOtherwise = better == .higher ? (isMet ? isOpenBelow : isOpenAbove) : (isMet ? isOpenAbove : isOpenBelow)
    if couldBeOtherwise { return .undetermined }
    if isMet { return isDue ? .achieved : .reached }
    return isDue ? .missed : .notDue
  }
}
