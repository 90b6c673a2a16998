// SPDX-License-Identifier: GPL-3.0-or-later

/// Plain decimal numbers read from bytes, rounded to the same double as `DecimalNotation` has for their text.
enum DecimalBytes {
  /// A number, and the first byte after it.
  struct Reading {
    let value: Double
    let end: UnsafeRawPointer
  }

  /// Reads `-?digits(.digits)?`; `nil` for every other beginning, and for numbers that a single division would not
  /// round correctly. What comes after the number is for the caller to judge.
  ///
  /// Where the digits as an integer and the power of ten are both exact doubles (below 2^53 and up to 10^22), IEEE 754
  /// rounds their quotient once, so that it is the double nearest to the decimal. Source: W. D. Clinger, How to Read
  /// Floating Point Numbers Accurately, 1990. Example: 65.5 is 655 / 10.
  @inline(__always)
  static func reading(_ start: UnsafeRawPointer) -> Reading? {
    let isNegative = byte(start) == UInt8(ascii: "-")
    let first = isNegative ? start + 1 : start
    var digits: UInt64 = 0
    var at = first
    while let digit = digit(at) {
      digits = digits &* 10 &+ digit
      at += 1
    }
    guard at > first else { return nil }
    guard byte(at) == UInt8(ascii: ".") else {
      // Nineteen digits fit into the integer, whose conversion rounds once.
      return at - first <= 19 ? Reading(value: signed(Double(digits), isNegative), end: at) : nil
    }
    let fraction = at + 1
    at = fraction
    while let digit = digit(at) {
      digits = digits &* 10 &+ digit
      at += 1
    }
    guard at > fraction, at - first <= 20, digits <= 1 << 53 else { return nil }
    return Reading(value: signed(Double(digits) / powersOfTen(at - fraction), isNegative), end: at)
  }

  /// A number of any length, with or without an exponent: `-?digits(.digits)?([eE][+-]?digits)?`. `nil` for every
  /// other text and for what is too large or too small.
  static func value(_ start: UnsafeRawPointer, _ length: Int) -> Double? {
    let text = UnsafeRawBufferPointer(start: start, count: length)
    let unsigned = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    guard isPlain(unsigned), let value = Double(String(decoding: unsigned, as: UTF8.self)), value.isFinite
    else { return nil }
    let mantissa = unsigned.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    if value == 0, mantissa.contains(where: { isDigit($0) && $0 != UInt8(ascii: "0") }) { return nil }
    return signed(value, unsigned.count < length)
  }

  private static func isPlain(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    let exponentMark = text.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
    let mantissa = text[..<(exponentMark ?? text.endIndex)]
    let parts = mantissa.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return false }
    guard let exponentMark else { return true }
    var exponent = text[(exponentMark + 1)...]
    if exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") { exponent = exponent.dropFirst() }
    return (1...4).contains(exponent.count) && exponent.allSatisfy(isDigit)
  }

  /// There is no negative zero among the values of a plan.
  @inline(__always)
  private static func signed(_ value: Double, _ isNegative: Bool) -> Double { isNegative ? 0 - value : value }

  @inline(__always)
  private static func byte(_ start: UnsafeRawPointer) -> UInt8 { start.load(as: UInt8.self) }

  @inline(__always)
  private static func digit(_ start: UnsafeRawPointer) -> UInt64? {
    let digit = byte(start) &- UInt8(ascii: "0")
    return digit < 10 ? UInt64(digit) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// 10 to the power of 0...22, each an exact double.
  @inline(__always)
  private static func powersOfTen(_ exponent: Int) -> Double {
    switch exponent {
    case 1: 10
    case 2: 100
    case 3: 1000
    default: table[exponent]
    }
  }

  private static let table: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
