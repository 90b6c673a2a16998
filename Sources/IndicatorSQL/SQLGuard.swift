// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension

/// Lets a statement read and nothing else. SQLite asks it about each thing that a statement would do.
final class SQLGuard {
  /// What was refused last.
  private(set) var refusal: SQLRefusal?
  private let store: OpenStore

  init(_ store: OpenStore) { self.store = store }

  func watch(_ db: OpaquePointer) {
    nenrin_authorize(
      db,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let words = [first, second].map { $0.map { String(cString: $0) } }
        return Unmanaged<SQLGuard>.fromOpaque(context).takeUnretainedValue().answer(action, words[0], words[1])
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func answer(_ action: Int32, _ first: String?, _ second: String?) -> Int32 {
    guard !store.isDeclaring, let refusal = Self.refusal(action, first, second) else { return SQLITE_OK }
    self.refusal = refusal
    return SQLITE_DENY
  }

  private static func refusal(_ action: Int32, _ first: String?, _ second: String?) -> SQLRefusal? {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: nil
    case SQLITE_FUNCTION: second?.lowercased() == "load_extension" ? .loadExtension : nil
    case SQLITE_PRAGMA: pragma(first?.lowercased() ?? "", argument: second)
    // VACUUM attaches a file without a name, which it copies the store to.
    case SQLITE_ATTACH, SQLITE_DETACH: first?.isEmpty == true ? .write : .otherFile
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: .transaction
    default: .write
    }
  }

  /// With an argument, some of these set something.
  private static func pragma(_ name: String, argument: String?) -> SQLRefusal? {
    if describing.contains(name) { return nil }
    return telling.contains(name) && argument == nil ? nil : .pragma(name)
  }

  private static let describing: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
    "foreign_key_check", "integrity_check", "quick_check", "database_list", "collation_list", "function_list",
    "module_list", "pragma_list", "compile_options",
  ]
  private static let telling: Set<String> = [
    "application_id", "user_version", "schema_version", "page_count", "page_size", "freelist_count", "encoding",
    "data_version", "query_only", "journal_mode",
  ]
}
