// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport
import Testing

@testable import Reports

/// From where to where the axis of a single trend goes, and what of the forecast it shows.
@Suite("The axis of a trend") struct TrendAxisTests {
  private static func chart(
    _ actuals: [Double], baseline: Double? = nil, forecast: [TrendChart.Forecast] = [], bound: Double? = nil
  ) -> TrendChart {
    TrendChart(
      heading: ChartHeading(title: ""),
      actuals: actuals.enumerated().map { .init(year: FiscalYear(2016 + $0), value: $1, label: "") },
      baseline: baseline.map { .init(year: FiscalYear(2015), value: $0, label: "") }, forecast: forecast,
      upperBound: bound,
      words: .init(
        actual: "a", baseline: "b", target: "t", forecast: "f", interval80: "80", interval95: "95", unit: "u",
        cutFan: { _, _ in "cut" }, year: \.description, tick: { NumberText.grouped($0, decimals: $0 < 1000 ? 2 : 0) }))
  }

  private static func forecast(
    _ value: Double, _ interval80: ClosedRange<Double>, _ interval95: ClosedRange<Double>
  ) -> TrendChart.Forecast {
    let point = TrendChart.Point(year: FiscalYear(2019), value: value, label: "")
    return .init(point: point, interval80: interval80, interval95: interval95)
  }

  /// The interval is shown whole, though it is some times as wide as what the values span.
  @Test func anIntervalIsShownWhole() throws {
    let wide = Self.forecast(333, 171...520, 120...700)
    let chart = Self.chart([269, 280, 299], forecast: [wide])
    #expect(chart.axis.lower <= 120 && chart.axis.upper >= 700)
    #expect(try !chart.script().contains("$fan") && !chart.script().contains("'cut'"))
  }

  /// The forecast of one year, of what has no actual: a bar from end to end of each interval, not an area without width.
  @Test func anIntervalOfOneYearIsABar() throws {
    let script = try Self.chart([], baseline: 27.4, forecast: [Self.forecast(27.2, 19.5...36.4, 16...42)]).script()
    let rows = script.split(separator: "$fan << EOD\n")[1].split(separator: "EOD")[0].split(separator: "\n")
      .map { $0.split(separator: "\t").compactMap { Double($0) } }
    #expect(rows.count == 2 && rows.allSatisfy { Array($0.dropFirst()) == [19.5, 36.4, 16, 42] }, "\(rows)")
    #expect(rows[0][0] < 2019 && rows[1][0] > 2019)
  }

  /// 27.4 and 27.2: a fall of under 1 % takes less than a fifth of the height. 100 and 99.98: no number stands twice.
  @Test(arguments: [([27.4, 27.2], nil), ([100, 100, 99.98], 100.0), ([1_000_000, 1_001_000], nil)])
  func aSmallChangeLooksSmall(_ values: [Double], _ bound: Double?) throws {
    let axis = Self.chart(values, bound: bound).axis
    let change = (values.first ?? 0) - (values.last ?? 0)
    #expect(change.magnitude / (axis.upper - axis.lower) < 0.2, "\(axis)")
    #expect(axis.lower > 0.8 * (values.min() ?? 0), "\(axis)")
  }

  /// Whatever the values: all of them are on the axis, none of its numbers stands twice, and it is never narrower than 5 % of the largest.
  @Test(arguments: 0..<200) func axesHoldTheirValues(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let level = Double.random(in: -0.9...7, using: &random)
    let spread = Double.random(in: -5...0, using: &random)
    let values = (0..<4).map { _ in pow(10, level) * (1 + pow(10, spread) * Double.random(in: -1...1, using: &random)) }
    let axis = Self.chart(values).axis
    let labels = axis.ticks.map { NumberText.grouped($0, decimals: $0 < 1000 ? 2 : 0) }
    #expect(values.allSatisfy { ($0 >= axis.lower) && ($0 <= axis.upper) }, "\(values) \(axis)")
    #expect(Set(labels).count == labels.count, "\(labels)")
    #expect(axis.upper - axis.lower >= 0.0499 * (values.max() ?? 0), "\(values) \(axis)")
  }
}
