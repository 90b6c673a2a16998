// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import IndicatorStore
import Indicators
import Testing

@testable import IndicatorSQL

/// A store of 1,000 indicators of 66 cities, which are two segments of series, in two groups, with actuals of four years, targets of two plans, and a note.
final class QuestionedStore: @unchecked Sendable {
  let session: SQLSession
  static let cities = 66
  static let count = 66_000

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("indicator-sql-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("store.db").path
    try IndicatorStore.openForWriting(at: path, creating: true).merge(Self.panel, replacing: false)
    session = try SQLSession(path: path, routines: IndicatorStore.sqliteRoutines)
    // The connection goes on reading the file without its name: a static store is never told that the tests are over.
    try FileManager.default.removeItem(at: folder)
  }

  static func value(_ row: Int, _ year: Int) -> Double? { row % 7 == year % 7 ? nil : Double(row * year) / 10 }

  static let panel: Panel = {
    let indicators = (0..<(count / cities)).map { Indicator(slug: "K\($0)", name: "指標\($0)", unit: "人") }
    let catalogue = Catalogue(
      indicators: indicators, series: (0..<count).map { Series(indicator: $0 / cities, entity: "市\($0 % cities)") },
      attributes: ["group": (0..<count).map { "group \($0 % 2)" }])
    var columns: [ColumnKey: Column] = [:]
    for year in 2016...2019 {
      columns[.actual(FiscalYear(year))] = Column((0..<count).map { value($0, year) })
    }
    for plan in ["2019", "2020"] {
      columns[.target(plan, FiscalYear(2020))] = Column((0..<count).map { $0 % 1000 == 0 ? 1 : nil })
    }
    let place = ObservationKey(series: 3, column: .actual(FiscalYear(2018)))
    let note = Annotation(qualifier: .approximate, asWritten: "約24,000回", source: "1-1")
    return Panel(catalogue: catalogue, columns: columns, annotations: [place: note])
  }()

  func rows(_ sql: String) throws -> [[SQLValue]] { try session.answer(sql).rows }

  /// How many segments a statement decodes.
  func segments(_ sql: String) throws -> Int {
    let before = session.segmentsDecoded
    _ = try session.answer(sql)
    return session.segmentsDecoded - before
  }
}

@Suite(.serialized) struct ObservationTests {
  static let store = Result { try QuestionedStore() }

  @Test func oneSeriesOrOneColumnDoesNotScanTheStore() throws {
    let store = try Self.store.get()
    // Four columns of two segments, and two of targets, which have values in one.
    #expect(try store.segments("SELECT count(*) FROM observation") == 10)
    #expect(try store.segments("SELECT * FROM observation WHERE indicator = 'K999'") == 4)
    #expect(try store.segments("SELECT * FROM observation WHERE indicator = 'K5' AND fiscal_year = 2018") == 1)
    #expect(try store.segments("SELECT * FROM observation WHERE indicator IN ('K5', 'K6', 'none')") == 6)
    #expect(try store.segments("SELECT sum(value) FROM observation WHERE fiscal_year = 2017") == 2)
    #expect(try store.segments("SELECT sum(value) FROM observation WHERE fiscal_year IN (2016, 2018)") == 4)
    #expect(try store.segments("SELECT sum(value) FROM observation WHERE fiscal_year BETWEEN 2017 AND 2019") == 6)
    #expect(try store.segments("SELECT sum(value) FROM observation WHERE kind = 'target' AND plan = 2019") == 1)
    #expect(try store.segments("SELECT * FROM observation WHERE series = 65990 AND kind = 'actual'") == 4)
    #expect(try store.segments("SELECT * FROM observation WHERE indicator = 'none'") == 0)
    #expect(try store.segments("SELECT * FROM observation WHERE fiscal_year = 1999 OR fiscal_year = 2055") == 0)
    // A join asks for one series after another of the same segments.
    let join = """
      SELECT count(*) FROM (SELECT slug FROM indicator WHERE id < 500) CROSS JOIN observation ON indicator = slug
      """
    #expect(try store.segments(join) == 6)
  }

  /// A unary plus keeps a condition from being pushed down: the answers have to be the same.
  @Test(arguments: [
    ("fiscal_year", "= 2018"), ("fiscal_year", "= '2018'"), ("fiscal_year", "= 2018.0"), ("fiscal_year", "> 2016.5"),
    ("fiscal_year", "BETWEEN 2017 AND 2018"), ("fiscal_year", "< 'x'"), ("fiscal_year", "> 'x'"),
    ("fiscal_year", "= NULL"), ("fiscal_year", "IN (2016, 2020)"), ("kind", "= 'target'"), ("kind", "= 'Target'"),
    ("kind", "= x'746172676574'"), ("plan", "= '2020'"), ("plan", "= 2020"), ("plan", "IS NULL"), ("plan", "= ''"),
    ("plan", "IN ('2019', NULL)"), ("indicator", "= 'K14'"), ("indicator", "= 'k14' COLLATE NOCASE"),
    ("entity", "= '市7'"), ("series", "= 7"), ("series", "= '7'"), ("series", "= 7.5"), ("series", "= -1"),
  ]) func pushedConditionsMeanTheSame(_ column: String, _ condition: String) throws {
    let store = try Self.store.get()
    let base =
      "SELECT count(*), total(value), min(indicator), max(fiscal_year) FROM observation WHERE series < 3000 AND "
    // The types of the columns go with the plus, so that a cast keeps the affinity of the comparison.
    let type = ["fiscal_year", "series"].contains(column) ? "INTEGER" : "TEXT"
    let pushed = try store.rows(base + "\(column) \(condition)")
    #expect(try pushed == store.rows(base + "CAST(\(column) AS \(type)) \(condition)"))
  }

  @Test func valuesAreThoseOfThePanel() throws {
    let store = try Self.store.get()
    let rows = try store.rows(
      "SELECT series, value FROM observation WHERE fiscal_year = 2018 AND kind = 'actual' ORDER BY series")
    let expected = (0..<QuestionedStore.count).compactMap { row in
      QuestionedStore.value(row, 2018).map { [SQLValue.integer(row), .real($0)] }
    }
    #expect(rows == expected)
  }

  @Test func fieldsOfAnObservation() throws {
    let store = try Self.store.get()
    let answer = try store.session.answer("SELECT * FROM observation WHERE series = 3 AND fiscal_year = 2018")
    let names = [
      "indicator", "entity", "kind", "plan", "fiscal_year", "value", "unit", "qualifier", "as_of", "as_written",
      "source", "name", "group",
    ]
    #expect(answer.columns == names)
    let value = try #require(QuestionedStore.value(3, 2018))
    #expect(
      answer.rows == [
        [
          .text("K0"), .text("市3"), .text("actual"), .null, .integer(2018), .real(value), .text("人"), .text("approx"),
          .null, .text("約24,000回"), .text("1-1"), .text("指標0"), .text("group 1"),
        ]
      ])
  }

  @Test func groupsByAnAttribute() throws {
    let rows = try Self.store.get().rows(
      "SELECT \"group\", count(*) FROM observation WHERE kind = 'target' AND plan = '2020' GROUP BY 1")
    #expect(rows == [[.text("group 0"), .integer(66)]])
  }
}
