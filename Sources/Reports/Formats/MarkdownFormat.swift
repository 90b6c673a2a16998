// SPDX-License-Identifier: GPL-3.0-or-later

/// A pipe table (GitHub Flavored Markdown). Characters with a meaning in Markdown or HTML are escaped.
public struct MarkdownFormat: TableFormat {
  let style: CellStyle
  /// Draws the line below the headings as long as the columns are wide, which pandoc takes for their widths.
  let isWeighted: Bool

  public init(style: CellStyle = CellStyle(), isWeighted: Bool = false) {
    (self.style, self.isWeighted) = (style, isWeighted)
  }

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPeople
    output.write(line(table.columns.map(\.heading)))
    let rules = table.columns.indices.map { index in
      String(repeating: "-", count: isWeighted ? weight(of: index, in: table) : 3)
    }
    output.write(
      "|" + zip(table.columns, rules).map { $0.alignment == .trailing ? " \($1): |" : " \($1) |" }.joined() + "\n")
    for row in table.rows { output.write(line(row.map(style.text))) }
  }

  /// Wide texts break, so a column of them need not be as wide as the longest.
  private func weight(of column: Int, in table: Table) -> Int {
    let longest = table.rows.prefix(500).reduce(DisplayWidth.of(table.columns[column].heading)) {
      max($0, DisplayWidth.of(style.text($1[column])))
    }
    // A number that breaks reads as another, so columns of numbers get more than their share.
    return table.columns[column].alignment == .trailing ? 3 + longest * 3 / 2 : max(8, min(longest + 2, 26))
  }

  private func line(_ texts: [String]) -> String {
    "|" + texts.map { " \(Self.escaped($0)) |" }.joined() + "\n"
  }

  /// By scalar: a pipe with a combining mark after it is another character, but for a reader of Markdown still a pipe.
  public static func escaped(_ text: String) -> String {
    text.withoutControls().unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "|", "`", "*", "_", "[", "]", "#", "~", "$": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
