// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

@Suite("Encodings of tables")
struct EncodingTests {
  static let text = "団体,年度,①来訪者\n髙山㈱,令和元年度,１２０\n"

  private func expectRead(_ data: Data) throws {
    let folder = try DocumentFolder()
    try folder.write("table.csv", data)
    let panel = try folder.read("table.csv").panel
    #expect(panel.value("①来訪者", of: "髙山㈱", 2019) == 120)
  }

  @Test func utf8() throws {
    try expectRead(Data(Self.text.utf8))
    try expectRead(Data([0xEF, 0xBB, 0xBF]) + Data(Self.text.utf8))
  }

  @Test func utf16WithItsMark() throws {
    let units = Array(Self.text.utf16)
    try expectRead(Data([0xFF, 0xFE]) + Data(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
    try expectRead(Data([0xFE, 0xFF]) + Data(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))
  }

  /// Where 一 and full-width blanks have a zero byte too, at the other place.
  @Test func utf16WithoutItsMark() throws {
    let text = Self.text + "一　一,令和元年度,30\n一般,令和元年度,40\n"
    let units = Array(text.utf16)
    for bytes in [
      units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
    ] {
      try expectRead(Data(bytes))
    }
  }

  /// ①, ㈱ and 髙 are not in plain Shift_JIS. Windows writes 髙 as FB FC, Python as EE E0; the rest are the bytes of
  /// Python's `encode("cp932")`.
  @Test(arguments: [[0xFB, 0xFC], [0xEE, 0xE0]] as [[UInt8]])
  func cp932(_ taka: [UInt8]) throws {
    let header: [UInt8] = [
      0x92, 0x63, 0x91, 0xCC, 0x2C, 0x94, 0x4E, 0x93, 0x78, 0x2C, 0x87, 0x40, 0x97, 0x88, 0x96, 0x4B, 0x8E, 0xD2, 0x0A,
    ]
    let row: [UInt8] = [
      0x8E, 0x52, 0x87, 0x8A, 0x2C, 0x97, 0xDF, 0x98, 0x61, 0x8C, 0xB3, 0x94, 0x4E, 0x93, 0x78, 0x2C, 0x82, 0x50, 0x82,
      0x51, 0x82, 0x4F, 0x0A,
    ]
    try expectRead(Data(header + taka + row))
  }

  @Test(
    arguments: [
      ([UInt8](), problem(.empty)), ([0xEF, 0xBB, 0xBF], problem(.empty)), ([0xFF, 0xFE], problem(.empty)),
      (Array("a,b\n1,\0".utf8), problem(2, .binary)),
      // UTF-16 without its mark, of which too little is there to be sure, and UTF-32 with one.
      ([0x61, 0x00, 0x2C, 0x00], problem(1, .binary)),
      ([0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], problem(.binary)),
      // Half a character, and a surrogate alone.
      ([0xFF, 0xFE, 0x61], problem(.unknownEncoding)),
      ([0xFF, 0xFE, 0x00, 0xD8, 0x01, 0x03], problem(.unknownEncoding)),
      // CP932 has no 0xFF. The lines before are CP932 and must not be blamed.
      ([0x92, 0x63, 0x0A, 0x61, 0x0A, 0xFF, 0x0A], problem(3, .unknownEncoding)),
      // The first line is UTF-8 and not CP932, the second CP932 and not UTF-8.
      ([0xE5, 0xB9, 0xB4, 0x0A, 0x92, 0x63, 0x0A], problem(2, .unknownEncoding)),
    ] as [([UInt8], ReadingProblem)])
  func refusesWhatIsNoText(_ bytes: [UInt8], _ expected: ReadingProblem) throws {
    let folder = try DocumentFolder()
    try folder.write("table.csv", Data(bytes))
    #expect(folder.problems("table.csv") == [expected])
  }
}
