// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import IndicatorStore

/// What is read in part is what the whole has.
@Suite struct PartialReadingTests {
  @Test(arguments: 0..<40 as Range<UInt64>) func partsAreOfTheWhole(_ seed: UInt64) throws {
    let folder = try StoreFolder()
    let panel = RandomPanel.make(seed: seed)
    try folder.merge(panel)
    let store = try IndicatorStore.open(at: folder.store)
    let catalogue = panel.catalogue

    #expect(try store.seriesCount() == catalogue.series.count)
    #expect(try store.plans() == catalogue.plans)
    #expect(try store.columns(panel.orderedKeys + [.actual(FiscalYear(1801))]) == panel.columns)
    for (name, texts) in catalogue.attributes {
      #expect(
        try store.labels(name).map { labels in texts.indices.map { labels[$0] } } ?? texts.map { _ in "" } == texts)
    }
    for (name, text) in [
      ("unit", { $0.unit }), ("better", { $0.better.rawValue }), ("span", { $0.span.rawValue }),
    ] as [(String, (Indicator) -> String)] {
      let expected = catalogue.series.indices.map { text(catalogue.indicator(ofSeries: $0)) }
      #expect(
        try store.labels(name).map { labels in expected.indices.map { labels[$0] } } ?? expected.map { _ in "" }
          == expected)
    }
    #expect(try store.labels("no such attribute") == nil)
  }

  @Test func severalQuestionsAreOfOneMoment() throws {
    let folder = try StoreFolder()
    try folder.merge(.wide(3) { Double($0) })
    let store = try IndicatorStore.open(at: folder.store)
    let key = ColumnKey.actual(FiscalYear(2019))
    func change(to value: Double) throws { try folder.merge(.wide(3) { _ in value }, replacing: true) }
    var seen: [Double?] = []
    try store.ofOneMoment {
      seen.append(try store.column(key)?[2])
      if seen.count == 1 { try change(to: 5) }
    }
    #expect(seen == [2, 5])
    // An import that changes nothing disturbs nobody.
    try store.ofOneMoment {
      seen.append(nil)
      try change(to: 5)
    }
    #expect(seen.count == 3)
    var value = 6.0
    #expect(throws: StoreError.busy(folder.store)) {
      try store.ofOneMoment {
        try change(to: value)
        value += 1
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func someSeriesAreAsInTheWhole(_ seed: UInt64) throws {
    let folder = try StoreFolder()
    let panel = RandomPanel.make(seed: seed)
    try folder.merge(panel)
    let store = try IndicatorStore.open(at: folder.store)
    for row in panel.catalogue.series.indices {
      let indicator = panel.catalogue.indicator(ofSeries: row)
      #expect(try store.series(ofIndicator: indicator.slug).contains(row))
      let part = try store.panel(ofSeries: [row])
      #expect(part.catalogue.series.count == 1)
      #expect(part.catalogue.indicator(ofSeries: 0) == indicator)
      #expect(part.history(ofSeries: 0) == panel.history(ofSeries: row))
      for key in panel.orderedKeys {
        #expect(part[0, key] == panel[row, key])
        #expect(part.annotation(0, key) == panel.annotation(row, key))
      }
      #expect(part.catalogue.entityName(ofSeries: 0) == panel.catalogue.entityName(ofSeries: row))
    }
    #expect(try store.series(ofIndicator: "no such indicator").isEmpty)
    // Many are read another way than few; backwards, so that the order is the one that was asked for.
    let rows = Array(panel.catalogue.series.indices.reversed())
    let part = try store.panel(ofSeries: rows)
    #expect(try part.catalogue.series == store.catalogue(ofSeries: rows).series)
    for (index, row) in rows.enumerated() {
      #expect(part.catalogue.indicator(ofSeries: index) == panel.catalogue.indicator(ofSeries: row))
      for key in panel.orderedKeys { #expect(part[index, key] == panel[row, key]) }
    }
  }
}
