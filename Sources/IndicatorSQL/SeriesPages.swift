// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Segments

/// What a series is, and what is noted of its values, read by runs of neighbours: a scan goes through them in order.
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
  private var facts = RecentReads<Int, Facts>(limit: 1)
  private var blocks = RecentReads<Int, [(indicator: Int, entity: Int)]>(limit: limit)
  private var indicators = RecentReads<Int, [Indicator]>(limit: limit)
  private var entities = RecentReads<Int, String>(limit: .max)
  /// By indicator; `nil` before the first was asked for, empty where no plan places one.
  private var owners: [Int: String]?
  private var notes = RecentReads<Int, [Place: Note]>(limit: limit)

  /// How many neighbours' notes are read at once.
  private static let size = 256
  /// Some 30 MB of names; beyond that we begin again.
  private static let limit = 256

  init(_ tables: StoreTables) { self.tables = tables }

  func facts(_ series: Int) throws -> Facts { try facts.value(series) { try read(series) } }

  private func read(_ series: Int) throws -> Facts {
    let (number, place) = (series / SeriesBlock.rows, series % SeriesBlock.rows)
    let block = try blocks.value(number) { try tables.series(ofBlock: number) }
    guard place < block.count, let indicator = try indicator(block[place].indicator) else {
      throw SQLFault.damaged(.block(.series, number: number, .length))
    }
    return Facts(
      indicator: indicator.slug, name: indicator.name, unit: indicator.unit,
      entity: try entity(block[place].entity, ofIndicator: block[place].indicator))
  }

  private func indicator(_ id: Int) throws -> Indicator? {
    let (number, place) = (id / IndicatorBlock.rows, id % IndicatorBlock.rows)
    let block = try indicators.value(number) { try tables.indicators(ofBlock: number) }
    return block.indices.contains(place) ? block[place] : nil
  }

  /// An entity without a name is the owner of the first plan that places the indicator.
  private func entity(_ id: Int, ofIndicator indicator: Int) throws -> String {
    let name = try entities.value(id) {
      var name: String?
      try tables.rows("SELECT name FROM main.entity WHERE id = ?").forEach(.integer(id)) { name = $0.text(0) }
      guard let name else { throw SQLFault.damaged(.row(table: "entity", id)) }
      return name
    }
    guard name.isEmpty else { return name }
    if owners == nil { owners = try tables.owners() }
    return owners?[indicator] ?? ""
  }

  func note(_ series: Int, _ key: ColumnKey) throws -> Note? {
    let page = series / Self.size
    return try notes.value(page) { try readNotes(page) }[Place(series: series, key: key)]
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
