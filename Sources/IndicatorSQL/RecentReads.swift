// SPDX-License-Identifier: GPL-3.0-or-later

/// What has been read of a store and may be asked for again, up to a limit; beyond that it begins again. What was asked
/// for last is found without a search: a row asks for the same thing field by field, and a scan for neighbours.
struct RecentReads<Key: Hashable, Value> {
  private let limit: Int
  private var known: [Key: Value] = [:]
  private var last: (key: Key, value: Value)?

  init(limit: Int) { self.limit = limit }

  mutating func value(_ key: Key, read: () throws -> Value) rethrows -> Value {
    if let last, last.key == key { return last.value }
    let value = try known[key] ?? read()
    if known.count >= limit { known = [:] }
    known[key] = value
    last = (key, value)
    return value
  }
}
