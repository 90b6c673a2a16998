// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Reports

/// Where the tables and sentences of a report stand on a page.
@Suite("Pages of a report")
struct ReportPageTests {
  private func page(_ cells: [[Cell]]) -> String {
    let columns = cells[0].enumerated().map { index, cell in
      if case .text = cell { return Table.Column("c\(index)", "列", .leading) }
      return Table.Column("c\(index)", "列", .trailing)
    }
    let report = ReportTable(id: "t", sheet: "t", caption: "表", table: Table(columns: columns, rows: cells))
    return HTMLReportTable(report, style: CellStyle()).text
  }

  /// A page of A4 that stands has 182 mm between its margins; at 8 points a character of half width has 1.4 mm.
  @Test func onlyWhatNeedsItLiesOnItsSide() {
    let narrow = page([[.text("ICT企業の雇用者数（事業期間）")] + [Cell](repeating: .integer(2020), count: 11)])
    #expect(!narrow.contains("table wide"))
    let yen = page([[.text("中小企業制度資金の融資額")] + [Cell](repeating: .number(65_963_493_269), count: 11)])
    #expect(yen.contains("table wide"))
    let few = page([[Cell]([.text(String(repeating: "施策の名前", count: 30)), .number(65_963_493_269)])])
    #expect(!few.contains("table wide"))
  }

  /// In none of these is a line broken in a number, before its unit, or within a word.
  @Test(arguments: ["pooled growth", "achieved early", "1,200,000件", "300名 / 108名"])
  func shortTextsStayOnOneLine(_ text: String) {
    #expect(page([[.text(text), .integer(1)]]).contains("<td class=\"w\">\(text)</td>"))
  }

  private func word(_ blocks: [ReportDocument.Block]) -> String {
    let words = ReportDocument.Words(
      contents: "", skip: "", filter: "", shown: "", sort: "", noPicture: "no picture", overview: "Summary",
      scroll: "")
    let parts = (0..<2).map { ReportDocument.Part(id: "p\($0)", title: "P", blocks: blocks) }
    return MarkdownReport(
      ReportDocument(title: "T", subtitle: "S", language: "en", words: words, parts: parts), dialect: .pandoc
    ) { "\($0.id).png" }.text
  }

  private static let chart = ReportDocument.Block.chart(
    ReportChart(id: "c", title: "C", chart: ChartSample.sections()))

  /// A sentence may end the page before a chart, which often needs the whole of its own.
  @Test func sentencesFillThePageBeforeAChart() {
    let text = word([.text("before"), Self.chart, .text("after")])
    #expect(!text.contains("keepNext") && text.contains("\nbefore\n") && text.contains("\nafter\n"))
  }

  /// The last of two sentences stays with the table below them, and is text whatever it holds; the first may end the page before.
  @Test func sentencesStayWithTheirTables() {
    let table = Table(columns: [Table.Column("a", "a", .leading)], rows: [[.text("x")]])
    let text = word([
      .text("one"), .text("</w:t> 5 < 6"), .table(ReportTable(id: "t", sheet: "t", caption: "", table: table)),
    ])
    #expect(text.contains("<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">&lt;/w:t&gt; 5 &lt; 6</w:t>"))
    #expect(text.contains("\none\n"))
  }

  /// By Python's own parser: in a page that is not Japanese every Japanese text is marked as such, but in the drawing and what is no text;
  /// the words are the same as without marks.
  @Test func japaneseWordsAreMarked() throws {
    let rows: [[Cell]] = ["CMS研修の開催回数（回）", "a < b 目標", "plain", "\"ポスター\" & more"].map { [.text($0)] }
    let table = ReportTable(
      id: "t", sheet: "t", caption: "計画 2019", table: Table(columns: [Table.Column("a", "a")], rows: rows))
    let words = ReportDocument.Words(
      contents: "", skip: "", filter: "", shown: "", sort: "", noPicture: "", overview: "", scroll: "")
    func page(_ language: String) -> String {
      let document = ReportDocument(
        title: "計画", subtitle: "福島県, 2019", language: language, words: words,
        parts: [.init(id: "p", title: "P", blocks: [.text("県の計画: 12 of 14"), .table(table)])])
      return HTMLReport(document, pictures: [:]).text
    }
    let script = """
      import html.parser, re, sys
      class Page(html.parser.HTMLParser):
          open, texts, bare = [], [], []
          def handle_starttag(self, tag, attrs):
              if tag not in ("meta", "input"): self.open.append((tag, dict(attrs).get("lang")))
          def handle_endtag(self, tag): self.open.pop()
          def handle_data(self, data):
              if not self.open or any(tag in ("script", "style", "title", "svg") for tag, _ in self.open): return
              self.texts.append(data)
              marked = [lang for _, lang in self.open if lang][-1] == "ja"
              if marked != bool(re.search("[ぁ-鿿]", data)) and data.strip(): self.bare.append(data)
      page = Page()
      page.feed(open(sys.argv[1]).read())
      print(len(page.bare), "".join(page.texts), sep="|")
      """
    let english = try #require(try ProjectPython.run(script, input: page("en"), python: ProjectPython.anyPath))
    let japanese = try #require(try ProjectPython.run(script, input: page("ja"), python: ProjectPython.anyPath))
    #expect(english.hasPrefix("0|"), "\(english)")
    #expect(english.split(separator: "|", maxSplits: 1).last == japanese.split(separator: "|", maxSplits: 1).last)
    #expect(!page("ja").contains("<bdi") && page("en").contains("<title>計画</title>"))
  }

  /// Caption, headings and the first row stay with the second, at the end of a page.
  @Test func noHeadingIsLeftAlone() {
    let rows = (0..<30).map { [Cell.integer($0)] }
    let table = WordTable(Table(columns: [Table.Column("a", "a")], rows: rows), caption: "A", style: CellStyle())
    #expect(table.text.ranges(of: "<w:keepNext/>").count == 3)
  }

  /// After a table stands what follows it: a line of its own could go over to a page of its own. Only a document that ends in a
  /// table needs one, and it has no height.
  @Test func noPageIsBlank() {
    let table = Table(columns: [Table.Column("a", "a", .leading)], rows: [[.text("x")]])
    let text = word([.table(ReportTable(id: "t", sheet: "t", caption: "", table: table))])
    #expect(text.contains("</w:tbl>\n```\n\n## 2") && !text.contains("<w:sectPr"))
    #expect(text.hasSuffix("</w:tbl>\n```\n\n```{=openxml}\n\(WordTable.end)\n```\n"))
    #expect(word([.text("x")]).contains("w:tbl") == false)
  }
}
