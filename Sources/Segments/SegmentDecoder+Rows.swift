// SPDX-License-Identifier: GPL-3.0-or-later

extension SegmentDecoder {
  /// The values of a few rows of a whole segment, in the order of `rows`; `nil` where a row has none.
  ///
  /// A question about twenty series out of 65,536 needs at most twenty of the 64 blocks: the others are passed over by
  /// the lengths that their headers tell, and those after the last one needed are not looked at. The caller has verified
  /// the checksum, which covers them.
  package static func values(ofRows rows: [Int], in bytes: UnsafeRawBufferPointer) throws(SegmentFault) -> [Double?] {
    try values(ofRows: rows, SegmentScanner(bytes))
  }

  /// The same from bytes that are read as far as they are needed.
  package static func values(ofRows rows: [Int], in prefix: SegmentPrefix) throws(SegmentFault) -> [Double?] {
    try values(ofRows: rows, SegmentScanner(prefix))
  }

  /// Writes the values of those rows whose bits are set in `wanted`, and their bits, as `decode` does: of a whole segment, of
  /// which the blocks without such a row are passed over. `wanted` has at least as many words as `validity`.
  package static func decode(
    _ bytes: UnsafeRawBufferPointer, rows wanted: UnsafeBufferPointer<UInt64>,
    into values: UnsafeMutableBufferPointer<Double>, validity: UnsafeMutableBufferPointer<UInt64>
  ) throws(SegmentFault) {
    var decoder = SegmentDecoder(scanner: SegmentScanner(bytes))
    let header = try decoder.header(room: min(values.count, validity.count * 64))
    let bitmap = UnsafeMutableBufferPointer(
      rebasing: validity[(header.first / 64)..<(header.first / 64 + (header.rows + 63) / 64)])
    if header.hasBitmap { try decoder.readBitmap(bitmap, header) } else { fill(bitmap, rows: header.rows) }
    let block = UnsafeMutableBufferPointer<Double>.allocate(capacity: SegmentFormat.blockValues)
    defer { block.deallocate() }
    // The block that the scanner stands before, and how many values come before a word's.
    var (next, before) = (0, 0)
    for word in bitmap.indices {
      let valid = bitmap[word]
      bitmap[word] &= wanted[header.first / 64 + word]
      var bits = bitmap[word]
      while bits != 0 {
        let bit = bits & (0 &- bits)
        let rank = before + (valid & (bit &- 1)).nonzeroBitCount
        while next <= rank / SegmentFormat.blockValues {
          let count = min(SegmentFormat.blockValues, header.count - next * SegmentFormat.blockValues)
          if next == rank / SegmentFormat.blockValues {
            try decoder.readBlock(UnsafeMutableBufferPointer(rebasing: block[..<count]))
          } else {
            try decoder.skipBlock(count: count)
          }
          next += 1
        }
        values[header.first + word * 64 + bits.trailingZeroBitCount] = block[rank % SegmentFormat.blockValues]
        bits &= bits &- 1
      }
      before += valid.nonzeroBitCount
    }
  }

  private static func values(ofRows rows: [Int], _ scanner: SegmentScanner) throws(SegmentFault) -> [Double?] {
    var decoder = SegmentDecoder(scanner: scanner)
    let header = try decoder.header(room: SegmentFormat.rows)
    let ranks = try decoder.ranks(ofRows: rows, header)
    let block = UnsafeMutableBufferPointer<Double>.allocate(capacity: SegmentFormat.blockValues)
    defer { block.deallocate() }
    var values = [Double?](repeating: nil, count: rows.count)
    // The block that the scanner stands before; the one before it is in `block` if it was needed.
    var next = 0
    for (rank, index) in ranks.sorted(by: { $0.rank < $1.rank }) {
      let number = rank / SegmentFormat.blockValues
      while next <= number {
        let count = min(SegmentFormat.blockValues, header.count - next * SegmentFormat.blockValues)
        if next == number {
          try decoder.readBlock(UnsafeMutableBufferPointer(rebasing: block[..<count]))
        } else {
          try decoder.skipBlock(count: count)
        }
        next += 1
      }
      values[index] = block[rank % SegmentFormat.blockValues]
    }
    return values
  }

  /// Of each row that has a value: how many values come before it, and its index in `rows`.
  private mutating func ranks(
    ofRows rows: [Int], _ header: Header
  ) throws(SegmentFault) -> [(rank: Int, index: Int)] {
    let places = rows.enumerated().map { (place: $0.element - header.first, index: $0.offset) }
      .filter { (0..<header.rows).contains($0.place) }
    guard header.hasBitmap else { return places.map { (rank: $0.place, index: $0.index) } }
    let bitmap = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: (header.rows + 63) / 64)
    defer { bitmap.deallocate() }
    bitmap.initialize(repeating: 0)
    try readBitmap(bitmap, header)
    var before: [Int] = []
    before.reserveCapacity(bitmap.count)
    var count = 0
    for word in bitmap {
      before.append(count)
      count += word.nonzeroBitCount
    }
    var ranks: [(rank: Int, index: Int)] = []
    for (place, index) in places {
      let (word, bit) = (bitmap[place / 64], UInt64(1) << UInt64(place % 64))
      guard word & bit != 0 else { continue }
      ranks.append((rank: before[place / 64] + (word & (bit - 1)).nonzeroBitCount, index: index))
    }
    return ranks
  }

  private mutating func skipBlock(count: Int) throws(SegmentFault) {
    let what = try scanner.word()
    let (exponent, width) = (UInt8(truncatingIfNeeded: what), what >> 8)
    if exponent == SegmentFormat.partitioned {
      guard (2...UInt64(BlockPartition.largestCount)).contains(width) else { throw .block }
      let block = try PartitionedBlock(&scanner, classes: Int(width), count: count)
      try block.skip(&scanner)
      return
    }
    let frame = Int64(bitPattern: try scanner.word())
    if exponent == SegmentFormat.raw {
      guard width == 64, frame == 0 else { throw .block }
      try scanner.skip(words: count)
    } else {
      let kind = try NumberClass(exponent: exponent, width: width, frame: frame)
      try scanner.skip(words: BitPacking.words(count: count, width: kind.width))
    }
  }
}
