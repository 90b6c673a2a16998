// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation

/// What is said when a plan or an indicator is not there.
enum PlanWording {
  static var noPlans: String {
    say(
      "ストアに計画がありません。計画のデータパッケージを、または表を --plan 2019 のように計画を付けて、nenrin import で読み込んでください。",
      "The store has no plan yet; import a plan's data package, or a table with --plan 2019.")
  }

  static func unknownPlan(_ id: String, known: [String]) -> String {
    let list = known.joined(separator: ", ")
    return say(
      "計画 \(id) はストアにありません（あるのは：\(list.isEmpty ? "なし" : list)）。--plan を確かめるか、その計画を import してください。",
      "There is no plan \(id) in the store (it has \(list.isEmpty ? "none" : list)); check the name, or import that plan."
    )
  }

  static func unknownIndicator(_ pattern: String) -> String {
    say(
      "「\(pattern)」に合う指標がありません。nenrin attainment か nenrin growth で名前を確かめてください。",
      "No indicator matches \"\(pattern)\"; see nenrin attainment or nenrin growth for the names.")
  }

  static func unknownSection(_ section: Int, plan: String) -> String {
    say(
      "計画 \(plan) に施策展開の方向 \(section) はありません。nenrin summary --plan \(plan) で番号を確かめてください。",
      "Plan \(plan) has no section \(section); see nenrin summary --plan \(plan) for its sections.")
  }

  static func noMeasures(_ plan: String) -> String {
    say(
      "計画 \(plan) には施策がなく、数えられません。指標は nenrin attainment --plan \(plan) で見られます。",
      "Plan \(plan) has no measures to count; see its indicators with nenrin attainment --plan \(plan).")
  }

  static func noTargets(_ plan: String) -> String {
    say(
      "計画 \(plan) には（この範囲に）目標値がありません。",
      "Plan \(plan) has no targets (in this section), so there is nothing to compare values with.")
  }

  static var noGrowth: String {
    say(
      "この範囲に、二つ以上の年度の値がある指標はありません。--from と --to を広げるか、過年度の値を import してください。",
      "No indicator has values for two years in this range; widen --from and --to, or import earlier years.")
  }

  static var noPastForecast: String {
    say(
      "過去の見通しと比べられる値がありません。一つの指標に二つ以上の年度の実績値が要ります。",
      "No past forecast can be checked: that takes actual values for two or more years in a series.")
  }

  static var noForecast: String {
    say(
      "見通しの対象になる値がありません。実績値を import してください。",
      "There are no values to forecast from; import actual values first.")
  }

  static func samePlan(_ id: String) -> String {
    say("計画 \(id) をそれ自身と比べることはできません。", "Plan \(id) cannot be compared with itself; name two plans.")
  }

  static func unjudged(_ count: Int) -> String {
    say(
      "注：\(count) 施策は達成度がまだ報告されていません。",
      "Note: no result has been reported yet for \(count == 1 ? "one measure" : "\(count) measures").")
  }

  /// Measure 4-8, as planned by the report, missed by the numbers.
  static func shortDifference(_ difference: PlanSummary.Difference) -> String {
    let place = difference.measure.place
    let declared = difference.measure.declaredStatus?.label ?? ""
    let computed = difference.computedAttained ? Grade.achieved.label : Grade.missed.label
    return say(
      "施策\(place.section)-\(place.number)は報告で\(declared)、数値で\(computed)",
      "measure \(place.section)-\(place.number): reported \(declared), \(computed) by its numbers")
  }

  static func difference(_ measure: String, computedAttained: Bool, indicators: [String]) -> String {
    let names = indicators.joined(separator: ", ")
    return computedAttained
      ? say(
        "注：\(measure)：報告では未達成、数値では達成（\(names)）", "Note: \(measure): reported as missed, met by its numbers (\(names))")
      : say(
        "注：\(measure)：報告では達成・計画どおり、数値では未達成（\(names)）",
        "Note: \(measure): reported as attained or as planned, missed by its numbers (\(names))")
  }
}
