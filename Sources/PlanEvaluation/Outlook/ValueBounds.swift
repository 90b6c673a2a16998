// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators
public import TrendStatistics

extension ForecastBounds {
  /// What the indicator's values can be: the bounds stated with it, and for a share of a whole 0 to 100 %.
  ///
  /// Where no upper bound is stated, as in a plain table or a report, an indicator in % whose values so far all lie within 0 to 100
  /// counts as a share, unless its name says that it is a growth, a change or a ratio to something else than the whole
  /// (伸び率, 前年比, 達成率): those may pass 100. An amount that has been zero but never below it stays at zero or more, as one that
  /// has always been above zero does by its scale; a growth, a change or a balance may fall below.
  ///
  /// A year has 12 months, 53 weeks that it touches and 366 days, and Japan 47 prefectures: a yearly count of them ends there,
  /// unless its values so far went further or its name says that it is a duration, a mean or a count with repeats (延べ). How
  /// many municipalities there are depends on whose plan it is, so they have no bound.
  public init(of indicator: Indicator, history: History) {
    let isShare =
      (indicator.lowerBound ?? 0) == 0 && indicator.upperBound == nil && Self.isShare(indicator)
      && !history.points.isEmpty && history.points.allSatisfy { (0...100).contains($0.value) }
    let most = Self.mostInAYear(indicator, history)
    let isAmount =
      isShare
      || indicator.lowerBound == nil && indicator.span != .change && !Self.isOpen(indicator)
        && !history.points.isEmpty && history.points.allSatisfy { $0.value >= 0 }
    // A count of months grows as counts do, not as a share of the year, and on its own scale never comes to zero.
    let isBelowMost = most != nil && indicator.upperBound == nil && history.points.allSatisfy { $0.value > 0 }
    self.init(
      lower: isBelowMost ? nil : isAmount ? 0 : indicator.lowerBound,
      upper: isShare ? 100 : indicator.upperBound ?? most,
      neverFalls: indicator.span == .cumulative)
  }

  private static let openRatios = [
    "伸び", "増加", "増減", "減少", "上昇", "成長", "変化", "前年", "対前", "達成", "進捗", "充足", "自給", "倍率", "収支", "回転", "指数", "負担",
    "growth", "change", "increase", "decrease", "inflation", "rise", "ratio", "index", "debt", "of gdp", "yield",
    "achievement",
  ]

  private static let mostOfUnit: [String: Double] = [
    "か月": 12, "ヶ月": 12, "ヵ月": 12, "カ月": 12, "ケ月": 12, "箇月": 12, "月": 12, "months": 12, "month": 12,
    "週": 53, "週間": 53, "weeks": 53, "日": 366, "日間": 366, "days": 366, "都道府県": 47, "prefectures": 47,
  ]

  private static let durations = [
    "平均", "期間", "所要", "処理", "寿命", "月齢", "在院", "在庫", "までの", "延べ", "のべ", "累計", "average", "mean", "duration", "time to",
    "length",
    "total",
  ]

  private static func mostInAYear(_ indicator: Indicator, _ history: History) -> Double? {
    guard indicator.span == .annual, let most = mostOfUnit[indicator.unit.lowercased()],
      history.points.allSatisfy({ $0.value <= most })
    else { return nil }
    let name = indicator.name.lowercased().precomposedStringWithCanonicalMapping
    return durations.contains { strstr(name, $0) != nil } ? nil : most
  }

  private static func isShare(_ indicator: Indicator) -> Bool {
    guard ["%", "％", "パーセント", "percent"].contains(indicator.unit.lowercased()), indicator.span != .change else {
      return false
    }
    return !isOpen(indicator)
  }

  private static func isOpen(_ indicator: Indicator) -> Bool {
    let name = indicator.name.lowercased().precomposedStringWithCanonicalMapping
    // By bytes: Foundation's search looks at the forms of every character, and a store may have thousands of names.
    return openRatios.contains { strstr(name, $0) != nil }
  }
}
