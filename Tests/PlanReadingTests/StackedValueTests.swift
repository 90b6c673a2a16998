// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import PlanReading

/// Tables in which what belongs together does not stand on one line, as the text of a PDF or a page has it.
@Suite("Values and their words at different heights")
struct StackedValueTests {
  /// As `name kind value unit year`.
  private static func said(_ lines: [String]) throws -> Set<String> {
    let folder = try DocumentFolder()
    try folder.write("report.txt", lines.joined(separator: "\n"))
    let report = try #require(try folder.read("report.txt").reports.first)
    return Set(
      report.observations.map { "\($0.indicator) \($0.kind.rawValue) \($0.value) \($0.unit) \($0.year.number)" })
  }

  @Test func targetsAndResultsWithoutAHeadingOfTheirOwn() throws {
    let found = try Self.said([
      "令和3年度 主要事業の評価",
      "  区分     指標名       単位               令和元年度      令和2年度      令和3年度",
      "                         目標値        1,200      1,250      1,300",
      "活動指標     配本の回数     回     実績値        1,130      1,262",
      "                         達成率        94.2%      101.0%",
      "                         目標値        500        520        540",
      "成果指標     登録者数      人     実績値        412        488",
      "                         達成率        82.4%      93.8%",
    ])
    #expect(
      found == [
        "配本の回数 target 1200.0 回 2019", "配本の回数 target 1250.0 回 2020", "配本の回数 target 1300.0 回 2021",
        "配本の回数 actual 1130.0 回 2019", "配本の回数 actual 1262.0 回 2020",
        "登録者数 target 500.0 人 2019", "登録者数 target 520.0 人 2020", "登録者数 target 540.0 人 2021",
        "登録者数 actual 412.0 人 2019", "登録者数 actual 488.0 人 2020",
      ])
  }

  @Test func valuesBelowOneAnotherInOtherLinesThanTheirWords() throws {
    let lines = [
      "くぬぎ市文化振興計画 点検・評価（令和3年度）", "        指標      単位 区分    令和元年度 令和2年度 令和3年度      備考",
      "講座の受講者数        人 目標", "                   実績", "                               700",
      "                               652",
      "                                       700", "                                       318",
      "                                               750 感染症の影響", "                                               401",
      "公演の回数           回 目標", "                   実績", "                                20",
      "                                22",
      "                                        20", "                                         9",
      "                                                24", "                                                17",
    ]
    let found = try Self.said(lines)
    #expect(found.count == 12)
    #expect(found.isSuperset(of: ["講座の受講者数 target 700.0 人 2020", "講座の受講者数 actual 318.0 人 2020"]))
    #expect(found.isSuperset(of: ["公演の回数 target 24.0 回 2021", "公演の回数 actual 17.0 回 2021"]))
    // Where a value is missing, nothing says which, and none is given to another year.
    let fewer = try Self.said(lines.filter { !$0.hasSuffix(" 9") })
    #expect(!fewer.contains("公演の回数 actual 24.0 回 2020") && !fewer.contains("公演の回数 target 17.0 回 2021"))
  }

  @Test func yearsBetweenTheWordsOfTheirPairs() throws {
    let found = try Self.said([
      "けやき市総合計画 成果指標の推移", "", " 分野    成果指標        単位 目標 H29 実績 目標 H30 実績 目標 R1 実績     担当課",
      "安全    消防団員の数        人   120 118 122 119 124 115 危機管理課",
      "産業    新規創業の件数      件   40 46 45 44 50 31 産業課",
      "福祉    サロンの開催回数    回   300 287 350 412 400 655 福祉課",
    ])
    #expect(
      found.isSuperset(of: ["消防団員の数 target 120.0 人 2017", "消防団員の数 actual 118.0 人 2017", "消防団員の数 actual 119.0 人 2018"]))
    #expect(found.isSuperset(of: ["サロンの開催回数 target 400.0 回 2019", "サロンの開催回数 actual 655.0 回 2019"]))
    #expect(found.count == 18)
  }

  @Test func aWordOverYearsThatStandsBetweenThem() throws {
    let found = try Self.said([
      "かえで市安全計画 指標の推移（令和4年度末）", "      指標名      単位 策定時", "                   R元 R2 R3",
      "                              実績値",
      "                                        R4", "                                            目標値 評価",
      "                                             R6", "認知件数             件 1,240 1,190 1,102   1,015 1,100 A",
      "団体数              団体 86      88    91      90   100  B", "解決率              ％ 88.2 89.0 91.4      90.9 95.0 B",
    ])
    #expect(
      found.isSuperset(of: [
        "認知件数 baseline 1240.0 件 2019", "認知件数 actual 1190.0 件 2020", "認知件数 actual 1102.0 件 2021",
        "認知件数 actual 1015.0 件 2022", "認知件数 target 1100.0 件 2024",
      ]))
    #expect(found.count == 15)
  }

  @Test func headersOfTwoLinesBetweenSingleBlanks() throws {
    let years = try Self.said([
      "はぜ市健康増進計画 最終評価", "分野 指標 単位 策定時 中間評価 最終評価 目標値 判定", "（H24） （H29） （R4） （R4）", "栄養 朝食を欠食する児童の割合 ％ 4.2 5.1 6.3 0.0 Ｄ",
      "運動 日常生活における歩数 歩 6,842 6,510 6,021 8,000 Ｄ", "喫煙 成人の喫煙率 ％ 21.3 18.0 14.8 12.0 Ｂ",
    ])
    #expect(years.isSuperset(of: ["成人の喫煙率 baseline 21.3 % 2012", "成人の喫煙率 actual 18.0 % 2017"]))
    #expect(years.isSuperset(of: ["成人の喫煙率 actual 14.8 % 2022", "成人の喫煙率 target 12.0 % 2022"]))
    #expect(years.count == 12)
    let kinds = try Self.said([
      "はぜ市健康増進計画 進捗管理表", "分野 指標 単位 令和3年度 令和4年度 担当課", "目標 実績 目標 実績", "栄養 教室の開催回数 回 40 31 42 44 健康課",
      "運動 教室の参加者数 人 600 412 620 655 健康課", "喫煙 相談の件数 件 80 76 90 104 健康課",
    ])
    #expect(kinds.isSuperset(of: ["教室の参加者数 target 600.0 人 2021", "教室の参加者数 actual 655.0 人 2022"]))
    #expect(kinds.count == 12)
  }

  @Test func theLastTargetBelowThatOfTheYear() throws {
    let found = try Self.said([
      "# ひのき県環境基本計画の進捗状況（令和元年度）", "", "| 指標 | 設定時の値<br>（H28） | 現況値<br>（R元） | R元年度目標値 | 達成度 |",
      "|---|---|---|---|---|", "| 指標項目 | | | R3の目標値 | |", "| 低公害車の導入台数【台】 | 148 | 163 | 170 | △ |", "| | | | 200 | |",
      "| 清掃の参加者数【人】 | 5,210 | 3,980 | 5,500 | ▲ |", "| | | | 6,000 | |", "| 普及率【%】 | 84.6 | 86.1 | 86.0 | ○ |",
      "| | | | 90.0 | |",
    ])
    #expect(found.isSuperset(of: ["低公害車の導入台数 target 170.0 台 2019", "低公害車の導入台数 target 200.0 台 2021"]))
    #expect(found.isSuperset(of: ["普及率 target 86.0 % 2019", "普及率 target 90.0 % 2021"]))
    #expect(found.count == 12)
  }

  @Test func ranks() throws {
    let text = [
      "番号,KPI,基準値,基準年,実績値,実績年,目標値,目標年,達成度", "1,立地件数,2件,2018,17件,2021,25件,2025,B",
      "2,体力調査の順位,31位,2018,22位,2022,20位,2025,B",
      "3,リサイクル率,21.4%,2018,20.8%,2022,25.0%,2025,C",
    ]
    let found = try Self.said(text)
    #expect(found.isSuperset(of: ["体力調査の順位 baseline 31.0 位 2018", "体力調査の順位 actual 22.0 位 2022"]))
    let folder = try DocumentFolder()
    try folder.write("kpi.csv", text.joined(separator: "\n"))
    let better = try folder.read("kpi.csv").panel.catalogue.indicators.filter { $0.better == .lower }.map(\.unit)
    #expect(better == ["位"])
  }

  @Test func whatAnOpenBracketCounts() throws {
    let found = try Self.said([
      "令和元年度 施策の進捗状況", "番号\t施策名\t担当課\t目標\t実績\t達成状況", "1\t防災訓練\t危機管理課\t年4回実施\t4回実施した（参加者延べ1,200人）\t達成",
      "2\t健診\t健康課\t受診率60%\t受診率は48.2%\t未達成",
    ])
    #expect(found.contains("参加者 actual 1200.0 人 2019"))
  }
}
