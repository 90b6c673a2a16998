// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
public import Indicators
internal import Segments

/// The plans, indicators and values of one file.
///
/// A reader sees the file as the last finished merge left it. Each call is a transaction of its own: whoever needs a
/// catalogue and columns of the same moment takes a `panel()`, or asks `ofOneMoment`.
public final class IndicatorStore: Sendable {
  public let path: String
  let connection: StoreConnection
  /// Whether this object made the file, so that a first merge that fails takes it away again.
  private let isCreator: Bool

  /// How long a lock of another process is waited for, in seconds.
  static let patience = 5.0

  private init(_ connection: StoreConnection, isCreator: Bool) {
    (self.path, self.connection, self.isCreator) = (connection.path, connection, isCreator)
  }

  /// Opens an existing store for reading.
  public static func open(at path: String) throws(StoreError) -> IndicatorStore {
    try FileFacts.check(path, writing: false)
    if FileFacts.isEmpty(path) { throw .empty(path) }
    do {
      return IndicatorStore(try verified(path, writing: false, patience: patience), isCreator: false)
    } catch .interruptedWrite {
      // The journal of an interrupted write is there. Opening for writing rolls it back, if we may.
      guard FileManager.default.isWritableFile(atPath: path) else { throw .interruptedWrite(path) }
      _ = try verified(path, writing: true, patience: patience)
      return IndicatorStore(try verified(path, writing: false, patience: patience), isCreator: false)
    }
  }

  /// Opens a store for merging; where there is none (or an empty file), makes one if `creating`.
  public static func openForWriting(at path: String, creating: Bool) throws(StoreError) -> IndicatorStore {
    try openForWriting(at: path, creating: creating, patience: patience)
  }

  static func openForWriting(at path: String, creating: Bool, patience: Double) throws(StoreError) -> IndicatorStore {
    // A folder's name; the file that it would make could not be opened by the same name.
    if path.hasSuffix("/") { throw .directory(path) }
    let exists = FileManager.default.fileExists(atPath: path)
    if exists || !creating {
      try FileFacts.check(path, writing: true)
      if !FileFacts.isEmpty(path) {
        return IndicatorStore(try verified(path, writing: true, patience: patience), isCreator: false)
      }
      if !creating { throw .empty(path) }
    }
    return try create(at: path, exists: exists, patience: patience)
  }

  public func catalogue() throws(StoreError) -> Catalogue {
    try connection.read { try CatalogueReading(db: $0, path: path).catalogue() }
  }

  /// Everything, as of one moment. Columns without a value are not there.
  public func panel() throws(StoreError) -> Panel {
    try connection.read { db in
      let catalogue = try CatalogueReading(db: db, path: path).catalogue()
      let reading = ColumnReading(db: db, path: path, seriesCount: catalogue.series.count)
      return Panel(
        catalogue: catalogue, columns: try reading.columns(), annotations: try reading.annotations())
    }
  }

  /// The values of all series in the order of `catalogue().series`; `nil` where the store has no such column.
  public func column(_ key: ColumnKey) throws(StoreError) -> Indicators.Column? {
    try connection.read { db in
      let count = try ColumnReading.seriesCount(db, path: path)
      return try ColumnReading(db: db, path: path, seriesCount: count).columns([key])[key]
    }
  }

  /// Actual, baseline, target; by plan; by year.
  public func columnKeys() throws(StoreError) -> [ColumnKey] {
    try connection.read { try ColumnReading(db: $0, path: path, seriesCount: 0).columnIDs().keys.sorted() }
  }

  /// Takes in all of the panel or, where it throws, nothing. See README.md for what goes with what.
  ///
  /// `progress` is told how many columns have been written, of how many.
  @discardableResult
  public func merge(
    _ panel: Panel, replacing: Bool, cancellation: Cancellation = Cancellation(),
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> MergeReport {
    try merge(panel, replacing: replacing, cancellation: cancellation, progress: progress, beforeCommit: {})
  }

  /// `beforeCommit` runs when all is written and nothing is committed yet.
  @discardableResult
  func merge(
    _ panel: Panel, replacing: Bool, cancellation: Cancellation = Cancellation(),
    progress: (Int, Int) -> Void = { _, _ in }, beforeCommit: () throws -> Void
  ) throws(StoreError) -> MergeReport {
    do {
      return try cancellation.reaching(
        { () throws(StoreError) in
          try connection.write { db in
            if cancellation.isRequested { throw StoreError.interrupted(path) }
            var merge = PanelMerge(db: db, path: path, replacing: replacing)
            let report = try merge.run(panel, progress)
            try beforeCommit()
            if cancellation.isRequested { throw StoreError.interrupted(path) }
            return report
          }
        }, by: connection.queue.interrupt)
    } catch {
      // The reason for the failure is what matters to the caller, not whether the empty file could be removed.
      if isCreator { try? connection.remove(if: PanelMerge.isEmptyStore) }
      throw error
    }
  }

  private static func verified(_ path: String, writing: Bool, patience: Double) throws(StoreError) -> StoreConnection {
    let connection = try StoreConnection(path: path, writing: writing, patience: patience)
    let (application, version, hasSeals) = try connection.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0, try StoreSchema.version(of: db),
        connection.hasSeals(db)
      )
    }
    guard application == StoreSchema.applicationID else { throw .otherApplication(path, applicationID: application) }
    guard version <= StoreSchema.version else {
      throw .newerVersion(path, found: version, known: StoreSchema.version)
    }
    guard version > 0 else { throw .damaged(path, .schema) }
    guard StoreFormat.readable.contains(version) else {
      throw .olderVersion(path, found: version, known: StoreSchema.version)
    }
    guard hasSeals else { throw .damaged(path, .schema) }
    return connection
  }

  private static func create(at path: String, exists: Bool, patience: Double) throws(StoreError) -> IndicatorStore {
    do {
      let connection = try StoreConnection(path: path, writing: true, patience: patience)
      let created = try connection.write { db in
        // Another process may have made the store since we looked.
        guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0 else { return false }
        try StoreSchema.create(in: db)
        return true
      }
      if !created { return IndicatorStore(try verified(path, writing: true, patience: patience), isCreator: false) }
      return IndicatorStore(connection, isCreator: !exists)
    } catch {
      if !exists, FileFacts.isEmpty(path) { try? FileManager.default.removeItem(atPath: path) }
      switch error {
      case .unreadable, .readOnly: throw .uncreatable(path)
      default: throw error
      }
    }
  }
}
