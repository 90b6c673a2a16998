// SPDX-License-Identifier: GPL-3.0-or-later

/// What kept a program from its work, as far as it can be told: its own words are for its makers, and not passed on.
public enum ProgramTrouble: Hashable, Sendable {
  case outOfMemory, noSpace, notStarted
  /// It ended with this status, or said more than it may.
  case stopped(status: Int32?)

  /// By how a program ended, and what it said on standard error.
  public init(status: Int32, saying messages: String) {
    let words = messages.lowercased()
    func isSaid(_ signs: [String]) -> Bool { signs.contains(where: words.contains) }
    if isSaid(["no space left", "disk full", "disk quota", "enospc"]) {
      self = .noSpace
    } else if isSaid(["out of memory", "cannot allocate", "memory exhausted", "heap exhausted", "bad_alloc", "enomem"])
    {
      self = .outOfMemory
    } else {
      self = .stopped(status: status)
    }
  }

  public init(_ failure: ProgramFailure) {
    switch failure {
    case .notStarted: self = .notStarted
    case .tookTooLong, .saidTooMuch: self = .stopped(status: nil)
    }
  }
}
