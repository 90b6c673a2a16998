// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Where the machine gives the command less memory than it needs (`ulimit -v`), it says so and ends.
enum Shortage {
  /// Swift ends a program that gets no memory with SIGABRT or a trap and words for its author; these are for its user. Where there
  /// is no memory for those words either, it writes from a null pointer.
  static func tellOfMemory() {
    message = Array("nenrin: \(ShortageWording.memory)\n".utf8)
    signal(SIGABRT) { _ in Shortage.endForMemory() }
    for fault in [SIGSEGV, SIGILL, SIGTRAP] {
      sigaction(fault, nil, usual + Int(fault))
      signal(fault) { fault in
        if Shortage.isOfMemory { Shortage.endForMemory() }
        // Any other fault comes again at once, and is told as usual.
        sigaction(fault, Shortage.usual + Int(fault), nil)
      }
    }
  }

  /// Whether the system refuses as much as an allocation may ask for when nothing is left. A handler of signals may ask it, but not
  /// allocate.
  private static var isOfMemory: Bool {
    let bytes = 2 << 20
    guard let found = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0), found != MAP_FAILED
    else {
      return true
    }
    munmap(found, bytes)
    return false
  }

  private static func endForMemory() -> Never {
    message.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    _exit(1)
  }

  /// Made beforehand, since a handler may allocate nothing.
  nonisolated(unsafe) private static var message: [UInt8] = []
  /// By the number of the signal.
  nonisolated(unsafe) private static let usual = UnsafeMutablePointer<sigaction>.allocate(capacity: 32)
}
