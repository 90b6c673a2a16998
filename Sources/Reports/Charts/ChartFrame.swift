// SPDX-License-Identifier: GPL-3.0-or-later

/// A word of a legend with the mark that it explains.
struct LegendEntry {
  enum Sign {
    case swatch(ChartColour)
    case outline(ChartColour)
    case mark(ChartMark, ChartColour)
    case line(ChartColour, dash: Int)
  }

  let sign: Sign
  let word: String

  /// What the sign takes, with the gap to its word.
  var signWidth: Double {
    if case .line = sign { return 32 }
    return 18
  }
}

/// What stands around every chart: title, subtitle and legend above, the note below; and how much room they leave.
struct ChartFrame {
  static let margin = 14.0

  let heading: ChartHeading
  let legend: [LegendEntry]
  let width: Double

  private var room: Double { width - 2 * Self.margin }
  private var titleLines: [String] { lines(heading.title, ChartType.title) }
  private var subtitleLines: [String] { lines(heading.subtitle, ChartType.text) }
  private var noteLines: [String] { lines(heading.note, ChartType.small) }

  /// Where the plot may begin, in points from the top.
  var top: Double { legendTop + Double(legendRows.count) * legendPitch + 8 }
  /// What the note needs below the plot.
  var bottom: Double { Double(noteLines.count) * ChartType.small * ChartType.leading + Self.margin + 4 }

  /// The size of a chart whose plot needs this height.
  func size(plotHeight: Double) -> ChartSize {
    ChartSize(width: width, height: (top + plotHeight + bottom).rounded(.up))
  }

  func draw(on script: inout GnuplotScript) {
    script.heading("Title, legend and note")
    var y = Self.margin
    y = draw(titleLines, at: y, .title, on: &script)
    y = draw(subtitleLines, at: y + 2, LabelStyle(colour: .grey), on: &script)
    drawLegend(on: &script)
    _ = draw(noteLines, at: script.size.height - bottom + 6, .small, on: &script)
  }

  private var legendTop: Double {
    Self.margin + Double(titleLines.count) * ChartType.title * ChartType.leading + 2
      + Double(subtitleLines.count) * ChartType.text * ChartType.leading + (legend.isEmpty ? 0 : 6)
  }

  private var legendPitch: Double { ChartType.text * 1.6 }

  private func lines(_ text: String, _ size: Double) -> [String] {
    TextExtent.wrapped(GnuplotText.printable(text), to: room, size: size, limit: mostLines)
  }

  /// As many as anything that the charts say needs; a name of several hundred letters must leave the plot some room.
  private var mostLines: Int { ChartSize(width: width, height: 0).isNarrow ? 24 : 9 }

  private func draw(
    _ lines: [String], at top: Double, _ style: LabelStyle, on script: inout GnuplotScript
  ) -> Double {
    let pitch = style.size * ChartType.leading
    for (index, line) in lines.enumerated() {
      script.label(line, at: PagePlace(.page(Self.margin), .page(top + (Double(index) + 0.5) * pitch)), style)
    }
    return top + Double(lines.count) * pitch
  }

  private struct PlacedEntry {
    let entry: LegendEntry
    let x: Double
  }

  /// The entries from left to right, in as many rows as they need.
  private var legendRows: [[PlacedEntry]] {
    var rows: [[PlacedEntry]] = []
    var x = Double.infinity
    for entry in legend {
      let width = entry.signWidth + TextExtent.width(entry.word, size: ChartType.text) + 14
      if x + width > self.width {
        rows.append([])
        x = Self.margin
      }
      rows[rows.count - 1].append(PlacedEntry(entry: entry, x: x))
      x += width
    }
    return rows
  }

  private func drawLegend(on script: inout GnuplotScript) {
    for (index, row) in legendRows.enumerated() {
      let y = legendTop + (Double(index) + 0.5) * legendPitch
      for placed in row {
        draw(placed.entry.sign, x: placed.x, y: y, on: &script)
        script.label(placed.entry.word, at: PagePlace(.page(placed.x + placed.entry.signWidth), .page(y)))
      }
    }
  }

  private func draw(_ sign: LegendEntry.Sign, x: Double, y: Double, on script: inout GnuplotScript) {
    switch sign {
    case .swatch(let colour): script.box(x: x, y: y - 4.5, width: 13, height: 9, colour: colour)
    case .outline(let colour): script.box(x: x, y: y - 4.5, width: 13, height: 9, colour: colour, isFilled: false)
    case .mark(let mark, let colour): script.mark(mark, at: PagePlace(.page(x + 7), .page(y)), colour: colour)
    case .line(let colour, let dash):
      script.line(
        from: PagePlace(.page(x), .page(y)), to: PagePlace(.page(x + 26), .page(y)), colour: colour, width: 2,
        dash: dash)
    }
  }
}
