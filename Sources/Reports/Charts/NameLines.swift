// SPDX-License-Identifier: GPL-3.0-or-later

/// A name in as few lines as hold it, parted where a reader parts it too.
extension TextExtent {
  /// The lines, or `nil` where it takes more than `most`. They are about equally long, and break where a word ends rather than
  /// within one: behind の and ・, before a bracket, where the script changes.
  static func lines(_ text: String, to room: Double, size: Double, most: Int) -> [String]? {
    guard width(text, size: size) > room + slack else { return [text] }
    return BrokenName(text, room: room + slack, size: size).lines(most: most)
  }

  /// Names in one list, each in up to `most` lines. Of one that is longer still, the middle gives way, and no two that differ
  /// become the same; what stands behind a name is never cut.
  static func lines(
    _ names: [String], suffixes: [String], to rooms: [Double], size: Double, most: Int
  ) -> [[String]] {
    let names = names.map(GnuplotText.printable)
    let whole = names.indices.map { index in
      let isWhole = lines(names[index] + suffixes[index], to: rooms[index], size: size, most: most) != nil
      // Lines that end where a word does are not quite full.
      return isWhole
        ? .infinity : rooms[index] * (most > 1 ? Double(most) * 0.85 : 1) - width(suffixes[index], size: size)
    }
    let shown = zip(shortened(names, to: whole, size: size), suffixes).map { $0 + $1 }
    return zip(shown, rooms).map { name, room in
      lines(name, to: room, size: size, most: most) ?? wrapped(name, to: room, size: size, limit: most)
    }
  }
}

/// A name that is too long for one line, with where it may be broken.
private struct BrokenName {
  private let text: String
  private let room: Double
  private let breaks: [Break]

  private struct Break {
    let index: String.Index
    /// How wide the text before it is.
    let place: Double
    let cost: Double
  }

  private struct Solution {
    let lines: [String]
    let cost: Double
  }

  init(_ text: String, room: Double, size: Double) {
    (self.text, self.room) = (text, room)
    var (breaks, place) = ([Break(index: text.startIndex, place: 0, cost: 0)], 0.0)
    for index in text.indices {
      if index > text.startIndex, TextExtent.mayBreak(before: index, in: text[...]) {
        breaks.append(Break(index: index, place: place, cost: TextExtent.breakCost(before: index, in: text[...])))
      }
      place += TextExtent.width(String(text[index]), size: size)
    }
    self.breaks = breaks + [Break(index: text.endIndex, place: place, cost: 0)]
  }

  func lines(most: Int) -> [String]? {
    guard most > 1 else { return nil }
    return (2...most).lazy.compactMap { best(from: 0, lines: $0) }.first?.lines
  }

  /// Of the text behind a break, in so many lines.
  private func best(from start: Int, lines: Int) -> Solution? {
    let ideal = (breaks[breaks.count - 1].place - breaks[start].place) / Double(lines)
    guard ideal <= room else { return nil }
    guard lines > 1 else { return Solution(lines: [line(start, breaks.count - 1)], cost: 0) }
    var best: Solution?
    for next in breaks.indices.dropLast() where next > start {
      let extent = breaks[next].place - breaks[start].place
      guard extent <= room else { break }
      guard let rest = self.best(from: next, lines: lines - 1) else { continue }
      let cost = abs(extent - ideal) / room + breaks[next].cost + rest.cost
      if cost < best?.cost ?? .infinity {
        best = Solution(lines: [line(start, next)] + rest.lines, cost: cost)
      }
    }
    return best
  }

  private func line(_ start: Int, _ end: Int) -> String {
    let part = text[breaks[start].index..<breaks[end].index]
    return String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
