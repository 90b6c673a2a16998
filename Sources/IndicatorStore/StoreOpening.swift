// SPDX-License-Identifier: GPL-3.0-or-later
internal import Threads

/// A store that is being opened on another core, while whoever asked for it does something else.
public final class StoreOpening: @unchecked Sendable {
  public let path: String
  private var thread: WorkerThread?
  /// Written by the thread, read after it has ended.
  private var opened: IndicatorStore?

  /// `nil` where the system has no thread to give.
  ///
  /// - Parameter condition: asked on the same thread beforehand; where it does not hold, nothing is opened.
  public init?(_ path: String, if condition: @escaping @Sendable () -> Bool = { true }) {
    self.path = path
    thread = WorkerThread {
      guard condition() else { return }
      self.opened = try? IndicatorStore.open(at: path)
      // What questions to columns begin with, and others come to; the pages and statements are then at hand.
      _ = try? self.opened?.columnKeys()
    }
    if thread == nil { return nil }
  }

  /// Waits for the end of it. `nil` where the store could not be opened. To be asked by one thread.
  public func store() -> IndicatorStore? {
    thread?.join()
    thread = nil
    return opened
  }
}
