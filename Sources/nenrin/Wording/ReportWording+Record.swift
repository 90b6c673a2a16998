// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanEvaluation
internal import Reports

/// What the report says of how chances came out before.
extension ReportWording {
  /// How chances that were given in the same way have come out: what a reader must know of these.
  /// - Parameter today: what is not reached yet, to say how much of it rests on as little as the forecasts of then.
  static func record(_ record: ChanceRecord?, today: [Outlook] = []) -> String {
    guard let record else {
      return say(
        "この計画の指標について、同じ方法の確率が過去にどれほど当たったかは、確かめられない。2か年度以上の実績がある系列がない。",
        "How such probabilities of this plan's indicators came out before cannot be checked: none has values for two years."
      )
    }
    let (said, came) = (NumberText.percent(record.said), NumberText.percent(record.came))
    let first = say(
      "この計画の指標を同じ方法で過去の年度について見通し、検証のために仮の水準（直前の値の0.95～1.25倍。計画の目標ではない）を置いてみると、\(grouped: record.series)系列の\(grouped: record.targets)件に平均\(said)の達成確率を示し、実際には\(came)が届いた。",
      "As a check, this plan's indicators were forecast in the same way for years that have passed, against thresholds set for this check (0.95 to 1.25 times the value before; no targets of the plan): the \(grouped: record.targets) thresholds of \(grouped: record.series) series were given a probability of \(said) on average, and \(came) of them were reached."
    )
    let isFew = record.hasNarrowIntervals
    let held = say(
      "実績が80%予測区間に入ったのは\(grouped: record.intervals)件のうち\(grouped: record.held)件\(isFew ? "だけだった" : "")。",
      "Of \(grouped: record.intervals) values \(isFew ? "only " : "")\(grouped: record.held) came within the 80% interval."
    )
    return
      ([first] + (record.intervals > 0 ? [held] : []) + [verdict(record)]
      + (record.wasWithoutGrowth ? [withoutGrowth(record, today)] : [])
      + (isJudgedNarrow(record) ? [narrow(record)] : [])).joined(separator: say("", " "))
  }

  /// The same in one line, beside a chart or a table that is read alone.
  static func recordInBrief(_ record: ChanceRecord?) -> String {
    guard let record else { return noRecord }
    let (said, came) = (NumberText.percent(record.said), NumberText.percent(record.came))
    let chances = say(
      "検証用の水準\(grouped: record.targets)件に示した確率は平均\(said)、届いたのは\(came)",
      "\(grouped: record.targets) thresholds given a probability of \(said) on average were reached in \(came) of cases"
    )
    return tried([held(record), chances].compactMap(\.self), record)
  }

  /// Where intervals are drawn and no probability stands beside them.
  static func intervalsInBrief(_ record: ChanceRecord?) -> String {
    guard let record, let held = held(record) else { return noRecord }
    return tried([held], record)
  }

  private static var noRecord: String {
    say("過去の見通しがどれほど当たったかは、値が足りず確かめられない。", "How such forecasts came out before cannot be checked: too few values.")
  }

  private static func held(_ record: ChanceRecord) -> String? {
    guard record.intervals > 0 else { return nil }
    let narrow = isJudgedNarrow(record)
    guard narrow || !record.hasNarrowIntervals else {
      return say(
        "80%予測区間には、実績\(grouped: record.intervals)件のうち\(grouped: record.held)件しか入らなかった",
        "only \(grouped: record.held) of \(grouped: record.intervals) values came within the 80% interval")
    }
    return say(
      "実績\(grouped: record.intervals)件のうち80%予測区間に入ったのは\(grouped: record.held)件\(narrow ? "で、区間は狭すぎた" : "")",
      "\(grouped: record.held) of \(grouped: record.intervals) values came within the 80% interval\(narrow ? ", which was far too narrow" : "")"
    )
  }

  /// Of too few nothing is judged, neither their probabilities nor their intervals.
  private static func isJudgedNarrow(_ record: ChanceRecord) -> Bool {
    record.hasNarrowIntervals && record.verdict != .tooFew
  }

  /// What came of a trial of the store's own series, and where these are too few to tell more, that they are.
  private static func tried(_ outcomes: [String], _ record: ChanceRecord) -> String {
    let few = record.verdict == .tooFew ? say("（少なすぎて当否は判断できない）", " (too few to judge)") : ""
    let single = record.wasWithoutGrowth
    return say(
      "データにある\(grouped: record.series)系列の過去の年度で\(single ? "、それぞれ値1つだけから" : "")試すと、",
      "Tried on past years of \(grouped: record.series) series of these data\(single ? ", with one value each" : ""), "
    )
      + outcomes.joined(separator: say("。", "; ")) + few + say("。", ".")
  }

  /// Of a first year: everything was forecast from one value, as is much of what is forecast today.
  private static func withoutGrowth(_ record: ChanceRecord, _ today: [Outlook]) -> String {
    let single = today.count(where: \.restsOnOneValue)
    let then = say("当時はどの系列にも値が1つしかなかった。", "Each series had a single value then.")
    let now =
      single == 0
      ? say("値が2つ以上ある今の見通しの検証にはならない。", " It is no test of forecasts from two values or more.")
      : single == today.count
        ? say("今の見通し\(grouped: single)件も、値が1つだけである。", " So have today's targets not yet secured (\(grouped: single)).")
        : say(
          "今の見通し\(grouped: today.count)件のうち\(grouped: single)件も、値が1つだけである。",
          " Of today's \(grouped: today.count) targets not yet secured \(grouped: single) \(single == 1 ? "rests" : "rest"), as those did, on one value."
        )
    return then + now
  }

  private static func narrow(_ record: ChanceRecord) -> String {
    say(
      "この検証では、予測区間は狭すぎた（\(grouped: record.intervals)件のうち\(grouped: record.held)件）。",
      "In this check the intervals were far too narrow (\(grouped: record.held) of \(grouped: record.intervals) inside)."
    )
  }

  private static func verdict(_ record: ChanceRecord) -> String {
    switch record.verdict {
    case .tooFew:
      let few =
        record.years == 1
        ? say(
          "\(grouped: record.series)系列だけ、しかも同じ1年度の値なので、少なすぎて当否は判断できない。",
          "\(grouped: record.series) series, all of one and the same year, are too few to judge.")
        : say(
          "\(grouped: record.series)系列、\(grouped: record.years)年度分では少なすぎて、当否は判断できない。",
          "\(grouped: record.series) series in \(grouped: record.years) years are too few to judge."
        )
      guard !record.wasWithoutGrowth else { return few }
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
}
