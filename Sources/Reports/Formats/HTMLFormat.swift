// SPDX-License-Identifier: GPL-3.0-or-later

/// An HTML table, to stand in a page or a notebook. Every text is escaped.
public struct HTMLFormat: TableFormat {
  let style: CellStyle

  public init(style: CellStyle = CellStyle()) { self.style = style }

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPeople
    output.write("<table>\n<thead>\n")
    output.write(row(table, table.columns.map(\.heading), tag: "th"))
    output.write("</thead>\n<tbody>\n")
    for cells in table.rows { output.write(row(table, cells.map(style.text), tag: "td")) }
    output.write("</tbody>\n</table>\n")
  }

  private func row(_ table: Table, _ texts: [String], tag: String) -> String {
    let cells = zip(table.columns, texts).map { column, text in
      let alignment = column.alignment == .trailing ? " style=\"text-align:right\"" : ""
      return "<\(tag)\(alignment)>\(Self.escaped(text))</\(tag)>"
    }
    return "<tr>" + cells.joined() + "</tr>\n"
  }

  /// By scalar: a quotation mark with a combining mark after it is another character, but for a browser still a quotation
  /// mark.
  public static func escaped(_ text: String) -> String {
    let text = text.withoutControls()
    guard text.utf8.contains(where: "<>&\"'".utf8.contains) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
