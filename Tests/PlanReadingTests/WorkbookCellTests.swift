// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import PlanReading

/// What a cell says, by its type, style and text.
@Suite("Cells of workbooks")
struct WorkbookCellTests {
  private func cells(_ data: String, strings: String = "", styles: String = "", workbook: String = "") throws
    -> SheetCells
  {
    let file = WorkbookFile(
      sheets: [("S", "<sheetData>\(data)</sheetData>")], strings: strings, styles: styles, workbook: workbook)
    let folder = try DocumentFolder()
    try file.write(to: folder.path("book.xlsx"))
    let book = try Workbook(path: folder.path("book.xlsx"))
    return try book.cells(of: book.sheets[0], #require(book.sheets[0].part))
  }

  private func texts(_ cells: SheetCells) -> [String] { cells.rows.flatMap { $0.cells.map(\.text) } }

  @Test func textsWithoutTheirReadings() throws {
    let strings = """
      <si><r><t>来訪</t></r><r><rPr><b/></rPr><t xml:space="preserve">者 </t></r><rPh sb="0" eb="2"><t>ライホウ</t></rPh></si>\
      <si><t>a_x000D_b_x005F_</t><phoneticPr fontId="1"/></si>
      """
    let read = try cells(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
        + "<c r=\"C1\" t=\"inlineStr\"><is><t>&lt;内&gt;</t><rPh sb=\"0\" eb=\"1\"><t>ウチ</t></rPh></is></c>"
        + "<c r=\"D1\" t=\"str\"><f>A1</f><v>式</v></c></row>",
      strings: strings)
    #expect(texts(read) == ["来訪者 ", "a\rb_", "<内>", "式"])
  }

  @Test func booleansErrorsAndFormulas() throws {
    let read = try cells(
      "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
        + "<c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c><c><v>0.1</v></c><c><v>1E-05</v></c><c><v>1200000</v></c></row>")
    #expect(texts(read) == ["TRUE", "FALSE", "2", "0.1", "1e-05", "1200000"])
    #expect(read.rows.first?.cells.map(\.column) == [1, 2, 4, 6, 7, 8])
    #expect(read.errors.map(\.code) == ["#DIV/0!"])
    #expect(read.uncomputed.count == 1)
  }

  /// 43556 is 1 April 2019; so are 42094 days from 1904. Format 14 is a date, 9 a percentage.
  @Test(arguments: [(false, 43_556), (true, 42_094)])
  func datesByStyle(_ is1904: Bool, _ day: Int) throws {
    let codes = ["yyyy/m/d", "[$-411]ggge&quot;年度&quot;", "yyyy", "0.0%", "#,##0&quot;dy&quot;", "h:mm", "General"]
    let formats = codes.enumerated().map { "<numFmt numFmtId=\"\(170 + $0)\" formatCode=\"\($1)\"/>" }.joined()
    let ids = [0, 14, 9] + codes.indices.map { 170 + $0 }
    let styles =
      "<numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
      + ids.map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs>"
    let values = ["\(day)", "\(day)", "0.65", "\(day).5", "\(day)", "\(day)", "0.653", "12", "0.5", "7"]
    let row = zip(ids.indices, values).map { "<c s=\"\($0)\"><v>\($1)</v></c>" }.joined()
    let read = try cells(
      "<row>\(row)</row>", styles: styles, workbook: "<workbookPr date1904=\"\(is1904 ? 1 : 0)\"/>")
    #expect(
      texts(read) == [
        "\(day)", "2019-04-01", "65%", "2019-04-01T12:00:00", "2019", "2019", "65.3%", "12", "12:00:00", "7",
      ])
  }

  /// Excel's own days: 1 is 1 January 1900, 61 is 1 March, and the 60 between them never was.
  @Test func theLeapYearThatWasNone() {
    let dates = DateSystem()
    #expect(dates.text(1) == "1900-01-01")
    #expect(dates.text(59) == "1900-02-28")
    #expect(dates.text(60) == nil)
    #expect(dates.text(61) == "1900-03-01")
    #expect(dates.text(2_958_465) == "9999-12-31")
    #expect(dates.text(2_958_466) == nil)
    #expect(dates.text(-1) == nil)
  }

  @Test func percentagesAreValuesInPercent() throws {
    let panel = try DocumentFolder.table("指標,2018,2019\n率,61.9%,65.0％\n").panel
    #expect(panel.value("率", 2019) == 65)
    #expect(panel.catalogue.indicators.map(\.unit) == ["%"])
    #expect(
      try DocumentFolder.problems("指標,2018,2019\n率,61.9%,0.65\n") == [problem(2, 3, "2019", .withoutPercent("0.65"))])
    #expect(
      try DocumentFolder.problems("指標,単位,2019\n率,人,65%\n") == [problem(2, 3, "2019", .percentOfUnit("65%", unit: "人"))])
  }

  @Test func errorsAreMissingAndTold() throws {
    let file = WorkbookFile(
      sheets: [
        (
          "S",
          "<sheetData><row><c t=\"str\"><v>指標</v></c><c><v>2018</v></c><c><v>2019</v></c></row>"
            + "<row r=\"2\"><c t=\"str\"><v>率</v></c><c r=\"B2\" t=\"e\"><v>#DIV/0!</v></c><c r=\"C2\"><v>5</v></c></row></sheetData>"
        )
      ])
    let documents = try DocumentFolder.workbook(file)
    #expect(documents.panel.value("率", 2018) == nil)
    #expect(documents.panel.value("率", 2019) == 5)
    #expect(documents.notes.map(\.fact) == [.errorValues(code: "#DIV/0!", count: 1)])
    #expect(documents.notes.first.map { FilePlace.cellName($0.place.line ?? 0, $0.place.column ?? 0) } == "B2")
  }
}
