// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport
import Testing

@testable import PlanReading

/// The reading from bytes on all cores gives what the reading line by line gives, for the same file.
@Suite("Large tables")
struct LargeTableTests {
  private static let headers = [
    ["indicator", "unit", "group", "kind", "plan", "year", "value"], ["指標", "年度", "値"],
    ["year", "value", "indicator", "entity", "note", "region"], ["団体", "指標", "単位", "分類", "区分", "計画", "年度", "値"],
    ["indicator", "year", "value", "better", "span"],
  ]

  private static func table(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let header = headers[Int(seed) % headers.count]
    let end = seed % 3 == 0 ? "\r\n" : "\n"
    func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let usual = seed % 4 != 0
    let lines = (0..<Int.random(in: 1...120, using: &random)).map { _ -> String in
      let slug = "K\(Int.random(in: 0..<9, using: &random))"
      let unit = ["件", "人", "%"][Int(slug.utf8.last ?? 0) % 3]
      return header.map { column in
        switch column {
        case "indicator", "指標": slug
        case "unit", "単位": unit
        case "entity", "団体": pick(["", "北", "南"])
        case "kind", "区分": pick(usual ? ["", "actual", "実績"] : ["actual", "target", "目標", "baseline", ""])
        case "plan", "計画": usual ? "" : pick(["2019", "2020"])
        case "year", "年度": pick(usual ? ["2018", "2019", "2020"] : ["2018", "R1", "令和2年度", "H30年度"])
        case "better": slug == "K1" ? "lower" : ""
        case "span": ""
        case "value", "値":
          // One value a place, so that repeated lines agree, as text in several forms.
          usual ? pick(["7", "7.0", "7e0", "70e-1", "", "NA", "+7", " 7 "]) : pick(["7", "7.00", ".."])
        default: pick(["a", "b", "", "'=c", "語"])
        }
      }.joined(separator: ",")
    }
    return (seed % 5 == 0 ? "\u{FEFF}" : "") + ([header.joined(separator: ",")] + lines).joined(separator: end)
      + (seed % 2 == 0 ? end : "")
  }

  private static let slow = LargeTable.Settings(leastBytes: .max, pieceBytes: 1, workers: 1)

  private enum Answer: Equatable {
    case read(Panel, [ReadingNote])
    case refused([ReadingProblem])
  }

  private func answer(_ path: String, _ settings: LargeTable.Settings) -> Answer {
    do throws(ReadingRefusal) {
      let read = try DocumentReader.read([path], largeTables: settings)
      return .read(read.panel, read.notes)
    } catch {
      return .refused(error.problems)
    }
  }

  private func inFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("large-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test(arguments: 0..<150 as Range<UInt64>) func bothReadingsAgree(_ seed: UInt64) throws {
    try inFile(Self.table(seed)) { path in
      let expected = answer(path, Self.slow)
      for (piece, workers) in [(1, 3), (64, 2), (1 << 20, 1)] {
        let settings = LargeTable.Settings(leastBytes: 0, pieceBytes: piece, workers: workers)
        let found = answer(path, settings)
        #expect(found == expected, "seed \(seed), pieces of \(piece)")
      }
    }
  }

  /// The law above would hold of a fast reading that always gives up.
  @Test func ordinaryTablesAreReadFast() throws {
    try inFile("indicator,unit,group,kind,plan,year,value\nK1,人,a,actual,,2018,5\nK1,人,a,target,2019,2019,6.5\n") {
      path in
      var draft = PanelDraft()
      draft.largeTables = LargeTable.Settings(leastBytes: 0, pieceBytes: 8, workers: 2)
      #expect(LargeTable.read(path, into: &draft))
      #expect(draft.panel.observationCount == 2)
      #expect(draft.panel.catalogue.attributes["group"] == ["a"])
    }
  }

  /// What is wrong is told as the slow reading tells it: by file, line and column.
  @Test(arguments: [
    "K1,2018,many", "K1,soon,1", "K1,2018", "K1,2018,1,2", "\"K1,2018,1", "K\"1,2018,1", ",2018,1",
    "K1,2018,1\nK1,2018,2",
    "K1,2018,1e999", "K1,2018,0x10", "K1,2018,１２", "K1,２０１８,1", "\"K,1\",2018,1", "K1,2018,\u{0}",
    "K1,2018,1\n\n\nK2,2018,x",
  ])
  func problemsAreTheSame(_ lines: String) throws {
    try inFile("indicator,year,value\nK0,2018,1\n\(lines)\nK9,2019,9\n") { path in
      let expected = answer(path, Self.slow)
      #expect(answer(path, LargeTable.Settings(leastBytes: 0, pieceBytes: 16, workers: 2)) == expected)
    }
  }

  /// Oracle: the C library's strtod, by way of Swift's Double.
  @Test func decimalsAreCorrectlyRounded() throws {
    var random = SeededGenerator(seed: 11)
    let texts = (0..<4000).map { _ -> String in
      let digits = (0..<Int.random(in: 1...25, using: &random)).map { _ in String(Int.random(in: 0...9, using: &random))
      }
      var text = digits.joined()
      if Bool.random(using: &random) {
        text.insert(".", at: text.index(text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &random)))
      }
      if Int.random(in: 0..<3, using: &random) == 0 { text += "e\(Int.random(in: -320...270, using: &random))" }
      return text == "." ? "0" : text
    }
    let lines = texts.enumerated().map { "K\($0),2019,\($1)" }.joined(separator: "\n")
    try inFile("indicator,year,value\n\(lines)\n") { path in
      let read = try DocumentReader.read(
        [path], largeTables: LargeTable.Settings(leastBytes: 0, pieceBytes: 4096, workers: 2))
      for (index, text) in texts.enumerated() {
        #expect(read.panel[index, .actual(FiscalYear(2019))] == strtod(text, nil), "\(text)")
      }
    }
  }
}
