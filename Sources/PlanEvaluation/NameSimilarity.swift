// SPDX-License-Identifier: GPL-3.0-or-later

/// How alike two names are, by the pairs of neighbouring characters (bigrams) that they share.
struct NameSimilarity {
  private let bigrams: [Bigram: Int]
  private let count: Int

  private struct Bigram: Hashable {
    let first: Character
    let second: Character
  }

  init(_ name: String) {
    let characters = name.filter { !$0.isWhitespace }
    let pairs = zip(characters, characters.dropFirst()).map { Bigram(first: $0, second: $1) }
    bigrams = Dictionary(pairs.map { ($0, 1) }, uniquingKeysWith: +)
    count = pairs.count
  }

  /// Sørensen–Dice coefficient: 2 × shared bigrams ÷ bigrams of both, 0 (nothing shared) to 1 (the same pairs).
  ///
  /// Names of one character have no bigram and are like nothing. Source: Dice (1945), Ecology 26(3), on multisets.
  /// Example: night and nacht share "ht" of 4 + 4 pairs: 0.25.
  func dice(_ other: NameSimilarity) -> Double {
    guard count + other.count > 0 else { return 0 }
    let (few, many) = bigrams.count <= other.bigrams.count ? (bigrams, other.bigrams) : (other.bigrams, bigrams)
    let shared = few.reduce(0) { $0 + min($1.value, many[$1.key] ?? 0) }
    return 2 * Double(shared) / Double(count + other.count)
  }
}

/// Pairs the items of two lists by name, each at most once.
struct NameMatching {
  /// Below this, names share no more than the words that all such names share (事業, システム, 推進). Among the 105
  /// distinct names of the 2019 plan, pairs of different measures of different programmes stay under it.
  static let threshold = 0.6

  /// For each left item the index of its right partner.
  let partners: [Int?]

  /// - Parameter isSamePlace: settles which of several equal names belong together.
  init(_ left: [String], _ right: [String], isSamePlace: (Int, Int) -> Bool) {
    var partners = [Int?](repeating: nil, count: left.count)
    var free = Set(right.indices)
    func pair(_ a: Int, _ b: Int) {
      partners[a] = b
      free.remove(b)
    }
    let byName = Dictionary(grouping: right.indices) { right[$0] }
    for a in left.indices {
      if let b = byName[left[a]]?.first(where: { isSamePlace(a, $0) }) { pair(a, b) }
    }
    for a in left.indices where partners[a] == nil {
      if let b = byName[left[a]]?.first(where: free.contains) { pair(a, b) }
    }
    let open = left.indices.filter { partners[$0] == nil }
    for (a, b) in Self.ranked(open, free.sorted(), left, right, isSamePlace)
    where partners[a] == nil && free.contains(b) {
      pair(a, b)
    }
    self.partners = partners
  }

  /// Likely pairs, the likest first; of equally like ones those that stand in the same place.
  private static func ranked(
    _ left: [Int], _ right: [Int], _ leftNames: [String], _ rightNames: [String], _ isSamePlace: (Int, Int) -> Bool
  ) -> [(Int, Int)] {
    let rightBigrams = right.map { NameSimilarity(rightNames[$0]) }
    var pairs: [(a: Int, b: Int, score: Double, same: Bool)] = []
    for a in left {
      let bigrams = NameSimilarity(leftNames[a])
      for (index, b) in right.enumerated() {
        let score = bigrams.dice(rightBigrams[index])
        if score >= threshold { pairs.append((a, b, score, isSamePlace(a, b))) }
      }
    }
    return pairs.sorted {
      if $0.score != $1.score { return $0.score > $1.score }
      if $0.same != $1.same { return $0.same }
      return ($0.a, $0.b) < ($1.a, $1.b)
    }.map { ($0.a, $0.b) }
  }
}
