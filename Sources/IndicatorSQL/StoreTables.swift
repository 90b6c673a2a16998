// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Segments

/// The tables of a store, read through a connection of the host: there is never a second one to the same file, which
/// would give up the host's locks when it is closed.
final class StoreTables {
  private let db: OpaquePointer
  private var statements: [String: HostStatement] = [:]

  init(_ db: OpaquePointer) { self.db = db }

  /// Refuses what is not a store that this code reads.
  func check() throws {
    guard try int("PRAGMA main.application_id") == StoreFormat.applicationID else { throw SQLFault.notAStore }
    let version = try int("PRAGMA main.user_version")
    guard version == StoreFormat.version else {
      throw SQLFault.otherVersion(found: version, known: StoreFormat.version)
    }
  }

  struct Column {
    let id: Int
    let key: ColumnKey
  }

  /// In the order of their keys.
  func columns() throws -> [Column] {
    var columns: [Column] = []
    try rows("SELECT id, kind, plan, fiscal_year FROM main.\"column\"").forEach { row in
      guard let kind = ObservationKind(rawValue: row.text(1)) else {
        throw SQLFault.damaged(.row(table: "column", columns.count))
      }
      columns.append(
        Column(id: row.int(0), key: ColumnKey(kind: kind, plan: row.text(2), year: FiscalYear(row.int(3)))))
    }
    return columns.sorted { $0.key < $1.key }
  }

  /// How many series there are: ids count from 0 without a gap.
  func seriesCount() throws -> Int { try int("SELECT coalesce(max(id) + 1, 0) FROM main.series") }

  func series(ofIndicator slug: String) throws -> [Int] {
    try ids(
      """
      SELECT series.id FROM main.indicator JOIN main.series ON series.indicator = indicator.id WHERE slug = ?
      ORDER BY series.id
      """, slug)
  }

  /// Those under the name, and those without one, which are the owner's.
  func series(ofEntity name: String) throws -> [Int] {
    try ids(
      """
      SELECT id FROM main.series WHERE entity IN (SELECT id FROM main.entity WHERE name IN (?, '')) ORDER BY id
      """, name)
  }

  func attributes() throws -> [(id: Int, name: String)] {
    var attributes: [(Int, String)] = []
    try rows("SELECT id, name FROM main.attribute ORDER BY id").forEach { attributes.append(($0.int(0), $0.text(1))) }
    return attributes
  }

  /// The numbers of the segments that a column has, ascending.
  func segments(ofColumn id: Int) throws -> [Int] {
    var numbers: [Int] = []
    let sql = "SELECT number FROM main.segment WHERE \"column\" = ? ORDER BY number"
    try rows(sql).forEach(.integer(id)) { numbers.append($0.int(0)) }
    return numbers
  }

  /// One segment, checked and decoded; `nil` where the column has no value in it.
  func segment(_ number: Int, of column: Column, seriesCount: Int) throws -> SegmentValues? {
    var values: SegmentValues?
    let sql = "SELECT checksum, payload FROM main.segment WHERE \"column\" = ? AND number = ?"
    try rows(sql).forEach(.integer(column.id), .integer(number)) { row in
      let (checksum, bytes) = (UInt64(bitPattern: Int64(row.int(0))), row.blob(1))
      do throws(SegmentFault) {
        guard SegmentFormat.checksum(bytes, column: column.id, number: number) == checksum else { throw .checksum }
        values = try SegmentValues(bytes, number: number, seriesCount: seriesCount)
      } catch {
        throw SQLFault.damaged(.segment(column.key, number: number, error))
      }
    }
    return values
  }

  /// The labels of 65,536 series; `nil` where none of them has one.
  func labels(_ number: Int, of attribute: (id: Int, name: String)) throws -> LabelSegment? {
    var labels: LabelSegment?
    let sql = "SELECT checksum, payload FROM main.label_segment WHERE attribute = ? AND number = ?"
    try rows(sql).forEach(.integer(attribute.id), .integer(number)) { row in
      let (checksum, bytes) = (UInt64(bitPattern: Int64(row.int(0))), row.blob(1))
      do throws(SegmentFault) {
        guard SegmentFormat.checksum(bytes, attribute: attribute.id, number: number) == checksum else {
          throw .checksum
        }
        labels = try LabelSegment(decoding: bytes)
      } catch {
        throw SQLFault.damaged(.labels(attribute: attribute.name, number: number, error))
      }
    }
    return labels
  }

  func rows(_ sql: String) throws(SQLFault) -> HostStatement {
    if let statement = statements[sql] { return statement }
    let statement = try HostStatement(db, sql)
    statements[sql] = statement
    return statement
  }

  private func int(_ sql: String) throws -> Int {
    var value = 0
    try rows(sql).forEach { value = $0.int(0) }
    return value
  }

  private func ids(_ sql: String, _ text: String) throws -> [Int] {
    var ids: [Int] = []
    try rows(sql).forEach(.text(text)) { ids.append($0.int(0)) }
    return ids
  }
}
