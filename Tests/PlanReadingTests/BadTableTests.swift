// SPDX-License-Identifier: GPL-3.0-or-later
import PlanReading
import Testing

@Suite("Problems in tables")
struct BadTableTests {
  @Test(arguments: [
    "abc", "1,5", "inf", "-inf", "nan", "0x10", "1e999", "1.2.3", "12人", "- 5", "-件", "１２a", "1\u{301}",
  ])
  func whatIsNoNumber(_ text: String) throws {
    #expect(
      try DocumentFolder.problems("indicator,year,value\nx,2018,1\nx,2019,\"\(text)\"\n")
        == [problem(3, 3, "value", .notANumber(text))])
  }

  @Test(arguments: ["abc", "19", "9999", "R0", "2019-04", "20190401"])
  func whatIsNoYear(_ text: String) throws {
    #expect(
      try DocumentFolder.problems("indicator,年度,値\nx,\(text),1\n") == [problem(2, 2, "年度", .notAYear(text))])
  }

  @Test(
    arguments: [
      // The file as a whole
      ("indicator,year,value\n", [problem(.empty)]), ("\n\r\n \n", [problem(.empty)]),
      ("a,b\n1,2\n", [problem(1, .unknownLayout(headers: ["a", "b"]))]),
      ("\nindicator;year;value\nx;2019;1\n", [problem(2, .semicolons)]),
      // Lines
      (
        "indicator,year,value\nx,2018\nx,2019,1,2\nx,2020,a\n",
        [
          problem(2, .fieldCount(found: 2, expected: 3)), problem(3, .fieldCount(found: 4, expected: 3)),
          problem(4, 3, "value", .notANumber("a")),
        ]
      ),
      ("indicator,year,value\n\"a\nb\",2018,1\n\"x,2019,1\nx,2020,1\n", [problem(4, 1, .unclosedQuote)]),
      ("indicator,year,value\nx,20\"19,1\nx,2020,\"1\"0\n", [problem(2, 2, .strayQuote), problem(3, 3, .strayQuote)]),
      ("indicator,year,value\r\"a\rb\",2018,1\rx,2019,z\r", [problem(4, 3, "value", .notANumber("z"))]),
      // Headers
      ("indicator,year,value,year\nx,2018,1,2018\n", [problem(1, 4, "year", .duplicateHeader("year"))]),
      ("indicator,年度,value,year\nx,2018,1,2018\n", [problem(1, 4, "year", .unknownLayout(headers: ["年度", "year"]))]),
      ("indicator,year,value,\nx,2018,1,\nx,2019,1,lost\n", [problem(1, 4, "", .emptyCell)]),
      // Two readings
      (
        "indicator,year,value,2020\nx,2018,1,2\n",
        [problem(1, .unknownLayout(headers: ["indicator", "year", "value", "2020"]))]
      ),
      (
        "entity,year,2020,2021\nx,2018,1,2\n",
        [problem(1, .unknownLayout(headers: ["entity", "year", "2020", "2021"]))]
      ),
      ("indicator,value,2020\nx,1,2\n", [problem(1, .unknownLayout(headers: ["indicator", "value", "2020"]))]),
      ("指標,年度,目標値,実績値\nx,2019,1,2\n", [problem(2, 3, "目標値", .targetWithoutPlan)]),
      ("指標,2019年度,2020年度（見込）\nx,1,2\n", [problem(1, 3, "2020年度（見込）", .notAYear("2020年度（見込）"))]),
      // Cells
      ("indicator,year,value\n,2019,1\n", [problem(2, 1, "indicator", .emptyCell)]),
      (
        "indicator,year,value\n,no,z\n",
        [
          problem(2, 2, "year", .notAYear("no")), problem(2, 1, "indicator", .emptyCell),
          problem(2, 3, "value", .notANumber("z")),
        ]
      ),
      (
        "indicator,kind,2018,2019\nx,plan,a,b\n",
        [
          problem(2, 2, "kind", .notOneOf("plan", allowed: ["actual", "baseline", "target"])),
          problem(2, 3, "2018", .notANumber("a")), problem(2, 4, "2019", .notANumber("b")),
        ]
      ),
      (
        "indicator,year,value,as_of\nx,2019,1,2019-02-29\n", [problem(2, 4, "as_of", .notADate("2019-02-29"))]
      ),
      ("indicator,year,value,kind\nx,2019,1,目標\n", [problem(2, 4, "kind", .targetWithoutPlan)]),
      // Rows against each other
      ("indicator,year,value\nx,2019,1\nx,R1,1.0\n", []),
      (
        "indicator,year,value\nx,2019,1\ny,2019,1\nx,令和元年度,2\n",
        [problem(4, 3, "value", .conflict(present: 1, offered: 2, firstLine: 2))]
      ),
      (
        "indicator,2019,R1\nx,1,2\n", [problem(2, 3, "R1", .conflict(present: 1, offered: 2, firstLine: 2))]
      ),
      (
        "indicator,year,value,unit\nx,2018,1,人\nx,2019,1,件\nx,2020,1,\n",
        [
          problem(
            3, 1, "indicator", .definitionConflict(indicator: "x", field: "unit", present: "人", offered: "件"))
        ]
      ),
    ] as [(String, [ReadingProblem])])
  func isToldWithItsPlace(_ text: String, _ expected: [ReadingProblem]) throws {
    #expect(try DocumentFolder.problems(text) == expected)
  }

  @Test func everyFileIsTold() throws {
    let folder = try DocumentFolder()
    try folder.write("a.csv", "indicator,year,value\nx,2019,1\nx,2020,b\n")
    try folder.write("b.csv", "indicator,year,value\nx,2019,2\n")
    #expect(
      folder.problems("a.csv", "none.csv", "b.csv") == [
        problem(3, 3, "value", in: "a.csv", .notANumber("b")), problem(in: "none.csv", .missing),
        problem(2, 3, "value", in: "b.csv", .conflict(present: 1, offered: 2, firstLine: nil)),
      ])
  }

  /// Each value of a row would have thousands of attributes.
  @Test func thousandsOfColumnsOfWhichNothingIsKnown() throws {
    let folder = try DocumentFolder()
    let headers = (0..<5000).flatMap { ["目標値\($0)", "実績値\($0)"] }
    let row = (["事業"] + headers.map { _ in "1" }).joined(separator: ",")
    try folder.write("table.csv", (["指標"] + headers).joined(separator: ",") + "\n" + row + "\n" + row + "\n")
    let found = folder.problems("table.csv")
    #expect(found.count == 1)
    guard case .unknownLayout = found.first?.fact else {
      Issue.record("\(found)")
      return
    }
  }
}
