// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// How the targets of one plan stand in another, counted by group: a comparison of a hundred thousand indicators on a page.
///
/// Targets are paired as in `PlanComparison`, but by series alone. It reads target columns and labels only. So a target counts
/// once, also where several measures have its indicator; an indicator that came back under a new slug is dropped and added; and a
/// target that was written as a change is compared as it was written.
///
/// Missing targets are what `added` and `dropped` count; zero and negative targets are values like any other.
/// Example: 4,400 in the old plan and 12,000 in the new is raised, 100 and 100 kept, 5 and none dropped.
public struct GroupComparison: Sendable, Hashable {
  /// The word of the group; `""` for series without one; `nil` on the row of all together.
  public let group: String?
  /// The number of the new plan is greater, or less, or the same; whether that is better is not asked.
  public let raised, lowered, kept: Int
  /// Only the new plan has a target, or only the old one.
  public let added, dropped: Int

  /// How many targets there are in either plan, a pair counting as one.
  public var indicators: Int { raised + lowered + kept + added + dropped }

  /// The groups that have a target in the order of the labels, those without a word after them, and last the total.
  /// - Parameters:
  ///   - old: the earlier plan's target columns by the year in which they are due.
  ///   - new: the later plan's.
  public static func all(
    from old: [FiscalYear: Column], to new: [FiscalYear: Column], by labels: Labels
  ) -> [GroupComparison] {
    var tally = GroupTally(classes: Class.count, words: labels.words.count)
    if old.count <= 1, new.count <= 1 {
      // Nothing is to be paired: one pass over the two columns.
      let none = Column(count: 0)
      tally.add(old.first?.value ?? none, new.first?.value ?? none, by: labels) { kind($1, $2, $3, $4) }
    } else {
      var pairing = DuePairing(from: old, to: new)
      for (series, code) in labels.codes.enumerated() {
        pairing.forEachPair(ofSeries: series) { a, b in
          tally.add(kind(a ?? 0, b ?? 0, a == nil ? 0 : 1, b == nil ? 0 : 1), ofWord: Int(code))
        }
      }
    }
    return all(tally, labels)
  }

  /// Of two targets, and whether each is there (1 or 0).
  @inline(__always)
  private static func kind(_ old: Double, _ new: Double, _ hasOld: Int, _ hasNew: Int) -> Int {
    let change = Class.kept &- 2 &* (new > old ? 1 : 0) &- (new < old ? 1 : 0)
    return (hasOld & hasNew) &* change &+ (hasNew & ~hasOld) &* Class.added &+ (hasOld & ~hasNew) &* Class.dropped
  }

  static func all(_ tally: GroupTally, _ labels: Labels) -> [GroupComparison] {
    tally.words.map { GroupComparison(labels.words[$0], Array(tally.counts(ofWord: $0))) }
      + [GroupComparison(nil, tally.total)]
  }

  /// `kept` less 2 is `raised`, less 1 is `lowered`: so the class is computed rather than chosen.
  enum Class {
    static func of(_ change: PlanComparison.Change) -> Int {
      switch change {
      case .raised: raised
      case .lowered: lowered
      case .kept, .renamed: kept
      case .added: added
      case .dropped: dropped
      }
    }

    static let raised = 1
    static let lowered = 2
    static let kept = 3
    static let added = 4
    static let dropped = 5
    static let count = 6
  }

  private init(_ group: String?, _ counts: [Int]) {
    self.group = group
    (raised, lowered, kept) = (counts[Class.raised], counts[Class.lowered], counts[Class.kept])
    (added, dropped) = (counts[Class.added], counts[Class.dropped])
  }
}
