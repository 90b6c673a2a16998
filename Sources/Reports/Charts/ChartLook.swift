// SPDX-License-Identifier: GPL-3.0-or-later

/// How large a chart is drawn, in which colours and letters.
///
/// A chart is always laid out for the width of a column of text, and enlarged to the width that is asked for, type and marks with it:
/// on a slide the type is that of a slide.
public struct ChartLook: Sendable, Hashable {
  /// In points (1/72 inch); `nil` for the chart's own.
  public var width: Double?
  public var height: Double?
  public var theme: ChartTheme
  /// A family of the system on which the script is drawn; `nil` for those with Japanese that most systems have.
  public var font: String?

  public init(width: Double? = nil, height: Double? = nil, theme: ChartTheme = .light, font: String? = nil) {
    (self.width, self.height, self.theme, self.font) = (width, height, theme, font)
  }

  /// What can be asked for, in points: a stamp, and a poster.
  public static let widths = 200.0...4000.0
  public static let heights = 120.0...16_000.0

  /// How much larger than laid out.
  public var scale: Double { width.map { $0 / ChartSize.columnWidth } ?? 1 }

  /// How many rows of a list have room below title, legend and axis; `nil` where the height grows with them.
  public var rows: Int? {
    height.map { max(4, Int(($0 / scale - Self.surroundings) / RatioRows.pitch)) }
  }

  /// Title, subtitle, legend, note and axis, each of them short.
  private static let surroundings = 165.0

  /// The size for which the chart is laid out.
  public func layout(of chart: some Chart) -> ChartSize {
    ChartSize(width: ChartSize.columnWidth, height: height.map { $0 / scale } ?? chart.defaultSize.height)
  }

  var style: ChartStyle { ChartStyle(theme: theme, font: font, scale: scale) }

  /// The script of a chart that looks so.
  public func script(of chart: some Chart) throws(ChartDataError) -> String {
    try chart.script(size: layout(of: chart), style: style)
  }
}
