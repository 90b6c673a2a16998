// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators

import Testing

@testable import PlanReading

@Suite("Reading of report text")
struct ReportTextTests {
  private static let header = "番号\t事業名\t目標\t実績\t評価\t担当課"

  private static func report(_ rows: String..., before: String = "1 くらし", header: String = header) -> PlanReport? {
    PlanReport(text: (["令和元年度の結果", "", before, "", header] + rows).joined(separator: "\n"))
  }

  @Test(arguments: [
    ("目標達成", DeclaredStatus.achieved), ("達成", .achieved), ("計画どおり実施", .asPlanned), ("計画通り", .asPlanned),
    ("順調", .asPlanned),
    ("概ね順調", .asPlanned), ("おおむね達成", .asPlanned), ("やや遅れ", .missed), ("遅れている", .missed), ("未達成", .missed),
    ("一部未達成", .missed),
    ("中止", .missed), ("◎", .achieved), ("○", .achieved), ("△", .missed), ("×", .missed), ("Ａ", .achieved),
    ("B", .asPlanned), ("C", .missed),
    ("目標100件に対し、72件", .missed), ("102.3%", .achieved), ("87.5％", .missed),
  ])
  func statuses(_ cell: String, _ status: DeclaredStatus) throws {
    let report = try #require(Self.report("1\t見守り事業\t100件\t72件\t\(cell)\t福祉課"))
    #expect(report.measures.map(\.declaredStatus) == [status])
  }

  @Test func emptyAndUnknownStatusesAreNone() throws {
    let report = try #require(Self.report("1\t甲事業\t100件\t72件\t\t福祉課", "2\t乙事業\t5件\t5件\t―\t福祉課"))
    #expect(report.measures.map(\.declaredStatus) == [nil, nil])
  }

  /// What is no whole number, or one of thirty digits, counts no measures.
  @Test(arguments: [
    ("実施事業項目12 目標達成項目9（達成項目の割合75.0%）", 1), ("全12施策のうち9施策で目標を達成", 1),
    ("全123456789012345678901234567890施策のうち9施策で目標を達成", 0), ("全12.5施策のうち9施策で目標を達成", 0),
    ("実施事業項目1234567890123456789012 目標達成項目9", 0),
  ])
  func countsOfMeasuresAreWhole(_ line: String, _ found: Int) {
    #expect(HeadlineStatements([(1, line)]).statements.count == found)
  }

  @Test func aLegendSaysWhatMarksMean() throws {
    let report = try #require(
      Self.report("1\t甲事業\t100件\t72件\tA\t福祉課", "2\t乙事業\t5件\t5件\tB\t福祉課", before: "A：遅れている　B：目標を達成した"))
    #expect(report.measures.map(\.declaredStatus) == [.missed, .achieved])
  }

  @Test(arguments: [
    ("施策番号\t施策名\t数値目標\t達成状況\t実施状況\t所管", true), ("No.\t取り組み項目\tKPI\t実績値\t進捗\t担当部局", true),
    ("事業\t目標値\t令和3年度実績\t自己評価", true), ("indicator\tyear\tvalue", false), ("指標\t年度\t値\t単位", false),
    ("氏名\t住所\t電話", false),
    ("事業名\t予算額\t決算額", false),
  ])
  func reportsAreKnownByTheirHeaders(_ header: String, _ isReport: Bool) {
    #expect(PlanReport.isReport("計画の結果\n\n" + header + "\n") == isReport)
  }

  @Test func marksOfNewAndRelistedMeasures() throws {
    let report = try #require(
      Self.report(
        "1\t○\t甲事業\t5件\t5件\t達成\t福祉課", "2\t一部\t（再掲）乙事業\t5件\t5件\t達成\t福祉課", "3\t\t丙事業【再掲】\t5件\t5件\t達成\t福祉課",
        header: "番号\t新規\t事業名\t目標\t実績\t評価\t担当課"))
    #expect(report.measures.map(\.novelty) == [.new, .partly, .continued])
    #expect(report.measures.map(\.isRelisted) == [false, true, true])
    #expect(report.measures.map(\.name) == ["甲事業", "乙事業", "丙事業"])
  }

  @Test func aNumberBrokenOverLinesIsOneNumber() throws {
    let report = try #require(Self.report("1\t甲事業\t来場者数 1,2", "00人\t来場者数 1,350人\t達成\t福祉課"))
    #expect(report.observations.map(\.value) == [1200, 1350])
  }

  @Test func aReportOfNoYearIsRefused() throws {
    #expect(PlanReport(text: Self.header + "\n1\t甲事業\t5件\t5件\t達成\t福祉課") == nil)
    #expect(
      try DocumentFolder.problems(Self.header + "\n1\t甲事業\t5件\t5件\t達成\t福祉課\n").map(\.fact) == [.reportWithoutRowsOrYear]
    )
  }

  @Test func tidyTablesAreNoReports() throws {
    let folder = try DocumentFolder()
    try folder.write("table.csv", "指標,年度,値\n利用者数,2019,120\n")
    #expect(try folder.read("table.csv").panel.catalogue.measures.isEmpty)
  }

  /// A report cut, doubled or garbled anywhere is read as far as it goes, or is no report; nothing crashes.
  @Test(arguments: SampleReports.names)
  func garbledReportsAreSafe(_ name: String) throws {
    let text = try SampleReports.text(name)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<3 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = [9, 10, 32, 124, 48, 255, 0].randomElement(using: &generator) ?? 9
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(place + 20, bytes.count)], at: place)
        }
      }
      let report = PlanReport(text: String(decoding: bytes, as: UTF8.self))
      #expect(report?.observations.allSatisfy { $0.value.isFinite && (0...1).contains($0.certainty) } ?? true)
    }
  }

  @Test(arguments: SampleReports.names)
  func certainReadingsAreImportedAndDoubtfulOnesAreNot(_ name: String) throws {
    let read = try DocumentReader.read([SampleReports.folder.appendingPathComponent(name + ".txt").path])
    let report = try #require(PlanReport(text: try SampleReports.text(name)))
    #expect(read.panel.catalogue.measures == report.measures)
    #expect(read.doubtful.allSatisfy { $0.observation.certainty < 0.9 })
    #expect(read.panel.observationCount == report.observations.count { $0.certainty >= 0.9 })
  }
}
