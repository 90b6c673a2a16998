// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What a series is, and what is noted of its values, read by runs of neighbours: a scan goes through them in order, and
/// 256 rows cost little more than one.
final class SeriesPages {
  struct Facts {
    let indicator, name, unit, entity: String
  }

  struct Note {
    let qualifier, asOf, asWritten, source: String
  }

  private struct Place: Hashable {
    let series: Int
    let key: ColumnKey
  }

  private let tables: StoreTables
  private var facts: [Int: [Facts?]] = [:]
  private var notes: [Int: [Place: Note]] = [:]

  private static let size = 256
  /// Some 30 MB of names; beyond that we begin again.
  private static let limit = 1024

  init(_ tables: StoreTables) { self.tables = tables }

  func facts(_ series: Int) throws -> Facts {
    let page = series / Self.size
    if facts[page] == nil {
      if facts.count >= Self.limit { facts = [:] }
      facts[page] = try readFacts(page)
    }
    guard let found = facts[page]?[series % Self.size] else {
      throw SQLFault.damaged(.row(table: "series", series))
    }
    return found
  }

  func note(_ series: Int, _ key: ColumnKey) throws -> Note? {
    let page = series / Self.size
    if notes[page] == nil {
      if notes.count >= Self.limit { notes = [:] }
      notes[page] = try readNotes(page)
    }
    return notes[page]?[Place(series: series, key: key)]
  }

  /// An entity without a name is the owner of the first plan that places the indicator.
  private func readFacts(_ page: Int) throws -> [Facts?] {
    var read = [Facts?](repeating: nil, count: Self.size)
    let first = page * Self.size
    let sql = """
      SELECT series.id, indicator.slug, indicator.name, indicator.unit, CASE entity.name WHEN '' THEN
        (SELECT (SELECT owner FROM main.plan WHERE plan.id = placement.plan) FROM main.placement
         WHERE placement.indicator = series.indicator ORDER BY position LIMIT 1) ELSE entity.name END
      FROM main.series JOIN main.indicator ON indicator.id = series.indicator
      JOIN main.entity ON entity.id = series.entity WHERE series.id BETWEEN ? AND ?
      """
    try tables.rows(sql).forEach(.integer(first), .integer(first + Self.size - 1)) { row in
      read[row.int(0) - first] = Facts(
        indicator: row.text(1), name: row.text(2), unit: row.text(3), entity: row.text(4))
    }
    return read
  }

  private func readNotes(_ page: Int) throws -> [Place: Note] {
    var read: [Place: Note] = [:]
    let first = page * Self.size
    let sql = """
      SELECT series, kind, plan, fiscal_year, qualifier, as_of, as_written, source FROM main.annotation
      WHERE series BETWEEN ? AND ?
      """
    try tables.rows(sql).forEach(.integer(first), .integer(first + Self.size - 1)) { row in
      guard let kind = ObservationKind(rawValue: row.text(1)) else { return }
      let key = ColumnKey(kind: kind, plan: row.text(2), year: FiscalYear(row.int(3)))
      read[Place(series: row.int(0), key: key)] = Note(
        qualifier: row.text(4), asOf: row.text(5), asWritten: row.text(6), source: row.text(7))
    }
    return read
  }
}
