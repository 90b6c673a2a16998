// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators
internal import Segments

/// Label segments → the column of an attribute.
struct LabelReading {
  let db: Database
  let path: String
  let seriesCount: Int

  func attributeIDs() throws -> [String: Int] {
    var ids: [String: Int] = [:]
    try StoredRow.forEach(db, path: path, table: "attribute", sql: "SELECT id, name FROM attribute ORDER BY id") {
      ids[try $0.text(1)] = try $0.int(0)
    }
    return ids
  }

  /// `nil` where no series has a label.
  func labels(_ name: String, id: Int) throws -> Labels? {
    var words = [""]
    var known: [String: UInt32] = ["": 0]
    var codes = [UInt32](repeating: 0, count: seriesCount)
    for stored in try segments(name, id: id) {
      let (segment, rows) = (try stored.labels(), try stored.rows(of: seriesCount))
      guard segment.codes.count <= rows.count else { throw stored.damage(.header) }
      let translation: [UInt32] =
        [0]
        + segment.words.map { word -> UInt32 in
          if let code = known[word] { return code }
          words.append(word)
          known[word] = UInt32(words.count - 1)
          return UInt32(words.count - 1)
        }
      for (index, code) in segment.codes.enumerated() { codes[rows.lowerBound &+ index] = translation[Int(code)] }
    }
    return words.count > 1 ? Labels(words: words, codes: codes) : nil
  }

  func segments(_ name: String, id: Int) throws -> [StoredSegment] {
    let sql = "SELECT number, checksum, payload FROM label_segment WHERE attribute = ? ORDER BY number"
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [id])
    return try StoredSegment.all(cursor, path: path, owner: .attribute(name, id: id))
  }

  func segment(_ name: String, id: Int, number: Int) throws -> StoredSegment? {
    let sql = "SELECT number, checksum, payload FROM label_segment WHERE attribute = ? AND number = ?"
    let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [id, number])
    return try StoredSegment.all(cursor, path: path, owner: .attribute(name, id: id), first: number).first
  }
}

extension StoredSegment {
  func labels() throws(StoreError) -> LabelSegment {
    try checked { bytes throws(SegmentFault) in try LabelSegment(decoding: bytes) }
  }

  /// Of rows that count from the first of the segment.
  func labels(ofRows rows: [Int]) throws(StoreError) -> [String?] {
    try checked { bytes throws(SegmentFault) in try LabelSegment.labels(ofRows: rows, in: bytes) }
  }
}
