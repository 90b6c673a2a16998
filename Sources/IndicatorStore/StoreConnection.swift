// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteLibrary
internal import Foundation
internal import GRDB

/// A connection to the one file, and what SQLite says of it in our own facts.
final class StoreConnection: Sendable {
  let path: String
  let queue: DatabaseQueue
  /// Which file the path named when we opened it.
  private let fileNumber: UInt64?

  init(path: String, writing: Bool, patience: Double) throws(StoreError) {
    self.path = path
    nenrin_keep_memory()
    do {
      guard nenrin_check_pages() == 0 else { throw StoreError.sqlite(path, code: 1, message: "no file system") }
      try Self.readFirst(path, writing: writing, patience: patience)
      queue = try DatabaseQueue(
        path: path, configuration: Self.configuration(writing: writing, patience: patience))
      fileNumber = FileFacts.number(of: path)
    } catch {
      throw Self.fact(error, path: path)
    }
  }

  /// What cannot be read is refused before there is a queue, as its release takes a thread of Dispatch, which waits for ever where the
  /// system gives none.
  private static func readFirst(_ path: String, writing: Bool, patience: Double) throws {
    var message = [CChar](repeating: 0, count: 256)
    let code = nenrin_first_read(path, writing ? 1 : 0, Int32(patience * 1000), &message, Int32(message.count))
    guard code == 0 else {
      let text = message.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: text)
    }
  }

  /// The connection is closed; its queue, some hundred bytes, is left behind, since its release would take that thread. That is never
  /// within `read` or `write`, which wait for the queue themselves.
  deinit {
    _ = Unmanaged.passRetained(queue)
    try? queue.close()
  }

  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try queue.read(body) } catch { throw Self.fact(error, path: path) }
  }

  /// One transaction, which takes the right to write before it reads: what it compares with cannot change meanwhile.
  func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do {
      return try queue.write { db in
        // Another process may have removed the file while we waited; what we wrote would be nowhere.
        guard FileFacts.number(of: path) == fileNumber else { throw StoreError.missing(path) }
        return try body(db)
      }
    } catch {
      throw Self.fact(error, path: path)
    }
  }

  /// Removes the file under an exclusive lock, if `condition` still holds there.
  func remove(if condition: (Database) throws -> Bool) throws {
    try queue.inTransaction(.exclusive) { db in
      if try condition(db), FileFacts.number(of: path) == fileNumber {
        try FileManager.default.removeItem(atPath: path)
      }
      return .rollback
    }
  }

  /// Whether each page of the file has its checksum, without which nothing that is read of it can be trusted.
  func hasSeals(_ db: Database) -> Bool {
    db.sqliteConnection.map { nenrin_has_seals(UnsafeMutableRawPointer($0)) != 0 } ?? false
  }

  /// All pages of the file that are not what was written, also those that no table uses.
  static func damagedPages(_ db: Database) throws -> [Int] {
    let (count, size) = (
      try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0, try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    )
    guard let handle = db.sqliteConnection else { return [] }
    var pages: [Int] = []
    while case let next = nenrin_next_damaged_page(
      UnsafeMutableRawPointer(handle), Int64(pages.last ?? 0), Int64(count), Int32(size)), next > 0
    { pages.append(Int(next)) }
    return pages
  }

  /// Runs a statement as if it were our own. For tests.
  func execute(_ sql: String) throws(StoreError) { try write { try $0.execute(sql: sql) } }

  /// Refuses to grow beyond so many pages, as a full disk does. For tests.
  func limit(pages: Int) throws(StoreError) {
    do {
      try queue.writeWithoutTransaction { db in
        _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
      }
    } catch { throw Self.fact(error, path: path) }
  }

  /// A rollback journal, so that a store at rest is one file; no page of an unfinished transaction is written early,
  /// so that readers are not shut out before the commit.
  private static func configuration(writing: Bool, patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = !writing
    configuration.busyMode = .timeout(patience)
    configuration.label = "nenrin.store"
    // A merge writes only ids that it has just found or given; `verify()` checks them all.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      if let handle = db.sqliteConnection { nenrin_distrust(UnsafeMutableRawPointer(handle)) }
      guard writing else { return }
      try db.execute(sql: "PRAGMA page_size = 16384")
      if let handle = db.sqliteConnection { _ = nenrin_reserve_seals(UnsafeMutableRawPointer(handle)) }
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA cache_spill = 0")
    }
    return configuration
  }

  /// Whether a page was refused because it is not what was written.
  static func isDamagedPage(_ error: any Error) -> Bool {
    (error as? DatabaseError)?.extendedResultCode.rawValue == nenrin_damaged_page_code()
  }

  static func fact(_ error: any Error, path: String) -> StoreError {
    if let fact = error as? StoreError { return fact }
    guard let error = error as? DatabaseError else { return .sqlite(path, code: 0, message: "\(error)") }
    let code = Int(error.extendedResultCode.rawValue)
    if isDamagedPage(error) { return .damaged(path, .page(Int(nenrin_damaged_page()))) }
    switch error.extendedResultCode {
    case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY: return .interruptedWrite(path)
    default: break
    }
    switch error.resultCode {
    case .SQLITE_INTERRUPT: return .interrupted(path)
    case .SQLITE_NOTADB: return .notAStore(path)
    case .SQLITE_CORRUPT: return .damaged(path, .file)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path)
    case .SQLITE_FULL: return .full(path)
    case .SQLITE_READONLY: return .readOnly(path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: return .unreadable(path)
    case .SQLITE_IOERR: return .inputOutput(path, code: code)
    // All our statements are constants: where one does not compile, a table is missing or is another one.
    case .SQLITE_ERROR where error.message?.hasPrefix("no such") == true: return .damaged(path, .schema)
    default: return .sqlite(path, code: code, message: error.message ?? "")
    }
  }
}

/// What the file system says of a path. Only by name: to open and close the file beside SQLite would give up the locks
/// that another connection of this process holds on it.
enum FileFacts {
  static func number(of path: String) -> UInt64? { status(of: path).map { UInt64($0.st_ino) } }

  static func isEmpty(_ path: String) -> Bool { size(of: path) == 0 }

  private static func size(of path: String) -> UInt64? { status(of: path).map { UInt64($0.st_size) } }

  /// Foundation's attributes of a file also name its owner, for which a directory service may be asked.
  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// SQLite's least page. It takes the first bytes of a shorter file for an empty database.
  private static let leastSize: UInt64 = 512

  /// Refuses what cannot be a store that we may use.
  static func check(_ path: String, writing: Bool) throws(StoreError) {
    guard let kind = status(of: path).map({ $0.st_mode & S_IFMT }) else { throw .missing(path) }
    if kind == S_IFDIR { throw .directory(path) }
    // To open a pipe would wait for its other end.
    guard kind == S_IFREG else { throw .notAFile(path) }
    guard access(path, R_OK) == 0 else { throw .unreadable(path) }
    if let size = size(of: path), size > 0, size < leastSize { throw .notAStore(path) }
    if writing, access(path, W_OK) != 0 { throw .readOnly(path) }
  }
}
