// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// UTF-16 without the mark that says its order of bytes, as some databases write it.
enum UnmarkedUTF16 {
  private static let looked = 1 << 16
  /// Of the units at least; what parts the cells and ends the lines of a table is more.
  private static let leastASCII = 20

  /// `nil` unless most zero bytes are the upper halves of ASCII characters (the lower half is zero in 一 and in a full-width
  /// blank), with ends of lines and what parts cells among them.
  static func text(_ data: Data) -> String? {
    let bytes = [UInt8](data.prefix(looked))
    guard data.count.isMultiple(of: 2) else { return nil }
    let zeros = [0, 1].map { half in stride(from: half, to: bytes.count, by: 2).count { bytes[$0] == 0 } }
    let isLittle = zeros[1] > zeros[0]
    guard zeros.max() ?? 0 > 2 * (zeros.min() ?? 0), leastASCII * (zeros.max() ?? 0) >= bytes.count / 2,
      let text = String(data: data, encoding: isLittle ? .utf16LittleEndian : .utf16BigEndian)
    else { return nil }
    var (hasLines, hasCells) = (false, false)
    for scalar in text.unicodeScalars {
      if scalar == "\0" || scalar == "\u{FFFD}" { return nil }
      if scalar == "\n" || scalar == "\r" { hasLines = true }
      if scalar == "," || scalar == "\t" || scalar == " " { hasCells = true }
    }
    return hasLines && hasCells ? text : nil
  }
}
