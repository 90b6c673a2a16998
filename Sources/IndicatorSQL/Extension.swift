// SPDX-License-Identifier: GPL-3.0-or-later
public import CSQLiteExtension

/// What SQLite calls when it loads `nenrin.so`; the command calls it on its own connection.
@_cdecl("sqlite3_nenrin_init")
public func sqlite3_nenrin_init(
  _ db: OpaquePointer?, _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ routines: UnsafePointer<sqlite3_api_routines>?
) -> Int32 {
  guard let db, let routines else { return SQLITE_ERROR }
  nenrin_use_routines(routines)
  guard nenrin_version() >= StoreExtension.oldestHost else {
    message?.pointee = nenrin_copy("a Nenrin store needs SQLite 3.37 or later")
    return SQLITE_ERROR
  }
  return StoreExtension.install(on: db, OpenStore())
}

/// The entry that SQLite tries first, whatever the file is called.
@_cdecl("sqlite3_extension_init")
public func sqlite3_extension_init(
  _ db: OpaquePointer?, _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ routines: UnsafePointer<sqlite3_api_routines>?
) -> Int32 { sqlite3_nenrin_init(db, message, routines) }

enum StoreExtension {
  /// STRICT tables came with 3.37.
  static let oldestHost: Int32 = 3_037_000

  static func install(on db: OpaquePointer, _ store: OpenStore) -> Int32 {
    for (name, table) in [("observation", ObservationTable.self), ("indicator", IndicatorTable.self)]
      as [(String, any VirtualTable.Type)]
    {
      let code = StoreModule.register(table, named: name, on: db, store)
      guard code == SQLITE_OK else { return code }
    }
    // In a host that keeps no temporary tables the view is not there; the rest is.
    for view in views { _ = nenrin_exec(db, view) }
    return SQLITE_OK
  }

  /// Tables that only computers can read as they stand. TEMP: a store holds tables and nothing else.
  private static let views = [
    """
    CREATE TEMP VIEW IF NOT EXISTS measure_indicator AS
    SELECT placement.plan, placement.section, placement.number, measure.name AS measure, measure.department,
      measure.declared_status, indicator.slug AS indicator, indicator.name, indicator.unit
    FROM main.placement
    JOIN indicator ON indicator.id = placement.indicator
    LEFT JOIN main.measure ON measure.plan = placement.plan AND measure.section = placement.section
      AND measure.number = placement.number
    ORDER BY placement.position
    """
  ]
}
