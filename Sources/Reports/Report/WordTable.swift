// SPDX-License-Identifier: GPL-3.0-or-later

/// A table for a word processor, as WordprocessingML (ECMA-376-1, 17.4): small type, headings again on every page, no row broken
/// across pages, and columns so wide that no number breaks, for a number that breaks reads as another.
struct WordTable {
  private let columns: [Table.Column]
  private let rows: [[String]]
  private let caption: String
  private let widths: [Int]

  /// Between the margins of a page of A4 on its side, in twentieths of a point, as all lengths here.
  static let pageWidth = 16_838 - 2 * 850
  /// Of type of 8 points, a character of half width.
  private static let characterWidth = 90
  private static let margins = 160
  /// In half points.
  private static let type = 16
  /// A table that fits on a page with its chart is not broken; of a longer one, headings and first row are not left alone.
  private static let short = 14

  init(_ table: Table, caption: String = "", style: CellStyle) {
    (columns, self.caption) = (table.columns, caption)
    rows = table.rows.map { $0.map(style.text) }
    widths = Self.fitted(
      columns.enumerated().map { [rows] index, column in Wish(column, texts: rows.lazy.map { $0[index] }) })
  }

  /// How wide a column wants to be, and how narrow it can do.
  private struct Wish {
    let longest: Int
    let least: Int

    init(_ column: Table.Column, texts: some Sequence<String>) {
      let word = column.heading.split(separator: " ").reduce(0) { max($0, Self.width(String($1), isBold: true)) }
      let texts = texts.reduce(0) { max($0, Self.width($1)) }
      longest = max(texts, min(Self.width(column.heading, isBold: true), 16 * characterWidth))
      least =
        column.alignment == .trailing
        ? max(texts, min(word, 13 * characterWidth))
        : min(longest, max(word, 10 * characterWidth), 16 * characterWidth)
    }

    /// Fonts that stand in for the one asked for are up to a seventh wider.
    private static func width(_ text: String, isBold: Bool = false) -> Int {
      Int((TextExtent.width(text, size: Double(10 * type)) * (isBold ? 1.25 : 1.15)).rounded(.up))
    }
  }

  /// As wide as they wish, or what is left beyond the least shared by how much more each wishes.
  private static func fitted(_ wishes: [Wish]) -> [Int] {
    let least = wishes.map { $0.least + margins }
    let more = wishes.map { max(0, min($0.longest, 80 * characterWidth) - $0.least) }
    let room = pageWidth - least.reduce(0, +)
    let wished = more.reduce(0, +)
    if room <= 0 { return least.map { $0 * pageWidth / max(1, least.reduce(0, +)) } }
    return zip(least, more).map { $0 + (wished > room ? $1 * room / wished : $1) }
  }

  var text: String {
    heading + """
      <w:tbl><w:tblPr><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/><w:tblBorders>\(Self.rules)</w:tblBorders>\
      <w:tblLayout w:type="fixed"/>\(Self.cellMargins)</w:tblPr>\
      <w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>
      \(row(columns.map(\.heading), isHeading: true, staysWithNext: true))
      \(rows.indices.map { row(rows[$0], staysWithNext: (isShort || $0 == 0) && $0 < rows.count - 1) }.joined(separator: "\n"))
      </w:tbl>
      \(Self.spacer)
      """
  }

  /// After a table a document needs a paragraph.
  static let spacer =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"exact\"/></w:pPr></w:p>"

  private var isShort: Bool { rows.count <= Self.short }

  /// Stays with its table; without one, a little room below what stands before.
  private var heading: String {
    guard !caption.isEmpty else {
      return
        "<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>\n"
    }
    return """
      <w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
      <w:t xml:space="preserve">\(Self.escaped(caption))</w:t></w:r></w:p>

      """
  }

  private static let rules = ["top", "bottom", "insideH"].map {
    "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BBBBBB\"/>"
  }.joined()

  private static let cellMargins =
    "<w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar>"

  /// Narrow enough for tables, and on every machine by itself or by one of the same widths.
  static let font =
    "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\" w:eastAsia=\"Yu Gothic\"/>"

  private func row(_ texts: [String], isHeading: Bool = false, staysWithNext: Bool) -> String {
    let cells = texts.indices.map {
      cell(texts[$0], column: $0, isHeading: isHeading, staysWithNext: staysWithNext)
    }.joined()
    return "<w:tr><w:trPr><w:cantSplit/>\(isHeading ? "<w:tblHeader/>" : "")</w:trPr>\(cells)</w:tr>"
  }

  private func cell(_ text: String, column: Int, isHeading: Bool, staysWithNext: Bool) -> String {
    let shade = isHeading ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEEEEE\"/>" : ""
    let side = columns[column].alignment == .trailing ? "<w:jc w:val=\"right\"/>" : ""
    return """
      <w:tc><w:tcPr><w:tcW w:w="\(widths[column])" w:type="dxa"/>\(shade)</w:tcPr>\
      <w:p><w:pPr>\(staysWithNext ? "<w:keepNext/>" : "")<w:spacing w:before="20" w:after="20"/>\(side)</w:pPr>\
      <w:r><w:rPr>\(Self.font)\(isHeading ? "<w:b/>" : "")<w:sz w:val="\(Self.type)"/></w:rPr>\
      <w:t xml:space="preserve">\(Self.escaped(text))</w:t></w:r></w:p></w:tc>
      """
  }

  static func escaped(_ text: String) -> String { HTMLFormat.escaped(text).withoutNoncharacters() }
}
