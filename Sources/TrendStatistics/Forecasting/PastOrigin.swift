// SPDX-License-Identifier: GPL-3.0-or-later

/// A year of the siblings' past: what they taught by then, and how forecasts from it fared.
///
/// Source: rolling origins: Tashman, International Journal of Forecasting 16 (2000) 437–450.
struct PastOrigin: Sendable {
  /// How many years before the last ones; 0 for today, of which nothing has come.
  let back: Int
  /// What was known then.
  let siblings: SiblingGrowth
  /// What came against what was expected, by the horizon (`SiblingCalibration`).
  let straying: [Double?]
  /// The errors of combinations (`CombinationWeight`); `nil` where too few siblings tell.
  let errors: [Double]?

  /// So far ahead forecasts of the past are looked at.
  static let longest = 6

  init(
    back: Int, _ table: GrowthTable, _ members: [Int], _ series: [Result<WorkingSeries, Unanswerable>],
    within circle: SiblingGrowth
  ) {
    self.back = back
    let known = members.filter { table.counts[$0] > back }
    siblings = .estimate(of: table, members: known, back: back, within: circle)
    guard back > 0 else {
      (straying, errors) = ([], nil)
      return
    }
    let model = PooledGrowth(siblings, horizon: Self.horizon(back))
    straying = SiblingCalibration(table: table, members: known, back: back, model: model).ratios
    errors =
      CombinationWeight(table: table, members: members, series: series, back: back, model: model).relativeErrors
  }

  /// How far ahead what came is known, at most `longest`.
  static func horizon(_ back: Int) -> Int { min(back, longest) }
}
