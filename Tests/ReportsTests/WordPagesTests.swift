// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Programs
import TestSupport
import Testing

@testable import Reports

private let programs: (pandoc: String, office: String, reader: String)? = {
  guard let pandoc = ProgramRun.locate("pandoc"), let reader = ProgramRun.locate("pdftotext"),
    let office = ["soffice", "libreoffice"].lazy.compactMap({ ProgramRun.locate($0) }).first
  else { return nil }
  return (pandoc, office, reader)
}()

/// What a document of pandoc's becomes, part by part.
@Suite("Pages of a Word document")
struct WordPagesTests {
  /// A last section that says nothing of its pages is A4, one that does keeps them, and both have the number of the page.
  @Test func everySectionIsOfA4WithItsNumber() {
    let lying = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
    let changed = WordPages.document("<w:p><w:sectPr>\(lying)</w:sectPr></w:p><w:sectPr />")
    let sections = changed.split(separator: "<w:sectPr>").dropFirst()
    #expect(sections.count == 2 && !changed.contains("<w:sectPr />"))
    #expect(sections.allSatisfy { $0.hasPrefix("<w:footerReference w:type=\"default\" r:id=") })
    #expect(sections.first?.contains(lying) == true && sections.last?.contains("w:w=\"11906\" w:h=\"16838\"") == true)
  }

  /// A picture is 17.3 centimetres wide, whatever pandoc made of it, or 20.5 high, and keeps its shape.
  @Test(arguments: [(5_334_000, 2_933_699), (5_334_000, 5_590_442), (1_000_000, 4_000_000), (9_000_000, 90_000)])
  func picturesAreAsWideAsThePage(_ width: Int, _ height: Int) throws {
    let xml = "<wp:extent cx=\"\(width)\" cy=\"\(height)\" /><a:ext cx=\"\(width)\" cy=\"\(height)\" /><w:sectPr />"
    let changed = WordPages.document(xml)
    let sizes = changed.matches(of: /cx="(\d+)" cy="(\d+)"/).compactMap { match -> [Double]? in
      guard let width = Double(match.output.1), let height = Double(match.output.2) else { return nil }
      return [width, height]
    }
    try #require(sizes.count == 2 && sizes[0] == sizes[1])
    #expect(abs(sizes[0][1] / sizes[0][0] * Double(width) / Double(height) - 1) < 1e-3)
    #expect(max(sizes[0][0] / 6_228_000, sizes[0][1] / 7_380_000) == 1)
  }

  /// No style is left to a theme's font, which has no Japanese; what is set in a font of its own stays.
  @Test func typeHasJapanese() {
    let styles = """
      <w:docDefaults><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" /><w:sz w:val="24" /><w:szCs w:val="24" />
      <w:lang w:eastAsia="en-US" w:val="ja" /></w:docDefaults><w:rFonts w:asciiTheme="majorHAnsi" /><w:sz w:val="36" />
      <w:rFonts w:ascii="Consolas" />
      """
    let changed = WordPages.styles(styles)
    #expect(!changed.contains("Theme=") && changed.contains("w:ascii=\"Consolas\""))
    #expect(changed.ranges(of: "w:eastAsia=\"Yu Gothic\"").count == 2 && changed.contains("w:eastAsia=\"ja-JP\""))
    #expect(changed.contains("<w:sz w:val=\"21\"/>") && changed.contains("<w:sz w:val=\"36\" />"))
  }

  /// Letters and digits are of a language that breaks lines between words, in every style; a theme or code of pandoc's is no exception.
  @Test(arguments: ["ja", "en-US"]) func numbersAndWordsStayWhole(language: String) {
    let changed = WordPages.styles(
      """
      <w:docDefaults><w:lang w:bidi="ar-SA" w:eastAsia="\(language)" w:val="\(language)" /></w:docDefaults>
      <w:pPr><w:wordWrap w:val="off" /></w:pPr>
      """)
    #expect(changed.contains("<w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\""))
    #expect(changed.ranges(of: "<w:lang ").count == 1 && !changed.contains("wordWrap"))
  }

  /// As a word processor sets it: a number at every place of a line, in paragraphs and in a table, comes out in one piece.
  @Test(.enabled(if: programs != nil, "no pandoc, LibreOffice or pdftotext"))
  func noLineEndsInsideANumber() throws {
    let (pandoc, office, reader) = try #require(programs)
    let numbers = (30..<70).map { "\($0),837,400PV" }
    let texts = zip(30..., numbers).map { String(repeating: "年", count: $0) + $1 + "に対し" }
    let words = ReportDocument.Words(
      contents: "", skip: "", filter: "", shown: "", sort: "", noPicture: "", overview: "", scroll: "")
    let table = Table(columns: [Table.Column("a", "名前")], rows: texts.map { [.text($0)] })
    let report = ReportDocument(
      title: "T", subtitle: "S", language: "ja", words: words,
      parts: [
        .init(
          id: "p", title: "P",
          blocks: texts.map(ReportDocument.Block.text) + [.points(texts)]
            + [.table(ReportTable(id: "t", sheet: "t", caption: "", table: table))])
      ])
    let text = try withDirectory { folder in
      func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
      func run(_ program: String, _ arguments: [String]) throws {
        let run = try ProgramRun(program, arguments).result(within: 120)
        #expect(run.status == 0, "\(run.messages)")
      }
      try MarkdownReport(report, dialect: .pandoc) { _ in nil }.text
        .write(toFile: path("r.md"), atomically: true, encoding: .utf8)
      try run(
        pandoc, ["--from=markdown+raw_attribute", "--metadata=lang:ja", "--output=\(path("r.docx"))", path("r.md")])
      try WordFile(path: path("r.docx")).finish()
      let profile = "-env:UserInstallation=file://\(path("profile"))"
      try run(office, [profile, "--headless", "--convert-to", "pdf", "--outdir", folder.path, path("r.docx")])
      try run(reader, ["-layout", path("r.pdf"), path("r.txt")])
      return try String(contentsOfFile: path("r.txt"), encoding: .utf8)
    }
    #expect(numbers.allSatisfy { text.ranges(of: $0).count == 3 })
  }

  @Test(arguments: [("no archive", true), ("", false)]) func whatIsNoDocumentIsNotChanged(
    _ text: String, _ exists: Bool
  )
    throws
  {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).docx")
    defer { try? FileManager.default.removeItem(at: file) }
    if exists { try Data(text.utf8).write(to: file) }
    let error = #expect(throws: WordError.self) { try WordFile(path: file.path).finish() }
    // libzip's own words for it.
    #expect(error == .notWritten(exists ? "Not a zip archive" : "No such file"))
    #expect(FileManager.default.contents(atPath: file.path) == (exists ? Data(text.utf8) : nil))
  }
}
