// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators
internal import Notation

/// A plan's results report, read from its text alone: sections, measures, what is declared of them, and the numbers.
///
/// Nothing in it is keyed to one document: columns are known by general words of headers, statuses by the vocabularies in use,
/// numbers by `Notation`.
public struct PlanReport: Sendable {
  public let plan: Plan
  public let sections: [PlanSection]
  public let measures: [Measure]
  public let observations: [ReadObservation]
  /// What the report says of its own numbers, for the audit.
  public let statements: [ReportStatement]
  /// What is said of measures in words of no known meaning, and the line of the first.
  let unknownStatuses: (words: [String], line: Int)?
  /// What its marks were taken for that it does not explain, and the line of the first.
  let conventionalStatuses: (meanings: [String: DeclaredStatus], line: Int)?
  let yearsBeyondEra: (years: [String: Int], line: Int)?

  /// Whether the text is such a report: it has a table whose header names measures and their targets, results or status.
  public static func isReport(_ text: String) -> Bool { ReportTables.hasTable(text) }

  /// `nil` for a text whose tables have no rows of measures, or that names no fiscal year.
  public init?(text: String) { self.init(ReportTables(text: text), text: text) }

  /// - Parameters:
  ///   - text: all that the document says.
  ///   - id: what the user calls the plan; else its year.
  ///   - year: the fiscal year that its place in the document says (a sheet called 令和3年度).
  init?(_ document: ReportTables, text: String, year: Int? = nil, id: String? = nil) {
    let tables = document.tables
    let rows = MeasureRows(tables)
    guard !rows.measures.isEmpty else { return nil }
    let prose = tables.flatMap(\.preamble) + document.closing
    guard let facts = PlanFacts(tables: tables, prose: prose, text: text, year: year, id: id) else { return nil }
    let plan = facts.plan
    self.plan = plan
    sections = rows.sections.map { PlanSection(plan: plan.id, section: $0.number, title: $0.title) }
    let words = StatusWords(
      cells: rows.measures.flatMap { row in row.parts.flatMap { row.texts(.status, of: $0).map(\.text) } },
      text: prose.map(\.text))
    var measures: [Measure] = []
    var found: [MeasureObservations] = []
    var statements = HeadlineStatements(prose).statements
    var places = Set<MeasurePlace>()
    for row in rows.measures {
      let place = MeasurePlace(plan: plan.id, section: row.section, number: row.number)
      guard places.insert(place).inserted else { continue }
      measures.append(
        Measure(
          place: place, name: row.name, department: row.department, novelty: row.novelty, isRelisted: row.isRelisted,
          declaredStatus: words.status(row.statusText)))
      found.append(
        MeasureObservations(row, plan: plan, isAligned: row.isAligned, isYearStated: facts.isYearStated))
      for part in row.parts {
        for role in [ColumnRole.target, .actual, .status, .remarks] {
          for (_, text) in row.texts(role, of: part) {
            statements += CellStatements(text, place: place, planYear: plan.fiscalYear.number).statements
          }
        }
      }
    }
    ShapeEvidence.settle(&found)
    (self.measures, self.statements) = (measures, statements)
    observations = found.flatMap(\.observations)
    unknownStatuses = Self.unknownStatuses(rows.measures, words)
    conventionalStatuses = Self.conventionalStatuses(rows.measures, words)
    yearsBeyondEra = Self.yearsBeyondEra(text)
  }

  private static func conventionalStatuses(
    _ rows: [ReportMeasure], _ words: StatusWords
  ) -> (meanings: [String: DeclaredStatus], line: Int)? {
    let marked = rows.compactMap { row in words.byConvention(row.statusText).map { (row, $0) } }
    guard let first = marked.first else { return nil }
    let meanings = marked.map { (CellText.oneLine($0.0.statusText), $0.1) }
    return (Dictionary(meanings) { first, _ in first }, first.0.line)
  }

  private static func unknownStatuses(_ rows: [ReportMeasure], _ words: StatusWords) -> (words: [String], line: Int)? {
    let unknown = rows.filter { !words.understands($0.statusText) }
    guard let first = unknown.first else { return nil }
    return (Set(unknown.map { CellText.oneLine($0.statusText) }).sorted(), first.line)
  }

  private static func yearsBeyondEra(_ text: String) -> (years: [String: Int], line: Int)? {
    var (years, line, first) = ([String: Int](), 1, 0)
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      for found in YearsBeyondEra.found(in: part) {
        if first == 0 { first = line }
        years[found.asWritten] = found.year
      }
      line += 1
    }
    return first == 0 ? nil : (years, first)
  }
}
