// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanEvaluation

/// Which indicators of a report continue ones that the store has.
enum JoinWording {
  static func line(_ join: IndicatorJoins.Join) -> String {
    say(
      "注：「\(join.slug)」は、ストアの「\(join.known)」の続きとしました（名前の近さ \(percent(join.likeness))）。",
      "Note: \(join.slug) was taken to continue \(join.known) in the store (\(percent(join.likeness)) alike by name).")
  }

  static func line(_ doubt: IndicatorJoins.Doubt) -> String {
    let list = doubt.candidates.prefix(4).joined(separator: say("、", ", "))
    return say(
      "注：「\(doubt.slug)」は、ストアの \(list) の続きかもしれませんが、確かでないため、別の指標としました。",
      "Note: \(doubt.slug) may or may not continue \(list) in the store, so it is an indicator of its own.")
  }

  static func newPlan(_ plan: String, known: [String]) -> String {
    let list = known.prefix(4).joined(separator: say("、", ", "))
    return say(
      "注：計画「\(plan)」はストアになかったので、新しく作りました（あるのは \(list)）。書き誤りなら、表を直してストアを作り直してください。",
      "Note: the plan \(plan) was not in the store (\(list)) and was created; if that is a typing error, correct the table and build the store again."
    )
  }

  static func kept(_ count: Int) -> String {
    say(
      "注：報告書にある前の年度の値のうち \(count) 件は、ストアの値と違うため入れていません（入れるには --replace）。",
      "Note: \(count == 1 ? "one value of an earlier year in the report differs from the store's and was" : "\(count) values of earlier years in the report differ from the store's and were") left out (--replace takes \(count == 1 ? "it" : "them"))."
    )
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}
