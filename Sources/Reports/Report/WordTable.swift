// SPDX-License-Identifier: GPL-3.0-or-later

/// A table for a word processor, as WordprocessingML (ECMA-376-1, 17.4): small type, headings again on every page, no row broken
/// across pages, laid out as `PageTable` says.
struct WordTable {
  private let table: Table
  private let caption: String
  private let totals: Int
  private let layout: PageTable

  /// - Parameter totals: how many rows at the end are totals.
  init(_ table: Table, caption: String = "", totals: Int = 0, style: CellStyle) {
    (self.table, self.caption, self.totals) = (table, caption, totals)
    layout = PageTable(table, style: style)
  }

  var text: String {
    heading + """
      <w:tbl><w:tblPr><w:tblW w:w="\(layout.grid.reduce(0, +))" w:type="dxa"/><w:tblBorders>\(Self.rule("top"))\(Self.rule("bottom"))</w:tblBorders>\
      <w:tblLayout w:type="fixed"/>\(Self.cellMargins)</w:tblPr>\
      <w:tblGrid>\(layout.grid.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>
      \((layout.headingLines.map(headings) + layout.groups.indices.flatMap(lines)).joined(separator: "\n"))
      </w:tbl>
      """
  }

  /// After a table a document needs a paragraph, if only one without height at its end.
  static let end =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"

  /// Stays with its table; without one, a little room below what stands before.
  private var heading: String {
    guard !caption.isEmpty else {
      return
        "<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>\n"
    }
    return """
      <w:p><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
      <w:t xml:space="preserve">\(Self.escaped(caption))</w:t></w:r></w:p>

      """
  }

  private static func rule(_ side: String) -> String {
    "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BBBBBB\"/>"
  }

  private static let cellMargins =
    "<w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar>"

  /// Narrow enough for tables, and on every machine by itself or by one of the same widths.
  static let font =
    "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\" w:eastAsia=\"Yu Gothic\"/>"

  private func headings(_ line: [PageTable.Place]) -> String {
    let cells = line.map { place in
      cell(layout.heading(place), place, Look(isBold: true, staysWithNext: true, shade: "EEEEEE"))
    }
    return Self.row(cells, "<w:tblHeader/>")
  }

  /// The lines of a group stay together, as do all of a short table, and the first two groups of a long one.
  private func lines(_ index: Int) -> [String] {
    let lines = layout.lines(of: layout.groups[index])
    let staysWithNext = (layout.isShort || index == 0) && index < layout.groups.count - 1
    return lines.enumerated().map { number, line in
      let isLast = number == lines.count - 1
      return Self.row(
        line.line.map { place in
          let tone = place.column.flatMap { CellTone(of: table.rows[line.row][$0]) }
          return cell(
            layout.text(place, line.row), place,
            Look(
              isBold: tone != nil || line.row >= table.rows.count - totals, staysWithNext: !isLast || staysWithNext,
              isRuled: isLast, colour: tone?.hexadecimal, label: layout.label(place, line.row)))
        })
    }
  }

  private static func row(_ cells: [String], _ properties: String = "") -> String {
    "<w:tr><w:trPr><w:cantSplit/>\(properties)</w:trPr>\(cells.joined())</w:tr>"
  }

  private struct Look {
    var isBold = false
    var staysWithNext = false
    var shade: String?
    var isRuled = false
    var colour: String?
    /// Before the text.
    var label: String?
  }

  private func cell(_ text: String, _ place: PageTable.Place, _ look: Look) -> String {
    let shade = look.shade.map { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>" } ?? ""
    let span = place.span > 1 ? "<w:gridSpan w:val=\"\(place.span)\"/>" : ""
    let rule = look.isRuled ? "<w:tcBorders>\(Self.rule("bottom"))</w:tcBorders>" : ""
    let side = layout.isTrailing(place) ? "<w:jc w:val=\"right\"/>" : ""
    let colour = look.colour.map { "<w:color w:val=\"\($0)\"/>" } ?? ""
    return """
      <w:tc><w:tcPr><w:tcW w:w="\(place.width)" w:type="dxa"/>\(span)\(rule)\(shade)</w:tcPr>\
      <w:p><w:pPr>\(look.staysWithNext ? "<w:keepNext/>" : "")\(spacing)\(side)</w:pPr>\
      \(look.label.map { run($0 + "  ", "<w:color w:val=\"55595C\"/>") } ?? "")\
      \(run(text, (look.isBold ? "<w:b/>" : "") + colour))</w:p></w:tc>
      """
  }

  /// Lines of one height, or kanji, whose font is higher, stand lower than the digits beside them.
  private var spacing: String {
    "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"\(layout.type * 14)\" w:lineRule=\"exact\"/>"
  }

  private func run(_ text: String, _ look: String) -> String {
    """
    <w:r><w:rPr>\(Self.font)\(look)<w:sz w:val="\(layout.type)"/></w:rPr>\
    <w:t xml:space="preserve">\(Self.escaped(text))</w:t></w:r>
    """
  }

  static func escaped(_ text: String) -> String { HTMLFormat.escaped(text).withoutNoncharacters() }
}
