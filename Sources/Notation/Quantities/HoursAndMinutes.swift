// SPDX-License-Identifier: GPL-3.0-or-later

/// One duration in two units: 1時間30分 is 1.5 時間.
enum HoursAndMinutes {
  static func scan(_ glyphs: Glyphs, _ number: ScannedNumber) -> MeasuredNumber? {
    let end = number.range.upperBound
    guard glyphs.has("時間", at: end), case .number(let minutes)? = NumberScanner.scan(glyphs, at: end + 2),
      minutes.value < 60, minutes.scale == 0, glyphs.has("分", at: minutes.range.upperBound),
      !glyphs.has("分の", at: minutes.range.upperBound)
    else { return nil }
    return MeasuredNumber(
      value: number.value + minutes.value / 60, range: number.range.lowerBound..<minutes.range.upperBound + 1,
      unit: "時間", sort: .duration)
  }
}
