// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// The same work over many independent parts, on all cores.
enum CoreMap {
  /// In order; of several failures, the first in order is thrown, whichever came first in time.
  static func map<Part: Sendable, T: Sendable>(
    _ parts: [Part], _ body: @Sendable (Part) throws(StoreError) -> T
  ) throws(StoreError) -> [T] {
    if parts.count == 1 { return [try body(parts[0])] }
    nonisolated(unsafe) let slots = UnsafeMutableBufferPointer<Result<T, StoreError>?>.allocate(capacity: parts.count)
    slots.initialize(repeating: nil)
    defer {
      slots.deinitialize()
      slots.deallocate()
    }
    // Each part has a slot of its own.
    onAllCores(parts.count) { index in
      slots[index] = Result { () throws(StoreError) in try body(parts[index]) }
    }
    var results: [T] = []
    for case .some(let result) in slots { results.append(try result.get()) }
    return results
  }

  /// The cores take the numbers below `count` in turn. It returns when all are done, so that the body need not outlive it.
  private static func onAllCores(_ count: Int, _ body: @Sendable (Int) -> Void) {
    let turns = Turns(of: count)
    withoutActuallyEscaping(body) { body in
      let work = { @Sendable in while let number = turns.next() { body(number) } }
      let others = min(count, ProcessInfo.processInfo.activeProcessorCount) - 1
      let threads = (0..<max(others, 0)).compactMap { _ in WorkerThread(work) }
      work()
      for thread in threads { thread.join() }
    }
  }

  private final class Turns: @unchecked Sendable {
    private let lock = NSLock()
    private let count: Int
    private var taken = 0

    init(of count: Int) { self.count = count }

    func next() -> Int? {
      lock.lock()
      defer { lock.unlock() }
      guard taken < count else { return nil }
      taken += 1
      return taken - 1
    }
  }
}
