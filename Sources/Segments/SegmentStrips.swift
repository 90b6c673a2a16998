// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of a segment from the first on, 64 at a time, with one block of values in memory.
///
/// Any bytes at all give values or a `SegmentFault`, never a trap. The bytes have to outlive it.
package struct SegmentStrips: ~Copyable {
  private var decoder: SegmentDecoder
  private let words: Range<Int>
  private let lastWord: UInt64
  private let bitmap: UnsafeRawBufferPointer?
  /// Decoded values: what is left of a block, and the next one behind it.
  private let values: UnsafeMutablePointer<Double>
  private var next = 0, end = 0
  /// Values that are not decoded yet.
  private var rest: Int
  private var word: Int

  package init(_ bytes: UnsafeRawBufferPointer) throws(SegmentFault) {
    var decoder = SegmentDecoder(scanner: SegmentScanner(bytes))
    let header = try decoder.header(room: SegmentFormat.rows)
    try self.init(decoder, header, from: 0)
  }

  /// The decoder stands behind the header; the first strip is that of word `start`.
  init(_ decoder: SegmentDecoder, _ header: SegmentDecoder.Header, from start: Int) throws(SegmentFault) {
    var decoder = decoder
    bitmap = header.hasBitmap ? try decoder.bitmap(header) : nil
    words = header.first / 64..<(header.first + header.rows + 63) / 64
    lastWord = header.rows % 64 == 0 ? ~0 : 1 << UInt64(header.rows % 64) - 1
    rest = header.count
    word = start
    self.decoder = decoder
    values = .allocate(capacity: SegmentFormat.blockValues + 64)
  }

  deinit { values.deallocate() }

  /// The bits of the next 64 rows; the values of those that are set are written to their places in `target`, and nothing
  /// to the other places. Behind the last row there is no value.
  package mutating func next(into target: UnsafeMutablePointer<Double>) throws(SegmentFault) -> UInt64 {
    defer { word += 1 }
    guard words.contains(word) else { return 0 }
    let bits = bitmap?.word(at: word - words.lowerBound) ?? (word == words.upperBound - 1 ? lastWord : ~0)
    let count = bits.nonzeroBitCount
    if end - next < count { try decode() }
    scatter(bits, into: target)
    next += count
    return bits
  }

  private mutating func decode() throws(SegmentFault) {
    guard rest > 0 else { throw .header }
    values.update(from: values + next, count: end - next)
    (next, end) = (0, end - next)
    let count = min(SegmentFormat.blockValues, rest)
    try decoder.readBlock(UnsafeMutableBufferPointer(start: values + end, count: count))
    end += count
    rest -= count
    guard rest > 0 || decoder.scanner.isAtEnd else { throw .length }
  }

  /// Few rows have no value, so that the values between them go together.
  private func scatter(_ bits: UInt64, into target: UnsafeMutablePointer<Double>) {
    var (bits, source) = (bits, values + next)
    while bits != 0 {
      let start = bits.trailingZeroBitCount
      let count = (~(bits &>> UInt64(start))).trailingZeroBitCount
      target.advanced(by: start).update(from: source, count: count)
      source += count
      // The lowest run of ones is carried out of its place.
      bits &= bits &+ 1 << UInt64(start)
    }
  }
}
