// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import IndicatorStore

/// Work on threads of its own gives what it gives without.
@Suite struct SideBySideTests {
  @Test func openedAheadIsTheStore() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5, 2019: 7]))
    let store = try #require(StoreOpening(folder.store)?.store())
    #expect(try store.panel() == folder.panel())
  }

  @Test func whatCannotBeOpenedIsNoStore() throws {
    let folder = try StoreFolder()
    #expect(try #require(StoreOpening(folder.store)).store() == nil)
    #expect(folder.names.isEmpty)
  }

  /// The squares, and of two failures the first in order, though the second comes first in time.
  @Test(arguments: [0, 1, 2, 3, 8, 1000]) func answersStandInOrder(_ count: Int) throws {
    let parts = Array(0..<count)
    #expect(try CoreMap.map(parts) { number throws(StoreError) in number * number } == parts.map { $0 * $0 })
    guard count > 1 else { return }
    #expect(throws: StoreError.missing("0")) {
      try CoreMap.map(parts) { number throws(StoreError) -> Int in
        if number == 0 { usleep(20_000) }
        throw StoreError.missing("\(number)")
      }
    }
  }

  /// Each part may itself share work out.
  @Test func withinEachOther() throws {
    let sums = try CoreMap.map(Array(0..<20)) { outer throws(StoreError) in
      try CoreMap.map(Array(0..<20)) { inner throws(StoreError) in outer * inner }.reduce(0, +)
    }
    #expect(sums == (0..<20).map { $0 * 190 })
  }
}
