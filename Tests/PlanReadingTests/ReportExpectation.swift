// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators

@testable import PlanReading

/// What stands in a report, and how well a reading of it has found that.
struct ReportExpectation {
  struct Observation: Hashable, CustomStringConvertible {
    let section: Int
    let number: Int
    let kind: ObservationKind
    let value: Double
    let unit: String
    let year: Int

    var description: String { "\(section)-\(number) \(kind.rawValue) \(value) \(unit) \(year)" }
  }

  var year: FiscalYear?
  var owner = ""
  var sections: [String] = []
  var measures: [String] = []
  var observations: Set<Observation> = []

  /// From the table of facts beside a report.
  init(table: String) {
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      switch cells[0] {
      case "plan": (year, owner) = (Int(cells[1]).map(FiscalYear.init), cells[2])
      case "section": sections.append(cells[1...].joined(separator: ","))
      case "measure": measures.append(cells[1...].joined(separator: ","))
      case "observation":
        guard let section = Int(cells[1]), let number = Int(cells[2]), let kind = ObservationKind(rawValue: cells[3]),
          let value = Double(cells[4]), let year = Int(cells[6])
        else { continue }
        observations.insert(
          Observation(section: section, number: number, kind: kind, value: value, unit: cells[5], year: year))
      default: continue
      }
    }
  }

  /// From a plan that was entered by hand.
  init(panel: Panel) {
    let catalogue = panel.catalogue
    year = catalogue.plans.first?.fiscalYear
    owner = catalogue.plans.first?.owner ?? ""
    sections = catalogue.sections.map { "\($0.section),\($0.title)" }
    measures = catalogue.measures.map(Self.line)
    let places = Dictionary(
      catalogue.placements.map { ($0.indicator, $0.place) }, uniquingKeysWith: { first, _ in first })
    for key in panel.orderedKeys {
      for series in catalogue.series.indices {
        guard let value = panel[series, key], let place = places[catalogue.series[series].indicator] else { continue }
        observations.insert(
          Observation(
            section: place.section, number: place.number, kind: key.kind, value: value,
            unit: catalogue.indicator(ofSeries: series).unit, year: key.year.number))
      }
    }
  }

  static func line(_ measure: Measure) -> String {
    [
      "\(measure.place.section)", "\(measure.place.number)", measure.name, measure.department, measure.novelty.rawValue,
      "\(measure.isRelisted)", measure.declaredStatus?.rawValue ?? "",
    ].joined(separator: ",")
  }

  static func observation(_ read: ReadObservation) -> Observation {
    Observation(
      section: read.place.section, number: read.place.number, kind: read.kind, value: read.value, unit: read.unit,
      year: read.year.number)
  }
}

/// A reading held against what stands in the report.
struct ReportScore {
  let expected: ReportExpectation
  let report: PlanReport

  private var found: Set<ReportExpectation.Observation> { Set(report.observations.map(ReportExpectation.observation)) }
  private var right: Int { found.intersection(expected.observations).count }

  /// The share of the readings that stand in the report.
  var precision: Double { found.isEmpty ? 0 : Double(right) / Double(found.count) }
  /// The share of what stands in the report that was read.
  var recall: Double { expected.observations.isEmpty ? 1 : Double(right) / Double(expected.observations.count) }
  var missed: [String] { expected.observations.subtracting(found).map(\.description).sorted() }
  var wrong: [String] { found.subtracting(expected.observations).map(\.description).sorted() }

  var measures: [String] { report.measures.map(ReportExpectation.line) }
  var sections: [String] { report.sections.map { "\($0.section),\($0.title)" } }

  /// Each reading's certainty, and whether it is right.
  var judged: [(certainty: Double, isRight: Bool)] {
    report.observations.map { ($0.certainty, expected.observations.contains(ReportExpectation.observation($0))) }
  }

  var line: String {
    func text(_ share: Double) -> String { String(format: "%.3f", share) }
    return "measures \(measures.filter(expected.measures.contains).count)/\(expected.measures.count), observations "
      + "\(expected.observations.count), precision \(text(precision)), recall \(text(recall))"
  }
}

enum SampleReports {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reports")
  static let names = [
    "aligned-centred", "aligned-pages", "aligned-prose", "aligned-width", "circled", "columns-tsv", "commas",
    "months-and-rates", "no-numbers", "pipes", "prose", "sections-in-column", "two-header-rows",
  ]

  /// Documents of other styles, as files of their own kinds; a workbook with a plan a sheet has as many facts beside it.
  static let documents = [
    "directions.txt", "due-years.csv", "goals.xlsx", "kinds-in-rows.tsv", "kpi-years.csv", "layout-two-lines.txt",
    "prose-cells.tsv", "several-tables.txt", "three-levels.csv", "years.xlsx", "evaluation-sheets.txt", "forms.txt",
    "grades-with-words.txt", "kinds-centred.txt", "men-and-women.txt", "row-a-year.tsv", "typeset-prose.txt",
    "units-in-names.tsv", "years-in-cells.csv", "years-over-kinds.txt", "page-pipes.md", "page-stacked.txt",
    "page-goals.txt", "page-turned.md", "page-shifted.md", "page-years.txt", "page-arrows.txt", "page-above.txt",
    "page-lists.txt", "page-times.md", "base-and-due-years.tsv", "copied-columns.txt", "digital.tsv",
    "proven-rows.txt", "blank-parted.txt", "years-below-name.txt",
    "full-width-blanks.txt", "hand-aligned.txt", "labelled-blocks.txt", "list-items.txt", "marks.md",
    "measures-over-lists.txt", "padded-prose.txt", "rule-in-header.md", "stated-brackets.txt", "stated-list.txt",
    "stated-prose.txt", "reductions.tsv", "bare-eras.tsv", "years-beside-pairs.tsv", "bracketed-blocks.txt",
    "indicators-abreast.csv", "upper-and-lower.tsv", "blocks-of-labels.md", "blocks-of-years.txt",
    "indicators-counted.csv",
    "arrows-under-years.tsv", "years-by-kinds.csv",
  ]
  /// Documents whose columns stand so close that no gap parts them.
  static let tight = ["tight-prose.txt", "tight-results.txt", "tight-years.txt"]
  static let documentFolder = folder.deletingLastPathComponent().appendingPathComponent("Documents")

  static func documentScores(_ name: String) throws -> [ReportScore] {
    let reports = try DocumentReader.read([documentFolder.appendingPathComponent(name).path]).reports
    let base = String(name.prefix { $0 != "." })
    return try reports.enumerated().map { index, report in
      let facts = documentFolder.appendingPathComponent(
        index == 0 ? "\(base).truth.csv" : "\(base)-\(index + 1).truth.csv")
      return ReportScore(
        expected: ReportExpectation(table: try String(contentsOf: facts, encoding: .utf8)), report: report)
    }
  }

  /// All samples that are texts, with their facts.
  static func texts() throws -> [(name: String, text: String, table: String)] {
    func read(_ folder: URL, _ file: String) throws -> String {
      try DocumentReader.file(folder.appendingPathComponent(file).path).text
    }
    let reports = try names.map { ($0, try text($0), try read(folder, $0 + ".csv")) }
    return try reports
      + documents.filter { !$0.hasSuffix(".xlsx") }.map { name in
        (name, try read(documentFolder, name), try read(documentFolder, name.prefix { $0 != "." } + ".truth.csv"))
      }
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
  }

  static func score(_ name: String) throws -> ReportScore? {
    let table = try String(contentsOf: folder.appendingPathComponent(name + ".csv"), encoding: .utf8)
    return PlanReport(text: try text(name)).map { ReportScore(expected: ReportExpectation(table: table), report: $0) }
  }

  /// The published report, where the folder `shared` lies beside the repository or a folder above it.
  static func publishedReport() throws -> String? {
    var parent = URL(fileURLWithPath: FukushimaPlanTests.path)
    for _ in 0..<5 {
      parent.deleteLastPathComponent()
      let file = parent.appendingPathComponent("shared/sources/fukushima-ict-action-plan-2019-results.txt")
      if FileManager.default.fileExists(atPath: file.path) { return try String(contentsOf: file, encoding: .utf8) }
    }
    return nil
  }

  static func publishedScore() throws -> ReportScore? {
    guard let text = try publishedReport(), let report = PlanReport(text: text) else { return nil }
    let panel = try DocumentReader.read([FukushimaPlanTests.path]).panel
    return ReportScore(expected: ReportExpectation(panel: panel), report: report)
  }
}
