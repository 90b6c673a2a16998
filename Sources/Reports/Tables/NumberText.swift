// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Numbers as text, independent of the system's locale.
public enum NumberText {
  /// The shortest decimal that reads back to the same double, without a needless fraction or exponent: 2626520000, 0.1.
  public static func exact(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    if let integer = Int64(exactly: number), abs(integer) < 1 << 53 { return String(integer) }
    let description = number.description
    guard let exponent = description.firstIndex(of: "e") else { return description }
    let isWithinReach = abs(Int(description[description.index(after: exponent)...]) ?? 99) <= 17
    return isWithinReach ? Decimal(string: description).map { "\($0)" } ?? description : description
  }

  /// With thousands separators and at most `decimals` decimals, for people: 2,626,520,000; 7,985.25. Very large numbers
  /// are written with an exponent rather than with digits that say nothing.
  public static func grouped(_ number: Double, decimals: Int = 2) -> String {
    guard number.isFinite else { return "" }
    guard number.magnitude < 1e15 else { return String(format: "%.4g", number) }
    if number != 0, number.magnitude < 0.005 { return String(format: "%.2g", number) }
    let text = String(format: "%.\(decimals)f", number)
    let parts = text.split(separator: ".", maxSplits: 1)
    let sign = text.hasPrefix("-") ? "-" : ""
    let whole = separated(String(parts[0].drop { $0 == "-" }))
    let fraction = parts.count == 2 ? String(parts[1].reversed().drop { $0 == "0" }.reversed()) : ""
    return sign + whole + (fraction.isEmpty ? "" : ".\(fraction)")
  }

  /// An estimate without the digits that it cannot vouch for: whole numbers from 100 on, else three significant digits.
  public static func rounded(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 100 else { return grouped(number, decimals: 0) }
    return grouped(number, decimals: number.magnitude < 10 ? 2 : 1)
  }

  /// A fraction as a percentage with one decimal: 0.861 is 86.1%. From 1,000 % on without decimals, and never rounded to
  /// 100.0% or 0.0% from the one side of it to the other.
  public static func percent(_ fraction: Double) -> String {
    guard fraction.isFinite else { return "" }
    let percent = fraction * 100
    if percent.magnitude >= 1000 { return "\(grouped(percent.rounded(), decimals: 0))%" }
    let text = String(format: "%.1f", percent)
    if text == "100.0", percent < 100 { return ">99.9%" }
    return "\(text == "-0.0" ? "0.0" : text)%"
  }

  private static func separated(_ digits: String) -> String {
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: ",")
  }
}
