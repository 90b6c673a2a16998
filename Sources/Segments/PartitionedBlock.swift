// SPDX-License-Identifier: GPL-3.0-or-later

/// What the numbers of a block, or of one of its classes, have in common: value = (frame + delta) ÷ power.
struct NumberClass {
  let frame: Int64
  let mask: UInt64
  let width: Int
  let power: Double
  let isRaw: Bool

  init(exponent: UInt8, width: UInt64, frame: Int64) throws(SegmentFault) {
    guard Int(exponent) < SegmentFormat.powersOfTen.count, width <= UInt64(BitPacking.largestWidth),
      frame.magnitude <= SegmentFormat.largestInteger.magnitude
    else { throw .block }
    (self.frame, self.width, self.isRaw) = (frame, Int(width), false)
    (mask, power) = (BitPacking.mask(width: self.width), SegmentFormat.powersOfTen[Int(exponent)])
  }

  /// Values that are stored apart as doubles; here they take no bits.
  private init() { (frame, mask, width, power, isRaw) = (0, 0, 0, 1, true) }

  static let raw = NumberClass()

  /// What is packed at a bit offset; where a value takes no bits, nothing is looked at.
  func value(_ deltas: UnsafeRawBufferPointer, bit: Int) -> Double {
    let delta = deltas.baseAddress.map { width > 0 ? BitPacking.number($0, bit: bit, mask: mask) : 0 } ?? 0
    return Double(frame &+ Int64(bitPattern: delta)) / power
  }
}

/// How many selectors name each of up to four classes.
private struct SelectorTally {
  /// Their lower and their upper bits, and those that have both.
  private var low = 0, high = 0, both = 0

  private static let pairs: UInt64 = 0x5555_5555_5555_5555
  private static let quads: UInt64 = 0x3333_3333_3333_3333
  private static let bytes: UInt64 = 0x0F0F_0F0F_0F0F_0F0F

  @inline(__always)
  mutating func add(_ word: UInt64, width: Int) {
    if width == 1 {
      low &+= word.nonzeroBitCount
    } else {
      let (lower, upper) = (word & Self.pairs, word >> 1 & Self.pairs)
      low &+= Self.sum(Self.fours(lower))
      high &+= Self.sum(Self.fours(upper))
      both &+= Self.sum(Self.fours(lower & upper))
    }
  }

  /// All of a block. Counts of up to seven words have room in four bits, so that they are added up there first.
  mutating func add(_ selectors: UnsafeRawBufferPointer, width: Int) {
    let count = selectors.count / 8
    guard width == 2 else {
      for word in 0..<count { low += selectors.word(at: word).nonzeroBitCount }
      return
    }
    var start = 0
    while start < count {
      let end = min(start + 7, count)
      var (lows, highs, boths): (UInt64, UInt64, UInt64) = (0, 0, 0)
      for index in start..<end {
        let word = selectors.word(at: index)
        let (lower, upper) = (word & Self.pairs, word >> 1 & Self.pairs)
        lows &+= Self.fours(lower)
        highs &+= Self.fours(upper)
        boths &+= Self.fours(lower & upper)
      }
      low &+= Self.sum(lows)
      high &+= Self.sum(highs)
      both &+= Self.sum(boths)
      start = end
    }
  }

  /// Of words with a count of up to 1 in two bits each: their sums, of up to 2, in four bits each.
  @inline(__always)
  private static func fours(_ pairs: UInt64) -> UInt64 { (pairs & quads) &+ (pairs >> 2 & quads) }

  /// Of counts in four bits each.
  @inline(__always)
  private static func sum(_ fours: UInt64) -> Int {
    let eights = (fours & bytes) &+ (fours >> 4 & bytes)
    return Int(truncatingIfNeeded: (eights &* 0x0101_0101_0101_0101) >> 56)
  }

  /// Of so many selectors in all, how many bits the values take, of whose classes these are the widths.
  @inline(__always)
  func bits(of count: Int, _ widths: SIMD4<Int>) -> Int {
    let (first, second, third) = (widths[0], widths[1] &- widths[0], widths[2] &- widths[0])
    return count &* first &+ low &* second &+ high &* third &+ both &* (widths[3] &- widths[0] &- second &- third)
  }

  /// Of so many selectors in all.
  func members(of count: Int) -> SIMD4<Int> {
    SIMD4(count - low - high + both, low - both, high - both, both)
  }
}

/// Reads a block of classes. Its selectors say how many bits follow, which is checked before a value is read.
struct PartitionedBlock {
  private var classes: [NumberClass] = []
  private let selectors: UnsafeRawBufferPointer
  private let selectorWidth: Int
  /// How many values are in each class; a block has at most as many classes as this has lanes.
  private let members: SIMD4<Int>

  init(_ scanner: inout SegmentScanner, classes count: Int, count values: Int) throws(SegmentFault) {
    let kinds = try scanner.word()
    classes.reserveCapacity(count)
    guard count == BlockPartition.largestCount || kinds >> UInt64(16 * count) == 0 else { throw .block }
    for index in 0..<count {
      let kind = kinds >> UInt64(16 * index)
      let (exponent, width) = (UInt8(truncatingIfNeeded: kind), kind >> 8 & 0xFF)
      let frame = Int64(bitPattern: try scanner.word())
      if exponent == SegmentFormat.raw {
        guard width == 0, frame == 0, index == count - 1 else { throw .block }
        classes.append(.raw)
      } else {
        classes.append(try NumberClass(exponent: exponent, width: width, frame: frame))
      }
    }
    selectorWidth = SegmentFormat.selectorWidth(classes: count)
    selectors = try scanner.take(words: (values * selectorWidth + 63) / 64)
    var tally = SelectorTally()
    tally.add(selectors, width: selectorWidth)
    // Selectors beyond the last value are 0, or the values would take more bits than are there.
    let used = values * selectorWidth % 64
    guard used == 0 || selectors.word(at: selectors.count / 8 - 1) >> UInt64(used) == 0 else { throw .block }
    members = tally.members(of: values)
    guard members[0] >= 0, (count..<BlockPartition.largestCount).allSatisfy({ members[$0] == 0 }) else { throw .block }
  }

  private var bits: Int { classes.indices.reduce(0) { $0 + classes[$1].width * members[$1] } }
  private var rawCount: Int { classes.indices.reduce(0) { $0 + (classes[$1].isRaw ? members[$1] : 0) } }

  /// Passes over the values.
  func skip(_ scanner: inout SegmentScanner) throws(SegmentFault) {
    try scanner.skip(words: BitPacking.words(bits: bits))
    try scanner.skip(words: rawCount)
  }

  func read(
    _ scanner: inout SegmentScanner, into target: UnsafeMutableBufferPointer<Double>
  ) throws(SegmentFault) {
    let deltas = try scanner.take(words: BitPacking.words(bits: bits))
    let raws = try scanner.take(words: rawCount)
    guard let selectors = selectors.baseAddress else { throw .block }
    // Where no value takes a bit, any readable address will do: nothing of it is looked at.
    unpack(bits > 0 ? deltas.baseAddress ?? selectors : selectors, selectors, into: target)
    if raws.count > 0 { patch(raws, selectors, target) }
  }

  /// A few of the values, whose ranks ascend; the block begins at rank `start`.
  func pick(
    _ ranks: ArraySlice<SegmentDecoder.Rank>, from start: Int, _ scanner: inout SegmentScanner,
    into values: inout [Double?]
  ) throws(SegmentFault) {
    let deltas = try scanner.take(words: BitPacking.words(bits: bits))
    let raws = try scanner.take(words: rawCount)
    var widths = SIMD4<Int>()
    for (index, kind) in classes.enumerated() { widths[index] = kind.width }
    // Shifts in the place of divisions: 64 selectors a word, or 32.
    let (perWord, mask) = selectorWidth == 1 ? (6, 1) : (5, 3 as UInt64)
    var (tally, word) = (SelectorTally(), 0)
    classes.withUnsafeBufferPointer { classes in
      for (rank, index) in ranks {
        let place = rank &- start
        while word < place &>> perWord {
          tally.add(selectors.word(at: word), width: selectorWidth)
          word &+= 1
        }
        let shift = UInt64((place & (1 &<< perWord &- 1)) &* selectorWidth)
        let selector = selectors.word(at: word)
        var earlier = tally
        earlier.add(selector & (1 &<< shift &- 1), width: selectorWidth)
        let kind = classes[Int(selector &>> shift & mask)]
        values[index] =
          kind.isRaw
          ? Double(bitPattern: raws.word(at: earlier.members(of: place)[classes.count - 1]))
          : kind.value(deltas, bit: earlier.bits(of: place, widths))
      }
    }
  }

  private func unpack(
    _ deltas: UnsafeRawPointer, _ selectors: UnsafeRawPointer, into target: UnsafeMutableBufferPointer<Double>
  ) {
    let width = selectorWidth
    classes.withUnsafeBufferPointer { classes in
      var bit = 0
      var index = 0
      while index < target.count {
        var word = UInt64(littleEndian: selectors.loadUnaligned(fromByteOffset: index &* width / 8, as: UInt64.self))
        for place in index..<min(index &+ 64 / width, target.count) {
          let kind = classes[Int(word & (width == 1 ? 1 : 3))]
          let delta = BitPacking.number(deltas, bit: bit, mask: kind.mask)
          target[place] = Double(kind.frame &+ Int64(bitPattern: delta)) / kind.power
          bit &+= kind.width
          word &>>= UInt64(width)
        }
        index &+= 64 / width
      }
    }
  }

  /// Puts the doubles that are stored apart into their places.
  private func patch(
    _ raws: UnsafeRawBufferPointer, _ selectors: UnsafeRawPointer, _ target: UnsafeMutableBufferPointer<Double>
  ) {
    let mask: UInt64 = selectorWidth == 1 ? 1 : 3
    var offset = 0
    for index in target.indices {
      let bit = index * selectorWidth
      let word = selectors.loadUnaligned(fromByteOffset: bit / 64 * 8, as: UInt64.self).littleEndian
      guard classes[Int(word >> UInt64(bit % 64) & mask)].isRaw else { continue }
      target[index] = Double(bitPattern: raws.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      offset += 8
    }
  }
}
