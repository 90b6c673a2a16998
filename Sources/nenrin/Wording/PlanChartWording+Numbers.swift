// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// Numbers as they stand in charts.
extension PlanChartWording {
  /// A number beside a mark: large ones by 万 and 億 or by million; from 1,000 on without decimals, which nobody reads off a chart.
  /// - Parameter unit: in which the value is; where that is a multiple, no other is put before it.
  static func number(_ value: Double, in unit: String) -> String {
    if !isMultiple(unit) {
      if Language.current == .ja, value.magnitude >= 10_000 { return NumberText.japanese(value) }
      if Language.current == .en, value.magnitude >= 1e6 { return NumberText.english(value) }
    }
    return NumberText.grouped(value, decimals: value.magnitude >= 1000 ? 0 : 2)
  }

  /// A number beside an axis.
  static let tick: @Sendable (Double, _ unit: String) -> String = { number($0, in: $1) }

  static func quantity(_ value: Double, _ unit: String) -> String {
    let number = number(value, in: unit)
    if unit.isEmpty { return number }
    let isLatin = unit.first.map { $0.isASCII && $0.isLetter } ?? false
    return unit == "%" ? number + "%" : say(number + (isLatin ? " " : "") + unit, "\(number) \(unit)")
  }

  /// Whether a unit counts by thousands or the like: 千円, 百万円, 万人, thousand people, £ million, £000. Of 402,150千円 no office
  /// writes 40.2万千円.
  private static func isMultiple(_ unit: String) -> Bool {
    let name = unit.drop { !$0.isLetter && !$0.isNumber }
    let words = unit.lowercased().split { !$0.isLetter }
    return name.first.map { "十百千万億兆".contains($0) } == true || unit.contains("000")
      || words.contains { word in ["thousand", "million", "billion", "trillion"].contains { word.hasPrefix($0) } }
  }
}
