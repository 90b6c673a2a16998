// SPDX-License-Identifier: GPL-3.0-or-later
internal import Threads

/// A store that is being opened on another core, while whoever asked for it does something else.
public final class StoreOpening: @unchecked Sendable {
  public let path: String
  private var thread: WorkerThread?
  /// Written by the thread, read after it has ended.
  private var opened: IndicatorStore?

  /// Where the system has no thread to give, nothing is opened.
  public init(_ path: String) {
    self.path = path
    thread = WorkerThread {
      self.opened = try? IndicatorStore.open(at: path)
      // What questions begin and end with; the pages and statements are then at hand.
      _ = try? self.opened?.columnKeys()
      _ = try? self.opened?.catalogue(ofSeries: [0])
    }
  }

  /// Waits for the end of it. `nil` where the store could not be opened. To be asked by one thread.
  public func store() -> IndicatorStore? {
    thread?.join()
    thread = nil
    return opened
  }
}
