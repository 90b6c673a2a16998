// SPDX-License-Identifier: GPL-3.0-or-later

/// The best entries met so far, on a heap with the worst of them on top.
struct BestScores: Sendable {
  typealias Entry = TopGrowth.Entry

  let limit: Int
  private(set) var entries: [Entry] = []

  init(limit: Int) {
    precondition(limit > 0, "the best are at least one")
    self.limit = limit
  }

  /// The score that a further entry has to reach; `nil` while there is room for any.
  @inline(__always)
  var worst: Double? { entries.count == limit ? entries[0].score : nil }

  static func isBetter(_ a: Entry, _ b: Entry) -> Bool {
    a.score > b.score || (a.score == b.score && a.series < b.series)
  }

  @inline(__always)
  mutating func offer(_ entry: Entry) {
    if entries.count == limit {
      if Self.isBetter(entry, entries[0]) { replaceWorst(by: entry) }
    } else {
      append(entry)
    }
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0, Self.isBetter(entries[(child - 1) / 2], entries[child]) {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func replaceWorst(by entry: Entry) {
    entries[0] = entry
    var parent = 0
    while true {
      let children = (2 * parent + 1)..<min(2 * parent + 3, max(entries.count, 2 * parent + 1))
      guard let worst = children.max(by: { Self.isBetter(entries[$0], entries[$1]) }),
        Self.isBetter(entries[parent], entries[worst])
      else { return }
      entries.swapAt(parent, worst)
      parent = worst
    }
  }
}
