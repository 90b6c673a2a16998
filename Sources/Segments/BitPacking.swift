// SPDX-License-Identifier: GPL-3.0-or-later

/// Unsigned integers of one width, one after another in little-endian 64-bit words, the first in the lowest bits.
///
/// After the last one comes a word of 0, so that the reader fetches any of them with one 8-byte load: it begins in the
/// first 8 bits of the load, and 7 + 55 bits fit into it.
enum BitPacking {
  static let largestWidth = 55

  /// The words of so many bits, with the word of 0 after them; no bits need none.
  static func words(bits: Int) -> Int { bits == 0 ? 0 : (bits + 63) / 64 + 1 }

  static func words(count: Int, width: Int) -> Int { words(bits: count * width) }

  /// How many bits a number needs; 0 needs none.
  static func width(of number: UInt64) -> Int { 64 - number.leadingZeroBitCount }

  /// Puts a number at a bit offset of words that are still 0 there.
  @inline(__always)
  static func put(_ number: UInt64, bit: Int, width: Int, into words: UnsafeMutablePointer<UInt64>) {
    let (word, shift) = (bit &>> 6, UInt64(bit & 63))
    words[word] |= number &<< shift
    if shift &+ UInt64(width) > 64 { words[word &+ 1] |= number &>> (64 &- shift) }
  }

  /// The number at a bit offset; `mask` has its width.
  @inline(__always)
  static func number(_ bytes: UnsafeRawPointer, bit: Int, mask: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
    return (word &>> UInt64(bit & 7)) & mask
  }

  static func mask(width: Int) -> UInt64 { (1 &<< UInt64(width)) &- 1 }
}

extension UnsafeRawBufferPointer {
  /// One of its little-endian 64-bit words.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
  }
}

/// Reads words and bytes one after another; what is not there is `SegmentFault.length`.
struct SegmentScanner {
  let bytes: UnsafeRawBufferPointer
  /// Where not all bytes are in memory yet.
  private let prefix: SegmentPrefix?
  private(set) var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { (self.bytes, prefix) = (bytes, nil) }

  init(_ prefix: SegmentPrefix) { (bytes, self.prefix) = (UnsafeRawBufferPointer(prefix.bytes), prefix) }

  var isAtEnd: Bool { offset == bytes.count }

  /// The first word of a block of up to `limit` entries of a kind: byte 0 version, byte 1 the kind's flag, bytes 4…7 how
  /// many entries there are, which it gives.
  mutating func head(flag: UInt64, limit: Int) throws(SegmentFault) -> Int {
    let what = try word()
    guard UInt8(truncatingIfNeeded: what) == SegmentFormat.version else { throw .version(Int(what & 0xFF)) }
    guard what >> 8 & 0xFF_FFFF == flag, (1...limit).contains(Int(what >> 32)) else { throw .header }
    return Int(what >> 32)
  }

  static func head(flag: UInt64, count: Int) -> UInt64 {
    UInt64(SegmentFormat.version) | flag << 8 | UInt64(count) << 32
  }

  mutating func word() throws(SegmentFault) -> UInt64 {
    try take(words: 1).loadUnaligned(as: UInt64.self).littleEndian
  }

  mutating func take(words: Int) throws(SegmentFault) -> UnsafeRawBufferPointer {
    let start = offset
    try skip(words: words)
    try prefix?.reach(offset)
    return UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
  }

  /// Passes over words without looking at them.
  mutating func skip(words: Int) throws(SegmentFault) {
    guard words >= 0, words <= (bytes.count - offset) / 8 else { throw .length }
    offset += words * 8
  }
}

/// The bytes of a segment from its first to the last that was asked for: a question about one series needs the front of a
/// segment, and the rest need not come from the file.
package final class SegmentPrefix {
  fileprivate let bytes: UnsafeMutableRawBufferPointer
  private let read: (UnsafeMutableRawBufferPointer, Int) -> Bool
  private var reached = 0

  /// What is read at once.
  private static let step = 8192

  /// - Parameter read: fills a part of the segment that begins at an offset; false where it cannot.
  package init(size: Int, read: @escaping (_ part: UnsafeMutableRawBufferPointer, _ offset: Int) -> Bool) {
    bytes = .allocate(byteCount: size, alignment: 8)
    self.read = read
  }

  deinit { bytes.deallocate() }

  fileprivate func reach(_ offset: Int) throws(SegmentFault) {
    guard offset > reached else { return }
    let end = min(max(offset, reached + Self.step), bytes.count)
    guard read(UnsafeMutableRawBufferPointer(rebasing: bytes[reached..<end]), reached) else { throw .checksum }
    reached = end
  }
}
