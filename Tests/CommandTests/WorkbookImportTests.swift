// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Spreadsheets as a user imports them.
@Suite("Import of spreadsheets")
struct WorkbookImportTests {
  private static let fixtures = CommandRun.root.appendingPathComponent("Tests/PlanReadingTests/Fixtures")

  @Test func aWorkbookAndWhatWasPassedOver() throws {
    let office = try Office(plan: false)
    let book = Self.fixtures.appendingPathComponent("results-openpyxl.xlsx").path
    let run = try office.nenrin("import", book)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("observations 10"))
    for text in ["results-openpyxl.xlsx:作業用: the sheet was not read", "hidden", "説明", "実績一覧:A9"] {
      #expect(run.errors.contains(text), "\(run.errors)")
    }
    let growth = try office.nenrin("growth", "--format", "csv", "--indicator", "電子申請の利用率")
    #expect(growth.output.contains("%,2018,2019,61.9,65"))
    #expect(try office.nenrin("import", book).output.contains("nothing changed"))
  }

  @Test func whatIsSaidOfColumnsIsRemembered() throws {
    let office = try Office(plan: false)
    try office.write("名目,年度,結果\n来訪者,2018,120\n", to: "2018.csv")
    try office.write("年度,結果,名目\n2019,130,来訪者\n", to: "2019.csv")
    let run = try office.nenrin("import", "2018.csv", "--map", "名目=indicator", "--map", "結果=value")
    #expect(run.status == 0, "\(run.errors)")
    let next = try office.nenrin("import", "2019.csv")
    #expect(next.status == 0)
    #expect(next.errors.contains("名目=indicator, 結果=value"))
    #expect(try office.nenrin("growth", "--format", "csv").output.contains("2018,2019,120,130"))
  }

  @Test func guessesAreTold() throws {
    let office = try Office(plan: false)
    try office.write("成果指標,会計年度,数値\n来訪者,2019,120\n", to: "a.csv")
    let run = try office.nenrin("import", "a.csv")
    #expect(run.errors.contains("会計年度=year, 成果指標=indicator, 数値=value"))
    #expect(run.errors.contains("--map"))
  }

  @Test(arguments: ["指標", "a=b", "=value"])
  func aMapThatIsNone(_ map: String) throws {
    let office = try Office(plan: false)
    try office.write("indicator,year,value\na,2019,5\n", to: "a.csv")
    let run = try office.nenrin("import", "a.csv", "--map", map)
    #expect(run.status == 64)
    #expect(run.errors.contains("--map"))
    #expect(try office.nenrin("import", "a.csv", "--map", "x=value").sentence.contains("nothing was imported"))
    #expect(!office.exists("nenrin.db"))
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let says: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ says: String) { (self.name, self.bytes, self.says) = (name, bytes, says) }
  }

  static let files = [
    Bad("no archive", [0x50, 0x4B, 3, 4] + Array("nothing of it".utf8), "damaged workbook"),
    Bad("old Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 7, count: 900), ".xls"),
    Bad(
      "password",
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] as [UInt8] }, "password"
    ),
    Bad("random bytes", (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }, "NUL"),
    Bad("unclosed quote", Array("indicator,year,value\n\"a,2019,5\n".utf8), "never closed"),
    Bad("mixed encodings", Array("indicator,year,value\n福,2019,5\n".utf8) + [0x95, 0x9F, 0x2C, 0x31, 0x0A], "mixture"),
  ]

  /// One sentence for each, and a store as it was.
  @Test(arguments: files)
  func badFiles(_ bad: Bad) throws {
    let office = try Office()
    let before = try office.data("nenrin.db")
    try office.write(Data(bad.bytes), to: "bad.xlsx")
    let run = try office.nenrin("import", "bad.xlsx")
    #expect(run.status == 1)
    #expect(run.errors.contains(bad.says), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 2)
    #expect(run.errors.utf8.count < 700)
    #expect(try office.data("nenrin.db") == before)
  }

  @Test func aLineOfTwoHundredMegabytes() throws {
    let office = try Office()
    let before = try office.data("nenrin.db")
    try office.write("indicator,year,value\n", to: "long.csv")
    let handle = try FileHandle(forWritingTo: office.folder.appendingPathComponent("long.csv"))
    try handle.seekToEnd()
    let piece = Data(repeating: 0x61, count: 20 << 20)
    for _ in 0..<10 { try handle.write(contentsOf: piece) }
    try handle.close()
    let run = try office.nenrin("import", "long.csv")
    #expect(run.status == 1)
    #expect(run.errors.contains("long.csv:2"))
    #expect(run.errors.utf8.count < 700)
    #expect(try office.data("nenrin.db") == before)
  }

  @Test func tenThousandColumns() throws {
    let office = try Office(plan: false)
    let columns = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    try office.write("\(columns)\n\(columns)\n", to: "wide.csv")
    let run = try office.nenrin("import", "wide.csv")
    #expect(run.status == 1)
    #expect(run.errors.contains("wide.csv:1"))
    #expect(run.errors.utf8.count < 700)
  }
}
