// SPDX-License-Identifier: GPL-3.0-or-later

/// What a number counts: as it was written, and in the normal form by which values can be compared.
struct ScannedUnit {
  enum Sort: Sendable {
    /// Things, people, times: 件, 人, 回.
    case count
    case money, share, multiple, duration, physical
  }

  /// The normal form: 人 for 名, 箇所 for カ所.
  let normal: String
  let range: Range<Int>
  let sort: Sort
  /// In the table of units; else it is a noun that stands where a unit would.
  let isKnown: Bool
}

/// Finds the unit behind a number.
enum UnitScanner {
  enum Scan {
    case unit(ScannedUnit)
    /// The number names something (号線, 期, 月) and counts nothing.
    case name(end: Int)
  }

  static func scan(_ glyphs: Glyphs, at start: Int, guessing: Bool) -> Scan? {
    if let (end, meaning) = UnitWords.table.word(in: glyphs, at: start) {
      switch meaning {
      case .name: return .name(end: end)
      case .unit(let normal, let sort):
        // m, g and L begin words of Latin letters too.
        if glyphs[end - 1].isLatin, glyphs[end].isLatin || glyphs[end].isDigit { return nil }
        return .unit(compound(glyphs, start: start, end: end, normal: normal, sort: sort))
      }
    }
    return guessing ? guess(glyphs, at: start).map(Scan.unit) : nil
  }

  /// 社・団体, 円/kg, 人/日: two units that make one.
  private static func compound(
    _ glyphs: Glyphs, start: Int, end: Int, normal: String, sort: ScannedUnit.Sort
  ) -> ScannedUnit {
    let joint = glyphs[end]
    if joint == "・" || joint == "/",
      case .unit(let other, let otherSort)? = UnitWords.table.word(in: glyphs, at: end + 1)?.meaning,
      let after = UnitWords.table.word(in: glyphs, at: end + 1)?.end,
      joint == "/" || (sort == .count && otherSort == .count),
      !glyphs[after].isKanji, !glyphs[after].isKatakana, !glyphs[after].isLatin,
      // 12回/年 is a rate a year, which PeriodRate reads.
      !(joint == "/" && sort == .count && PeriodRate.perYear(glyphs, at: end + 1) != nil)
    {
      return ScannedUnit(
        normal: normal + String(Character(joint)) + other, range: start..<after, sort: sort, isKnown: true)
    }
    return ScannedUnit(normal: normal, range: start..<end, sort: sort, isKnown: true)
  }

  /// A noun of kanji or of katakana right behind the digits, up to a word for what was done with the things counted.
  private static func guess(_ glyphs: Glyphs, at start: Int) -> ScannedUnit? {
    let isWord: (Unicode.Scalar) -> Bool = glyphs[start].isKanji ? \.isKanji : \.isKatakana
    guard isWord(glyphs[start]) else { return nil }
    var end = start
    while isWord(glyphs[end]), end - start < 7 {
      if UnitWords.doings.word(in: glyphs, at: end) != nil { break }
      end += 1
    }
    guard end > start, end - start < 7 else { return nil }
    return ScannedUnit(normal: glyphs.written(start..<end), range: start..<end, sort: .count, isKnown: false)
  }
}
