// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import Reports

/// That a script holds the data it was given, and is refused where there is none.
@Suite struct ChartsScriptTests {
  /// The rows of a data block, field by field.
  private func rows(_ name: String, in script: String) -> [[String]] {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "$\(name) << EOD") else { return [] }
    return lines[(start + 1)...].prefix { $0 != "EOD" }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func sectionsHoldTheirCounts() throws {
    let rows = rows("sections", in: try ChartSample.sections().script())
    #expect(rows == [["1", "4", "28", "5"], ["2", "1", "0", "1"]])
  }

  @Test func attainmentHoldsItsRatios() throws {
    let ratios = [11.84, 0.07, 1.0 / 3, nil, 2_626_520_000 / 2_400_000_000.0]
    let rows = rows("indicators", in: try ChartSample.attainment(ratios: ratios).script())
    #expect(rows.map { Double($0[1]) } == ratios + ratios)
    #expect(rows.allSatisfy { $0[3] == "県公開データ件数" })
  }

  @Test func trendHoldsItsValues() throws {
    let chart = ChartSample.trend(values: [0.1, 1e-7, 2_626_520_000, 61.9])
    let script = try chart.script()
    #expect(rows("actuals", in: script).map { Double($0[1]) } == chart.actuals.map(\.value))
    #expect(rows("targets", in: script) == [["2021", "15000", "0"]])
    #expect(rows("baseline", in: script) == [["2014", "400"]])
    let forecast = rows("forecast", in: script)
    #expect(forecast[0] == ["2018", "61.9", "61.9", "61.9", "61.9", "61.9"])
    #expect(forecast[1] == ["2019", "13500", "11000", "19000", "9000", "23000"])
  }

  @Test func compareHoldsBothTargets() throws {
    let chart = ChartSample.compare()
    let rows = rows("targets", in: try chart.script())
    #expect(rows.map { [Double($0[0]), Double($0[1])] } == chart.slopes.map { [$0.from, $0.to] })
  }

  @Test func noScriptHoldsANumberThatIsNone() throws {
    for chart in ChartSample.all("件") {
      let script = try chart.script()
      #expect(script.range(of: #"\b(nan|inf)\b"#, options: [.regularExpression, .caseInsensitive]) == nil)
      #expect(!script.contains("set output '") || script.hasPrefix("# "))
    }
  }

  @Test func emptyChartsAreRefused() {
    var trend = ChartSample.trend()
    (trend.actuals, trend.targets, trend.forecast, trend.baseline) = ([], [], [], nil)
    var sections = ChartSample.sections()
    sections.bars = []
    let charts: [any Chart] = [trend, sections, ChartSample.attainment(ratios: []), ChartSample.compare(count: 0)]
    for chart in charts {
      #expect(chart.defaultSize.height > 0)
      #expect(throws: ChartDataError.empty) { try chart.script() }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300]) func whatIsNoNumberIsRefused(value: Double) {
    #expect(throws: ChartDataError.notFinite(row: "件")) {
      try ChartSample.attainment("件", ratios: [1, value]).script()
    }
    var trend = ChartSample.trend()
    trend.actuals[1] = .init(year: FiscalYear(2016), value: value, label: "x")
    #expect(throws: ChartDataError.notFinite(row: "x")) { try trend.script() }
    var compare = ChartSample.compare("件")
    compare.slopes[0].to = value
    #expect(throws: ChartDataError.notFinite(row: "件")) { try compare.script() }
    var sections = ChartSample.sections("件")
    sections.bars[0].missed = -1
    #expect(throws: ChartDataError.negativeCount(row: "1 件")) { try sections.script() }
  }
}

/// That a picture appears whole or not at all.
@Suite(.enabled(if: gnuplotIsInstalled, "gnuplot is not installed")) struct ChartsRendererTests {
  /// Its first and its last bytes are those that its format asks for.
  @Test(
    arguments: zip(
      ChartFormat.allCases, [("\u{89}PNG", "IEND\u{AE}B`\u{82}"), ("<?xml", "</svg>\n\n"), ("%PDF", "%%EOF\n")]))
  func aPictureIsWholeAndOfItsFormat(format: ChartFormat, ends: (String, String)) throws {
    for chart in ChartSample.all("件") {
      let picture = try ChartRenderer().picture(of: chart.script(), format: format, size: chart.defaultSize)
      #expect(picture.starts(with: ends.0.unicodeScalars.map { UInt8($0.value) }))
      #expect(picture.suffix(ends.1.unicodeScalars.count).elementsEqual(ends.1.unicodeScalars.map { UInt8($0.value) }))
      #expect(picture.count > 1000)
    }
  }

  /// One gnuplot for many scripts draws each as a gnuplot of its own does; a fault in one leaves none.
  @Test func severalPicturesOfOneGnuplotAreThoseOfSeveral() throws {
    let charts = ChartSample.all("<?xml ") + ChartSample.all("件")
    let scripts = try charts.map { (script: try $0.script(), size: $0.defaultSize) }
    let together = try ChartRenderer().start().pictures(of: scripts)
    let alone = try scripts.map { try ChartRenderer().picture(of: $0.script, format: .svg, size: $0.size) }
    // Groups in which nothing is drawn name the pen that was used last.
    func drawn(_ picture: Data) -> String {
      String(decoding: picture, as: UTF8.self).replacing(/<g [^>]*>\s*<\/g>\s*/, with: "")
    }
    #expect(together.map(drawn) == alone.map(drawn))
    #expect(together.allSatisfy { $0.count > 1000 })
    let size = ChartSize(width: 100, height: 100)
    #expect(throws: ChartRenderingError.self) {
      try ChartRenderer().start().pictures(of: scripts + [(script: "plot nothing", size: size)])
    }
  }

  @Test func aFailureGivesWhatGnuplotSaid() throws {
    let size = ChartSize(width: 100, height: 100)
    #expect {
      try ChartRenderer().picture(of: "plot nothing", format: .svg, size: size)
    } throws: { error in
      guard case ChartRenderingError.gnuplotFailed(let status, let message) = error else { return false }
      return status != 0 && message.contains("nothing")
    }
  }

  /// More messages than a pipe holds do not hold the picture up.
  @Test func manyMessagesDoNotBlock() throws {
    let script = "do for [i=1:20000] { print 'a message' }\nplot x\n"
    let drawn = try ChartRenderer().start().draw(script, as: "set terminal svg")
    #expect(drawn.message.utf8.count > 150_000)
    #expect(!drawn.picture.isEmpty)
  }
}

@Suite struct ChartsSearchPathTests {
  @Test func gnuplotIsMissingWhereNoDirectoryHasIt() {
    #expect(throws: ChartRenderingError.gnuplotMissing) { try ChartRenderer(searchPath: "/nonexistent:relative:") }
  }
}
