// SPDX-License-Identifier: GPL-3.0-or-later

/// A gnuplot script while it is being written. Text comes in through `label` and `data` only, where it is escaped.
///
/// Places on the page are in points from the top left; the script says them as fractions of the screen, so that the
/// picture keeps its proportions at any scale.
struct GnuplotScript {
  let size: ChartSize
  private let style: ChartStyle
  private var lines: [String] = []

  init(kind: String, size: ChartSize, style: ChartStyle = ChartStyle()) {
    (self.size, self.style) = (size, style)
    lines = [
      "# \(kind). A script for gnuplot 5.4 or later, with its data in it.",
      "#",
    ]
    lines += ["png", "svg", "pdf"].map { Self.usage($0, size: size, scale: style.scale) }
    lines += [
      "#",
      "# For a larger PNG multiply size, fontscale, linewidth and pointscale alike. Where gnuplot has no terminal of its",
      "# own and none is set, a PNG goes to standard output: gnuplot FILE.gp > FILE.png",
      "",
      "if (GPVAL_TERM eq 'unknown') set terminal \(Self.terminal("png", size: size, scale: style.scale))",
      "set encoding utf8",
      GnuplotText.preamble,
      "set termoption noenhanced",
      "set termoption font \(style.fontName)",
      "set datafile separator \"\\t\"",
      "set datafile commentschars ''",
      "unset key",
      "unset title",
      "unset border",
      "unset tics",
    ]
    if !style.theme.isOnWhite {
      lines.append(
        "set object rectangle from screen -0.01, -0.01 to screen 1.01, 1.01 behind fs solid noborder fc \(style.rgb(.white))"
      )
    }
  }

  /// How gnuplot is told to write a picture of one format, in the head of the script.
  private static func usage(_ format: String, size: ChartSize, scale: Double) -> String {
    let terminal = terminal(format, size: size, scale: scale)
    return "#   gnuplot -e \"set terminal \(terminal); set output 'FILE.\(format)'\" FILE.gp"
  }

  private static func terminal(_ format: String, size: ChartSize, scale: Double) -> String {
    let (width, height) = (Int((size.width * scale * 4 / 3).rounded()), Int((size.height * scale * 4 / 3).rounded()))
    let zoom = scale == 1 ? "" : GnuplotNumber.written((scale * 1e4).rounded() / 1e4)
    switch format {
    case "svg": return "svg size \(width),\(height) fontscale 4/3." + (zoom.isEmpty ? "" : "*\(zoom) linewidth \(zoom)")
    case "pdf":
      let page = [size.width, size.height].map { "\(GnuplotNumber.written(($0 * scale * 100).rounded() / 100))/72." }
      let factor = zoom.isEmpty ? "" : "*\(zoom)"
      return "pdfcairo size \(page.joined(separator: ",")) fontscale 0.75\(factor) linewidth 1.8\(factor)"
    default:
      return "pngcairo size \(width),\(height)"
        + (zoom.isEmpty ? "" : " fontscale \(zoom) linewidth \(zoom) pointscale \(zoom)")
    }
  }

  /// The whole script.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A colour in a command.
  func rgb(_ colour: ChartColour) -> String { style.rgb(colour) }

  /// A colour as a number, for `lc rgb variable`.
  func number(_ colour: ChartColour) -> String { style.number(colour) }

  /// A line of gnuplot; never with text from outside.
  mutating func command(_ line: String) { lines.append(line) }

  /// A comment that heads the next lines; never with text from outside.
  mutating func heading(_ comment: String) { lines += ["", "# \(comment)"] }

  mutating func label(_ text: String, at place: PagePlace, _ look: LabelStyle = LabelStyle()) {
    guard !GnuplotText.printable(text).isEmpty else { return }
    lines.append(
      "set label \(GnuplotText.quoted(text)) at \(written(place)) \(look.alignment.rawValue)"
        + " font ',\(GnuplotNumber.written(look.size))' tc \(rgb(look.colour)) front")
  }

  mutating func mark(_ mark: ChartMark, at place: PagePlace, colour: ChartColour, size: Double = 1) {
    lines.append(
      "set label '' at \(written(place)) point pt \(mark.rawValue) ps \(GnuplotNumber.written(size))"
        + " lc \(rgb(colour)) front")
  }

  mutating func line(
    from start: PagePlace, to end: PagePlace, colour: ChartColour, width: Double = 1, dash: Int = 1, back: Bool = true
  ) {
    lines.append(
      "set arrow from \(written(start)) to \(written(end)) nohead lw \(GnuplotNumber.written(width)) dt \(dash)"
        + " lc \(rgb(colour)) \(back ? "back" : "front")")
  }

  /// A swatch of a legend.
  mutating func box(
    x: Double, y: Double, width: Double, height: Double, colour: ChartColour, isFilled: Bool = true
  ) {
    let (corner, opposite) = (PagePlace(.page(x), .page(y)), PagePlace(.page(x + width), .page(y + height)))
    let fill = isFilled ? "fs solid noborder fc \(rgb(colour))" : "fs empty border \(rgb(colour)) lw 0.75"
    lines.append("set object rectangle from \(written(corner)) to \(written(opposite)) \(fill) front")
  }

  /// A data block, with its columns named in the comment before it.
  mutating func data(_ name: String, columns: [String], rows: [DataRow]) {
    lines += ["", "# $\(name): \(columns.joined(separator: ", "))", "$\(name) << EOD"]
    lines += rows.map(\.written)
    lines.append("EOD")
  }

  /// Where the plot lies on the page.
  mutating func plotArea(_ area: PlotArea) {
    lines += [
      "set lmargin at screen \(fraction(area.left / size.width))",
      "set rmargin at screen \(fraction(area.right / size.width))",
      "set tmargin at screen \(fraction(1 - area.top / size.height))",
      "set bmargin at screen \(fraction(1 - area.bottom / size.height))",
    ]
  }

  private func written(_ place: PagePlace) -> String {
    "\(written(place.x, isX: true)), \(written(place.y, isX: false))"
  }

  private func written(_ coordinate: PageCoordinate, isX: Bool) -> String {
    switch coordinate {
    case .page(let points): "screen \(fraction(isX ? points / size.width : 1 - points / size.height))"
    case .value(let value): "first \(GnuplotNumber.written(value))"
    }
  }

  private func fraction(_ value: Double) -> String { GnuplotNumber.written((value * 1e5).rounded() / 1e5) }
}

/// One coordinate: points from the left or top of the page, or a value on the axis.
enum PageCoordinate {
  case page(Double)
  case value(Double)
}

struct PagePlace {
  let x: PageCoordinate
  let y: PageCoordinate

  init(_ x: PageCoordinate, _ y: PageCoordinate) { (self.x, self.y) = (x, y) }
}

/// The rectangle between the axes, in points from the top left of the page.
struct PlotArea {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
}

/// A row of a data block. It begins with a number, so that it cannot begin with the mark that ends the block.
struct DataRow {
  private let first: Double?
  private let rest: [DataCell]

  init(_ first: Double?, _ rest: [DataCell]) { (self.first, self.rest) = (first, rest) }

  init(_ first: Int, _ rest: [DataCell]) { self.init(Double(first), rest) }

  var written: String { ([.number(first)] + rest).map(\.written).joined(separator: "\t") }

  static func + (row: DataRow, more: [DataCell]) -> DataRow { DataRow(row.first, row.rest + more) }
}

/// A field of a data block. A number that is missing is an empty field, which gnuplot draws as nothing.
enum DataCell {
  case number(Double?)
  case text(String)

  static func count(_ value: Int) -> DataCell { .number(Double(value)) }

  var written: String {
    switch self {
    case .number(let value): value.map(GnuplotNumber.written) ?? ""
    case .text(let text): GnuplotText.field(text)
    }
  }
}
