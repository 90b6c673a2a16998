// SPDX-License-Identifier: GPL-3.0-or-later

/// Text without the characters for which gnuplot finds no font: it draws a box as high as the page for each of them,
/// across everything else. In their place stands the name of a picture ([japanese castle]), and else 〓, as printers set it for a
/// letter that is not in the case.
enum DrawableText {
  private static let substitute = "〓"

  static func replacing(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy({ isDrawable($0) }) else { return text }
    return text.map { $0.unicodeScalars.allSatisfy(isDrawable) ? String($0) : drawable($0) }.joined()
  }

  /// An emoji of several parts is one sign; a kanji in an uncommon form is still that kanji.
  private static func drawable(_ character: Character) -> String {
    guard let first = character.unicodeScalars.first, isDrawable(first) else {
      return pictured(character) ?? substitute
    }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: character.unicodeScalars.filter { isDrawable($0) })
    return String(kept).first.map { String($0) } ?? substitute
  }

  /// What an emoji shows, by the names of Unicode: a name that is nothing but a picture is still a name. `nil` for what is none.
  private static func pictured(_ character: Character) -> String? {
    let letters = character.unicodeScalars.compactMap { flagLetter($0) }
    guard letters.isEmpty else { return "[\(String(String.UnicodeScalarView(letters)))]" }
    let names = character.unicodeScalars.filter { $0.properties.isEmoji && !$0.properties.isEmojiModifier }
      .compactMap { $0.properties.name?.lowercased() }
    return names.isEmpty ? nil : "[\(names.joined(separator: ", "))]"
  }

  /// Flags are spelt by letters of their own.
  private static func flagLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    (0x1F1E6...0x1F1FF).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x1F1E6 + 65) : nil
  }

  /// Whether Noto Sans CJK JP, or the fonts that come with every system, have it (Latin, Greek, Cyrillic, signs, kana, kanji and
  /// hangul), or a font of this machine does, but no emoji: a font of coloured pictures is none for a chart. Control characters,
  /// marks of direction and noncharacters are for others to deal with.
  static func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    case 0x200B...0x200D, 0xFE00...0xFE0F: false
    case 0...0x58F, 0x1100...0x11FF, 0x1E00...0x2DFF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF,
      0xF900...0xFB06, 0xFDD0...0xFDEF, 0xFE10...0xFFFF, 0x1F100...0x1F2FF, 0x20000...0x323AF:
      !scalar.properties.isEmojiPresentation && scalar.properties.generalCategory != .unassigned
        || scalar.properties.isNoncharacterCodePoint
    default: scalar.properties.isNoncharacterCodePoint || isOfAnotherScript(scalar) && InstalledFonts.have(scalar)
    }
  }

  /// A letter, mark, digit or sign with a meaning of its own: what is in private use means something else in each font.
  private static func isOfAnotherScript(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .surrogate, .control, .format: false
    default: !scalar.properties.isEmojiPresentation && !scalar.properties.isEmojiModifier
    }
  }
}
