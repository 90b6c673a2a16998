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
    #expect(try drawn(chart).texts.contains { $0.text == "達成率（%）" })
  }

  @Test func attainmentOfHugeRatiosIsLogarithmic() throws {
    let chart = ChartSample.attainment(ratios: [11.84, 0.07, 0, -0.5, 0.0001, 118.4, nil])
    try expectLegible(chart, ["達成率（%、対数目盛）", "1184%", "7%", "0%", "-50%", "11840%", "—", "←"])
  }

  @Test(arguments: [
    [1157.0], [61.9, 57.9], [0, 0, 0], [820, 1950, 3120, 4010, 11696], [5, -5, 5, -5, 5, -5, 5, -5],
  ])
  func trend(values: [Double]) throws {
    let first = try #require(values.first), last = try #require(values.last)
    let labels = (values.count > 1 ? [last] : []).map(ChartNumber.grouped)
    try expectLegible(ChartSample.trend(values: values), labels + ["R1 人", "予測 16,500", "基準値 400", "目標 15,000"])
    #expect(
      try drawn(ChartSample.trend(values: values)).texts.contains { $0.text.hasSuffix(ChartNumber.grouped(first)) })
    var chart = ChartSample.trend(values: values)
    chart.forecast = []
    chart.words.noForecast = "予測なし：実績が足りない"
    try expectLegible(chart, labels + ["予測なし：実績が足りない 出典 人"])
  }

  /// No number stands above what no value can pass, and an axis that begins above zero says so.
  @Test(arguments: [(95.0, true), (20, false)]) func sharesEndAtTheirBound(_ value: Double, _ isBroken: Bool) throws {
    var chart = ChartSample.trend("%", values: [value, value + 1])
    (chart.forecast, chart.baseline, chart.upperBound) = ([], nil, 100)
    chart.targets = [.init(year: FiscalYear(2017), value: 100, label: "100")]
    chart.words.brokenAxis = "（0からではない）"
    let texts = try drawn(chart).texts.map(\.text)
    #expect(texts.contains("100") && texts.compactMap { Double($0) }.allSatisfy { $0 <= 100 || $0 > 2000 }, "\(texts)")
    #expect(texts.contains("%（0からではない）") == isBroken, "\(texts)")
    try expectLegible(chart)
  }

  /// What goes beyond the axis is cut where it does: on every edge that is left, the fan lies as before.
  @Test func aCutFanKeepsItsEdges() {
    let fan = [
      FanPoint(year: 0, ends: [5, 5, 5, 5]), FanPoint(year: 1, ends: [3, 8, -10, 25]),
      FanPoint(year: 2, ends: [2, 12, 1, 15]),
    ]
    let cut = FanPoint.cut(fan, to: 0...10)
    #expect(cut.allSatisfy { $0.ends.allSatisfy { (0...10).contains($0) } })
    #expect(cut.map(\.year) == cut.map(\.year).sorted() && cut.first == fan.first && cut.last?.year == 2)
    // 5 + 20 t is 10 at a quarter of the year, and 5 − 15 t is 0 at a third.
    #expect(
      cut.contains { abs($0.year - 0.25) < 1e-12 && abs($0.ends[3] - 10) < 1e-12 && abs($0.ends[2] - 1.25) < 1e-12 })
    #expect(cut.contains { abs($0.year - 1.0 / 3) < 1e-12 && abs($0.ends[2]) < 1e-12 })
    #expect(FanPoint.cut(fan, to: -10...25) == fan)
  }

  @Test func trendOfFiftyYears() throws {
    let values = (0..<50).map { (year: Int) in Double(1000 + year * 37 + (year * 7919) % 400) }
    try expectLegible(ChartSample.trend("件", values: values), values.suffix(1).map(ChartNumber.grouped))
  }

  /// What is drawn is named where it stands, and nothing else is: no legend, whose swatches would lie before the plot.
  @Test func aTrendNamesItsPartsWhereTheyStand() throws {
    var chart = ChartSample.trend()
    chart.disturbances = [.init(year: FiscalYear(2018), title: "台風")]
    try expectLegible(chart, ["人 820", "80%", "95%", "台風", "予測 16,500", "目標 15,000", "基準値 400"])
    #expect(!(try chart.script().contains(" fs solid noborder fc rgb '#D6E9F4' front")))
  }

  /// The words of three events in three years have no room beside each other: those go to the legend, the rest stays.
  @Test func aLegendNamesWhatHasNoRoom() throws {
    var chart = ChartSample.trend()
    chart.disturbances = (2016...2018).map { .init(year: FiscalYear($0), title: "とても長い名前の出来事があった年度") }
    try expectLegible(chart, ["とても長い名前の出来事があった年度 (R-2 人)", "80%", "予測 16,500"])
    chart.forecast = chart.forecast.map {
      let value = $0.point.value
      return .init(point: $0.point, interval80: value - 1...value + 1, interval95: value - 2...value + 2)
    }
    let texts = try drawn(chart).texts
    let plot = try #require(texts.first { $0.text == "予測 16,500" })
    #expect(texts.first { $0.text == "80%" }.map { $0.box.bottom < plot.box.top } == true)
    try expectLegible(chart)
  }

  @Test(arguments: [1, 2, 3, 4, 30]) func standingNamesOnlyWhatItDraws(count: Int) throws {
    let values = (1...count).map { StandingChart.Value(name: "市\($0)", value: Double($0 * $0), label: "\($0 * $0)人") }
    let chart = StandingChart(
      heading: ChartHeading(title: "順位"), values: values, own: "市\(count)",
      words: .init(middle: "中央の半分", median: "中央値", unit: "人"))
    try expectLegible(chart, ["市\(count) \(count * count)人"])
    let (texts, script) = (try drawn(chart).texts.map(\.text), try chart.script())
    #expect(texts.contains("中央の半分") == (count >= 4))
    #expect(script.contains("#EBEBEB") == (count >= 4))
    #expect(texts.contains { $0.hasPrefix("中央値") } == (count >= 3))
  }

  /// Above their parts of the first bar where these are wide, and else in a legend, which is of what is drawn.
  @Test func sectionsNameTheirStatuses() throws {
    var chart = ChartSample.sections()
    func isInLegend() throws -> Bool { try chart.script().contains(" fs solid noborder fc rgb '#56B4E9' front") }
    chart.bars = [.init(title: "1", achieved: 20, asPlanned: 20, missed: 20, rate: "66.7%")]
    #expect(!(try isInLegend()))
    try expectLegible(chart, ["電子自治体", "計画どおり実施", "未達成"])
    chart.bars.insert(.init(title: "0", achieved: 1, asPlanned: 30, missed: 0, rate: "100.0%"), at: 0)
    #expect(try isInLegend())
    try expectLegible(chart, ["電子自治体", "計画どおり実施", "未達成"])
    chart.bars.removeLast()
    #expect(!(try drawn(chart).texts.contains { $0.text == "未達成" }))
  }

  /// Met and missed stand at the sides of the target, and in a legend where they do not lie there.
  @Test func gradesStandAtTheirSideOfTheTarget() throws {
    let texts = try drawn(ChartSample.attainment("件", ratios: [0.5, 1.2])).texts
    let target = try #require(texts.first { $0.text == "目標 100%" })
    let missed = try #require(texts.first { $0.text == "未達成" })
    #expect(missed.y == target.y && missed.box.right < target.box.left)
    var chart = ChartSample.attainment("件", ratios: [0.5, 1.2])
    chart.groups[0].rows[0].grade = .met
    let others = try drawn(chart).texts
    let line = try #require(others.first { $0.text == "目標 100%" })
    #expect(others.contains { $0.text == "未達成" && $0.y < line.y - 5 })
    try expectLegible(chart)
    chart.groups[0].rows[0].grade = .notYetDue
    try expectLegible(chart, ["期限前", "未達成", "件"])
  }

  /// A cell without room has no number; the legend says what each colour means, with numbers and without.
  @Test(arguments: [2, 40]) func coloursHaveALegend(years: Int) throws {
    let cells = (0..<years).map {
      HeatMapChart.Cell(
        year: FiscalYear(2000 + $0), ratio: Double($0) / 10, label: "\($0 * 10).0%", grade: $0 < 10 ? .missed : .met)
    }
    let chart = HeatMapChart(
      heading: ChartHeading(title: "率"), rows: [.init(name: "指標", cells: cells)],
      words: .init(met: "達成", near: "近い", half: "半分", far: "遠い", notYetDue: "期限前", year: { "\($0.number % 10)" }))
    try expectLegible(chart)
    let texts = try drawn(chart).texts.map(\.text)
    #expect(texts.contains("10.0%") == (years == 2))
    // Of what was missed every step is named, of the rest only what is drawn.
    #expect(["近い", "半分", "遠い"].allSatisfy(texts.contains) && !texts.contains("期限前"))
    #expect(texts.contains("達成") == (years == 40))
  }

  /// Our own is named where no line and no point runs through its name, and tied to its mark; so are both ends, however near it is.
  @Test(arguments: [0, 1, 5, 12, 23, 35, 44, 45, 46]) func standingNamesOurs(ours: Int) throws {
    let values = (0..<47).map { index in
      StandingChart.Value(
        name: "県\(index)", value: (900 * exp(Double(index * index) / 900)).rounded(), label: "\(index)か所")
    }
    let chart = StandingChart(
      heading: ChartHeading(title: "位置"), values: values, own: "県\(ours)",
      words: .init(middle: "中央の半分", median: "中央値", unit: "か所"))
    try expectLegible(chart, ["県0 0か所", "県\(ours) \(ours)か所", "県46 46か所"])
  }

  /// Of a few entities those between ours and the ends have their names as well, where there is room; of many only these three have.
  @Test(arguments: [3, 5, 7, 47]) func aFewAreNamedWhereThereIsRoom(count: Int) throws {
    let values = (1...count).map {
      StandingChart.Value(name: "Region \($0)", value: 100 + 37 * Double($0), label: "\(100 + 37 * $0)")
    }
    let chart = StandingChart(
      heading: ChartHeading(title: "Standing"), values: values, own: "Region 2",
      words: .init(middle: "middle half", median: "median", unit: "units"))
    try expectLegible(chart)
    let named = try drawn(chart).texts.filter { $0.text.hasPrefix("Region ") }
    #expect(count == 47 ? named.count == 3 : named.count >= min(count, 4), "\(named.map(\.text))")
  }

  /// The diagonal has its word beside it, away from the points; in a legend where they lie all along it.
  @Test func theDiagonalIsNamed() throws {
    func chart(_ points: [(Double, Double)]) -> CalibrationChart {
      CalibrationChart(
        heading: ChartHeading(title: "見通し"), points: points.map { .init(said: $0.0, came: $0.1, count: 3) },
        words: .init(said: "確率", came: "割合", diagonal: "確率どおり"))
    }
    func isDirect(_ chart: CalibrationChart) throws -> Bool {
      let texts = try drawn(chart).texts
      let (word, axis) = (texts.first { $0.text == "確率どおり" }, texts.first { $0.text == "割合" })
      return try #require(word).y > (try #require(axis).y)
    }
    #expect(try isDirect(chart([(0.1, 0.9), (0.9, 1)])))
    #expect(!(try isDirect(chart(stride(from: 0.0, through: 1, by: 0.05).map { ($0, max(0, $0 - 0.08)) }))))
    try expectLegible(chart([(0.1, 0.9), (0.9, 1)]))
  }

  /// How many are behind each point stands below it, in a row.
  @Test func pointsSayHowManyTheyAre() throws {
    let chart = CalibrationChart(
      heading: ChartHeading(title: "見通し"),
      points: (1...10).map {
        .init(said: Double($0) / 10 - 0.05, came: 0.5, count: $0, interval: 0.2...0.9, label: "\($0 * 111)")
      }, words: .init(said: "確率", came: "割合", diagonal: "確率どおり", counts: "系列数"))
    try expectLegible(chart, (1...10).map { "\($0 * 111)" } + ["系列数"])
    let texts = try drawn(chart).texts
    let row = texts.filter { $0.text == "系列数" || Int($0.text).map { $0 % 111 == 0 } == true }.map(\.y)
    #expect(Set(row.map { ($0 * 10).rounded() }).count == 1)
    #expect(try chart.script().contains("0.05\t0.5\t0.2\t0.9\t"))
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
    #expect(chart.withoutIndex.map(\.name) == ["ゼロから"])
    try expectLegible(chart, ["2019 = 100（対数目盛）", "10 → 1,184件", "10 → 0件"])
  }

  /// Names are shortened where they must be; numbers are not.
  @Test func longText() throws {
    let name = String(repeating: "とても長い名前のABC指標 ", count: 20)
    for chart in ChartSample.all(name) where !(chart is TrendChart) {
      let texts = try drawn(chart).texts.map(\.text)
      #expect(texts.contains { $0.contains("…") })
      for text in texts where text.contains("…") { #expect(text.hasPrefix("とても") || text.contains("とても")) }
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
    #expect(TextExtent.wrapped("目標は、達成した。", to: 52, size: 10, limit: 9) == ["目標は、", "達成した。"])
    #expect(TextExtent.wrapped("one two three", to: 45, size: 10, limit: 3) == ["one two", "three"])
    #expect(TextExtent.wrapped("", to: 45, size: 10, limit: 3) == [])
  }

  /// A sentence ends a line before a word is parted, and where none does a line ends between words.
  @Test func aLineEndsWhereAWordDoes() {
    func parted(_ text: String, _ letters: Double) -> [String] {
      TextExtent.wrapped(text, to: letters * 9 * 1.02, size: 9, limit: 9)
    }
    #expect(
      parted("達成確率を計算できる目標は4件。案の提案値38件：高い1件", 17) == ["達成確率を計算できる目標は4件。", "案の提案値38件：高い1件"])
    #expect(parted("見通しが届いた割合を過去の年度で確かめた", 8.5) == ["見通しが届いた", "割合を過去の", "年度で確かめた"])
    #expect(parted("one two three four", 5) == ["one two", "three four"])
  }

  /// As few lines as can be, for the room below is counted by them.
  @Test(arguments: 3..<40) func goodBreaksTakeNoMoreLines(_ letters: Int) {
    let text = "達成確率を計算できる今後の目標42件の達成の見込み：到達済み1件、どちらともいえない23件、低い18件。帯は80%予測区間"
    let room = Double(letters) * 9 * 1.02
    let lines = TextExtent.wrapped(text, to: room, size: 9, limit: 99)
    #expect(lines.joined() == text)
    var (count, rest) = (0, text[...])
    while !rest.isEmpty {
      var end = rest.endIndex
      // The longest line that may end where it does.
      while TextExtent.width(String(rest[..<end]), size: 9) > room + 0.01
        || end < rest.endIndex && !TextExtent.mayBreak(before: end, in: rest)
      {
        let before = rest.index(before: end)
        if before == rest.startIndex { break }
        end = before
      }
      (count, rest) = (count + 1, rest[end...])
    }
    #expect(lines.count <= count)
  }

  /// However wide the lines are: nothing is lost, and no line ends between a digit, a % or a range and what follows at once.
  @Test(arguments: [
    "達成確率を計算できる今後の目標42件の達成の見込み：到達済み1件、高い0件、どちらともいえない23件、低い18件",
    "見込みの平均は47.3%～99.7%の中、増減は−5件、最後は1,234,567人と1.11万人（計56件）で、直前の値の0.95～1.25倍の7つの目標",
    "Of 1,234 targets 0.95 to 1.25 times the last value, 23件 met theirs (95% interval)",
  ]) func numbersStayWithWhatTheyCount(_ text: String) {
    for room in stride(from: 90.0, through: 600, by: 7) {
      let lines = TextExtent.wrapped(text, to: room, size: 9, limit: 99)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      #expect(lines.allSatisfy { TextExtent.width($0, size: 9) <= room + 0.01 }, "\(room): \(lines)")
      var rest = text[...]
      for line in lines.dropLast() {
        rest = rest.dropFirst(line.count)
        guard rest.first != " ", let last = line.last, let next = rest.first else {
          rest = rest.drop { $0 == " " }
          continue
        }
        #expect(!"0123456789%～−".contains(last) && !"～、）%".contains(next), "\(room): \(line) | \(rest)")
        #expect(!line.hasSuffix("1.11万"))
      }
    }
  }

  /// What stands in brackets at the end of a name stays whole, and names of one beginning still differ.
  @Test(arguments: ["（水準）", " (as a level)"]) func theEndInBracketsIsKept(_ end: String) {
    let names = ["ホームページのアクセス数と滞在時間の倍率", "ホームページのアクセス数と直帰の倍率", "登録者数"].map { $0 + end }
    for room in stride(from: 110.0, through: 300, by: 10) {
      let shown = TextExtent.shortened(names, to: room, size: 9)
      #expect(
        shown.allSatisfy { $0.hasSuffix(end.drop { $0 == " " }) && TextExtent.width($0, size: 9) <= room + 0.02 },
        "\(room): \(shown)")
      #expect(Set(shown).count == 3, "\(room): \(shown)")
    }
  }

  @Test func axesEndAtRoundValues() {
    #expect(ChartAxis.linear(over: [0, 9.7]).ticks == [0, 2, 4, 6, 8, 10])
    #expect(ChartAxis.linear(over: [0.1, 0.3]).ticks == [0.1, 0.15, 0.2, 0.25, 0.3])
    #expect(ChartAxis.linear(over: [7, 7]).ticks.count >= 2)
    #expect(ChartAxis.logarithmic(over: [0.07, 11.84], floor: 0.01).ticks == [0.05, 0.1, 0.5, 1, 5, 10])
    #expect(ChartNumber.grouped(-1_234_567) == "−1,234,567")
  }
}
