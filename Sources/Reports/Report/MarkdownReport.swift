// SPDX-License-Identifier: GPL-3.0-or-later

/// A report for a repository, a wiki, or another program that reads GitHub Flavored Markdown.
public struct MarkdownReport: Sendable {
  private let document: ReportDocument
  private let style: CellStyle
  private let dialect: Dialect
  private let picture: @Sendable (ReportChart) -> String?

  /// What a reader of the text understands beside Markdown.
  public enum Dialect: Sendable {
    case github
    /// Tables for a word processor, and pages: all but the last part on A4 on its side, which wide tables need.
    case pandoc
  }

  /// - Parameter picture: the path of a chart's picture, relative to the text; `nil` where there is none.
  public init(
    _ document: ReportDocument, style: CellStyle = CellStyle(), dialect: Dialect = .github,
    picture: @escaping @Sendable (ReportChart) -> String?
  ) {
    (self.document, self.style, self.picture) = (document, style, picture)
    self.dialect = dialect
  }

  public var text: String {
    var text = "# \(inline(document.title))\n\n\(paragraph(document.subtitle))\n"
    for (index, part) in document.parts.enumerated() {
      if dialect == .pandoc, index > 0, index == document.parts.count - 1 { text += Self.endOfWideSection }
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
      return text(of: Table(columns: columns, rows: [figures.map(\.value)]), caption: "")
    case .table(let table):
      return text(of: table.forReading, caption: table.caption)
    case .chart(let chart):
      guard let path = picture(chart) else { return "\(inline(chart.title)) (\(inline(document.words.noPicture)))\n" }
      return "![\(inline(chart.title))](<\(path)>)\(dialect == .pandoc ? Self.extent(of: chart) : "")\n"
    }
  }

  private func text(of table: Table, caption: String) -> String {
    switch dialect {
    case .github:
      (caption.isEmpty ? "" : "**\(inline(caption))**\n\n") + MarkdownFormat(style: style).text(table)
    case .pandoc: "```{=openxml}\n\(WordTable(table, caption: caption, style: style).text)\n```\n"
    }
  }

  /// What stands before it is a section of pages of A4 on its side, in twentieths of a point.
  private static let endOfWideSection = """

    ```{=openxml}
    <w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" \
    w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:pPr></w:p>
    ```

    """

  /// A picture that is higher than wide would go past the end of the page.
  private static func extent(of chart: ReportChart) -> String {
    let size = chart.chart.defaultSize
    return size.height > size.width * 0.7 ? "{height=15cm}" : "{width=20cm}"
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
