// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import IndicatorStore

/// A store opened on a thread of its own is the one that is opened without.
@Suite struct StoreOpeningTests {
  @Test func openedAheadIsTheStore() throws {
    let folder = try StoreFolder()
    try folder.merge(.tidy("sns", "A県", [2018: 5, 2019: 7]))
    let store = try #require(StoreOpening(folder.store).store())
    #expect(try store.panel() == folder.panel())
  }

  @Test func whatCannotBeOpenedIsNoStore() throws {
    let folder = try StoreFolder()
    #expect(StoreOpening(folder.store).store() == nil)
    #expect(folder.names.isEmpty)
  }
}
