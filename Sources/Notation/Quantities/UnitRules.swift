// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether the word behind a number is its unit.
enum UnitRules {
  enum Verdict {
    case unit(ScannedUnit)
    /// The number belongs to a name that ends here.
    case name(end: Int)
    case none
  }

  static func unit(of number: ScannedNumber, _ glyphs: Glyphs) -> Verdict {
    let end = number.range.upperBound
    let isSpaced = glyphs[end].isBlank
    let start = isSpaced ? end + 1 : end
    let left = glyphs[number.range.lowerBound - 1]
    let isGlued = left.isLatin || left.isKatakana || left.isKanji
    let mayGuess = !isSpaced && !number.isKanji && !left.isLatin && !(isGlued && looksLikeYear(number))
    switch UnitScanner.scan(glyphs, at: start, guessing: mayGuess) {
    case nil: return .none
    case .name(let after): return lasting(number, glyphs, start, after: after, isSpaced: isSpaced)
    case .unit(let unit):
      guard isSound(unit, of: number, glyphs, isSpaced: isSpaced) else {
        return isSpaced || number.isKanji ? .none : .name(end: unit.range.upperBound)
      }
      return .unit(unit)
    }
  }

  private static func looksLikeYear(_ number: ScannedNumber) -> Bool {
    !number.isPunctuated && (1900...2100).contains(number.value)
  }

  /// 10日以内, 3年以上 and 5年程度 last; 10日 and 3年 are in a calendar, unless they are all there is. Likewise 31位 and 3位以内 are values
  /// of a rank, and 31位の県 is a place in a list.
  private static func lasting(
    _ number: ScannedNumber, _ glyphs: Glyphs, _ start: Int, after: Int, isSpaced: Bool
  ) -> Verdict {
    guard after == start + 1, "日年位".unicodeScalars.contains(glyphs[start]) else {
      return isSpaced ? .none : .name(end: after)
    }
    let isAll = number.range.lowerBound == 0 && after == glyphs.count
    let isBounded = lastingWords.word(in: glyphs, at: after) != nil
    guard isAll || isBounded else { return .name(end: after) }
    return .unit(
      ScannedUnit(
        normal: glyphs.written(start..<after), range: start..<after, sort: glyphs[start] == "位" ? .count : .duration,
        isKnown: true))
  }

  private static let lastingWords = WordTable<Bool>([("以内 以上 以下 未満 程度 前後 超 余り あまり を超える 弱", true)])

  private static func isSound(_ unit: ScannedUnit, of number: ScannedNumber, _ glyphs: Glyphs, isSpaced: Bool) -> Bool {
    let after = unit.range.upperBound
    if isOrdinal(glyphs, after) { return false }
    if isSpaced, !standsFree(glyphs, after, number) { return false }
    if number.isKanji { return KanjiRules.isSound(number, unit, glyphs) }
    // MPa, 5G: Latin letters that go on are another word; 10m and 10 m are metres.
    return unit.isKnown || !glyphs[after].isLatin
  }

  /// 3件目, but not 3件目標.
  private static func isOrdinal(_ glyphs: Glyphs, _ index: Int) -> Bool {
    glyphs[index] == "目" && !"的標指安録".unicodeScalars.contains(glyphs[index + 1])
  }

  /// Behind a blank a word is a unit only if it ends there (1 社会 is a heading), and at the start of a line only if the
  /// quantity ends there (6 市町村との連携 is one too).
  private static func standsFree(_ glyphs: Glyphs, _ after: Int, _ number: ScannedNumber) -> Bool {
    let next = glyphs[after]
    if next.isKanji || next.isKatakana { return QualifierWords.behind.word(in: glyphs, at: after) != nil }
    let start = number.range.lowerBound
    let isFirst = start == 0 || glyphs[start - 1].endsSegment
    return !(isFirst && next.isHiragana)
  }
}

/// Kanji numerals are parts of many words, so they count only with a unit that ends where it should.
enum KanjiRules {
  private static let onesUnits: Set<String> = ["件", "回", "箇所", "校", "冊", "会場", "か国", "か月", "団体", "施設", "事業", "地区"]
  private static let digitsUnits: Set<String> = onesUnits.union([
    "社", "人", "台", "店舗", "枚", "点", "項目", "種類", "%", "倍", "時間", "世帯", "都県", "自治体", "市町村", "拠点", "路線", "本",
  ])

  static func isSound(_ number: ScannedNumber, _ unit: ScannedUnit, _ glyphs: Glyphs) -> Bool {
    let (start, after) = (number.range.lowerBound, unit.range.upperBound)
    // 千人 and 百万円 by themselves are units of a table; 三百人 is a number.
    if start == 0, after == glyphs.count {
      return !number.range.allSatisfy { "百千万億兆".unicodeScalars.contains(glyphs[$0]) }
    }
    let next = glyphs[after]
    if next.isKanji, QualifierWords.behind.word(in: glyphs, at: after) == nil,
      UnitWords.doings.word(in: glyphs, at: after) == nil
    {
      return false
    }
    guard number.range.count == 1 else { return true }
    let left = glyphs[start - 1]
    guard
      !left.isKanji || QualifierWords.before.word(in: glyphs, before: start) != nil
        || PeriodRate.before(glyphs, start) != nil
    else { return false }
    if unit.normal == "分" { return QualifierWords.behind.word(in: glyphs, at: after) != nil }
    return number.value == 1 && !number.isVague
      ? onesUnits.contains(unit.normal) : digitsUnits.contains(unit.normal) || number.value >= 10
  }
}
