// SPDX-License-Identifier: GPL-3.0-or-later

/// How large a chart is drawn, in which colours and letters.
///
/// A chart is laid out for the width of a column of text, and enlarged to the width that is asked for, type and marks with it: on a
/// slide the type is that of a slide. Where the height is given too, and its rows have no room so, it is laid out for more, and
/// enlarged by less.
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

  /// The size for which the chart is laid out. Where the height is given, the type is as large as leaves room for every row.
  public func layout(of chart: some Chart) -> ChartSize {
    guard let height else { return ChartSize(width: ChartSize.columnWidth, height: chart.defaultSize.height) }
    let layouts = layouts(height: height)
    return layouts.first { $0.holds(chart) } ?? layouts[layouts.count - 1]
  }

  /// How much larger than laid out.
  public func scale(of chart: some Chart) -> Double { width.map { $0 / layout(of: chart).width } ?? 1 }

  /// Whether all rows of the chart have room.
  public func holds(_ chart: some Chart) -> Bool { height == nil || layout(of: chart).holds(chart) }

  /// More rows than this have no room, however short what stands around them; `nil` where the height grows with them.
  public var mostRows: Int? {
    height.map { max(4, Int((layouts(height: $0).last?.height ?? 0) - Self.surroundings) / Int(RatioRows.leastPitch)) }
  }

  /// Title, axis and margins.
  private static let surroundings = 100.0

  /// From the largest type to the smallest, which is never smaller than on paper.
  private func layouts(height: Double) -> [ChartSize] {
    let own = width ?? ChartSize.columnWidth
    let widest = min(ChartSize.slideWidth, max(own, ChartSize.columnWidth))
    return stride(from: ChartSize.columnWidth, through: widest, by: 20).map {
      ChartSize(width: $0, height: height * $0 / own)
    }
  }

  /// The script of a chart that looks so.
  public func script(of chart: some Chart) throws(ChartDataError) -> String {
    try chart.script(
      size: layout(of: chart), style: ChartStyle(theme: theme, font: font, scale: scale(of: chart)))
  }
}

extension ChartSize {
  fileprivate func holds(_ chart: some Chart) -> Bool { chart.leastHeight(width: width) <= height }
}
