// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension
internal import Segments

/// A statement on a connection of the host, kept for use again.
final class HostStatement {
  private let db: OpaquePointer
  private let handle: OpaquePointer

  init(_ db: OpaquePointer, _ sql: String) throws(SQLFault) {
    var handle: OpaquePointer?
    guard nenrin_prepare(db, sql, -1, &handle, nil) == 0, let handle else { throw Self.fault(db) }
    (self.db, self.handle) = (db, handle)
  }

  deinit { nenrin_finalize(handle) }

  /// Hands over each row, and names `place` where it lies on a damaged page. The statement is at rest afterwards, so that it
  /// holds no lock.
  func forEach(_ arguments: Argument..., place: StorePlace? = nil, row: (HostStatement) throws -> Void) throws {
    for (index, argument) in arguments.enumerated() { argument.bind(to: handle, Int32(index + 1)) }
    defer { nenrin_reset(handle) }
    while true {
      switch nenrin_step(handle) {
      case Self.row: try row(self)
      case Self.done: return
      default:
        let fault = Self.fault(db)
        guard case .damaged = fault, let place else { throw fault }
        throw SQLFault.damaged(place)
      }
    }
  }

  enum Argument {
    case integer(Int)
    case text(String)

    fileprivate func bind(to handle: OpaquePointer, _ index: Int32) {
      switch self {
      case .integer(let value): nenrin_bind_int64(handle, index, Int64(value))
      case .text(let text): nenrin_bind_text(handle, index, text, Int32(text.utf8.count))
      }
    }
  }

  func isNull(_ index: Int32) -> Bool { nenrin_column_type(handle, index) == SQLITE_NULL }
  func int(_ index: Int32) -> Int { Int(nenrin_column_int64(handle, index)) }

  func text(_ index: Int32) -> String {
    nenrin_column_text(handle, index).map { String(cString: $0) } ?? ""
  }

  func blob(_ index: Int32) -> UnsafeRawBufferPointer {
    // In this order, as SQLite asks for.
    let start = nenrin_column_blob(handle, index)
    return UnsafeRawBufferPointer(start: start, count: Int(nenrin_column_bytes(handle, index)))
  }

  private static let row: Int32 = 100
  private static let done: Int32 = 101

  static func fault(_ db: OpaquePointer) -> SQLFault {
    let code = Int(nenrin_code(db))
    switch code & 0xFF {
    case 5, 6: return .busy
    case 11: return .damaged(.file)
    case 26: return .notAStore
    default: return .statement(message: nenrin_message(db).map { String(cString: $0) } ?? "", code: code)
    }
  }
}
