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
    /// Tables for a word processor.
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
      text += "\n## \(index + 1). \(inline(part.title))\n"
      for (index, block) in part.blocks.enumerated() {
        text += "\n" + self.block(block, before: part.blocks[(index + 1)...])
      }
    }
    let endsInTable = dialect == .pandoc && text.hasSuffix("</w:tbl>\n```\n")
    return endsInTable ? text + "\n```{=openxml}\n\(WordTable.end)\n```\n" : text
  }

  private func block(_ block: ReportDocument.Block, before rest: ArraySlice<ReportDocument.Block>) -> String {
    switch block {
    case .text(let text):
      return dialect == .pandoc && leads(to: rest) ? Self.introduction(text) : paragraph(text) + "\n"
    case .points(let points): return points.map { "- \(paragraph($0))\n" }.joined()
    case .figures(let figures):
      let columns = figures.map { Table.Column("figure", $0.label, .trailing) }
      return text(of: Table(columns: columns, rows: [figures.map(\.value)]), caption: "")
    case .table(let table):
      return text(of: table.forReading, caption: table.caption, totals: table.totals)
    case .chart(let chart):
      guard let path = picture(chart) else { return "\(inline(chart.title)) (\(inline(document.words.noPicture)))\n" }
      return "![\(inline(chart.title))](<\(path)>)\n"
    }
  }

  /// Whether a table follows. Of several sentences only the last goes over to its page, and none to that of a chart, which may need a
  /// whole one: that would leave much of the page before empty.
  private func leads(to rest: ArraySlice<ReportDocument.Block>) -> Bool {
    switch rest.first {
    case .table?, .figures?: true
    case .text?, .points?, .chart?, nil: false
    }
  }

  private func text(of table: Table, caption: String, totals: Int = 0) -> String {
    switch dialect {
    case .github:
      (caption.isEmpty ? "" : "**\(inline(caption))**\n\n") + MarkdownFormat(style: style).text(table)
    case .pandoc: "```{=openxml}\n\(WordTable(table, caption: caption, totals: totals, style: style).text)\n```\n"
    }
  }

  /// A text that stays on the page of the chart or table that it is about.
  private static func introduction(_ text: String) -> String {
    """
    ```{=openxml}
    <w:p><w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/></w:pPr>\
    <w:r><w:t xml:space="preserve">\(WordTable.escaped(text))</w:t></w:r></w:p>
    ```

    """
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
