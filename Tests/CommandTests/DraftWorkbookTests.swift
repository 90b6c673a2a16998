// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A draft as a workbook: written, filled in by another program, and read again.
@Suite("Drafts as workbooks")
struct DraftWorkbookTests {
  private static let python = CommandRun.root.appendingPathComponent(".build-venv/bin/python3")

  private func targets(_ office: Office) throws -> [String] {
    try office.nenrin(
      "query",
      "SELECT indicator, fiscal_year, value, qualifier, source FROM observation WHERE kind = 'target' AND plan = '2020' ORDER BY 1, 2",
      "--format", "csv"
    ).output.split(separator: "\n").map(String.init)
  }

  /// An office with a draft, whose sheet and keys a script of openpyxl has changed; `nil` where that is not installed.
  private func edited(_ script: String) throws -> Office? {
    let mark = CommandRun.root.appendingPathComponent(".build-venv/.workbooks").path
    guard FileManager.default.fileExists(atPath: mark) else {
      print("skipped: .ci/venv workbooks has not run")
      return nil
    }
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020", "-o", "draft.xlsx", "--lang", "ja")
    let opening = """
      import openpyxl
      book = openpyxl.load_workbook("draft.xlsx")
      sheet = book.active
      keys = [c.value for c in sheet[3]]

      """
    let run = try CommandRun.run(
      Self.python, ["-c", opening + script], in: office.folder,
      environment: ["PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"])
    #expect(run.status == 0, "\(run.errors)")
    return office
  }

  /// Nothing changed: the same targets as by the data package, under the same title.
  @Test func roundTrip() throws {
    let (byFolder, byWorkbook) = (try Office(), try Office())
    try byFolder.nenrin("draft", "--from", "2019", "--to", "2020")
    try byFolder.nenrin("import", "draft-2020")
    let run = try byWorkbook.nenrin("draft", "--from", "2019", "--to", "2020", "-o", "draft.xlsx")
    #expect(run.status == 0 && run.errors.contains("draft.xlsx"))
    let back = try byWorkbook.nenrin("import", "draft.xlsx")
    #expect(back.status == 0, "\(back.errors)")
    #expect(try targets(byFolder).count > 60)
    #expect(try targets(byFolder) == targets(byWorkbook))
    // 12社以上 stays at least 12.
    #expect(try targets(byWorkbook).contains { $0.hasPrefix("ict-firms-located,2020,12,at_least,") })
    for question in ["SELECT * FROM plan", "SELECT * FROM measure WHERE plan = '2020'"] {
      let answers = try [byFolder, byWorkbook].map { try $0.nenrin("query", question, "--format", "csv").output }
      #expect(answers[0] == answers[1] && answers[0].contains("DRAFT") == question.hasSuffix("plan"))
    }
    #expect(try byWorkbook.nenrin("draft", "--from", "2019", "--to", "2020", "-o", "draft.xlsx").status == 1)
  }

  /// What a department types is what is imported, and is told from the proposal.
  @Test func filledIn() throws {
    let edited = try edited(
      """
      assert sheet.row_dimensions[3].hidden and all(s.sheet_state == "hidden" for s in book if s != sheet)
      assert sheet.page_setup.paperSize == 8 and sheet.page_setup.orientation == "landscape"
      row = next(r for r in sheet.iter_rows(min_row=5) if r[keys.index("indicator")].value == "instagram-followers")
      row[keys.index("value")].value = 54321
      gone = next(r for r in sheet.iter_rows(min_row=5) if r[keys.index("indicator")].value == "cms-training-sessions")
      sheet.delete_rows(gone[0].row)
      book.save("filled.xlsx")
      row[keys.index("value")].value = "多め"
      book.save("wrong.xlsx")
      """)
    guard let office = edited else { return }
    let wrong = try office.nenrin("import", "wrong.xlsx")
    #expect(wrong.status == 1 && wrong.errors.contains("多め"))
    #expect(try office.nenrin("import", "filled.xlsx").status == 0)
    let targets = try targets(office)
    let own = try #require(targets.first { $0.hasPrefix("instagram-followers,") })
    #expect(own.contains(",54321") && own.contains("filled.xlsx"))
    #expect(!targets.contains { $0.hasPrefix("cms-training-sessions,") })
    #expect(try office.nenrin("query", "SELECT title FROM plan", "--format", "csv").output.contains("【案】"))
  }

  /// What departments do to a workbook, each with what becomes of it: a value as it is read, or words of the sentence about it.
  @Test(arguments: [
    ("sheet.delete_rows(4)", "14.0 exact"), ("value('20回')", "20.0 exact"), ("value('２０')", "20.0 exact"),
    ("value('20回以上')", "20.0 at_least"), ("value('at most 20')", "20.0 at_most"), ("value('≥ 20')", "20.0 at_least"),
    ("value('約20')", "20.0 approx"), ("put('stated_as', '以上')", "14.0 at_least"),
    ("value('20人')", "O5 (決定する目標値): 「20人」の単位は、指標の単位「回」"), ("value('#N/A')", "O5 (決定する目標値): エラー値 #N/A"),
    ("value('=14+1')", "O5 (決定する目標値): 式"), ("value(None)", "O5 (決定する目標値): 目標値が空欄"),
    ("value('多め')", "O5 (決定する目標値): 「多め」"), ("sheet.delete_rows(3)", "隠れた行"),
    ("sheet.cell(row=sheet.max_row + 1, column=15).value = 5", "どの指標の目標か"),
    ("sheet.cell(row=sheet.max_row + 2, column=3).value = '以上です'", "14.0 exact"),
  ])
  func editedByHand(_ edit: String, _ outcome: String) throws {
    let edited = try edited(
      """
      assert sheet.cell(row=5, column=keys.index("indicator") + 1).value == "cms-training-sessions"
      def put(key, text): sheet.cell(row=5, column=keys.index(key) + 1).value = text
      def value(text): put("value", text)
      \(edit)
      book.save("edited.xlsx")
      """)
    guard let office = edited else { return }
    let back = try office.nenrin("import", "edited.xlsx", "--lang", "ja")
    guard back.status == 0 else { return #expect(back.errors.contains(outcome), "\(back.errors)") }
    let first = try office.nenrin(
      "query",
      "SELECT value || ' ' || qualifier AS said FROM observation WHERE plan = '2020' AND indicator = 'cms-training-sessions'",
      "--format", "csv")
    #expect(first.output == "said\n\(outcome)\n")
  }

  /// What cannot be printed is refused before a file is there.
  @Test func refusesBeforeItWrites() throws {
    let office = try Office()
    let run = try office.nenrin("draft", "--from", "2019", "--to", "2020", "--sort", "speed")
    #expect(run.status == 64 && !office.exists("draft-2020"))
    let csv = try office.nenrin("draft", "--from", "2019", "--to", "2020", "--format", "csv").output
    #expect(
      csv.hasPrefix("section,number,measure,indicator,unit,fiscal_year,target_from,actual_from,target_to,reason,"))
    #expect(
      csv.split(separator: "\n")[0].hasSuffix("indicator_name,low,expected,stretch,probability,explanation,qualifier"))
  }
}
