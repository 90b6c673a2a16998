// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Programs

/// The characters that the fonts of this machine have, as fontconfig tells them: gnuplot takes from any font what its own has not.
///
/// They are asked for once, and only where a text has a character that the charts' own font has not.
enum InstalledFonts {
  /// Whether one of the fonts has it; of none where fontconfig's `fc-list` is not there.
  static func have(_ scalar: Unicode.Scalar) -> Bool {
    let (word, bit) = (Int(scalar.value / 64), scalar.value % 64)
    return known.indices.contains(word) && known[word] >> UInt64(bit) & 1 == 1
  }

  /// A bit a character.
  private static let known: [UInt64] = {
    guard let list = ProgramRun.locate("fc-list"),
      let listed = try? ProgramRun(list, ["--format", "%{charset}\n"]).result(within: 10), listed.status == 0
    else { return [] }
    return charset(listed.output)
  }()

  /// - Parameter list: code points and ranges of them, as in `20 2f 41-5a`, parted by blanks and line ends.
  static func charset(_ list: Data) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: 0x11_0000 / 64)
    // The fonts of one family have the same ranges.
    for range in Set(list.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) {
      let ends = range.split(separator: UInt8(ascii: "-")).map {
        UInt32(String(decoding: $0, as: UTF8.self), radix: 16)
      }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last, last < 0x11_0000 else {
        continue
      }
      for value in first...last { bits[Int(value / 64)] |= 1 << UInt64(value % 64) }
    }
    return bits
  }
}
