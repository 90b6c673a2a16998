// SPDX-License-Identifier: GPL-3.0-or-later

/// Shares in words: 5割3分2厘 (53.2 %), 3分の1 (33.3… %).
enum ShareNotation {
  static func scan(_ glyphs: Glyphs, _ number: ScannedNumber) -> MeasuredNumber? {
    tenths(glyphs, number) ?? hundredths(glyphs, number) ?? fraction(glyphs, number)
  }

  /// 2分5厘 is 2.5 %; 2分 alone are minutes.
  private static func hundredths(_ glyphs: Glyphs, _ number: ScannedNumber) -> MeasuredNumber? {
    let end = number.range.upperBound
    guard glyphs[end] == "分", number.scale == 0, number.value < 10,
      case .number(let part)? = NumberScanner.scan(glyphs, at: end + 1), part.value < 10,
      glyphs.has("厘", at: part.range.upperBound)
    else { return nil }
    return MeasuredNumber(
      value: (number.value * 10 + part.value) / 10, range: number.range.lowerBound..<part.range.upperBound + 1,
      unit: "%",
      sort: .share)
  }

  private static func tenths(_ glyphs: Glyphs, _ number: ScannedNumber) -> MeasuredNumber? {
    var end = number.range.upperBound
    // 割合 and 割引 are words; 2割増 is a fifth more.
    guard glyphs[end] == "割", !"合引当り".unicodeScalars.contains(glyphs[end + 1]), number.scale == 0,
      number.value <= 10 || !number.isKanji
    else { return nil }
    end += 1
    var permille = number.value * 100
    for (sign, weight) in [("分", 10.0), ("厘", 1.0)] {
      guard case .number(let part)? = NumberScanner.scan(glyphs, at: end), part.value < 10,
        glyphs.has(sign, at: part.range.upperBound)
      else { continue }
      permille += part.value * weight
      end = part.range.upperBound + 1
    }
    return MeasuredNumber(value: permille / 10, range: number.range.lowerBound..<end, unit: "%", sort: .share)
  }

  private static func fraction(_ glyphs: Glyphs, _ number: ScannedNumber) -> MeasuredNumber? {
    let end = number.range.upperBound
    guard glyphs.has("分の", at: end), number.value >= 2,
      case .number(let part)? = NumberScanner.scan(glyphs, at: end + 2),
      part.value <= number.value
    else { return nil }
    return MeasuredNumber(
      value: part.value * 100 / number.value, range: number.range.lowerBound..<part.range.upperBound, unit: "%",
      sort: .share)
  }
}

/// Ranges: 7～8人, 10~20%, 10万～20万円, 2～3万人 (20,000 to 30,000), 100人～200人.
enum RangeNotation {
  static func scan(_ glyphs: Glyphs, _ number: ScannedNumber) -> MeasuredNumber? {
    guard !NameRules.isNamed(glyphs, number) else { return nil }
    var joint = number.range.upperBound
    var firstUnit: ScannedUnit?
    if case .unit(let unit)? = UnitScanner.scan(glyphs, at: joint, guessing: false) {
      (firstUnit, joint) = (unit, unit.range.upperBound)
    }
    // A stroke is a range only between bare numbers: 7-8人, but not 024-521 and not 5人-3.
    let isStroke = glyphs[joint] == "-" && firstUnit == nil && glyphs[number.range.lowerBound - 1] != "-"
    guard glyphs[joint] == "~" || isStroke, case .number(let second)? = NumberScanner.scan(glyphs, at: joint + 1),
      glyphs[second.range.upperBound] != "-", !number.isKanji || second.isKanji
    else { return nil }
    guard case .unit(let unit) = UnitRules.unit(of: second, glyphs), unit.isKnown,
      firstUnit == nil || firstUnit?.normal == unit.normal
    else { return nil }
    let lower = firstUnit == nil && number.scale == 0 ? number.value * ten(second.scale) : number.value
    guard lower <= second.value else { return nil }
    var range = MeasuredNumber(number: second, unit: unit)
    (range.value, range.upper, range.start, range.qualifier) = (lower, second.value, number.range.lowerBound, .range)
    return range
  }

  private static func ten(_ power: Int) -> Double { (0..<power).reduce(1.0) { value, _ in value * 10 } }
}
