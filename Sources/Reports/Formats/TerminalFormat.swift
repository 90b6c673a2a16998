// SPDX-License-Identifier: GPL-3.0-or-later

/// A table for the eye: columns lined up by display width. On a terminal too narrow for it, long texts are broken into
/// lines; where that is not enough, each row is written as a block of lines. A number is never cut.
public struct TerminalFormat: TableFormat {
  let style: CellStyle
  /// Columns of the terminal; `nil` for a pipe or file, where there is no limit.
  let width: Int?

  public init(style: CellStyle = CellStyle(), width: Int? = nil) { (self.style, self.width) = (style, width) }

  /// Narrower than this, Japanese text is no longer read but spelled.
  private static let narrowest = 12
  private static let gap = 2

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPeople
    let texts = table.rows.map { $0.map { style.text($0).withoutControls() } }
    if let widths = fittingWidths(table, texts) {
      writeGrid(table, texts, widths, to: &output)
    } else {
      writeBlocks(table, texts, to: &output)
    }
  }

  private func naturalWidths(_ table: Table, _ texts: [[String]]) -> [Int] {
    table.columns.indices.map { column in
      texts.reduce(DisplayWidth.of(table.columns[column].heading)) { max($0, DisplayWidth.of($1[column])) }
    }
  }

  /// The natural widths if they fit; else the widest texts made narrower until they do; `nil` if that cannot be.
  private func fittingWidths(_ table: Table, _ texts: [[String]]) -> [Int]? {
    var widths = naturalWidths(table, texts)
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - width
    while excess > 0 {
      let candidates = table.columns.indices.filter {
        table.columns[$0].alignment == .leading && widths[$0] > Self.narrowest
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
      let next = candidates.filter { widths[$0] < widths[widest] }.map { widths[$0] }.max() ?? Self.narrowest
      let step = min(excess, max(1, widths[widest] - max(next, Self.narrowest)))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }

  private func writeGrid(
    _ table: Table, _ texts: [[String]], _ widths: [Int], to output: inout some TextOutputStream
  ) {
    writeRow(table, table.columns.map(\.heading), widths, to: &output)
    output.write(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n")
    for row in texts { writeRow(table, row, widths, to: &output) }
  }

  private func writeRow(
    _ table: Table, _ texts: [String], _ widths: [Int], to output: inout some TextOutputStream
  ) {
    let cells = zip(texts, widths).map { DisplayWidth.wrap($0, to: $1) }
    for line in 0..<(cells.map(\.count).max() ?? 0) {
      let parts = cells.indices.map { column in
        padded(line < cells[column].count ? cells[column][line] : "", widths[column], table.columns[column].alignment)
      }
      output.write(parts.joined(separator: "  ").trimmingTrailingBlanks() + "\n")
    }
  }

  private func padded(_ text: String, _ width: Int, _ alignment: Table.Alignment) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return alignment == .trailing ? blanks + text : text + blanks
  }

  private func writeBlocks(_ table: Table, _ texts: [[String]], to output: inout some TextOutputStream) {
    let label = table.columns.map { DisplayWidth.of($0.heading) }.max() ?? 0
    for (index, row) in texts.enumerated() {
      if index > 0 { output.write("\n") }
      for (column, text) in zip(table.columns, row) where !text.isEmpty {
        let lines = DisplayWidth.wrap(text, to: max(Self.narrowest, (width ?? .max) - label - Self.gap))
        for (number, line) in lines.enumerated() {
          output.write(padded(number == 0 ? column.heading : "", label, .leading) + "  " + line + "\n")
        }
      }
    }
  }
}

extension String {
  fileprivate func trimmingTrailingBlanks() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
