// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators
public import TrendStatistics

extension ForecastBounds {
  /// What the indicator's values can be: the bounds stated with it, and for a share of a whole 0 to 100 %.
  ///
  /// Where no bounds are stated, as in a plain table, an indicator in % whose values so far all lie within 0 to 100 counts as a
  /// share, unless its name says that it is a growth, a change or a ratio to something else than the whole
  /// (伸び率, 前年比, 達成率): those may pass 100. An amount that has been zero but never below it stays at zero or more, as one that
  /// has always been above zero does by its scale; a growth, a change or a balance may fall below.
  public init(of indicator: Indicator, history: History) {
    let isShare =
      indicator.lowerBound == nil && indicator.upperBound == nil && Self.isShare(indicator)
      && !history.points.isEmpty && history.points.allSatisfy { (0...100).contains($0.value) }
    let isAmount =
      isShare
      || indicator.lowerBound == nil && indicator.span != .change && !Self.isOpen(indicator)
        && !history.points.isEmpty && history.points.allSatisfy { $0.value >= 0 }
    self.init(
      lower: isAmount ? 0 : indicator.lowerBound, upper: isShare ? 100 : indicator.upperBound,
      neverFalls: indicator.span == .cumulative)
  }

  private static let openRatios = [
    "伸び", "増加", "増減", "減少", "上昇", "成長", "変化", "前年", "対前", "達成", "進捗", "充足", "自給", "倍率", "収支", "回転", "指数", "負担",
    "growth", "change", "increase", "decrease", "inflation", "rise", "ratio", "index", "debt", "of gdp", "yield",
    "achievement",
  ]

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
