// SPDX-License-Identifier: GPL-3.0-or-later

/// How often in a year: 年2回, 毎月1回, 週1回, 1日3回, 12回/年, 年間700件.
enum PeriodRate {
  /// Times a year by the word before the number.
  private static let before = WordTable<Double>([
    ("年 年間 年間で 毎年 毎年度 各年度 年度間 1年間に 1年に 年に", 1), ("半年に 半期に 半期ごとに", 2), ("四半期 四半期に 四半期毎に 四半期ごとに", 4),
    ("隔月 隔月で 2か月に", 6), ("月 毎月 月に 1か月に 月間 各月", 12), ("隔週 隔週で", 26), ("週 毎週 週に 1週間に", 52), ("毎日 1日 1日に 日に", 365),
  ])

  private static let behind = WordTable<Double>([
    ("年 年間", 1), ("半期", 2), ("四半期", 4), ("月 か月 カ月 ヶ月", 12), ("週 週間", 52), ("日", 365),
  ])

  /// What stands before 年, 月 or 週 in a word that is no period.
  private static let otherWords = Set("今昨学例翌前来本当同近通周少青成幼若晩後先半各毎満".unicodeScalars)

  /// Words that may stand between the period and the number: 年計2回.
  private static let between = WordTable<Bool>([("計 各 目標", true)])

  /// The period before a number, and where it begins. 平成30年2回 and 10月1回 are a year and a month, no periods.
  static func before(_ glyphs: Glyphs, _ end: Int) -> (start: Int, perYear: Double)? {
    var end = end
    while glyphs[end - 1].isBlank, end > 0 { end -= 1 }
    if let between = between.word(in: glyphs, before: end) { end = between.start }
    guard let (start, perYear) = before.word(in: glyphs, before: end) else { return nil }
    let left = glyphs[start - 1]
    let isPartOfDate = left.isDigit || KanjiNumerals.isNumeral(left) || left == "元" || left == "数" || left == "."
    let single = end - start == 1
    // 今年, 昨年, 学年, 先月, 翌週: another word that ends like the period.
    let isOtherWord = single && otherWords.contains(left)
    return isPartOfDate || isOtherWord ? nil : (start, perYear)
  }

  /// The period behind a stroke: 年 in 回/年.
  static func perYear(_ glyphs: Glyphs, at index: Int) -> (end: Int, perYear: Double)? {
    guard let (end, perYear) = behind.word(in: glyphs, at: index) else { return nil }
    return glyphs[end].isKanji || glyphs[end].isKatakana ? nil : (end, perYear)
  }

  /// 2年に1回, 2か月に1回: so many times in so many years, months, weeks or days.
  static func every(_ glyphs: Glyphs, _ number: ScannedNumber) -> MeasuredNumber? {
    guard let (end, perYear) = behind.word(in: glyphs, at: number.range.upperBound), number.value >= 1,
      !number.isKanji || glyphs[number.range.upperBound] != "半", glyphs[end] == "に",
      case .number(let times)? = NumberScanner.scan(glyphs, at: end + 1),
      case .unit(let unit)? = UnitScanner.scan(glyphs, at: times.range.upperBound, guessing: false), unit.normal == "回"
    else { return nil }
    var measured = MeasuredNumber(number: times, unit: unit)
    measured.value = times.value * perYear / number.value
    (measured.start, measured.kind) = (number.range.lowerBound, .annualRate)
    return measured
  }
}
