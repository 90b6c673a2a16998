// SPDX-License-Identifier: GPL-3.0-or-later

/// A pipe table (GitHub Flavored Markdown). Characters with a meaning in Markdown or HTML are escaped.
public struct MarkdownFormat: TableFormat {
  let style: CellStyle

  public init(style: CellStyle = CellStyle()) { self.style = style }

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPeople
    output.write(line(table.columns.map(\.heading)))
    output.write("|" + table.columns.map { $0.alignment == .trailing ? " ---: |" : " --- |" }.joined() + "\n")
    for row in table.rows { output.write(line(row.map(style.text))) }
  }

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
