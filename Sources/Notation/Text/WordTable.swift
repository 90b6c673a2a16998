// SPDX-License-Identifier: GPL-3.0-or-later

/// Words with a meaning each, found at a place of a text or just before it; the longest word that fits wins.
struct WordTable<Meaning: Sendable>: Sendable {
  private struct Entry: Sendable {
    let word: [Unicode.Scalar]
    let meaning: Meaning
  }

  private var byFirst: [Unicode.Scalar: [Entry]] = [:]
  private var byLast: [Unicode.Scalar: [Entry]] = [:]

  /// - Parameter words: words between blanks, with what all of them mean.
  init(_ words: [(words: String, meaning: Meaning)]) {
    for (list, meaning) in words {
      for word in list.split(separator: " ") {
        let entry = Entry(word: Array(word.unicodeScalars), meaning: meaning)
        if let first = entry.word.first, let last = entry.word.last {
          byFirst[first, default: []].append(entry)
          byLast[last, default: []].append(entry)
        }
      }
    }
    // Longest first; of two of one length the one that was named first.
    for key in byFirst.keys { byFirst[key] = Self.longestFirst(byFirst[key] ?? []) }
    for key in byLast.keys { byLast[key] = Self.longestFirst(byLast[key] ?? []) }
  }

  /// The longest word that begins at the place, and where it ends.
  func word(in glyphs: Glyphs, at index: Int) -> (end: Int, meaning: Meaning)? {
    guard let entries = byFirst[glyphs[index]] else { return nil }
    for entry in entries where Self.fits(entry.word, glyphs, index) {
      return (index + entry.word.count, entry.meaning)
    }
    return nil
  }

  /// The longest word that ends just before the place, and where it begins.
  func word(in glyphs: Glyphs, before index: Int) -> (start: Int, meaning: Meaning)? {
    guard let entries = byLast[glyphs[index - 1]] else { return nil }
    for entry in entries where Self.fits(entry.word, glyphs, index - entry.word.count) {
      return (index - entry.word.count, entry.meaning)
    }
    return nil
  }

  private static func longestFirst(_ entries: [Entry]) -> [Entry] {
    entries.enumerated().sorted {
      ($1.element.word.count, $0.offset) < ($0.element.word.count, $1.offset)
    }.map(\.element)
  }

  private static func fits(_ word: [Unicode.Scalar], _ glyphs: Glyphs, _ index: Int) -> Bool {
    guard index >= 0, index + word.count <= glyphs.count else { return false }
    for (offset, scalar) in word.enumerated() where glyphs[index + offset] != scalar { return false }
    return true
  }
}
