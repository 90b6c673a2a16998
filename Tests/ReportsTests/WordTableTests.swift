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

  /// However long the texts beside it, a number has room in one line: 90 twentieths of a point a digit of 8 points.
  @Test(arguments: [1, 20, 400]) func noNumberBreaks(length: Int) throws {
    let long = Cell.text(String(repeating: "施策の名前", count: length))
    let table = Table(
      columns: (0..<8).map { Table.Column("c\($0)", "列", $0 < 2 ? .leading : .trailing) },
      rows: [[long, long] + [Cell](repeating: .number(2_400_000_000), count: 6)])
    let widths = try read(table).widths
    #expect(widths.count == 8 && widths.allSatisfy { $0 > 0 })
    #expect(widths.reduce(0, +) <= WordTable.pageWidth)
    #expect(widths.dropFirst(2).allSatisfy { $0 >= 13 * 90 })
  }

  /// A table that no page holds is as wide as the page all the same.
  @Test func moreThanAPage() throws {
    let table = Table(
      columns: (0..<40).map { Table.Column("c\($0)", "heading", .trailing) },
      rows: [[Cell](repeating: .number(2_400_000_000), count: 40)])
    #expect(try read(table).widths.reduce(0, +) <= WordTable.pageWidth)
  }
}
