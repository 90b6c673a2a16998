// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

@Suite("Files that are none, and files that are too much")
struct BadFileTests {
  @Test(.timeLimit(.minutes(3))) func devicesAndPipesAreRefused() throws {
    let folder = try DocumentFolder()
    try #require(mkfifo(folder.path("pipe.csv"), 0o600) == 0)
    try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: true)
    #expect(folder.problems("pipe.csv") == [problem(in: "pipe.csv", .notAFile)])
    #expect(folder.problems("folder") == [problem(in: "folder", .notAPackage)])
    #expect(folder.problems("none.csv") == [problem(in: "none.csv", .missing)])
    #expect(folder.problems("none/datapackage.json") == [problem(in: "none/datapackage.json", .missing)])
    #expect(throws: ReadingRefusal.self) { try DocumentReader.read(["/dev/zero"]) }
    #expect(throws: ReadingRefusal.self) { try DocumentReader.read([""]) }
    #expect(throws: ReadingRefusal.self) { try DocumentReader.read(["a\0b"]) }
  }

  @Test func linksLeadToTheirFiles() throws {
    let folder = try DocumentFolder()
    try folder.write("table.csv", "indicator,year,value\nx,2019,1\n")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "table.csv")
    try FileManager.default.createSymbolicLink(atPath: folder.path("zero"), withDestinationPath: "/dev/zero")
    try FileManager.default.createSymbolicLink(atPath: folder.path("loop"), withDestinationPath: "pool")
    try FileManager.default.createSymbolicLink(atPath: folder.path("pool"), withDestinationPath: "loop")
    #expect(try folder.read("link").panel.observationCount == 1)
    #expect(folder.problems("zero") == [problem(in: "zero", .notAFile)])
    #expect(folder.problems("loop") == [problem(in: "loop", .missing)])
  }

  @Test(.timeLimit(.minutes(3))) func aLineOfTenMegabytes() throws {
    let folder = try DocumentFolder()
    let size = 10 << 20
    try folder.write("text.csv", Data(repeating: UInt8(ascii: "a"), count: size) + Data("\n1\n".utf8))
    try folder.write("commas.csv", Data(repeating: UInt8(ascii: ","), count: size))
    try folder.write(
      "quote.csv", Data("indicator,year,value\n\"".utf8) + Data(repeating: UInt8(ascii: "a"), count: size))
    try folder.write("row.csv", Data("indicator,year,value\nx".utf8) + Data(repeating: UInt8(ascii: ","), count: size))
    #expect(folder.problems("text.csv") == [problem(1, 1, in: "text.csv", .cellTooLong(length: size, limit: 32_767))])
    #expect(folder.problems("commas.csv") == [problem(1, in: "commas.csv", .tooManyColumns(limit: 65536))])
    #expect(folder.problems("quote.csv") == [problem(2, 1, in: "quote.csv", .unclosedQuote)])
    #expect(folder.problems("row.csv") == [problem(2, in: "row.csv", .fieldCount(found: size + 1, expected: 3))])
  }

  @Test(.timeLimit(.minutes(3))) func tenThousandColumns() throws {
    let columns = (0..<10_000).map { "c\($0)" }
    let row = (0..<10_000).map(String.init).joined(separator: ",")
    let panel = try DocumentFolder.table("year,\(columns.joined(separator: ","))\n2018,\(row)\n2019,\(row)\n").panel
    #expect(panel.observationCount == 20_000)
    #expect(panel.value("c9999", 2019) == 9999)
  }

  /// Looking through all plans for each row would be ten billion steps.
  @Test(.timeLimit(.minutes(3))) func manyPlans() throws {
    let rows = (0..<20_000).map { "x,2019,\($0),target,p\($0)" }.joined(separator: "\n")
    let panel = try DocumentFolder.table("indicator,year,value,kind,plan\n\(rows)\n").panel
    #expect(panel.catalogue.plans.count == 20_000)
  }

  @Test(.timeLimit(.minutes(3))) func manySeriesWithAttributes() throws {
    let rows = (0..<20_000).map { "x,e\($0),2019,\($0),g\($0)" }.joined(separator: "\n")
    let panel = try DocumentFolder.table("indicator,entity,year,value,group\n\(rows)\n").panel
    #expect(panel.catalogue.attributes["group"]?.last == "g19999")
  }
}
