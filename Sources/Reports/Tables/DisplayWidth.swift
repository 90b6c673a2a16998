// SPDX-License-Identifier: GPL-3.0-or-later
internal import CText
internal import Foundation

/// How many columns of a terminal a text takes: two for a full-width character, none for a combining one, one for those
/// of ambiguous width (○, ①), as terminals show them unless told otherwise.
public enum DisplayWidth {
  /// The C library's own table answers only under a UTF-8 locale; the program's other categories stay as they are.
  private static let hasTable: Bool = setlocale(LC_CTYPE, "C.UTF-8") != nil || setlocale(LC_CTYPE, "UTF-8") != nil

  public static func of(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20..<0x7F: width += 1
      // Kana, kanji and full-width letters, which stand alone: most names are made of nothing else.
      case 0x3041..<0x3097, 0x30A1..<0x30FB, 0x30FC, 0x4E00..<0xA000, 0xFF01..<0xFF5F: width += 2
      default: return text.reduce(0) { $0 + of($1) }
      }
    }
    return width
  }

  /// The scalars of a character together: が written as か and a mark is 2 + 0, half-width ｶﾞ is 1 + 1. An emoji sequence is
  /// one picture of width 2.
  public static func of(_ character: Character) -> Int {
    if character.isASCII { return character.isNewline ? 0 : 1 }
    guard hasTable else { return 2 }
    let scalars = character.unicodeScalars
    if scalars.count > 1, isPicture(scalars) { return 2 }
    return scalars.reduce(0) { $0 + max(0, Int(wcwidth(wchar_t(bitPattern: $1.value)))) }
  }

  /// Whether a sequence begins with an emoji, or with a sign that the variation selector 16 makes one (❤️, 1️⃣).
  private static func isPicture(_ scalars: Character.UnicodeScalarView) -> Bool {
    guard let first = scalars.first?.properties else { return false }
    return first.isEmojiPresentation || (first.isEmoji && scalars.contains("\u{FE0F}"))
  }

  /// Breaks a text into lines of at most `width` columns: at blanks where there are some, as Japanese does anywhere else.
  /// Only a word or number wider than a line is broken itself.
  public static func wrap(_ text: String, to width: Int) -> [String] {
    guard width > 0, of(text) > width else { return [text] }
    var lines: [String] = []
    var (line, taken) = ("", 0)
    for character in text {
      let added = of(character)
      if taken + added > width, !line.isEmpty {
        let (kept, carried) = breakPoint(of: line, before: character, width)
        lines.append(kept)
        (line, taken) = (carried, of(carried))
      }
      guard !(line.isEmpty && character == " ") else { continue }
      line.append(character)
      taken += added
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static let closing = "、。，．：；）」』】〕〉》％ー)]:;,.%"

  /// A Latin word or a number goes over to the next line whole, if it does not fill the line itself.
  /// What closes something or ends a sentence takes the sign before it along, if there is room for both.
  private static func breakPoint(
    of line: String, before next: Character, _ width: Int
  ) -> (kept: String, carried: String) {
    if closing.contains(next), let last = line.last, last != " ", line.count > 1, !(last.isASCII && next.isASCII),
      !closing.contains(last), of(last) + of(next) <= width
    {
      return (String(line.dropLast()), String(last))
    }
    guard next.isASCII, next != " ", line.last?.isASCII == true, line.last != " ",
      let start = line.lastIndex(where: { $0 == " " || !$0.isASCII })
    else { return (line, "") }
    let carried = line[line.index(after: start)...]
    let kept = line[...start]
    return (kept.last == " " ? String(kept.dropLast()) : String(kept), String(carried))
  }
}

extension wchar_t {
  fileprivate init(bitPattern scalar: UInt32) { self = wchar_t(truncatingIfNeeded: scalar) }
}
