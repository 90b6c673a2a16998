// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Reports
internal import TrendStatistics

/// How past forecasts came out.
extension ChartWording {
  static func calibrationTitle(series: Int, targets: Int, said: Double, came: Double) -> String {
    let (few, rates) = (series < fewSeries, (NumberText.percent(said), NumberText.percent(came)))
    return say(
      "\(few ? "わずか" : "")\(grouped: series)系列に置いた検証用の水準\(grouped: targets)件（計画の目標ではない）：届く確率は平均\(rates.0)、実際に届いたのは\(rates.1)",
      "\(grouped: targets) thresholds of \(few ? "only " : "")\(grouped: series) series made for this check (no targets of the plan): \(rates.0) were expected to be reached, \(rates.1) were"
    )
  }

  /// Whether what was said and what came can be told apart.
  static func calibrationFinding(series: Int, said: Double, _ interval: Interval) -> String {
    let range =
      "\(NumberText.percent(interval.lower))\(say("～", " to "))\(NumberText.percent(interval.upper))"
    let isInside = interval.lower <= said && said <= interval.upper
    let finding = say(
      "届いた割合の95%信頼区間は\(range)で、見込みの平均はその\(isInside ? "中にある（食い違うとはいえない）" : "外にある")。",
      "The 95% interval of the share reached is \(range); what was expected lies \(isInside ? "within it: no contradiction" : "outside it")."
    )
    guard series < fewSeries else { return finding }
    return finding
      + say(
        "ただし系列が少なく年度も共通のため、見通しの良し悪しはまだ判断できない。",
        " But so few series of the same years move together: too little to judge the forecasts by.")
  }

  /// How the figures come about: the forecasts of each series, times the thresholds that each is asked about.
  /// - Parameters:
  ///   - years: those that were forecast again.
  ///   - known: how many values each series had before them.
  ///   - forecasts: those that were asked about thresholds, and how many were not, since these are shares of the value before.
  ///   - horizon: how many years ahead the furthest forecast is.
  static func calibrationNote(
    years: [FiscalYear], known: ClosedRange<Int>, horizon: Int, forecasts: Int, unasked: Int, targets: Int
  ) -> String {
    let (years, values) = (runs(years), Set([known.lowerBound, known.upperBound]).sorted().map { "\(grouped: $0)" })
    let ahead = horizon > 1 ? say("（最長\(horizon)年先）", ", up to \(horizon) years ahead") : ""
    let asked = say(
      "\(years)年度を、その前の値（各系列\(values.joined(separator: "～"))個）から見通し直した\(grouped: forecasts)件\(ahead)を、直前の値の0.95～1.25倍の7つの検証用の水準（計\(grouped: targets)件）と比べた。",
      "\(grouped: forecasts) \(forecasts == 1 ? "forecast" : "forecasts") of \(years)\(ahead), from the values before (\(values.joined(separator: " to ")) of each series), each asked about 7 thresholds, 0.95 to 1.25 times the last value (\(grouped: targets) in all)."
    )
    let others =
      unasked == 0
      ? ""
      : say(
        "直前の値が0以下で水準を置けない見通しが、ほかに\(grouped: unasked)件ある。",
        "\(grouped: unasked) more, whose value before was zero or less, could not be asked.")
    return [asked, others, known.upperBound == 1 ? withoutGrowth : "", calibrationMarks].filter { !$0.isEmpty }
      .joined(separator: say("", " "))
  }

  private static var withoutGrowth: String {
    say(
      "値が1個では伸びが分からない。値が2つ以上ある見通しの検証にはならない。",
      "A single value shows no growth: this is no test of forecasts from two values or more.")
  }

  private static var calibrationMarks: String {
    say(
      "円の面積は水準の件数。縦の帯は、系列を1つずつ独立とみた95%信頼区間（Clopper–Pearson）。",
      "The area of a dot goes with its number of thresholds; bars are 95% intervals (Clopper–Pearson), each series counted once."
    )
  }

  /// 2015、2017～2019.
  private static func runs(_ years: [FiscalYear]) -> String {
    let ends = years.sorted().reduce(into: [(first: FiscalYear, last: FiscalYear)]()) { runs, year in
      if let open = runs.last, year.number - open.last.number <= 1 {
        runs[runs.count - 1].last = year
      } else {
        runs.append((year, year))
      }
    }
    return ends.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)\(say("～", " to "))\($0.last)" }
      .joined(separator: say("、", ", "))
  }

  /// Of fewer series a share in tenths is a handful of values.
  private static let fewSeries = 30
}
