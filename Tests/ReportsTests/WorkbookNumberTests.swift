// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Programs
import TestSupport
import Testing

@testable import Reports

private let office = ["soffice", "libreoffice"].lazy.compactMap { ProgramRun.locate($0) }.first

/// What a spreadsheet shows of the numbers in a workbook, by LibreOffice.
@Suite("Numbers of a workbook", .enabled(if: office != nil, "no LibreOffice"))
struct WorkbookNumberTests {
  /// The cells of the first column as shown, below the headings.
  private func shown(_ cells: [Cell]) throws -> [String] {
    let table = Table(columns: [Table.Column("v", "v", .trailing)], rows: cells.map { [$0] })
    let words = ReportDocument.Words(
      contents: "", skip: "", filter: "", shown: "", sort: "", noPicture: "", overview: "Summary", scroll: "")
    let document = ReportDocument(
      title: "T", subtitle: "S", language: "en", words: words,
      parts: [
        ReportDocument.Part(id: "p", title: "P", blocks: [.text("x")]),
        ReportDocument.Part(
          id: "q", title: "Q", blocks: [.table(ReportTable(id: "t", sheet: "t", caption: "", table: table))]),
      ])
    return try withDirectory { folder in
      try WorkbookReport(document).data().write(to: folder.appendingPathComponent("b.xlsx"))
      let run = try ProgramRun(
        office ?? "",
        [
          "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
          // Separated by tabs, in UTF-8, as shown, every sheet.
          "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1", "--outdir", folder.path,
          folder.appendingPathComponent("b.xlsx").path,
        ]
      ).result(within: 120)
      #expect(run.status == 0, "\(run.messages)")
      let text = try String(contentsOf: folder.appendingPathComponent("b-t.csv"), encoding: .utf8)
      return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropFirst(3).filter {
        !$0.isEmpty
      }
    }
  }

  /// As on the page: no percentage is rounded over a line, and what is counted is whole.
  @Test func areAsOnThePage() throws {
    let shares = [0, 0.0001, 0.000001, 0.0004, 0.0006, 0.5, 0.861, 0.9994, 0.9996, 0.99999, 1, 5.909, 11.8374, -0.129]
    let chances = [0.4996, 0.49999, 0.5, 0.5004, 0.3998, 0.4001, 0.6, 0.6002, 0.586, 0.00005, 0.9997]
    let counted: [(Double, Double)] = [
      (7985.25, 7986), (7985.75, 7986), (7985.75, 7985), (12, 12), (0.25, 1), (1_240_000.4, 1_240_001),
    ]
    let cells =
      shares.map(Cell.fraction) + chances.map(Cell.probability) + counted.map { .counted($0.0, shown: $0.1) }
      + [.number(2_626_520_000), .number(57.9), .number(0.00042)]
      + [18.2, 12, 99.98, 100, 1.5, 2, 0.25, 1234.6, 68_323_516_965.4].map(Cell.estimate)
    let found = try shown(cells)
    try #require(found.count == cells.count, "\(found)")
    for (text, cell) in zip(found, cells) {
      #expect(text == CellStyle().text(cell), "\(cell): \(CellLook(of: cell).number)")
    }
  }

  /// A number that is typed over one shown as "<0.1%" or as another whole number is itself.
  @Test func formatsHoldForOtherNumbers() {
    let format = CellLook(of: .probability(0.4996)).number
    #expect(format == "[<=0.4995]0.0%;[<0.5]\"<50.0%\";0.0%")
    #expect(CellLook(of: .counted(13.59, shown: 13.6)).number == "#,##0.0")
    #expect(CellLook(of: .counted(7985.25, shown: 7986)).number == "[<=7985]#,##0;[<7986]\"7,986\";#,##0")
  }

  /// Excel opens no workbook with more than some 200 formats of numbers: where there would be more, values are shown with their decimals.
  @Test func formatsAreNotWithoutEnd() throws {
    let file = try WorkbookFile()
    let looks = (1...5000).map { CellLook(of: .counted(Double($0) + 0.25, shown: Double($0) + 1)) }
    #expect(Set(looks.map(\.number)).count == 5000)
    #expect(Set(looks.map { file.format($0) }).count <= 101)
  }
}
