// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a line of Japanese ends as a reader parts it: behind the end of a sentence first, then where a word ends, and within a word of
/// one script only where nothing else is near.
extension TextExtent {
  /// What a break costs, where 1 is as bad as a line of no length beside a full one. Of a place where `mayBreak` allows one.
  static func breakCost(before index: Substring.Index, in text: Substring) -> Double {
    let (previous, next) = (text[text.index(before: index)], text[index])
    if "。".contains(previous) { return -0.2 }
    if previous == " " || next == " " || "の・、，：；）」』)/".contains(previous) || "（「『(".contains(next) { return 0 }
    return switch (Script(previous), Script(next)) {
    case (.hiragana, .hiragana): 0.7
    case (.hiragana, _): 0.15
    case (.kanji, .hiragana): 0.6
    case (.kanji, .kanji): 0.5
    case (.katakana, .katakana): 1
    case (.other, .other): 0.8
    default: 0.1
    }
  }

  private enum Script {
    case hiragana, katakana, kanji, other

    init(_ character: Character) {
      switch character.unicodeScalars.first?.value ?? 0 {
      case 0x3041...0x309F: self = .hiragana
      case 0x30A0...0x30FF, 0xFF66...0xFF9F: self = .katakana
      case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: self = .kanji
      default: self = .other
      }
    }
  }
}

/// A text in a given number of lines, with good places to end them.
struct Paragraph {
  enum Shape {
    /// As full as can be; the last may be as short as it likes.
    case full
    /// About equally long.
    case even
  }

  private let text: Substring
  private let room: Double
  private let shape: Shape
  private let places: [Place]

  /// Where a line may end and the next begin, with how wide the text is until there, with and without the blanks at the end.
  private struct Place {
    let index: Substring.Index
    let end: Double
    let start: Double
    let cost: Double
  }

  private struct Way {
    let cost: Double
    /// Where its last line begins, as the number of a place.
    let start: Int
  }

  init(_ text: String, room: Double, size: Double, shape: Shape) {
    (self.text, self.room, self.shape) = (text[...], room, shape)
    var (places, width, inked) = ([Place(index: text.startIndex, end: 0, start: 0, cost: 0)], 0.0, 0.0)
    for index in text.indices {
      if index > text.startIndex, text[index] != " ", TextExtent.mayBreak(before: index, in: text[...]) {
        let cost = TextExtent.breakCost(before: index, in: text[...])
        places.append(Place(index: index, end: inked, start: width, cost: cost))
      }
      width += TextExtent.width(String(text[index]), size: size)
      if text[index] != " " { inked = width }
    }
    self.places = places + [Place(index: text.endIndex, end: inked, start: width, cost: 0)]
  }

  /// What an empty line costs where they are to be full.
  private static let emptyLine = 0.6

  /// `nil` where so many lines do not hold it.
  func lines(_ count: Int) -> [String]? {
    var (reached, ways) = ([0: Way(cost: 0, start: 0)], [[Int: Way]]())
    for number in 1...max(count, 1) {
      reached = next(after: reached, left: count - number + 1)
      ways.append(reached)
    }
    var (lines, end) = ([String](), places.count - 1)
    for ways in ways.reversed() {
      guard let way = ways[end] else { return nil }
      lines.insert(line(way.start, end), at: 0)
      end = way.start
    }
    return lines
  }

  /// The best way to each place that one more line reaches, of so many that are left.
  private func next(after reached: [Int: Way], left: Int) -> [Int: Way] {
    var found: [Int: Way] = [:]
    // In order, so that of two ways that are equally good the same is taken every time.
    for (start, way) in reached.sorted(by: { $0.key < $1.key }) {
      for end in places.indices where end > start {
        let extent = places[end].end - places[start].start
        guard extent <= room + TextExtent.slack else { break }
        guard left > 1 || end == places.count - 1 else { continue }
        let cost = way.cost + places[end].cost + (left > 1 ? cost(of: extent, from: start, left: left) : 0)
        if cost < found[end]?.cost ?? .infinity { found[end] = Way(cost: cost, start: start) }
      }
    }
    return found
  }

  private func cost(of extent: Double, from start: Int, left: Int) -> Double {
    switch shape {
    case .full: Self.emptyLine * (1 - extent / room)
    case .even: abs(extent - (places[places.count - 1].end - places[start].start) / Double(left)) / room
    }
  }

  private func line(_ start: Int, _ end: Int) -> String {
    String(text[places[start].index..<places[end].index].reversed().drop { $0 == " " }.reversed())
  }
}
