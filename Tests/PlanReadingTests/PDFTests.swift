// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Programs
import TestSupport
import Testing

@testable import PlanReading

/// Tables in PDFs, made by gnuplot's pdfcairo with real fonts, read by way of poppler's pdftotext.
@Suite("PDFs")
struct PDFTests {
  private static let hasPoppler = ProjectPython.program("pdftotext") != nil
  private static let hasBoth = hasPoppler && ProjectPython.program("gnuplot") != nil

  /// A page with each text at its place.
  private static func page(_ rows: [[String]], to path: String) throws -> Bool {
    let labels = rows.enumerated().flatMap { line, row in
      row.enumerated().map { column, text in
        "set label \"\(text)\" at screen \(0.05 + 0.22 * Double(column)), screen \(0.9 - 0.08 * Double(line)) noenhanced"
      }
    }
    let script = """
      set terminal pdfcairo font "Noto Sans CJK JP,11" size 18cm,12cm
      set output "\(path)"
      unset border; unset tics; unset key
      \(labels.joined(separator: "\n"))
      plot [0:1][0:1] 2 notitle
      """
    guard let gnuplot = ProjectPython.program("gnuplot") else { return false }
    let run = try ProgramRun(gnuplot, ["/dev/stdin"]).result(input: Data(script.utf8))
    return run.status == 0 && FileManager.default.fileExists(atPath: path)
  }

  @Test(.enabled(if: hasBoth, "pdftotext or gnuplot is not installed"))
  func aTableWithRealFonts() throws {
    let folder = try DocumentFolder()
    let made = try Self.page(
      [["計画の実績一覧"], ["指標", "単位", "2018年度", "2019年度"], ["来訪者数", "人", "1,200", "1,350"], ["閲覧数", "件", "65", "70.5"]],
      to: folder.path("table.pdf"))
    guard made else { return print("skipped: this gnuplot cannot write a PDF") }
    let panel = try folder.read("table.pdf").panel
    #expect(panel.value("来訪者数", 2018) == 1200)
    #expect(panel.value("閲覧数", 2019) == 70.5)
    #expect(panel.catalogue.indicators.map(\.unit) == ["人", "件"])
  }

  @Test(.enabled(if: hasBoth, "pdftotext or gnuplot is not installed"))
  func aPageWithoutText() throws {
    let folder = try DocumentFolder()
    guard try Self.page([], to: folder.path("blank.pdf")) else {
      return print("skipped: this gnuplot cannot write a PDF")
    }
    #expect(folder.problems("blank.pdf").map(\.fact) == [.noText])
  }

  @Test(.enabled(if: hasPoppler, "pdftotext is not installed"))
  func damaged() throws {
    let folder = try DocumentFolder()
    try folder.write("bad.pdf", "%PDF-1.7\nnothing of it\n")
    guard case .programFailed("pdftotext", _)? = folder.problems("bad.pdf").first?.fact else {
      return #expect(Bool(false))
    }
  }

  @Test func withoutTheProgram() throws {
    do throws(ReadingRefusal) {
      _ = try PDFText.text(of: "x.pdf", path: "/nonexistent")
      #expect(Bool(false))
    } catch {
      #expect(error.problems.map(\.fact) == [.programMissing("pdftotext")])
    }
  }

  @Test func columnsByTheirPlaces() throws {
    let text = """
                      計画の一覧

        指標          単位    2018年度    2019年度
        来訪者数        人       1,200       1,350
        閲覧数          件                      70
      \u{0C}
        指標          単位    2018年度    2019年度
        移住者 計       人          ..          12
        ※ 速報値
      """
    let table = try #require(AlignedText(TextFile(path: "x.pdf", text: text)).table)
    #expect(table.header == ["指標", "単位", "2018年度", "2019年度"])
    #expect(
      table.rows.map(\.fields) == [
        ["来訪者数", "人", "1,200", "1,350"], ["閲覧数", "件", "", "70"], ["移住者 計", "人", "..", "12"],
      ])
  }
}
