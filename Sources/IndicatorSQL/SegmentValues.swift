// SPDX-License-Identifier: GPL-3.0-or-later
internal import Segments

/// The values of 65,536 series in one column, decoded.
final class SegmentValues {
  /// The series of the first value.
  let first: Int
  let values: [Double]
  let validity: [UInt64]

  init(_ bytes: UnsafeRawBufferPointer, number: Int, seriesCount: Int) throws(SegmentFault) {
    guard number >= 0, number <= seriesCount / SegmentFormat.rows else { throw .header }
    first = number * SegmentFormat.rows
    let count = min(SegmentFormat.rows, seriesCount - first)
    var values = [Double](repeating: 0, count: count)
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    let result = values.withUnsafeMutableBufferPointer { values in
      words.withUnsafeMutableBufferPointer { words in
        Result { () throws(SegmentFault) in try SegmentDecoder.decode(bytes, into: values, validity: words) }
      }
    }
    try result.get()
    (self.values, self.validity) = (values, words)
  }

  /// The place of the first valid value at or after a place; `nil` where there is none.
  func validPlace(from place: Int) -> Int? {
    guard place < values.count else { return nil }
    var word = place >> 6
    var bits = validity[word] & (~0 << UInt64(place & 63))
    while bits == 0 {
      word += 1
      guard word < validity.count else { return nil }
      bits = validity[word]
    }
    return word << 6 + bits.trailingZeroBitCount
  }

  func isValid(_ place: Int) -> Bool { place < values.count && validity[place >> 6] >> UInt64(place & 63) & 1 == 1 }
}
