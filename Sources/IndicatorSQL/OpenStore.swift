// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension
internal import Segments

/// What is known of a connection beside what SQLite keeps.
final class OpenStore {
  /// The last fault, for a caller that words it in its own language.
  var fault: SQLFault?
  /// While the columns are told, SQLite parses a CREATE TABLE that it does not run, and asks whether it may.
  var isDeclaring = false
  /// How many segments have been decoded, so that a test can tell a look-up from a scan.
  var segmentsDecoded = 0
  private var isChecked = false

  /// Once for a connection: whether the file is a store, and whether every page of it is what was written. The command's own
  /// connection checks each page as it is read; another host's does not, so that all of them are read here.
  func check(_ db: OpaquePointer) throws {
    guard !isChecked else { return }
    // In this order: a transaction keeps the pages from changing meanwhile.
    let tables = StoreTables(db)
    try tables.check()
    try tables.rows("SELECT 1 FROM main.sqlite_master LIMIT 1").forEach { _ in try checkPages(db) }
    isChecked = true
  }

  private func checkPages(_ db: OpaquePointer) throws {
    let layers = nenrin_file_layers(db)
    defer { nenrin_free(layers) }
    if let layers, String(cString: layers).hasPrefix("nenrin/") { return }
    guard let file = nenrin_file(db) else { throw SQLFault.notAStore }
    var header = [UInt8](repeating: 0, count: 100)
    guard nenrin_file_read(file, &header, 100, 0) == SQLITE_OK else { throw SQLFault.damaged(.file) }
    let size = Int(header[16]) << 8 | Int(header[17])
    guard Int(header[20]) == StoreFormat.reservedBytes, size >= 512 else { throw SQLFault.damaged(.file) }
    var page = [UInt8](repeating: 0, count: size)
    for number in 0..<(Int(nenrin_file_size(file)) / size) {
      let isRead = nenrin_file_read(file, &page, Int32(size), Int64(number * size)) == SQLITE_OK
      guard isRead, page.withUnsafeBytes({ StoreFormat.isSound($0, page: number + 1) }) else {
        throw SQLFault.damaged(.page(number + 1))
      }
    }
  }
}
