// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import IndicatorStore

@Suite struct TransactionTests {
  struct Stop: Error {}

  @Test func readerSeesTheOldStateUntilCommit() throws {
    let folder = try StoreFolder()
    let (old, new) = (Panel.wide(100_000) { Double($0) }, Panel.wide(100_000, year: 2020) { Double($0) / 3 })
    try folder.merge(old)
    let writer = try IndicatorStore.openForWriting(at: folder.store, creating: false)
    try writer.merge(new, replacing: false) { () throws in
      #expect(try IndicatorStore.open(at: folder.store).panel() == old)
    }
    #expect(try IndicatorStore.open(at: folder.store).columnKeys().count == 2)
  }

  @Test func brokenOffMergeLeavesTheBytes() throws {
    let folder = try StoreFolder()
    try folder.merge(.wide(1000) { Double($0) })
    let before = try folder.bytes
    do {
      let writer = try IndicatorStore.openForWriting(at: folder.store, creating: false)
      #expect(throws: StoreError.self) {
        try writer.merge(.wide(90_000, year: 2020) { Double($0) / 3 }, replacing: false) { throw Stop() }
      }
    }
    #expect(try folder.bytes == before)
    #expect(folder.names == ["store.db"])
  }

  @Test func storeThatWasMadeForAFailedMergeIsRemoved() throws {
    let folder = try StoreFolder()
    let writer = try IndicatorStore.openForWriting(at: folder.store, creating: true)
    #expect(throws: StoreError.self) {
      try writer.merge(.tidy("sns", "A県", [2018: 5]), replacing: false) { throw Stop() }
    }
    #expect(folder.names.isEmpty)
    // What is written now would be in no file.
    #expect(throws: StoreError.missing(folder.store)) {
      try writer.merge(.tidy("sns", "A県", [2018: 5]), replacing: false)
    }
  }

  @Test func storeThatHasSomethingIsNotRemoved() throws {
    let folder = try StoreFolder()
    let writer = try IndicatorStore.openForWriting(at: folder.store, creating: true)
    try writer.merge(.tidy("sns", "A県", [2018: 5]), replacing: false)
    #expect(throws: StoreError.self) { try writer.merge(.tidy("sns", "A県", [2018: 6]), replacing: false) }
    #expect(try writer.panel().observationCount == 1)
  }

  @Test func secondWriterGivesUp() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    let first = try IndicatorStore.openForWriting(at: folder.store, creating: false)
    let second = try IndicatorStore.openForWriting(at: folder.store, creating: false, patience: 0.05)
    try first.merge(.tidy("sns", "A県", [2019: 6]), replacing: false) { () throws in
      #expect(throws: StoreError.busy(folder.store)) {
        try second.merge(.tidy("sns", "A県", [2020: 7]), replacing: false)
      }
    }
    try second.merge(.tidy("sns", "A県", [2020: 7]), replacing: false)
    #expect(try second.panel().observationCount == 3)
  }

  @Test func manyWritersWaitForEachOther() async throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2000: 5]))
    let path = folder.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for year in 2001...2008 {
        group.addTask {
          let store = try IndicatorStore.openForWriting(at: path, creating: false, patience: 60)
          try store.merge(.tidy("sns", "A県", [year: 6]), replacing: false)
        }
      }
      try await group.waitForAll()
    }
    #expect(try folder.panel().observationCount == 9)
  }

  @Test func fullDiskLeavesTheStore() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5]))
    let before = try folder.bytes
    do {
      let store = try IndicatorStore.openForWriting(at: folder.store, creating: false)
      try store.connection.limit(pages: before.count / 16_384 + 2)
      #expect(throws: StoreError.full(folder.store)) {
        try store.merge(.wide(50_000) { Double($0).squareRoot() }, replacing: false)
      }
    }
    #expect(try folder.bytes == before)
    #expect(folder.names == ["store.db"])
  }

  @Test func fullDiskRemovesTheNewStore() throws {
    let folder = try StoreFolder()
    let store = try IndicatorStore.openForWriting(at: folder.store, creating: true)
    try store.connection.limit(pages: 40)
    #expect(throws: StoreError.full(folder.store)) {
      try store.merge(.wide(50_000) { Double($0).squareRoot() }, replacing: false)
    }
    #expect(folder.names.isEmpty)
  }
}

@Suite(.enabled(if: StoreFolder.hasSQLite)) struct OtherProgramTests {
  @Test func readsOurTables() throws {
    let folder = try StoreFolder()
    let indicator = Indicator(slug: "sns", name: "フォロワー数", unit: "人", span: .point)
    try folder.merge(.planned("2019", owner: "A県", indicator: indicator, actual: 24_000))
    #expect(try folder.sqlite("PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok")
    #expect(
      try folder.sqlite("PRAGMA user_version; PRAGMA application_id; PRAGMA journal_mode") == "3\n1313164882\ndelete")
    #expect(try folder.sqlite("SELECT id, title, owner, fiscal_year FROM plan") == "2019|計画|A県|2019")
    #expect(
      try folder.sqlite("SELECT number, count, first, last FROM indicator_block") == "0|1|sns|sns")
    #expect(try folder.sqlite("SELECT number, count, least, greatest FROM series_block") == "0|1|0|0")
    #expect(try folder.sqlite("SELECT kind, plan, fiscal_year FROM \"column\"") == "actual||2019")
    // Words: version 1 and 1 value; row 0 and 1 row; exponent 0, width 0; frame 24,000 = 0x5DC0.
    #expect(
      try folder.sqlite("SELECT hex(payload) FROM segment")
        == "0100000001000000" + "0000000001000000" + "0000000000000000" + "C05D000000000000")
  }

  /// A writer that was killed in the middle of its commit leaves a journal. The next reader undoes the half.
  @Test func interruptedWriteIsUndone() throws {
    let folder = try StoreFolder()
    let panel = Panel.wide(3000) { Double($0) / 7 }
    try folder.merge(panel)
    let journal = folder.store + "-journal"
    // A cache of one page makes SQLite write to the file before the commit; .shell copies both while that stands.
    let script = """
      PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE series_block SET least = least + 5000000;
      UPDATE segment SET checksum = 0;
      """
    let copy = folder.url.appendingPathComponent("copy.db").path
    let input = folder.url.appendingPathComponent("script.sql")
    try Data((script + "\n.shell cp '\(folder.store)' '\(copy)'; cp '\(journal)' '\(copy)-journal'\n").utf8)
      .write(to: input)
    _ = try StoreFolder.output(of: "sqlite3", [folder.store, ".read '\(input.path)'"])
    try #require(FileManager.default.fileExists(atPath: copy + "-journal"))
    #expect(try IndicatorStore.open(at: copy).panel() == panel)
    #expect(!FileManager.default.fileExists(atPath: copy + "-journal"))
  }
}
