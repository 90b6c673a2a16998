// SPDX-License-Identifier: GPL-3.0-or-later

/// How alike two names are, by the pairs of neighbouring characters (bigrams) that they share.
struct NameSimilarity {
  struct Bigram: Hashable {
    let first: Character
    let second: Character
  }

  /// How often each pair stands in the name; blanks do not count.
  let bigrams: [Bigram: Int]
  let count: Int

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
    let (few, many) = bigrams.count <= other.bigrams.count ? (bigrams, other.bigrams) : (other.bigrams, bigrams)
    return dice(shared: few.reduce(0) { $0 + min($1.value, many[$1.key] ?? 0) }, with: other)
  }

  /// The coefficient where the number of shared bigrams is known.
  func dice(shared: Int, with other: NameSimilarity) -> Double {
    count + other.count > 0 ? 2 * Double(shared) / Double(count + other.count) : 0
  }
}
