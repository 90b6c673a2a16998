// SPDX-License-Identifier: GPL-3.0-or-later
import CCores
import Foundation
import Testing
import Threads

/// Work shared out among the cores gives what it gives in one place.
@Suite struct CoresTests {
  private struct Failure: Error, Equatable {
    let number: Int
  }

  /// The squares, and of two failures the first in order, though the second comes first in time.
  @Test(arguments: [0, 1, 2, 3, 8, 1000]) func answersStandInOrder(_ count: Int) throws {
    let parts = Array(0..<count)
    #expect(Cores.map(parts) { $0 * $0 } == parts.map { $0 * $0 })
    guard count > 1 else { return }
    #expect(throws: Failure(number: 0)) {
      try Cores.map(parts) { number throws(Failure) -> Int in
        if number == 0 { usleep(20_000) }
        throw Failure(number: number)
      }
    }
  }

  @Test(arguments: [-1, 0, 1, 2, 9, 1000]) func eachNumberOnce(_ count: Int) {
    let (lock, counts) = (NSLock(), Counts())
    Cores.perform(count) { number in lock.withLock { counts.of[number, default: 0] += 1 } }
    #expect(counts.of == Dictionary(uniqueKeysWithValues: (0..<max(count, 0)).map { ($0, 1) }))
  }

  /// As many as another program of the system counts, up to eight.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/nproc"))) func countsTheCores() throws {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/nproc")
    process.environment = [:]
    process.standardOutput = pipe
    try process.run()
    let words = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let count = try #require(Int(words.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(Cores.count == min(count, 8))
  }

  /// Wherever each began, it may go to all cores from then on: one that may not would wait where another is free. Where it begins is not asked
  /// here, since it may have gone by the time it could be.
  @Test func threadsMayGoToEachCore() {
    let (lock, counts, cores) = (NSLock(), Counts(), nenrin_available_cores())
    let threads = (1...9).compactMap { number in
      WorkerThread(number: number) { lock.withLock { counts.of[nenrin_available_cores(), default: 0] += 1 } }
    }
    for thread in threads { thread.join() }
    #expect(threads.count == 9)
    #expect(counts.of == [cores: 9])
  }

  private final class Counts: @unchecked Sendable {
    var of: [Int: Int] = [:]
  }

  /// Each part may itself share work out.
  @Test func withinEachOther() throws {
    let sums = Cores.map(20) { outer in Cores.map(20) { inner in outer * inner }.reduce(0, +) }
    #expect(sums == (0..<20).map { $0 * 190 })
  }
}
