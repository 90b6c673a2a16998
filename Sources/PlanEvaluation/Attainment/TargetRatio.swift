// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import TrendStatistics

/// How near a value has come to its target.
public enum TargetRatio {
  /// Target ratio (達成率): actual ÷ target where more is better, target ÷ actual where less is better; a fraction, 1 where
  /// the target is just met, above 1 where it is passed, in both directions.
  ///
  /// Below zero, where less is better, both are falls that are aimed at and reached (2,400時間削減), and more of them is better:
  /// actual ÷ target again, negative for a rise.
  ///
  /// A target of zero has no ratio (`notPositive`), nor has one below it where more is better, nor, where less is better, an
  /// actual of zero or below against a target above it; a negative actual where more is better gives a negative ratio. Values
  /// that are not finite are `notFinite`.
  ///
  /// Source: the target ratio of municipal evaluation sheets (事務事業評価), 実績値 ÷ 目標値, and its inverse for 逓減指標.
  /// Example: 11,696 followers against 4,400 are 2.658; 8 minutes against at most 10 are 1.25; −2,615 hours against −2,400
  /// are 1.090.
  public static func ratio(actual: Double, target: Double, better: Better) throws(Unanswerable) -> Double {
    guard actual.isFinite, target.isFinite else { throw .notFinite }
    let isFall = better == .lower && target < 0
    guard isFall || target > 0 && (better == .higher || actual > 0) else { throw .notPositive }
    let ratio = isFall || better == .higher ? actual / target : target / actual
    guard ratio.isFinite else { throw .notFinite }
    return ratio
  }

  /// Progress (進捗率): the share of the way from the baseline to the target that has been gone,
  /// (actual − baseline) ÷ (target − baseline); a fraction, 0 at the baseline, 1 at the target, negative where the value has
  /// moved away. The formula is the same whether more or less is better.
  ///
  /// A target equal to its baseline leaves no way to go (`targetIsBaseline`), and one that asks for less than the baseline had
  /// already has no way either (`targetBehindBaseline`): there the quotient would call a fall progress. Values or
  /// differences that are not finite are `notFinite`.
  ///
  /// Source: the progress of the EU's and Japan's KPI reviews (成長戦略KPI 進捗), linear from the base value.
  /// Example: from 61.9 % towards 65.0 %, 57.9 % is −1.290.
  public static func progress(
    baseline: Double, actual: Double, target: Double, better: Better
  ) throws(Unanswerable) -> Double {
    guard baseline.isFinite, actual.isFinite, target.isFinite else { throw .notFinite }
    guard target != baseline else { throw .targetIsBaseline }
    guard !isMet(actual: baseline, target: target, better: better) else { throw .targetBehindBaseline }
    let (way, gone) = (target - baseline, actual - baseline)
    guard way.isFinite, (gone / way).isFinite else { throw .notFinite }
    return gone / way
  }

  /// Progress where a reader can take it for a share of the way: between baseline and target always, outside of them only where
  /// the way is a tenth of the baseline or more.
  ///
  /// A target of 5 % more leaves a way so short that a rise of 30 % is 590.9 % of it, and a fall by 4 points where 3.1 more were
  /// aimed at −129 %: these tell how short the way is (`targetNearBaseline`), and the target ratio tells the rest. The
  /// tenth is ours. From a baseline of 0 every way is long enough.
  /// Example: from 90 towards 95, 93 is 0.6; 8,000 towards 16,000, 24,000 is 2; 7,605 towards 7,985.25, 9,852 is no answer.
  public static func toldProgress(
    baseline: Double, actual: Double, target: Double, better: Better
  ) throws(Unanswerable) -> Double {
    let progress = try progress(baseline: baseline, actual: actual, target: target, better: better)
    let isLong = (target - baseline).magnitude >= leastWay * baseline.magnitude
    guard isLong || (0...1).contains(progress) else { throw .targetNearBaseline }
    return progress
  }

  private static let leastWay = 0.1

  /// Whether the value meets the target: reaches it from below where more is better, from above where less is.
  public static func isMet(actual: Double, target: Double, better: Better) -> Bool {
    !better.prefers(target, to: actual)
  }
}
