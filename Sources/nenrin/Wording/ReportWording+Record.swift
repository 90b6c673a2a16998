// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanEvaluation
internal import Reports

/// What the report says of how chances came out before.
extension ReportWording {
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

  /// Of a first year: everything was forecast as unchanged.
  private static var withoutGrowth: String {
    say(
      "当時はどの系列にも値が1つしかなく、伸びが分からないので、いずれも前年並みという見通しだった。今の見通しの検証にはならない。",
      "Each series had a single value then, so no growth was known and all were forecast as in the year before: that is no test of today's forecasts."
    )
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
      guard !record.wasWithoutGrowth else { return few + say("", " ") + withoutGrowth }
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
