// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What a person has decided of doubtful readings: a table that the command wrote, with `accept` filled in and, where the
/// reading was wrong, its values corrected.
public struct ReviewSheet: Sendable {
  enum Decision {
    case accepted(ReadObservation)
    case rejected
  }

  /// The columns of the table. `reading` names the reading and is not to be changed.
  public static let columns = [
    "reading", "accept", "certainty", "section", "number", "measure", "indicator", "kind", "fiscal_year", "value",
    "unit",
    "qualifier", "as_of", "as_written", "source", "line",
  ]

  private struct Row: Sendable {
    let isAccepted: Bool
    let asWritten: String
    let kind: ObservationKind?
    let year: FiscalYear?
    let value: Double?
    let unit: String
    let indicator: String
    let annotation: Annotation
  }

  private var rows: [String: Row] = [:]

  /// Reads a corrected table. A row whose `accept` is empty decides nothing; what cannot be read is told, all of it at once.
  public init(path: String) throws(ReadingRefusal) {
    let table = try CellTable(DocumentReader.file(path))
    let missing = ["reading", "accept", "kind", "fiscal_year", "value", "unit", "as_written"].filter {
      !table.header.contains($0)
    }
    let header = FilePlace(file: path, line: table.headerLine)
    guard missing.isEmpty else { throw ReadingRefusal(missing.map { ReadingProblem(header, .missingHeader($0)) }) }
    var problems = table.problems
    for row in TableRow.rows(of: table) {
      do {
        guard let isAccepted = try Self.verdict(row) else { continue }
        rows[try row.required("reading")] = try Self.read(row, isAccepted: isAccepted)
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw ReadingRefusal(problems) }
  }

  /// What was decided of a reading; `nil` where nothing was, or where the sheet is of another text.
  func decision(on reading: DoubtfulReading) -> Decision? {
    guard let row = rows[reading.id], row.asWritten == reading.observation.annotation.asWritten else { return nil }
    guard row.isAccepted, let kind = row.kind, let year = row.year, let value = row.value else { return .rejected }
    var observation = reading.observation
    (observation.kind, observation.year, observation.value, observation.unit) = (kind, year, value, row.unit)
    if !row.indicator.isEmpty { observation.indicator = row.indicator }
    (observation.annotation.qualifier, observation.annotation.asOf) = (row.annotation.qualifier, row.annotation.asOf)
    observation.certainty = 1
    return .accepted(observation)
  }

  private static func read(_ row: TableRow, isAccepted: Bool) throws(ReadingProblem) -> Row {
    guard isAccepted else {
      return Row(
        isAccepted: false, asWritten: row.text("as_written"), kind: nil, year: nil, value: nil, unit: "", indicator: "",
        annotation: Annotation())
    }
    guard let kind = try row.word("kind", ObservationKind.self) else {
      throw ReadingProblem(row.place("kind"), .emptyCell)
    }
    guard let value = try row.number("value") else { throw ReadingProblem(row.place("value"), .emptyCell) }
    return Row(
      isAccepted: true, asWritten: row.text("as_written"), kind: kind, year: try row.year("fiscal_year"), value: value,
      unit: row.text("unit"), indicator: row.text("indicator"), annotation: try row.annotation())
  }

  private static let yes = ["yes", "y", "1", "true", "○", "〇", "◯", "はい", "採用", "可"]
  private static let no = ["no", "n", "0", "false", "×", "✕", "いいえ", "不採用", "否"]

  private static func verdict(_ row: TableRow) throws(ReadingProblem) -> Bool? {
    let text = row.text("accept").lowercased()
    if text.isEmpty { return nil }
    if yes.contains(text) { return true }
    if no.contains(text) { return false }
    throw ReadingProblem(row.place("accept"), .notOneOf(row.text("accept"), allowed: ["yes", "no"]))
  }
}
