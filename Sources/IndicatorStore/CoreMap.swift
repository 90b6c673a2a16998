// SPDX-License-Identifier: GPL-3.0-or-later
internal import Dispatch

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
    // Each iteration has a slot of its own.
    DispatchQueue.concurrentPerform(iterations: parts.count) { index in
      slots[index] = Result { () throws(StoreError) in try body(parts[index]) }
    }
    var results: [T] = []
    for case .some(let result) in slots { results.append(try result.get()) }
    return results
  }
}
