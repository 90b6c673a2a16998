// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

@Suite("Workbooks")
struct WorkbookTests {
  /// What the same rows are as CSV.
  private func expectAsCSV(_ rows: [[String?]]) throws {
    let text = rows.map { $0.map { $0 ?? "" }.joined(separator: ",") }.joined(separator: "\n")
    let (sheet, csv) = (
      try DocumentFolder.workbook(WorkbookFile(rows)), try DocumentFolder.table(text + "\n", name: "book.csv")
    )
    #expect(sheet.panel == csv.panel)
    #expect(sheet.panel.observationCount > 0)
  }

  @Test func everyLayoutIsReadAsFromCSV() throws {
    try expectAsCSV([["指標", "年度", "値", "単位"], ["来訪者", "2018", "120", "人"], ["来訪者", "R1", "130.5", "人"]])
    try expectAsCSV([
      ["indicator", "entity", "2018", "2019"], ["rate", "福島市", "65", nil], ["rate", "郡山市", "..", "0.5"],
    ])
    try expectAsCSV([["entity", "year", "visitors", "rate"], ["A", "2018", "1", "2"], ["A", "2019", "3", "4"]])
  }

  @Test func theNameSaysNothing() throws {
    let folder = try DocumentFolder()
    try WorkbookFile([["指標", "年度", "値"], ["a", "2019", "5"]]).write(to: folder.path("table.csv"))
    #expect(try folder.read("table.csv").panel.value("a", 2019) == 5)
  }

  @Test func titlesAndNotesAroundTheTable() throws {
    let documents = try DocumentFolder.workbook(
      WorkbookFile([
        ["令和元年度 計画の実績", nil, nil], [nil, nil, "2020-06-01 現在"], [], [nil, "指標", "単位", "2018年度", "令和元年度"],
        [nil, "方向1", nil, nil, nil], [nil, "来訪者", "人", "120", "130"], [nil, "※ 速報値"],
      ]))
    #expect(documents.panel.value("来訪者", 2019) == 130)
    #expect(documents.panel.observationCount == 2)
    #expect(documents.notes.map(\.fact) == [.rowsPassedOver(count: 2)])
    #expect(
      documents.notes.first?.place
        == FilePlace(file: documents.notes[0].place.file, sheet: "Sheet1", line: 5, column: 2))
  }

  @Test func headersOfSeveralRows() throws {
    let rows: [[String?]] = [
      ["施策の一覧"], ["指標", "単位", "計画", "実績値", nil, "目標値"], [nil, nil, nil, "H30年度", "R1年度", "R1年度"],
      ["来訪者", "人", "2019", "120", "130", "150"],
    ]
    let panel = try DocumentFolder.workbook(WorkbookFile(rows, merges: ["A2:A3", "B2:B3", "C2:C3", "D2:E2"])).panel
    #expect(panel.value("来訪者", 2018) == 120)
    #expect(panel.value("来訪者", 2019) == 130)
    #expect(panel.value("来訪者", .target("2019", FiscalYear(2019))) == 150)
    #expect(panel.catalogue.indicators.first?.unit == "人")
  }

  @Test func aValueIsCarriedOverItsMerge() throws {
    let rows: [[String?]] = [
      ["指標", "団体", "年度", "値"], ["来訪者", "A", "2018", "1"], [nil, "B", "2018", "2"], [nil, "C", "2018", "3"],
    ]
    let panel = try DocumentFolder.workbook(WorkbookFile(rows, merges: ["A2:A4"])).panel
    for (entity, value) in [("A", 1.0), ("B", 2), ("C", 3)] { #expect(panel.value("来訪者", of: entity, 2018) == value) }
  }

  @Test func theSheetsThatHaveTables() throws {
    let table = WorkbookFile.sheet([["年度", "値"], ["2019", "5"]])
    let file = WorkbookFile(
      sheets: [
        ("来訪者", table), ("説明", WorkbookFile.sheet([["この表は"], ["速報です"]])), ("空", "<sheetData/>"),
        ("旧", table), ("回数", table),
      ], state: ["旧": "hidden"])
    let documents = try DocumentFolder.workbook(file)
    #expect(documents.panel.catalogue.indicators.map(\.slug) == ["来訪者", "回数"])
    let facts = documents.notes.map { [$0.place.sheet ?? "": $0.fact] }
    #expect(
      facts == [
        ["説明": .sheetPassedOver(.noTable)], ["空": .sheetPassedOver(.empty)], ["旧": .sheetPassedOver(.hidden)],
        ["": .sheetsRead(["来訪者", "回数"])],
      ])
  }

  @Test func problemsNameTheCell() throws {
    let file = WorkbookFile([["指標", "年度", "値"], ["a", "2019", "many"]])
    let place = FilePlace(file: "book.xlsx", sheet: "Sheet1", line: 2, column: 3, header: "値")
    #expect(try DocumentFolder.problems(of: file) == [ReadingProblem(place, .notANumber("many"))])
    #expect(FilePlace.cellName(7, 28) == "AB7")
    #expect(FilePlace.cellName(1, 16_384) == "XFD1")
  }
}
