// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import Reports

@Suite("Charts of a whole plan")
struct PlanChartsTests {
  private static let hostile = "a'b`touch canary`\n\"$(id)\" @x"

  private static let ratioWords = AttainmentChart.Words(
    met: "met", missed: "missed", notYetDue: "later", target: "target", axis: "%", logarithmicAxis: "log %")

  private static func year(_ year: FiscalYear) -> String { year.description }

  static let charts: [any Chart] = [
    BulletChart(
      heading: ChartHeading(title: hostile),
      rows: [
        .init(name: hostile, ratio: 0.1, label: "10%", grade: .missed),
        .init(name: "b", ratio: 100, label: "10,000%", grade: .met),
        .init(name: "c", ratio: 0, label: "0%", grade: .notYetDue),
      ], words: ratioWords),
    ProbabilityChart(
      heading: ChartHeading(title: hostile),
      rows: [
        .init(name: hostile, median: 0.9, interval: 0...1.2, probability: 0.3, label: "30%"),
        .init(name: "b", median: 1.1, interval: nil, probability: 0.9, label: "90%"),
      ],
      words: .init(probability: "p", target: "t", axis: "a", logarithmicAxis: "log a")),
    HeatMapChart(
      heading: ChartHeading(title: hostile),
      rows: [
        .init(
          name: hostile,
          cells: [
            .init(year: FiscalYear(2018), ratio: 0.2, label: "20%", grade: .missed),
            .init(year: FiscalYear(2020), ratio: 1, label: "100%", grade: .notYetDue),
          ])
      ], words: .init(met: "m", near: "n", half: "h", far: "f", notYetDue: "l", year: year)),
    TrendGridChart(
      heading: ChartHeading(title: hostile),
      panels: [
        .init(
          name: hostile, actuals: [.init(year: FiscalYear(2018), value: 5, label: "5")],
          targets: [.init(year: FiscalYear(2019), value: 7, label: "")],
          forecast: [.init(point: .init(year: FiscalYear(2019), value: 6, label: ""), interval80: 4...8)],
          disturbed: [FiscalYear(2018)]),
        .init(
          name: "b", actuals: [.init(year: FiscalYear(2019), value: -3, label: "-3")], targets: [], forecast: [],
          disturbed: []),
      ],
      words: .init(
        actual: "a", target: "t", forecast: "f", interval: "i", disturbed: "d", year: year,
        tick: { value, _ in ChartNumber.grouped(value) })),
    StandingChart(
      heading: ChartHeading(title: hostile),
      values: [
        .init(name: hostile, value: 3, label: "3"), .init(name: "b", value: 1, label: "1"),
        .init(name: "c", value: 2, label: "2"),
      ], own: hostile, words: .init(middle: "m", median: "d", unit: "%")),
  ]

  /// gnuplot draws each without a word on its standard error.
  @Test(arguments: charts.indices)
  func draws(_ index: Int) throws {
    let chart = Self.charts[index]
    guard let renderer = try? ChartRenderer() else { return print("skipped: gnuplot is not installed") }
    let drawn = try renderer.start().draw(
      chart.script(), as: ChartRenderer.terminal(.svg, size: chart.defaultSize))
    #expect(drawn.message.isEmpty, "\(drawn.message)")
    #expect(drawn.picture.count > 1000)
    #expect(!FileManager.default.fileExists(atPath: "canary"))
  }

  @Test func theBestComesFirst() throws {
    let chart = BulletChart(
      heading: ChartHeading(title: ""),
      rows: [0.5, 2, 1].map { .init(name: "\($0)", ratio: $0, label: "", grade: .met) }, words: Self.ratioWords)
    #expect(chart.rows.map(\.ratio) == [2, 1, 0.5])
  }

  /// On a logarithmic axis a bar has no zero to begin at: a line from the target to a mark stands there, and no band.
  @Test(arguments: [([0.5, 1.2], true), ([0.5, 12], false)]) func barsStandOnLinearAxesOnly(
    _ ratios: [Double], _ hasBars: Bool
  ) throws {
    let chart = BulletChart(
      heading: ChartHeading(title: "", note: "n"),
      rows: ratios.map { .init(name: "\($0)", ratio: $0, label: "", grade: $0 < 1 ? .missed : .met) },
      words: Self.ratioWords, bands: "bands end ")
    let script = try chart.script()
    #expect(script.contains("set logscale x") == !hasBars)
    #expect(script.contains("boxxyerror") == hasBars && script.contains("bands end") == hasBars)
    #expect(script.contains("using (1):1:(place($2) - 1):(0)") == !hasBars)
  }

  /// What lies below a logarithmic axis stands at its end, where an arrow says that it goes on.
  @Test(arguments: [(0.0, true), (0.2, false)]) func anArrowSaysWhatLiesBelowTheAxis(_ low: Double, _ isBelow: Bool)
    throws
  {
    let bullet = BulletChart(
      heading: ChartHeading(title: ""),
      rows: [low, 0.3, 12].map { .init(name: "\($0)", ratio: $0, label: "", grade: .met) }, words: Self.ratioWords)
    let probability = ProbabilityChart(
      heading: ChartHeading(title: ""),
      rows: [
        .init(name: "a", median: 0.3, interval: low...1, probability: 0.3, label: ""),
        .init(name: "b", median: 12, interval: nil, probability: 0.9, label: ""),
      ], words: .init(probability: "p", target: "t", axis: "a", logarithmicAxis: "log a"))
    for script in try [bullet.script(), probability.script()] {
      #expect(script.contains("set logscale x") && (script.ranges(of: "←").count == (isBelow ? 1 : 0)))
    }
  }

  /// An interval far wider than the values would press them flat: it goes beyond the axis, and the note says so.
  @Test(arguments: [(30.0, false), (3000, true)]) func aWideIntervalGoesBeyondItsAxis(_ end: Double, _ isCut: Bool)
    throws
  {
    var chart = try #require(Self.charts.compactMap { $0 as? TrendGridChart }.first)
    let values = [10.0, 12, 20].enumerated().map { TrendChart.Point(year: FiscalYear(2016 + $0), value: $1, label: "") }
    let point = TrendChart.Point(year: FiscalYear(2019), value: 22, label: "")
    chart.panels = [
      .init(
        name: "a", actuals: values, targets: [], forecast: [.init(point: point, interval80: 5...end)], disturbed: [])
    ]
    chart.words.cutIntervals = { "cut in \($0)" }
    let script = try chart.script()
    let top = try #require(script.firstMatch(of: /set yrange \[0:([0-9.]+)\]/).flatMap { Double($0.output.1) })
    #expect(script.contains("cut in 1") == isCut && script.contains("$band1") == isCut)
    #expect(top >= 22 && top < 100)
    guard isCut else { return }
    let band = script.split(separator: "$band1 << EOD\n")[1].split(separator: "EOD")[0].split(separator: "\n")
      .compactMap {
        Double($0.split(separator: "\t")[2])
      }
    #expect(band.max() == top && band.allSatisfy { $0 <= top })
  }

  /// A chart of its own goes by the same rule: its history is no flat line, both bands end at the axis, and the note says from where to where
  /// they go.
  @Test(arguments: [(30.0, false), (3000, true)]) func soDoesTheBandOfASingleTrend(_ end: Double, _ isCut: Bool) throws
  {
    let point = TrendChart.Point(year: FiscalYear(2019), value: 22, label: "22")
    let chart = TrendChart(
      heading: ChartHeading(title: ""),
      actuals: [10.0, 12, 20].enumerated().map { .init(year: FiscalYear(2016 + $0), value: $1, label: "") },
      forecast: [.init(point: point, interval80: 5...end, interval95: 2...end * 1.5)],
      words: .init(
        actual: "a", baseline: "b", target: "t", forecast: "f", interval80: "80", interval95: "95", unit: "u",
        cutFan: { "cut \($0.interval95?.upperBound ?? 0) \($1)" }, year: \.description))
    let script = try chart.script()
    let top = try #require(script.firstMatch(of: /set yrange \[0:([0-9.]+)\]/).flatMap { Double($0.output.1) })
    #expect(script.contains("cut 4500.0 true") == isCut && script.contains("$fan") == isCut)
    #expect(top >= 22 && top < 100)
    guard isCut else { return }
    let ends = script.split(separator: "$fan << EOD\n")[1].split(separator: "EOD")[0].split(separator: "\n")
      .map { $0.split(separator: "\t").dropFirst().compactMap { Double($0) } }
    #expect(ends.allSatisfy { $0.count == 4 && $0.allSatisfy((0...top).contains) } && ends.last?[1] == top)
  }

  /// A name of 60 letters has four lines before anything of it is cut.
  @Test func aLongNameOfASmallPlotIsWhole() throws {
    var chart = try #require(Self.charts.compactMap { $0 as? TrendGridChart }.first)
    let name = "地域の情報通信基盤の整備に関する市町村職員向け研修会の受講者のうち、受講後の半年間に業務に活かせたと答えた人の割合（年度）"
    chart.panels = (1...4).map { number in
      var panel = chart.panels[0]
      panel.name = "\(number)\(name)"
      return panel
    }
    let labels = try chart.script().matches(of: /set label '([^']*)'/).map { String($0.output.1) }
    #expect(!labels.contains { $0.contains("…") })
    for number in 1...4 { #expect(labels.joined().contains("\(number)\(name)")) }
  }

  /// A value before its target's year is a frame, whatever its ratio; what was missed goes by its ratio, even from 100 % on.
  @Test func onlyWhatIsDueHasAColour() throws {
    func step(_ ratio: Double, _ grade: AttainmentChart.Grade) throws -> Substring {
      let chart = HeatMapChart(
        heading: ChartHeading(title: ""),
        rows: [.init(name: "x", cells: [.init(year: FiscalYear(2019), ratio: ratio, label: "", grade: grade)])],
        words: .init(met: "m", near: "n", half: "h", far: "f", notYetDue: "l", year: Self.year))
      let row = try #require(chart.script().split(separator: "\n").first { $0.hasPrefix("1\t1\t") })
      return row.split(separator: "\t")[3]
    }
    #expect(try step(0.1, .notYetDue) == "4" && step(2, .notYetDue) == "4")
    #expect(try step(0.9, .met) == "0" && step(1.1, .missed) == "1")
    #expect(try [0.8, 0.79, 0.5, 0.49].map { try step($0, .missed) } == ["1", "2", "2", "3"])
  }

  /// R: quantile(c(1, 2, 3, 10), c(.25, .5, .75)) is 1.75, 2.5, 4.75.
  @Test(arguments: [(0.25, 1.75), (0.5, 2.5), (0.75, 4.75)])
  func quartilesAreThoseOfR(_ share: Double, _ expected: Double) {
    #expect(StandingChart.quantile(share, of: [1, 2, 3, 10]) == expected)
  }

  @Test(arguments: [
    (12_000, "1.2万"), (11_696, "1.17万"), (2_626_520_000, "26.3億"), (9_999, "9,999"), (99_999_999, "1億"),
    (-25_000, "-2.5万"),
    (1_155_307, "116万"), (3.4e12, "3.4兆"), (0, "0"), (57.9, "57.9"),
  ])
  func numbersGoByTenThousand(_ number: Double, _ text: String) { #expect(NumberText.japanese(number) == text) }
}
