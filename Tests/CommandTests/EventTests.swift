// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Years that were not like others, from a file to the chart and back.
@Suite struct EventTests {
  private func office() throws -> Office {
    let office = try Office()
    try office.write(
      "指標,年度,値\ninstagram-followers,2017,1500\ninstagram-followers,2018,3900\n", to: "history.csv")
    try office.write("年度,出来事,指標\nR1,休館,instagram-followers\n2018,全指標の出来事,\n", to: "events.csv")
    #expect(try office.nenrin("import", "history.csv", "events.csv").status == 0)
    return office
  }

  @Test func comeBackFromAnExport() throws {
    let office = try office()
    #expect(try office.nenrin("import", "events.csv").output.contains("nothing changed"))
    #expect(try office.nenrin("export", "--to", "whole").status == 0)
    let events = String(decoding: try office.data("whole/events.csv"), as: UTF8.self)
    #expect(events.contains("2019,休館,instagram-followers") && events.contains("2018,全指標の出来事,"))
    #expect(try office.nenrin("import", "whole", "--store", "again.db").status == 0)
    #expect(try office.nenrin("export", "--to", "twice", "--store", "again.db").status == 0)
    #expect(try office.data("twice/events.csv") == office.data("whole/events.csv"))
    #expect(try office.data("twice/datapackage.json") == office.data("whole/datapackage.json"))
  }

  @Test func areShadedInTheChartOfTheirIndicator() throws {
    let office = try office()
    let script = try office.nenrin("chart", "trend", "--indicator", "instagram-followers").output
    #expect(script.contains("set object rectangle from first 2019.0 - 0.5, graph 0"))
    // Each is named above the year that it shades, whose place stands before its words.
    let lines = script.split(separator: "\n").filter { $0.hasPrefix("set label") }
    let places = ["全指標の出来事", "休館"].map { title in
      lines.first { $0.contains(title) }?.firstMatch(of: /at (?:screen |graph |first )?([0-9.]+)/)?.1
    }.compactMap { $0.flatMap { Double($0) } }
    #expect(places.count == 2 && places == places.sorted())
    let other = try office.nenrin("chart", "trend", "--indicator", "overseas-articles").output
    #expect(!other.contains("休館"))
  }

  @Test func areRefusedWithTheirPlace() throws {
    let office = try office()
    try office.write("fiscal_year,title,indicator\nsoon,A,\n2019,,\n", to: "bad.csv")
    let run = try office.nenrin("import", "bad.csv")
    #expect(run.status == 1 && run.errors.contains("bad.csv:2") && run.errors.contains("bad.csv:3"))
    try office.write("fiscal_year,title,indicator\n2019,A,no-such-indicator\n", to: "unknown.csv")
    let unknown = try office.nenrin("import", "unknown.csv")
    #expect(unknown.status == 1 && unknown.errors.contains("no-such-indicator"))
  }
}
