// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators
internal import Segments

/// The bytes of a segment as they lie in the file, taken out of the connection so that any core can check and decode
/// them.
struct StoredSegment {
  /// Whose segment it is.
  enum Owner {
    case column(ColumnKey, id: Int)
    case attribute(String, id: Int)
    case catalogue(CatalogueBlock)
    case ends

    fileprivate var table: String {
      switch self {
      case .column: "segment"
      case .attribute: "label_segment"
      case .catalogue(let block): block.table
      case .ends: "series_end"
      }
    }
  }

  let path: String
  let owner: Owner
  let number: Int
  private let checksum: DatabaseValue
  let payload: Data

  init(path: String, owner: Owner, number: Int, checksum: DatabaseValue, payload: Data) {
    (self.path, self.owner, self.number) = (path, owner, number)
    (self.checksum, self.payload) = (checksum, payload)
  }

  /// From a row of number, checksum, payload.
  init(_ row: Row, path: String, owner: Owner) throws {
    (self.path, self.owner) = (path, owner)
    number = try StoredRow(row: row, path: path, table: owner.table, number: 0).int(0)
    checksum = row[1]
    guard case .blob(let payload) = (row[2] as DatabaseValue).storage else {
      throw StoreError.damaged(path, Self.place(owner, number, .length))
    }
    self.payload = payload
  }

  /// The segments that a statement finds, from rows of number, checksum, payload. Where a page of the file that holds one is
  /// damaged, it is named like one that is damaged itself.
  static func all(_ cursor: RowCursor, path: String, owner: Owner, first: Int = 0) throws -> [StoredSegment] {
    var segments: [StoredSegment] = []
    do {
      while let row = try cursor.next() { segments.append(try StoredSegment(row, path: path, owner: owner)) }
    } catch {
      guard StoreConnection.isDamagedPage(error) else { throw error }
      throw StoreError.damaged(path, place(owner, segments.last.map { $0.number + 1 } ?? first, .checksum))
    }
    return segments
  }

  /// A fault of this segment, with its place.
  func damage(_ fault: SegmentFault) -> StoreError { .damaged(path, Self.place(owner, number, fault)) }

  private static func place(_ owner: Owner, _ number: Int, _ fault: SegmentFault) -> StorePlace {
    switch owner {
    case .column(let key, _): .segment(key, number: number, fault)
    case .attribute(let name, _): .labels(attribute: name, number: number, fault)
    case .catalogue(let block): .block(block, number: number, fault)
    case .ends: .ends(number: number, fault)
    }
  }

  static func checksum(_ bytes: UnsafeRawBufferPointer, owner: Owner, number: Int) -> UInt64 {
    switch owner {
    case .column(_, let id): SegmentFormat.checksum(bytes, column: id, number: number)
    case .attribute(_, let id): SegmentFormat.checksum(bytes, attribute: id, number: number)
    case .catalogue(let block): SegmentFormat.checksum(bytes, block: block, number: number)
    case .ends: SegmentFormat.checksum(bytes, ends: number)
    }
  }

  /// Hands over the payload after its checksum has been verified; a fault gets its place.
  func checked<T>(_ body: (UnsafeRawBufferPointer) throws(SegmentFault) -> T) throws(StoreError) -> T {
    try decoded { bytes throws(SegmentFault) in
      let found = Self.checksum(bytes, owner: owner, number: number)
      guard checksum.storage == .int64(Int64(bitPattern: found)) else { throw .checksum }
      return try body(bytes)
    }
  }

  private func decoded<T>(_ body: (UnsafeRawBufferPointer) throws(SegmentFault) -> T) throws(StoreError) -> T {
    let result = payload.withUnsafeBytes { bytes in Result { () throws(SegmentFault) in try body(bytes) } }
    do { return try result.get() } catch { throw damage(error) }
  }

  /// As a whole segment; both buffers are zero on entry.
  func decode(
    into values: UnsafeMutableBufferPointer<Double>, _ validity: UnsafeMutableBufferPointer<UInt64>
  ) throws(StoreError) {
    try checked { bytes throws(SegmentFault) in
      try SegmentDecoder.decode(bytes, into: values, validity: validity)
    }
  }

  /// The values of some rows, which count from the first of the segment. The checksums of the pages answer for them.
  func values(ofRows rows: [Int]) throws(StoreError) -> [Double?] {
    try decoded { bytes throws(SegmentFault) in try SegmentDecoder.values(ofRows: rows, in: bytes) }
  }

  /// The rows below `count` without a value, which count from the first of the segment.
  func rowsWithoutValue(below count: Int) throws(StoreError) -> [Int] {
    try decoded { bytes throws(SegmentFault) in try SegmentDecoder.rowsWithoutValue(in: bytes, below: count) }
  }

  /// The rows of this segment in a store of so many series.
  func rows(of count: Int) throws(StoreError) -> Range<Int> {
    guard number >= 0, number <= count / SegmentFormat.rows else { throw damage(.header) }
    let start = number * SegmentFormat.rows
    return start..<min(start + SegmentFormat.rows, count)
  }
}
