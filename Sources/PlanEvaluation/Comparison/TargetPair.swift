// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// An old target and its new one, in one unit.
struct TargetPair {
  let old: Attainment?
  let new: Attainment?
  let from: Double?
  let to: Double?
  let actual: Double?
  let unit: String

  /// Two changes of one unit are compared as they were written, whatever levels they count from: 5 % and then 15 % is more
  /// asked for, and 2 倍 and then 1.16 倍 less. Of other changes the levels are compared; where only one of the two could be
  /// turned into a level, both as they were written.
  init(_ old: Attainment?, _ new: Attainment?) {
    (self.old, self.new) = (old, new)
    if Self.areChanges(old, new) || (old != nil && new != nil && old?.unit != new?.unit), let old, let new {
      (from, to, actual) = (old.stated, new.stated, old.statedActual ?? DraftTarget.change(reached: old))
      unit = new.indicator.unit
    } else {
      (from, to, actual) = (old?.target, new?.target, old?.actual)
      unit = (new ?? old)?.unit ?? ""
    }
  }

  private static func areChanges(_ old: Attainment?, _ new: Attainment?) -> Bool {
    guard let old, let new, old.isLevelOfChange, new.isLevelOfChange else { return false }
    return old.indicator.unit == new.indicator.unit
  }

  /// Two changes that could both be turned into levels.
  var isAsWritten: Bool { Self.areChanges(old, new) }

  /// A change that comes to the levels that another pair of targets states.
  func saysAgain(_ other: TargetPair) -> Bool {
    guard isAsWritten, !other.isAsWritten, let old, let new, let otherOld = other.old, let otherNew = other.new
    else { return false }
    func isSame(_ a: Attainment, _ b: Attainment) -> Bool {
      a.measuredSeries == b.measuredSeries && (a.target - b.target).magnitude <= 1e-9 * b.target.magnitude
    }
    return !otherOld.isLevelOfChange && isSame(old, otherOld) && isSame(new, otherNew)
  }

  /// A total over several years has become a target for one.
  var isShareOfTotal: Bool { old?.indicator.span == .period && new.map { $0.indicator.span != .period } == true }

  /// What the new target is measured by: the old one, or what a year has to bring of the total that it was.
  var measure: Double? {
    guard isShareOfTotal, let old else { return from }
    guard let actual, let year = old.actualYear else { return nil }
    return DraftTarget.remainingShare(of: old.target, actual: actual, from: year, to: old.year)
  }

  /// Strictly better than the new target asks for.
  func isExceeded(by actual: Double) -> Bool {
    guard let to, let new else { return false }
    return new.indicator.better.prefers(actual, to: isAsWritten ? new.target : to)
  }
}
