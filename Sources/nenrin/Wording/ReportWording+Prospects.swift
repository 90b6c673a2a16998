// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What the report says of the targets still to come, and of what it compares the plan with.
extension ReportWording {
  /// - Parameters:
  ///   - noValue: targets still to come of which there is no value.
  ///   - others: those that have no probability for another reason.
  static func prospects(_ judged: [Outlook], noValue: Int, others: Int, in panel: Panel) -> String {
    let rest = noValue + others
    guard !judged.isEmpty else {
      return say(
        "今後期限を迎える目標\(rest > 0 ? "\(grouped: rest)件" : "")のうち、達成確率を計算できるものはない。",
        "The probability of being met can be computed for none of the \(rest > 0 ? "\(grouped: rest) " : "")targets still to come."
      )
    }
    let all = judged.count + rest
    let which =
      rest == 0
      ? say("すべて達成確率を計算でき、達成の見込みは", "For all of them")
      : say("うち達成確率を計算できる\(grouped: judged.count)件の達成の見込みは", "For \(grouped: judged.count)")
    let first = say(
      "今後期限を迎える目標は\(grouped: all)件ある。\(which)、\(ChanceWording.counts(judged, in: panel))。",
      "\(grouped: all) \(all == 1 ? "target is" : "targets are") still to come. \(which) the probability of being met can be computed: \(ChanceWording.counts(judged, in: panel))."
    )
    return [first, withoutChance(noValue, others), basis(of: judged, in: panel), ChanceWording.thresholds]
      .compactMap(\.self).joined(separator: say("", " "))
  }

  private static func withoutChance(_ noValue: Int, _ others: Int) -> String? {
    guard noValue + others > 0 else { return nil }
    let parts = [
      noValue > 0 ? say("実績値がないもの\(grouped: noValue)件", "\(grouped: noValue) without any value") : nil,
      others > 0
        ? say(
          "元の値が分からない増減の目標など\(grouped: others)件",
          "\(grouped: others) for another reason (such as a change whose base is not known)") : nil,
    ].compactMap(\.self)
    return say(
      "残る\(grouped: noValue + others)件（\(parts.joined(separator: "、"))）は計算できない。",
      "For the other \(grouped: noValue + others) it cannot: \(parts.joined(separator: ", ")).")
  }

  /// How much stands behind the chances: what rests on one value, and what on nothing but assumptions.
  private static func basis(of judged: [Outlook], in panel: Panel) -> String? {
    let open = judged.filter { !ChanceWording.isReached($0, in: panel) }
    let single = open.count { $0.basis?.points == 1 }
    guard single > 0 else { return nil }
    let first = say(
      "到達済みを除く\(grouped: open.count)件のうち\(grouped: single)件は、実績が1年度分しかない。",
      "Of the \(grouped: open.count) not yet reached, \(grouped: single) \(single == 1 ? "has" : "have") a value for one year only."
    )
    let assumed = open.count(where: \.restsOnAssumptions)
    guard assumed > 0 else {
      return first + say("その見通しは、類似する指標の伸びによる。", " Their forecasts rest on the growth of similar indicators.")
    }
    let mark = ForecastWording.assumptionsOnly
    return first
      + say(
        "うち\(grouped: assumed)件は類似する指標の伸びも使えず、一般的な前提だけによる（「\(mark)」と示す）。その確率は、目標が最新値に近ければ50%前後、離れていれば低い、という以上のことを意味しない。",
        " For \(grouped: assumed) of these there are no similar indicators to go by either, and they rest on general assumptions (marked “\(mark)”): such a probability says no more than that a target near the last value is about even, and one far from it is not."
      )
  }

  /// How chances that were given in the same way have come out: what a reader must know of these.
  static func record(_ record: ChanceRecord?) -> String {
    guard let record else {
      return say(
        "この計画の指標について、同じ方法の確率が過去にどれほど当たったかは、確かめられない。2か年度以上の実績がある系列がない。",
        "How such probabilities of this plan's indicators came out before cannot be checked: none has values for two years."
      )
    }
    let (said, came) = (NumberText.percent(record.said), NumberText.percent(record.came))
    let first = say(
      "この計画の指標を同じ方法で過去の年度について見通してみると、\(grouped: record.series)系列の目標\(grouped: record.targets)件（直前の値の0.95～1.25倍）に平均\(said)の達成確率を示し、実際には\(came)が達成された。",
      "Forecasts of this plan's indicators, made in the same way for years that have passed, gave \(grouped: record.targets) targets of \(grouped: record.series) series (0.95 to 1.25 times the value before) a probability of \(said) on average, and \(came) of them were met."
    )
    let held = say(
      "実績が80%予測区間に入ったのは\(grouped: record.intervals)件のうち\(grouped: record.held)件。",
      "Of \(grouped: record.intervals) values \(grouped: record.held) came within the 80% interval.")
    return ([first] + (record.intervals > 0 ? [held] : []) + [verdict(record)]).joined(separator: say("", " "))
  }

  private static func verdict(_ record: ChanceRecord) -> String {
    switch record.verdict {
    case .tooFew:
      let few =
        record.years == 1
        ? say(
          "\(grouped: record.series)系列だけ、しかも同じ1年度の値なので、少なすぎて確率の当否は判断できない。",
          "\(grouped: record.series) series, all of one and the same year, are too few to judge by.")
        : say(
          "\(grouped: record.series)系列、\(grouped: record.years)年度分では少なすぎて、確率の当否は判断できない。",
          "\(grouped: record.series) series in \(grouped: record.years) years are too few to judge by.")
      return switch record.direction {
      case .tooLow:
        few
          + say(
            "ただし、そこでは確率が実際より低かったので、「低い」を「達成できない」と読むことはできない。",
            " But there the probabilities were too low, so “unlikely” must not be read as “will be missed”.")
      case .tooHigh:
        few
          + say(
            "ただし、そこでは確率が実際より高かったので、「高い」を「達成できる」と読むことはできない。",
            " But there the probabilities were too high, so “likely” must not be read as “will be met”.")
      case .asSaid, .tooFew: few
      }
    case .tooLow:
      return say(
        "確率は実際より低かった。今後の達成確率も低めに出ていると見るべきである。",
        "The probabilities were too low; those below may be too low as well.")
    case .tooHigh:
      return say(
        "確率は実際より高かった。今後の達成確率も高めに出ていると見るべきである。",
        "The probabilities were too high; those below may be too high as well.")
    case .asSaid:
      return say(
        "示した確率と達成された割合の差は10ポイント以内で、確率はおおむね当たっていた。",
        "Probability and share met are within ten points of each other: the probabilities were about right.")
    }
  }

  /// Of a plan with proposals of a draft: that it is one, or how much of it still is.
  static func proposals(of plan: Plan, in panel: Panel) -> String? {
    if panel.isDraft(plan) { return draftOfPlan(plan) }
    let (proposed, targets) = panel.proposals(of: plan)
    guard proposed > 0 else { return nil }
    let set = targets - proposed
    return say(
      "「\(plan.shownTitle)」の目標\(grouped: targets)件のうち\(grouped: proposed)件は nenrin が作った案の提案値のままで、\(grouped: set)件は人が定めた値である。",
      "Of the \(grouped: targets) targets of “\(plan.shownTitle)”, \(grouped: proposed) \(proposed == 1 ? "is" : "are") still what nenrin proposed in a draft; \(grouped: set) \(set == 1 ? "was" : "were") set by a person."
    )
  }

  /// A target that was proposed at its own forecast is even by construction: that says nothing of the plan.
  static func proposals(_ count: Int, atForecast: Int, of all: Int, draft: Plan, from: String) -> String {
    let first = say(
      "達成確率を計算できる\(grouped: all)件のうち\(grouped: count)件は、nenrin が計画 \(from) の結果から作った案（「\(draft.shownTitle)」）の提案値で、決まった目標ではない。",
      "Of the \(grouped: all) with a probability, \(grouped: count) \(count == 1 ? "is a value" : "are values") that nenrin proposed in a draft (“\(draft.shownTitle)”) from the results of plan \(from); nobody has set them."
    )
    guard atForecast > 0 else { return first }
    return first
      + say(
        "そのうち\(grouped: atForecast)件は、見通しの中央値（丸めた値）か到達した水準を目標としたものなので、達成確率は定め方からおおむね50%となり、難易度を表すものではない。",
        " \(grouped: atForecast) of these \(atForecast == 1 ? "was" : "were") put at the median forecast, rounded, or at the level reached, so a chance of about even follows from how \(atForecast == 1 ? "it was" : "they were") set and says nothing about how hard \(atForecast == 1 ? "it is" : "they are")."
      )
  }

  /// Beside the proposals of a draft: those that are the plan's own.
  static func own(_ count: Int, plan: Plan) -> String {
    say(
      "「\(plan.shownTitle)」自身の目標は\(grouped: count)件である。",
      "\(grouped: count) \(count == 1 ? "is" : "are") of “\(plan.shownTitle)” itself.")
  }

  /// Where another plan than the one reported on has set some.
  static func origins(_ plans: [(plan: Plan, targets: Int)], of all: Int) -> String? {
    guard !plans.isEmpty else { return nil }
    let parts = plans.map { plan, targets in
      say("「\(plan.shownTitle)」の目標\(grouped: targets)件", "\(grouped: targets) of “\(plan.shownTitle)”")
    }
    return say(
      "達成確率を計算できる\(grouped: all)件のうち、ほかの計画で定められたもの：\(parts.joined(separator: "、"))。",
      "Of the \(grouped: all) with a probability, set in another plan: \(parts.joined(separator: ", ")).")
  }

  /// Targets whose year is to come and whose value is there already: nothing to wait for.
  static func metAlready(_ rows: [Attainment], year: (FiscalYear) -> String) -> String? {
    guard !rows.isEmpty else { return nil }
    let list = rows.map { row -> String in
      let (target, actual) = (
        quantity(row.shownTarget, row.unit, row.isLevelOfChange ? .exact : row.targetQualifier),
        row.actual.map { quantity($0, row.unit, row.qualifier) } ?? ""
      )
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

  /// Of a total over several years.
  static func left(_ amount: Double, _ unit: String) -> String {
    say("期限までの残り \(quantity(amount, unit))", "\(quantity(amount, unit)) left until it is due")
  }

  static func notWithin(years: Int) -> String { say("\(years)年以内になし", "not within \(years) years") }

  static func riskCaption(_ chances: [Chance]) -> String {
    chances.allSatisfy { $0 == .unlikely }
      ? say("達成の見込みが低い目標", "Targets that are unlikely to be met")
      : say("達成の見込みが低いか、どちらともいえない目標", "Targets that are unlikely to be met, or too close to call")
  }

  static func draftOfPlan(_ plan: Plan) -> String {
    say(
      "「\(plan.shownTitle)」は nenrin が作った案で、決まった計画ではない。目標値はすべて提案である。",
      "“\(plan.shownTitle)” is a draft that nenrin made, not a plan that anybody has set: all its targets are proposals."
    )
  }

  /// The counts of the targets are those of the chart; measures without a target are counted apart.
  static func comparison(_ comparison: PlanComparison, with next: Plan, isDraft: Bool, proposals: String?) -> String {
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
      guard count > 0 else { return nil }
      guard change == .kept else {
        return say("\(change.label)\(grouped: count)件", "\(grouped: count) \(change.label)")
      }
      let word = PlanComparison.Change.continued
      return say("\(word)\(grouped: count)件（表に挙げない）", "\(grouped: count) \(word) (not listed)")
    }
    let sentences: [String?] = [
      proposals,
      say(
        "\(isDraft ? "" : "「\(next.shownTitle)」では、")両方の計画にある目標\(grouped: pairs.count)件のうち、引上げ\(grouped: raised)件、引下げ\(grouped: lowered)件、据置き\(grouped: pairs.count - raised - lowered)件。",
        "Of the \(grouped: pairs.count) \(pairs.count == 1 ? "target" : "targets") in both plans, \(isDraft ? "it" : "“\(next.shownTitle)”") raises \(grouped: raised), lowers \(grouped: lowered) and leaves \(grouped: pairs.count - raised - lowered) unchanged."
      ),
      shares.isEmpty
        ? nil
        : say(
          "ほかに、期間全体の目標の残りを単年度の目標としたものが\(grouped: shares.count)件。",
          "\(grouped: shares.count) more \(shares.count == 1 ? "target asks" : "targets ask") for what is left of a several-year total, as a target for one year."
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
          "Of the measures without a target: \(measures.joined(separator: ", "))."
        ),
      exceeded(rows),
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
    return unit == indicator.unit ? name : name + say("（増減の目標に当たる値）", " (the value that the change comes to)")
  }

  /// What a reader should know beside the change, and how exactly the targets are stated.
  var allNotes: [String] { notes.map(\.label) + [qualifierNote].compactMap(\.self) }

  private var qualifierNote: String? {
    guard let qualifierTo else { return nil }
    let old = qualifierFrom ?? qualifierTo
    guard qualifierTo != old else {
      return qualifierTo == .exact ? nil : say("目標は「\(qualifierTo.label)」", "stated as “\(qualifierTo.label)”")
    }
    func word(_ qualifier: Qualifier) -> String {
      qualifier == .exact ? say("限定なし", "as it stands") : say("「\(qualifier.label)」", "“\(qualifier.label)”")
    }
    return say("目標の\(word(old))が\(word(qualifierTo))に", "stated \(word(old)) before, now \(word(qualifierTo))")
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
