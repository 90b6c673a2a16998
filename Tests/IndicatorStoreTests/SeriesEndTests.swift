// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import IndicatorStore

/// The first and the last value of each series, kept beside the columns or looked for in them, are those of its history.
@Suite struct SeriesEndTests {
  private static let all = FiscalYear(1800)...FiscalYear(2200)

  /// From 64 to 64 series, as a question is shown them.
  private func ends(_ store: IndicatorStore, in years: ClosedRange<FiscalYear>) throws -> [[History.Point?]] {
    let runs = try store.runs { run throws(StoreError) in
      var points: [[History.Point?]] = []
      try run.ends(in: years) { first, last in
        for place in 0..<64 { points.append([first, last].map { point($0, place) }) }
      }
      #expect(points.isEmpty || points.count == (run.series.count + 63) / 64 * 64)
      #expect(points.dropFirst(run.series.count).allSatisfy { $0 == [nil, nil] })
      let none = [[History.Point?]](repeating: [nil, nil], count: run.series.count)
      return points.isEmpty ? none : Array(points.prefix(run.series.count))
    }
    return Array(runs.joined())
  }

  private func point(_ strip: EndStrip, _ place: Int) -> History.Point? {
    guard strip.bits >> UInt64(place) & 1 == 1 else { return nil }
    return strip[place]
  }

  private func ends(_ panel: Panel, in years: ClosedRange<FiscalYear>) -> [[History.Point?]] {
    panel.catalogue.series.indices.map { series in
      let history = panel.history(ofSeries: series).limited(to: years)
      return [history.first, history.last]
    }
  }

  private func isSound(_ store: IndicatorStore) throws -> Bool {
    try store.verify().allSatisfy { $0.damage.isEmpty }
  }

  /// Column after column is imported, in no order of the years.
  @Test(arguments: 0..<20 as Range<UInt64>) func thoseOfTheHistories(_ seed: UInt64) throws {
    let folder = try StoreFolder()
    let panel = RandomPanel.make(seed: seed)
    try folder.merge(Panel(catalogue: panel.catalogue))
    for key in panel.orderedKeys.sorted(by: { $0.year.number % 7 < $1.year.number % 7 }) {
      try folder.merge(Panel(catalogue: panel.catalogue, columns: panel.columns.filter { $0.key == key }))
      let (store, stored) = (try IndicatorStore.open(at: folder.store), try folder.panel())
      for years in [Self.all, FiscalYear(2012)...FiscalYear(2018), FiscalYear(1990)...FiscalYear(1991)] {
        #expect(try ends(store, in: years) == ends(stored, in: years))
      }
      #expect(try isSound(store))
    }
    #expect(try folder.panel().columns == panel.columns)
  }

  @Test func aLargeStoreHasSeveralRuns() throws {
    let folder = try StoreFolder()
    try folder.merge(.wide(70_000) { Double($0) })
    // A year that only a series of the second run has.
    var panel = Panel.wide(70_000) { Double($0) }
    panel.insert(5, series: 69_000, at: .actual(FiscalYear(2021)))
    try folder.merge(panel)
    let store = try IndicatorStore.open(at: folder.store)
    let runs = try store.runs { run throws(StoreError) in
      var years: Set<FiscalYear> = []
      try run.ends(in: Self.all) { years.formUnion([$0.year, $1.year]) }
      return (run.series, years)
    }
    #expect(runs.map(\.0) == [0..<SeriesRun.length, SeriesRun.length..<70_000])
    #expect(runs.map(\.1) == [[FiscalYear(2019)], [FiscalYear(2019), FiscalYear(2021)]])
    #expect(try ends(store, in: Self.all) == ends(try folder.panel(), in: Self.all))
    #expect(try isSound(store))
  }

  @Test func aBaselineCountsWhereThereIsNoActual() throws {
    let folder = try StoreFolder()
    var panel = Panel.wide(3, year: 2020) { $0 == 2 ? 7 : 40 }
    for (series, value) in [10.0, 10, 10].enumerated() {
      panel.insert(value, series: series, at: .baseline(FiscalYear(2018)))
    }
    panel.insert(20, series: 0, at: .actual(FiscalYear(2018)))
    panel.insert(1, series: 1, at: .target("2019", FiscalYear(2017)))
    try folder.merge(panel)
    let found = try ends(IndicatorStore.open(at: folder.store), in: Self.all)
    #expect(found.map { $0.map { $0?.value } } == [[20, 40], [10, 40], [10, 7]])
  }

  /// A value between the ends changes nothing of them.
  @Test func onlyWhatChangesIsWritten() throws {
    let folder = try StoreFolder()
    let years = [2018: 5.0, 2019: 6, 2020: 7]
    try folder.merge(.tidy("sns", "A県", years))
    func entry() throws -> SeriesEndIndex.Entry? {
      let store = try IndicatorStore.open(at: folder.store)
      return try store.connection.read { try SeriesEndIndex(db: $0, path: folder.store).entry(0) }
    }
    let before = try entry()
    try folder.merge(.tidy("sns", "A県", years.merging([2019: 9]) { $1 }), replacing: true)
    #expect(try entry() == before && before != nil)
    try connection(of: folder).execute(
      "CREATE TRIGGER untouched BEFORE INSERT ON series_end BEGIN SELECT RAISE(ABORT, 'written'); END")
    try folder.merge(.tidy("sns", "A県", years.merging([2019: 8]) { $1 }), replacing: true)
    try connection(of: folder).execute("DROP TRIGGER untouched")
    // The second series begins later than the first.
    try folder.merge(.tidy("sns", "B県", [2019: 3, 2020: 4]))
    let later = try entry()
    #expect(later != before && later?.first == before?.first)
    // What it begins with is in the row and in its column.
    try folder.merge(.tidy("sns", "B県", [2019: 5]), replacing: true)
    #expect(try ends(IndicatorStore.open(at: folder.store), in: Self.all)[1].first??.value == 5)
    #expect(try isSound(IndicatorStore.open(at: folder.store)))
    try folder.merge(.tidy("sns", "B県", [2018: 2]))
    #expect(try entry()?.payload == before?.payload)
  }

  /// A store of the format before is read as it is, and is one of today's when it is written to.
  @Test func aStoreWithoutThemIsReadAndCompleted() throws {
    let folder = try StoreFolder()
    let panel = RandomPanel.make(seed: 3)
    try folder.merge(panel)
    let connection = try IndicatorStore.openForWriting(at: folder.store, creating: false).connection
    try connection.execute("DROP TABLE series_end")
    try connection.execute("PRAGMA user_version = 2")
    let store = try IndicatorStore.open(at: folder.store)
    #expect(try ends(store, in: Self.all) == ends(panel, in: Self.all))
    #expect(try isSound(store))
    // Nothing is new, and nothing is written.
    try folder.merge(panel)
    #expect(try !connection.read { try SeriesEndIndex.isKept($0) })
    try folder.merge(.tidy("new", "A県", [1999: 5]))
    #expect(try connection.read { try SeriesEndIndex.isKept($0) })
    #expect(try ends(IndicatorStore.open(at: folder.store), in: Self.all) == ends(folder.panel(), in: Self.all))
    #expect(try isSound(IndicatorStore.open(at: folder.store)))
  }

  private func connection(of folder: StoreFolder) throws -> StoreConnection {
    try IndicatorStore.openForWriting(at: folder.store, creating: false).connection
  }

  /// What is kept is not looked for: the columns between the outermost are not read.
  @Test func outermostColumnsTellWhatAllWould() throws {
    let folder = try StoreFolder()
    var panel = Panel.wide(200, year: 2018) { $0 == 17 ? 1 : Double($0) }
    for year in 2019...2021 {
      for series in 0..<200 where year != 2021 || series != 30 {
        panel.insert(Double(series * year), series: series, at: .actual(FiscalYear(year)))
      }
    }
    try folder.merge(panel)
    let between = "SELECT id FROM \"column\" WHERE fiscal_year IN (2019, 2020)"
    try connection(of: folder).execute("DELETE FROM segment WHERE \"column\" IN (\(between))")
    #expect(try ends(IndicatorStore.open(at: folder.store), in: Self.all) == ends(panel, in: Self.all))
  }

  /// A row that is not there is found, and the question is answered from the columns.
  @Test func whatIsMissingIsFoundAndLookedFor() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5, 2019: 6]))
    try connection(of: folder).execute("DELETE FROM series_end")
    let store = try IndicatorStore.open(at: folder.store)
    #expect(try store.verify().flatMap(\.damage) == [.ends(number: 0, .header)])
    #expect(try ends(store, in: Self.all) == ends(folder.panel(), in: Self.all))
  }

  @Test func whatDoesNotFollowFromTheValuesIsFound() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5, 2019: 6, 2020: 7]))
    let connection = try IndicatorStore.openForWriting(at: folder.store, creating: false).connection
    try connection.execute("UPDATE series_end SET first_column = last_column")
    let checks = try IndicatorStore.open(at: folder.store).verify()
    #expect(checks.flatMap(\.damage) == [.ends(number: 0, .header)])
    try connection.execute("UPDATE series_end SET payload = x'0100000000000000', first_column = 1")
    #expect(throws: StoreError.damaged(folder.store, .ends(number: 0, .checksum))) {
      try ends(IndicatorStore.open(at: folder.store), in: Self.all)
    }
  }
}
