// SPDX-License-Identifier: GPL-3.0-or-later

/// A plain decimal number as tables hold it: 1200000, 1,200,000, -5, ▲5, ６５．０, 1.5e6.
public enum DecimalNotation {
  /// The number, correctly rounded to the nearest double; `nil` where the text is anything else.
  ///
  /// Thousands separators must stand between groups of three, so that 1,5 (a decimal comma, or two fields run together)
  /// is refused rather than read as 15. Neither `inf`, `nan` nor a hexadecimal number is a value of a plan, and a number
  /// too large or too small for a double is refused.
  public static func value(of text: some StringProtocol) -> Double? {
    var rest = Characters.normalizing(text)[...]
    var isNegative = false
    if let sign = rest.first, "-+▲△".contains(sign) {
      isNegative = sign != "+"
      rest = rest.dropFirst()
    }
    let parts = rest.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first.flatMap(mantissa(_:)) else { return nil }
    var decimal = mantissa
    if parts.count == 2 {
      guard isExponent(parts[1]) else { return nil }
      decimal += "e" + parts[1]
    }
    guard let value = Double(decimal), value.isFinite else { return nil }
    // 1e-400 is no zero.
    if value == 0, mantissa.contains(where: { ("1"..."9").contains($0) }) { return nil }
    return isNegative ? 0 - value : value
  }

  /// Digits with an optional fraction, the separators taken out.
  private static func mantissa(_ text: Substring) -> String? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap(ungrouped(_:)) else { return nil }
    guard parts.count == 2 else { return whole.isEmpty ? nil : whole }
    guard areDigits(parts[1]), !(whole.isEmpty && parts[1].isEmpty) else { return nil }
    return (whole.isEmpty ? "0" : whole) + "." + (parts[1].isEmpty ? "0" : parts[1])
  }

  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy(areDigits) else { return nil }
    guard groups.count > 1 else { return String(text) }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return groups.joined()
  }

  private static func isExponent(_ text: Substring) -> Bool {
    let digits = text.first.map { "+-".contains($0) } == true ? text.dropFirst() : text
    return (1...4).contains(digits.count) && areDigits(digits)
  }

  private static func areDigits(_ text: Substring) -> Bool { text.allSatisfy { ("0"..."9").contains($0) } }
}
