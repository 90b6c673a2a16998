// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

// How probable it is that a target is met, in words: the same in tables, charts and sentences.

extension Chance {
  var label: String {
    switch self {
    case .likely: say("高い", "likely")
    case .even: say("どちらともいえない", "too close to call")
    case .unlikely: say("低い", "unlikely")
    }
  }

  var cell: Cell { .word(code: rawValue, label: label) }
}

extension Headings {
  /// For programs: whether the chance is an outlook at all.
  static var chanceBasis: Table.Column { Table.Column("chance_basis", "", isForPrograms: true) }
  static var chance: Table.Column { Table.Column("chance", say("達成の見込み", "outlook")) }
}

enum ChanceWording {
  private static var lower: String { NumberText.grouped(Chance.evenRange.lowerBound * 100) }
  private static var upper: String { NumberText.grouped(Chance.evenRange.upperBound * 100) }

  /// What the words mean, in the order of the marks of the chart.
  static var thresholds: String {
    say(
      "見込みは、達成確率が\(upper)%を超えれば「高い」、\(lower)～\(upper)%は「どちらともいえない」、\(lower)%未満は「低い」とする。",
      "Likely means a probability above \(upper)%, too close to call \(lower) to \(upper)%, unlikely below \(lower)%.")
  }

  /// 1 secured, 3 likely, 21 too close to call, 18 unlikely: what is there already is not left to chance, and what a draft put
  /// where the forecast is has the chance that it was given.
  static func counts(_ outlooks: [Outlook], _ targets: DueTargets, in panel: Panel) -> String {
    let (there, others) = (outlooks.count { isReached($0, in: panel) }, outlooks.filter { !isReached($0, in: panel) })
    let open = others.filter { !isGiven($0, targets) }
    let given = others.count - open.count
    let words =
      (there > 0 ? [(reached, there)] : []) + (given > 0 ? [(givenAmongCounts, given)] : [])
      + Chance.allCases.map { chance in (chance.label, open.count { $0.chance == chance }) }
    return words.map { say("\($0)\(grouped: $1)件", "\(grouped: $1) \($0)") }.joined(separator: say("、", ", "))
  }

  /// As many as a count calls unlikely.
  static func unlikely(_ outlooks: [Outlook], _ targets: DueTargets, in panel: Panel) -> Int {
    outlooks.count { $0.chance == .unlikely && !isReached($0, in: panel) && !isGiven($0, targets) }
  }

  /// What is set is counted apart from what a draft proposes.
  static func chartTitle(_ outlooks: [Outlook], _ targets: DueTargets, in panel: Panel) -> String {
    let (set, proposed) = parted(outlooks, targets)
    let parts = [
      set.isEmpty
        ? nil
        : say(
          "達成確率を計算できる今後の目標\(grouped: set.count)件：\(counts(set, targets, in: panel))",
          "\(grouped: set.count) \(set.count == 1 ? "target" : "targets") still to come whose probability can be computed: \(counts(set, targets, in: panel))"
        ),
      proposed.isEmpty
        ? nil
        : say(
          "案の提案値\(grouped: proposed.count)件：\(counts(proposed, targets, in: panel))",
          "\(grouped: proposed.count) \(proposed.count == 1 ? "proposal" : "proposals") of a draft: \(counts(proposed, targets, in: panel))"
        ),
    ]
    return parts.compactMap(\.self).joined(separator: say("。", "; "))
  }

  private static func parted(_ outlooks: [Outlook], _ targets: DueTargets) -> (set: [Outlook], proposed: [Outlook]) {
    func isProposed(_ outlook: Outlook) -> Bool {
      targets.proposal(ofSeries: outlook.series, year: outlook.year) != nil
    }
    return (outlooks.filter { !isProposed($0) }, outlooks.filter(isProposed))
  }

  /// Of the marks that are drawn.
  static func chartNote(_ chances: Set<Chance>, isAnyGiven: Bool, hasLower: Bool) -> String {
    let marks = [
      chances.contains(.unlikely) ? say("▼は\(lower)%未満", "▼ below \(lower)%") : nil,
      chances.contains(.even) ? say("■は\(lower)～\(upper)%", "■ \(lower) to \(upper)%") : nil,
      chances.contains(.likely) ? say("●は\(upper)%超", "● above \(upper)%") : nil,
    ].compactMap(\.self).joined(separator: say("、", ", "))
    let note = say(
      "印は見通しの中央値\(marks.isEmpty ? "" : "（達成確率が\(marks)）")、帯は80%予測区間。",
      "Marks are medians\(marks.isEmpty ? "" : " (probability: \(marks))"), bars are 80% prediction intervals.")
    return note
      + (isAnyGiven
        ? say(
          "◆は目標を見通しか到達水準に置いたもので、確率は定め方による。",
          " ◆: the target was put at the forecast or the level reached, and its probability follows from that.")
        : "")
      + (hasLower ? say("少ない方がよい指標では目標値 ÷ 見通し。", " Where lower is better: target ÷ forecast.") : "")
  }

  /// In one word; of a total that is there already, that it is: nothing is left to chance. Programs have the class of the number.
  static func cell(of outlook: Outlook, _ targets: DueTargets, in panel: Panel) -> Cell {
    guard let chance = outlook.chance else { return .missing }
    if isReached(outlook, in: panel) { return .word(code: chance.rawValue, label: reached) }
    return isGiven(outlook, targets) ? .graded(code: chance.rawValue, label: given, tone: .open) : chance.cell
  }

  /// `secured`, `as_set` where a draft put the target, `forecast` else; empty without a chance.
  static func basis(of outlook: Outlook, _ targets: DueTargets, in panel: Panel) -> Cell {
    guard outlook.chance != nil else { return .text("") }
    return .text(isReached(outlook, in: panel) ? "secured" : isGiven(outlook, targets) ? "as_set" : "forecast")
  }

  /// A draft put the target where the forecast is, or at the level reached: its chance follows from that, whether it comes to 45 % or
  /// 61 %, and is no outlook.
  static func isGiven(_ outlook: Outlook, _ targets: DueTargets) -> Bool {
    targets.proposal(ofSeries: outlook.series, year: outlook.year)?.isAtForecast == true
  }

  private static var given: String { say("定め方による", "by how it was set") }
  private static var givenAmongCounts: String { say("見通しか到達水準に置いたもの", "put at the forecast or the level reached") }

  /// Beside a mark: the probability, or that it is there already.
  static func label(of outlook: Outlook, in panel: Panel) -> String {
    guard let probability = try? outlook.probability?.get() else { return "" }
    return isReached(outlook, in: panel) ? reached : NumberText.probability(probability)
  }

  static var reached: String { say("到達確定", "secured") }

  /// A total since the start, or over a period, that has come to its target does not go back.
  static func isReached(_ outlook: Outlook, in panel: Panel) -> Bool {
    guard panel.keepsWhatItReached(outlook.series), let target = outlook.target,
      let last = panel.history(ofSeries: outlook.series).last?.value
    else { return false }
    return TargetRatio.isMet(actual: last, target: target, better: .higher)
  }

  /// Where a chart draws targets of a draft beside others.
  /// - Parameter isAtForecast: whether one was set where the forecast is.
  static func proposedAmongDrawn(_ isAny: Bool, isAtForecast: Bool) -> String {
    isAny
      ? say("案の提案値（◇）は決まった目標ではない。", "Proposals (◇) are a draft's; nobody has set them.")
        + (isAtForecast
          ? say("見通しと重なる提案値は、見通しから決めたもの。", " Proposals on the forecast line were derived from it.") : "")
      : ""
  }

  /// How many of the targets that are drawn are proposals.
  /// - Parameter isPart: whether others are not drawn.
  static func proposed(_ count: Int, of drawn: Int, isPart: Bool) -> String {
    guard count > 0 else { return "" }
    return count == drawn
      ? say(
        "\(isPart ? "図の目標は" : "")どれも案の提案値で、決まった目標ではない。",
        "All\(isPart ? " that are drawn" : "") are proposals of a draft, not targets that were set.")
      : say(
        "\(isPart ? "図の\(grouped: drawn)件の" : "")うち\(grouped: count)件は案の提案値で、決まった目標ではない。",
        "\(grouped: count) of \(isPart ? "the \(grouped: drawn) drawn" : "them") \(count == 1 ? "is a proposal" : "are proposals") of a draft, not set by anybody."
      )
  }
}
