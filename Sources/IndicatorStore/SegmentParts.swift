// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteLibrary
internal import GRDB
internal import Indicators
internal import Segments

/// The values of a few rows out of segments, of which no more is read than it takes. The checksums of the pages answer for
/// what is read; that of a segment is over all of it.
final class SegmentParts {
  private let db: Database
  private let path: String
  private var blob: UnsafeMutableRawPointer?

  init(db: Database, path: String) { (self.db, self.path) = (db, path) }

  deinit { nenrin_segment_close(blob) }

  /// In the order of `rows`, which count from the first of the segment; `nil` where there is no value.
  func values(ofRows rows: [Int], _ key: ColumnKey, column: Int, number: Int) throws -> [Double?] {
    let place = { StoreError.damaged(self.path, .segment(key, number: number, $0)) }
    let sql = "SELECT rowid FROM segment WHERE \"column\" = ? AND number = ?"
    guard let row = try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [column, number]) else {
      return rows.map { _ in nil }
    }
    guard let handle = db.sqliteConnection.map(UnsafeMutableRawPointer.init) else { throw place(.length) }
    let size = nenrin_segment_open(handle, row, &blob)
    guard size >= 0, let blob else { throw fact(handle) ?? place(.checksum) }
    let prefix = SegmentPrefix(size: Int(size)) { part, offset in
      nenrin_segment_read(blob, part.baseAddress, Int32(part.count), Int32(offset)) == 0
    }
    do throws(SegmentFault) {
      return try SegmentDecoder.values(ofRows: rows, in: prefix)
    } catch {
      throw place(error)
    }
  }

  /// What SQLite says, where it is no damaged page.
  private func fact(_ handle: UnsafeMutableRawPointer) -> StoreError? {
    let code = ResultCode(rawValue: nenrin_last_error(handle))
    let error = DatabaseError(resultCode: code)
    return StoreConnection.isDamagedPage(error) ? nil : StoreConnection.fact(error, path: path)
  }
}
