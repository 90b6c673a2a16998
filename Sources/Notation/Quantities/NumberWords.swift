// SPDX-License-Identifier: GPL-3.0-or-later

/// Words that are numbers by themselves: 半減, 倍増, 全件, ゼロ, 皆増, 数社.
enum NumberWords {
  private enum Meaning: Sendable {
    case change(percent: Double)
    case doubled
    case share(Double, Quantity.Qualifier)
    case zero
    case fromNothing
  }

  private static let words = WordTable<Meaning>([
    ("半減", .change(percent: -50)), ("皆減", .change(percent: -100)), ("皆増", .fromNothing), ("倍増", .doubled),
    ("全件 全数 全員 全量 全戸 全校 全世帯", .share(100, .exact)), ("半数 半分", .share(50, .exact)),
    ("過半数", .share(50, .atLeast)), ("ゼロ", .zero),
  ])

  static func scan(_ glyphs: Glyphs, at index: Int) -> MeasuredNumber? {
    if glyphs[index] == "数" { return several(glyphs, at: index) }
    guard let (end, meaning) = words.word(in: glyphs, at: index), stands(glyphs, index..<end, meaning) else {
      return nil
    }
    let range = index..<end
    switch meaning {
    case .change(let percent):
      return MeasuredNumber(value: percent, range: range, unit: "%", sort: .share, kind: .change)
    case .fromNothing: return MeasuredNumber(value: nil, range: range, unit: "", sort: .share, kind: .change)
    case .doubled: return MeasuredNumber(value: 2, range: range, unit: "倍", sort: .multiple, kind: .change)
    case .share(let percent, let qualifier):
      var share = MeasuredNumber(value: percent, range: range, unit: "%", sort: .share)
      share.qualifier = qualifier
      return share
    case .zero: return MeasuredNumber(value: 0, range: range, unit: "", sort: .count)
    }
  }

  /// Whether the word stands by itself: 全件電子入札 does, ゼロカーボン, 全員協議会, 所得倍増計画 and 半数改選 do not.
  private static func stands(_ glyphs: Glyphs, _ range: Range<Int>, _ meaning: Meaning) -> Bool {
    let (left, right) = (glyphs[range.lowerBound - 1], glyphs[range.upperBound])
    if glyphs.has("全件", at: range.lowerBound) { return !left.isKanji }
    if case .zero = meaning { return !left.isKatakana && !right.isKatakana && !right.isKanji && right != "・" }
    if left.isDigit || (left.isKanji && glyphs.has("全", at: range.lowerBound)) { return false }
    return !right.isKanji
  }

  /// 数社, 数名: at least two. Behind a word, 数 is that word's end (登録者数).
  private static func several(_ glyphs: Glyphs, at index: Int) -> MeasuredNumber? {
    let left = glyphs[index - 1]
    guard !left.isKanji, !left.isKatakana, !left.isLatin, !left.isDigit, left != ")", left != "」",
      case .unit(let unit)? = UnitScanner.scan(glyphs, at: index + 1, guessing: false), unit.sort == .count,
      !glyphs[unit.range.upperBound].isKanji, unit.range.count <= 2,
      !["字", "列", "点", "度", "語", "行", "品"].contains(unit.normal)
    else { return nil }
    let number = ScannedNumber(value: 2, range: index..<index + 1, isKanji: true, isVague: true)
    return MeasuredNumber(number: number, unit: unit)
  }
}
