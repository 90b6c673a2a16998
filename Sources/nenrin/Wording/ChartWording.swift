// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Programs
internal import Reports
internal import TrendStatistics

/// The words of charts: titles say what the data shows.
enum ChartWording {
  static func sectionsTitle(measures: Int, attained: Int, rate: String) -> String {
    say(
      "\(grouped: measures)施策のうち\(grouped: attained)施策（\(rate)）が達成・計画どおり",
      "\(grouped: attained) of \(grouped: measures) measures (\(rate)) were achieved or went as planned")
  }

  /// - Parameter plannedWithTarget: measures done as planned that had a target in numbers all the same.
  static func sectionsNote(plannedWithTarget count: Int) -> String {
    let source = say("達成度は実施結果の報告による。", "As reported in the plan's own results.")
    guard count > 0 else { return source }
    return source
      + say(
        "「計画どおり」のうち\(grouped: count)施策には数値目標がある。",
        " Of those that went as planned, \(grouped: count) had a numeric target.")
  }

  static func attainmentTitle(met: Int, of judged: Int) -> String {
    guard judged > 0 else { return say("判定できる目標はまだない", "No target can be judged yet") }
    let missed = judged - met
    if judged == 1 {
      return say(
        "判定できる唯一の目標は\(met == 1 ? "達成" : "未達成")", "The one target that can be judged was \(met == 1 ? "met" : "missed")")
    }
    guard met > 0, missed > 0 else {
      return say(
        "判定できる目標\(grouped: judged)件はすべて\(met > 0 ? "達成" : "未達成")",
        "All \(grouped: judged) targets that can be judged were \(met > 0 ? "met" : "missed")")
    }
    return say(
      "判定できる目標\(grouped: judged)件のうち\(grouped: met)件を達成、\(grouped: missed)件が未達成",
      "Of the \(grouped: judged) targets that can be judged, \(grouped: met) \(met == 1 ? "was" : "were") met and \(grouped: missed) missed"
    )
  }

  /// Which targets are drawn, and how many are not: of those that were missed, met, met early and are not yet due.
  /// - Parameter grades: of those that are drawn.
  static func drawnRatios(
    _ drawn: Int, missed: Int, met: Int, early: Int, open: Int, grades: Set<AttainmentChart.Grade>,
    tie: (ratio: String, left: Int, all: Int)?
  ) -> String {
    let left = [
      missed > 0
        ? say("未達成の残り\(grouped: missed)件", "\(grouped: missed) more missed") : nil,
      met > 0 ? say("達成した\(grouped: met)件", "\(grouped: met) met") : nil,
      early > 0 ? say("期限前に到達した\(grouped: early)件", "\(grouped: early) met early") : nil,
      open > 0 ? say("期限前の\(grouped: open)件", "\(grouped: open) not yet due") : nil,
    ].compactMap(\.self).joined(separator: say("、", ", "))
    let rule =
      missed == 0 && grades == [.missed] && met > 0
      ? say("未達成の\(grouped: drawn)件をすべて示す", "all \(grouped: drawn) that were missed")
      : missed + met > 0
        ? say("達成率の低い\(grouped: drawn)件を示す", "the \(grouped: drawn) lowest ratios")
        : grades.contains(.notYetDue)
          ? say("\(grouped: drawn)件を示す", "\(grouped: drawn) targets")
          : say("判定できる\(grouped: drawn)件を示す", "the \(grouped: drawn) that can be judged")
    return say("\(rule)（\(left)は図にない）", "\(rule) (not drawn: \(left))") + tied(tie)
  }

  /// Where the rows end among some of one ratio, of which the others are as low.
  static func tied(_ tie: (ratio: String, left: Int, all: Int)?) -> String {
    guard let tie else { return "" }
    return say(
      "。\(tie.ratio)の\(grouped: tie.all)件のうち\(grouped: tie.left)件は図にない",
      "; of the \(grouped: tie.all) at \(tie.ratio), \(grouped: tie.left) \(tie.left == 1 ? "is" : "are") not drawn")
  }

  /// - Parameters:
  ///   - withoutActual: targets of which nothing is known yet.
  ///   - withoutRatio: targets with an actual that has no ratio, as against a target of zero; the title counts those.
  static func attainmentNote(withoutActual: Int, withoutRatio: Int) -> String {
    let notes = [
      withoutActual > 0
        ? say(
          "ほかに実績のない目標が\(grouped: withoutActual)件ある。",
          withoutActual == 1
            ? "One more target has no result." : "\(grouped: withoutActual) more targets have no result."
        ) : nil,
      withoutRatio > 0
        ? say(
          "達成率を計算できない目標\(grouped: withoutRatio)件は図にない。",
          withoutRatio == 1
            ? "One target without a ratio is not drawn."
            : "\(grouped: withoutRatio) targets without a ratio are not drawn.") : nil,
    ]
    return notes.compactMap(\.self).joined(separator: say("", " "))
  }

  /// Of the bars that a spreadsheet draws.
  static func barAxis(isLogarithmic: Bool) -> String {
    isLogarithmic
      ? say("達成率（対数目盛、棒は目標の100%から）", "target ratio (logarithmic; bars begin at the target, 100%)")
      : say("達成率", "target ratio")
  }

  /// Stands behind a value that the audit disproves, as in the tables.
  static let doubtMark = "※"

  /// Behind the name of a target that was written as a change, where the number drawn is the value that it comes to.
  static func level(_ name: String, of target: Attainment) -> String {
    target.isLevelOfChange ? name + ReportWording.asLevel : name
  }

  /// The same where two plans state the change, each another one.
  static func level(_ name: String, _ isLevel: Bool) -> String { isLevel ? name + ReportWording.asLevel : name }

  /// What the marks mean: of one value in full, of several in general.
  static func doubts(_ notes: [String]) -> String {
    guard let only = notes.first else { return "" }
    guard notes.count > 1 else { return say("\(only)。", "\(only).") }
    return doubtsNote
  }

  static var doubtsNote: String {
    say("※記載どおりの値。照合では別の値になる。", "※ As stated; the audit computes another value.")
  }

  /// Of the targets that moved.
  static func mostMoved(_ drawn: Int, of moved: Int) -> String {
    drawn < moved
      ? say(
        "動いた\(grouped: moved)件のうち変化の大きい\(grouped: drawn)件を示す",
        "the \(grouped: drawn) of \(grouped: moved) that moved the most") : ""
  }

  static func trendTitle(
    _ indicator: Indicator, _ history: History, isDoubtful: Bool = false, year: (FiscalYear) -> String
  ) -> String {
    guard let last = history.last else { return indicator.name }
    let value = PlanChartWording.quantity(last.value, indicator.unit) + (isDoubtful ? doubtMark : "")
    return say(
      "\(indicator.name)：\(year(last.year))年度は\(value)", "\(indicator.name): \(value) in \(year(last.year))")
  }

  /// - Parameter drawn: how many forecasts there are.
  static func oneValue(_ single: Int, of drawn: Int) -> String {
    guard single > 0 else { return "" }
    guard drawn > 1 else {
      return say("見通しは値1つだけによる（指標自らの伸びは分からない）。", "The forecast rests on one value: its own growth is not known.")
    }
    return single == drawn
      ? say("どの見通しも値1つだけによる。", "All rest on one value.")
      : say(
        "図の\(grouped: drawn)件のうち\(grouped: single)件の見通しは、値1つだけによる。",
        "\(grouped: single) of the \(grouped: drawn) drawn \(single == 1 ? "rests" : "rest") on one value.")
  }

  static var median: String { say("見通しは中央値（上下が半々）。", "The forecast is the median.") }

  static var fan: String {
    say(
      "帯は内側が80%、外側が95%の予測区間。", "The inner band is the 80% prediction interval, the outer one the 95% interval.")
  }

  static func span(_ low: String, _ high: String) -> String { say("\(low)～\(high)", "\(low) to \(high)") }

  /// Where the outer band goes beyond the axis, and where the inner one does too.
  static func cutFan(narrow: String?, wide: String, _ year: String) -> String {
    guard let narrow else {
      return say("95%予測区間は図の外に及ぶ（\(year)年度：\(wide)）。", "The 95% interval goes beyond the chart (\(year): \(wide)).")
    }
    return say(
      "予測区間は図の外に及ぶ（\(year)年度：80%は\(narrow)、95%は\(wide)）。",
      "The intervals go beyond the chart (\(year): 80% \(narrow); 95% \(wide)).")
  }

  /// Of years that have passed.
  static func estimated(_ years: [FiscalYear], year: (FiscalYear) -> String) -> String {
    guard !years.isEmpty else { return "" }
    let span = span(years, year)
    return say("\(span)年度は実績がないため推定。", "For \(span) there is no value: what is drawn is an estimate.")
  }

  /// Of some of many indicators.
  static func estimatedAmongOthers(_ years: [FiscalYear], year: (FiscalYear) -> String) -> String {
    guard !years.isEmpty else { return "" }
    let span = span(years, year)
    return say(
      "\(span)年度の実績がない指標は、その年度も見通し（推定）で示す。",
      "Where an indicator has no value for \(span), what is drawn is an estimate.")
  }

  private static func span(_ years: [FiscalYear], _ year: (FiscalYear) -> String) -> String {
    let ends = Set([years.min(), years.max()].compactMap(\.self)).sorted().map(year)
    return ends.joined(separator: say("～", " to "))
  }

  static func noInterval(_ reason: String) -> String {
    say("予測の幅：\(reason)", "Interval: \(reason)")
  }

  /// - Parameter isDraft: whether the later plan is one that nobody has set.
  static func compareTitle(raised: Int, lowered: Int, of count: Int, isDraft: Bool) -> String {
    guard !isDraft else {
      return say(
        "両計画に共通する目標\(grouped: count)件のうち、案で引上げ\(grouped: raised)件、引下げ\(grouped: lowered)件",
        "Of \(grouped: count) targets in both plans, the draft raises \(raised == 0 ? "none" : "\(grouped: raised)") and lowers \(lowered == 0 ? "none" : "\(grouped: lowered)")"
      )
    }
    return say(
      "両計画に共通する目標\(grouped: count)件のうち、引上げ\(grouped: raised)件、引下げ\(grouped: lowered)件",
      "Of \(grouped: count) targets in both plans, \(raised == 0 ? "none" : "\(grouped: raised)") \(raised == 1 ? "was" : "were") raised and \(lowered == 0 ? "none" : "\(grouped: lowered)") lowered"
    )
  }

  static func kept(_ count: Int) -> String { say("据置き \(grouped: count)件", "\(grouped: count) unchanged") }

  static func withoutIndex(_ count: Int) -> String {
    say(
      "旧目標が0で比を計算できない\(grouped: count)件は図にない。",
      "\(grouped: count) with an earlier target of zero \(count == 1 ? "is" : "are") not drawn.")
  }

  static func several(_ pattern: String, _ titles: [String]) -> String {
    let list = titles.prefix(5).joined(separator: say("、", ", ")) + (titles.count > 5 ? " …" : "")
    return say(
      "「\(pattern)」に合う指標が \(titles.count) 件あります（\(list)）。= の右の名で一つに絞ってください。",
      "\(titles.count) series match \"\(pattern)\" (\(list)); name one by what stands after its =.")
  }

  static func severalEntities(_ pattern: String, _ entities: [String]) -> String {
    let list = entities.prefix(5).joined(separator: say("、", ", ")) + (entities.count > 5 ? " …" : "")
    return say(
      "「\(pattern)」には \(entities.count) 団体の値があります（\(list)）。--entity で一つに絞ってください。",
      "\"\(pattern)\" has values of \(entities.count) entities (\(list)); name one with --entity.")
  }

  static func unknownFormat(_ path: String) -> String {
    say("\(path) の拡張子は png、svg、pdf のどれかにしてください。", "\(path): the picture's ending has to be png, svg or pdf.")
  }

  static func sentence(_ error: ChartDataError) -> String {
    switch error {
    case .empty:
      say(
        "この図に描ける値がありません。実績値（目標と比べる図では目標値も）を import してください。",
        "There is nothing to draw: the data have no value for this chart. Import actual values, and targets for a chart that compares with them."
      )
    case .notFinite(let row): say("\(row) の値は大きすぎて描けません。", "The value of \(row) is too large to draw.")
    case .negativeCount(let row): say("\(row) の件数が負です。", "The count of \(row) is negative.")
    }
  }

  static func sentence(_ error: ChartRenderingError) -> String {
    switch error {
    case .gnuplotMissing:
      say(
        "gnuplot がないため画像にできません。gnuplot-nox を入れるか、-o でスクリプトだけ書き出してください。",
        "There is no gnuplot to draw the picture; install gnuplot-nox, or write only the script with -o.")
    case .gnuplotFailed(let status, let message):
      ProgramWording.unfinished(
        "gnuplot", ProgramTrouble(status: status, saying: message), without: say("画像", "picture"),
        instead: say("-o でスクリプトだけ書き出してください。", "write only the script with -o."))
    case .gnuplotTookTooLong(let seconds):
      say(
        "gnuplot が \(Int(seconds)) 秒たっても終わらないため、画像はできていません。-o でスクリプトを書き出し、直接 gnuplot にかけてください。",
        "gnuplot had not ended after \(Int(seconds)) seconds, so there is no picture; write the script with -o and run gnuplot on it."
      )
    }
  }
}

enum HorizonWording {
  static var origins: String { say("さかのぼる数は 1 から 50 です。", "The origins are a number from 1 to 50.") }
  static var outside: String { say("年数は 1 から 50 です。", "The horizon is a number of years from 1 to 50.") }
}
