// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension

/// The virtual table `observation` of one connection.
final class ObservationTable: VirtualTable {
  let tables: StoreTables
  let store: OpenStore
  /// As they were when the connection first named the table; SQLite asks for the columns once.
  let attributes: [(id: Int, name: String)]

  /// Tells SQLite the columns.
  init(_ db: OpaquePointer, _ store: OpenStore) throws {
    tables = StoreTables(db)
    self.store = store
    attributes = try tables.attributes()
    let declaration = ObservationField.declaration(attributes: attributes.map(\.name))
    store.isDeclaring = true
    defer { store.isDeclaring = false }
    guard nenrin_declare(db, declaration) == SQLITE_OK else { throw HostStatement.fault(db) }
  }

  func storedColumns() throws -> [StoreTables.Column] { try tables.columns() }

  func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>) throws -> Bool {
    var planning = ObservationPlanning(columnCount: try tables.columns().count, seriesCount: try tables.seriesCount())
    return planning.plan(info)
  }

  func cursor() -> any VirtualCursor { ObservationCursor(self) }
}
