// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Names come from users' files. They are printed, and never run.
@Suite("Hostile names")
struct HostileNameTests {
  static let names = [
    "`touch canary`", "\"; system(\"touch canary\")", "$(touch canary)", "'); DROP TABLE indicator; --",
    "=HYPERLINK(\"http://example.org\")", "+1+1", "-1+1", "@SUM(A1)", "<script>alert(1)</script>", "a|b`c`*d*_e_",
    "\u{1B}[31mred\u{1B}[0m", "'\n!touch canary\n'", "%s%n%d", "\\\"\\", "@macro `id`",
  ]

  private func office(_ name: String) throws -> Office {
    let office = try Office(plan: false)
    let quoted = "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    let rows = (2015...2019).map { "\(quoted),\($0),\($0 - 2000),,\(quoted)" } + ["\(quoted),2020,25,target,\(quoted)"]
    let lines = rows.map { $0.hasSuffix("target,\(quoted)") ? $0 + ",\(quoted)" : $0 + "," }
    try office.write("indicator,year,value,kind,unit,plan\n" + lines.joined(separator: "\n") + "\n", to: "names.csv")
    let run = try office.nenrin("import", "names.csv")
    #expect(run.status == 0, "\(run.errors)")
    return office
  }

  @Test(arguments: names)
  func printAsSuch(_ name: String) throws {
    let office = try office(name)
    let json = try office.nenrin("growth", "--format", "json")
    let answer = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(answer?.first?["indicator"] as? String == name.trimmingCharacters(in: .whitespacesAndNewlines))
    for format in ["table", "csv", "markdown"] {
      let run = try office.nenrin("growth", "--format", format)
      #expect(run.status == 0)
      #expect(format == "csv" || !run.output.contains("\u{1B}"))
    }
    #expect(try office.nenrin("forecast", "--indicator=\(name)").status == 0)
    #expect(!office.exists("canary"))
  }

  /// A spreadsheet takes no cell for a formula; a number stays one.
  @Test(arguments: names)
  func areNoFormulas(_ name: String) throws {
    let office = try office(name)
    try office.write(office.nenrin("growth", "--format", "csv").output, to: "answer.csv")
    let script = """
      import csv
      rows = list(csv.reader(open("answer.csv", newline="")))
      assert len({len(row) for row in rows}) == 1
      for row in rows[1:]:
          for cell in row:
              if cell[:1] in "=+-@\\t\\r" and cell:
                  float(cell)
      """
    guard let reading = try office.python(script) else { return print("skipped: python3 is not installed") }
    #expect(reading.status == 0, "\(reading.errors)")
  }

  @Test(arguments: names)
  func chartsRunNothing(_ name: String) throws {
    let office = try office(name)
    let run = try office.nenrin("chart", "trend", "--indicator", "*", "-o", "trend.gp", "--render", "trend.svg")
    guard !run.errors.contains("gnuplot-nox") else { return print("skipped: gnuplot is not installed") }
    #expect(run.status == 0, "\(run.errors)")
    #expect(!office.exists("canary"))
    #expect(office.exists("trend.svg"))
  }

  @Test(arguments: names)
  func exportsReadBack(_ name: String) throws {
    let office = try office(name)
    try office.nenrin("export", "--to", "first")
    #expect(try office.nenrin("import", "first", "--store", "again.db").status == 0)
    try office.nenrin("export", "--to", "second", "--store", "again.db")
    #expect(try office.data("first/indicators.csv") == office.data("second/indicators.csv"))
    #expect(try office.data("first/observations.csv") == office.data("second/observations.csv"))
  }

  /// In a page and in Markdown a name is text, whatever it looks like.
  @Test func reportsShowThemAsText() throws {
    let office = try Office(plan: false)
    let quoted = Self.names.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
    let plan = "<script>alert(1)</script>"
    let rows = quoted.flatMap { name in
      (2015...2019).map { "\(name),\($0),\($0 - 2000),,\(name)," } + ["\(name),2020,25,target,\(name),\(plan)"]
    }
    try office.write("indicator,year,value,kind,unit,plan\n" + rows.joined(separator: "\n") + "\n", to: "names.csv")
    try office.nenrin("import", "names.csv")
    for file in ["report.html", "report.md", "tables/"] {
      let run = try office.nenrin("report", "--plan", plan, "-o", file)
      #expect(run.status == 0, "\(run.errors)")
    }
    try office.write(Data(JSONSerialization.data(withJSONObject: Self.names)), to: "names.json")
    let script =
      PlanReportTests.pageScript + """

        import json, unicodedata
        names = json.load(open("names.json", encoding="utf-8"))
        plain = {"".join(" " if unicodedata.category(c) == "Cc" else c for c in name.strip()) for name in names}
        assert {row[0] for row in page.tables["table-observations"][1:]} == plain
        markdown = open("report.md", encoding="utf-8").read()
        assert "<script" not in markdown and "\\x1b" not in markdown and "\\x1b" not in text
        """
    guard let reading = try office.python(script) else { return print("skipped: python3 is not installed") }
    #expect(reading.status == 0, "\(reading.errors)")
    #expect(!office.exists("canary"))
  }

  @Test func plansByAnyNameGiveNotebooks() throws {
    let office = try office("../`touch canary`")
    let run = try office.nenrin("notebook", "--plan", "../`touch canary`")
    #expect(run.status == 0, "\(run.errors)")
    #expect(!office.exists("canary"))
  }
}
