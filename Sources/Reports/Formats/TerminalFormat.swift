// SPDX-License-Identifier: GPL-3.0-or-later

/// A table for the eye: columns lined up by display width. On a terminal too narrow for it, long texts are broken into
/// lines; where that is not enough, each row is written as a block of lines, and where even that is not, each heading and
/// value on lines of their own. A number is never cut; only one that alone is wider than the terminal goes past its edge.
public struct TerminalFormat: TableFormat {
  let style: CellStyle
  /// Columns of the terminal; `nil` for a pipe or file, where there is no limit.
  let width: Int?

  /// Words that judge stand in colour.
  let isColoured: Bool

  public init(style: CellStyle = CellStyle(), width: Int? = nil, isColoured: Bool = false) {
    (self.style, self.width, self.isColoured) = (style, width, isColoured)
  }

  /// Narrower than this, Japanese text is no longer read but spelled.
  private static let narrowest = 12
  private static let gap = 2

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPeople
    let rows = table.rows.map { $0.map { Shown($0, style) } }
    let limit = width ?? .max
    if let widths = fittingWidths(table, rows, to: limit) {
      writeGrid(table, rows, widths, to: &output)
    } else {
      writeBlocks(table.columns.map(\.heading), rows, limit, to: &output)
    }
  }

  /// A cell as it stands on the terminal.
  private struct Shown {
    let text: String
    let width: Int
    /// The columns that it needs in one piece.
    let unbroken: Int
    let tone: CellTone?

    init(_ cell: Cell, _ style: CellStyle) {
      text = style.text(cell).withoutControls()
      width = DisplayWidth.of(text)
      unbroken = cell.isNumber ? width : 0
      tone = CellTone(of: cell)
    }

    func lines(_ width: Int) -> [String] {
      unbroken > 0 || self.width <= width ? [text] : DisplayWidth.wrap(text, to: width)
    }
  }

  /// The natural widths if they fit; else the widest columns made narrower until they do; `nil` if that cannot be.
  private func fittingWidths(_ table: Table, _ rows: [[Shown]], to limit: Int) -> [Int]? {
    let columns = table.columns.indices
    var widths = columns.map { column in
      rows.reduce(DisplayWidth.of(table.columns[column].heading)) { max($0, $1[column].width) }
    }
    let least = columns.map { column in rows.reduce(Self.narrowest) { max($0, $1[column].unbroken) } }
    var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - limit
    while excess > 0 {
      let candidates = columns.filter { widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
      let next = candidates.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? 0
      let step = min(excess, widths[widest] - max(next, least[widest]))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }

  private func writeGrid(_ table: Table, _ rows: [[Shown]], _ widths: [Int], to output: inout some TextOutputStream) {
    let alignments = table.columns.map(\.alignment)
    writeRow(zip(table.columns, widths).map { DisplayWidth.wrap($0.heading, to: $1) }, widths, alignments, to: &output)
    output.write(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n")
    for row in rows {
      writeRow(zip(row, widths).map { $0.lines($1) }, widths, alignments, tones: row.map(\.tone), to: &output)
    }
  }

  private func writeRow(
    _ cells: [[String]], _ widths: [Int], _ alignments: [Table.Alignment], tones: [CellTone?] = [],
    to output: inout some TextOutputStream
  ) {
    for line in 0..<(cells.map(\.count).max() ?? 0) {
      let parts = cells.indices.map { column in
        let text = padded(line < cells[column].count ? cells[column][line] : "", widths[column], alignments[column])
        return column < tones.count ? coloured(text, tones[column]) : text
      }
      output.write(parts.joined(separator: "  ").trimmingTrailingBlanks() + "\n")
    }
  }

  /// The 16 colours that every terminal has, and that its user may have chosen.
  private func coloured(_ text: String, _ tone: CellTone?) -> String {
    guard isColoured, let tone else { return text }
    let code =
      switch tone {
      case .good: "32"
      case .fair: "36"
      case .bad: "31"
      case .open: "90"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private func padded(_ text: String, _ width: Int, _ alignment: Table.Alignment) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return alignment == .trailing ? blanks + text : text + blanks
  }

  private func writeBlocks(
    _ headings: [String], _ rows: [[Shown]], _ limit: Int, to output: inout some TextOutputStream
  ) {
    let label = headings.map { DisplayWidth.of($0) }.max() ?? 0
    let longest = rows.joined().reduce(Self.narrowest) { max($0, $1.unbroken) }
    let isBeside = label + Self.gap + longest <= limit
    for (index, row) in rows.enumerated() {
      if index > 0 { output.write("\n") }
      for (heading, cell) in zip(headings, row) where !cell.text.isEmpty {
        let lines = isBeside ? beside(heading, label, cell, limit) : below(heading, cell, limit)
        for line in lines { output.write(line.trimmingTrailingBlanks() + "\n") }
      }
    }
  }

  private func beside(_ heading: String, _ label: Int, _ cell: Shown, _ limit: Int) -> [String] {
    cell.lines(limit - label - Self.gap).enumerated().map { index, line in
      padded(index == 0 ? heading : "", label, .leading) + "  " + coloured(line, cell.tone)
    }
  }

  private func below(_ heading: String, _ cell: Shown, _ limit: Int) -> [String] {
    let indent = String(repeating: " ", count: max(0, min(Self.gap, limit - cell.unbroken)))
    return DisplayWidth.wrap(heading, to: limit)
      + cell.lines(max(1, limit - indent.count)).map { indent + coloured($0, cell.tone) }
  }
}

extension Cell {
  /// Digits that mean something else when a line end stands between them.
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .number, .estimate, .counted, .fraction, .probability, .year: true
    case .text, .word, .graded, .missing: false
    }
  }
}

extension String {
  fileprivate func trimmingTrailingBlanks() -> String {
    var text = self[...]
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text.endIndex == endIndex ? self : String(text)
  }
}
