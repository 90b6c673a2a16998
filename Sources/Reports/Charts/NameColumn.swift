// SPDX-License-Identifier: GPL-3.0-or-later

/// The names of rows below each other: in up to three lines before anything of one is cut, with a higher row where it takes more
/// than one.
struct NameColumn {
  struct Row {
    let lines: [String]
    /// Smaller for a name that has no room in one line.
    let size: Double
    /// Where the row begins and how high it is, in rows of one line.
    let top: Double
    let height: Double

    var middle: Double { top + height / 2 }
  }

  let rows: [Row]

  /// The height of all, in rows of one line.
  var height: Double { rows.last.map { $0.top + $0.height - 0.5 } ?? 0 }

  /// How much higher each further line makes its row: beside the plot, and above it on a telephone.
  private static let lineHeight = 0.75
  private static let narrowLineHeight = 0.4
  private static let mostLines = 3
  /// Between the lines of one name.
  static let leading = 1.2

  /// - Parameters:
  ///   - rooms: how wide each name may be.
  ///   - suffixes: what stands behind each, and is never cut.
  init(_ names: [String], suffixes: [String]? = nil, to rooms: [Double], isNarrow: Bool = false) {
    let suffixes = suffixes ?? names.map { _ in "" }
    let broken = TextExtent.lines(
      names, suffixes: suffixes, to: rooms, size: ChartType.small, most: Self.mostLines)
    let lineHeight = isNarrow ? Self.narrowLineHeight : Self.lineHeight
    var top = 0.5
    rows = names.indices.map { index in
      let name = GnuplotText.printable(names[index]) + suffixes[index]
      let isShort = TextExtent.width(name, size: ChartType.text) <= rooms[index] + TextExtent.slack
      let lines = isShort ? [name] : broken[index]
      let height = 1 + Double(lines.count - 1) * lineHeight
      defer { top += height }
      return Row(lines: lines, size: isShort ? ChartType.text : ChartType.small, top: top, height: height)
    }
  }

  init(_ names: [String], suffixes: [String]? = nil, to room: Double) {
    self.init(names, suffixes: suffixes, to: names.map { _ in room })
  }

  /// The name of a row, its lines about its middle.
  /// - Parameters:
  ///   - middle: where that is on the axis of rows; else where the column has it.
  ///   - pitch: how high a row of one line is, in points.
  func draw(
    _ index: Int, at x: Double, middle: Double? = nil, pitch: Double, alignment: LabelAlignment,
    on script: inout GnuplotScript
  ) {
    let row = rows[index]
    let step = row.size * Self.leading / max(pitch, 1)
    for (number, line) in row.lines.enumerated() {
      let y = (middle ?? row.middle) + (Double(number) - Double(row.lines.count - 1) / 2) * step
      script.label(line, at: PagePlace(.page(x), .value(y)), LabelStyle(size: row.size, alignment: alignment))
    }
  }

  /// Above the data of the row, on a narrow page.
  func drawAbove(_ index: Int, at x: Double, on script: inout GnuplotScript) {
    let row = rows[index]
    for (number, line) in row.lines.enumerated() {
      let y = row.top + Self.firstLine + Double(number) * Self.narrowLineHeight
      script.label(line, at: PagePlace(.page(x), .value(y)), LabelStyle(size: row.size))
    }
  }

  /// From the top of a row to the middle of its first line, on a narrow page.
  static let firstLine = 0.23
}
