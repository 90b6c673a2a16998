// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reports

@Suite struct OffPaperTests {
  private func table(_ off: ReportTable.OffPaper?) -> ReportTable {
    ReportTable(
      id: "t", sheet: "t", caption: "t",
      table: Table(
        columns: ["a", "b", "c"].map { Table.Column($0, $0) },
        rows: (0..<3).map { row in ["a", "b", "c"].map { .text("\($0)\(row)") } }), offPaper: off)
  }

  /// A sheet has every cell, the printed ones first; paper has those alone, without the rows that stand elsewhere.
  @Test func whatIsNotPrintedStandsLast() {
    let report = table(.init(["b"], note: "n", rows: [1], noteOnRows: "r"))
    let (sheet, printed) = report.forSheet
    #expect(sheet.columns.map(\.key) == ["a", "c", "b"] && printed == 2)
    #expect(sheet.rows[1] == [.text("a1"), .text("c1"), .text("b1")])
    #expect(report.forPaper.columns.map(\.key) == ["a", "c"])
    #expect(report.forPaper.rows == [[.text("a0"), .text("c0")], [.text("a2"), .text("c2")]])
    let page = HTMLPaperTable(report, style: CellStyle()).text
    #expect(
      page.contains("<span class=\"off\">nr</span></caption>") && page.contains("c2") && !page.contains("b0")
        && !page.contains("a1"))
  }

  /// A sheet, whose rows have one line, may leave out more than a page does.
  @Test func aSheetLeavesOutMore() {
    let report = table(.init(["b"], note: "n", onSheet: .init(["a"], note: "s")))
    #expect(report.forSheet.table.columns.map(\.key) == ["c", "a", "b"] && report.forSheet.printed == 1)
    #expect(report.forPaper.columns.map(\.key) == ["a", "c"])
    let whole = table(.init(onSheet: .init(["a"], note: "s")))
    #expect(whole.forSheet.printed == 2 && whole.forPaper.rows == whole.forReading.rows)
    #expect(!HTMLPaperTable(whole, style: CellStyle()).text.contains("class=\"off\""))
  }

  @Test func withoutAWordAllIsPrinted() {
    let report = table(nil)
    #expect(report.forSheet.printed == 3 && report.forPaper.rows == report.forReading.rows)
    #expect(!HTMLPaperTable(report, style: CellStyle()).text.contains("class=\"off\""))
  }

  /// Where a workbook has no room for a count's own format, the whole number itself is in the cell.
  @Test func countsWithoutAFormatAreWhole() throws {
    let file = try WorkbookFile()
    let sheet = try file.addSheet("s")
    let looks = (1...200).map { CellLook(of: .counted(Double($0) + 0.75, shown: Double($0))) }
    for (row, look) in looks.enumerated() where sheet.hasRoom(for: look) { sheet.write(1, row, 0, look) }
    #expect(looks.filter { sheet.hasRoom(for: $0) }.count == 100)
    #expect(sheet.hasRoom(for: looks[0]) && sheet.hasRoom(for: CellLook(of: .number(1.5))))
  }
}
