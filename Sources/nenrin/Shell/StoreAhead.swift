// SPDX-License-Identifier: GPL-3.0-or-later
internal import IndicatorStore

/// The store, opened on another core while the options are still being read: each of the two takes some milliseconds, which is
/// most of the time of a question to a small store.
///
/// Which store is seen from the words of the command alone. Where the options turn out to name another one, or it could not be
/// opened, nothing has been done: the store is opened as if there had been no attempt, and says why it cannot be.
enum StoreAhead {
  /// Kept to the end of the process, which gives back all that a store holds faster than the store does.
  nonisolated(unsafe) private static var opening: StoreOpening?

  /// To be called once, before the options are read.
  static func begin(_ arguments: [String]) {
    var named: String?
    for (index, argument) in arguments.enumerated() {
      if argument == "--store", index + 1 < arguments.count { named = arguments[index + 1] }
      if argument.hasPrefix("--store=") { named = String(argument.dropFirst("--store=".count)) }
    }
    opening = StoreOpening(StoreOptions.path(named: named))
  }

  static func open(at path: String) throws(StoreError) -> IndicatorStore {
    if let opening, opening.path == path, let store = opening.store() { return store }
    return try IndicatorStore.open(at: path)
  }
}
