// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes numbers as Japanese documents do, so that they read back to the same double.
public enum NumberWriter {
  /// 2,626,520,000 as 26億2,652万; other numbers with thousands separators and all their decimals. `nil` for a number that is not
  /// finite.
  ///
  /// 万, 億 and 兆 stand only where they leave out nothing: whole numbers of 10,000 and more, below 2^53.
  public static func text(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    let sign = value < 0 ? "-" : ""
    let magnitude = value.magnitude
    guard magnitude == magnitude.rounded(), magnitude >= 10_000, magnitude < 9_007_199_254_740_992 else {
      return sign + plain(magnitude)
    }
    return sign + myriads(Int(magnitude))
  }

  private static func myriads(_ number: Int) -> String {
    var (rest, parts) = (number, [String]())
    for sign in ["", "万", "億"] {
      if rest % 10_000 != 0 { parts.append(grouped(String(rest % 10_000)) + sign) }
      rest /= 10_000
    }
    if rest > 0 { parts.append(grouped(String(rest)) + "兆") }
    return parts.reversed().joined()
  }

  /// All digits, without a power of ten: the shortest that read back to the double.
  private static func plain(_ magnitude: Double) -> String {
    let parts = magnitude.description.split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].split(separator: ".", maxSplits: 1)
    let fraction = mantissa.count == 2 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    let power = (parts.count == 2 ? Int(parts[1]) ?? 0 : 0) - fraction.utf8.count
    var digits = (String(mantissa[0]) + fraction)
    if power >= 0 { return grouped(unpadded(digits + String(repeating: "0", count: power))) }
    if digits.utf8.count <= -power { digits = String(repeating: "0", count: 1 - power - digits.utf8.count) + digits }
    return grouped(unpadded(String(digits.dropLast(-power)))) + "." + digits.suffix(-power)
  }

  private static func unpadded(_ digits: String) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
