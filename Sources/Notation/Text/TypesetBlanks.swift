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

  /// Whether the blank between two characters is one in any text: 令和 4 年 3 月, 1 億 2,840 万円.
  /// - Parameters:
  ///   - before: what stands before `left`.
  ///   - rest: what follows the blank.
  static func isInDateOrNumber(_ before: Unicode.Scalar, _ left: Unicode.Scalar, _ rest: ArraySlice<Unicode.Scalar>)
    -> Bool
  {
    guard let right = rest.first else { return false }
    guard right.isDigit || right == "元" else {
      return (left.isDigit || left == "元") && ("年月日億万兆割".unicodeScalars.contains(right) || isOfThousands(rest))
    }
    if Era.allCases.contains(where: { $0.name == String(String.UnicodeScalarView([before, left])) }) { return true }
    if right == "元" || !before.isDigit && before != "元" { return false }
    if left == "億" || left == "万" || left == "兆" { return true }
    guard left == "年" || left == "月" else { return false }
    let behind = rest.drop { $0.isDigit }
    return (behind.first == " " ? behind.dropFirst() : behind).first == (left == "年" ? "月" : "日")
  }

  /// 2,584 千人, 3,297 百万円: units of thousands and millions, and no names that begin with the word.
  private static func isOfThousands(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    guard rest.first == "千" || rest.first == "百" else { return false }
    let behind = rest.drop { "千百万".unicodeScalars.contains($0) }
    guard let unit = behind.first, rest.count - behind.count <= 2 else { return false }
    return "円人件戸台個冊枚本㎡㎥tℓ㎘".unicodeScalars.contains(unit)
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
