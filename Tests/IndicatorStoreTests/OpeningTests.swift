// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Segments
import TestSupport
import Testing

@testable import IndicatorStore

@Suite struct OpeningTests {
  private func expect(_ fact: StoreError, _ folder: StoreFolder, _ location: SourceLocation = #_sourceLocation) {
    #expect(throws: fact, sourceLocation: location) { try IndicatorStore.open(at: folder.store).panel() }
    #expect(throws: fact, sourceLocation: location) {
      try IndicatorStore.openForWriting(at: folder.store, creating: false).panel()
    }
  }

  private func write(_ data: Data, _ folder: StoreFolder) throws {
    try data.write(to: URL(fileURLWithPath: folder.store))
  }

  @Test func missing() throws {
    let folder = try StoreFolder()
    expect(.missing(folder.store), folder)
    #expect(folder.names.isEmpty)
  }

  @Test func directory() throws {
    let folder = try StoreFolder()
    try FileManager.default.createDirectory(atPath: folder.store, withIntermediateDirectories: false)
    expect(.directory(folder.store), folder)
  }

  @Test func emptyFileMayBecomeAStoreButIsNone() throws {
    let folder = try StoreFolder()
    try write(Data(), folder)
    expect(.empty(folder.store), folder)
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    #expect(try folder.panel().observationCount == 1)
  }

  @Test(arguments: [1, 16, 99, 512, 5000, 100_000]) func randomFile(_ length: Int) throws {
    let folder = try StoreFolder()
    var random = SeededGenerator(seed: 7)
    let data = Data((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
    try write(data, folder)
    expect(.notAStore(folder.store), folder)
    #expect(throws: StoreError.notAStore(folder.store)) { try folder.merge(.tidy("sns", "A県", [2018: 5])) }
    #expect(try folder.bytes == data)
  }

  @Test(.enabled(if: StoreFolder.hasSQLite)) func otherApplication() throws {
    let folder = try StoreFolder()
    _ = try folder.sqlite("CREATE TABLE plan (id TEXT); PRAGMA application_id = 77")
    expect(.otherApplication(folder.store, applicationID: 77), folder)
    #expect(throws: StoreError.otherApplication(folder.store, applicationID: 77)) { try folder.merge(Panel()) }
  }

  @Test(.enabled(if: StoreFolder.hasSQLite)) func newerVersion() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    _ = try folder.sqlite("PRAGMA user_version = 9")
    expect(.newerVersion(folder.store, found: 9, known: 1), folder)
    _ = try folder.sqlite("PRAGMA user_version = 0")
    expect(.damaged(folder.store, .schema), folder)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything")) func withoutPermission() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.store)
    #expect(try folder.panel().observationCount == 1)
    #expect(throws: StoreError.readOnly(folder.store)) { try folder.merge(.tidy("sns", "A県", [2018: 5])) }
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: folder.store)
    expect(.unreadable(folder.store), folder)
    let locked = "/nenrin-no-right-here.db"
    #expect(throws: StoreError.uncreatable(locked)) {
      try IndicatorStore.openForWriting(at: locked, creating: true)
    }
  }

  @Test func noSuchFolder() throws {
    let path = try StoreFolder().store + "/none/store.db"
    #expect(throws: StoreError.uncreatable(path)) { try IndicatorStore.openForWriting(at: path, creating: true) }
  }
}

@Suite struct DamageTests {
  static let panel = Panel.wide(3000) { Double($0 * 7919 % 3001) / 10 }

  /// Cut anywhere, a store says what it is: none, or a damaged one.
  @Test(arguments: [1, 20, 99, 100, 1000, 16_383, 16_384, 16_385, 40_000, 100_000]) func truncated(_ length: Int) throws
  {
    let folder = try StoreFolder()
    try folder.merge(Self.panel)
    let whole = try folder.bytes
    try #require(whole.count > length)
    try whole.prefix(length).write(to: URL(fileURLWithPath: folder.store))
    let facts: [StoreError] = [.notAStore(folder.store), .damaged(folder.store, .file)]
    let fact = #expect(throws: StoreError.self) { try folder.panel() }
    #expect(fact.map(facts.contains) == true)
  }

  @Test func flippedByteOfASegmentIsNamed() throws {
    let folder = try StoreFolder()
    try folder.merge(Self.panel)
    let key = ColumnKey.actual(FiscalYear(2019))
    let column = try #require(Self.panel.columns[key])
    let words = column.values.withUnsafeBufferPointer { values in
      column.validity.words.withUnsafeBufferPointer { SegmentEncoder.encode(values, validity: $0) }
    }
    let payload = try #require(words).withUnsafeBytes { Data($0) }
    var bytes = try folder.bytes
    let place = try #require(bytes.range(of: payload.prefix(200)))
    bytes[place.lowerBound + 150] ^= 0x10
    try bytes.write(to: URL(fileURLWithPath: folder.store))

    let fact = StoreError.damaged(folder.store, .segment(key, number: 0, .checksum))
    let store = try IndicatorStore.openForWriting(at: folder.store, creating: false)
    #expect(throws: fact) { try store.column(key) }
    #expect(throws: fact) { try store.panel() }
    #expect(throws: fact) { try store.merge(Self.panel, replacing: true) }
    #expect(try store.catalogue() == Self.panel.catalogue)
  }

  /// A byte anywhere: what comes back are the same numbers, or a fact; never a trap, never another number.
  @Test func flippedByteAnywhereNeverChangesANumber() throws {
    let folder = try StoreFolder()
    let panel = RandomPanel.make(seed: 4)
    try folder.merge(panel)
    let whole = try folder.bytes
    var random = SeededGenerator(seed: 9)
    for _ in 0..<400 {
      var bytes = whole
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      try bytes.write(to: URL(fileURLWithPath: folder.store))
      do {
        let columns = try folder.panel().columns
        for (key, column) in columns { #expect(panel.columns[key].map { $0 == column } ?? true) }
      } catch { #expect(error is StoreError) }
    }
  }

  @Test(
    .enabled(if: StoreFolder.hasSQLite),
    arguments: [
      ("UPDATE indicator SET id = 5", "indicator"), ("UPDATE series SET id = 9000 WHERE id = 0", "series"),
      ("UPDATE series SET indicator = 4 WHERE id = 2", "series"),
      ("UPDATE series SET entity = 77777 WHERE id = 1", "series"),
      ("INSERT INTO annotation VALUES (99999, 'actual', '', 2019, 'exact', NULL, '', '')", "annotation"),
      ("INSERT INTO annotation VALUES (1, 'actual', '', 2019, 'nearly', NULL, '', '')", "annotation"),
      ("INSERT INTO annotation VALUES (1, 'actual', '', 2019, 'exact', '2020-02-30', '', '')", "annotation"),
    ]) func rowThatCannotBeIsNamed(_ change: String, _ table: String) throws
  {
    let folder = try StoreFolder()
    try folder.merge(Self.panel)
    #expect(try folder.sqlite(change) == "")
    let fact = #expect(throws: StoreError.self) { try folder.panel() }
    guard case .damaged(folder.store, .row(table, _)) = fact else {
      Issue.record("\(String(describing: fact))")
      return
    }
  }

  @Test(.enabled(if: StoreFolder.hasSQLite)) func missingTable() throws {
    let folder = try StoreFolder()
    try folder.merge(Self.panel)
    _ = try folder.sqlite("DROP TABLE source")
    #expect(throws: StoreError.damaged(folder.store, .schema)) { try folder.panel() }
  }

  @Test(.enabled(if: StoreFolder.hasSQLite)) func segmentInTheWrongPlace() throws {
    let folder = try StoreFolder()
    try folder.merge(Self.panel)
    try folder.merge(.wide(3000, year: 2020) { Double($0) })
    _ = try folder.sqlite(
      "UPDATE segment SET (checksum, payload) = (SELECT checksum, payload FROM segment WHERE \"column\" = 1) WHERE \"column\" = 2"
    )
    let key = ColumnKey.actual(FiscalYear(2020))
    #expect(throws: StoreError.damaged(folder.store, .segment(key, number: 0, .checksum))) { try folder.panel() }
  }
}
