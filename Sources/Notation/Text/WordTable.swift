// SPDX-License-Identifier: GPL-3.0-or-later

/// Words with a meaning each, found at a place of a text or just before it; the longest word that fits wins.
struct WordTable<Meaning: Sendable>: Sendable {
  private struct Entry: Sendable {
    let word: [Unicode.Scalar]
    let meaning: Meaning
    /// Latin letters may stand on neither side of it.
    var standsAlone = false
  }

  private var byFirst: [Unicode.Scalar: [Entry]] = [:]
  private var byLast: [Unicode.Scalar: [Entry]] = [:]

  /// - Parameters:
  ///   - words: words between blanks, with what all of them mean.
  ///   - phrases: English ones, which have blanks in them, between commas; a sentence or a heading may begin with each.
  init(_ words: [(words: String, meaning: Meaning)], phrases: [(phrases: String, meaning: Meaning)] = []) {
    for (list, meaning) in words {
      for word in list.split(separator: " ") { add(Entry(word: Array(word.unicodeScalars), meaning: meaning)) }
    }
    for (list, meaning) in phrases {
      for phrase in list.split(separator: ",").map({ $0.drop { $0 == " " } }) {
        for spelling in [String(phrase), phrase.prefix(1).uppercased() + phrase.dropFirst(), phrase.uppercased()] {
          add(Entry(word: Array(spelling.unicodeScalars), meaning: meaning, standsAlone: true))
        }
      }
    }
    // Longest first; of two of one length the one that was named first.
    for key in byFirst.keys { byFirst[key] = Self.longestFirst(byFirst[key] ?? []) }
    for key in byLast.keys { byLast[key] = Self.longestFirst(byLast[key] ?? []) }
  }

  private mutating func add(_ entry: Entry) {
    guard let first = entry.word.first, let last = entry.word.last else { return }
    byFirst[first, default: []].append(entry)
    byLast[last, default: []].append(entry)
  }

  /// The longest word that begins at the place, and where it ends.
  func word(in glyphs: Glyphs, at index: Int) -> (end: Int, meaning: Meaning)? {
    guard let entries = byFirst[glyphs[index]] else { return nil }
    for entry in entries where Self.fits(entry, glyphs, index) {
      return (index + entry.word.count, entry.meaning)
    }
    return nil
  }

  /// The longest word that ends just before the place, and where it begins.
  func word(in glyphs: Glyphs, before index: Int) -> (start: Int, meaning: Meaning)? {
    guard let entries = byLast[glyphs[index - 1]] else { return nil }
    for entry in entries where Self.fits(entry, glyphs, index - entry.word.count) {
      return (index - entry.word.count, entry.meaning)
    }
    return nil
  }

  private static func longestFirst(_ entries: [Entry]) -> [Entry] {
    entries.enumerated().sorted {
      ($1.element.word.count, $0.offset) < ($0.element.word.count, $1.offset)
    }.map(\.element)
  }

  private static func fits(_ entry: Entry, _ glyphs: Glyphs, _ index: Int) -> Bool {
    let end = index + entry.word.count
    guard index >= 0, end <= glyphs.count else { return false }
    for (offset, scalar) in entry.word.enumerated() where glyphs[index + offset] != scalar { return false }
    return !entry.standsAlone || !glyphs[index - 1].isLatin && !glyphs[end].isLatin
  }
}
