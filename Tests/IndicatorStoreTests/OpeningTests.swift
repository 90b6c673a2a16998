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

  /// Who opened an empty file, and took SQLite's usual size for that of its pages, reads what another process has made of it since.
  @Test func aStoreMadeAfterItsFileWasOpened() throws {
    let folder = try StoreFolder()
    try write(Data(), folder)
    let early = try StoreConnection(path: folder.store, writing: false, patience: 1)
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    #expect(try early.read { try StoreSchema.version(of: $0) } == StoreFormat.version)
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

  @Test func otherVersions() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    let connection = try IndicatorStore.openForWriting(at: folder.store, creating: false).connection
    try connection.execute("PRAGMA user_version = 9")
    expect(.newerVersion(folder.store, found: 9, known: 3), folder)
    try connection.execute("PRAGMA user_version = 1")
    expect(.olderVersion(folder.store, found: 1, known: 3), folder)
    try connection.execute("PRAGMA user_version = 0")
    expect(.damaged(folder.store, .schema), folder)
  }

  /// Another program does not know of the checksums of the pages, so that what it writes is not taken for ours.
  @Test(.enabled(if: StoreFolder.hasSQLite)) func writtenByAnotherProgram() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    _ = try folder.sqlite("UPDATE plan SET title = 'x'")
    #expect(try folder.panel().observationCount == 1)
    _ = try folder.sqlite("INSERT INTO entity VALUES (9, 'B県')")
    expect(.damaged(folder.store, .page(1)), folder)
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

  /// A bit anywhere in the file: a fact, or all that was stored; never a trap, never anything else. `verify` finds it always.
  @Test func flippedBitAnywhereIsFoundOrChangesNothing() throws {
    let folder = try StoreFolder()
    let panel = RandomPanel.make(seed: 4)
    try folder.merge(panel)
    let whole = try folder.bytes
    var random = SeededGenerator(seed: 9)
    for _ in 0..<120 {
      var bytes = whole
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try bytes.write(to: URL(fileURLWithPath: folder.store))
      // What cannot be opened or read is found.
      if let read = try? folder.panel() { #expect(read == panel) }
      if let checks = try? IndicatorStore.open(at: folder.store).verify() {
        #expect(checks.contains { !$0.damage.isEmpty })
      }
    }
  }

  /// What another writer of the format may do, with pages that are sound.
  @Test(
    arguments: [
      ("UPDATE indicator_block SET number = 5", .block(.indicator, number: 5, .header)),
      ("UPDATE series_block SET number = 9 WHERE number = 0", .block(.series, number: 1, .header)),
      (
        "UPDATE series_block SET payload = (SELECT payload FROM series_block WHERE number = 1) WHERE number = 0",
        .block(.series, number: 0, .checksum)
      ),
      ("UPDATE entity SET id = 77777 WHERE id = 2", .row(table: "series_block", 1)),
      (
        "INSERT INTO annotation VALUES (99999, 'actual', '', 2019, 'exact', NULL, '', '')", .row(table: "annotation", 0)
      ),
      ("INSERT INTO annotation VALUES (1, 'actual', '', 2019, 'nearly', NULL, '', '')", .row(table: "annotation", 0)),
      (
        "INSERT INTO annotation VALUES (1, 'actual', '', 2019, 'exact', '2020-02-30', '', '')",
        .row(table: "annotation", 0)
      ),
    ] as [(String, StorePlace)]) func whatCannotBeIsNamed(_ change: String, _ place: StorePlace) throws
  {
    let folder = try StoreFolder()
    try folder.merge(Self.panel)
    try IndicatorStore.openForWriting(at: folder.store, creating: false).connection.execute(change)
    do {
      _ = try folder.panel()
      Issue.record("no error")
    } catch let error as StoreError { #expect(error == .damaged(folder.store, place)) }
  }

  @Test func referenceToNothingIsFound() throws {
    let folder = try StoreFolder()
    try folder.merge(.planned("2019", owner: "A県", indicator: Indicator(slug: "sns", name: "sns"), actual: 1))
    let store = try IndicatorStore.openForWriting(at: folder.store, creating: false)
    var told: [Int] = []
    #expect(try store.verify { told += [$0, $1] }.allSatisfy { $0.damage.isEmpty })
    #expect(told == [1, 1])
    try store.connection.execute("UPDATE placement SET indicator = 9999 WHERE position = 1")
    let check = try store.verify().first { $0.part == .references }
    #expect(check?.damage == [.row(table: "placement", 0)])
  }

  @Test func missingTable() throws {
    let folder = try StoreFolder()
    try folder.merge(Self.panel)
    try IndicatorStore.openForWriting(at: folder.store, creating: false).connection.execute("DROP TABLE source")
    #expect(throws: StoreError.damaged(folder.store, .schema)) { try folder.panel() }
  }

  @Test func segmentInTheWrongPlace() throws {
    let folder = try StoreFolder()
    try folder.merge(Self.panel)
    try folder.merge(.wide(3000, year: 2020) { Double($0) })
    try IndicatorStore.openForWriting(at: folder.store, creating: false).connection.execute(
      "UPDATE segment SET (checksum, payload) = (SELECT checksum, payload FROM segment WHERE \"column\" = 1) WHERE \"column\" = 2"
    )
    let key = ColumnKey.actual(FiscalYear(2020))
    #expect(throws: StoreError.damaged(folder.store, .segment(key, number: 0, .checksum))) { try folder.panel() }
  }
}
