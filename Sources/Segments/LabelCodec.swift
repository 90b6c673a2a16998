// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// The labels of 65,536 series, with the words that they name: little-endian 64-bit words.
///
/// | words | content |
/// | --- | --- |
/// | 1 | byte 0 version, byte 1 flag 2 (labels), byte 2 the width in bits, bytes 4…7 the number of words |
/// | 1 | bytes 0…3 the rows to the last labelled one, bytes 4…7 the bytes of all words |
/// | | the bytes of each word in 4 bytes, then the words in UTF-8, filled up with 0 |
/// | | a code a row in `width` bits: 0 for none, else 1 + the index of the word; and one word of 0 |
///
/// A segment brings its own words, in the order in which its rows name them, so that one checksum covers both and a
/// merge that touches one segment reads no other.
package struct LabelSegment: Equatable {
  /// Without the word `""`, which has code 0.
  package private(set) var words: [String]
  package private(set) var codes: [UInt32]

  private static let flag: UInt64 = 2

  /// From a label a row.
  package init(_ texts: [String]) {
    let labels = Labels(texts)
    (words, codes) = (Array(labels.words.dropFirst()), labels.codes)
    codes.removeSubrange(((codes.lastIndex { $0 != 0 } ?? -1) + 1)...)
  }

  /// A label a row, up to `count` rows.
  package func texts(count: Int) -> [String] {
    codes.prefix(count).map { $0 == 0 ? "" : words[Int($0) - 1] }
      + [String](repeating: "", count: max(0, count - codes.count))
  }

  /// `nil` where no row has a label: such a segment is not stored.
  package func encoded() -> [UInt64]? {
    guard !codes.isEmpty else { return nil }
    let texts = words.map { Array($0.utf8) }
    let width = BitPacking.width(of: UInt64(words.count))
    let length = texts.reduce(0) { $0 + $1.count }
    var bytes = texts.flatMap { text in (0..<4).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } }
    for text in texts { bytes.append(contentsOf: text) }
    bytes.append(contentsOf: repeatElement(0, count: (8 - bytes.count % 8) % 8))
    var result: [UInt64] = [
      UInt64(SegmentFormat.version) | Self.flag << 8 | UInt64(width) << 16 | UInt64(words.count) << 32,
      UInt64(codes.count) | UInt64(length) << 32,
    ]
    bytes.withUnsafeBytes { bytes in
      for offset in stride(from: 0, to: bytes.count, by: 8) {
        result.append(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      }
    }
    appendCodes(to: &result, width: width)
    return result
  }

  private func appendCodes(to result: inout [UInt64], width: Int) {
    let base = result.count
    result.append(contentsOf: repeatElement(0, count: BitPacking.words(count: codes.count, width: width)))
    result.withUnsafeMutableBufferPointer { result in
      guard let target = result.baseAddress?.advanced(by: base) else { return }
      for (index, code) in codes.enumerated() {
        BitPacking.put(UInt64(code), bit: index &* width, width: width, into: target)
      }
    }
  }

  /// Any bytes at all give labels or a `SegmentFault`, never a trap.
  package init(decoding bytes: UnsafeRawBufferPointer) throws(SegmentFault) {
    let parts = try Parts(bytes)
    words = try Self.words(parts.words, count: parts.count, length: parts.length)
    codes = Self.codes(parts.codes, rows: parts.rows, width: parts.width)
    guard codes.allSatisfy({ $0 <= parts.count }) else { throw .block }
  }

  /// The labels of some rows alone, `nil` for none, without the codes of the others.
  package static func labels(
    ofRows rows: [Int], in bytes: UnsafeRawBufferPointer
  ) throws(SegmentFault) -> [String?] {
    let parts = try Parts(bytes)
    let words = try words(parts.words, count: parts.count, length: parts.length)
    guard let start = parts.codes.baseAddress else { throw .length }
    var labels: [String?] = []
    for row in rows {
      let code =
        row < parts.rows
        ? BitPacking.number(start, bit: row * parts.width, mask: BitPacking.mask(width: parts.width)) : 0
      guard code <= parts.count else { throw .block }
      labels.append(code == 0 ? nil : words[Int(code) - 1])
    }
    return labels
  }

  /// Where the words and the codes stand in the bytes.
  private struct Parts {
    let count, rows, width, length: Int
    let words, codes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) throws(SegmentFault) {
      var scanner = SegmentScanner(bytes)
      let (what, sizes) = (try scanner.word(), try scanner.word())
      guard UInt8(truncatingIfNeeded: what) == SegmentFormat.version else { throw .version(Int(what & 0xFF)) }
      (count, width) = (Int(what >> 32), Int(what >> 16 & 0xFF))
      (rows, length) = (Int(sizes & 0xFFFF_FFFF), Int(sizes >> 32))
      guard what >> 8 & 0xFF == LabelSegment.flag, what >> 24 & 0xFF == 0, (1...SegmentFormat.rows).contains(rows),
        (1...SegmentFormat.rows).contains(count), width == BitPacking.width(of: UInt64(count))
      else { throw .header }
      words = try scanner.take(words: (count * 4 + length + 7) / 8)
      codes = try scanner.take(words: BitPacking.words(count: rows, width: width))
      guard scanner.isAtEnd else { throw .length }
    }
  }

  private static func words(_ bytes: UnsafeRawBufferPointer, count: Int, length: Int) throws(SegmentFault) -> [String] {
    var words: [String] = []
    var offset = count * 4
    for index in 0..<count {
      let size = Int(bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self).littleEndian)
      guard size > 0, offset + size <= count * 4 + length,
        let word = String(validating: bytes[offset..<(offset + size)], as: UTF8.self)
      else { throw .block }
      words.append(word)
      offset += size
    }
    guard offset == count * 4 + length else { throw .block }
    return words
  }

  private static func codes(_ bytes: UnsafeRawBufferPointer, rows: Int, width: Int) -> [UInt32] {
    guard let start = bytes.baseAddress else { return [] }
    let mask = BitPacking.mask(width: width)
    return [UInt32](unsafeUninitializedCapacity: rows) { codes, count in
      for row in 0..<rows {
        codes[row] = UInt32(truncatingIfNeeded: BitPacking.number(start, bit: row &* width, mask: mask))
      }
      count = rows
    }
  }
}
