// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import Reports

/// That a chart can be read: every label is there, and none lies over another or beyond the edge.
@Suite(.enabled(if: gnuplotIsInstalled, "gnuplot is not installed")) struct ChartsLayoutTests {
  private func expectLegible(_ chart: any Chart, _ labels: [String] = []) throws {
    let (texts, messages) = try drawn(chart)
    #expect(messages == "")
    for label in labels { #expect(texts.contains { $0.text == label }, "\(label)") }
    for (index, text) in texts.enumerated() {
      #expect(text.box.left >= 0 && text.box.right <= chart.defaultSize.width, "\(text)")
      #expect(text.box.top >= 0 && text.box.bottom <= chart.defaultSize.height, "\(text)")
      for other in texts[(index + 1)...] { #expect(!text.overlaps(other), "\(text) and \(other)") }
    }
  }

  @Test(arguments: [1, 5, 12]) func sections(count: Int) throws {
    let bars = (1...count).map { number in
      SectionsChart.Bar(
        title: "\(number) 安全・安心、健康な暮らし", achieved: number, asPlanned: 1, missed: number % 3,
        rate: "\(90 + number % 9).3%")
    }
    let chart = SectionsChart(heading: ChartHeading(title: "達成状況"), bars: bars, words: ChartSample.sections().words)
    try expectLegible(chart, ["1 安全・安心、健康な暮らし", "91.3%", "達成率"])
  }

  /// 1,200 measures in one section and four in the next: the small counts stand above their bar.
  @Test func sectionsOfVeryDifferentSize() throws {
    var chart = ChartSample.sections()
    chart.bars[0].asPlanned = 1200
    try expectLegible(chart, ["1200", "4", "5", "86.5%"])
  }

  @Test(arguments: [1, 7, 60]) func attainment(count: Int) throws {
    let ratios = (0..<count).map { Double($0 * 37 % 180 + 7) / 100 }
    let chart = ChartSample.attainment("安心して暮らせる災害に強い地域と思う県民の割合", ratios: ratios)
    try expectLegible(chart, ["安心して暮らせる災害に強い地域と思う県民の割合", "7%", "目標 100%"])
    #expect(!chart.isLogarithmic)
  }

  @Test func attainmentOfHugeRatiosIsLogarithmic() throws {
    let chart = ChartSample.attainment(ratios: [11.84, 0.07, 0, -0.5, 0.0001, 118.4, nil])
    #expect(chart.isLogarithmic)
    try expectLegible(chart, ["1184%", "7%", "0%", "-50%", "11840%", "—", "←"])
  }

  @Test(arguments: [
    [1157.0], [61.9, 57.9], [0, 0, 0], [820, 1950, 3120, 4010, 11696], [5, -5, 5, -5, 5, -5, 5, -5],
  ])
  func trend(values: [Double]) throws {
    let first = try #require(values.first), last = try #require(values.last)
    let labels = [first, last].map(ChartNumber.grouped)
    try expectLegible(ChartSample.trend(values: values), labels + ["R1 人", "予測", "基準値"])
    var chart = ChartSample.trend(values: values)
    chart.forecast = []
    chart.words.noForecast = "予測なし：実績が足りない"
    try expectLegible(chart, labels + ["予測なし：実績が足りない　出典 人"])
  }

  @Test func trendOfFiftyYears() throws {
    let values = (0..<50).map { (year: Int) in Double(1000 + year * 37 + (year * 7919) % 400) }
    try expectLegible(ChartSample.trend("件", values: values), values.suffix(1).map(ChartNumber.grouped))
  }

  @Test(arguments: [1, 2, 12, 40]) func compare(count: Int) throws {
    let chart = ChartSample.compare("医療施設用ロボット等使用者数", count: count)
    try expectLegible(chart, ["医療施設用ロボット等使用者数", "100 → 70人"])
  }

  @Test func compareOverOrdersOfMagnitude() throws {
    var chart = ChartSample.compare()
    chart.slopes.append(.init(name: "桁違い", label: "10 → 1,184件", from: 10, to: 1184))
    chart.slopes.append(.init(name: "ゼロへ", label: "10 → 0件", from: 10, to: 0))
    chart.slopes.append(.init(name: "ゼロから", label: "0 → 5件", from: 0, to: 5))
    #expect(chart.isLogarithmic)
    #expect(chart.withoutIndex.map(\.name) == ["ゼロから"])
    try expectLegible(chart, ["10 → 1,184件", "10 → 0件"])
  }

  /// Names are shortened where they must be; numbers are not.
  @Test func longText() throws {
    let name = String(repeating: "とても長い名前のABC指標 ", count: 20)
    for chart in ChartSample.all(name) where !(chart is TrendChart) {
      let texts = try drawn(chart).texts.map(\.text)
      #expect(texts.contains { $0.hasSuffix("…") })
      for text in texts where text.hasSuffix("…") { #expect(text.hasPrefix("とても") || text.contains("とても")) }
    }
    #expect(try drawn(ChartSample.attainment(name)).texts.contains { $0.text == "1184%" })
    #expect(try drawn(ChartSample.compare(name)).texts.contains { $0.text == "100 → 70人" })
  }
}

/// The rules of the layout that need no picture.
@Suite struct ChartsPlacingTests {
  @Test func labelsMoveApartAndNoFurther() {
    let extents = [10.0, 10, 10]
    #expect(LabelSpacing.separated([10, 50, 90], extents: extents, in: 0...100) == [10, 50, 90])
    #expect(LabelSpacing.separated([50, 50, 50], extents: extents, in: 0...100) == [40, 50, 60])
    #expect(LabelSpacing.separated([0, 1, 2], extents: extents, in: 0...100) == [5, 15, 25])
    #expect(LabelSpacing.separated([98, 99], extents: [10, 10], in: 0...100) == [85, 95])
  }

  @Test(arguments: 0..<50) func labelsNeverOverlap(seed: Int) {
    let places = (0..<12).map { Double(($0 * 7919 + seed * 104729) % 300) }
    let extents = places.map { 8 + $0.truncatingRemainder(dividingBy: 5) }
    let found = zip(LabelSpacing.separated(places, extents: extents, in: 0...300), extents).sorted { $0.0 < $1.0 }
    for (a, b) in zip(found, found.dropFirst()) { #expect(b.0 - a.0 >= (a.1 + b.1) / 2 - 1e-9) }
    #expect(found.allSatisfy { $0.0 - $0.1 / 2 >= -1e-9 && $0.0 + $0.1 / 2 <= 300 + 1e-9 })
  }

  @Test func textIsWrappedAndShortened() {
    #expect(TextExtent.shortened("指標の名前", to: 40, size: 10) == "指標…")
    #expect(TextExtent.shortened("指標", to: 40, size: 10) == "指標")
    #expect(TextExtent.wrapped("目標は、達成した。", to: 31, size: 10, limit: 9) == ["目標", "は、達", "成し", "た。"])
    #expect(TextExtent.wrapped("one two three", to: 45, size: 10) == ["one two", "three"])
    #expect(TextExtent.wrapped("", to: 45, size: 10) == [])
  }

  @Test func axesEndAtRoundValues() {
    #expect(ChartAxis.linear(over: [0, 9.7]).ticks == [0, 2, 4, 6, 8, 10])
    #expect(ChartAxis.linear(over: [0.1, 0.3]).ticks == [0.1, 0.15, 0.2, 0.25, 0.3])
    #expect(ChartAxis.linear(over: [7, 7]).ticks.count >= 2)
    #expect(ChartAxis.logarithmic(over: [0.07, 11.84], floor: 0.01).ticks == [0.05, 0.1, 0.5, 1, 5, 10])
    #expect(ChartNumber.grouped(-1_234_567) == "−1,234,567")
  }
}
