// SPDX-License-Identifier: GPL-3.0-or-later

/// Words of a segment → values. Every length and row number is checked before it is used: any bytes at all give
/// values or a `SegmentFault`, never a trap.
package struct SegmentDecoder {
  var scanner: SegmentScanner

  /// Writes the valid values and their bits. Both buffers are zero on entry and have room for the rows that the
  /// segment may have; after a fault their content means nothing.
  package static func decode(
    _ bytes: UnsafeRawBufferPointer, into values: UnsafeMutableBufferPointer<Double>,
    validity: UnsafeMutableBufferPointer<UInt64>
  ) throws(SegmentFault) {
    var decoder = SegmentDecoder(scanner: SegmentScanner(bytes))
    let header = try decoder.header(room: min(values.count, validity.count * 64))
    let target = UnsafeMutableBufferPointer(rebasing: values[header.first..<(header.first + header.rows)])
    let firstWord = header.first / 64
    let bitmap = UnsafeMutableBufferPointer(rebasing: validity[firstWord..<(firstWord + (header.rows + 63) / 64)])
    guard header.hasBitmap else {
      fill(bitmap, rows: header.rows)
      return try decoder.readDense(target)
    }
    guard let rows = target.baseAddress else { throw .header }
    var strips = try SegmentStrips(decoder, header, from: header.first / 64)
    // The last strip may be longer than what is left of the target, but only rows of the segment have bits.
    for index in bitmap.indices { bitmap[index] = try strips.next(into: rows + 64 * index) }
  }

  struct Header {
    let first, rows, count: Int
    let hasBitmap: Bool

    /// How many values block `number` has.
    func valuesOfBlock(_ number: Int) -> Int {
      min(SegmentFormat.blockValues, count - number * SegmentFormat.blockValues)
    }
  }

  init(scanner: SegmentScanner) { self.scanner = scanner }

  mutating func header(room: Int) throws(SegmentFault) -> Header {
    let (what, place) = (try scanner.word(), try scanner.word())
    guard UInt8(truncatingIfNeeded: what) == SegmentFormat.version else { throw .version(Int(what & 0xFF)) }
    let header = Header(
      first: Int(place & 0xFFFF_FFFF), rows: Int(place >> 32), count: Int(what >> 32),
      hasBitmap: what >> 8 & 0xFF == UInt64(SegmentFormat.hasBitmap))
    let knownFlags = what >> 8 & 0xFFFF_FF <= UInt64(SegmentFormat.hasBitmap)
    guard knownFlags, header.first % 64 == 0, header.rows > 0, header.first + header.rows <= room,
      header.hasBitmap ? header.count < header.rows && header.count > 0 : header.count == header.rows
    else { throw .header }
    return header
  }

  /// Its words, as many as the rows take, after they have been held against the header.
  mutating func bitmap(_ header: Header) throws(SegmentFault) -> UnsafeRawBufferPointer {
    let words = try scanner.take(words: (header.rows + 63) / 64)
    var population = 0
    for index in 0..<words.count / 8 { population += words.word(at: index).nonzeroBitCount }
    let used = header.rows % 64
    let outside = used == 0 ? 0 : words.word(at: words.count / 8 - 1) >> UInt64(used)
    guard population == header.count, outside == 0 else { throw .header }
    return words
  }

  static func fill(_ bitmap: UnsafeMutableBufferPointer<UInt64>, rows: Int) {
    bitmap.update(repeating: ~0)
    if rows % 64 != 0 { bitmap[bitmap.count - 1] = (1 << UInt64(rows % 64)) - 1 }
  }

  private mutating func readDense(_ target: UnsafeMutableBufferPointer<Double>) throws(SegmentFault) {
    for start in stride(from: 0, to: target.count, by: SegmentFormat.blockValues) {
      let end = min(start + SegmentFormat.blockValues, target.count)
      try readBlock(UnsafeMutableBufferPointer(rebasing: target[start..<end]))
    }
    guard scanner.isAtEnd else { throw .length }
  }

  mutating func readBlock(_ target: UnsafeMutableBufferPointer<Double>) throws(SegmentFault) {
    let what = try scanner.word()
    let (exponent, width) = (UInt8(truncatingIfNeeded: what), what >> 8)
    if exponent == SegmentFormat.partitioned {
      guard (2...UInt64(BlockPartition.largestCount)).contains(width) else { throw .block }
      let block = try PartitionedBlock(&scanner, classes: Int(width), count: target.count)
      try block.read(&scanner, into: target)
      return
    }
    let frame = Int64(bitPattern: try scanner.word())
    if exponent == SegmentFormat.raw {
      guard width == 64, frame == 0 else { throw .block }
      UnsafeMutableRawBufferPointer(target).copyMemory(from: try scanner.take(words: target.count))
      return
    }
    let kind = try NumberClass(exponent: exponent, width: width, frame: frame)
    let deltas = try scanner.take(words: BitPacking.words(count: target.count, width: kind.width))
    guard kind.width > 0, let start = deltas.baseAddress else {
      target.update(repeating: Double(frame) / kind.power)
      return
    }
    Self.unpack(start, kind, into: target)
  }

  private static func unpack(
    _ deltas: UnsafeRawPointer, _ kind: NumberClass, into target: UnsafeMutableBufferPointer<Double>
  ) {
    let (width, frame, mask, power) = (kind.width, kind.frame, kind.mask, kind.power)
    @inline(__always) func integer(_ index: Int) -> Double {
      Double(frame &+ Int64(bitPattern: BitPacking.number(deltas, bit: index &* width, mask: mask)))
    }
    if power == 1 {
      for index in 0..<target.count { target[index] = integer(index) }
    } else {
      for index in 0..<target.count { target[index] = integer(index) / power }
    }
  }
}
