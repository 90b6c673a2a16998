// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Reports

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

  static func attainmentTitle(met: Int, of due: Int) -> String {
    say(
      "期限の来た目標\(grouped: due)件のうち\(grouped: met)件を達成",
      "\(grouped: met) of the \(grouped: due) targets due were met")
  }

  /// - Parameters:
  ///   - withoutActual: targets of which nothing is known yet.
  ///   - withoutRatio: targets with an actual that has no ratio, as against a target of zero; the title counts those.
  ///   - above: of those that were due, not drawn.
  ///   - met: how many of these were met.
  ///   - open: not yet due, and not drawn.
  static func attainmentNote(withoutActual: Int, withoutRatio: Int, above: Int, met: Int, open: Int) -> String {
    let notes = [
      above > 0
        ? say(
          "期限の来た目標のうち達成率の高い\(grouped: above)件\(met > 0 ? "（うち達成\(grouped: met)件）" : "")は省略した。",
          above == 1
            ? "The target with the highest ratio is not shown."
            : "The \(grouped: above) targets with the highest ratios\(met > 0 ? ", \(grouped: met) of them met," : "") are not shown."
        )
        : nil,
      open > 0
        ? say(
          "期限前の目標\(grouped: open)件は省略した。",
          open == 1
            ? "One target that is not yet due is not shown."
            : "\(grouped: open) targets that are not yet due are not shown.")
        : nil,
      withoutActual > 0
        ? say(
          "ほかに実績のない目標が\(grouped: withoutActual)件ある。",
          withoutActual == 1 ? "One more target has no value." : "\(grouped: withoutActual) more targets have no value."
        ) : nil,
      withoutRatio > 0
        ? say(
          "達成率を計算できない目標\(grouped: withoutRatio)件は省略した。",
          withoutRatio == 1
            ? "One target without a ratio is not shown."
            : "\(grouped: withoutRatio) targets without a ratio are not shown.") : nil,
    ]
    return notes.compactMap(\.self).joined(separator: say("", " "))
  }

  static func leastMoved(_ count: Int) -> String {
    say(
      "変化の小さい目標\(grouped: count)件は省略した。",
      count == 1
        ? "The target that changed least is not shown."
        : "The \(grouped: count) targets that changed least are not shown.")
  }

  static func trendTitle(_ indicator: Indicator, _ history: History, year: (FiscalYear) -> String) -> String {
    guard let last = history.last else { return indicator.name }
    let value = PlanChartWording.quantity(last.value, indicator.unit)
    return say(
      "\(indicator.name)：\(year(last.year))年度は\(value)", "\(indicator.name): \(value) in \(year(last.year))")
  }

  static var median: String { say("見通しは中央値。", "The forecast is the median.") }

  static func noInterval(_ reason: String) -> String {
    say("予測の幅：\(reason)", "Interval: \(reason)")
  }

  static func compareTitle(raised: Int, lowered: Int, of count: Int) -> String {
    say(
      "両計画に共通する目標\(grouped: count)件のうち、引上げ\(grouped: raised)件、引下げ\(grouped: lowered)件",
      "Of \(grouped: count) targets in both plans, \(raised == 0 ? "none" : "\(grouped: raised)") \(raised == 1 ? "was" : "were") raised and \(lowered == 0 ? "none" : "\(grouped: lowered)") lowered"
    )
  }

  static func calibrationTitle(count: Int, series: Int, said: Double, came: Double) -> String {
    let number = PlanChartWording.number(Double(count))
    return say(
      "達成確率を平均\(NumberText.percent(said))と見込んだ目標のうち、\(NumberText.percent(came))が達成（\(grouped: series)系列の\(number)件）",
      "Of \(number) targets of \(grouped: series) series given a chance of \(NumberText.percent(said)) on average, \(NumberText.percent(came)) were met"
    )
  }

  /// How the count of the title comes about: the forecasts of each series, times the targets that each is asked about.
  static func calibrationNote(origins: Int, horizon: Int, series: Int, forecasts: Int) -> String {
    let note = say(
      "\(grouped: series)系列を、最後の\(origins)年度のうち前に値のある時点から\(horizon)年先まで見通した\(grouped: forecasts)件を、それぞれ直前の値（0より大）の0.95～1.25倍の7つの目標について実績と比べた。円の面積は件数に比例する。",
      "\(grouped: series) series, forecast again from those of the last \(origins) years before which there was a value, up to \(horizon) ahead: \(grouped: forecasts) \(forecasts == 1 ? "forecast" : "forecasts"), each asked about 7 targets, 0.95 to 1.25 times the last known value where that is above zero. The area of a point is proportional to the number of targets."
    )
    guard series < fewSeries else { return note }
    return note
      + say(
        "系列が少なく年度も共通なので、一年のできごとで大きく動く。",
        " So few series, of the same years, say little: one year's events move them all.")
  }

  /// Of fewer series a share in tenths is a handful of values.
  private static let fewSeries = 30

  static func kept(_ count: Int) -> String { say("据置き \(grouped: count)件", "\(grouped: count) unchanged") }

  static func withoutIndex(_ count: Int) -> String {
    say(
      "旧目標が0で比を計算できない\(grouped: count)件は省略した。",
      "\(grouped: count) with an earlier target of zero \(count == 1 ? "is" : "are") not shown.")
  }

  static func several(_ pattern: String, _ titles: [String]) -> String {
    let list = titles.prefix(5).joined(separator: say("、", ", ")) + (titles.count > 5 ? " …" : "")
    return say(
      "「\(pattern)」に合う指標が \(titles.count) 件あります（\(list)）。= の右の名で一つに絞ってください。",
      "\(titles.count) series match \"\(pattern)\" (\(list)); name one by what stands after its =.")
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
      say("gnuplot が失敗しました（\(status)）：\(message)", "gnuplot failed (\(status)): \(message)")
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
