// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators
internal import Segments

/// The offered attributes into the stored ones: one fills an empty one, a stored one that differs stays unless
/// `replacing`. Only segments in which a label changes are written.
struct LabelMerge {
  let db: Database
  let path: String
  let replacing: Bool
  private(set) var count = MergeReport.Count()

  init(db: Database, path: String, replacing: Bool) { (self.db, self.path, self.replacing) = (db, path, replacing) }

  /// `rows` says which stored row each offered series is.
  mutating func run(_ attributes: [String: [String]], rows: [Int]) throws {
    guard !attributes.isEmpty else { return }
    let ids = try LabelReading(db: db, path: path, seriesCount: 0).attributeIDs()
    for (name, texts) in attributes.sorted(by: { $0.key < $1.key }) {
      let id = try ids[name] ?? attributeID(name)
      var offered: [Int: [(place: Int, text: String)]] = [:]
      for (row, text) in zip(rows, texts) where !text.isEmpty {
        offered[row / SegmentFormat.rows, default: []].append((row % SegmentFormat.rows, text))
      }
      for (number, labels) in offered.sorted(by: { $0.key < $1.key }) {
        try merge(labels, into: number, of: name, id: id)
      }
    }
  }

  private mutating func merge(
    _ offered: [(place: Int, text: String)], into number: Int, of name: String, id: Int
  ) throws {
    let stored = try LabelReading(db: db, path: path, seriesCount: 0).segment(name, id: id, number: number)
    var texts = try stored?.labels().texts(count: SegmentFormat.rows) ?? []
    if texts.isEmpty { texts = [String](repeating: "", count: SegmentFormat.rows) }
    var isChanged = false
    for (place, text) in offered where settle(text, with: texts[place]) {
      texts[place] = text
      isChanged = true
    }
    guard isChanged, let words = LabelSegment(texts).encoded() else { return }
    let payload = words.withUnsafeBytes { Data($0) }
    let checksum = payload.withUnsafeBytes { SegmentFormat.checksum($0, attribute: id, number: number) }
    let sql =
      stored != nil
      ? "UPDATE label_segment SET checksum = ?, payload = ? WHERE attribute = ? AND number = ?"
      : "INSERT INTO label_segment (checksum, payload, attribute, number) VALUES (?, ?, ?, ?)"
    try db.cachedStatement(sql: sql).execute(arguments: [Int64(bitPattern: checksum), payload, id, number])
  }

  /// Whether the offered label is to be written.
  private mutating func settle(_ offered: String, with stored: String) -> Bool {
    if offered == stored {
      count.unchanged += 1
      return false
    }
    if stored.isEmpty {
      count.added += 1
      return true
    }
    if replacing { count.changed += 1 } else { count.kept += 1 }
    return replacing
  }

  private func attributeID(_ name: String) throws -> Int {
    try db.cachedStatement(sql: "INSERT INTO attribute (name) VALUES (?)").execute(arguments: [name])
    return Int(db.lastInsertedRowID)
  }
}
