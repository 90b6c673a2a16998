// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension

/// A table that is computed from what the store keeps in segments and blocks.
protocol VirtualTable: AnyObject {
  /// Tells SQLite the columns.
  init(_ db: OpaquePointer, _ store: OpenStore) throws
  var store: OpenStore { get }
  /// Which conditions the table answers itself; false where there is no memory.
  func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>) throws -> Bool
  func cursor() -> any VirtualCursor
}

/// One walk over the rows of a table.
protocol VirtualCursor: AnyObject {
  func start(conditions: String, values: UnsafeMutablePointer<OpaquePointer?>?) throws
  func advance() throws
  var isAtEnd: Bool { get }
  var rowID: Int64 { get }
  func write(_ column: Int32, to context: OpaquePointer) throws
}

/// SQLite's callbacks for the virtual tables. Each is there under its name in every connection that has the module, without
/// CREATE VIRTUAL TABLE, and it only reads.
enum StoreModule {
  static func register(
    _ table: any VirtualTable.Type, named name: String, on db: OpaquePointer, _ store: OpenStore
  ) -> Int32 {
    let context = Unmanaged.passRetained(Registration(table: table, store: store)).toOpaque()
    return nenrin_create_module(db, name, module, context) { context in
      context.map { Unmanaged<Registration>.fromOpaque($0).release() }
    }
  }

  private final class Registration {
    let table: any VirtualTable.Type
    let store: OpenStore

    init(table: any VirtualTable.Type, store: OpenStore) { (self.table, self.store) = (table, store) }
  }

  private final class OpenTable {
    let table: any VirtualTable

    init(_ table: any VirtualTable) { self.table = table }
  }

  private final class OpenCursor {
    let cursor: any VirtualCursor

    init(_ cursor: any VirtualCursor) { self.cursor = cursor }
  }

  /// SQLite keeps the address for as long as the process lives.
  nonisolated(unsafe) private static let module: UnsafePointer<sqlite3_module> = {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    var callbacks = sqlite3_module()
    callbacks.iVersion = 1
    callbacks.xConnect = connect
    callbacks.xBestIndex = bestIndex
    callbacks.xDisconnect = disconnect
    callbacks.xOpen = open
    callbacks.xClose = close
    callbacks.xFilter = filter
    callbacks.xNext = next
    callbacks.xEof = { cursor in StoreModule.cursor(cursor).isAtEnd ? 1 : 0 }
    callbacks.xColumn = column
    callbacks.xRowid = { cursor, id in
      id?.pointee = StoreModule.cursor(cursor).rowID
      return SQLITE_OK
    }
    module.initialize(to: callbacks)
    return UnsafePointer(module)
  }()

  private static let connect:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<UnsafePointer<CChar>?>?,
      UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32 = { db, context, _, _, result, message in
      guard let db, let context else { return SQLITE_MISUSE }
      let registration = Unmanaged<Registration>.fromOpaque(context).takeUnretainedValue()
      let store = registration.store
      do {
        try store.check(db)
        _ = nenrin_innocuous(db)
        let table = OpenTable(try registration.table.init(db, store))
        let vtab = UnsafeMutablePointer<nenrin_table>.allocate(capacity: 1)
        vtab.initialize(to: nenrin_table())
        vtab.pointee.object = Unmanaged.passRetained(table).toOpaque()
        result?.pointee = UnsafeMutableRawPointer(vtab).assumingMemoryBound(to: sqlite3_vtab.self)
        return SQLITE_OK
      } catch {
        let fault = fault(error)
        store.fault = fault
        message?.pointee = nenrin_copy(fault.message)
        return fault.code
      }
    }

  private static let disconnect: @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?) -> Int32 = { vtab in
    guard let vtab else { return SQLITE_OK }
    let table = UnsafeMutableRawPointer(vtab).assumingMemoryBound(to: nenrin_table.self)
    table.pointee.object.map { Unmanaged<OpenTable>.fromOpaque($0).release() }
    table.deallocate()
    return SQLITE_OK
  }

  private static let bestIndex:
    @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<sqlite3_index_info>?) -> Int32 = {
      vtab, info in
      guard let vtab, let info else { return SQLITE_MISUSE }
      return attempt(vtab) {
        try table(vtab).plan(info) ? SQLITE_OK : SQLITE_NOMEM
      }
    }

  private static let open:
    @convention(c) (
      UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
    ) -> Int32 = { vtab, result in
      guard let vtab else { return SQLITE_MISUSE }
      let cursor = UnsafeMutablePointer<nenrin_cursor>.allocate(capacity: 1)
      cursor.initialize(to: nenrin_cursor())
      cursor.pointee.object = Unmanaged.passRetained(OpenCursor(table(vtab).cursor())).toOpaque()
      result?.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }

  private static let close: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { pointer in
    guard let pointer else { return SQLITE_OK }
    let cursor = UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: nenrin_cursor.self)
    cursor.pointee.object.map { Unmanaged<OpenCursor>.fromOpaque($0).release() }
    cursor.deallocate()
    return SQLITE_OK
  }

  private static let filter:
    @convention(c) (
      UnsafeMutablePointer<sqlite3_vtab_cursor>?, Int32, UnsafePointer<CChar>?, Int32,
      UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 = { cursor, _, conditions, _, values in
      guard let cursor, let vtab = cursor.pointee.pVtab else { return SQLITE_MISUSE }
      return attempt(vtab) {
        let conditions = conditions.map { String(cString: $0) } ?? ""
        try StoreModule.cursor(cursor).start(conditions: conditions, values: values)
        return SQLITE_OK
      }
    }

  private static let next: @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 = { cursor in
    guard let cursor, let vtab = cursor.pointee.pVtab else { return SQLITE_MISUSE }
    return attempt(vtab) {
      try StoreModule.cursor(cursor).advance()
      return SQLITE_OK
    }
  }

  private static let column:
    @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, OpaquePointer?, Int32) -> Int32 = {
      cursor, context, column in
      guard let cursor, let vtab = cursor.pointee.pVtab, let context else { return SQLITE_MISUSE }
      return attempt(vtab) {
        try StoreModule.cursor(cursor).write(column, to: context)
        return SQLITE_OK
      }
    }

  private static func table(_ vtab: UnsafeMutablePointer<sqlite3_vtab>) -> any VirtualTable {
    let table = UnsafeMutableRawPointer(vtab).assumingMemoryBound(to: nenrin_table.self)
    return Unmanaged<OpenTable>.fromOpaque(table.pointee.object).takeUnretainedValue().table
  }

  private static func cursor(_ pointer: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> any VirtualCursor {
    let cursor = UnsafeMutableRawPointer(pointer.unsafelyUnwrapped).assumingMemoryBound(to: nenrin_cursor.self)
    return Unmanaged<OpenCursor>.fromOpaque(cursor.pointee.object).takeUnretainedValue().cursor
  }

  /// An error becomes the message of the table, which SQLite hands on and frees.
  private static func attempt(
    _ vtab: UnsafeMutablePointer<sqlite3_vtab>, _ body: () throws -> Int32
  ) -> Int32 {
    do { return try body() } catch {
      let fault = fault(error)
      table(vtab).store.fault = fault
      nenrin_free(vtab.pointee.zErrMsg)
      vtab.pointee.zErrMsg = nenrin_copy(fault.message)
      return fault.code
    }
  }

  private static func fault(_ error: any Error) -> SQLFault {
    error as? SQLFault ?? .statement(message: "\(error)", code: Int(SQLITE_ERROR))
  }
}

extension SQLFault {
  /// SQLite's result code.
  fileprivate var code: Int32 {
    switch self {
    case .damaged: SQLITE_CORRUPT
    case .busy: SQLITE_BUSY
    case .statement(_, let code): Int32(truncatingIfNeeded: code)
    default: SQLITE_ERROR
    }
  }
}
