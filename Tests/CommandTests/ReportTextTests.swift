// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A results report from its text into the store, by way of a person where it is doubtful; and its audit.
@Suite("Reports as text")
struct ReportTextTests {
  private static let report = """
    みずうみ県情報化推進計画 実施結果

    実施事業項目4 目標達成項目3（達成項目の割合75.0%）

    1 くらし

    番号\t事業名\t目標\t令和3年度の実績\t達成度\t担当課
    1\t電子申請\t申請率 60%\t全840件中、546件（65%）を電子申請で受け付けた。\t目標達成\t情報課
    2\t窓口予約\t予約件数 1,000件\t予約件数は25%増 ・R2末時点：1,000件 ・R3末時点：1,250件\t目標達成\t市民課
    3\t講座\t受講者 60人\t東会場30人、西会場35人、計65人\t計画どおり実施\t生涯学習課
    4\t相談\t相談件数 40\t相談件数 38\t相談件数40に対し38\t福祉課

    """

  private func csv(_ run: CommandRun) -> [[String]] {
    run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func aReportIsKnownByItsContentAndImported() throws {
    let office = try Office(plan: false)
    try office.write(Self.report, to: "report.txt")
    let run = try office.nenrin("import", "report.txt")
    #expect(run.status == 0, "\(run.errors)")
    let summary = try office.nenrin("summary", "--format", "csv")
    #expect(summary.output.hasSuffix(",total,4,3,0.75\n"))
    let attainment = try office.nenrin("attainment", "--format", "csv")
    #expect(attainment.output.contains("予約件数"))
  }

  @Test func doubtfulReadingsGoByWayOfAPerson() throws {
    let office = try Office(plan: false)
    try office.write(Self.report.replacingOccurrences(of: "東会場30人", with: "おおむね7～8回開催し、東会場30人"), to: "report.txt")
    let first = try office.nenrin("import", "report.txt", "--review", "review.csv")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("review.csv"))
    let written = String(decoding: try office.data("review.csv"), as: UTF8.self)
    #expect(written.hasPrefix("reading,accept,certainty,"))
    let before = try office.nenrin("export", "--to", "before")
    #expect(before.status == 0)
    let lines = written.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("7～8回") })
    let corrected = lines.map { line in
      line.contains("7～8回") ? line.replacingOccurrences(of: ",,0.", with: ",yes,0.") : line
    }
    try office.write(corrected.joined(separator: "\n") + "\n", to: "review.csv")
    let second = try office.nenrin("import", "report.txt", "--review", "review.csv")
    #expect(second.status == 0, "\(second.errors)")
    _ = try office.nenrin("export", "--to", "after")
    #expect(!String(decoding: try office.data("before/observations.csv"), as: UTF8.self).contains("7～8回"))
    #expect(String(decoding: try office.data("after/observations.csv"), as: UTF8.self).contains("7～8回"))
  }

  @Test func aReviewThatCannotBeReadIsTold() throws {
    let office = try Office(plan: false)
    try office.write(Self.report, to: "report.txt")
    try office.write(
      "reading,accept,kind,fiscal_year,value,unit,as_written\n1-1-1,maybe,actual,2021,5,件,5件\n", to: "review.csv")
    let run = try office.nenrin("import", "report.txt", "--review", "review.csv")
    #expect(run.status == 1)
    #expect(run.errors.contains("review.csv:2:2"))
    #expect(!office.exists("nenrin.db"))
  }

  @Test func aCleanReportHasNothingToFind() throws {
    let office = try Office(plan: false)
    try office.write(Self.report, to: "report.txt")
    let run = try office.nenrin("audit", "report.txt", "--format", "csv")
    #expect(run.status == 0)
    #expect(csv(run).count == 1, "\(run.output)")
  }

  @Test(arguments: [
    ("（65%）", "（68%）", "stated-share"), ("25%増", "35%増", "stated-growth"), ("計65人", "計75人", "stated-total"),
    ("目標達成項目3", "目標達成項目4", "stated-counts"), ("割合75.0%", "割合80.0%", "stated-counts"),
    ("60人", "120人", "declared-status"),
  ])
  func plantedErrorsAreFound(_ right: String, _ wrong: String, _ rule: String) throws {
    let office = try Office(plan: false)
    try office.write(Self.report.replacingOccurrences(of: right, with: wrong), to: "report.txt")
    let run = try office.nenrin("audit", "report.txt", "--format", "csv")
    #expect(run.status == 0)
    #expect(csv(run).dropFirst().contains { $0[1] == rule }, "\(run.output)")
  }

  @Test func thePlanInTheBoxShowsItsOwnSlip() throws {
    let run = try Office().nenrin("audit", "--plan", "2019", environment: ["LC_ALL": "ja_JP.UTF-8"])
    #expect(run.output.contains("3,123 ÷ 3,367 = 92.8%。記載は 95%。"))
    #expect(run.output.contains("108人"))
  }
}
