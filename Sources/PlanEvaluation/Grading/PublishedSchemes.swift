// SPDX-License-Identifier: GPL-3.0-or-later

/// The schemes that have been published. Sources, formulas and worked examples are in `Schemes.md`.
extension GradingScheme {
  public static let published = [resultsReport, targetRatio, sinceBaseline, onSchedule, growthRates, anticipated]

  /// The three classes of the results report of 2019 (福島県 目標の達成度): a target is met or missed; a measure without one
  /// is done as planned or not.
  static let resultsReport = GradingScheme(
    id: "fukushima",
    rule: Rule(.met, [Step("achieved", atLeast: 1, .good), Step("missed", atLeast: nil, .bad)]),
    withoutTarget: Rule(.declared, [Step("as_planned", atLeast: 1, .good), Step("missed", atLeast: nil, .bad)]))

  /// Target ratio from 100, from 80, from 50 %, and below (愛知県 あいちITプラン2010).
  static let targetRatio = GradingScheme(
    id: "aichi",
    rule: Rule(
      .targetRatio, whenMet: "A",
      [
        Step("A", atLeast: 1, .good), Step("B", atLeast: 0.8, .fair), Step("C", atLeast: 0.5, .fair),
        Step("D", atLeast: nil, .bad),
      ]))

  /// Against the value when the plan was made: achieved, forward, no marked change, back (群馬県 第4次情報化推進計画).
  /// The source leaves open what a marked change is; 5 % of the baseline agrees with all the grades that it printed.
  static let sinceBaseline = GradingScheme(
    id: "gunma",
    rule: Rule(
      .changeFromBaseline, whenMet: "achieved",
      [
        Step("achieved", atLeast: .infinity, .good), Step("forward", atLeast: 0.05, .good),
        Step("flat", atLeast: -0.05, .fair), Step("back", atLeast: nil, .bad),
      ]))

  /// On track where as much of the way has been gone as of the time (成長戦略KPI).
  static let onSchedule = GradingScheme(
    id: "growth_strategy",
    rule: Rule(.pace, whenMet: "A", [Step("A", atLeast: 1, .good), Step("B", atLeast: nil, .bad)]))

  /// The growth that was had over the growth that is needed; without a target, the growth itself (Eurostat).
  static let growthRates = GradingScheme(
    id: "eurostat",
    rule: Rule(
      .growthRatio, whenMet: "significant_progress",
      [
        Step("significant_progress", atLeast: 0.95, .good), Step("moderate_progress", atLeast: 0.6, .fair),
        Step("insufficient_progress", atLeast: 0, .fair), Step("movement_away", atLeast: nil, .bad),
      ]),
    withoutTarget: Rule(
      .annualGrowth,
      [
        Step("significant_progress", atLeast: 0.01, .good), Step("moderate_progress", atLeast: 0, .fair),
        Step("moderate_movement_away", atLeast: -0.01, .bad), Step("significant_movement_away", atLeast: nil, .bad),
      ]))

  /// The gap that the trend leaves in the target's year: up to 10 % of the way, up to all of it, or more (UN ESCAP).
  static let anticipated = GradingScheme(
    id: "escap",
    rule: Rule(
      .anticipatedProgress, whenMet: "maintain",
      [
        Step("maintain", atLeast: 0.9, .good), Step("accelerate", atLeast: 0, .fair),
        Step("reverse", atLeast: nil, .bad),
      ]))
}
