// SPDX-License-Identifier: GPL-3.0-or-later

/// Examples for the manual pages: what is typed, and what for.
enum ManualExamples {
  struct Example {
    let command: String
    let purpose: String

    fileprivate init(_ command: String, _ japanese: String, _ english: String) {
      (self.command, purpose) = (command, say(japanese, english))
    }
  }

  /// Of the whole command: from a table of one's own to the report.
  static var first: [Example] {
    [
      Example("nenrin import history.csv", "指標,年度,値 の表を取り込む", "Read a table of indicator, year and value"),
      Example("nenrin growth", "年度間の増減", "See how the indicators changed"),
      Example("nenrin report --plan 2019 -o report.html", "審議会に出す報告書", "Write the report for the council"),
    ]
  }

  /// By verb.
  static var byVerb: [String: [Example]] {
    [
      "import": [
        Example("nenrin import history.csv", "指標,年度,値 の表", "A table of indicator, year and value"),
        Example(
          "nenrin import survey.xlsx --map 名目=indicator --map 実績=value", "見出しの役割を指定する", "Say what columns are for"),
        Example(
          "nenrin import report.pdf --review doubtful.csv", "報告書を読み、不確かな読み取りを書き出す",
          "Read a results report, and write what is doubtful"),
      ],
      "summary": [
        Example("nenrin summary --plan 2019 --unique", "再掲を除いて数える", "Count without relisted measures")
      ],
      "attainment": [
        Example(
          "nenrin attainment --plan 2019 --where 'ratio<80%' --sort ratio", "達成率80%未満を低い順に",
          "Ratios below 80 %, lowest first"),
        Example(
          "nenrin attainment --plan 2019 --scheme all", "公表されている判定方式を並べる", "Published grading schemes side by side"),
      ],
      "growth": [
        Example("nenrin growth --trend --sort -theil_sen --top 10", "伸びの大きい10指標", "The ten that rise most"),
        Example(
          "nenrin growth --indicator アクセス --yearly", "名前に「アクセス」を含む指標の年ごとの増減", "Year by year, by a part of the name"),
      ],
      "compare": [
        Example("nenrin compare 2019 2020 --where change!=kept", "変わった目標だけ", "Only what changed")
      ],
      "forecast": [
        Example("nenrin forecast --to 2025 --explain", "2025年度まで、根拠とともに", "To 2025, with the reasons"),
        Example(
          "nenrin forecast --where 'probability<50%'", "達成確率が50%に満たない目標", "Targets with a probability below 50%"),
      ],
      "backtest": [Example("nenrin backtest --origins 3", "過去3年の各時点から見通す", "Forecast from each of the last 3 years")],
      "draft": [
        Example("nenrin draft --from 2019 --to 2020 -o draft-2020", "次の計画の案を書く", "Propose the next plan"),
        Example("nenrin draft --from 2019 --to 2020 -o draft.xlsx", "担当課が記入するブックにする", "As a workbook for departments"),
      ],
      "chart": [
        Example(
          "nenrin chart sections --plan 2019 --render sections.png", "方向ごとの達成度の図", "How each section went"),
        Example(
          "nenrin chart trend --indicator youtube-subscribers -o trend.gp --render trend.pdf", "一指標の推移と、手を入れられるスクリプト",
          "One indicator, with the script to change"),
      ],
      "notebook": [Example("nenrin notebook --plan 2019 -o review.ipynb", "計画の点検", "The review of a plan")],
      "report": [
        Example(
          "nenrin report --plan 2019 --compare 2020 -o report.xlsx", "次の計画との比較を含むブック",
          "A workbook, with the next plan beside it")
      ],
      "export": [Example("nenrin export --to backup", "再び取り込めるデータパッケージ", "A data package that imports back")],
      "query": [
        Example(
          "nenrin query \"SELECT kind, count(*) AS n FROM observation GROUP BY kind\"", "SQL で数える", "Count in SQL")
      ],
      "verify": [Example("nenrin verify", "ストアが壊れていないか", "Is the store sound?")],
      "normalize": [
        Example("nenrin normalize 26億2,652万円 --format csv", "数を値と単位にする", "A quantity as value and unit")
      ],
      "audit": [
        Example("nenrin audit --plan 2019", "計算の合わないところ", "What does not add up"),
        Example("nenrin audit report.pdf", "取り込まずに報告書を照合する", "Check a report without importing it"),
      ],
      "doctor": [Example("nenrin doctor", "足りないものと入れ方", "What is missing, and how to install it")],
    ]
  }
}
