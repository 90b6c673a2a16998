// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// The words of the charts of a whole plan; each title is what its data says.
enum PlanChartWording {
  static func bulletTitle(met: Int, of due: Int) -> String {
    say(
      "期限の来た目標\(grouped: due)件のうち\(grouped: met)件を達成",
      "\(grouped: met) of the \(grouped: due) targets due were met")
  }

  static var ratio: String { say("達成率（%）", "target ratio (%)") }
  static var logarithmicRatio: String { say("達成率（%、対数目盛）", "target ratio (%, logarithmic scale)") }

  static var bands: String {
    say("灰色の帯は目標の50%、80%、100%までを示す。", "The grey bands end at 50%, 80% and 100% of the target. ")
  }

  static func trendsTitle(up: Int, down: Int, of count: Int) -> String {
    say(
      "過去の値がある\(grouped: count)指標のうち、増加は\(grouped: up)指標、減少は\(grouped: down)指標",
      "Of \(grouped: count) indicators with a history, \(grouped: up) rose and \(grouped: down) fell")
  }

  static func heatTitle(met: Int, of cells: Int) -> String {
    say(
      "目標と比べられる実績\(grouped: cells)件のうち\(grouped: met)件が目標に到達",
      "\(grouped: met) of \(grouped: cells) values reach the target they are compared with")
  }

  static func heatNote(left: Int) -> String {
    let note = say(
      "各年度の実績を、その年度の目標（なければ計画の次の目標）と比べた達成率。",
      "Each year's value as a share of that year's target or, where there is none, of the plan's next target.")
    return left > 0
      ? note
        + say(
          "年度の多いもの、達成率の低いものを選び、残る\(grouped: left)指標は省略した。",
          " Those with the most years and the lowest ratios are shown; \(grouped: left) more are not.")
      : note
  }

  static var heatBounds: String { say("色は50%、80%、100%で変わる。", " Colours change at 50%, 80% and 100%.") }

  static func standingTitle(_ name: String, rank: Int, of count: Int, value: String, year: String) -> String {
    say(
      "\(name)は\(year)年度に\(value)で、\(grouped: count)団体中\(rank)位",
      "\(name): \(value) in \(year), ranked \(rank) of \(grouped: count)")
  }

  static func noOwn(_ year: String, count: Int) -> String {
    say(
      "\(year)年度の\(grouped: count)団体の値",
      count == 1 ? "The value of one entity in \(year)" : "The values of \(grouped: count) entities in \(year)")
  }

  static func unknownEntity(_ name: String) -> String {
    say(
      "団体「\(name)」の値はありません。nenrin growth で団体の名前を確かめてください。",
      "There is no value of \"\(name)\"; see nenrin growth for the names of entities.")
  }

  /// One entity has no place among others.
  static func alone(_ name: String, _ indicator: String, value: String, year: String) -> String {
    say(
      "\(indicator)の\(year)年度の値があるのは\(name.isEmpty ? "1団体" : name)（\(value)）だけで、ほかの団体と比べられません。ほかの団体の値を import するか、値の多い年度を --year で指定してください。",
      "Only \(name.isEmpty ? "one entity" : name) has a value of \(indicator) in \(year) (\(value)), so there are no others to stand among; import theirs, or name a year that has them with --year."
    )
  }

  static func drawnFirst(_ count: Int, of all: Int) -> String {
    count < all
      ? say("\(grouped: all)指標のうち\(grouped: count)指標を示した。", "\(grouped: count) of \(grouped: all) are shown.") : ""
  }

  static func leastProbable(_ count: Int, of all: Int) -> String {
    count < all
      ? say(
        "達成確率の低い\(grouped: count)件だけを示した。",
        "Only the \(grouped: count) least likely to be met are shown.") : ""
  }

  static var noProspects: String {
    say(
      "今後期限を迎える目標で、達成確率を計算できるものがありません。次の計画を import してください。",
      "There is no target still to come whose probability can be computed; import the next plan.")
  }

  /// A number beside a mark: large ones by 万 and 億 or by million; from 1,000 on without decimals, which nobody reads off a chart.
  static func number(_ value: Double) -> String {
    if Language.current == .ja, value.magnitude >= 10_000 { return NumberText.japanese(value) }
    if Language.current == .en, value.magnitude >= 1e6 { return NumberText.english(value) }
    return NumberText.grouped(value, decimals: value.magnitude >= 1000 ? 0 : 2)
  }

  /// A number beside an axis.
  static let tick: @Sendable (Double) -> String = { number($0) }

  static func quantity(_ value: Double, _ unit: String) -> String {
    let number = number(value)
    if unit.isEmpty { return number }
    return unit == "%" ? number + "%" : say(number + unit, "\(number) \(unit)")
  }
}
