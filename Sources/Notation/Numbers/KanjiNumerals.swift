// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers in kanji: 三百二十, 二千十九, 一億二千万 by powers; 二〇一九, 三二〇 by place; 十数, 数百, 百数十 vaguely.
enum KanjiNumerals {
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "零": 0
    case "一", "壱": 1
    case "二", "弐": 2
    case "三", "参": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || ScaleSum.small(scalar) != nil || ScaleSum.large(scalar) != nil
  }

  /// The longest number that begins here. 参 and 数 alone are words of other things, so a number has a numeral in it.
  static func scan(_ glyphs: Glyphs, at start: Int) -> ScannedNumber? {
    var reading = Reading()
    var end = start
    while reading.take(glyphs[end], next: glyphs[end + 1]) { end += 1 }
    // 〇 alone is a mark.
    guard end > start, let value = reading.value, end > start + 1 || glyphs[start] != "〇" else { return nil }
    return ScannedNumber(
      value: value, range: start..<end, isKanji: true, isVague: reading.isVague, scale: reading.scale)
  }

  private struct Reading {
    private var total = 0.0
    private var group = 0.0
    private var pending: Double?
    private var places = 0
    private var smallest = Double.infinity
    private var smallestInGroup = Double.infinity
    private var isBroken = false
    private(set) var isVague = false
    private(set) var scale = 0
    private var hasNumeral = false

    /// 数 stands for two at least, and for one in 十数, where it only says "and some".
    mutating func take(_ scalar: Unicode.Scalar, next: Unicode.Scalar) -> Bool {
      if let digit = KanjiNumerals.digit(scalar) {
        guard !isVague, places < 15 else { return false }
        pending = (pending ?? 0) * 10 + Double(digit)
        (places, hasNumeral, scale) = (places + 1, true, 0)
        return true
      }
      if scalar == "数" { return takeSome(next) }
      if let power = ScaleSum.small(scalar) { return takeSmall(power) }
      if let power = ScaleSum.large(scalar) { return takeLarge(power) }
      return false
    }

    private mutating func takeSome(_ next: Unicode.Scalar) -> Bool {
      guard !isVague, pending == nil else { return false }
      let scales = ScaleSum.small(next) != nil || ScaleSum.large(next) != nil
      guard scales || group > 0 else { return false }
      isVague = true
      if scales { pending = group > 0 ? 1 : 2 }
      return true
    }

    private mutating func takeSmall(_ power: Int) -> Bool {
      let unit = power == 1 ? 10.0 : power == 2 ? 100 : 1000
      guard unit < smallestInGroup, places <= 1 else { return false }
      if isVague, pending == nil { return false }
      group += (pending ?? 1) * unit
      (pending, places, smallestInGroup, hasNumeral, scale) = (nil, 0, unit, true, power)
      return true
    }

    private mutating func takeLarge(_ power: Int) -> Bool {
      let unit = power == 4 ? 1e4 : power == 8 ? 1e8 : 1e12
      guard unit < smallest, hasNumeral || isVague else { return false }
      let count = group + (pending ?? 0)
      guard count > 0 else { return false }
      total += count * unit
      (group, pending, places, smallest, smallestInGroup) = (0, nil, 0, unit, .infinity)
      scale = power
      hasNumeral = true
      return true
    }

    var value: Double? { hasNumeral ? total + group + (pending ?? 0) : nil }
  }
}
