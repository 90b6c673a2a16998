// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension
internal import Segments

/// A connection to a store for questions in SQL, through the code of the extension. It cannot write.
public final class SQLSession {
  private let db: OpaquePointer
  private let store: OpenStore
  private let reading: SQLGuard

  /// How many segments the questions have needed so far.
  public var segmentsDecoded: Int { store.segmentsDecoded }

  /// - Parameters:
  ///   - routines: SQLite's, as `sqlite3_api_routines`.
  ///   - patience: how long another process' lock is waited for, in seconds.
  public init(path: String, routines: UnsafeRawPointer, patience: Double = 5) throws(SQLFault) {
    nenrin_use_routines(routines.assumingMemoryBound(to: sqlite3_api_routines.self))
    var opened: OpaquePointer?
    let code = nenrin_open(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX)
    guard let opened else { throw .statement(message: "", code: Int(code)) }
    db = opened
    store = OpenStore()
    reading = SQLGuard(store)
    // A connection that could not be opened has to be closed too; `deinit` does.
    guard code == SQLITE_OK else { throw HostStatement.fault(opened) }
    nenrin_busy_timeout(db, Int32(patience * 1000))
    _ = nenrin_exec(db, "PRAGMA trusted_schema = OFF")
    _ = StoreExtension.install(on: db, store)
    reading.watch(db)
  }

  deinit { nenrin_close(db) }

  /// Runs one statement that only reads.
  public func answer(_ sql: String) throws -> SQLAnswer {
    var answer = SQLAnswer()
    try forEach(sql, columns: { answer.columns = $0 }) { answer.rows.append($0) }
    return answer
  }

  /// Runs one statement that only reads, and hands over its rows one by one, so that no more than one is in memory.
  public func forEach(
    _ sql: String, columns: ([String]) throws -> Void, row: ([SQLValue]) throws -> Void
  ) throws {
    store.fault = nil
    let statement = try prepare(sql)
    defer { nenrin_finalize(statement) }
    let count = nenrin_column_count(statement)
    try columns((0..<count).map { nenrin_column_name(statement, $0).map { String(cString: $0) } ?? "" })
    while true {
      switch nenrin_step(statement) {
      case SQLITE_ROW: try row((0..<count).map { SQLValue(statement, $0) })
      case SQLITE_DONE: return
      default: throw fault
      }
    }
  }

  private func prepare(_ sql: String) throws(SQLFault) -> OpaquePointer {
    var (statement, isLast): (OpaquePointer?, Bool) = (nil, true)
    // A zero byte would end the statement before its end.
    guard !sql.utf8.contains(0) else { throw .statement(message: "zero byte", code: Int(SQLITE_ERROR)) }
    let code = sql.withCString { text in
      var rest: UnsafePointer<CChar>?
      let code = nenrin_prepare(db, text, -1, &statement, &rest)
      isLast = code != SQLITE_OK || !hasStatement(rest)
      return code
    }
    guard code == SQLITE_OK else { throw fault }
    guard let statement else { throw .noStatement }
    guard isLast else {
      nenrin_finalize(statement)
      throw .severalStatements
    }
    return statement
  }

  /// Whether more than comments and blanks follows.
  private func hasStatement(_ rest: UnsafePointer<CChar>?) -> Bool {
    guard let rest, rest.pointee != 0 else { return false }
    var next: OpaquePointer?
    let code = nenrin_prepare(db, rest, -1, &next, nil)
    defer { nenrin_finalize(next) }
    return code != SQLITE_OK || next != nil
  }

  /// Why the last call failed: our own reason where there is one.
  private var fault: SQLFault {
    let said = HostStatement.fault(db)
    if case .statement(_, let code) = said, code & 0xFF == 23, let refusal = reading.refusal {
      return .refused(refusal)
    }
    return store.fault ?? said
  }
}

/// The rows of an answer.
public struct SQLAnswer: Sendable, Equatable {
  public internal(set) var columns: [String] = []
  public internal(set) var rows: [[SQLValue]] = []
}

/// A value as SQLite has it.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])

  init(_ statement: OpaquePointer, _ index: Int32) {
    switch nenrin_column_type(statement, index) {
    case SQLITE_INTEGER: self = .integer(Int(nenrin_column_int64(statement, index)))
    case SQLITE_FLOAT: self = .real(nenrin_column_double(statement, index))
    case SQLITE_TEXT:
      // A text may hold a zero byte.
      let start = nenrin_column_text(statement, index)
      let bytes = UnsafeBufferPointer(start: start, count: Int(nenrin_column_bytes(statement, index)))
      self = .text(String(decoding: bytes, as: UTF8.self))
    case SQLITE_BLOB:
      let start = nenrin_column_blob(statement, index)
      let count = Int(nenrin_column_bytes(statement, index))
      self = .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
    default: self = .null
    }
  }
}
