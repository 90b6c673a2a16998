// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A wish, said on one thread and seen on another, that a change of the store should end.
///
/// A merge that is given one takes back what it has written and throws `.interrupted`, unless it has committed already.
public final class Cancellation: @unchecked Sendable {
  private let lock = NSLock()
  private var wish = false
  private var stopStatement: (() -> Void)?

  public init() {}

  /// May be asked again: a statement that begins after SQLite was asked to stop is not stopped.
  public func request() {
    lock.withLock {
      wish = true
      stopStatement?()
    }
  }

  var isRequested: Bool { lock.withLock { wish } }

  /// What `change` does may be stopped half-way by `stop`; what comes after it, such as the taking back, may not.
  func reaching<Result>(_ change: () throws(StoreError) -> Result, by stop: @escaping () -> Void) throws(StoreError)
    -> Result
  {
    lock.withLock { stopStatement = stop }
    defer { lock.withLock { stopStatement = nil } }
    return try change()
  }
}
