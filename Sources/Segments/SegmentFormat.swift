// SPDX-License-Identifier: GPL-3.0-or-later

/// What is fixed about a segment: 65,536 rows of one column as little-endian 64-bit words.
///
/// | words | content |
/// | --- | --- |
/// | 1 | byte 0 version, byte 1 flags (1: a bitmap follows), bytes 4…7 the number of values |
/// | 1 | bytes 0…3 the first row (a multiple of 64), bytes 4…7 the rows from there to the last valid one |
/// | ⌈rows ÷ 64⌉ | validity, least significant bit first; only where not all the rows are valid |
/// | | blocks of 1,024 valid values (the last one shorter), each: |
/// | 1 | byte 0 the exponent e, 255 for raw, 254 for classes; byte 1 the width in bits, or the number of classes (2…4) |
/// | 1 | the frame of reference, the least integer of the block (0 in a raw one) |
/// | | raw: one double a word. Else value = (frame + delta) ÷ 10^e, each delta in `width` bits, and one word of 0 |
///
/// In a block of classes, after its first word:
///
/// | words | content |
/// | --- | --- |
/// | 1 | bytes 2c and 2c + 1 the exponent (255 for raw) and the width of class c |
/// | a class | its frame |
/// | | the class of each value in 1 bit (two classes) or 2 bits |
/// | | the deltas one after another, each in the width of its class, and one word of 0; then the raw doubles |
///
/// Neighbouring series may be yen and per cent, large and small: classes give each kind its own exponent and width. The
/// word of 0 lets the decoder fetch any delta with one 8-byte load. Bytes that are not named are 0.
package enum SegmentFormat {
  package static let version: UInt8 = 1
  /// A multiple of 64, so that the bitmaps of segments are whole words of the bitmap of the column.
  package static let rows = 65_536
  static let blockValues = 1_024

  /// How many segments a column of so many rows has.
  package static func segments(ofRows count: Int) -> Int { (count + rows - 1) / rows }

  static let hasBitmap: UInt8 = 1
  static let raw: UInt8 = 255
  static let partitioned: UInt8 = 254
  /// Whole numbers to here are exact doubles, so that the quotient by a power of ten is correctly rounded.
  static let largestInteger: Int64 = 1 << 53

  /// 10^0 … 10^22, the powers of ten that are exact doubles.
  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  static func selectorWidth(classes: Int) -> Int { classes > 2 ? 2 : 1 }

  /// A segment's checksum is seeded with its place, so that a sound segment in a wrong place is found too.
  package static func checksum(_ bytes: UnsafeRawBufferPointer, column: Int, number: Int) -> UInt64 {
    XXH64.hash(bytes, seed: UInt64(truncatingIfNeeded: column) << 32 | UInt64(truncatingIfNeeded: number))
  }

  /// The first bit of the seed says that it is a segment of labels.
  package static func checksum(_ bytes: UnsafeRawBufferPointer, attribute: Int, number: Int) -> UInt64 {
    let place = UInt64(truncatingIfNeeded: attribute) << 32 | UInt64(truncatingIfNeeded: number)
    return XXH64.hash(bytes, seed: 1 << 63 | place)
  }

  package static func checksum(_ bytes: UnsafeRawBufferPointer, block: CatalogueBlock, number: Int) -> UInt64 {
    XXH64.hash(bytes, seed: block.seed | UInt64(truncatingIfNeeded: number))
  }

  package static func checksum(_ bytes: UnsafeRawBufferPointer, ends number: Int) -> UInt64 {
    XXH64.hash(bytes, seed: 0xA000_0000_0000_0000 | UInt64(truncatingIfNeeded: number))
  }

  /// What a page of the file keeps in its last 8 bytes, of all bytes before them. Pages count from 1.
  package static func checksum(_ bytes: UnsafeRawBufferPointer, page: Int) -> UInt64 {
    XXH64.hash(bytes, seed: UInt64(truncatingIfNeeded: page))
  }
}

/// The parts of the catalogue that have a row a series or an indicator, and therefore lie in blocks of 1,024 of them.
public enum CatalogueBlock: String, Sendable, Hashable, CaseIterable {
  case indicator, series

  /// The name of the table.
  package var table: String { rawValue + "_block" }

  fileprivate var seed: UInt64 { self == .indicator ? 0xC000_0000_0000_0000 : 0xE000_0000_0000_0000 }
}

/// Why the bytes of a segment cannot be read.
public enum SegmentFault: Error, Sendable, Hashable {
  /// The checksum is another one than was stored.
  case checksum
  /// A version of the layout that this program does not know.
  case version(Int)
  /// Shorter or longer than its header says.
  case length
  /// The header of the segment says what cannot be.
  case header
  /// The header of a block says what cannot be.
  case block
}
