// SPDX-License-Identifier: GPL-3.0-or-later
internal import CText
internal import Foundation
internal import PlanEvaluation

/// Numbers as text, independent of the system's locale.
public enum NumberText {
  /// The shortest decimal that reads back to the same double, without a needless fraction, and without an exponent from
  /// 1e-17 to 1e17; `""` for what is not finite. Negative zero is written as the equal 0.
  ///
  /// Example: 2626520000, 0.1, 0.0000001, 1e+300.
  public static func exact(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    if number.magnitude < exactIntegers, let integer = Int64(exactly: number) { return String(integer) }
    let description = number.description
    guard let exponent = description.firstIndex(of: "e") else {
      return description.hasSuffix(".0") ? String(description.dropLast(2)) : description
    }
    let isWithinReach = abs(Int(description[description.index(after: exponent)...]) ?? 99) <= 17
    return isWithinReach ? Decimal(string: description).map { "\($0)" } ?? description : description
  }

  /// With thousands separators and at most `decimals` decimals, for people. A number that would show as 0 keeps its
  /// first two digits; one from 2⁵³ on has an exponent rather than digits that say nothing.
  ///
  /// Example: 2626520000 is 2,626,520,000; 7985.25 is 7,985.25; 0.00042 is 0.00042; 1.5e20 is 1.5e+20.
  public static func grouped(_ number: Double, decimals: Int = 2) -> String {
    guard number.isFinite else { return "" }
    guard number != 0 else { return "0" }
    guard number.magnitude < exactIntegers else { return printed(nenrin_print_significant, 4, number) }
    let digits = printed(nenrin_print_decimals, decimals, number.magnitude).utf8
    guard digits.contains(where: { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }) else {
      return printed(nenrin_print_significant, 2, number)
    }
    let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
    var fraction = digits[point...]
    while let last = fraction.last, last == UInt8(ascii: "0") || last == UInt8(ascii: ".") { fraction.removeLast() }
    return (number < 0 ? "-" : "") + separated(digits[..<point]) + String(decoding: fraction, as: UTF8.self)
  }

  /// An estimate without the digits that it cannot vouch for: whole numbers from 100 on, else three digits.
  ///
  /// Example: 182.43 is 182, 18.243 is 18.2, 1.8243 is 1.82.
  public static func rounded(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 100 else { return grouped(number, decimals: 0) }
    return grouped(number, decimals: number.magnitude < 10 ? 2 : 1)
  }

  /// In Japanese units of ten thousand, with three digits: what stands beside a mark of a chart, not in a table.
  ///
  /// From 10,000 on by 万, 億 and 兆; below that as `grouped`. Source: 公用文作成の考え方 (文化審議会, 2022), which writes large
  /// round numbers with 万 and 億.
  /// Example: 12,000 is 1.2万, 11,696 is 1.17万, 2,626,520,000 is 26.3億, 9,999 is 9,999, 99,999,999 is 1億.
  public static func japanese(_ number: Double) -> String {
    guard number.isFinite, number.magnitude >= 10_000, number.magnitude < 1e16 else { return grouped(number) }
    return short(number, in: [(1e12, "兆"), (1e8, "億"), (1e4, "万")])
  }

  /// From 1,000,000 on by million, billion and trillion; below that as `grouped`. Example: 3,826,410,224 is 3.83 billion,
  /// 999,999 is 999,999.
  public static func english(_ number: Double) -> String {
    guard number.isFinite, number.magnitude >= 1e6, number.magnitude < 1e15 else { return grouped(number) }
    return short(number, in: [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")])
  }

  /// Three significant digits of the largest of the units that is not larger.
  private static func short(_ number: Double, in units: [(size: Double, name: String)]) -> String {
    let step = pow(10, log10(number.magnitude).rounded(.down) - 2)
    let rounded = (number / step).rounded() * step
    guard let unit = units.first(where: { rounded.magnitude >= $0.size }) else { return grouped(number) }
    return grouped(rounded / unit.size) + unit.name
  }

  /// A fraction as a percentage with one decimal; from 1,000 % on without decimals.
  ///
  /// Never rounded to 100.0% or −100.0% from below in magnitude, nor to 0.0%: a target that was just missed, and a chance
  /// that is small, are not shown as met and none.
  ///
  /// Example: 0.861 is 86.1%, 11.8374 is 1,184%, 0.9996 is >99.9%, 0.0001 is <0.1%, -0.00001 is >-0.1%.
  public static func percent(_ fraction: Double) -> String {
    guard fraction.isFinite, (fraction * 100).isFinite else { return "" }
    let percent = fraction * 100
    if percent.magnitude >= 999.95 { return "\(grouped(percent.rounded(), decimals: 0))%" }
    let isNegative = percent < 0
    switch printed(nenrin_print_decimals, 1, percent.magnitude) {
    case "0.0" where percent != 0: return isNegative ? ">-0.1%" : "<0.1%"
    case "100.0" where percent.magnitude < 100: return isNegative ? "<-99.9%" : ">99.9%"
    case let text: return (isNegative ? "-" : "") + text + "%"
    }
  }

  /// A probability as a percentage, the one rule for tables, sentences and charts: as `percent`, and never rounded onto a
  /// threshold of `Chance` that it lies beside.
  ///
  /// Example: 0.4996 is <50.0%, 0.6002 is >60.0%, 0.5 is 50.0%.
  public static func probability(_ probability: Double) -> String {
    percent(probability, besides: Chance.thresholds)
  }

  /// As `percent`, and never rounded onto one of the thresholds, each a fraction, that the number lies beside.
  ///
  /// Example: 0.7998 beside 0.8 is <80.0%.
  public static func percent(_ fraction: Double, besides thresholds: [Double]) -> String {
    let text = percent(fraction)
    guard let near = thresholds.first(where: { percent($0) == text }), near != fraction else { return text }
    return (fraction < near ? "<" : ">") + text
  }

  /// 2⁵³: below it every whole number is a double of its own.
  private static let exactIntegers = 9_007_199_254_740_992.0

  private static func separated(_ digits: Substring.UTF8View) -> String {
    var grouped: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(UInt8(ascii: ",")) }
      grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
  }

  /// By the C library, which rounds the decimal expansion itself correctly; a table has thousands of numbers, for which
  /// Foundation's formats are slow.
  private static func printed(
    _ print: (UnsafeMutablePointer<CChar>?, Int, CInt, Double) -> CInt, _ digits: Int, _ number: Double
  ) -> String {
    // The longest are a double's 309 digits and the decimals.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 340 + max(digits, 0)) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      return print(start, buffer.count, CInt(clamping: digits), number) < 0 ? "" : String(cString: start)
    }
  }
}
