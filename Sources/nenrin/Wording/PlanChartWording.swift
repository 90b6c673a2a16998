// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// The words of the charts of a whole plan; each title is what its data says.
enum PlanChartWording {
  /// The plan, and what the chart shows of it. A draft is named in the reader's language.
  static func subtitle(_ plan: Plan, _ drawn: String = "") -> String {
    drawn.isEmpty ? name(plan) : name(plan) + say("：", ": ") + drawn
  }

  static func subtitle(_ old: Plan, to new: Plan, _ drawn: String) -> String {
    let plans = "\(name(old)) → \(name(new))"
    return drawn.isEmpty ? plans : plans + say("：", ": ") + drawn
  }

  /// Without a title it is called by its year, which alone would read as that of the values.
  static func name(_ plan: Plan) -> String {
    plan.title == plan.id ? say("計画\(plan.id)", "Plan \(plan.id)") : plan.shownTitle
  }

  /// Of targets that are all of one year.
  static func due(_ year: String) -> String { say("期限は\(year)年度", "due \(year)") }

  /// The plans whose targets a chart shows.
  static func subtitle(_ plans: [Plan], _ said: String) -> String {
    let titles = plans.sorted { $0.id < $1.id }.map(name)
    let more = titles.count - mostPlans
    let names =
      more > 0
      ? titles.prefix(mostPlans).joined(separator: say("、", ", "))
        + say("ほか\(grouped: more)計画", " and \(grouped: more) more")
      : titles.joined(separator: say("、", ", "))
    return [names, said].filter { !$0.isEmpty }.joined(separator: say("：", ": "))
  }
  private static let mostPlans = 2

  /// Of the targets that the title counts.
  static func relistedAmongJudged(_ count: Int) -> String {
    guard count > 0 else { return "" }
    return say(
      "判定できる目標のうち\(grouped: count)件は再掲。",
      "\(grouped: count) of those that can be judged \(count == 1 ? "is" : "are") relisted.")
  }

  static var ratio: String { say("達成率（%）", "target ratio (%)") }
  static var logarithmicRatio: String { say("達成率（%、対数目盛）", "target ratio (%, logarithmic scale)") }

  static var bands: String {
    say("灰色の帯は目標の50%、80%、100%までを示す。", "The grey bands end at 50%, 80% and 100% of the target. ")
  }

  /// - Parameter areSeries: several of them are of one indicator.
  static func trendsTitle(up: Int, down: Int, of count: Int, areSeries: Bool) -> String {
    let (unit, same) = (areSeries ? "系列" : "指標", count - up - down)
    let word = areSeries ? "series" : count == 1 ? "indicator" : "indicators"
    let fell = same == 0 ? " and \(grouped: down) fell" : ", \(grouped: down) fell and \(grouped: same) did not change"
    return say(
      "2か年度以上の値がある\(grouped: count)\(unit)のうち、増加は\(grouped: up)\(unit)、減少は\(grouped: down)\(unit)\(same == 0 ? "" : "、変わらないのは\(grouped: same)\(unit)")",
      "Of \(grouped: count) \(word) with values for two or more years, \(grouped: up) rose\(fell)")
  }

  /// Where an axis begins above zero, of so many plots.
  static func brokenAxis(plots: Int) -> String {
    plots == 1
      ? say("縦軸は0から始まらない。", "The axis does not begin at zero.")
      : say("縦軸が0から始まらない図もある。", "Some axes do not begin at zero.")
  }

  /// Of plots in which the interval is too wide to be drawn whole.
  static func cutIntervals(_ count: Int, plots: Int) -> String {
    plots == 1
      ? say("80%予測区間は図の外に及ぶ。", "The 80% interval goes beyond the chart.")
      : say(
        "\(grouped: count)つの図では80%予測区間が図の外に及ぶ。",
        "In \(grouped: count) of the plots the 80% interval goes beyond the axis.")
  }

  static var middle: String { say("中央50%（四分位範囲）", "middle 50% (interquartile range)") }

  /// Of how many indicators which are drawn, in the order of the plan.
  /// - Parameter judged: how many of those that are drawn, and of all, have a year that is judged.
  static func heatDrawn(_ drawn: Int, of all: Int, judged: (drawn: Int, all: Int)) -> String {
    guard drawn < all else { return "" }
    let which =
      if judged.all == 0 {
        say(
          "値のある\(grouped: all)指標のうち達成率の低い\(grouped: drawn)指標",
          "the \(grouped: drawn) lowest of \(grouped: all) indicators with a value")
      } else if drawn > judged.drawn {
        say(
          "値のある\(grouped: all)指標のうち、判定できる\(grouped: judged.all)指標と、目標の年度より前の値だけの\(grouped: drawn - judged.drawn)指標",
          "of \(grouped: all) indicators with a value the \(grouped: judged.all) that can be judged and \(grouped: drawn - judged.drawn) with values before their target's year alone"
        )
      } else if drawn == judged.all {
        say(
          "値のある\(grouped: all)指標のうち判定できる\(grouped: drawn)指標",
          "the \(grouped: drawn) of \(grouped: all) indicators with a value that can be judged")
      } else {
        say(
          "値のある\(grouped: all)指標のうち判定できるのは\(grouped: judged.all)指標。その達成率の低い\(grouped: drawn)指標",
          "\(grouped: judged.all) of \(grouped: all) indicators with a value can be judged; the \(grouped: drawn) lowest of these"
        )
      }
    return which + say("を計画の順に示す", ", in the order of the plan")
  }

  /// - Parameter hasOpen: whether there are values before their target's year.
  static func heatNote(hasOpen: Bool) -> String {
    say("数字は達成率。", "The numbers are target ratios.")
      + (hasOpen
        ? say(
          "枠だけの値は、目標の年度より前の値（基準値を含む）を次の目標と比べた参考値で、達成・未達成の判定ではない。",
          " Outlined cells compare an earlier value, or a baseline, with the target; they are not judgements."
        )
        : "")
  }

  /// - Parameter tied: how many others have the same value.
  static func standingTitle(
    _ name: String, rank: Int, of count: Int, tied: Int, value: String, year: String
  ) -> String {
    let same =
      tied > 0
      ? say(
        "（同じ値がほかに\(grouped: tied)団体）", " (with \(grouped: tied) \(tied == 1 ? "other" : "others") of the same value)")
      : ""
    return say(
      "\(name)は\(year)年度に\(value)で、\(grouped: count)団体中\(rank)位",
      "\(name): \(value) in \(year), ranked \(rank) of \(grouped: count)") + same
  }

  static func entities(_ count: Int) -> String { say("\(grouped: count)団体", "\(grouped: count) entities") }

  /// From which end the ranks are counted.
  static func ranked(by better: Better) -> String {
    switch better {
    case .higher: say("（順位は値の大きい順）", " (ranked from the highest)")
    case .lower: say("（順位は値の小さい順）", " (ranked from the lowest)")
    }
  }

  static func noOwn(_ year: String, count: Int) -> String {
    say(
      "\(year)年度の\(grouped: count)団体の値",
      count == 1 ? "The value of one entity in \(year)" : "The values of \(grouped: count) entities in \(year)")
  }

  static func unknownEntity(_ name: String) -> String {
    say(
      "この指標には団体「\(name)」の値がありません。nenrin growth で団体の名前を確かめてください。",
      "This indicator has no value of \"\(name)\"; see nenrin growth for the names of entities.")
  }

  /// One entity has no place among others.
  static func alone(_ name: String, _ indicator: String, value: String, year: String) -> String {
    say(
      "\(indicator)の\(year)年度の値があるのは\(name.isEmpty ? "1団体" : name)（\(value)）だけで、ほかの団体と比べられません。ほかの団体の値を import するか、値の多い年度を --year で指定してください。",
      "Only \(name.isEmpty ? "one entity" : name) has a value of \(indicator) in \(year) (\(value)), so there are no others to stand among; import theirs, or name a year that has them with --year."
    )
  }

  static var medianAndInterval: String {
    say(
      "見通しは中央値、帯は80%予測区間。", "Forecasts are medians, bands are 80% prediction intervals.")
  }

  static func drawnFirst(_ count: Int, of all: Int) -> String {
    count < all
      ? say(
        "計画に載る順に、\(grouped: all)指標のうち\(grouped: count)指標を示す",
        "the first \(grouped: count) of \(grouped: all), in the order of the plan") : ""
  }

  /// - Parameters:
  ///   - tie: where the rows end among several of one probability.
  ///   - unlikely: how many of those that the title calls so are drawn.
  static func leastProbable(
    _ count: Int, of all: Int, tie: (ratio: String, left: Int, all: Int)?, unlikely: (drawn: Int, all: Int)
  ) -> String {
    guard count < all else { return "" }
    let drawn =
      count == unlikely.drawn && count < unlikely.all
      ? say(
        "図に示すのは、「\(Chance.unlikely.label)」計\(grouped: unlikely.all)件のうち達成確率の低い\(grouped: count)件",
        "drawn are the \(grouped: count) least likely of all \(grouped: unlikely.all) \(Chance.unlikely.label)")
      : say(
        "図に示すのは、合わせて\(grouped: all)件のうち達成確率の低い\(grouped: count)件",
        "drawn are the \(grouped: count) least likely to be met of all \(grouped: all)")
    return drawn + ChartWording.tied(tie)
  }

  /// A plan as the axis of a comparison names it.
  static func plan(_ plan: Plan, isDraft: Bool = false) -> String {
    say("計画\(plan.id)", "plan \(plan.id)") + (isDraft ? say("（案）", " (draft)") : "")
  }

  /// Behind targets that are due in another year than their plan's.
  static func due(_ year: FiscalYear) -> String { say("（\(year)年度）", " (\(year))") }

  /// Behind two targets, the last value.
  static func lastValue(_ value: String) -> String { say("（実績\(value)）", " (actual \(value))") }

  static var changesAtLevels: String {
    say("増減（%、倍）の目標は、それに当たる水準の位置に描く。", "Targets of change (%, times) are drawn at the levels they come to.")
  }

  /// Where a lower target may ask for more.
  static var harderAndEasier: String {
    say(
      "青は厳しくなった目標、朱色は緩くなった目標（少ない方がよい指標では引下げが厳しい）。",
      "Blue targets were tightened, vermilion ones eased (where less is better, lower is tighter).")
  }

  static func draftTargets(_ plan: Plan) -> String {
    say(
      "計画\(plan.id)の目標は案の提案値で、決まった目標ではない。",
      "The targets of plan \(plan.id) are proposals of a draft; nobody has set them.")
  }

  static func chancesWithoutRatio(_ count: Int) -> String {
    count > 0
      ? say(
        "目標や値が0などで比を計算できない\(grouped: count)件は図にない。",
        "\(grouped: count) without a ratio, as to a target of zero, \(count == 1 ? "is" : "are") not drawn.") : ""
  }

  static var proposal: String { say("案の提案値", "proposal") }

  static var forecastFromDoubt: String {
    say("※は、照合と合わない記載の値による見通し。", "※: forecast from a stated value that the audit disproves.")
  }

  static var noProspects: String {
    say(
      "今後期限を迎える目標で、達成確率を計算できるものがありません。次の計画を import してください。",
      "There is no target still to come whose probability can be computed; import the next plan.")
  }
}
