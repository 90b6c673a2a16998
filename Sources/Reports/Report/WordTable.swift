// SPDX-License-Identifier: GPL-3.0-or-later

/// A table for a word processor, as WordprocessingML (ECMA-376-1, 17.4): small type, headings again on every page, no row broken
/// across pages, and columns so wide that no number breaks, for a number that breaks reads as another.
struct WordTable {
  private let table: Table
  private let style: CellStyle
  private let caption: String
  private let widths: [Int]

  /// Between the margins of a page of A4 on its side, in twentieths of a point, as all lengths here.
  static let pageWidth = 16_838 - 2 * 850
  /// Of type of 8 points, a character of half width.
  private static let characterWidth = 90
  private static let margins = 160
  /// In half points.
  private static let type = 16

  init(_ table: Table, caption: String = "", style: CellStyle) {
    (self.table, self.caption, self.style) = (table, caption, style)
    widths = Self.fitted(table.columns.indices.map { Wish(column: $0, of: table, style: style) })
  }

  /// How many characters of half width a column wants, and how few it can do with.
  private struct Wish {
    let longest: Int
    let least: Int

    init(column: Int, of table: Table, style: CellStyle) {
      let heading = table.columns[column].heading
      let word = heading.split(separator: " ").reduce(0) { max($0, DisplayWidth.of(String($1))) }
      let texts = table.rows.prefix(500).reduce(0) { max($0, DisplayWidth.of(style.text($1[column]))) }
      longest = max(texts, min(DisplayWidth.of(heading), 16))
      least = table.columns[column].alignment == .trailing ? max(texts, min(word, 8)) : min(longest, max(word, 10), 16)
    }
  }

  /// As wide as they wish, or what is left beyond the least shared by how much more each wishes.
  private static func fitted(_ wishes: [Wish]) -> [Int] {
    let least = wishes.map { $0.least * characterWidth + margins }
    let more = wishes.map { (min($0.longest, 80) - $0.least) * characterWidth }.map { max(0, $0) }
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
      \(row(table.columns.map(\.heading), isHeading: true))
      \(table.rows.map { row($0.map(style.text)) }.joined(separator: "\n"))
      </w:tbl>
      <w:p/>
      """
  }

  /// Stays with its table.
  private var heading: String {
    guard !caption.isEmpty else { return "" }
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

  private func row(_ texts: [String], isHeading: Bool = false) -> String {
    let cells = texts.indices.map { cell(texts[$0], column: $0, isHeading: isHeading) }.joined()
    return "<w:tr><w:trPr><w:cantSplit/>\(isHeading ? "<w:tblHeader/>" : "")</w:trPr>\(cells)</w:tr>"
  }

  private func cell(_ text: String, column: Int, isHeading: Bool) -> String {
    let shade = isHeading ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEEEEE\"/>" : ""
    let side = table.columns[column].alignment == .trailing ? "<w:jc w:val=\"right\"/>" : ""
    return """
      <w:tc><w:tcPr><w:tcW w:w="\(widths[column])" w:type="dxa"/>\(shade)</w:tcPr>\
      <w:p><w:pPr><w:spacing w:before="20" w:after="20"/>\(side)</w:pPr>\
      <w:r><w:rPr>\(isHeading ? "<w:b/>" : "")<w:sz w:val="\(Self.type)"/></w:rPr>\
      <w:t xml:space="preserve">\(Self.escaped(text))</w:t></w:r></w:p></w:tc>
      """
  }

  private static func escaped(_ text: String) -> String { HTMLFormat.escaped(text).withoutNoncharacters() }
}
