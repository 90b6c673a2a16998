// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport
import Testing

@testable import Segments

@Suite struct SegmentCodecTests {
  static func encode(_ column: Column) -> [UInt8]? {
    let words = column.values.withUnsafeBufferPointer { values in
      column.validity.words.withUnsafeBufferPointer { SegmentEncoder.encode(values, validity: $0) }
    }
    return words.map { $0.withUnsafeBytes(Array.init) }
  }

  static func decode(_ bytes: [UInt8], count: Int) throws(SegmentFault) -> Column {
    var values = [Double](repeating: 0, count: count)
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    let result = values.withUnsafeMutableBufferPointer { values in
      words.withUnsafeMutableBufferPointer { words in
        bytes.withUnsafeBytes { bytes in
          Result { () throws(SegmentFault) in try SegmentDecoder.decode(bytes, into: values, validity: words) }
        }
      }
    }
    try result.get()
    return Column(values: values, validity: Bitmap(words: words, count: count))
  }

  /// Same bits, so that -0.0 and NaN are held to it too.
  private func expectRoundTrip(_ values: [Double?], _ location: SourceLocation = #_sourceLocation) throws {
    let bytes = try #require(Self.encode(Column(values)), sourceLocation: location)
    let back = try Self.decode(bytes, count: values.count)
    let bits = (0..<values.count).map { back[$0]?.bitPattern }
    #expect(bits == values.map { $0?.bitPattern }, sourceLocation: location)
    // Rows asked for one by one and a few at a time, backwards and beyond the end, are the same.
    let rows = Array(stride(from: values.count + 2, through: 0, by: -max(1, values.count / 7)))
    var random = SeededGenerator(seed: UInt64(values.count))
    let some = [2, 30, 2000].map { share in
      values.indices.filter { _ in Int.random(in: 0..<share, using: &random) == 0 }
    }
    for asked in rows.map({ [$0] }) + [rows, Array(values.indices)] + some {
      let found = try Self.values(ofRows: asked, in: bytes)
      let wanted = asked.map { $0 < values.count ? values[$0]?.bitPattern : nil }
      #expect(found.map { $0?.bitPattern } == wanted, sourceLocation: location)
      let parts = try Self.values(ofRows: asked, inPartsOf: bytes)
      #expect(parts.map { $0?.bitPattern } == wanted, sourceLocation: location)
    }
  }

  /// As from a file, of which no more is read than it takes.
  static func values(ofRows rows: [Int], inPartsOf bytes: [UInt8]) throws(SegmentFault) -> [Double?] {
    let prefix = SegmentPrefix(size: bytes.count) { part, offset in
      bytes.withUnsafeBytes {
        part.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + part.count)]))
      }
      return true
    }
    return try SegmentDecoder.values(ofRows: rows, in: prefix)
  }

  static func values(ofRows rows: [Int], in bytes: [UInt8]) throws(SegmentFault) -> [Double?] {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(SegmentFault) in try SegmentDecoder.values(ofRows: rows, in: bytes) }
    }
    return try result.get()
  }

  private static let edges: [Double] = [
    0.1, 1e-7, 1e15 + 0.5, 0x1p53, -0x1p53, 0x1p53 + 2, 0x1p63, -0x1p63, Double(Int64.max), -0.0, 0, 1, -1, 123456.789,
    .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity, .nan, .pi, 1e22,
    1e-22, 1e300, 2.5e-5, 0.1 + 0.2, 26_265_200_000,
  ]

  @Test(arguments: edges) func edge(_ value: Double) throws {
    try expectRoundTrip([value])
    try expectRoundTrip([value, 1, nil, value])
    try expectRoundTrip([nil, 0.5, -value, value] + [Double?](repeating: nil, count: 100) + [value])
  }

  @Test func allMissingIsNoSegment() {
    #expect(Self.encode(Column(count: 0)) == nil)
    #expect(Self.encode(Column(count: 1000)) == nil)
  }

  @Test func allEqualHasWidthZero() throws {
    let values = [Double?](repeating: 65.1, count: 1024)
    try expectRoundTrip(values)
    #expect(Self.encode(Column(values))?.count == 32)
  }

  @Test func oneValueFarBackIsSmall() throws {
    let values = [Double?](repeating: nil, count: 65_535) + [7]
    try expectRoundTrip(values)
    #expect(try #require(Self.encode(Column(values))).count == 40)
  }

  @Test func widthIsTheLeast() throws {
    let values = (0..<1024).map { Double?(1_000_000 + Double($0 % 8)) }
    // Two words of segment, two of block, 1,024 × 3 bits, and the word of 0.
    #expect(try #require(Self.encode(Column(values))).count == 16 + 16 + 384 + 8)
  }

  @Test func widestRange() throws { try expectRoundTrip([-0x1p53, 0x1p53, 0, 1, -1]) }

  @Test(arguments: 0..<60 as Range<UInt64>) func random(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count: Int = [1, 63, 64, 65, 1024, 1025, 5000, 65_536].randomElement(using: &random) ?? 1
    let width = Int.random(in: 0...53, using: &random)
    let power: Double = [1, 10, 1000, 1e6].randomElement(using: &random) ?? 1
    let density: Double = [1.0, 0.99, 0.5, 0.01].randomElement(using: &random) ?? 1
    var values: [Double?] = (0..<count).map { _ in
      guard Double.random(in: 0..<1, using: &random) < density else { return nil }
      return Double(Int64.random(in: 0...(1 << Int64(width)), using: &random)) / power
    }
    values[count / 2] = Double.random(in: -1...1, using: &random)
    try expectRoundTrip(values)
  }

  @Test func anotherVersionIsRefused() throws {
    var bytes = try #require(Self.encode(Column([1, 2])))
    bytes[0] = 2
    #expect(throws: SegmentFault.version(2)) { try Self.decode(bytes, count: 2) }
  }

  @Test func moreRowsThanSeriesAreRefused() throws {
    let bytes = try #require(Self.encode(Column([1, 2, 3])))
    #expect(throws: SegmentFault.header) { try Self.decode(bytes, count: 2) }
    #expect(throws: SegmentFault.header) { try Self.decode(bytes, count: 0) }
  }
}

@Suite struct HostileSegmentTests {
  private static let gappy = Column((0..<200).map { (row: Int) -> Double? in row % 3 == 0 ? nil : Double(row) / 10 })

  static let columns: [Column] = [
    Column([1, 2, 3, nil, 4.5]), gappy,
    Column([.pi, nil, -0.0]), Column([Double?](repeating: 5, count: 70)),
  ]

  @Test(arguments: columns) func everyTruncationThrows(_ column: Column) throws {
    let bytes = try #require(SegmentCodecTests.encode(column))
    for length in 0..<bytes.count {
      #expect(throws: SegmentFault.self) {
        try SegmentCodecTests.decode(Array(bytes[..<length]), count: column.count)
      }
    }
    #expect(throws: SegmentFault.length) {
      try SegmentCodecTests.decode(bytes + [UInt8](repeating: 0, count: 8), count: column.count)
    }
  }

  /// As the store reads: behind the checksum, a flipped bit never becomes another number.
  @Test(arguments: columns) func everyFlippedBitIsFound(_ column: Column) throws {
    let bytes = try #require(SegmentCodecTests.encode(column))
    let checksum = bytes.withUnsafeBytes { SegmentFormat.checksum($0, column: 3, number: 1) }
    for bit in 0..<(bytes.count * 8) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(flipped.withUnsafeBytes { SegmentFormat.checksum($0, column: 3, number: 1) } != checksum)
      // And without it, whatever comes, the decoder comes back.
      _ = try? SegmentCodecTests.decode(flipped, count: column.count)
    }
  }

  @Test func randomBytesNeverTrap() throws {
    var random = SeededGenerator(seed: 1)
    let sound = try #require(SegmentCodecTests.encode(Self.columns[1]))
    for _ in 0..<20_000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try? SegmentCodecTests.decode(bytes, count: Int.random(in: 0...300, using: &random))
      _ = try? SegmentCodecTests.values(ofRows: [7, 299, 100, 65_535], in: bytes)
    }
  }

  /// Selectors of values that are not there would make others take their bits from beyond the end.
  @Test func selectorsOfNothingAreRefused() throws {
    let values: [Double?] = (0..<65).map { row in
      let number = Double(row)
      return row % 2 == 0 ? number : 1e9 + number * 1000 + 0.25
    }
    var bytes = try #require(SegmentCodecTests.encode(Column(values)))
    try #require(bytes[16] == SegmentFormat.partitioned)
    let classes = Int(bytes[17])
    let words = (65 * SegmentFormat.selectorWidth(classes: classes) + 63) / 64
    bytes[(4 + classes + words) * 8 - 1] |= 0x80
    #expect(throws: SegmentFault.block) { try SegmentCodecTests.decode(bytes, count: 65) }
    #expect(throws: SegmentFault.block) { try SegmentCodecTests.values(ofRows: [3], in: bytes) }
  }

  @Test func placeIsPartOfTheChecksum() {
    let bytes: [UInt8] = [1, 2, 3]
    let places = [(1, 0), (0, 1), (1, 1), (2, 0)]
    let sums = Set(
      places.map { place in bytes.withUnsafeBytes { SegmentFormat.checksum($0, column: place.0, number: place.1) } })
    #expect(sums.count == places.count)
  }
}
