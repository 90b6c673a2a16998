// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import IndicatorStore

@Suite struct DefinitionMergeTests {
  let full = Indicator(slug: "sns", name: "フォロワー数", unit: "人", span: .point, lowerBound: 0)

  @Test func bareNeverOverwrites() throws {
    let folder = try StoreFolder()
    try folder.merge(.planned("2019", owner: "A県", indicator: full))
    let report = try folder.merge(.tidy("sns", "A県", [2018: 5]))
    #expect(report.indicators == .init(unchanged: 1))
    #expect(try folder.panel().catalogue.indicators == [full])
  }

  @Test func fullFillsABareOne() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    let report = try folder.merge(.planned("2019", owner: "A県", indicator: full))
    #expect(report.indicators == .init(changed: 1))
    #expect(try folder.panel().catalogue.indicators == [full])
  }

  /// The name alone tells which way is better; what the store has stays.
  @Test func theDirectionOfANameChangesNothing() throws {
    let stored = Indicator(slug: "待機児童数", name: "待機児童数", unit: "人", better: .higher)
    var offered = stored
    offered.better = .lower
    let folder = try StoreFolder()
    try folder.merge(.planned("2019", owner: "A県", indicator: stored))
    #expect(try folder.merge(.planned("2019", owner: "A県", indicator: offered)).indicators == .init(unchanged: 1))
    #expect(try folder.panel().catalogue.indicators == [stored])
    // Of a name that says nothing, somebody has said it.
    var other = full
    other.better = .lower
    let second = try StoreFolder()
    try second.merge(.planned("2019", owner: "A県", indicator: full))
    let conflict = StoreError.definitionConflict(
      .indicator(slug: "sns"), field: "better", stored: "higher", offered: "lower")
    #expect(throws: conflict) { try second.merge(.planned("2019", owner: "A県", indicator: other)) }
    // What was assumed can be stated later, and stays where the next table says nothing.
    let replaced = try second.merge(.planned("2019", owner: "A県", indicator: other), replacing: true)
    #expect(replaced.indicators == .init(changed: 1))
    #expect(try second.merge(.planned("2020", owner: "A県", indicator: full)).indicators == .init(unchanged: 1))
    #expect(try second.panel().catalogue.indicators == [other])
  }

  @Test(arguments: [false, true]) func anotherUnitIsRefused(_ replacing: Bool) throws {
    let folder = try StoreFolder()
    try folder.merge(.planned("2019", owner: "A県", indicator: full))
    let before = try folder.bytes
    var other = full
    other.unit = "千人"
    let conflict = StoreError.definitionConflict(.indicator(slug: "sns"), field: "unit", stored: "人", offered: "千人")
    #expect(throws: conflict) {
      try folder.merge(.planned("2020", owner: "A県", indicator: other, actual: 3), replacing: replacing)
    }
    #expect(try folder.bytes == before)
    #expect(folder.names == ["store.db"])
  }

  @Test func anotherPlanTitleIsRefusedUnlessReplacing() throws {
    let folder = try StoreFolder()
    var panel = Panel.planned("2019", owner: "A県", indicator: full)
    try folder.merge(panel)
    panel.catalogue.plans[0].title = "新計画"
    let conflict = StoreError.definitionConflict(.plan("2019"), field: "title", stored: "計画", offered: "新計画")
    #expect(throws: conflict) { try folder.merge(panel) }
    #expect(try folder.merge(panel, replacing: true).plans == .init(changed: 1))
    #expect(try folder.panel() == panel)
  }

  @Test func reportSupplementsTheStatus() throws {
    let folder = try StoreFolder()
    let plan = Panel.planned("2019", owner: "A県", indicator: full)
    var report = plan
    report.catalogue.measures[0].declaredStatus = .achieved
    try folder.merge(plan)
    #expect(try folder.merge(report).measures == .init(changed: 1))
    #expect(try folder.merge(plan).measures == .init(unchanged: 1))
    report.catalogue.measures[0].declaredStatus = .missed
    let place = MeasurePlace(plan: "2019", section: 1, number: 1)
    let conflict = StoreError.definitionConflict(
      .measure(place), field: "declared_status", stored: "achieved", offered: "missed")
    #expect(throws: conflict) { try folder.merge(report) }
  }
}

@Suite struct OwnerMergeTests {
  let indicator = Indicator(slug: "sns", name: "フォロワー数", unit: "人")
  let key = ColumnKey.actual(FiscalYear(2018))

  @Test func rowOfTheOwnerJoinsThePlan() throws {
    let folder = try StoreFolder()
    try folder.merge(.planned("2019", owner: "A県", indicator: indicator, actual: 7))
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    try folder.merge(.tidy("sns", "B県", [2018: 6]))
    let panel = try folder.panel()
    #expect(panel.catalogue.series == [Series(indicator: 0), Series(indicator: 0, entity: "B県")])
    #expect([panel[0, key], panel[1, key]] == [5, 6])
  }

  @Test func planThatComesLaterTakesTheRowOfItsOwner() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    let report = try folder.merge(.planned("2019", owner: "A県", indicator: indicator, actual: 7))
    #expect(report.series.changed == 1 && report.series.added == 0)
    let panel = try folder.panel()
    #expect(panel.catalogue.series == [Series(indicator: 0)])
    #expect(panel[0, key] == 5 && panel[0, .actual(FiscalYear(2019))] == 7)
  }

  @Test func secondOwnerOfAnIndicatorIsNamed() throws {
    let folder = try StoreFolder()
    try folder.merge(.planned("a2019", owner: "A県", indicator: indicator, actual: 7))
    try folder.merge(.planned("b2019", owner: "B県", indicator: indicator, actual: 8))
    let panel = try folder.panel()
    #expect(panel.catalogue.series.map(\.entity) == ["", "B県"])
    #expect(panel.catalogue.entityName(ofSeries: 0) == "A県")
    #expect([panel[0, .actual(FiscalYear(2019))], panel[1, .actual(FiscalYear(2019))]] == [7, 8])
  }
}

@Suite struct ObservationMergeTests {
  let key = ColumnKey.actual(FiscalYear(2018))

  @Test func anotherValueIsRefusedUnlessReplacing() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5, 2019: 6]))
    let before = try folder.bytes
    let conflict = StoreError.observationConflict(indicator: "sns", entity: "A県", key, stored: 5, offered: 5.5)
    #expect(throws: conflict) { try folder.merge(.tidy("sns", "A県", [2017: 1, 2018: 5.5])) }
    #expect(try folder.bytes == before)
    let report = try folder.merge(.tidy("sns", "A県", [2017: 1, 2018: 5.5]), replacing: true)
    #expect(report.observations == .init(added: 1, changed: 1))
    #expect(try folder.panel()[0, key] == 5.5)
  }

  private func annotated(_ value: Double, _ written: String) -> Panel {
    var panel = Panel.tidy("sns", "A県", [:])
    panel.insert(value, series: 0, at: key, annotation: Annotation(asWritten: written))
    return panel
  }

  @Test func annotationFillsAPlainOneAndOtherwiseStays() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    #expect(try folder.merge(annotated(5, "五")).annotations == .init(added: 1))
    #expect(try folder.merge(.tidy("sns", "A県", [2018: 5]), replacing: true).isUnchanged)
    #expect(try folder.merge(annotated(5, "5人")).annotations == .init(kept: 1))
    #expect(try folder.panel().annotation(0, key)?.asWritten == "五")
    #expect(try folder.merge(annotated(5, "5人"), replacing: true).annotations == .init(changed: 1))
    #expect(try folder.panel().annotation(0, key)?.asWritten == "5人")
  }

  @Test func replacedValueLosesItsAnnotation() throws {
    let folder = try StoreFolder()
    try folder.merge(annotated(5, "五"))
    try folder.merge(.tidy("sns", "A県", [2018: 6]), replacing: true)
    #expect(try folder.panel().annotation(0, key) == nil)
  }

  @Test func attributeFillsAndOtherwiseStays() throws {
    let folder = try StoreFolder()
    func grouped(_ group: String) -> Panel {
      var panel = Panel.tidy("sns", "A県", [2018: 5])
      panel.catalogue.setAttribute("group", ofSeries: 0, to: group)
      return panel
    }
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    #expect(try folder.merge(grouped("東北")).attributes == .init(added: 1))
    #expect(try folder.merge(grouped("関東")).attributes == .init(kept: 1))
    #expect(try folder.panel().catalogue.attributes == ["group": ["東北"]])
    try folder.merge(grouped("関東"), replacing: true)
    #expect(try folder.panel().catalogue.attributes == ["group": ["関東"]])
  }

  @Test(.enabled(if: StoreFolder.hasSQLite)) func oneChangedValueRewritesOneSegment() throws {
    let folder = try StoreFolder()
    for year in [2018, 2019] { try folder.merge(.wide(200_000, year: year) { Double($0 % 100) }) }
    let listing = "SELECT rowid, \"column\", number, checksum FROM segment ORDER BY rowid"
    let before = try folder.sqlite(listing).split(separator: "\n")
    try folder.merge(.tidy("visitors", "団体70000", [2019: 0.5]), replacing: true)
    let after = try folder.sqlite(listing).split(separator: "\n")
    let changed = zip(before, after).filter { $0 != $1 }
    #expect(before.count == 8 && after.count == 8 && changed.count == 1)
    #expect(changed.first?.1.hasPrefix("6|2|1|") == true)
    #expect(try folder.panel()[70_000, .actual(FiscalYear(2019))] == 0.5)
  }
}
