// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import Reports

/// Charts as a telephone shows them: as wide as its screen, with names above what they name.
@Suite(.enabled(if: gnuplotIsInstalled, "gnuplot is not installed")) struct NarrowChartTests {
  private static let words = AttainmentChart.Words(
    met: "達成", missed: "未達成", notYetDue: "期限前", target: "目標 100%", axis: "達成率（%）",
    logarithmicAxis: "達成率（%、対数目盛）")

  static let names = ["電子入札の実施割合", "サイバーセキュリティリーダー養成講座の受講者数（事業期間）", "県の公開データ件数"]

  static let charts: [any Chart] = [
    BulletChart(
      heading: ChartHeading(title: "判定できる目標40件のうち24件を達成", note: "注"),
      rows: zip(names, [0.5, 1.1, 0.9]).map {
        .init(name: $0, ratio: $1, label: "\(Int($1 * 100)).0%", grade: $1 < 1 ? .missed : .met)
      }, words: words),
    BulletChart(
      heading: ChartHeading(title: "判定できる目標40件のうち24件を達成", note: "注"),
      rows: zip(names, [0.05, 12, 0.9]).map {
        .init(name: $0, ratio: $1, label: "\(Int($1 * 100)).0%", grade: $1 < 1 ? .missed : .met)
      }, words: words),
    ProbabilityChart(
      heading: ChartHeading(title: "今後期限を迎える目標3件"),
      rows: zip(names, [0.1, 0.5, 0.9]).map {
        .init(name: $0, year: " R2", median: $1 + 0.5, interval: $1...1 + $1, probability: $1, label: "\($1 * 100)%")
      }, words: .init(probability: "達成確率", target: "目標 100%", axis: "見通し ÷ 目標", logarithmicAxis: "対数")),
    SectionsChart(
      heading: ChartHeading(title: "108施策のうち93施策"),
      bars: zip(names, [1, 4, 30]).map {
        .init(title: $0, achieved: 1, asPlanned: $1, missed: 1, rate: "86.5%")
      }, words: .init(achieved: "目標達成", asPlanned: "計画どおり", missed: "未達成", rate: "達成の割合")),
    CompareChart(
      heading: ChartHeading(title: "両計画に共通する目標4件"),
      slopes: zip(names, [10.0, 400, 1300]).map {
        .init(name: $0, label: "100 → \($1)人", from: 100, to: $1)
      } + [.init(name: "同じ", label: "", from: 0, to: 0)],
      words: .init(kept: "据置き 1件", from: "2019", to: "2020", axis: "旧計画 = 100", logarithmicAxis: "旧計画 = 100（対数目盛）")),
  ]

  /// Every label is on the page, and none lies over another; each name stands above its number's row, at the left edge.
  @Test(arguments: charts.indices) func canBeRead(_ index: Int) throws {
    let chart = try #require(NarrowChart(Self.charts[index]))
    #expect(chart.defaultSize.width == 270)
    let (texts, messages) = try drawn(chart)
    #expect(messages == "")
    for (index, text) in texts.enumerated() {
      #expect(text.box.left >= 0 && text.box.right <= 270, "\(text)")
      #expect(text.box.top >= 0 && text.box.bottom <= chart.defaultSize.height, "\(text)")
      for other in texts[(index + 1)...] { #expect(!text.overlaps(other), "\(text) and \(other)") }
    }
    for name in Self.names {
      #expect(texts.contains { $0.text.hasPrefix(name.prefix(7)) && abs($0.x - ChartFrame.margin) < 1 }, "\(name)")
    }
  }

  /// A long title and a long note take as many lines as they need: what is drawn of them is all of them.
  @Test(arguments: charts.indices) func nothingOfATitleOrNoteIsCut(_ index: Int) throws {
    let title = "達成確率を計算できる今後の目標42件の達成の見込み：到達済み1件、高い0件、どちらともいえない23件、低い18件"
    let note = "印は見通しの中央値（▼は達成確率40%未満、■は40～60%、●は60%超）、帯は80%予測区間。少ない方がよい指標では目標値 ÷ 見通し。※は、照合と合わない記載の値による見通し。"
    let heading = ChartHeading(title: title, subtitle: note, note: note + title)
    let chart = try #require(NarrowChart(Self.headed(Self.charts[index], heading)))
    let drawn = try drawn(chart).texts.map(\.text).joined().filter { $0 != " " }
    for text in [title, note, note + title] { #expect(drawn.contains(text.filter { $0 != " " })) }
  }

  private static func headed(_ chart: any Chart, _ heading: ChartHeading) -> any Chart {
    switch chart {
    case var chart as BulletChart: chart.heading = heading; return chart
    case var chart as ProbabilityChart: chart.heading = heading; return chart
    case var chart as SectionsChart: chart.heading = heading; return chart
    case var chart as CompareChart: chart.heading = heading; return chart
    default: return chart
    }
  }

  /// One that has no such layout stays as it is; the page holds both of one that has, but on paper only the wide one.
  @Test func thePageHoldsBoth() {
    #expect(NarrowChart(ChartSample.trend()) == nil)
    let words = ReportDocument.Words(
      contents: "Contents", skip: "Skip", filter: "Filter", shown: "", sort: "", noPicture: "no picture",
      overview: "Summary", scroll: "scroll here")
    func page(_ pictures: [String: String], isForPaper: Bool = false) -> String {
      let chart = ReportDocument.Block.chart(ReportChart(id: "c", title: "C", chart: ChartSample.sections()))
      let part = ReportDocument.Part(id: "p", title: "Part", blocks: [chart])
      return HTMLReport(
        ReportDocument(title: "T", subtitle: "S", language: "ja", words: words, parts: [part]), pictures: pictures,
        isForPaper: isForPaper
      ).text
    }
    func svg(_ text: String) -> String { "<svg width=\"1\"><text>\(text)</text></svg>" }
    let both = ["c": svg("lying down"), HTMLReport.narrow("c"): svg("upright")]
    let screen = page(both), paper = page(both, isForPaper: true), wide = page(["c": svg("lying down")])
    #expect(screen.contains(">lying down<") && screen.contains(">upright<") && !screen.contains(">scroll here<"))
    #expect(screen.contains("id=\"c-title\"") && screen.contains("id=\"c-narrow-title\""))
    #expect(paper.contains(">lying down<") && !paper.contains(">upright<"))
    #expect(wide.contains(">scroll here<"))
  }
}
