// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A table of a Word document, as an XML parser reads it.
@Suite("Tables for a word processor")
struct WordTableTests {
  private final class Reading: NSObject, XMLParserDelegate {
    var widths: [Int] = []
    var texts: [String] = []
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if name == "w:gridCol", let width = attributes["w:w"].flatMap(Int.init) { widths.append(width) }
      if name == "w:t" { text = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if name == "w:t" { texts.append(text) }
    }
  }

  private func read(_ table: Table) throws -> Reading {
    let xml = "<x xmlns:w=\"w\">\(WordTable(table, caption: "表 <1>", style: CellStyle()).text)</x>"
    let (parser, reading) = (XMLParser(data: Data(xml.utf8)), Reading())
    parser.delegate = reading
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reading
  }

  @Test func everyTextComesBack() throws {
    let names = ["<script>&amp;\"'</script>", "```", "</w:tbl>", "=1+1", "葛\u{E0100}城 𠮷", "\u{7}鐘", "a\u{FFFE}b"]
    let table = Table(
      columns: [Table.Column("name", "名前"), Table.Column("n", "数", .trailing)],
      rows: names.map { [.text($0), .integer(7)] })
    let expected = names.map { $0 == "\u{7}鐘" ? " 鐘" : $0 == "a\u{FFFE}b" ? "ab" : $0 }
    #expect(try read(table).texts == ["表 <1>", "名前", "数"] + expected.flatMap { [$0, "7"] })
  }

  /// A table that no page holds is as wide as the page all the same, and its grid has a column for each end of a cell.
  @Test func moreThanAPage() throws {
    let table = Table(
      columns: (0..<40).map { Table.Column("c\($0)", "heading", .trailing) },
      rows: [[Cell](repeating: .number(2_400_000_000), count: 40)])
    let widths = try read(table).widths
    #expect(widths.reduce(0, +) <= PageTable.pageWidth && widths.allSatisfy { $0 > 0 })
  }

  /// A word that judges has the colour that the key of the report names.
  @Test func wordsThatJudgeAreInColour() {
    let table = Table(
      columns: [Table.Column("a", "a")],
      rows: [[.word(code: "achieved", label: "met")], [.word(code: "missed", label: "missed")], [.text("x")]])
    let text = WordTable(table, style: CellStyle()).text
    #expect(text.ranges(of: "<w:b/><w:color w:val=\"005A96\"/>").count == 1)
    #expect(text.ranges(of: "<w:color w:val=\"A83C00\"/>").count == 1 && text.ranges(of: "<w:color ").count == 2)
  }

  /// As on the page and in the workbook.
  @Test func totalsAreBold() {
    let table = Table(columns: [Table.Column("a", "a")], rows: [[.integer(1)], [.integer(2)], [.integer(3)]])
    let bold = WordTable(table, totals: 1, style: CellStyle()).text.ranges(of: "<w:b/>").count
    #expect(bold == WordTable(table, style: CellStyle()).text.ranges(of: "<w:b/>").count + 1)
  }
}
