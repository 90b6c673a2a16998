// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What the report says of what a draft proposes for targets still to come.
extension ReportWording {
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
    guard rows.count <= mostNamed else {
      return say(
        "定められた目標に代わる値を案が提案しているものが\(grouped: rows.count)件ある（上の件数は、定められた目標で数えた）。",
        "For \(grouped: rows.count) targets that are set the draft proposes another value (counted above is the target that is set)."
      )
    }
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
}
