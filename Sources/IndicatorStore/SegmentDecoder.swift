// SPDX-License-Identifier: GPL-3.0-or-later

/// Words of a segment → values. Every length and row number is checked before it is used: any bytes at all give
/// values or a `SegmentFault`, never a trap.
struct SegmentDecoder {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  /// Writes the valid values and their bits. Both buffers are zero on entry and have room for the rows that the
  /// segment may have; after a fault their content means nothing.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, into values: UnsafeMutableBufferPointer<Double>,
    validity: UnsafeMutableBufferPointer<UInt64>
  ) throws(SegmentFault) {
    var decoder = SegmentDecoder(bytes: bytes)
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
    guard decoder.offset == bytes.count else { throw .length }
  }

  private struct Header {
    let first, rows, count: Int
    let hasBitmap: Bool
  }

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private mutating func header(room: Int) throws(SegmentFault) -> Header {
    let (what, place) = (try word(), try word())
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

  private mutating func readBitmap(
    _ bitmap: UnsafeMutableBufferPointer<UInt64>, _ header: Header
  ) throws(SegmentFault) {
    var population = 0
    for index in bitmap.indices {
      bitmap[index] = try word()
      population += bitmap[index].nonzeroBitCount
    }
    let used = header.rows % 64
    let outside = used == 0 ? 0 : bitmap[bitmap.count - 1] >> UInt64(used)
    guard population == header.count, outside == 0 else { throw .header }
  }

  private static func fill(_ bitmap: UnsafeMutableBufferPointer<UInt64>, rows: Int) {
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

  private mutating func readBlock(_ target: UnsafeMutableBufferPointer<Double>) throws(SegmentFault) {
    let (what, frame) = (try word(), Int64(bitPattern: try word()))
    let (exponent, width) = (UInt8(truncatingIfNeeded: what), Int(what >> 8))
    if exponent == SegmentFormat.raw {
      guard width == 64, frame == 0 else { throw .block }
      UnsafeMutableRawBufferPointer(target).copyMemory(from: try take(words: target.count))
      return
    }
    guard Int(exponent) < SegmentFormat.powersOfTen.count, (0...SegmentFormat.largestWidth).contains(width),
      frame.magnitude <= SegmentFormat.largestInteger.magnitude
    else { throw .block }
    let deltas = try take(words: SegmentFormat.deltaWords(count: target.count, width: width))
    let power = SegmentFormat.powersOfTen[Int(exponent)]
    guard width > 0, let start = deltas.baseAddress else {
      target.update(repeating: Double(frame) / power)
      return
    }
    Self.unpack(start, width: width, frame: frame, power: power, into: target)
  }

  /// One 8-byte load a value: a delta begins in the first 8 bits of the load, and 7 + 55 bits fit into it.
  private static func unpack(
    _ deltas: UnsafeRawPointer, width: Int, frame: Int64, power: Double,
    into target: UnsafeMutableBufferPointer<Double>
  ) {
    let mask: UInt64 = (1 &<< UInt64(width)) &- 1
    @inline(__always) func integer(_ index: Int) -> Double {
      let bit = index &* width
      let word = UInt64(littleEndian: deltas.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
      return Double(frame &+ Int64(bitPattern: (word &>> UInt64(bit & 7)) & mask))
    }
    if power == 1 {
      for index in 0..<target.count { target[index] = integer(index) }
    } else {
      for index in 0..<target.count { target[index] = integer(index) / power }
    }
  }

  private mutating func word() throws(SegmentFault) -> UInt64 {
    try take(words: 1).loadUnaligned(as: UInt64.self).littleEndian
  }

  private mutating func take(words: Int) throws(SegmentFault) -> UnsafeRawBufferPointer {
    guard words * 8 <= bytes.count - offset else { throw .length }
    defer { offset += words * 8 }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + words * 8)])
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
