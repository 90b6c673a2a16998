// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What the report says of the targets still to come.
extension ReportWording {
  /// - Parameters:
  ///   - noValue: targets still to come of which there is no value.
  ///   - others: those that have no probability for another reason.
  static func prospects(_ judged: [Outlook], noValue: Int, others: Int, in panel: Panel) -> String {
    let rest = noValue + others
    guard !judged.isEmpty else {
      guard rest > 0 else { return say("今後期限を迎える目標はない。", "No target is still to come.") }
      return say(
        "今後期限を迎える目標\(grouped: rest)件のうち、達成確率を計算できるものはない。",
        "The probability of being met can be computed for none of the \(grouped: rest) targets still to come.")
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
    let assumed = open.count(where: \.restsOnOneValueAlone)
    guard assumed > 0 else {
      return first + say("その見通しは、類似する指標の伸びによる。", " Their forecasts rest on the growth of similar indicators.")
    }
    let mark = ForecastWording.withoutSimilar
    return first
      + say(
        "うち\(grouped: assumed)件には類似する指標もなく、種類を問わないほかの指標の伸びと一般的な前提だけによる（「\(mark)」と示す）。その確率は、目標が最新値に近ければ50%前後、離れていれば低い、という以上のことをほとんど意味しない。",
        " For \(grouped: assumed) of these there are no similar indicators either: they rest on how the other indicators grew, whatever these count, and on general assumptions (marked “\(mark)”), and such a probability says little more than that a target near the last value is about even, and one far from it is not."
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
  /// - Parameter replaced: of the plan's own targets to come those for which the next plan says something else.
  static func own(_ count: Int, replaced: Int, plan: Plan) -> String {
    let first = say(
      "「\(plan.shownTitle)」自身の目標は\(grouped: count)件である。",
      "\(grouped: count) \(count == 1 ? "is" : "are") of “\(plan.shownTitle)” itself.")
    guard replaced > 0 else { return first }
    return first
      + say(
        "期限前のほかの\(grouped: replaced)件は、案の提案値に置き換えて数えた。",
        " Its other \(grouped: replaced) that \(replaced == 1 ? "is" : "are") not yet due \(replaced == 1 ? "is" : "are") counted with what the draft proposes instead."
      )
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
        "\(row.indicator.name)（\(year(row.year))年度の目標 \(target) に対し \(actual)\(mayFall(row) ? "。その年度の値が下回ることもある" : "")）",
        "\(row.indicator.name) (\(actual) against \(target) for \(year(row.year))\(mayFall(row) ? "; the value of that year may still fall short" : ""))"
      )
    }
    return say(
      "この計画の目標のうち\(grouped: rows.count)件は、期限の前に既に届いている：\(list.joined(separator: "、"))。",
      "\(grouped: rows.count) of this plan's targets \(rows.count == 1 ? "is" : "are") reached early: \(list.joined(separator: "; "))."
    )
  }

  /// What a total has reached, it keeps.
  private static func mayFall(_ row: Attainment) -> Bool { [.annual, .point].contains(row.indicator.span) }

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

  /// What the appendix of forecasts has, and why it has not all.
  static func forecasts(of count: Int, among all: Int) -> String {
    let first = say(
      "この計画の\(grouped: all)系列（指標）のうち、\(grouped: count)系列の見通し。",
      "Forecasts of \(grouped: count) of the plan's \(grouped: all) series (indicators).")
    guard count < all else { return first }
    return first
      + say(
        "ほかの\(grouped: all - count)系列には、実績がないか、増減で書かれていてその先がない。",
        " The other \(grouped: all - count) have no value, or are written as changes, which do not go on.")
  }

  /// The first year in which a target is more likely met than not, or why there is none.
  static func likelyYear(of outlook: Outlook, in panel: Panel) -> Cell {
    if let year = outlook.likelyYear { return .year(year) }
    guard (try? outlook.probability?.get()) != nil else { return .missing }
    guard panel.catalogue.indicator(ofSeries: outlook.series).span != .period else {
      return .missing(reason: say("期間内になし", "not in its years"))
    }
    let years = Outlook.Horizon.limit
    return .missing(reason: say("\(years)年以内になし", "not within \(years) years"))
  }

  static func riskCaption(_ chances: [Chance]) -> String {
    chances.allSatisfy { $0 == .unlikely }
      ? say("達成の見込みが低い目標", "Targets that are unlikely to be met")
      : say("達成の見込みが低いか、どちらともいえない目標", "Targets that are unlikely to be met, or too close to call")
  }
}
