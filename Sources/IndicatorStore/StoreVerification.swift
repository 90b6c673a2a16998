// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Indicators
public import Segments

/// What was found in one part of a store when all of it was read.
public struct StoreCheck: Sendable, Equatable {
  public enum Part: String, Sendable, CaseIterable {
    /// SQLite's pages and indexes.
    case file
    /// Rows that name other rows.
    case references
    /// Plans, sections, measures, entities, sources; blocks of indicators and series.
    case catalogue
    /// Segments of values, and where those of each series begin and end.
    case values
    /// Segments of attributes.
    case attributes
    case annotations
  }

  public let part: Part
  /// Pages of the file, rows of tables, segments.
  public var checked = 0
  public var damage: [StorePlace] = []
}

extension IndicatorStore {
  /// Reads and checks everything, as of one moment. Damage is an answer here, not an error.
  ///
  /// `progress` is told how many segments have been read, of how many: they take nearly all of the time.
  public func verify(
    progress: @escaping (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> [StoreCheck] {
    try connection.read { db in
      var verification = StoreVerification(db: db, path: path, progress: progress)
      return try StoreCheck.Part.allCases.map { try verification.check($0) }
    }
  }
}

private struct StoreVerification {
  let db: Database
  let path: String
  let progress: (Int, Int) -> Void
  private var segments = 0
  /// How many segments there are; 0 where that cannot be read.
  private let all: Int

  init(db: Database, path: String, progress: @escaping (Int, Int) -> Void) {
    (self.db, self.path, self.progress) = (db, path, progress)
    let count = "SELECT (SELECT count(*) FROM segment) + (SELECT count(*) FROM label_segment)"
    all = (try? Int.fetchOne(db, sql: count)) ?? 0
  }

  /// A part that cannot be read to its end is damaged where the reading stopped.
  mutating func check(_ part: StoreCheck.Part) throws -> StoreCheck {
    var check = StoreCheck(part: part)
    do {
      switch part {
      case .file: try file(&check)
      case .references: try references(&check)
      case .catalogue: try catalogue(&check)
      case .values: try values(&check)
      case .attributes: try attributes(&check)
      case .annotations:
        let count = try ColumnReading.seriesCount(db, path: path)
        check.checked = try rows("annotation")
        _ = try ColumnReading(db: db, path: path, seriesCount: count).annotations()
      }
    } catch {
      check.damage.append(try damage(error))
    }
    return check
  }

  /// Where the store is damaged, if that is why it could not be read.
  private func damage(_ error: any Error) throws -> StorePlace {
    guard case .damaged(_, let place) = StoreConnection.fact(error, path: path) else { throw error }
    return place
  }

  private func damage(_ body: () throws -> Void) throws -> [StorePlace] {
    do {
      try body()
      return []
    } catch { return [try damage(error)] }
  }

  private func file(_ check: inout StoreCheck) throws {
    check.checked = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    check.damage = try StoreConnection.damagedPages(db).map { .page($0) }
    // What such a page says of the others says nothing.
    guard check.damage.isEmpty else { return }
    let found = try String.fetchAll(db, sql: "PRAGMA integrity_check")
    if found != ["ok"] { check.damage = found.map { _ in .file } }
  }

  private func references(_ check: inout StoreCheck) throws {
    let hasEnds = try SeriesEndIndex.isKept(db)
    for table in ["placement", "segment", "label_segment", "annotation"] + (hasEnds ? ["series_end"] : []) {
      check.checked += try rows(table)
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      check.damage.append(.row(table: row[0] ?? "", row[1] ?? 0))
    }
    let placed = "SELECT position FROM placement WHERE indicator NOT BETWEEN 0 AND ? - 1"
    let indicators = try IndicatorBlocks(db: db, path: path).count()
    for position in try Int.fetchAll(db, sql: placed, arguments: [indicators]) {
      check.damage.append(.row(table: "placement", position - 1))
    }
  }

  private func catalogue(_ check: inout StoreCheck) throws {
    for table in ["plan", "section", "measure", "indicator_block", "series_block", "entity", "source"] {
      check.checked += try rows(table)
    }
    let damage = try damage { _ = try CatalogueReading(db: db, path: path).catalogue() }
    // Damaged labels are named with the attributes.
    check.damage = damage.filter { if case .labels = $0 { false } else { true } }
  }

  private mutating func values(_ check: inout StoreCheck) throws {
    let series = try ColumnReading.seriesCount(db, path: path)
    let reading = ColumnReading(db: db, path: path, seriesCount: series)
    for (key, id) in try reading.columnIDs().sorted(by: { $0.key < $1.key }) {
      let unread = try damage {
        for segment in try reading.segments(key, column: id) {
          count(&check)
          check.damage += try damage { try segment.decode(rows: segment.rows(of: series).count) }
        }
      }
      check.damage += unread
    }
    // What cannot be read has been named; only of sound values does anything follow.
    if check.damage.isEmpty, try SeriesEndIndex.isKept(db) { try ends(&check, reading, series) }
  }

  private mutating func ends(_ check: inout StoreCheck, _ reading: ColumnReading, _ series: Int) throws {
    let (index, ids) = (SeriesEndIndex(db: db, path: path), try reading.columnIDs())
    let runs = SegmentFormat.segments(ofRows: series)
    let beyond = "SELECT number FROM series_end WHERE number NOT BETWEEN 0 AND ? - 1"
    for number in try Int.fetchAll(db, sql: beyond, arguments: [runs]) {
      check.damage.append(.ends(number: number, .header))
    }
    for number in 0..<runs {
      check.damage += try damage {
        guard try index.entry(number) != index.found(number, of: series, ids) else { return }
        throw StoreError.damaged(path, .ends(number: number, .header))
      }
    }
  }

  private mutating func attributes(_ check: inout StoreCheck) throws {
    let reading = LabelReading(db: db, path: path, seriesCount: try ColumnReading.seriesCount(db, path: path))
    for (name, id) in try reading.attributeIDs().sorted(by: { $0.key < $1.key }) {
      let unread = try damage {
        for segment in try reading.segments(name, id: id) {
          count(&check)
          check.damage += try damage {
            let (labels, rows) = (try segment.labels(), try segment.rows(of: reading.seriesCount))
            if labels.codes.count > rows.count { throw segment.damage(.header) }
          }
        }
      }
      check.damage += unread
    }
  }

  /// One more segment.
  private mutating func count(_ check: inout StoreCheck) {
    check.checked += 1
    segments += 1
    progress(segments, all)
  }

  private func rows(_ table: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
}

extension StoredSegment {
  /// Only to see that it can be.
  fileprivate func decode(rows: Int) throws {
    var values = [Double](repeating: 0, count: rows)
    var words = [UInt64](repeating: 0, count: (rows + 63) / 64)
    try values.withUnsafeMutableBufferPointer { values in
      try words.withUnsafeMutableBufferPointer { try decode(into: values, $0) }
    }
  }
}
