// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators

/// A row whose fields are checked as they are read: a file that another program changed gives `StoreError.damaged`.
struct StoredRow {
  let row: Row
  let path: String
  let table: String
  /// Counted from 0.
  let number: Int

  static func forEach(
    _ db: Database, path: String, table: String, sql: String, _ arguments: StatementArguments = [],
    _ body: (StoredRow) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: arguments)
    var number = 0
    while let row = try next(cursor, path, table, number) {
      try body(StoredRow(row: row, path: path, table: table, number: number))
      number += 1
    }
  }

  /// A damaged page of the file is named by the row that could not be read from it.
  private static func next(_ cursor: RowCursor, _ path: String, _ table: String, _ number: Int) throws -> Row? {
    do { return try cursor.next() } catch {
      guard StoreConnection.isDamagedPage(error) else { throw error }
      throw StoreError.damaged(path, .row(table: table, number))
    }
  }

  var damage: StoreError { .damaged(path, .row(table: table, number)) }

  func isNull(_ index: Int) -> Bool { row.hasNull(atIndex: index) }

  func int(_ index: Int) throws -> Int {
    guard case .int64(let value) = (row[index] as DatabaseValue).storage else { throw damage }
    return Int(value)
  }

  func int(_ index: Int, below limit: Int) throws -> Int {
    let value = try int(index)
    guard (0..<limit).contains(value) else { throw damage }
    return value
  }

  func text(_ index: Int) throws -> String {
    guard case .string(let value) = (row[index] as DatabaseValue).storage else { throw damage }
    return value
  }

  func real(_ index: Int) throws -> Double? {
    switch (row[index] as DatabaseValue).storage {
    case .null: return nil
    case .double(let value): return value
    default: throw damage
    }
  }

  func year(_ index: Int) throws -> FiscalYear { FiscalYear(try int(index)) }

  /// One of the fixed words of a field.
  func word<Word: RawRepresentable<String>>(_ index: Int) throws -> Word {
    guard let word = Word(rawValue: try text(index)) else { throw damage }
    return word
  }

  /// Three fields: plan, section, number.
  func place(_ index: Int) throws -> MeasurePlace {
    MeasurePlace(plan: try text(index), section: try int(index + 1), number: try int(index + 2))
  }

  /// Three fields: kind, plan, fiscal year.
  func columnKey(_ index: Int) throws -> ColumnKey {
    ColumnKey(kind: try word(index), plan: try text(index + 1), year: try year(index + 2))
  }
}
