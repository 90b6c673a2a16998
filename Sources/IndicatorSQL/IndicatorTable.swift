// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension
internal import Indicators
internal import Segments

/// The virtual table `indicator` of one connection: a row a definition, found by id or slug without the others.
final class IndicatorTable: VirtualTable {
  let store: OpenStore
  fileprivate let tables: StoreTables

  fileprivate enum Field: Int32 {
    case id, slug, name, unit, better, span, lowerBound, upperBound, base
  }

  fileprivate enum Condition: String { case id, slug }

  init(_ db: OpaquePointer, _ store: OpenStore) throws {
    (self.store, tables) = (store, StoreTables(db))
    store.isDeclaring = true
    defer { store.isDeclaring = false }
    let declaration = """
      CREATE TABLE indicator (id INTEGER, slug TEXT, name TEXT, unit TEXT, better TEXT, span TEXT, lower_bound REAL,
        upper_bound REAL, base TEXT)
      """
    guard nenrin_declare(db, declaration) == SQLITE_OK else { throw HostStatement.fault(db) }
  }

  /// At most one condition is answered here, and SQLite looks at the rows again.
  func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>) throws -> Bool {
    let all = Double(try tables.indicatorCount())
    (info.pointee.estimatedRows, info.pointee.estimatedCost) = (Int64(all), all + 100)
    for index in 0..<info.pointee.nConstraint {
      guard let condition = condition(info, index) else { continue }
      guard let text = nenrin_copy(condition.rawValue) else { return false }
      (info.pointee.idxStr, info.pointee.needToFreeIdxStr) = (text, 1)
      info.pointee.aConstraintUsage[Int(index)].argvIndex = 1
      (info.pointee.estimatedRows, info.pointee.estimatedCost) = (1, 50)
      return true
    }
    return true
  }

  private func condition(_ info: UnsafeMutablePointer<sqlite3_index_info>, _ index: Int32) -> Condition? {
    let constraint = info.pointee.aConstraint[Int(index)]
    guard constraint.usable != 0, Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ else { return nil }
    // The row id, which SQLite calls column −1, is the id.
    switch constraint.iColumn {
    case -1, Field.id.rawValue: return .id
    case Field.slug.rawValue:
      guard let collation = nenrin_collation(info, index), String(cString: collation) == "BINARY" else { return nil }
      return .slug
    default: return nil
    }
  }

  func cursor() -> any VirtualCursor { IndicatorCursor(tables) }
}

private final class IndicatorCursor: VirtualCursor {
  private let tables: StoreTables
  private var id = 0
  private var end = 0
  /// The block at hand, kept from one look-up of a join to the next.
  private var block: (number: Int, indicators: [Indicator]) = (-1, [])

  init(_ tables: StoreTables) { self.tables = tables }

  var isAtEnd: Bool { id >= end }
  var rowID: Int64 { Int64(id) }

  func start(conditions: String, values: UnsafeMutablePointer<OpaquePointer?>?) throws {
    (id, end) = (0, try tables.indicatorCount())
    guard let condition = IndicatorTable.Condition(rawValue: conditions), let value = values?[0] else { return }
    let found = try find(condition, value).flatMap { (0..<end).contains($0) ? $0 : nil }
    (id, end) = found.map { ($0, $0 + 1) } ?? (0, 0)
  }

  private func find(_ condition: IndicatorTable.Condition, _ value: OpaquePointer) throws -> Int? {
    switch condition {
    case .id:
      return nenrin_value_numeric_type(value) == SQLITE_INTEGER ? Int(nenrin_value_int64(value)) : nil
    case .slug:
      let type = nenrin_value_type(value)
      guard type != SQLITE_NULL, type != SQLITE_BLOB, let start = nenrin_value_text(value) else { return nil }
      let bytes = UnsafeBufferPointer(start: start, count: Int(nenrin_value_bytes(value)))
      return try tables.indicator(ofSlug: String(decoding: bytes, as: UTF8.self))
    }
  }

  func advance() throws { id += 1 }

  func write(_ column: Int32, to context: OpaquePointer) throws {
    guard let field = IndicatorTable.Field(rawValue: column) else { return nenrin_result_null(context) }
    let indicator = try indicator()
    switch field {
    case .id: nenrin_result_int64(context, Int64(id))
    case .slug: SQLResult.write(indicator.slug, to: context)
    case .name: SQLResult.write(indicator.name, to: context)
    case .unit: SQLResult.write(indicator.unit, to: context)
    case .better: SQLResult.write(indicator.better.rawValue, to: context)
    case .span: SQLResult.write(indicator.span.rawValue, to: context)
    case .lowerBound: SQLResult.write(indicator.lowerBound, to: context)
    case .upperBound: SQLResult.write(indicator.upperBound, to: context)
    case .base:
      guard let base = indicator.base else { return nenrin_result_null(context) }
      SQLResult.write(base, to: context)
    }
  }

  private func indicator() throws -> Indicator {
    let number = id / IndicatorBlock.rows
    if block.number != number { block = (number, try tables.indicators(ofBlock: number)) }
    guard id % IndicatorBlock.rows < block.indicators.count else {
      throw SQLFault.damaged(.block(.indicator, number: number, .length))
    }
    return block.indicators[id % IndicatorBlock.rows]
  }
}

/// A field of a row on its way to SQLite.
enum SQLResult {
  static func write(_ text: String, to context: OpaquePointer) {
    var text = text
    text.withUTF8 { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return nenrin_result_text(context, "", 0) }
      start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        nenrin_result_text(context, $0, Int32(bytes.count))
      }
    }
  }

  static func write(_ number: Double?, to context: OpaquePointer) {
    guard let number else { return nenrin_result_null(context) }
    nenrin_result_double(context, number)
  }
}
