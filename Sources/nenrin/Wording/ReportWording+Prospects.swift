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
  static func chances(
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
      "到達確定を除く\(grouped: open)件\(single == open ? "は、いずれも" : "のうち\(grouped: single)件は、")実績が1年度分しかない。その見通しは、その値を、\(siblings.others)に通例の伸びで延ばしたもので、指標ごとの見通しではない。",
      "\(single == open ? "All \(grouped: open) not yet secured" : "Of the \(grouped: open) not yet secured, \(grouped: single)") \(single == 1 ? "has" : "have") a value for one year only. Such a forecast is that value carried on with the usual growth of \(siblings.others); it is no forecast of the indicator itself."
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
      "うち\(grouped: assumed)件は、\(siblings.place)に、同じ種類（割合のように上限があるか、ないか）で伸びの分かる指標もなく、種類を問わないほかの指標の伸びと一般的な前提だけによる（「\(mark)」と示す）。",
      "For \(grouped: assumed) of these no \(siblings.place) that is of the same kind (with an upper bound, such as a share, or without) has known growth either: they rest on how the other indicators grew, whatever these count, and on general assumptions (marked “\(mark)”)."
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

  /// On what the forecasts of series rest: how many have one value, how many more, and how many of each no sibling lends its growth.
  struct ForecastBases {
    let single: Int
    let singleAlone: Int
    let several: Int
    let severalAlone: Int

    init(_ outlooks: [Outlook]) {
      let bases = Dictionary(outlooks.map { ($0.series, $0.basis) }) { first, _ in first }.values.compactMap(\.self)
      let (one, more) = (bases.filter { $0.points == 1 }, bases.filter { $0.points > 1 })
      (single, singleAlone) = (one.count, one.count { $0.siblings == 0 })
      (several, severalAlone) = (more.count, more.count { $0.siblings == 0 })
    }
  }

  /// What the appendix of forecasts has, and why it has not all.
  static func forecasts(of count: Int, _ bases: ForecastBases, among all: Int, _ siblings: SiblingWording) -> String {
    let first = say(
      "この計画の\(grouped: all)系列（指標）のうち、\(grouped: count)系列の見通し。",
      "Forecasts of \(grouped: count) of the plan's \(grouped: all) series (indicators).")
    let left = all - count
    let others = say(
      "ほかの\(grouped: left)系列には、実績がないか、増減で書かれていて見通しの対象にならない。",
      left == 1
        ? "The other one has no value, or is stated as a change, which is not forecast."
        : "The other \(grouped: left) have no value, or are stated as changes, which are not forecast.")
    let sentences = [first, ofOneValue(bases, siblings), ofSeveralValues(bases, siblings), left > 0 ? others : nil]
    return sentences.compactMap(\.self).joined(separator: say("", " "))
  }

  private static func ofOneValue(_ bases: ForecastBases, _ siblings: SiblingWording) -> String? {
    guard bases.single > 0 else { return nil }
    let growth = parts(
      (bases.single - bases.singleAlone, say("\(siblings.others)に通例の伸び", "the usual growth of \(siblings.others)")),
      (bases.singleAlone, say("種類を問わないほかの系列の伸び", "that of other series, whatever they count")))
    return say(
      "\(grouped: bases.single)系列は値が1つしかなく、見通しは、その値をほかの伸びで延ばしたものである（\(growth)）。指標ごとの見通しではない。",
      "\(grouped: bases.single) \(bases.single == 1 ? "has" : "have") one value only: the forecast is that value carried on with a growth that is not its own (\(growth)), and no forecast of the indicator itself."
    )
  }

  private static func ofSeveralValues(_ bases: ForecastBases, _ siblings: SiblingWording) -> String? {
    guard bases.several > 0 else { return nil }
    let growth = parts(
      (bases.several - bases.severalAlone, say("\(siblings.others)の伸び", "that of \(siblings.others)")),
      (bases.severalAlone, say("一般的な前提", "general assumptions")))
    return say(
      "\(grouped: bases.several)系列には2つ以上の値があり、見通しは、自らの伸びにほかを加味したものである（\(growth)）。",
      "\(grouped: bases.several) \(bases.several == 1 ? "has" : "have") two values or more: the forecast combines their own growth with another (\(growth))."
    )
  }

  /// None that is of no series.
  private static func parts(_ parts: (count: Int, words: String)...) -> String {
    parts.filter { $0.count > 0 }
      .map { say("\(grouped: $0.count)系列は\($0.words)", "for \(grouped: $0.count) \($0.words)") }
      .joined(separator: say("、", ", "))
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
