// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// How many targets of a plan are met, counted by group.
///
/// It reads target and actual columns and labels only. Each target is held against the actual of the year in which it is due;
/// without one it counts as an indicator and not as attained, whether its year has come or not. A series with
/// targets for several years counts once for each, as the rows of `Attainment` do. Unlike those, it takes numbers as they
/// stand: qualifiers (約, 以上) are not weighed, and a change is held against the change as it was reported.
///
/// Zero and negative values are values like any other. A target is met as in `TargetRatio.isMet`.
/// Example: of targets 100, 50 (less is better), 7 with actuals 120, 60, none, one of three is attained: 0.333.
public struct GroupAttainment: Sendable, Hashable {
  /// The word of the group; `""` for series without one; `nil` on the row of all together.
  public let group: String?
  public let indicators: Int
  public let attained: Int

  /// Attained ÷ indicators, a fraction; `nil` where there is no indicator.
  public var rate: Double? { indicators == 0 ? nil : Double(attained) / Double(indicators) }

  /// Targets that are due in one year, and the actuals of that year.
  public struct Due: Sendable {
    public let targets: Column
    public let actuals: Column

    /// - Parameter actuals: `nil` for a year without any.
    public init(targets: Column, actuals: Column?) {
      (self.targets, self.actuals) = (targets, actuals ?? Column(count: 0))
    }
  }

  /// The groups that have a target in the order of the labels, those without a word after them, and last the total.
  /// - Parameter lowerIsBetter: the series of which less is better; `nil` for none.
  public static func all(_ due: [Due], lowerIsBetter: Bitmap?, by labels: Labels) -> [GroupAttainment] {
    var tally = GroupTally(classes: Class.count, words: labels.words.count)
    let lower = lowerIsBetter?.padded(to: labels.codes.count) ?? Bitmap(count: labels.codes.count)
    lower.words.withUnsafeBufferPointer { lower in
      for year in due {
        tally.add(year.targets, year.actuals, by: labels) { series, target, actual, isTarget, isActual in
          let isLower = Int(truncatingIfNeeded: lower[series &>> 6] &>> UInt64(truncatingIfNeeded: series & 63) & 1)
          let isMet = isLower & (actual <= target ? 1 : 0) | ~isLower & (actual >= target ? 1 : 0)
          return isTarget &* (Class.open &+ (isActual & isMet))
        }
      }
    }
    return all(tally, labels)
  }

  static func all(_ tally: GroupTally, _ labels: Labels) -> [GroupAttainment] {
    tally.words.map { GroupAttainment(labels.words[$0], Array(tally.counts(ofWord: $0))) }
      + [GroupAttainment(nil, tally.total)]
  }

  /// `open` and one more is `attained`.
  enum Class {
    static let open = 1
    static let attained = 2
    static let count = 3
  }

  private init(_ group: String?, _ counts: [Int]) {
    self.group = group
    indicators = counts[Class.open] + counts[Class.attained]
    attained = counts[Class.attained]
  }
}

extension Bitmap {
  fileprivate func padded(to count: Int) -> Bitmap {
    guard self.count < count else { return self }
    var bitmap = self
    bitmap.extend(to: count)
    return bitmap
  }
}
