// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import IndicatorStore

@Suite struct RoundTripTests {
  @Test(arguments: 0..<80 as Range<UInt64>) func panelComesBack(_ seed: UInt64) throws {
    let folder = try StoreFolder()
    let panel = RandomPanel.make(seed: seed)
    let report = try folder.merge(panel)
    #expect(report.observations.added == panel.observationCount)
    #expect(try folder.panel() == panel)
    #expect(folder.names == ["store.db"])

    let store = try IndicatorStore.open(at: folder.store)
    #expect(try store.catalogue() == panel.catalogue)
    #expect(try store.columnKeys() == panel.orderedKeys)
    for key in panel.orderedKeys { #expect(try store.column(key) == panel.columns[key]) }
    #expect(try store.column(.actual(FiscalYear(1801))) == nil)
  }

  @Test(arguments: 0..<30 as Range<UInt64>) func secondMergeLeavesTheBytes(_ seed: UInt64) throws {
    let folder = try StoreFolder()
    let panel = RandomPanel.make(seed: seed)
    try folder.merge(panel)
    let before = try folder.bytes
    #expect(try folder.merge(panel).isUnchanged)
    #expect(try folder.merge(panel, replacing: true).isUnchanged)
    #expect(try folder.bytes == before)
  }

  @Test func samePanelMakesTheSameFile() throws {
    let (first, second) = (try StoreFolder(), try StoreFolder())
    try first.merge(RandomPanel.make(seed: 5))
    try second.merge(RandomPanel.make(seed: 5))
    #expect(try first.bytes == second.bytes)
  }

  /// Halves merged one after the other, in either order, hold the same values.
  @Test(arguments: 0..<20 as Range<UInt64>) func partsMakeTheWhole(_ seed: UInt64) throws {
    let whole = RandomPanel.make(seed: seed)
    let keys = whole.orderedKeys
    for order in [keys, keys.reversed()] {
      let folder = try StoreFolder()
      for key in order {
        let notes = whole.annotations.filter { $0.key.column == key }
        try folder.merge(
          Panel(
            catalogue: whole.catalogue, columns: [key: whole.columns[key]].compactMapValues { $0 }, annotations: notes))
      }
      if !order.isEmpty { #expect(try folder.panel() == whole) }
    }
  }

  /// More than one segment, with series that come later.
  @Test func manySegments() throws {
    let folder = try StoreFolder()
    let small = Panel.wide(65_530) { Double($0) / 10 }
    try folder.merge(small)
    let large = Panel.wide(140_000) { Double($0) / 10 }
    let report = try folder.merge(large)
    #expect(report.observations.added == 140_000 - 65_530)
    #expect(report.observations.unchanged == 65_530)
    #expect(try folder.panel() == large)
  }

  @Test func seriesInAnotherOrderFindTheirRows() throws {
    let folder = try StoreFolder()
    try folder.merge(.wide(70_000) { Double($0) })
    var catalogue = Catalogue()
    catalogue.add(Indicator(slug: "visitors", name: "visitors"))
    for row in [69_999, 3, 69_998, 0] { catalogue.add(Series(indicator: 0, entity: "団体\(row)")) }
    let key = ColumnKey.actual(FiscalYear(2020))
    try folder.merge(Panel(catalogue: catalogue, columns: [key: Column([4, 3, 2, 1])]))
    let column = try #require(try IndicatorStore.open(at: folder.store).column(key))
    #expect([column[69_999], column[3], column[69_998], column[0], column[1]] == [4, 3, 2, 1, nil])
  }

  @Test func emptyPanelMakesAnEmptyStore() throws {
    let folder = try StoreFolder()
    try folder.merge(Panel())
    #expect(try folder.panel() == Panel())
  }
}
