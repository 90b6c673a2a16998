// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import TestSupport
import Testing

/// EUC-JP beside CP932: which of the two a file is in is found out by its bytes. The bytes here are those of Python's
/// `encode`.
@Suite("EUC-JP and CP932")
struct EUCJapaneseTests {
  /// 指標,年度,値 / 来訪者,令和元年度,120 / ①,2019,5, by `encode("euc_jis_2004")` and, for ①, the row 13 of NEC.
  private static let euc: [UInt8] =
    [0xBB, 0xD8, 0xC9, 0xB8, 0x2C, 0xC7, 0xAF, 0xC5, 0xD9, 0x2C, 0xC3, 0xCD, 0x0A]
    + [0xCD, 0xE8, 0xCB, 0xAC, 0xBC, 0xD4, 0x2C, 0xCE, 0xE1, 0xCF, 0xC2, 0xB8, 0xB5, 0xC7, 0xAF, 0xC5, 0xD9, 0x2C]
    + Array("120\n".utf8) + [0xAD, 0xA1] + Array(",2019,5\n".utf8)

  private func read(_ bytes: [UInt8], as encoding: TextEncoding? = nil) throws -> Panel {
    let folder = try DocumentFolder()
    try folder.write("table.csv", Data(bytes))
    var options = ReadingOptions()
    options.encoding = encoding
    return try DocumentReader.read([folder.path("table.csv")], options).panel
  }

  @Test func kanjiAloneAreSettledByTheHeaders() throws {
    let panel = try read(Self.euc)
    #expect(panel.value("来訪者", 2019) == 120)
    #expect(panel.value("①", 2019) == 5)
  }

  /// かな,ﾃﾞｰﾀ with full-width kana, a half-width katakana behind 8E, and 丂, which only the supplement has (8F).
  @Test func kanaAndTheSupplement() throws {
    let header = Array("entity,year,value\n".utf8)
    let kana: [UInt8] = [0xA4, 0xAB, 0xA4, 0xCA, 0x8E, 0xC3, 0x8F, 0xB0, 0xA1]
    let panel = try read(header + kana + Array(",2019,5\n".utf8))
    #expect(panel.catalogue.series.map(\.entity) == ["かなﾃ丂"])
  }

  /// ﾃﾞｰﾀ in CP932: four bytes that EUC-JP could read as two kanji.
  @Test func halfWidthKatakanaAreCP932() throws {
    let name: [UInt8] = [0xC3, 0xDE, 0xB0, 0xC0]
    let bytes = Array("entity,year,value\n".utf8) + name + Array(",2019,5\n".utf8)
    #expect(try read(bytes).catalogue.series.map(\.entity) == ["ﾃﾞｰﾀ"])
    #expect(try read(bytes, as: .eucJP).catalogue.series.map(\.entity) != ["ﾃﾞｰﾀ"])
  }

  @Test func whatTheUserSaysHolds() throws {
    #expect(try read(Self.euc, as: .eucJP).value("来訪者", 2019) == 120)
    let folder = try DocumentFolder()
    try folder.write("table.csv", Data(Self.euc))
    var options = ReadingOptions()
    options.encoding = .utf8
    #expect(throws: ReadingRefusal.self) { try DocumentReader.read([folder.path("table.csv")], options) }
    let units = Array("entity,year,value\n東,2019,5\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try read(units, as: .utf16).catalogue.series.map(\.entity) == ["東"])
  }

  @Test func mixedEncodingsAreRefused() throws {
    // 指標 in EUC-JP, then 指標 in CP932 with a byte that EUC-JP has not.
    let bytes = Self.euc + [0x8E, 0x77, 0x95, 0x57] + Array(",2019,5\n".utf8)
    let folder = try DocumentFolder()
    try folder.write("table.csv", Data(bytes))
    #expect(!folder.problems("table.csv").isEmpty)
  }

  /// Another program's EUC-JP and CP932 of the same tables.
  @Test(.enabled(if: ProjectPython.anyPath != nil, "python3 is not installed, so no other program has encoded these"))
  func tablesAsPythonEncodesThem() throws {
    let folder = try DocumentFolder()
    let script = """
      import sys
      words = "観光客入込数 有効求人倍率 公共施設予約件数 移住者数 ホームページ閲覧数 再生可能エネルギー 出生率 県産品 来訪者 会津若松市".split()
      for number, word in enumerate(words):
        for encoding in ["euc_jp", "cp932"]:
          for header in ["指標,年度,値", "indicator,year,value"]:
            with open(f"{sys.argv[1]}/{number}-{encoding}-{header[0]}.csv", "wb") as file:
              file.write(f"{header}\\n{word},2019,{number}\\n".encode(encoding))
      print(" ".join(words))
      """
    let output = try ProjectPython.run(script, [folder.url.path])
    let words = try #require(output).split(separator: " ")
    for (number, word) in words.enumerated() {
      for name in ["euc_jp", "cp932"] {
        for header in ["指", "i"] {
          let panel = try folder.read("\(number)-\(name)-\(header).csv").panel
          #expect(panel.catalogue.indicators.map(\.slug) == [String(word).trimmingCharacters(in: .newlines)], "\(name)")
        }
      }
    }
  }
}
