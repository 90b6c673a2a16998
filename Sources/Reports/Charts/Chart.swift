// SPDX-License-Identifier: GPL-3.0-or-later

/// A picture of results: plain data and text that is already worded, which becomes one gnuplot script.
public protocol Chart: Sendable {
  /// What the chart is, in one English line for the head of the script.
  var kind: String { get }
  /// The size at which every row and label has room; more rows make it higher.
  var defaultSize: ChartSize { get }
  /// The same on a telephone, with names above what they name; `nil` where the chart has no such layout.
  var narrowSize: ChartSize? { get }
  /// Below this height rows would lie over each other, in a picture so wide; 0 where any height will do.
  func leastHeight(width: Double) -> Double
  /// A self-contained script for gnuplot 5.4 or later, laid out for a picture of this size.
  func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String
}

extension Chart {
  public func script() throws(ChartDataError) -> String { try script(size: defaultSize, style: ChartStyle()) }

  public var narrowSize: ChartSize? { nil }

  public func leastHeight(width: Double) -> Double { 0 }
}

/// A chart that is laid out for a telephone.
public struct NarrowChart: Chart {
  private let chart: any Chart
  public let defaultSize: ChartSize

  /// `nil` where it has no such layout.
  public init?(_ chart: any Chart) {
    guard let size = chart.narrowSize else { return nil }
    (self.chart, defaultSize) = (chart, size)
  }

  public var kind: String { chart.kind }

  public func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String {
    try chart.script(size: size, style: style)
  }
}

/// Width and height of a picture in points (1/72 inch). 482 points are the text width of an A4 page, 960 × 540 a slide.
public struct ChartSize: Sendable, Hashable {
  public var width: Double
  public var height: Double

  /// The width of the charts unless another is asked for: that of a column of A4, or of a slide when enlarged.
  static let columnWidth = 520.0
  /// The widest for which a slide is laid out: its type is then still 12.7 points (18 dots on a screen of 1333).
  static let slideWidth = 720.0
  /// Of a telephone held upright, 360 CSS pixels.
  static let phoneWidth = 270.0
  /// Too narrow for names beside the plot.
  var isNarrow: Bool { width < 400 }

  public init(width: Double, height: Double) { (self.width, self.height) = (width, height) }
}

/// The text around a chart. Long text goes over several lines.
public struct ChartHeading: Sendable, Equatable {
  public var title: String
  /// The finding, or what is counted; `""` for none.
  public var subtitle: String
  /// The source and what a reader must know; `""` for none.
  public var note: String

  public init(title: String, subtitle: String = "", note: String = "") {
    (self.title, self.subtitle, self.note) = (title, subtitle, note)
  }
}

/// Why there is no picture of this data.
public enum ChartDataError: Error, Hashable, Sendable {
  /// There is no row, or no point.
  case empty
  /// A value is infinite, not a number, or beyond 1e100; `row` says of what.
  case notFinite(row: String)
  /// A count is below zero.
  case negativeCount(row: String)
}

/// Stops at the first of these values that cannot be drawn: an axis needs differences that do not overflow.
func requireFinite(_ values: [Double?], row: String) throws(ChartDataError) {
  for case let value? in values where !(abs(value) < 1e100) { throw ChartDataError.notFinite(row: row) }
}
