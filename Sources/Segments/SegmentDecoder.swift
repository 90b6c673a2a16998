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
    if header.hasBitmap {
      try decoder.readBitmap(bitmap, header)
      try decoder.readSparse(target, bitmap, count: header.count)
    } else {
      fill(bitmap, rows: header.rows)
      try decoder.readDense(target)
    }
    guard decoder.scanner.isAtEnd else { throw .length }
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

  mutating func readBitmap(
    _ bitmap: UnsafeMutableBufferPointer<UInt64>, _ header: Header
  ) throws(SegmentFault) {
    var population = 0
    let words = try scanner.take(words: bitmap.count)
    for index in bitmap.indices {
      bitmap[index] = words.word(at: index)
      population += bitmap[index].nonzeroBitCount
    }
    let used = header.rows % 64
    let outside = used == 0 ? 0 : bitmap[bitmap.count - 1] >> UInt64(used)
    guard population == header.count, outside == 0 else { throw .header }
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
  }

  /// Decodes block by block and scatters each to the rows whose bits are set.
  private mutating func readSparse(
    _ target: UnsafeMutableBufferPointer<Double>, _ bitmap: UnsafeMutableBufferPointer<UInt64>, count: Int
  ) throws(SegmentFault) {
    let block = UnsafeMutableBufferPointer<Double>.allocate(capacity: SegmentFormat.blockValues)
    defer { block.deallocate() }
    var scatter = Scatter(target: target, bitmap: UnsafeBufferPointer(bitmap))
    for start in stride(from: 0, to: count, by: SegmentFormat.blockValues) {
      let part = UnsafeMutableBufferPointer(rebasing: block[..<min(SegmentFormat.blockValues, count - start)])
      try readBlock(part)
      scatter.put(UnsafeBufferPointer(part))
    }
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

/// Puts values, block after block, to the rows whose bits are set.
private struct Scatter {
  let target: UnsafeMutableBufferPointer<Double>
  let bitmap: UnsafeBufferPointer<UInt64>
  private var index = 0
  private var bits: UInt64

  init(target: UnsafeMutableBufferPointer<Double>, bitmap: UnsafeBufferPointer<UInt64>) {
    (self.target, self.bitmap, self.bits) = (target, bitmap, bitmap[0])
  }

  /// The decoder has checked that there are as many bits as values.
  mutating func put(_ values: UnsafeBufferPointer<Double>) {
    var next = 0
    while next < values.count {
      while bits == 0 {
        index += 1
        bits = bitmap[index]
      }
      if bits == ~0, values.count - next >= 64 {
        for row in 0..<64 { target[index &* 64 &+ row] = values[next &+ row] }
        next += 64
        bits = 0
      } else {
        target[index &* 64 &+ bits.trailingZeroBitCount] = values[next]
        next += 1
        bits &= bits &- 1
      }
    }
  }
}
