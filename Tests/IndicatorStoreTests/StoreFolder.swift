// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import IndicatorStore
import Indicators
import Testing

/// A folder for one test, with a store in it. It goes with the test.
final class StoreFolder {
  let url: URL
  var store: String { url.appendingPathComponent("store.db").path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("indicator-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
  /// Only to be asked while no connection of this process is at work: it opens and closes the file.
  var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: store)) } }

  @discardableResult
  func merge(_ panel: Panel, replacing: Bool = false) throws -> MergeReport {
    try IndicatorStore.openForWriting(at: store, creating: true).merge(panel, replacing: replacing)
  }

  func panel() throws -> Panel { try IndicatorStore.open(at: store).panel() }

  /// Runs a program and returns what it printed.
  static func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  static let hasSQLite: Bool = (try? output(of: "sqlite3", ["--version"]).hasPrefix("3.")) ?? false

  func sqlite(_ sql: String) throws -> String { try Self.output(of: "sqlite3", [store, sql]) }
}

extension Panel {
  /// One indicator and its values by year, for an entity.
  static func tidy(_ slug: String, _ entity: String, _ values: [Int: Double]) -> Panel {
    var panel = Panel()
    panel.catalogue.add(Indicator(slug: slug, name: slug))
    panel.catalogue.add(Series(indicator: 0, entity: entity))
    for (year, value) in values { panel.insert(value, series: 0, at: .actual(FiscalYear(year))) }
    return panel
  }

  /// A plan of one measure with one indicator of its owner.
  static func planned(_ plan: String, owner: String, indicator: Indicator, actual: Double? = nil) -> Panel {
    var panel = Panel()
    let place = MeasurePlace(plan: plan, section: 1, number: 1)
    panel.catalogue.plans = [Plan(id: plan, title: "計画", owner: owner, fiscalYear: FiscalYear(2019))]
    panel.catalogue.sections = [PlanSection(plan: plan, section: 1, title: "観光")]
    panel.catalogue.measures = [Measure(place: place, name: "発信")]
    panel.catalogue.add(indicator)
    panel.catalogue.placements = [Placement(indicator: 0, place: place)]
    panel.catalogue.add(Series(indicator: 0))
    if let actual { panel.insert(actual, series: 0, at: .actual(FiscalYear(2019))) }
    return panel
  }

  /// Many series of one indicator, each value of one year a function of its row.
  static func wide(_ count: Int, year: Int = 2019, _ value: (Int) -> Double) -> Panel {
    var catalogue = Catalogue()
    catalogue.add(Indicator(slug: "visitors", name: "来訪者", unit: "人"))
    for row in 0..<count { catalogue.add(Series(indicator: 0, entity: "団体\(row)")) }
    return Panel(catalogue: catalogue, columns: [.actual(FiscalYear(year)): Column((0..<count).map { value($0) })])
  }
}
