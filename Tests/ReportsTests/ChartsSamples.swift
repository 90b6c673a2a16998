// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Charts of the four kinds in which one text, or a few numbers, can be varied.
enum ChartSample {
  static func sections(_ text: String = "電子自治体") -> SectionsChart {
    SectionsChart(
      heading: heading(text),
      bars: [
        .init(title: "1 \(text)", achieved: 4, asPlanned: 28, missed: 5, rate: "86.5%"),
        .init(title: text, achieved: 1, asPlanned: 0, missed: 1, rate: "50.0%"),
      ],
      words: .init(achieved: text, asPlanned: "計画どおり実施", missed: "未達成", rate: "達成率"))
  }

  static func attainment(_ text: String = "県公開データ件数", ratios: [Double?] = [11.84, 0.07, 1, nil]) -> AttainmentChart {
    let rows = ratios.map { ratio in
      AttainmentChart.Row(
        name: text, ratio: ratio, label: ratio.map(percent) ?? "—",
        grade: (ratio ?? 0) >= 1 ? .met : .missed)
    }
    return AttainmentChart(
      heading: heading(text), groups: [.init(title: text, rows: rows), .init(title: "2", rows: rows)],
      words: .init(
        met: text, missed: "未達成", notYetDue: "期限前", target: "目標 100%", axis: "達成率（%）",
        logarithmicAxis: "達成率（%、対数目盛）"))
  }

  static func trend(_ text: String = "人", values: [Double] = [820, 1950, 3120, 4010, 11696]) -> TrendChart {
    let actuals = values.enumerated().map { point(2015 + $0, $1) }
    let forecast = (1...3).map { step in
      TrendChart.Forecast(
        point: point(2014 + values.count + step, 12000 + 1500 * Double(step)), interval80: 11000...19000,
        interval95: 9000...23000)
    }
    return TrendChart(
      heading: heading(text), actuals: actuals, baseline: point(2014, 400), targets: [point(2021, 15000)],
      forecast: forecast,
      words: .init(
        actual: text, baseline: "基準値", target: "目標", forecast: "予測", interval80: "80%", interval95: "95%", unit: text,
        year: { "R\($0.number - 2018) " + text.prefix(3) }))
  }

  static func compare(_ text: String = "応募者数", count: Int = 12) -> CompareChart {
    let slopes = (0..<count).map { index in
      CompareChart.Slope(name: "\(text)", label: "100 → \(70 + index * 5)人", from: 100, to: Double(70 + index * 5))
    }
    return CompareChart(
      heading: heading(text), slopes: slopes,
      words: .init(
        kept: "据え置き 1指標", from: "2019", to: "2020", axis: "2019 = 100",
        logarithmicAxis: "2019 = 100（対数目盛）"))
  }

  static func all(_ text: String) -> [any Chart] { [sections(text), attainment(text), trend(text), compare(text)] }

  private static func percent(_ ratio: Double) -> String {
    abs(ratio) < 1e6 ? "\(Int((ratio * 100).rounded()))%" : "\(ratio)"
  }

  private static func heading(_ text: String) -> ChartHeading {
    ChartHeading(title: text, subtitle: "何を数えたか \(text)", note: "出典 \(text)")
  }

  private static func point(_ year: Int, _ value: Double) -> TrendChart.Point {
    .init(year: FiscalYear(year), value: value, label: ChartNumber.grouped(value))
  }
}

/// Why a test that draws may have to be left out.
let gnuplotIsInstalled = (try? ChartRenderer()) != nil

/// A directory of one test's own.
func withDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try body(directory)
}

/// The texts of a chart as gnuplot draws it, with what gnuplot said on the way.
func drawn(_ chart: any Chart) throws -> (texts: [SVGText], messages: String) {
  let terminal = ChartRenderer.terminal(.svg, size: chart.defaultSize)
  let (picture, message) = try ChartRenderer().start().draw(chart.script(), as: terminal)
  return (try SVGText.read(picture), message)
}

/// A piece of text in an SVG of gnuplot, with its place in points.
struct SVGText {
  var text = ""
  var x = 0.0
  var y = 0.0
  var size = 0.0
  var anchor = ""

  /// Estimated from the size of the type and the count of full-width characters.
  var box: (left: Double, right: Double, top: Double, bottom: Double) {
    let width = text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 1 : 0.5) } * size
    let left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x
    return (left, left + width, y - size * 0.75, y + size * 0.1)
  }

  func overlaps(_ other: SVGText) -> Bool {
    let (a, b) = (box, other.box)
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  }

  /// Throws where the SVG is not well-formed XML.
  static func read(_ data: Data) throws -> [SVGText] {
    let reader = Reader()
    let parser = XMLParser(data: data)
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return reader.texts
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var texts: [SVGText] = []
    private var current = SVGText()
    private var isInText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if name == "g", let size = attributes["font-size"].flatMap(Double.init), let place = attributes["transform"] {
        let numbers = place.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
        // The picture has 4/3 dots a point.
        current = SVGText(
          x: numbers[0] * 0.75, y: numbers[1] * 0.75, size: size * 0.75, anchor: attributes["text-anchor"] ?? "")
      }
      if name == "text" { (isInText, current.text) = (true, "") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isInText { current.text += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      guard name == "text" else { return }
      isInText = false
      texts.append(current)
    }
  }
}
