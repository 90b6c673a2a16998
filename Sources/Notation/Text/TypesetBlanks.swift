// SPDX-License-Identifier: GPL-3.0-or-later

/// The quarter of a blank that typesetting puts between Japanese and Latin characters or digits (JIS X 4051), where a text
/// that was taken out of a set page has a whole one: 令和 4 年度, 42 か所, 1 億 2,840 万円.
public enum TypesetBlanks {
  /// Whether a text has them throughout: blanks between Japanese and Latin characters or digits, and few of these side by side.
  public static func stand(in text: some StringProtocol) -> Bool {
    var (spaced, close) = (0, 0)
    var (before, last): (Unicode.Scalar, Unicode.Scalar) = ("\n", "\n")
    for scalar in text.unicodeScalars.prefix(200_000) {
      if last == " ", scalar != " " {
        if parts(before, scalar) { spaced += 1 }
      } else if isLetter(last) && (scalar.isDigit || scalar.isLatin)
        || (last.isDigit || last.isLatin) && isLetter(scalar)
      {
        close += 1
      }
      (before, last) = (last, scalar)
    }
    return spaced >= 4 && spaced > 4 * close
  }

  /// Of lines; those of a page are short.
  public static func stand(in lines: some Sequence<String>) -> Bool {
    stand(in: lines.lazy.filter { $0.utf8.count < 4000 }.joined(separator: "\n"))
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isKanji || scalar.isHiragana || scalar.isKatakana
  }

  /// The text without them; two blanks together part columns and stay.
  public static func removed(from text: some StringProtocol) -> String {
    let scalars = Array(text.unicodeScalars)
    var kept = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == " ", index > 0, index + 1 < scalars.count {
        if parts(scalars[index - 1], scalars[index + 1]) { continue }
      }
      kept.append(scalar)
    }
    return String(kept)
  }

  /// Whether a blank between two characters is the typesetter's.
  public static func isOne(between left: Character, _ right: Character) -> Bool {
    guard let a = left.unicodeScalars.last, let b = right.unicodeScalars.first else { return false }
    return parts(a, b)
  }

  private static func parts(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    isJapanese(left) && isWestern(right) || isWestern(left) && isJapanese(right)
  }

  private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHiragana || scalar.isKanji || ("\u{30A1}"..."\u{30FE}").contains(scalar)
      || "（）「」『』【】〔〕、。・，：；％○◎△▲×↑↓～〜→①②③④⑤⑥⑦⑧⑨".unicodeScalars.contains(scalar)
      || ("\u{FF01}"..."\u{FF60}").contains(scalar)
  }

  private static func isWestern(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar.isLatin || "%()+-.,/#".unicodeScalars.contains(scalar)
  }
}
