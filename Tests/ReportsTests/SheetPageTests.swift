// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import Reports

/// How the tables of a workbook stand on paper.
@Suite("Pages of a workbook")
struct SheetPageTests {
  /// What a spreadsheet does: as wide as the page, or smaller where the pages are counted; then row by row.
  private struct Printed {
    var scale: Double
    /// How much of each page is filled.
    var pages: [Double] = []

    /// - Parameter digits: how wide those of the font are beside those for which the columns were measured.
    init(_ setup: SheetPages, width: Double, digits: Double, heights: [Double], headings: Double) {
      let sheet = setup.isLandscape ? (842.0, 595.0) : (595.0, 842.0)
      let grown = setup.paper == .a3 ? 2.0.squareRoot() : 1
      let (across, down) = (sheet.0 * grown - 144 * SheetPages.side, sheet.1 * grown - 0.6 * 72)
      scale = min(1, across / (width * digits * 0.75))
      // LibreOffice shrinks by whole per cent, and what lies between the rows and the footer's end as well.
      if digits > 1 { scale = (scale * 100).rounded(.down) / 100 }
      repeat {
        let bottom = 72 * (setup.footer + (setup.bottom - setup.footer) * (digits > 1 ? scale : 1))
        var filled = [0.0]
        for height in heights {
          if filled[filled.count - 1] + height > (down - bottom) / scale - headings { filled.append(0) }
          filled[filled.count - 1] += height
        }
        pages = filled.map { $0 / ((down - 43.2) / scale - headings) }
        guard setup.pages > 0, pages.count > setup.pages else { return }
        scale -= 0.01
      } while true
    }
  }

  /// Of a table that paper can hold, type of 11 points is printed as one of 8 or more, and so is that of one as wide as tables are made in
  /// a font that is as wide as any, whether it has one row or five thousand; and no page has a few last rows only.
  @Test(arguments: [300.0, 700, 900, 1150, 1250, 1400, 1650])
  func typeCanBeReadAndNoRowsAreLeftAlone(width: Double) {
    for rows in Array(1...140) + [293, 1000, 5000] {
      let heights = (0..<rows).map { Sheet.height(lines: $0 % 5 == 0 ? 3 : 1) }
      let headings = Sheet.height(lines: 2)
      let setup = SheetPages(width: width, heights: heights, headings: headings)
      for digits in [1, 1.33] {
        let printed = Printed(setup, width: width, digits: digits, heights: heights, headings: headings)
        #expect(printed.scale * digits >= 8.0 / 11, "\(rows) rows: \(setup)")
        #expect(width > SheetPages.widestInAnyFont || printed.scale >= 8.0 / 11, "\(rows) rows: \(setup)")
        #expect(printed.pages.count == 1 || printed.pages.last ?? 0 > 0.15, "\(rows) rows: \(printed.pages) \(setup)")
      }
    }
  }

  /// A narrow table stands, a wide one lies, and only one that A4 cannot hold in type that can be read is on A3.
  @Test func paperGoesByTheWidth() {
    func setup(_ width: Double) -> SheetPages { SheetPages(width: width, heights: [18.5]) }
    #expect(!setup(700).isLandscape && setup(700).paper == .a4)
    #expect(setup(1150).isLandscape && setup(1150).paper == .a4)
    #expect(setup(1340).isLandscape && setup(1340).paper == .a4)
    #expect(setup(1500).isLandscape && setup(1500).paper == .a3)
    #expect(setup(SheetPages.widest - 1).paper == .a4)
  }

  /// Texts give way to the page, numbers and the words of headings do not.
  @Test func wideTextsFold() {
    let long = Cell.text(String(repeating: "施策の名前", count: 12))
    let table = Table(
      columns: (0..<4).map { Table.Column("t\($0)", "名") } + (0..<4).map { Table.Column("n\($0)", "目標値", .trailing) },
      rows: [[Cell](repeating: long, count: 4) + [Cell](repeating: .number(2_400_000_000), count: 4)])
    let written = WorkbookTable(ReportTable(id: "t", sheet: "t", caption: "", table: table), style: CellStyle())
    #expect(Sheet.pixels(ofColumns: written.widths) <= SheetPages.widest + 1)
    #expect(written.widths.prefix(4).allSatisfy { $0 >= 20 } && written.widths.dropFirst(4).allSatisfy { $0 > 13 })
  }

  /// Names and places of two lines are printed in type of 8 points in a font with wider digits as well; a reason is not broken.
  @Test func longListsCanBeReadInAnyFont() {
    let long = Cell.text(String(repeating: "施策の名前", count: 12))
    let table = Table(
      columns: [
        Table.Column("t", "名"), Table.Column("y", "年度", .trailing), Table.Column("v", "値", .trailing),
        Table.Column("r", "必要な伸び", .trailing), Table.Column("p", "読み取り箇所"),
      ], rows: [[long, .number(2019), .number(68_323_516_965), .missing(reason: "最新値で足りる"), long]])
    let written = WorkbookTable(ReportTable(id: "t", sheet: "t", caption: "", table: table), style: CellStyle())
    let setup = SheetPages(width: Sheet.pixels(ofColumns: written.widths), heights: [18.5])
    let across = (setup.isLandscape ? 842.0 : 595) - 144 * SheetPages.side
    #expect(11 * across / (Sheet.pixels(ofColumns: written.widths) * 0.75 * 1.36) >= 8)
    #expect(Sheet.lines(16, inWidth: written.widths[3]) == 1)
  }

  /// Fourteen columns, of amounts, reasons and names, as a plan's targets have them, are on A4 in type of 8 points in any font.
  @Test func aTableOfManyColumnsIsOnA4() {
    let names = (0..<3).map { Table.Column("t\($0)", "施策の達成度") }
    let numbers = (0..<11).map { Table.Column("n\($0)", $0 < 3 ? "達成率" : "番号", .trailing) }
    let row: [Cell] =
      [Cell](repeating: .text(String(repeating: "施策の名前", count: 8)), count: 3)
      + [.missing(reason: "最新値で足りる"), .number(2_400_000_000), .number(2_626_520_000)]
      + [Cell](repeating: .number(2019), count: 8)
    let written = WorkbookTable(
      ReportTable(id: "t", sheet: "t", caption: "", table: Table(columns: names + numbers, rows: [row])),
      style: CellStyle())
    let width = Sheet.pixels(ofColumns: written.widths)
    let setup = SheetPages(width: width, heights: [18.5])
    #expect(setup.paper == .a4 && setup.isLandscape)
    #expect(11 * (842 - 144 * SheetPages.side) / (width * 0.75 * 1.36) >= 8, "\(written.widths)")
    // An amount of ten digits and three commas has its room.
    #expect(written.widths[4] >= 12.65 && written.widths[5] >= 12.65)
  }

  /// The bars of a sheet are those it is told, in their order; on a logarithmic axis none goes below its end, on a linear one each is whole.
  @Test(arguments: [true, false]) func barsAreThoseOfThePicture(isLogarithmic: Bool) throws {
    let ratios = [0.5, 11.8, 0, 1, 3.6]
    let table = ReportTable(
      id: "t", sheet: "t", caption: "",
      table: Table(
        columns: [Table.Column("name", "n"), Table.Column("ratio", "r", .trailing)],
        rows: ratios.map { [.text("\($0)"), .fraction($0)] }),
      plot: .init(
        kind: .bars, title: "T", names: "name", values: ["ratio"], rows: 4, axis: "a",
        alone: .init(sheet: "s", order: [1, 3, 0, 2], isLogarithmic: isLogarithmic, note: "left out")))
    let rows = try #require(WorkbookBars(of: WorkbookTable(table, style: CellStyle()))).cells.table.rows
    #expect(rows.map { $0[1] } == [11.8, 1, 0.5, 0].map(Cell.fraction))
    #expect(rows.map { $0[0] } == ["11.8  1,180%", "1.0  100.0%", "0.5  50.0%", "0.0  0.0%"].map(Cell.text))
    let drawn = rows.compactMap { $0[2].sortValue }
    #expect(Array(drawn.prefix(3)) == [11.8, 1, 0.5])
    #expect(isLogarithmic ? drawn[3] > 0 && drawn[3] < 0.5 : drawn[3] == 0)
  }

  /// A kanji of 11 points is 16 points high; a text of 36 kanji in a column of 44 digits takes two lines.
  @Test func rowsHaveRoomForTheirLines() {
    #expect(Sheet.height(lines: 1) >= 18 && Sheet.height(lines: 3) >= 3 * 16)
    #expect(Sheet.lines(36, inWidth: 44) == 1 && Sheet.lines(72, inWidth: 44) == 2 && Sheet.lines(0, inWidth: 1) == 0)
  }

  /// As openpyxl reads it: each row ends with a line across all its columns, and what is said in a column of numbers stands where its
  /// numbers do, whether it is one or not.
  @Test func rowsEndAndNumbersStandBelowEachOther() throws {
    let long = Cell.text(String(repeating: "施策の名前", count: 30))
    let table = Table(
      columns: [Table.Column("t", "名"), Table.Column("v", "実績", .trailing), Table.Column("n", "注記")],
      rows: [
        [long, .number(7870), .missing], [long, .text("10ポイント"), long], [long, .text("≠ 92.8"), .missing],
        [long, .missing(reason: "期限前"), .missing], [long, .missing, .missing],
      ])
    let words = ReportDocument.Words(
      contents: "", skip: "", filter: "", shown: "", sort: "", noPicture: "", overview: "Summary", scroll: "")
    let report = ReportDocument(
      title: "T", subtitle: "S", language: "ja", words: words,
      parts: [
        .init(id: "p", title: "P", blocks: [.table(ReportTable(id: "o", sheet: "o", caption: "", table: table))]),
        .init(id: "q", title: "Q", blocks: [.table(ReportTable(id: "t", sheet: "t", caption: "", table: table))]),
      ])
    let script = """
      import openpyxl, sys
      for row in openpyxl.load_workbook(sys.argv[1])["t"].iter_rows(min_row=4):
          print(*[f"{c.border.bottom.style} {c.alignment.horizontal}" for c in row], sep=", ")
      """
    guard let python = ProjectPython.path(with: "openpyxl") else { return print("skipped: there is no openpyxl") }
    let read = try withDirectory { folder in
      let book = folder.appendingPathComponent("b.xlsx")
      try WorkbookReport(report).data().write(to: book)
      return try ProjectPython.run(script, [book.path], python: python)
    }
    let rows = try #require(read).split(separator: "\n").map { $0.split(separator: ", ").map(String.init) }
    try #require(rows.count == 5 && rows.allSatisfy { $0.count == 3 }, "\(rows)")
    #expect(rows.joined().allSatisfy { $0.hasPrefix("thin ") }, "\(rows)")
    #expect(rows.allSatisfy { $0[0] == "thin left" && $0[1] == "thin right" }, "\(rows)")
  }
}
