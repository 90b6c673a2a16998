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

  /// A table of indicators as an office keeps it; `nil` where a cell is merged with the one above or left of it.
  private static let office: [[String?]] = [
    ["総合計画　重要業績評価指標（KPI）進捗管理表"], ["令和6年3月31日現在　企画政策課"], [],
    ["基本目標", "指標名", "単位", "基準値", "実績値", nil, nil, "目標値", "備考"],
    [nil, nil, nil, "平成30年度", "令和元年度", "令和2年度", "令和3年度", nil, nil],
    ["1 子育て", "待機児童数", "人", "24", "18", "9", "4", "0", "4月1日時点"],
    [nil, "合計特殊出生率", "－", "1.41", "1.40", "1.36", "1.33", "1.5", nil],
    [nil, "センター利用者数", "人", "18200", "17950", "9800", "12400", "20000", "休館あり"], [],
    ["2 産業", "観光入込客数", "千人", "1250", "1310", "620", "700", "1400", nil],
    [nil, "市内総生産", "億円", "2105", "2130", "－", "－", "2200", "公表待ち"],
    ["3 環境", "リサイクル率", "%", "18.3", "18.6", "19", "19.5", "25", nil], [], ["※ 目標値は令和6年度の値。"],
  ]
  private static let merges = [
    "A1:I1", "A4:A5", "B4:B5", "C4:C5", "E4:G4", "H4:H5", "I4:I5", "A6:A8", "A10:A11", "A14:I14",
  ]

  @Test func anOfficesTableOfIndicatorsIsReadWhole() throws {
    let folder = try DocumentFolder()
    try WorkbookFile(Self.office, merges: Self.merges).write(to: folder.path("kpi.xlsx"))
    // The same as a plain table: what the cells hold, said beside the table by a person.
    let rows = Self.office.filter { $0.count == 9 && $0[1] != nil && $0[1] != "指標名" }
    let lines = rows.map { row in
      row[1...7].enumerated().map { $0 == 1 && $1 == "－" ? "" : $1 ?? "" }.joined(separator: ",")
    }
    let header = "指標名,単位,基準値（H30）,R1,R2,R3,目標値"
    try folder.write("plain.csv", ([header] + lines).joined(separator: "\n") + "\n")
    var options = ReadingOptions()
    options.plan = "2024"
    let book = try DocumentReader.read([folder.path("kpi.xlsx")], options)
    let plain = try DocumentReader.read([folder.path("plain.csv")], options)
    #expect(book.doubtful.isEmpty)
    #expect(book.panel.observationCount == 28)
    #expect(book.panel.columns == plain.panel.columns)
    #expect(book.panel.catalogue.indicators == plain.panel.catalogue.indicators)
    #expect(book.panel.catalogue.attributes["基本目標"]?[3] == "2 産業")
    #expect(book.notes.contains { $0.fact == .marksForNoValue(mark: "－", count: 2) })
  }

  /// Without a plan no tidy table can have targets: as a report, whose numbered goals are no amounts, it leaves the targets
  /// whose year nothing says to a person.
  @Test func withoutAPlanOnlyTargetsWithoutAYearAreDoubtful() throws {
    let documents = try DocumentFolder.workbook(WorkbookFile(Self.office, merges: Self.merges))
    #expect(documents.panel.catalogue.sections.map(\.title).count == 3)
    #expect(documents.panel.observationCount == 22)
    #expect(documents.doubtful.map(\.observation.kind) == [ObservationKind](repeating: .target, count: 6))
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
