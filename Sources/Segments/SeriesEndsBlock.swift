// SPDX-License-Identifier: GPL-3.0-or-later
package import Indicators

/// Where the values of 65,536 series begin and end, as far as that is not in the outermost columns: the first values, then the
/// last ones, each as
///
/// | words | content |
/// | --- | --- |
/// | 1 | byte 0 version, bytes 2…3 the words of the bitmap, bytes 4…7 the words of the values |
/// | | a bit for each series; nothing more where there is none |
/// | | the values, as a segment of so many rows without a bitmap |
/// | | their fiscal years, as `PackedNumbers` |
package enum SeriesEndsBlock {
  package static func encode(first: InnerEnds, last: InnerEnds) -> [UInt64] {
    var words: [UInt64] = []
    append(first, to: &words)
    append(last, to: &words)
    return words
  }

  private static func append(_ ends: InnerEnds, to words: inout [UInt64]) {
    let all = [UInt64](repeating: ~0, count: ends.values.count / 64)
    let rest = ends.values.count % 64
    let validity = rest == 0 ? all : all + [1 << UInt64(rest) - 1]
    let values = ends.values.withUnsafeBufferPointer { values in
      validity.withUnsafeBufferPointer { SegmentEncoder.encode(values, validity: $0) }
    }
    words.append(
      UInt64(SegmentFormat.version) | UInt64(ends.words.count) << 16 | UInt64(values?.count ?? 0) << 32)
    guard let values else { return }
    words += ends.words
    words += values
    PackedNumbers.append(ends.years.map(Int.init), to: &words)
  }

  package static func decode(_ bytes: UnsafeRawBufferPointer) throws(SegmentFault) -> (
    first: InnerEnds, last: InnerEnds
  ) {
    var scanner = SegmentScanner(bytes)
    let (first, last) = (try ends(&scanner), try ends(&scanner))
    guard scanner.isAtEnd else { throw .length }
    return (first, last)
  }

  private static func ends(_ scanner: inout SegmentScanner) throws(SegmentFault) -> InnerEnds {
    let what = try scanner.word()
    guard UInt8(truncatingIfNeeded: what) == SegmentFormat.version else { throw .version(Int(what & 0xFF)) }
    let (wordCount, length) = (Int(what >> 16 & 0xFFFF), Int(what >> 32))
    guard what >> 8 & 0xFF == 0, wordCount <= SegmentFormat.rows / 64, (wordCount == 0) == (length == 0) else {
      throw .header
    }
    guard length > 0 else { return InnerEnds() }
    let bitmap = try scanner.take(words: wordCount)
    let words = (0..<wordCount).map { bitmap.word(at: $0) }
    let count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    let segment = try scanner.take(words: length)
    var (values, validity) = ([Double](repeating: 0, count: count), [UInt64](repeating: 0, count: (count + 63) / 64))
    let decoded = values.withUnsafeMutableBufferPointer { values in
      validity.withUnsafeMutableBufferPointer { validity in
        Result { () throws(SegmentFault) in try SegmentDecoder.decode(segment, into: values, validity: validity) }
      }
    }
    try decoded.get()
    let numbers = try PackedNumbers(&scanner, count: count)
    let years = (0..<count).map { Int16(clamping: numbers[$0]) }
    guard validity.reduce(0, { $0 + $1.nonzeroBitCount }) == count,
      let ends = InnerEnds(words: words, values: values, years: years)
    else { throw .header }
    return ends
  }
}
