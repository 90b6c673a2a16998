// SPDX-License-Identifier: GPL-3.0-or-later

/// How much room text needs in the font of the charts (Noto Sans CJK JP).
///
/// A script is written before any font is loaded, so widths are estimated by class of character, rather too wide than
/// too narrow: a full-width character is 1 em, a digit 0.56 em as in the font.
enum TextExtent {
  /// PNG rounds each advance to whole dots, which makes a line up to 2 % longer.
  private static let hinting = 1.02

  /// A room that was made for a text holds it, whatever the rounding on the way.
  static let slack = 0.01

  /// Estimated width in the unit of `size`.
  static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * size * hinting
  }

  /// The text itself if it fits, else its beginning and an ellipsis. Only for names: a number is never shortened.
  static func shortened(_ text: String, to room: Double, size: Double) -> String {
    guard width(text, size: size) > room + slack else { return text }
    var kept = ""
    for character in text {
      guard width(kept + String(character) + "…", size: size) <= room + slack else { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// Names in one list: one that is too long loses its middle, for its end says what is counted, and no two that differ become
  /// the same. What stands in brackets at the end, as （水準） does, stays whole where that leaves room for anything else.
  static func shortened(_ names: [String], to room: Double, size: Double) -> [String] {
    shortened(names, to: names.map { _ in room }, size: size)
  }

  static func shortened(_ names: [String], to rooms: [Double], size: Double) -> [String] {
    var shown = zip(names, rooms).map { shortened($0, to: $1, size: size, tail: tails[0]) }
    for alike in Dictionary(grouping: names.indices, by: { shown[$0] }).values {
      let originals = Set(alike.map { names[$0] })
      guard originals.count > 1 else { continue }
      let start = commonStart(originals)
      let choices = tails.dropFirst().map { tail in
        alike.map { shortened(names[$0], to: rooms[$0], size: size, tail: tail) }
      }
      let inner = alike.map { index in
        shortened("…" + names[index].dropFirst(max(0, start - 2)), to: rooms[index], size: size, tail: 0)
      }
      let best = (choices + [inner]).first { Set($0).count == originals.count } ?? inner
      for (index, name) in zip(alike, best) { shown[index] = name }
    }
    return shown
  }

  /// Which part of the room the end of a long name has: what is tried in turn.
  private static let tails = [0.4, 0.15, 0.7, 0.95]

  private static func shortened(_ text: String, to room: Double, size: Double, tail: Double) -> String {
    guard width(text, size: size) > room + slack else { return text }
    let letters = room + slack - width("…", size: size)
    let tail = max(tail, min(0.7, (width(String(bracketed(text)), size: size) + slack) / max(letters, 1)))
    var (end, used) = ("", 0.0)
    for character in text.reversed() {
      let more = width(String(character), size: size)
      guard used + more <= letters * tail else { break }
      used += more
      end.insert(character, at: end.startIndex)
    }
    var start = ""
    for character in text {
      let more = width(String(character), size: size)
      guard used + more <= letters else { break }
      used += more
      start.append(character)
    }
    while start.last == " " { start.removeLast() }
    return start + "…" + end.drop { $0 == " " }
  }

  /// The brackets at its end, with the space before them; `""` where it ends otherwise.
  private static func bracketed(_ text: String) -> Substring {
    let openings: [Character: Character] = ["）": "（", ")": "("]
    guard let opening = text.last.flatMap({ openings[$0] }), let start = text.lastIndex(of: opening) else { return "" }
    return text[..<start].last == " " ? text[text.index(before: start)...] : text[start...]
  }

  private static func commonStart(_ names: Set<String>) -> Int {
    guard let first = names.first else { return 0 }
    return names.reduce(first.count) { min($0, zip(first, $1).prefix { $0 == $1 }.count) }
  }

  /// The text in as few lines as hold it. A line ends where a word does if one ends near, begins with no closing bracket or full stop,
  /// and parts no number from what is counted; what is left over after `limit` lines is shortened.
  static func wrapped(_ text: String, to room: Double, size: Double, limit: Int) -> [String] {
    let filled = filled(text, to: room, size: size, limit: limit)
    guard filled.count > 1, filled.last?.last == text.last else { return filled }
    return Paragraph(text, room: room, size: size, shape: .full).lines(filled.count) ?? filled
  }

  /// Each line as full as can be.
  private static func filled(_ text: String, to room: Double, size: Double, limit: Int) -> [String] {
    var lines: [String] = []
    var rest = Substring(text)
    while !rest.isEmpty, lines.count < limit - 1, width(String(rest), size: size) > room + slack {
      let end = lineEnd(of: rest, room: room, size: size)
      lines.append(String(rest[..<end].reversed().drop { $0 == " " }.reversed()))
      rest = rest[end...].drop { $0 == " " }
    }
    if !rest.isEmpty { lines.append(shortened(String(rest), to: room, size: size)) }
    return lines
  }

  private static func lineEnd(of text: Substring, room: Double, size: Double) -> Substring.Index {
    var used = 0.0
    var last: Substring.Index?
    var index = text.startIndex
    while index < text.endIndex {
      if index > text.startIndex, mayBreak(before: index, in: text) { last = index }
      used += width(String(text[index]), size: size)
      if used > room + slack, index > text.startIndex { return last ?? index }
      index = text.index(after: index)
    }
    return text.endIndex
  }

  static func mayBreak(before index: Substring.Index, in text: Substring) -> Bool {
    let (previous, next) = (text[text.index(before: index)], text[index])
    if previous == " " || next == " " { return true }
    if "、。，．・：；？！…）」』】〕〉》％ー～〜々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)]%,.?!;:”’".contains(next) || "（「『【〔〈《(“‘".contains(previous) {
      return false
    }
    if isOfNumber(before: index, in: text) { return false }
    return isFullWidth(previous) || isFullWidth(next)
  }

  /// Whether what ends here is a number, or its sign or that of a range: 0件, 95%信頼区間, 1.11万人, −5, 0.95～1.25.
  private static func isOfNumber(before index: Substring.Index, in text: Substring) -> Bool {
    let previous = text[text.index(before: index)]
    if isDigit(previous) || "%％".contains(previous) { return true }
    if "～〜−–±".contains(previous) { return isDigit(text[index]) }
    return "万億兆".contains(previous) && text[..<index].dropLast().last.map(isDigit) == true
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber || ("０"..."９").contains(character)
  }

  static func isFullWidth(_ character: Character) -> Bool {
    character.unicodeScalars.contains { ems($0) == 1 }
  }

  /// Advance of one character in ems, by class.
  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F, 0x3099, 0x309A: 0
    case 0x590...0x10FF, 0x1200...0x1DFF: ofAnotherScript(scalar)
    case 0xFF61...0xFFDC: 0.5
    case 0x2010..., 0x1100...0x11FF, 0xD7, 0xF7, 0xB1: 1
    default: latinEms(scalar)
    }
  }

  /// From Hebrew and Arabic on, in whichever font has it; marks stand above or below their letter.
  private static func ofAnotherScript(_ scalar: Unicode.Scalar) -> Double {
    scalar.properties.generalCategory == .nonspacingMark ? 0 : 0.8
  }

  private static func latinEms(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case " ", ".", ",", ":", ";", "'", "i", "l", "j", "I", "|", "!": 0.29
    case "f", "t", "r", "(", ")", "[", "]", "/", "-": 0.4
    case "0"..."9", "s", "c", "z": 0.56
    case "M", "W", "m", "w", "%", "@", "&": 0.93
    case "A"..."Z": 0.69
    default: 0.6
    }
  }
}
