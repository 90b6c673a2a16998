// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PlanReading
import TestSupport
import Testing

/// Workbooks that are damaged, hostile, or none.
@Suite("Bad workbooks")
struct BadWorkbookTests {
  private static let good = WorkbookFile([["指標", "年度", "値"], ["a", "2019", "5"]])
  private static let sheet = "xl/worksheets/sheet1.xml"

  private func facts(_ file: WorkbookFile) throws -> [ReadingProblem.Fact] {
    try DocumentFolder.problems(of: file).map(\.fact)
  }

  private func facts(_ data: Data) throws -> [ReadingProblem.Fact] {
    let folder = try DocumentFolder()
    try folder.write("book.xlsx", data)
    return folder.problems("book.xlsx").map(\.fact)
  }

  private func with(_ part: String, _ text: String) -> WorkbookFile {
    var file = Self.good
    file.parts[part] = Data(text.utf8)
    return file
  }

  @Test func entitiesAreRefusedUnread() throws {
    let external =
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>&e;</sheetData></worksheet>"
    #expect(try facts(with(Self.sheet, external)) == [.documentType(part: Self.sheet)])
    let laughs = (1...9).map {
      "<!ENTITY l\($0) \"&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);\">"
    }
    let bomb = "<!DOCTYPE x [<!ENTITY l0 \"lol\">\(laughs.joined())]><sst><si><t>&l9;</t></si></sst>"
    #expect(try facts(with("xl/sharedStrings.xml", bomb)) == [.documentType(part: "xl/sharedStrings.xml")])
  }

  @Test(arguments: ["../../x", "/etc/x", "xl/../../x", "..\\x"])
  func pathsThatLeadOut(_ name: String) throws {
    var file = Self.good
    file.extra = [(name, Data("x".utf8))]
    #expect(try facts(file) == [.unsafePath(name)])
  }

  @Test func linksThatLeadOut() throws {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for link in ["Target=\"../../../x\"", "Target=\"file:///etc/passwd\" TargetMode=\"External\""] {
      let links = WorkbookFile.relationships("<Relationship Id=\"rId1\" Type=\"\(type)/worksheet\" \(link)/>")
      let found = try facts(with("xl/_rels/workbook.xml.rels", links))
      guard case .unsafePath = found.first else { return #expect(Bool(false), "\(found)") }
    }
  }

  /// 42 kilobytes of archive for 40 megabytes of blanks.
  @Test func bombsAreLeftPacked() throws {
    var file = Self.good
    file.parts[Self.sheet] = Data("<w>".utf8) + Data(repeating: 0x20, count: 40 << 20)
    guard case .expandsTooFar(Self.sheet, _)? = try facts(file).first else { return #expect(Bool(false)) }
  }

  @Test func passwords() throws {
    var file = Self.good
    file.password = "secret"
    #expect(try facts(file) == [.encrypted])
    // What Excel makes of a workbook with a password: a container with the stream EncryptedPackage.
    let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 3000)
    let name: [UInt8] = "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }
    #expect(try facts(Data(container + name)) == [.encrypted])
    #expect(try facts(Data(container)) == [.otherFormat(.xls)])
  }

  @Test func otherFormats() throws {
    #expect(try facts(Data([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00])) == [.otherFormat(.xls)])
    var file = Self.good
    file.parts = ["readme.txt": Data("x".utf8)]
    #expect(try facts(file) == [.otherFormat(.archive)])
    file.parts = ["content.xml": Data("x".utf8), "META-INF/manifest.xml": Data("x".utf8)]
    #expect(try facts(file) == [.otherFormat(.openDocument)])
    for (part, format) in [
      ("xl/workbook.bin", ReadingProblem.OtherFormat.xlsb), ("word/document.xml", .wordProcessing),
    ] {
      let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
      let link = WorkbookFile.relationships("<Relationship Id=\"rId1\" Type=\"\(type)\" Target=\"\(part)\"/>")
      #expect(try facts(with("_rels/.rels", link)) == [.otherFormat(format)])
    }
  }

  @Test func damagedXMLIsToldByPartAndLine() throws {
    for text in ["<worksheet><sheetData>", "<worksheet>\n<a></b></worksheet>", "", "\u{0}", "<w>&undefined;</w>"] {
      guard case .damagedXML(Self.sheet, let line, _)? = try facts(with(Self.sheet, text)).first else {
        return #expect(Bool(false), "\(text)")
      }
      #expect(line == (text.contains("\n") ? 2 : 1))
    }
  }

  @Test func oneTagOfMegabytes() throws {
    // More digits than deflate looks back on, so that it is no bomb.
    var generator = SeededGenerator(seed: 5)
    let digits = (0..<6000).map { _ in String(generator.next(), radix: 36) }.joined()
    let attribute = String(repeating: digits, count: 80)
    guard case .damagedXML(Self.sheet, _, _)? = try facts(with(Self.sheet, "<w a=\"\(attribute)\"/>")).first else {
      return #expect(Bool(false))
    }
  }

  @Test func cellsThatCannotBe() throws {
    for (cell, name) in [
      ("<row r=\"1\"><c r=\"B2\"><v>1</v></c></row>", "B2"), ("<row r=\"1\"><c r=\"ZZZZ1\"/></row>", "ZZZZ1"),
      ("<row r=\"99999999\"/>", "99999999"), ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", "A1"),
      ("<c r=\"A1\"/>", "A1"),
    ] {
      #expect(
        try facts(with(Self.sheet, "<w><sheetData>\(cell)</sheetData></w>")) == [.damagedSheet(cell: name)], "\(cell)")
    }
  }

  @Test func aMergeOverTheWholeSheetFillsOnlyWhatIsUsed() throws {
    let rows = [["指標", "年度", "値"], ["a", "2019", "5"]]
    let file = WorkbookFile(rows, merges: ["A1:XFD1048576", "B2:XFD1048576"])
    #expect(try DocumentFolder.workbook(file).panel.value("a", 2019) == 5)
  }

  @Test func missingParts() throws {
    for part in ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", Self.sheet] {
      var file = Self.good
      file.parts[part] = nil
      #expect(try facts(file) == [.missingPart(part)])
    }
  }

  @Test func noSheetWithATable() throws {
    let file = WorkbookFile([["この表は"], ["速報です"]])
    #expect(try facts(file) == [.noTable(sheets: ["Sheet1"])])
    #expect(try facts(WorkbookFile([["色", "形"], ["赤", "丸"]])) == [.unknownLayout(headers: ["色", "形"])])
  }

  /// Bytes changed, left out or cut off at random: read or refused, nothing else.
  @Test func damagedArchives() throws {
    let data = try Self.good.data()
    let folder = try DocumentFolder()
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var bytes = data
      for _ in 0...Int.random(in: 0..<3, using: &generator) {
        bytes[Int.random(in: 4..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if Bool.random(using: &generator) { bytes.removeLast(Int.random(in: 1..<bytes.count - 4, using: &generator)) }
      try folder.write("book.xlsx", bytes)
      do throws(ReadingRefusal) {
        #expect(try DocumentReader.read([folder.path("book.xlsx")]).panel.observationCount <= 1)
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
  }
}
