// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Where a plan has targets of several entities, each row says whose it is.
struct EntityColumnTests {
  private func office(_ entities: [String]) throws -> Office {
    let office = try Office(plan: false)
    for (plan, raised) in [("2023", 0.0), ("2024", 5)] {
      let rows = entities.enumerated().flatMap { index, entity in
        (2019...2023).map { year in
          let target = year == 2023 ? "\((index % 2 == 0 ? 90.0 : 130) + raised)" : ""
          return "\(entity),Library loans,\(year),units,\(100 + year - 2019),\(target)"
        }
      }
      let table = "entity,indicator,year,unit,actual,target\n" + rows.joined(separator: "\n") + "\n"
      try office.write(Data(table.utf8), to: "table.csv")
      #expect(try office.nenrin("import", "table.csv", "--plan", plan).status == 0)
    }
    return office
  }

  /// In csv as the last column, and for people beside the indicator; a plan of one entity has no such column for people.
  @Test func rowsSayWhose() throws {
    let (several, one) = (try office(["North", "South"]), try office(["North"]))
    for arguments in [
      ["attainment", "--plan", "2023"], ["attainment", "--plan", "2023", "--scheme", "all"],
      ["attainment", "--plan", "2023", "--scheme", "aichi"], ["compare", "2023", "2024"],
    ] {
      let csv = try several.nenrin(arguments + ["--format", "csv"]).output.split(separator: "\n")
      #expect(csv.first?.hasSuffix(",entity") == true, "\(arguments): \(csv)")
      #expect(Set(csv.dropFirst().compactMap { $0.split(separator: ",").last }) == ["North", "South"], "\(csv)")
      let (table, single) = (try several.nenrin(arguments).output, try one.nenrin(arguments).output)
      #expect(table.contains("entity") && table.contains("North") && table.contains("South"), "\(table)")
      #expect(!single.contains("entity") && single.contains("Library loans"), "\(single)")
    }
  }

  /// In the tables of the report too: what went well, what did not, and each target.
  @Test func tablesOfTheReportSayWhose() throws {
    let office = try office(["North", "South"])
    #expect(try office.nenrin("report", "--plan", "2023", "-o", "report.html").status == 0)
    let page = String(decoding: try office.data("report.html"), as: UTF8.self)
    for (table, names) in [("successes", ["North"]), ("shortfalls", ["South"]), ("indicators", ["North", "South"])] {
      let own = try #require(page.firstRange(of: "<table id=\"table-\(table)\">").map { page[$0.upperBound...] })
      let rows = own[..<(try #require(own.firstRange(of: "</table>")).lowerBound)]
      #expect(rows.contains(">entity</th>"), "\(table)")
      for name in names { #expect(rows.contains(">\(name)</td>"), "\(table): \(rows)") }
    }
  }
}
