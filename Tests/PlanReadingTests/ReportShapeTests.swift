// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import PlanReading

/// Small documents of one shape each, with what they say.
@Suite("Shapes of reports")
struct ReportShapeTests {
  /// As `measure kind value unit year`.
  private static func said(_ lines: String...) throws -> Set<String> {
    let report = try #require(PlanReport(text: lines.joined(separator: "\n")))
    let names = Dictionary(report.measures.map { ($0.place, $0.name) }, uniquingKeysWith: { first, _ in first })
    return Set(
      report.observations.map {
        "\(names[$0.place] ?? "") \($0.kind.rawValue) \($0.value) \($0.unit) \($0.year.number)"
      })
  }

  @Test func menAndWomenInAColumnBehindTheNames() throws {
    let found = try Self.said(
      "# けやき市健康計画 令和4年度の評価", "", "| 指標 | | 策定時（H29） | 最終値（R4） |", "|---|---|---|---|",
      "| 運動習慣者の割合 | 男性 | 31.0% | 33.4% |",
      "| | 女性 | 24.8% | 22.1% |", "| 成人の喫煙率 | 全体 | 19.5% | 15.2% |", "| 歩数の平均 | 男性 | 7,020歩 | 6,830歩 |")
    #expect(found.contains("運動習慣者の割合　男性 baseline 31.0 % 2017"))
    #expect(found.contains("運動習慣者の割合　女性 actual 22.1 % 2022"))
    #expect(found.contains("成人の喫煙率 actual 15.2 % 2022"))
    #expect(found.count == 8)
  }

  @Test func numbersOverStackedRows() throws {
    let found = try Self.said(
      "ぶな町地域計画　評価指標", "番号", "評価指標", "基準値", "（平成30年度）", "実績値", "（令和4年度）", "達成状況", "1", "サロンの数", "42か所", "51か所", "Ｂ",
      "2", "登録者数", "83人", "124人", "Ａ", "3", "講座の開催回数", "12回", "9回", "Ｃ")
    #expect(
      found == [
        "サロンの数 baseline 42.0 箇所 2018", "サロンの数 actual 51.0 箇所 2022", "登録者数 baseline 83.0 人 2018",
        "登録者数 actual 124.0 人 2022",
        "講座の開催回数 baseline 12.0 回 2018", "講座の開催回数 actual 9.0 回 2022",
      ])
  }

  @Test func theYearOfAResultInAColumnOfItsOwn() throws {
    let found = try Self.said(
      "番号,KPI,基準値,基準年,実績値,実績年,目標値,目標年,達成度", "1,立地件数,2件,2018,17件,2021,25件,2025,B",
      "2,排出量,412t,2013,331t,2020,222t,2030,B",
      "3,リサイクル率,21.4%,2018,20.8%,2022,25.0%,2025,C")
    #expect(found.isSuperset(of: ["立地件数 actual 17.0 件 2021", "排出量 actual 331.0 t 2020", "排出量 target 222.0 t 2030"]))
    #expect(found.isSuperset(of: ["リサイクル率 baseline 21.4 % 2018", "リサイクル率 actual 20.8 % 2022"]))
    #expect(found.count == 9)
  }

  @Test func startingAndPresentValuesInEitherOrder() throws {
    let rows = ["| 講座の参加率 | 63.5% | 58.0% |", "| 会員数 | 410人 | 380人 |", "| 相談件数 | 77件 | 61件 |"]
    let found = try Self.said(
      "令和元年度の進捗", "", "| 指標 | 現状値 | 策定時の値 | 達成状況 |", "|---|---|---|---|", rows[0] + " ○ |", rows[1] + " ○ |",
      rows[2] + " ○ |")
    #expect(found.contains("講座の参加率 actual 63.5 % 2019"))
    #expect(found.contains("会員数 baseline 380.0 人 2018"))
  }
}
