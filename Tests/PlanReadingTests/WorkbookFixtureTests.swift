// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

/// Two small workbooks as other programs have written them (openpyxl 3.1.5, XlsxWriter 3.3.1); the values expected are
/// those that were given to these programs.
@Suite("Workbooks of other programs")
struct WorkbookFixtureTests {
  private func read(_ name: String) throws -> ReadDocuments {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    return try DocumentReader.read([folder.appendingPathComponent(name).path])
  }

  @Test func aPlansResultsAsAnOfficeLaysThemOut() throws {
    let documents = try read("results-openpyxl.xlsx")
    let panel = documents.panel
    let target = ColumnKey.target("2019", FiscalYear(2019))
    #expect(panel.value("SNSフォロワー数", 2018) == 7605)
    #expect(panel.value("SNSフォロワー数", 2019) == 9852)
    #expect(panel.value("ホームページ閲覧数", target) == 1_300_000)
    #expect(panel.value("電子申請の利用率", 2018) == 61.9)
    #expect(panel.value("電子申請の利用率", target) == 64)
    #expect(panel.value("予約件数", 2019) == 15.5)
    #expect(panel.observationCount == 10)
    #expect(panel.catalogue.indicators.map(\.unit) == ["人", "件", "%", "件"])
    #expect(panel.catalogue.attributes["group"] == ["広報", "広報", "手続", "手続"])
    #expect(documents.notes.map(\.fact).contains(.sheetsRead(["実績一覧"])))
    let reasons = documents.notes.compactMap { note -> String? in
      guard case .sheetPassedOver(let reason) = note.fact else { return nil }
      return "\(note.place.sheet ?? "") \(reason)"
    }
    #expect(reasons == ["説明 noTable", "作業用 hidden"])
  }

  @Test func aHistoryWithDatesFormulasAndAnError() throws {
    let documents = try read("history-xlsxwriter.xlsx")
    let panel = documents.panel
    #expect(panel.value("来訪者数", of: "福島市", 2019) == 130.5)
    #expect(panel.value("来訪者数", of: "郡山市", 2018) == 80)
    #expect(panel.value("利用率", of: "福島市", 2019) == 52.5)
    #expect(panel.value("利用率", of: "郡山市", 2018) == nil)
    #expect(panel.observationCount == 7)
    #expect(documents.notes.map(\.fact).contains(.errorValues(code: "#DIV/0!", count: 1)))
    #expect(documents.notes.map(\.fact).contains(.sheetPassedOver(.noCells)))
  }
}
