// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

/// What the report says of the targets still to come.
extension ReportWording {
  /// Targets still to come whose probability cannot be computed.
  struct WithoutChance {
    let noValue: Int
    let others: Int

    var count: Int { noValue + others }
  }

  /// Of the targets that are set.
  static func prospects(_ judged: [Outlook], _ targets: DueTargets, _ open: WithoutChance, in panel: Panel) -> String {
    let all = judged.count + open.count
    guard all > 0 else { return say("定められた目標で、今後期限を迎えるものはない。", "No target that is set is still to come.") }
    let first = say(
      "定められた目標のうち、今後期限を迎えるものは\(grouped: all)件ある。",
      "\(grouped: all) \(all == 1 ? "target that is set is" : "targets that are set are") still to come.")
    return [first, chances(judged, targets, open, in: panel)].joined(separator: say("", " "))
  }

  /// How the targets with a probability may come out, and why others have none.
  private static func chances(
    _ judged: [Outlook], _ targets: DueTargets, _ open: WithoutChance, in panel: Panel
  ) -> String {
    guard !judged.isEmpty else {
      return say("達成確率を計算できるものはない。", "The probability of being met can be computed for none of them.")
    }
    let which =
      open.count == 0
      ? say("すべて達成確率を計算でき、達成の見込みは", "For all of them")
      : say("うち達成確率を計算できる\(grouped: judged.count)件の達成の見込みは", "For \(grouped: judged.count)")
    let first = say(
      "\(which)、\(ChanceWording.counts(judged, targets, in: panel))。",
      "\(which) the probability of being met can be computed: \(ChanceWording.counts(judged, targets, in: panel))."
    )
    let relisting = Relisting(in: panel.catalogue)
    let copies = judged.count { relisting.isCopy(indicator: panel.catalogue.series[$0.series].indicator) }
    let again =
      copies > 0
      ? say("うち\(grouped: copies)件は再掲である。", "\(grouped: copies) of these \(copies == 1 ? "is" : "are") relisted.") : nil
    return [first, again, withoutChance(open)].compactMap(\.self).joined(separator: say("", " "))
  }

  private static func withoutChance(_ open: WithoutChance) -> String? {
    guard open.count > 0 else { return nil }
    let parts = [
      open.noValue > 0 ? say("実績値がないもの\(grouped: open.noValue)件", "\(grouped: open.noValue) without any value") : nil,
      open.others > 0
        ? say(
          "元の値が分からない増減の目標など\(grouped: open.others)件",
          "\(grouped: open.others) for another reason (such as a change whose base is not known)") : nil,
    ].compactMap(\.self)
    return say(
      "残る\(grouped: open.count)件（\(parts.joined(separator: "、"))）は計算できない。",
      "For the other \(grouped: open.count) it cannot: \(parts.joined(separator: ", ")).")
  }

  /// How much stands behind the chances: what rests on one value, and what on nothing but assumptions.
  static func basis(of judged: [Outlook], in panel: Panel) -> String {
    let open = judged.filter { !ChanceWording.isReached($0, in: panel) }
    let single = open.count(where: \.restsOnOneValue)
    let siblings = SiblingWording(open.map(\.bond))
    let sentences = [
      ChanceWording.thresholds, judged.contains { panel.isCounted($0.series) } ? outwards : nil,
      single > 0 ? oneValue(single, of: open.count, siblings) : nil,
      alone(open.count(where: \.restsOnOneValueAlone), siblings),
    ]
    return sentences.compactMap(\.self).joined(separator: say("", " "))
  }

  private static func oneValue(_ single: Int, of open: Int, _ siblings: SiblingWording) -> String {
    say(
      "到達確定を除く\(grouped: open)件のうち\(grouped: single)件は、実績が1年度分しかない。その見通しは、その値に、\(siblings.others)に通例の伸びを掛けたもので、指標ごとの見通しではない。",
      "Of the \(grouped: open) not yet secured, \(grouped: single) \(single == 1 ? "has" : "have") a value for one year only. Such a forecast is that value times the usual growth of \(siblings.others); it is no forecast of the indicator itself."
    )
  }

  /// What reads as a contradiction in a row: an interval of 80% that ends at a target whose probability is below 10%.
  private static var outwards: String {
    say(
      "件数などの区間の両端は外側の整数に丸めたもので、端が目標に届いていても、達成確率は10%に満たないことがある。",
      "Ends of intervals of counts are rounded outwards, so that one may reach the target although the probability is below 10%."
    )
  }

  private static func alone(_ assumed: Int, _ siblings: SiblingWording) -> String? {
    guard assumed > 0 else { return nil }
    let mark = siblings.noneHasGrowth
    return say(
      "うち\(grouped: assumed)件は、\(siblings.place)に、同じ種類（割合のように上限があるか、ないか）で伸びの分かる指標もなく、種類を問わないほかの指標の伸びと一般的な前提だけによる（「\(mark)」と示す）。その確率は、目標が最新値に近ければ50%前後、離れていれば低い、という以上のことをほとんど意味しない。",
      "For \(grouped: assumed) of these no \(siblings.place) that is of the same kind (with an upper bound, such as a share, or without) has known growth either: they rest on how the other indicators grew, whatever these count, and on general assumptions (marked “\(mark)”), and such a probability says little more than that a target near the last value has about an even chance, and one far from it does not."
    )
  }

  /// What a draft proposes, apart from what is set. A target that was proposed at its own forecast is even by construction:
  /// that says nothing of the plan.
  static func proposals(
    _ proposals: [Proposal], draft: Plan, from: String, _ judged: [Outlook], _ targets: DueTargets,
    _ open: WithoutChance, in panel: Panel
  ) -> String {
    let (kept, held) = (proposals.count(where: \.isKept), proposals.count { $0.reason == .holdLevel })
    let forecast = proposals.count(where: \.isAtForecast) - held
    let others = proposals.count - kept - held - forecast
    let parts = [
      kept > 0
        ? say(
          "計画 \(from) の数値を新しい年度に据え置いたもの\(grouped: kept)件",
          "\(grouped: kept) \(kept == 1 ? "keeps" : "keep") the number of plan \(from) for a new year") : nil,
      forecast > 0
        ? say(
          "見通しから新たに提案したもの\(grouped: forecast)件",
          "\(grouped: forecast) \(forecast == 1 ? "is" : "are") newly proposed from the forecast") : nil,
      held > 0
        ? say(
          "到達した水準をそのまま目標としたもの\(grouped: held)件",
          "\(grouped: held) \(held == 1 ? "is" : "are") put at the level reached") : nil,
      others > 0
        ? say("そのほか\(grouped: others)件", "\(grouped: others) \(others == 1 ? "is" : "are") proposed otherwise") : nil,
    ].compactMap(\.self)
    let first = say(
      "これとは別に、この報告書を作ったプログラム nenrin が計画 \(from) の結果から作った案（「\(draft.shownTitle)」）に、決まっていない提案値が\(grouped: proposals.count)件ある：\(parts.joined(separator: "、"))。",
      "Apart from these, a draft that nenrin, the program that made this report, made from the results of plan \(from) (“\(draft.shownTitle)”) has \(grouped: proposals.count) \(proposals.count == 1 ? "proposal" : "proposals") that nobody has set: \(parts.joined(separator: ", "))."
    )
    let given = judged.filter { ChanceWording.isGiven($0, targets) }
    return [first, chances(judged, targets, open, in: panel), circular(given)].compactMap(\.self).joined(
      separator: say("", " "))
  }

  /// What the way in which a draft set a target says of its chance: with how far the chances go.
  private static func circular(_ outlooks: [Outlook]) -> String? {
    let chances = outlooks.compactMap { try? $0.probability?.get() }.sorted()
    guard let low = chances.first, let high = chances.last else { return nil }
    let range =
      low == high
      ? NumberText.probability(low)
      : say(
        "\(NumberText.probability(low))～\(NumberText.probability(high))",
        "\(NumberText.probability(low)) to \(NumberText.probability(high))")
    return say(
      "見通しの中央値（丸めた値）か到達した水準に置いたものは、達成確率が定め方から50%前後（ここでは\(range)）となり、難易度を表さないので、「高い」「低い」に数えない。",
      "Those put at the median forecast, rounded, or at the level reached have a chance of about even by the way they were set (here \(range)), which says nothing about how hard they are: they are not counted as likely or unlikely."
    )
  }

  /// A probability within a sentence.
  private static func told(_ probability: Double) -> String {
    let text = NumberText.probability(probability)
    return switch text.first {
    case "<": say("\(text.dropFirst())未満", "below \(text.dropFirst())")
    case ">": say("\(text.dropFirst())超", "above \(text.dropFirst())")
    default: say(text, "of \(text)")
    }
  }

  /// The targets in force for which a draft proposes another value.
  static func alternatives(
    _ rows: [(Outlook, DueTargets.Alternative)], in panel: Panel, year: (FiscalYear) -> String
  ) -> String? {
    guard !rows.isEmpty else { return nil }
    let list = rows.map { outlook, other -> String in
      let (indicator, names) = (panel.catalogue.indicator(ofSeries: outlook.series), ShownNames(in: panel))
      let (name, new) = (names.title(ofSeries: outlook.series), quantity(other.target, indicator.unit))
      let old = outlook.target.map { quantity($0, indicator.unit) } ?? ""
      let chance = outlook.probability(meeting: other.target, better: indicator.better).map {
        say("、その達成確率は\(told($0))", ", which has a probability \(told($0))")
      }
      return say(
        "\(name)（\(year(outlook.year))年度の目標 \(old) に対し \(new)\(chance ?? "")）",
        "\(name) (\(new) for \(year(outlook.year)) where \(old) is set\(chance ?? ""))")
    }
    return say(
      "定められた目標に代わる値を案が提案しているものが\(grouped: rows.count)件ある（上の件数は、定められた目標で数えた）：\(list.joined(separator: "、"))。",
      "For \(grouped: rows.count) \(rows.count == 1 ? "target that is" : "targets that are") set the draft proposes another value (counted above is the target that is set): \(list.joined(separator: "; "))."
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
  /// - Parameter open: those of them that may still fall short in the year that counts.
  static func metAlready(_ rows: [Attainment], open: [Attainment], year: (FiscalYear) -> String) -> String? {
    guard !rows.isEmpty else { return nil }
    let list = rows.map { row -> String in
      let (target, actual) = (
        quantity(row.shownTarget, row.unit, row.isLevelOfChange ? .exact : row.targetQualifier),
        row.actual.map { quantity($0, row.unit, row.qualifier) } ?? ""
      )
      return say(
        "\(row.indicator.name)（\(year(row.year))年度の目標 \(target) に対し \(actual)）",
        "\(row.indicator.name) (\(actual) against \(target) for \(year(row.year)))"
      )
    }
    let first = say(
      "この計画の目標のうち\(grouped: rows.count)件は、期限前に到達している\(condition(early: rows.count, open: open.count))：\(list.joined(separator: "、"))。",
      "\(grouped: rows.count) of this plan's targets \(rows.count == 1 ? "was" : "were") met early\(condition(early: rows.count, open: open.count)): \(list.joined(separator: "; "))."
    )
    guard !open.isEmpty else { return first }
    let names = open.map(\.indicator.name).joined(separator: say("、", "; "))
    return first
      + say(
        "期限の年度の値だけで判定するもの（\(names)）は、その値が下回ることもあるので、「\(ChanceWording.reached)」に数えず、達成確率を示す。",
        " Where only the value of the due year counts (\(names)), that value may still fall short: it is not counted as \(ChanceWording.reached), and has a probability."
      )
  }

  /// Behind a count of targets that were met early: how many of them are so for good. `""` where there is none.
  static func condition(early count: Int, open: Int) -> String {
    count == 0 ? "" : say("（\(early(count, open: open))）", " (\(early(count, open: open)))")
  }

  /// 2 secured, 1 decided by the value of the due year.
  static func early(_ count: Int, open: Int) -> String {
    let kinds = [
      open < count
        ? say("\(ChanceWording.reached)\(grouped: count - open)件", "\(grouped: count - open) \(ChanceWording.reached)")
        : nil,
      open > 0 ? say("期限の年度の値で決まるもの\(grouped: open)件", "\(grouped: open) decided by the value of the due year") : nil,
    ]
    return kinds.compactMap(\.self).joined(separator: say("、", ", "))
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

  /// What the appendix of forecasts has, and why it has not all.
  /// - Parameter single: those with one value, which are not forecast by anything of their own.
  static func forecasts(of count: Int, single: Int, among all: Int, _ siblings: SiblingWording) -> String {
    let oneValued =
      single == 0
      ? ""
      : say(
        "そのうち\(grouped: single)系列は値が1つしかなく、見通しは、その値に\(siblings.others)に通例の伸びを掛けたものである。指標ごとの見通しではない。",
        " \(grouped: single) of these have one value only: their forecast is that value times the usual growth of \(siblings.others), and no forecast of the indicator itself."
      )
        + (count > single
          ? say(
            "残る\(grouped: count - single)系列は、自らの伸びに、\(siblings.others)の伸びを加味したものである。",
            " \(count - single == 1 ? "The other one combines its own growth" : "The other \(count - single) combine their own growth") with that of \(siblings.others)."
          ) : "")
    let first = say(
      "この計画の\(grouped: all)系列（指標）のうち、\(grouped: count)系列の見通し。",
      "Forecasts of \(grouped: count) of the plan's \(grouped: all) series (indicators).")
    guard count < all else { return first + oneValued }
    return first + oneValued
      + say(
        "ほかの\(grouped: all - count)系列には、実績がないか、増減で書かれていて見通しの対象にならない。",
        " The other \(grouped: all - count) have no value, or are stated as changes, which are not forecast.")
  }

  /// The first year in which a target is more likely met than not, or why there is none.
  static func likelyYear(of outlook: Outlook, in panel: Panel) -> Cell {
    if let year = outlook.likelyYear { return .year(year) }
    guard (try? outlook.probability?.get()) != nil else { return .missing }
    guard !outlook.restsOnOneValue else { return .missing(reason: Unanswerable.onePoint.label) }
    guard panel.catalogue.indicator(ofSeries: outlook.series).span != .period else {
      return .missing(reason: say("期間内になし", "not in its years"))
    }
    let years = Outlook.Horizon.limit
    return .missing(reason: say("\(years)年以内になし", "not within \(years) years"))
  }

  static var setCaption: String {
    say("定められた目標で今後期限を迎えるもの（達成確率の低い順）", "Targets that are set and still to come, the least probable first")
  }

  /// By the number, for the word would say more than one value can.
  static func riskCaption(_ chances: [Chance], areProposals: Bool) -> String {
    let (low, high) = (Chance.evenRange.lowerBound * 100, Chance.evenRange.upperBound * 100)
    let limit =
      chances.allSatisfy { $0 == .unlikely }
      ? say("\(NumberText.grouped(low))%未満", "below \(NumberText.grouped(low))%")
      : say("\(NumberText.grouped(high))%以下", "of \(NumberText.grouped(high))% or less")
    return areProposals
      ? say(
        "案の提案値のうち、計算上の達成確率が\(limit)のもの（達成確率の低い順）",
        "Proposals of the draft with a computed probability \(limit), the least probable first")
      : say(
        "計算上の達成確率が\(limit)の目標（達成確率の低い順）",
        "Targets with a computed probability \(limit), the least probable first")
  }
}
