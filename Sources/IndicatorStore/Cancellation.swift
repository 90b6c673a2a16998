// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A wish, said on one thread and seen on another, that work should end.
final class Cancellation: @unchecked Sendable {
  private let lock = NSLock()
  private var wish = false

  var isRequested: Bool { lock.withLock { wish } }
  func request() { lock.withLock { wish = true } }
}
