// SPDX-License-Identifier: GPL-3.0-or-later

/// A pipe table (GitHub Flavored Markdown). Characters with a meaning in Markdown or HTML are escaped.
public struct MarkdownFormat: TableFormat {
  let style: CellStyle

  public init(style: CellStyle = CellStyle()) { self.style = style }

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPeople
    let rows = table.rows.map { $0.map(style.text) }
    output.write(line(table.columns.map(\.heading)))
    let rules = table.columns.enumerated().map { index, column in
      let dashes = String(repeating: "-", count: Self.width([column.heading] + rows.map { $0[index] }))
      return " \(dashes)\(column.alignment == .trailing ? ":" : "") |"
    }
    output.write("|" + rules.joined() + "\n")
    for row in rows { output.write(line(row)) }
  }

  /// How many dashes stand below a heading: pandoc makes the columns of a wide table as wide as theirs.
  private static func width(_ texts: [String]) -> Int { min(30, max(3, texts.lazy.map(DisplayWidth.of).max() ?? 3)) }

  private func line(_ texts: [String]) -> String {
    "|" + texts.map { " \(Self.escaped($0)) |" }.joined() + "\n"
  }

  /// By scalar: a pipe with a combining mark after it is another character, but for a reader of Markdown still a pipe.
  public static func escaped(_ text: String) -> String {
    let text = text.withoutControls()
    guard text.utf8.contains(where: "<>&\\|`*_[]#~$".utf8.contains) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
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
