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

  /// Targets still to come of one entity alone, in a plan of two; and of an indicator with targets of several years each row names
  /// its year, and has come from the value before that year.
  @Test func rowsOfOneIndicatorAreToldApart() throws {
    let office = try Office(plan: false)
    let values = [2019: 70, 2020: 74, 2021: 72, 2022: 77]
    let rows = values.sorted { $0.key < $1.key }.map { year, value in
      "North,Library loans,\(year),units,\(value),\(year > 2020 ? "73" : "")\nSouth,Library loans,\(year),units,\(value),\(year > 2021 ? "73" : "")"
    }
    let table = "entity,indicator,year,unit,actual,target\n" + rows.joined(separator: "\n")
    try office.write(Data((table + "\nNorth,Library loans,2024,units,,120\n").utf8), to: "table.csv")
    #expect(try office.nenrin("import", "table.csv", "--plan", "2022").status == 0)
    #expect(try office.nenrin("report", "-o", "r.md").status == 0)
    let lines = String(decoding: try office.data("r.md"), as: UTF8.self).split(separator: "\n")
    for (year, word, from) in [(2021, "down", 2020), (2022, "up", 2021)] {
      let (value, before) = (try #require(values[year]), try #require(values[from]))
      let told = "\(value) units against 73 units (due \(year))"
      let line = try #require(lines.first { $0.contains(told) }, "\(told): \(lines)")
      #expect(line.contains("\(word) from \(before) units"), "\(line)")
    }
    let risk = try #require(
      lines.first { $0.contains("| Library loans |") && $0.contains("| 2024 |") && $0.contains("120") })
    #expect(risk.contains("| North |"), "\(risk)")
  }
}
