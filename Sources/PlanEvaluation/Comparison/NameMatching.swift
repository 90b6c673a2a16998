// SPDX-License-Identifier: GPL-3.0-or-later

/// Pairs the items of two lists by name, each at most once: first equal names, then the likest.
struct NameMatching {
  /// The Dice coefficient from which two names that are not equal may be one measure, renamed.
  ///
  /// A compromise, and no proof. The 104 distinct names of the 2019 plan make 5,356 pairs, all of different measures. Ten
  /// are above 0.6, two above 0.75: インターネット広報広聴事業 and インターネット広報事業 (18/22 = 0.818), and the accounting systems of
  /// two bureaus (22/29 = 0.759). The next, two bidding systems, have 16/22 = 0.727. A short name with one word of several
  /// exchanged has about 0.75 itself (ツイッター for SNS in a name of 18 characters: 24/32). No bound divides the two kinds, which is
  /// why a renaming is always told with the old name.
  static let threshold = 0.75

  /// The same for indicators of one measure and unit, lower because a total of several years and what remains of it have
  /// to meet: 32/43 = 0.744 with the English ending. It mistakes more: of the 2019 plan's 119 pairs of such indicators 24
  /// are that alike. But slugs pair first, and a pair made by name is told with the old slug.
  static let thresholdInMeasure = 0.6

  /// For each left item the index of its right partner.
  private(set) var partners: [Int?]
  private var free: Set<Int>

  /// How near two items of like names stand to each other.
  enum Nearness: Int, CaseIterable, Comparable {
    case apart, sameGroup, samePlace

    static func < (a: Nearness, b: Nearness) -> Bool { a.rawValue < b.rawValue }
  }

  /// - Parameters:
  ///   - threshold: how like two names have to be.
  ///   - nearness: settles which of several equal or equally like names belong together; `nil` of two that never do.
  init(
    _ left: [String], _ right: [String], threshold: Double = Self.threshold, nearness: (Int, Int) -> Nearness?
  ) {
    partners = [Int?](repeating: nil, count: left.count)
    free = Set(right.indices)
    let byName = Dictionary(grouping: right.indices) { right[$0] }
    for least in Nearness.allCases.reversed() {
      for a in left.indices where partners[a] == nil {
        let like = byName[left[a]]?.first { b in free.contains(b) && nearness(a, b).map { $0 >= least } == true }
        if let like { pair(a, like) }
      }
    }
    let open = left.indices.filter { partners[$0] == nil }
    for likely in Self.likelyPairs(open, free.sorted(), left, right, threshold, nearness)
    where partners[likely.a] == nil && free.contains(likely.b) {
      pair(likely.a, likely.b)
    }
  }

  private mutating func pair(_ a: Int, _ b: Int) {
    partners[a] = b
    free.remove(b)
  }

  private struct LikelyPair {
    let a: Int
    let b: Int
    let likeness: Double
    let nearness: Nearness

    func isBefore(_ other: LikelyPair) -> Bool {
      if likeness != other.likeness { return likeness > other.likeness }
      if nearness != other.nearness { return nearness > other.nearness }
      return (a, b) < (other.a, other.b)
    }
  }

  /// Likely pairs, the likest first; of equally like ones the nearest.
  ///
  /// By way of an index from bigrams to names, so that a pair costs no more than the bigrams it shares.
  private static func likelyPairs(
    _ left: [Int], _ right: [Int], _ leftNames: [String], _ rightNames: [String], _ threshold: Double,
    _ nearness: (Int, Int) -> Nearness?
  ) -> [LikelyPair] {
    let rights = right.map { NameSimilarity(rightNames[$0]) }
    var holders: [NameSimilarity.Bigram: [(index: Int, times: Int)]] = [:]
    for (index, name) in rights.enumerated() {
      for (bigram, times) in name.bigrams { holders[bigram, default: []].append((index, times)) }
    }
    return left.flatMap { a -> [LikelyPair] in
      let name = NameSimilarity(leftNames[a])
      var shared = [Int](repeating: 0, count: right.count)
      for (bigram, times) in name.bigrams {
        for holder in holders[bigram] ?? [] { shared[holder.index] += min(times, holder.times) }
      }
      return right.indices.compactMap { index in
        let likeness = name.dice(shared: shared[index], with: rights[index])
        guard likeness >= threshold, let nearness = nearness(a, right[index]) else { return nil }
        return LikelyPair(a: a, b: right[index], likeness: likeness, nearness: nearness)
      }
    }.sorted { $0.isBefore($1) }
  }
}
