// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PlanReading
import TestSupport
import Testing

/// Files that were right, with bytes changed at random. They are read or refused with a reason; nothing else happens.
@Suite("Damaged files")
struct MutationTests {
  private static let tables = [
    "indicator,year,value,kind,plan,unit\n\"来訪者, 計\",2018,\"1,200\",actual,,人\n来訪者,R1,▲5,target,2019,人\n",
    "指標,団体,平成30年度,令和元年度,分類\r\n率,福島市,65.0,66.1,北\r\n率,郡山市,..,1e2,中\r\n",
    "Entity,Code,Year,Life expectancy,Population\nJapan,JPN,2018,84.1,126811000\nJapan,JPN,2019,84.4,\n",
    "\"Data Source\",\"WDI\",\n\n\"Country Name\",\"Indicator Name\",\"2018\",\n\"Japan\",\"Net\",\"84.5\",\n",
  ]

  @Test(arguments: 0..<4)
  func tableIsReadOrRefused(_ number: Int) throws {
    var generator = SeededGenerator(seed: UInt64(number))
    let folder = try DocumentFolder()
    for _ in 0..<600 {
      try folder.write("table.csv", Self.damaged(Data(Self.tables[number].utf8), &generator))
      Self.expectReasons(folder.path("table.csv"))
    }
  }

  @Test func packageIsReadOrRefused() throws {
    var generator = SeededGenerator(seed: 2019)
    let folder = try PackageFolder.make()
    let names = PackageFolder.tables.keys.sorted().map { "\($0).csv" } + ["datapackage.json"]
    let files = try names.map { (name: $0, data: try Data(contentsOf: folder.url.appendingPathComponent($0))) }
    for round in 0..<600 {
      let file = files[round % files.count]
      try folder.write(file.name, Self.damaged(file.data, &generator))
      Self.expectReasons(folder.url.path)
      try folder.write(file.name, file.data)
    }
  }

  private static func expectReasons(_ path: String) {
    do throws(ReadingRefusal) {
      let documents = try DocumentReader.read([path])
      #expect(documents.panel.columns.values.allSatisfy { $0.count == documents.panel.catalogue.series.count })
    } catch {
      #expect(!error.problems.isEmpty)
    }
  }

  private static func damaged(_ data: Data, _ generator: inout SeededGenerator) -> Data {
    var bytes = [UInt8](data)
    let telling = [UInt8]("\",\n\r\t0-e.'[]{}:R年".utf8) + [0x00, 0x80, 0xEF, 0xFE, 0xFF]
    for _ in 0...Int.random(in: 0..<4, using: &generator) where !bytes.isEmpty {
      let position = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, position + Int.random(in: 1...8, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[position] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[position] = telling.randomElement(using: &generator) ?? 0
      case 2: bytes.insert(telling.randomElement(using: &generator) ?? 0, at: position)
      case 3: bytes.removeSubrange(position..<end)
      case 4: bytes.insert(contentsOf: bytes[position..<end], at: position)
      default: bytes.removeSubrange(position...)
      }
    }
    return Data(bytes)
  }
}
