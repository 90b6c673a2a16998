// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Reports of several years: one history an indicator.
@Suite("Reports of several years")
struct ReportYearsTests {
  private static func report(_ year: String, _ rows: String...) -> String {
    (["しおさい市情報化推進計画　\(year)の実施結果", "", "基本目標1　便利なくらし", "", "番号\t事業名\t指標\t目標値\t実績値\t達成度\t担当課"] + rows)
      .joined(separator: "\n") + "\n"
  }

  private static let first = report(
    "平成30年度", "1\t電子申請の推進\t電子申請の利用率\t50%\t47.5%\t未達成\t情報課", "2\t公式アプリの運営\tダウンロード数\t3,000件\t3,120件\t達成\t広報課",
    "3\t東部相談所の運営\t相談件数\t500件\t480件\t未達成\t市民課", "4\t西部相談所の運営\t相談件数\t400件\t410件\t達成\t市民課")
  private static let second = report(
    "令和元年度", "1\t防災メールの配信\t登録者数\t8,000人\t8,150人\t達成\t防災課", "2\t電子申請の推進\t電子申請の利用率\t55%\t56.1%（H30：47.5%）\t達成\t情報課",
    "3\t公式アプリの運営事業\tアプリのダウンロード数\t4,000件\t3,890件\t未達成\t広報課", "4\t南部相談所の運営\t相談件数\t200件\t215件\t達成\t市民課",
    "5\t西部相談所の運営\t相談件数\t420件\t433件\t達成\t市民課")

  private func histories(_ office: Office) throws -> [String: String] {
    let run = try office.nenrin(
      "query", "--format", "csv",
      "SELECT indicator, group_concat(fiscal_year || '=' || value, ' ') FROM (SELECT * FROM observation WHERE kind = 'actual' ORDER BY fiscal_year) GROUP BY indicator"
    )
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
    return Dictionary(
      rows.map { ($0[0], $0.dropFirst().joined(separator: ",")) }, uniquingKeysWith: { first, _ in first })
  }

  private static let expected = [
    "電子申請の推進／電子申請の利用率（%）": "2018=47.5 2019=56.1", "公式アプリの運営／ダウンロード数（件）": "2018=3120 2019=3890",
    "東部相談所の運営／相談件数（件）": "2018=480", "西部相談所の運営／相談件数（件）": "2018=410 2019=433", "南部相談所の運営／相談件数（件）": "2019=215",
    "防災メールの配信／登録者数（人）": "2019=8150",
  ]

  @Test func eachIndicatorHasOneHistory() throws {
    let office = try Office(plan: false)
    try office.write(Self.first, to: "2018.txt")
    try office.write(Self.second, to: "2019.txt")
    #expect(try office.nenrin("import", "2018.txt").status == 0)
    let run = try office.nenrin("import", "2019.txt", environment: ["LC_ALL": "ja_JP.UTF-8"])
    #expect(run.status == 0, "\(run.errors)")
    // A renamed one is told; one that could be either of two is its own, and that is told too.
    #expect(run.errors.contains("公式アプリの運営／ダウンロード数（件）」の続き"))
    #expect(try histories(office).mapValues { $0.replacingOccurrences(of: ".0", with: "") } == Self.expected)
    let again = try office.nenrin("import", "2019.txt")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try histories(office).count == Self.expected.count)
  }

  /// Both in one command: equal names make one history.
  @Test func bothAtOnce() throws {
    let office = try Office(plan: false)
    try office.write(Self.first, to: "2018.txt")
    try office.write(Self.second, to: "2019.txt")
    let run = try office.nenrin("import", "2018.txt", "2019.txt")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try histories(office)["電子申請の推進／電子申請の利用率（%）"] == Self.expected["電子申請の推進／電子申請の利用率（%）"])
  }

  /// What this year's report says of last year gives way to what last year's said; this year's own values are never passed over.
  @Test func aRevisedValueOfAnEarlierYearIsTold() throws {
    let office = try Office(plan: false)
    try office.write(Self.first, to: "2018.txt")
    try office.write(Self.second.replacingOccurrences(of: "H30：47.5%", with: "H30：47.9%"), to: "2019.txt")
    #expect(try office.nenrin("import", "2018.txt").status == 0)
    let run = try office.nenrin("import", "2019.txt", environment: ["LC_ALL": "C"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("--replace"))
    #expect(try histories(office)["電子申請の推進／電子申請の利用率（%）"] == "2018=47.5 2019=56.1")
    #expect(try office.nenrin("import", "2019.txt", "--replace").status == 0)
    #expect(try histories(office)["電子申請の推進／電子申請の利用率（%）"] == "2018=47.9 2019=56.1")
  }
}
