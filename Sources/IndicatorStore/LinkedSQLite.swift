// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteLibrary

extension IndicatorStore {
  /// The SQLite of this program as a table of routines (`sqlite3_api_routines`), for code that is written to be loaded
  /// into SQLite.
  public static var sqliteRoutines: UnsafeRawPointer { nenrin_linked_routines() }
}

extension IndicatorStore {
  /// The version of the SQLite that this program runs with, such as 3.40.1.
  public static var sqliteVersion: String { String(cString: nenrin_linked_version()) }
}
