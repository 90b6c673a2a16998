// SPDX-License-Identifier: GPL-3.0-or-later

extension SegmentDecoder {
  /// The values of some rows of a whole segment, in the order of `rows`; `nil` where a row has none.
  ///
  /// A question about twenty series out of 65,536 needs at most twenty of the 64 blocks: the others are passed over by
  /// the lengths that their headers tell, and those after the last one needed are not looked at. Nothing is said of their
  /// checksum.
  package static func values(ofRows rows: [Int], in bytes: UnsafeRawBufferPointer) throws(SegmentFault) -> [Double?] {
    try values(ofRows: rows, SegmentScanner(bytes))
  }

  /// The same from bytes that are read as far as they are needed.
  package static func values(ofRows rows: [Int], in prefix: SegmentPrefix) throws(SegmentFault) -> [Double?] {
    try values(ofRows: rows, SegmentScanner(prefix))
  }

  private static func values(ofRows rows: [Int], _ scanner: SegmentScanner) throws(SegmentFault) -> [Double?] {
    var decoder = SegmentDecoder(scanner: scanner)
    let header = try decoder.header(room: SegmentFormat.rows)
    let ranks = try decoder.ranks(ofRows: rows, header)
    var values = [Double?](repeating: nil, count: rows.count)
    // The block that the scanner stands before, and those ranks that have not been looked up yet.
    var (next, rest) = (0, ranks[...])
    while let rank = rest.first?.rank {
      let number = rank / SegmentFormat.blockValues
      while next < number {
        try decoder.skipBlock(count: header.valuesOfBlock(next))
        next += 1
      }
      let start = number * SegmentFormat.blockValues
      let found = rest.prefix { $0.rank < start + SegmentFormat.blockValues }
      rest = rest[found.endIndex...]
      let count = header.valuesOfBlock(number)
      if found.count < count / few {
        try decoder.pick(found, from: start, ofBlock: count, into: &values)
      } else {
        try decoder.readAndPick(found, from: start, ofBlock: count, into: &values)
      }
      next += 1
    }
    return values
  }

  /// Of a block in which more than one value in so many is wanted, all are decoded.
  private static let few = 4

  /// Of a row that has a value: how many values of the segment come before it, and its index among the wanted rows.
  typealias Rank = (rank: Int, index: Int)

  /// Of each row that has a value, from the first on.
  private mutating func ranks(ofRows rows: [Int], _ header: Header) throws(SegmentFault) -> [Rank] {
    let bitmap = header.hasBitmap ? try bitmap(header) : nil
    var ranks: [Rank] = []
    ranks.reserveCapacity(rows.count)
    // How many values come before those of a word.
    var (before, word) = (0, 0)
    func add(_ index: Int) {
      let place = rows[index] &- header.first
      guard place >= 0, place < header.rows else { return }
      guard let bitmap else { return ranks.append((rank: place, index: index)) }
      while word < place &>> 6 {
        before &+= bitmap.word(at: word).nonzeroBitCount
        word &+= 1
      }
      let (bits, bit) = (bitmap.word(at: word), UInt64(1) &<< UInt64(place & 63))
      guard bits & bit != 0 else { return }
      ranks.append((rank: before &+ (bits & (bit &- 1)).nonzeroBitCount, index: index))
    }
    if zip(rows, rows.dropFirst()).allSatisfy({ $0 <= $1 }) {
      for index in rows.indices { add(index) }
    } else {
      for index in rows.indices.sorted(by: { rows[$0] < rows[$1] }) { add(index) }
    }
    return ranks
  }

  private mutating func readAndPick(
    _ ranks: ArraySlice<Rank>, from start: Int, ofBlock count: Int, into values: inout [Double?]
  ) throws(SegmentFault) {
    let block = UnsafeMutableBufferPointer<Double>.allocate(capacity: count)
    defer { block.deallocate() }
    try readBlock(block)
    for (rank, index) in ranks { values[index] = block[rank - start] }
  }

  /// A few values of a block of `count` that begins at rank `start`; the scanner then stands before the next block.
  private mutating func pick(
    _ ranks: ArraySlice<Rank>, from start: Int, ofBlock count: Int, into values: inout [Double?]
  ) throws(SegmentFault) {
    let what = try scanner.word()
    let (exponent, width) = (UInt8(truncatingIfNeeded: what), what >> 8)
    if exponent == SegmentFormat.partitioned {
      guard (2...UInt64(BlockPartition.largestCount)).contains(width) else { throw .block }
      let block = try PartitionedBlock(&scanner, classes: Int(width), count: count)
      try block.pick(ranks, from: start, &scanner, into: &values)
      return
    }
    let frame = Int64(bitPattern: try scanner.word())
    if exponent == SegmentFormat.raw {
      guard width == 64, frame == 0 else { throw .block }
      let raws = try scanner.take(words: count)
      for (rank, index) in ranks { values[index] = Double(bitPattern: raws.word(at: rank - start)) }
      return
    }
    let kind = try NumberClass(exponent: exponent, width: width, frame: frame)
    let deltas = try scanner.take(words: BitPacking.words(count: count, width: kind.width))
    for (rank, index) in ranks { values[index] = kind.value(deltas, bit: (rank - start) * kind.width) }
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

  /// The rows of a whole segment below `count` that have no value, ascending. Nothing is said of its checksum.
  package static func rowsWithoutValue(
    in bytes: UnsafeRawBufferPointer, below count: Int
  ) throws(SegmentFault) -> [Int] {
    var decoder = SegmentDecoder(scanner: SegmentScanner(bytes))
    let header = try decoder.header(room: SegmentFormat.rows)
    let bitmap = header.hasBitmap ? try decoder.bitmap(header) : nil
    var rows = Array(0..<min(header.first, count))
    if let bitmap {
      for word in 0..<bitmap.count / 8 {
        var open = ~bitmap.word(at: word)
        while open != 0 {
          let row = header.first + word * 64 + open.trailingZeroBitCount
          if row < min(header.first + header.rows, count) { rows.append(row) }
          open &= open &- 1
        }
      }
    }
    rows += min(header.first + header.rows, count)..<count
    return rows
  }
}
