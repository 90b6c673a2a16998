// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import PlanReading

/// Tables as wide as no page is.
@Suite("Tables of two hundred columns")
struct WideTableTests {
  private static func file(_ text: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).csv")
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// An indicator a row and a column for each of 199 years: each value is its year and its row.
  @Test func aColumnAYear() throws {
    let years = Array(1850..<2049)
    let rows = (1...3).map { row in "指標\(row)," + years.map { "\($0 * 10 + row)" }.joined(separator: ",") }
    let header = "indicator," + years.map(String.init).joined(separator: ",")
    let path = try Self.file(([header] + rows).joined(separator: "\n") + "\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let panel = try DocumentReader.read([path]).panel
    #expect(panel.catalogue.indicators.count == 3)
    for series in panel.catalogue.series.indices {
      let name = panel.catalogue.indicator(ofSeries: series).name
      let row = try #require(name.last.flatMap { Int(String($0)) })
      for year in years {
        #expect(panel[series, ColumnKey.actual(FiscalYear(year))] == Double(year * 10 + row))
      }
    }
  }

  /// An indicator a column, 199 of them beside the year.
  @Test func aColumnAnIndicator() throws {
    let names = (1...199).map { "指標\($0)" }
    let rows = (2015...2019).map { year in
      "\(year)," + (1...199).map { "\($0 * 10_000 + year)" }.joined(separator: ",")
    }
    let path = try Self.file((["year," + names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let panel = try DocumentReader.read([path]).panel
    #expect(panel.catalogue.indicators.map(\.name) == names)
    for series in panel.catalogue.series.indices {
      let name = panel.catalogue.indicator(ofSeries: series).name
      let column = try #require(Int(name.dropFirst(2)))
      for year in 2015...2019 {
        #expect(panel[series, ColumnKey.actual(FiscalYear(year))] == Double(column * 10_000 + year))
      }
    }
  }

  /// Of long tables only one that names nothing of a report is taken for a table at once; all are read alike.
  @Test func aLongTableOfValuesIsNoReport() throws {
    let folder = try DocumentFolder()
    let rows = 1...300
    let values = rows.map { "指標\($0),第\($0)町,\($0 * 7),\($0 % 9 == 0 ? "－" : String($0 * 11))" }
    try folder.write("values.csv", "指標,市町村,2019,2020\n" + values.joined(separator: "\n") + "\n")
    let read = try folder.read("values.csv")
    #expect(read.reports.isEmpty)
    for row in rows {
      #expect(read.panel[row - 1, .actual(FiscalYear(2019))] == Double(row * 7))
      #expect(read.panel[row - 1, .actual(FiscalYear(2020))] == (row % 9 == 0 ? nil : Double(row * 11)))
    }
    let measures = rows.map { "\($0),事業\($0),指標\($0),\($0 * 7)件,\($0 * 8)件,達成" }
    // A title above it that a spreadsheet has filled up with empty cells is no header.
    for title in ["令和元年度の結果", "統計表"] {
      let header = "番号,事業名,指標,令和元年度目標,令和元年度実績,達成状況"
      try folder.write("report.csv", "\(title),,,,,\n\(header)\n" + measures.joined(separator: "\n") + "\n")
      let report = try #require(try folder.read("report.csv").reports.first)
      #expect(report.measures.count == rows.count)
    }
  }

  /// A report has at most sixty columns: one with two hundred is told to be none and takes no time.
  @Test func aReportIsNoWiderThanPaper() {
    let header = "事業名\t目標\t実績\t評価\t" + (5...200).map { "欄\($0)" }.joined(separator: "\t")
    let row = "甲事業\t100件\t90件\t達成\t" + (5...200).map { "\($0)件" }.joined(separator: "\t")
    #expect(PlanReport(text: "令和元年度の結果\n\n" + header + "\n" + row + "\n") == nil)
  }
}
