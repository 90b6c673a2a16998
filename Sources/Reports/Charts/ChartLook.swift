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

  /// The script of a chart that looks so.
  public func script(of chart: some Chart) throws(ChartDataError) -> String {
    let size = layout(of: chart)
    let script = try chart.script(size: size)
    return self == ChartLook() ? script : dressed(script, size)
  }

  /// Colours, letters and the head of a script, outside its texts: in a command a colour stands after `rgb`, and no text has
  /// the apostrophes around it; the blocks of data are passed over.
  private func dressed(_ script: String, _ size: ChartSize) -> String {
    var isData = false
    var lines: [String] = []
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
      if isData {
        isData = line != "EOD"
        lines.append(String(line))
        continue
      }
      isData = line.hasPrefix("$") && line.hasSuffix("<< EOD")
      lines += dressed(line: String(line), size)
    }
    return lines.joined(separator: "\n")
  }

  private func dressed(line: String, _ size: ChartSize) -> [String] {
    if let written = GnuplotScript.terminal(in: line, size: size, scale: scale) { return [written] }
    if line.hasPrefix("set termoption font"), let font {
      return ["set termoption font \(GnuplotText.quoted(font + "," + GnuplotNumber.written(ChartType.text)))"]
    }
    if line == "unset tics", let ground = theme.ground {
      let rectangle = "set object rectangle from screen 0, 0 to screen 1, 1 behind fs solid noborder"
      return [line, "\(rectangle) fc rgb '#\(ground)'"]
    }
    guard !theme.colours.isEmpty else { return [line] }
    let named = line.replacing(/rgb '#([0-9A-F]{6})'/) { match in
      "rgb '#\(theme.colours[String(match.output.1)] ?? String(match.output.1))'"
    }
    guard line.hasPrefix("colour(") else { return [named] }
    return [named.replacing(/0x([0-9A-F]{6})/) { "0x\(theme.colours[String($0.output.1)] ?? String($0.output.1))" }]
  }
}
