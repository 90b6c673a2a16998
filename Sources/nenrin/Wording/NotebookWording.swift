// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// The narrative of notebooks.
enum NotebookWording {
  // MARK: The command

  static var kindHelp: String {
    say(
      "review（計画の点検）、indicator（一指標の詳細）、forecast（見通しの検証）",
      "review (of a plan), indicator (one looked at closely), forecast (how good forecasts were)")
  }

  static var outputHelp: String {
    say(
      "ノートブック（既定：notebooks-export/ の plan-計画、indicator-指標、forecast-check .ipynb）",
      "the notebook (default: in notebooks-export/, plan-PLAN, indicator-NAME or forecast-check .ipynb)")
  }

  static var needsIndicator: String {
    say(
      "notebook indicator には --indicator で指標を指定してください。",
      "notebook indicator looks at one indicator: name it by --indicator.")
  }

  static func severalEntities(_ pattern: String, _ names: [String]) -> String {
    let list = names.prefix(5).joined(separator: say("、", ", ")) + (names.count > 5 ? say("など", " …") : "")
    return say(
      "\(pattern) は \(names.count) の団体にあります（\(list)）。--entity で一つ指定してください。",
      "\(pattern) is there of \(names.count) entities (\(list)); name one by --entity.")
  }

  static var planOnly: String {
    say("--plan は notebook review のためのものです。", "--plan is for notebook review.")
  }

  static var notOfReview: String {
    say(
      "--indicator は notebook indicator と forecast のためのものです。", "--indicator is for notebook indicator and forecast.")
  }

  static func written(_ file: String, data: String) -> String {
    say("\(file) と \(data)/ を書きました。", "Wrote \(file), and its data to \(data)/ beside it.")
  }

  private static func rerun(_ folder: String) -> String {
    say(
      "表の値は nenrin が計算したもので、セルを実行すると \(folder)/ のデータから pandas で同じ値が得られます。",
      "The tables were computed by nenrin; running the cells gives the same values with pandas from \(folder)/.")
  }

  // MARK: One indicator

  static func indicatorIntroduction(of series: Int, in panel: Panel, dataFolder: String) -> String {
    let indicator = panel.catalogue.indicator(ofSeries: series)
    let title = ChartWording.trendTitle(indicator, panel.history(ofSeries: series), year: { $0.description })
    let entity = panel.catalogue.entityName(ofSeries: series)
    let better = indicator.better == .higher ? say("大きいほどよい", "higher is better") : say("小さいほどよい", "lower is better")
    let events = panel.catalogue.events(ofSeries: series).map { "- \($0.year) \(MarkdownFormat.escaped($0.title))" }
    let marked =
      events.isEmpty ? [] : [say("出来事のあった年度：", "Years that were not like others:"), events.joined(separator: "\n")]
    let head = "# " + MarkdownFormat.escaped(title)
    let facts = [entity, indicator.unit, better, indicator.slug].filter { !$0.isEmpty }.map(MarkdownFormat.escaped)
    return ([head, facts.joined(separator: say("、", ", ")) + say("。", ".")] + marked + [rerun(dataFolder)])
      .joined(separator: "\n\n")
  }

  static var valuesAsRead: String {
    say(
      "## 読み取った値\n\n値ごとに、書かれていたとおりの数字と、読んだ場所。",
      "## The values as they were read\n\nOf each, its number as written, and the place where it was read.")
  }

  static var course: String {
    say(
      "## 年ごとの推移\n\n実績のない年度は基準値を用いる。増減率は、前の値が正のときに限る。",
      "## Year by year\n\nA baseline stands in for a year without an actual. Growth is given where the value before is above zero."
    )
  }

  static var trend: String {
    say(
      "## 全期間の傾向\n\n二つの年度の組すべての年あたりの変化の中央値（Theil–Sen）と、増えた組から減った組を引いた数（Kendall の S）。一つの外れた値には動かされない。",
      "## The trend over all years\n\nThe median yearly change between all pairs of years (Theil–Sen), and how many more pairs rise than fall (Kendall's S). A single outlier does not move them."
    )
  }

  static var targets: String {
    say(
      "## 目標と実績\n\n期限の年度に実績があれば、達成率。",
      "## Targets and actuals\n\nThe ratio, where the year in which the target was due has an actual.")
  }

  static func forecast(_ outlooks: [Outlook], in panel: Panel) -> String {
    let notes = ForecastWording.notes(outlooks, in: panel, explain: true).map(MarkdownFormat.escaped)
    let meaning = say(
      "mean は中央値で、半分はこれを上回り、半分は下回る。lo80 から hi80 は 80%、lo95 から hi95 は 95% の場合に値が入るとする区間。growth は最後の値からの増減率。",
      "mean is the median: half of what may come lies above it. lo80 to hi80 are meant to hold the value in 80% of cases, lo95 to hi95 in 95%. growth is from the last value."
    )
    return ([say("## 見通し", "## Forecast"), meaning] + notes).joined(separator: "\n\n")
  }

  // MARK: Forecasts

  static var probabilitySubtitle: String { say("すべての計画", "all plans") }

  static func forecastIntroduction(
    _ past: PastForecasts, origins: Int, horizon: Int, dataFolder: String
  ) -> String {
    let accuracy = past.accuracy
    let (said, held) = (accuracy.forecasts, accuracy.coverage80.map(NumberText.percent) ?? "-")
    let title = say(
      "# 見通しの検証：\(said) 件の見通しのうち、80%区間に入ったのは \(held)",
      "# Forecasts checked: of \(said), \(held) came within their 80 % intervals")
    let how = say(
      "直近 \(origins) 年度を、後の年度とともに一つずつ隠し、その前に知られていた値だけから見通して（\(horizon) 年先まで）、実際の値と比べた。",
      "Each of the last \(origins) years was hidden in turn, with all later ones; forecasts were made from what was known before (years ahead: \(horizon)) and compared with what came."
    )
    return [title, how, rerun(dataFolder)].joined(separator: "\n\n")
  }

  static var accuracy: String {
    say(
      "## どれほど当たったか\n\nsmape は誤差の大きさ（%）、mase は前年のままとした場合の誤差に対する比、coverage は区間に入った割合（80% と 95% が望ましい）、brier は確率の二乗誤差（いつも50%と言えば 0.25）。",
      "## How good they were\n\nsmape is the size of the errors in per cent, mase their ratio to those of leaving the value as it was, coverage the share within the intervals (0.80 and 0.95 are wanted), brier the squared error of probabilities (always saying one half has 0.25)."
    )
  }

  static var byMethod: String { say("## 手法ごと", "## By method") }

  static var reliability: String {
    say(
      "## 確率は確かだったか\n\nsaid は示した確率の平均、came はそのうち実際に達成された割合。二つが近いほどよい。見通し一件につき、直前の値（0より大）の0.95～1.25倍の7つの目標を問う。",
      "## Were the probabilities right?\n\nsaid is the mean of the probabilities, came the share of these targets that was met: the closer, the better. Each forecast is asked about 7 targets, 0.95 to 1.25 times the last known value where that is above zero."
    )
  }

  static func worst(_ count: Int) -> String {
    say("## 最も外れた \(count) 件", "## The \(count) furthest off")
  }

  static func toCome(_ count: Int) -> String {
    say(
      "## これから期限の来る目標\n\n確率が正しければ、足し合わせた値は達成される数の期待値になる（案の提案値を含む）。二つ目の表は確率の最も低い \(count) 件。",
      "## Targets still to come\n\nIf the probabilities are right, their sum is the number that can be expected to be met, proposals of drafts included. The second table has the \(count) with the lowest probability."
    )
  }

  // MARK: The review of a plan

  static var missed: String {
    say("## 達成しなかった施策", "## Measures that were missed")
  }
}
