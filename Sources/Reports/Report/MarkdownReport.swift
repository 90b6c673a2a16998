// SPDX-License-Identifier: GPL-3.0-or-later

/// A report for a repository, a wiki, or another program that reads GitHub Flavored Markdown.
public struct MarkdownReport: Sendable {
  private let document: ReportDocument
  private let style: CellStyle
  private let picture: @Sendable (ReportChart) -> String?

  /// - Parameter picture: the path of a chart's picture, relative to the text; `nil` where there is none.
  public init(
    _ document: ReportDocument, style: CellStyle = CellStyle(), picture: @escaping @Sendable (ReportChart) -> String?
  ) {
    (self.document, self.style, self.picture) = (document, style, picture)
  }

  public var text: String {
    var text = "# \(inline(document.title))\n\n\(paragraph(document.subtitle))\n"
    for (index, part) in document.parts.enumerated() {
      text += "\n## \(index + 1). \(inline(part.title))\n"
      for block in part.blocks { text += "\n" + self.block(block) }
    }
    return text
  }

  private func block(_ block: ReportDocument.Block) -> String {
    switch block {
    case .text(let text): return paragraph(text) + "\n"
    case .points(let points): return points.map { "- \(paragraph($0))\n" }.joined()
    case .figures(let figures):
      let columns = figures.map { Table.Column("figure", $0.label, .trailing) }
      return MarkdownFormat(style: style).text(Table(columns: columns, rows: [figures.map(\.value)]))
    case .table(let table):
      return "**\(inline(table.caption))**\n\n" + MarkdownFormat(style: style).text(table.forReading)
    case .chart(let chart):
      guard let path = picture(chart) else { return "\(inline(chart.title)) (\(inline(document.words.noPicture)))\n" }
      return "![\(inline(chart.title))](<\(path)>)\n"
    }
  }

  private func inline(_ text: String) -> String { MarkdownFormat.escaped(text) }

  /// A text that begins as a list, a heading or a rule would does not become one.
  private func paragraph(_ text: String) -> String {
    let text = String(inline(text).drop { $0 == " " || $0 == "\t" })
    guard let first = text.unicodeScalars.first else { return text }
    if "-+=".unicodeScalars.contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text[digits.endIndex...]
    guard !digits.isEmpty, rest.first == "." || rest.first == ")" else { return text }
    return digits + "\\" + rest
  }
}
