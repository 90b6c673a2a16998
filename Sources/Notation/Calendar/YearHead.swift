// SPDX-License-Identifier: GPL-3.0-or-later

/// The year that a date begins with: 令和元年, 平成31（令和元）年度, R2, 2019年度, 二〇一九年, FY2019.
struct YearHead {
  enum Suffix { case fiscal, calendar, none }

  let year: Int
  let era: Era?
  let suffix: Suffix
  let end: Int

  /// - Parameter era: the era of the year before it, for 令和元年～3年.
  static func scan(_ glyphs: Glyphs, at start: Int, era inherited: Era?, isContinued: Bool) -> YearHead? {
    if let named = eraNamed(glyphs, at: start) { return named }
    if let initial = eraInitial(glyphs, at: start) { return initial }
    if let western = western(glyphs, at: start) { return western }
    guard isContinued, let inherited, let number = small(glyphs, at: start), number.number > 0,
      let suffix = suffix(glyphs, at: number.end)
    else { return nil }
    return YearHead(
      year: inherited.firstYear + number.number - 1, era: inherited, suffix: suffix.suffix, end: suffix.end)
  }

  private static func eraNamed(_ glyphs: Glyphs, at start: Int) -> YearHead? {
    guard let era = Era.allCases.first(where: { glyphs.has($0.name, at: start) }) else { return nil }
    guard let number = eraYear(glyphs, at: start + 2) else { return nil }
    let year = era.firstYear + number.number - 1
    if let suffix = suffix(glyphs, at: number.end) {
      let end = repeated(glyphs, at: suffix.end, suffix: suffix.suffix, year: year) ?? suffix.end
      return YearHead(year: year, era: era, suffix: suffix.suffix, end: end)
    }
    if let inner = bracketed(glyphs, at: number.end, year: year) {
      return YearHead(year: year, era: era, suffix: inner.suffix, end: inner.end)
    }
    return YearHead(year: year, era: era, suffix: .none, end: number.end)
  }

  private static func eraInitial(_ glyphs: Glyphs, at start: Int) -> YearHead? {
    let letter = glyphs[start]
    guard letter.isLatin, !glyphs[start - 1].isLatin, !glyphs[start - 1].isDigit,
      let era = Era.allCases.first(where: { $0.initial == String(Character(letter)).lowercased() }),
      let number = eraYear(glyphs, at: start + (glyphs[start + 1] == "." ? 2 : 1)), !glyphs[number.end].isLatin
    else { return nil }
    let year = era.firstYear + number.number - 1
    let suffix = suffix(glyphs, at: number.end)
    // S, T and M, and small letters, begin other things too (M7, T3): they need a 年 or a month and a day.
    let isUsual = letter == "R" || letter == "H"
    let isAlone = start == 0 && number.end == glyphs.count
    guard isUsual || isAlone || suffix != nil || glyphs[number.end] == "." && isMonth(glyphs, number.end + 1) else {
      return nil
    }
    if let suffix { return YearHead(year: year, era: era, suffix: suffix.suffix, end: suffix.end) }
    if let inner = bracketed(glyphs, at: number.end, year: year) {
      return YearHead(year: year, era: era, suffix: inner.suffix, end: inner.end)
    }
    return YearHead(year: year, era: era, suffix: .none, end: number.end)
  }

  private static func isMonth(_ glyphs: Glyphs, _ index: Int) -> Bool {
    small(glyphs, at: index).map { (1...12).contains($0.number) && glyphs[$0.end] == "." } ?? false
  }

  /// Four digits are a year only with 年, FY or a month and day in numbers.
  private static func western(_ glyphs: Glyphs, at start: Int) -> YearHead? {
    var index = start
    let isFY = glyphs.has("FY", at: start)
    if isFY { index += 2 }
    guard !glyphs[start - 1].isDigit, glyphs[start - 1] != ".", glyphs[start - 1] != ",",
      let number = fourDigits(glyphs, at: index), (1800...2200).contains(number.number)
    else { return nil }
    if isFY { return YearHead(year: number.number, era: nil, suffix: .fiscal, end: number.end) }
    if glyphs.has("FY", at: number.end) {
      return YearHead(year: number.number, era: nil, suffix: .fiscal, end: number.end + 2)
    }
    if let suffix = suffix(glyphs, at: number.end) {
      let end = repeated(glyphs, at: suffix.end, suffix: suffix.suffix, year: number.number) ?? suffix.end
      return YearHead(year: number.number, era: nil, suffix: suffix.suffix, end: end)
    }
    if let inner = bracketed(glyphs, at: number.end, year: number.number) {
      return YearHead(year: number.number, era: nil, suffix: inner.suffix, end: inner.end)
    }
    // 2019-2023年度: the second year says what both are.
    if let second = isJoint(glyphs[number.end]) ? named(glyphs, at: number.end + 1) : nil {
      return YearHead(year: number.number, era: nil, suffix: second, end: number.end)
    }
    let sign = glyphs[number.end]
    guard sign == "/" || sign == "." || sign == "-", let month = small(glyphs, at: number.end + 1),
      (1...12).contains(month.number),
      glyphs[month.end] == sign || glyphs[month.end] == "末" || glyphs.has("月", at: month.end)
    else { return nil }
    return YearHead(year: number.number, era: nil, suffix: .none, end: number.end)
  }

  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "~" }

  /// Whether four digits and 年 or 年度 stand here.
  static func named(_ glyphs: Glyphs, at index: Int) -> Suffix? {
    guard let number = fourDigits(glyphs, at: index), (1800...2200).contains(number.number) else { return nil }
    return suffix(glyphs, at: number.end)?.suffix
  }

  /// 年度 or 年.
  private static func suffix(_ glyphs: Glyphs, at index: Int) -> (suffix: Suffix, end: Int)? {
    let start = glyphs[index].isBlank ? index + 1 : index
    // 2019年間, 令和2年目 are no years; 年代 is a decade.
    guard glyphs[start] == "年", glyphs[start + 1] != "間", glyphs[start + 1] != "代", glyphs[start + 1] != "目" else {
      return nil
    }
    return glyphs[start + 1] == "度" ? (.fiscal, start + 2) : (.calendar, start + 1)
  }

  /// 平成31（令和元）年度: the same year by another name, in brackets before 年.
  private static func bracketed(_ glyphs: Glyphs, at index: Int, year: Int) -> (suffix: Suffix, end: Int)? {
    guard glyphs[index] == "(", let inner = bareYear(glyphs, at: index + 1), abs(inner.year - year) <= 1,
      glyphs[inner.end] == ")", let suffix = suffix(glyphs, at: inner.end + 1)
    else { return nil }
    return suffix
  }

  /// 平成31年度（令和元年度）: the same year by another name, in brackets behind it.
  private static func repeated(_ glyphs: Glyphs, at index: Int, suffix: Suffix, year: Int) -> Int? {
    guard glyphs[index] == "(", let inner = bareYear(glyphs, at: index + 1), inner.year == year else { return nil }
    let end = self.suffix(glyphs, at: inner.end)?.end ?? inner.end
    return glyphs[end] == ")" ? end + 1 : nil
  }

  private static func bareYear(_ glyphs: Glyphs, at index: Int) -> (year: Int, end: Int)? {
    if let four = fourDigits(glyphs, at: index) { return (four.number, four.end) }
    for era in Era.allCases {
      let length =
        glyphs.has(era.name, at: index) ? 2 : String(Character(glyphs[index])).lowercased() == era.initial ? 1 : 0
      if length > 0, let number = eraYear(glyphs, at: index + length) {
        return (era.firstYear + number.number - 1, number.end)
      }
    }
    return nil
  }

  private static func eraYear(_ glyphs: Glyphs, at index: Int) -> (number: Int, end: Int)? {
    if glyphs[index] == "元" { return (1, index + 1) }
    guard let found = small(glyphs, at: index), (1...99).contains(found.number) else { return nil }
    return found
  }

  /// One or two digits, or a kanji number below a hundred; `nil` where more digits follow.
  static func small(_ glyphs: Glyphs, at index: Int) -> (number: Int, end: Int)? {
    if let first = glyphs[index].digit {
      guard let second = glyphs[index + 1].digit else { return (first, index + 1) }
      return glyphs[index + 2].isDigit ? nil : (first * 10 + second, index + 2)
    }
    guard KanjiNumerals.isNumeral(glyphs[index]), let number = KanjiNumerals.scan(glyphs, at: index), number.value < 100
    else { return nil }
    return (Int(number.value), number.range.upperBound)
  }

  private static func fourDigits(_ glyphs: Glyphs, at index: Int) -> (number: Int, end: Int)? {
    var number = 0
    for offset in 0..<4 {
      guard let digit = glyphs[index + offset].digit ?? KanjiNumerals.digit(glyphs[index + offset]) else { return nil }
      number = number * 10 + digit
    }
    let next = glyphs[index + 4]
    return next.isDigit || KanjiNumerals.digit(next) != nil ? nil : (number, index + 4)
  }
}
