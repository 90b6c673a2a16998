// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// How the targets of one plan stand in another, counted by group: a comparison of a hundred thousand indicators on a page.
///
/// It reads target columns and labels only. So it counts series: one indicator of one entity once, also where several
/// measures have it; an indicator that was renamed with a new slug is dropped and added; and a target that was
/// written as a change is compared as it was written. `PlanComparison` says more of a plan with measures.
///
/// Where a plan sets targets of a series for several years, the last of them stands for the series: the plan's goal. Missing
/// targets are what `added` and `dropped` count; zero and negative targets are values like any other.
/// Example: 4,400 in the old plan and 12,000 in the new is raised, 100 and 100 kept, 5 and none dropped.
public struct GroupComparison: Sendable, Hashable {
  /// The word of the group; `""` for series without one; `nil` on the row of all together.
  public let group: String?
  /// The number of the new plan is greater, or less, or the same; whether that is better is not asked.
  public let raised, lowered, kept: Int
  /// Only the new plan has a target, or only the old one.
  public let added, dropped: Int

  /// How many series have a target in either plan.
  public var indicators: Int { raised + lowered + kept + added + dropped }

  /// The groups that have a target in the order of the labels, those without a word after them, and last the total.
  /// - Parameters:
  ///   - old: the earlier plan's target columns by the year in which they are due.
  ///   - new: the later plan's.
  public static func all(
    from old: [FiscalYear: Column], to new: [FiscalYear: Column], by labels: Labels
  ) -> [GroupComparison] {
    var tally = GroupTally(classes: Class.count, words: labels.words.count)
    tally.add(goals(old), goals(new), by: labels) { _, a, b, hasA, hasB in
      let both = hasA & hasB
      let kind = Class.kept &- 2 &* (b > a ? 1 : 0) &- (b < a ? 1 : 0)
      return both &* kind &+ (hasB & ~hasA) &* Class.added &+ (hasA & ~hasB) &* Class.dropped
    }
    return tally.words.map { GroupComparison(labels.words[$0], Array(tally.counts(ofWord: $0))) }
      + [GroupComparison(nil, tally.total)]
  }

  /// `kept` less 2 is `raised`, less 1 is `lowered`: so the class is computed rather than chosen.
  private enum Class {
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

  /// Of each series the target that is due last.
  private static func goals(_ columns: [FiscalYear: Column]) -> Column {
    let ascending = columns.sorted { $0.key < $1.key }.map(\.value)
    guard var goals = ascending.last else { return Column(count: 0) }
    for column in ascending.dropLast().reversed() { goals.fill(from: column) }
    return goals
  }
}

extension Column {
  /// Takes values from another column for the series that have none here.
  fileprivate mutating func fill(from other: Column) {
    extend(to: other.count)
    var values = self.values
    var words = validity.words
    for (word, bits) in other.validity.words.enumerated() {
      var new = bits & ~words[word]
      words[word] |= new
      while new != 0 {
        let series = word * 64 + new.trailingZeroBitCount
        values[series] = other.values[series]
        new &= new &- 1
      }
    }
    self = Column(values: values, validity: Bitmap(words: words, count: count))
  }
}
