// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteLibrary
internal import Foundation
internal import GRDB
internal import Indicators
internal import Segments

/// The payloads of segments, straight from the pages of the file: the front of one for a few of its values, or the whole,
/// without the copies that a row of a table is made of.
final class SegmentPayloads {
  private let db: Database
  private let path: String
  private var blob: UnsafeMutableRawPointer?

  init(db: Database, path: String) { (self.db, self.path) = (db, path) }

  deinit { nenrin_segment_close(blob) }

  /// The values of rows, which count from the first of the segment, in their order; `nil` where there is no value. The
  /// checksums of the pages answer for what is read; that of a segment is over all of it.
  func values(ofRows rows: [Int], _ key: ColumnKey, column: Int, number: Int) throws -> [Double?] {
    guard let (blob, size, _) = try open(key, column: column, number: number) else { return rows.map { _ in nil } }
    let prefix = SegmentPrefix(size: size) { part, offset in
      nenrin_segment_read(blob, part.baseAddress, Int32(part.count), Int32(offset)) == 0
    }
    do throws(SegmentFault) {
      return try SegmentDecoder.values(ofRows: rows, in: prefix)
    } catch {
      throw place(key, number, error)
    }
  }

  /// A whole segment; `nil` where the column has no value there.
  func segment(_ key: ColumnKey, column: Int, number: Int) throws -> StoredSegment? {
    guard let (blob, size, checksum) = try open(key, column: column, number: number) else { return nil }
    guard let bytes = malloc(max(size, 1)) else { throw place(key, number, .length) }
    let payload = Data(bytesNoCopy: bytes, count: size, deallocator: .free)
    guard nenrin_segment_read(blob, bytes, Int32(size), 0) == 0 else { throw place(key, number, .checksum) }
    return StoredSegment(
      path: path, owner: .column(key, id: column), number: number, checksum: checksum, payload: payload)
  }

  private typealias Opened = (blob: UnsafeMutableRawPointer, size: Int, checksum: DatabaseValue)

  private func open(_ key: ColumnKey, column: Int, number: Int) throws -> Opened? {
    guard let found = try row(key, column: column, number: number) else { return nil }
    guard let handle = db.sqliteConnection.map(UnsafeMutableRawPointer.init) else { throw place(key, number, .length) }
    let size = nenrin_segment_open(handle, found[0], &blob)
    guard size >= 0, let blob else { throw fact(handle) ?? place(key, number, .checksum) }
    return (blob, Int(size), found[1])
  }

  /// A page that is damaged is named by the segment that was looked for there.
  private func row(_ key: ColumnKey, column: Int, number: Int) throws -> Row? {
    let sql = "SELECT rowid, checksum FROM segment WHERE \"column\" = ? AND number = ?"
    do {
      return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [column, number])
    } catch {
      throw StoreConnection.isDamagedPage(error) ? place(key, number, .checksum) : error
    }
  }

  private func place(_ key: ColumnKey, _ number: Int, _ fault: SegmentFault) -> StoreError {
    .damaged(path, .segment(key, number: number, fault))
  }

  /// What SQLite says, where it is no damaged page.
  private func fact(_ handle: UnsafeMutableRawPointer) -> StoreError? {
    let code = ResultCode(rawValue: nenrin_last_error(handle))
    let error = DatabaseError(resultCode: code)
    return StoreConnection.isDamagedPage(error) ? nil : StoreConnection.fact(error, path: path)
  }
}
