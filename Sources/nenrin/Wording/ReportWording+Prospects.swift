// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What the report says of the targets still to come, and of what it compares the plan with.
extension ReportWording {
  static func prospects(_ judged: [Outlook], without: Int, in panel: Panel) -> String {
    guard !judged.isEmpty else {
      return say(
        "今後期限を迎える目標で、達成確率を計算できるものはない。",
        "The probability of being met can be computed for none of the targets still to come.")
    }
    let first = say(
      "今後期限を迎える目標のうち達成確率を計算できるのは\(grouped: judged.count)件で、達成の見込みは、\(ChanceWording.counts(judged, in: panel))。",
      "Of \(grouped: judged.count) \(judged.count == 1 ? "target" : "targets") still to come whose probability can be computed: \(ChanceWording.counts(judged, in: panel))."
    )
    let second =
      without > 0
      ? say(
        "ほかに、値がなく確率の分からない目標が\(grouped: without)件ある。",
        " Of \(grouped: without) more there is no value, and so no probability.") : ""
    let single = judged.count { panel.history(ofSeries: $0.series).points.count == 1 }
    let third =
      single > 0
      ? say(
        "\(grouped: single)件は実績が1年度分しかなく、見通しは類似する指標の伸びか、それもなければ一般的な前提だけによる。",
        " \(grouped: single) \(single == 1 ? "has" : "have") a value for one year only: the forecast rests on the growth of similar indicators or, where there are none, on general assumptions."
      ) : ""
    return first + second + third + say("", " ") + ChanceWording.thresholds
  }

  /// A target that was proposed at its own forecast is even by construction: that says nothing of the plan.
  static func proposals(_ count: Int, atForecast: Int, of all: Int, draft: Plan, from: String) -> String {
    let first = say(
      "このうち\(grouped: count)件は、nenrin が計画 \(from) の結果から作った案（「\(draft.title)」）の提案値で、決まった目標ではない。",
      "\(count == all ? "All" : "\(grouped: count)") of them \(count == 1 ? "is a value" : "are values") that nenrin proposed in a draft (“\(draft.title)”) from the results of plan \(from); nobody has set them."
    )
    guard atForecast > 0 else { return first }
    return first
      + say(
        "そのうち\(grouped: atForecast)件は、見通しの中央値か到達した水準をそのまま目標としたものなので、達成確率は定め方からおおむね50%となり、難易度を表すものではない。",
        " \(grouped: atForecast) of these \(atForecast == 1 ? "was" : "were") put at the median forecast or at the level reached, so a chance of about even follows from how \(atForecast == 1 ? "it was" : "they were") set and says nothing about how hard \(atForecast == 1 ? "it is" : "they are")."
      )
  }

  /// Where another plan than the one reported on has set some.
  static func origins(_ plans: [(plan: Plan, targets: Int)]) -> String? {
    guard !plans.isEmpty else { return nil }
    let parts = plans.map { plan, targets in
      say("「\(plan.title)」の目標\(grouped: targets)件", "\(grouped: targets) of “\(plan.title)”")
    }
    return say(
      "ほかの計画が定めた目標を含む：\(parts.joined(separator: "、"))。",
      "Among them are targets that another plan set: \(parts.joined(separator: ", ")).")
  }

  /// Targets whose year is to come and whose value is there already: nothing to wait for.
  static func metAlready(_ rows: [Attainment], year: (FiscalYear) -> String) -> String? {
    guard !rows.isEmpty else { return nil }
    let list = rows.map { row -> String in
      let (target, actual) = (quantity(row.target, row.unit), row.actual.map { quantity($0, row.unit) } ?? "")
      return say(
        "\(row.indicator.name)（\(year(row.year))年度の目標 \(target) に対し \(actual)）",
        "\(row.indicator.name) (\(actual) against \(target) for \(year(row.year)))")
    }
    return say(
      "この計画の目標のうち\(grouped: rows.count)件は、期限の前に既に届いている：\(list.joined(separator: "、"))。",
      "\(grouped: rows.count) of this plan's targets \(rows.count == 1 ? "is" : "are") reached early: \(list.joined(separator: "; "))."
    )
  }

  /// Beside one target of another plan: this plan's own is there already.
  static func ownTargetMet(_ row: Attainment, plan: Plan) -> String {
    say(
      "計画 \(plan.id) の目標 \(quantity(row.target, row.unit)) には到達済み",
      "plan \(plan.id)'s target of \(quantity(row.target, row.unit)) is reached already")
  }

  static func riskCaption(_ chances: [Chance]) -> String {
    chances.allSatisfy { $0 == .unlikely }
      ? say("達成の見込みが低い目標", "Targets that are unlikely to be met")
      : say("達成の見込みが低いか、どちらともいえない目標", "Targets that are unlikely to be met, or too close to call")
  }

  static func draftOfPlan(_ plan: Plan) -> String {
    say(
      "「\(plan.title)」は nenrin が作った案で、決まった計画ではない。目標値はすべて提案である。",
      "“\(plan.title)” is a draft that nenrin made, not a plan that anybody has set: all its targets are proposals.")
  }

  /// The counts of the targets are those of the chart; measures without a target are counted apart.
  static func comparison(_ comparison: PlanComparison, with next: Plan, isDraft: Bool) -> String {
    let rows = comparison.rows
    let both = rows.filter { $0.targetFrom != nil && $0.targetTo != nil }
    let (shares, pairs) = (both.filter(\.isShareOfTotal), both.filter { !$0.isShareOfTotal })
    let (raised, lowered) = (pairs.count { $0.change == .raised }, pairs.count { $0.change == .lowered })
    let (added, dropped) = (
      rows.count { $0.targetFrom == nil && $0.targetTo != nil },
      rows.count { $0.targetFrom != nil && $0.targetTo == nil }
    )
    let without = rows.filter { $0.targetFrom == nil && $0.targetTo == nil }
    let measures = [PlanComparison.Change.kept, .renamed, .added, .dropped].compactMap { change -> String? in
      let count = without.count { $0.change == change }
      let word = change == .kept ? PlanComparison.Change.continued : change.label
      return count == 0 ? nil : say("\(word)\(grouped: count)件", "\(grouped: count) \(word)")
    }
    let sentences: [String?] = [
      isDraft ? draftOfPlan(next) : nil,
      say(
        "\(isDraft ? "" : "「\(next.title)」では、")両方の計画にある目標\(grouped: pairs.count)件のうち、引上げ\(grouped: raised)件、引下げ\(grouped: lowered)件、据置き\(grouped: pairs.count - raised - lowered)件。",
        "Of the \(grouped: pairs.count) \(pairs.count == 1 ? "target" : "targets") in both plans, \(isDraft ? "it" : "“\(next.title)”") raises \(grouped: raised), lowers \(grouped: lowered) and leaves \(grouped: pairs.count - raised - lowered) unchanged."
      ),
      shares.isEmpty
        ? nil
        : say(
          "期間全体の目標の残りを単年度の目標としたものが\(grouped: shares.count)件。",
          "\(grouped: shares.count) \(shares.count == 1 ? "asks" : "ask") in one year for what is left of a several-year total."
        ),
      added > 0
        ? say("新しい目標が\(grouped: added)件。", "\(grouped: added) \(added == 1 ? "target is" : "targets are") new.") : nil,
      dropped > 0
        ? say("なくなった目標が\(grouped: dropped)件。", "\(grouped: dropped) \(dropped == 1 ? "is" : "are") no longer there.")
        : nil,
      measures.isEmpty
        ? nil
        : say(
          "数値目標のない施策は、\(measures.joined(separator: "、"))。",
          "Of the measures without a target: \(measures.joined(separator: ", "))."), exceeded(rows),
    ]
    return sentences.compactMap(\.self).joined(separator: say("", " "))
  }

  private static func exceeded(_ rows: [PlanComparison.Row]) -> String? {
    let count = rows.count { row in
      row.notes.contains { if case .alreadyExceeded = $0 { true } else { false } }
    }
    guard count > 0 else { return nil }
    return say(
      "新しい目標のうち\(grouped: count)件は、前年までの実績で既に上回っている。",
      "Last year's values already exceed \(grouped: count) of the new targets.")
  }
}

extension PlanComparison.Change {
  /// Of a measure that has no target.
  static var continued: String { say("継続", "continued") }
}

extension PlanComparison.Row {
  /// The indicator's name; of a target that was written as a change, that the numbers are the level that it means.
  func shownName(_ names: ShownNames) -> String? {
    guard let indicator else { return nil }
    let name = names.indicator(indicator)
    return unit == indicator.unit ? name : name + say("（水準に換算）", " (as a level)")
  }

  /// For programs one word; for people whether it is the target that is kept, or the measure that goes on.
  var cell: Cell {
    guard change == .kept else { return change.cell }
    let isTarget = targetFrom != nil || targetTo != nil
    let label =
      isShareOfTotal
      ? say("期間目標の残り", "what is left") : isTarget ? say("据置き", "unchanged") : PlanComparison.Change.continued
    return .word(code: change.rawValue, label: label)
  }
}
