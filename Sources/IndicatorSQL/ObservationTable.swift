// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension

/// The virtual table `observation` of one connection.
final class ObservationTable {
  let tables: StoreTables
  let store: OpenStore
  /// As they were when the connection first named the table; SQLite asks for the columns once.
  let attributes: [(id: Int, name: String)]

  /// Tells SQLite the columns.
  init(_ db: OpaquePointer, _ store: OpenStore) throws {
    tables = StoreTables(db)
    self.store = store
    try tables.check()
    attributes = try tables.attributes()
    let declaration = ObservationField.declaration(attributes: attributes.map(\.name))
    store.isDeclaring = true
    defer { store.isDeclaring = false }
    guard nenrin_declare(db, declaration) == SQLITE_OK else { throw HostStatement.fault(db) }
  }

  func storedColumns() throws -> [StoreTables.Column] { try tables.columns() }

  func planning() throws -> ObservationPlanning {
    ObservationPlanning(columnCount: try tables.columns().count, seriesCount: try tables.seriesCount())
  }
}

/// What is known of a connection beside what SQLite keeps.
final class OpenStore {
  /// The last fault, for a caller that words it in its own language.
  var fault: SQLFault?
  /// While the columns are told, SQLite parses a CREATE TABLE that it does not run, and asks whether it may.
  var isDeclaring = false
  /// How many segments have been decoded, so that a test can tell a look-up from a scan.
  var segmentsDecoded = 0
}
