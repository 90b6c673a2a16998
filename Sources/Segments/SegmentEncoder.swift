// SPDX-License-Identifier: GPL-3.0-or-later

/// Values of one segment → words. The same values always give the same words, whatever was written before.
package struct SegmentEncoder {
  private var words: [UInt64] = []

  /// `nil` where no value is valid: such a segment is not stored at all.
  ///
  /// `values` has at most `SegmentFormat.rows` elements, `validity` one bit for each.
  package static func encode(
    _ values: UnsafeBufferPointer<Double>, validity: UnsafeBufferPointer<UInt64>
  ) -> [UInt64]? {
    guard let firstWord = validity.firstIndex(where: { $0 != 0 }), let lastWord = validity.lastIndex(where: { $0 != 0 })
    else { return nil }
    let first = firstWord * 64
    let rows = lastWord * 64 + 64 - validity[lastWord].leadingZeroBitCount - first
    let bitmap = UnsafeBufferPointer(rebasing: validity[firstWord...lastWord])
    let span = UnsafeBufferPointer(rebasing: values[first..<(first + rows)])
    let count = bitmap.reduce(0) { $0 + $1.nonzeroBitCount }

    var encoder = SegmentEncoder()
    encoder.words.reserveCapacity(2 + bitmap.count + count / 2)
    encoder.appendHeader(first: first, rows: rows, count: count)
    if count == rows {
      encoder.appendBlocks(span)
    } else {
      encoder.words.append(contentsOf: bitmap)
      let valid = [Double](unsafeUninitializedCapacity: count) { buffer, written in
        written = gather(span, bitmap, into: buffer)
      }
      valid.withUnsafeBufferPointer { encoder.appendBlocks($0) }
    }
    return encoder.words
  }

  private mutating func appendHeader(first: Int, rows: Int, count: Int) {
    let flags = count == rows ? 0 : SegmentFormat.hasBitmap
    words.append(UInt64(SegmentFormat.version) | UInt64(flags) << 8 | UInt64(count) << 32)
    words.append(UInt64(first) | UInt64(rows) << 32)
  }

  private static func gather(
    _ values: UnsafeBufferPointer<Double>, _ bitmap: UnsafeBufferPointer<UInt64>,
    into buffer: UnsafeMutableBufferPointer<Double>
  ) -> Int {
    var count = 0
    for (index, bits) in bitmap.enumerated() {
      var bits = bits
      while bits != 0 {
        buffer[count] = values[index * 64 + bits.trailingZeroBitCount]
        count += 1
        bits &= bits - 1
      }
    }
    return count
  }

  private mutating func appendBlocks(_ values: UnsafeBufferPointer<Double>) {
    var numbers = BlockNumbers()
    for start in stride(from: 0, to: values.count, by: SegmentFormat.blockValues) {
      let end = min(start + SegmentFormat.blockValues, values.count)
      let block = UnsafeBufferPointer(rebasing: values[start..<end])
      guard numbers.read(block) else {
        appendRaw(block)
        continue
      }
      appendBlock(block, numbers)
    }
  }

  private mutating func appendRaw(_ values: UnsafeBufferPointer<Double>) {
    words.append(UInt64(SegmentFormat.raw) | 64 << 8)
    words.append(0)
    for value in values { words.append(value.bitPattern) }
  }

  /// The least of: one width for all, classes, raw doubles.
  private mutating func appendBlock(_ values: UnsafeBufferPointer<Double>, _ numbers: BlockNumbers) {
    let (wholes, decimals) = numbers.magnitudes()
    let partition = BlockPartition(
      wholes: wholes, decimals: decimals, exponent: numbers.exponent, rawCount: numbers.rawCount)
    let single = numbers.single()
    let uniform = single.map { $0.width * values.count } ?? .max
    if let single, uniform <= partition.bits {
      appendUniform(single, numbers)
    } else if partition.bits < 64 * values.count {
      appendPartitioned(values, numbers, partition, (wholes, decimals))
    } else {
      appendRaw(values)
    }
  }

  private mutating func appendUniform(_ single: BlockNumbers.Single, _ numbers: BlockNumbers) {
    words.append(UInt64(numbers.exponent) | UInt64(single.width) << 8)
    words.append(UInt64(bitPattern: single.frame))
    guard single.width > 0 else { return }
    let base = words.count
    words.append(contentsOf: repeatElement(0, count: BitPacking.words(count: numbers.count, width: single.width)))
    words.withUnsafeMutableBufferPointer { words in
      guard let target = words.baseAddress?.advanced(by: base) else { return }
      for index in 0..<numbers.count {
        let delta = UInt64(bitPattern: numbers.common(index) &- single.frame)
        BitPacking.put(delta, bit: index &* single.width, width: single.width, into: target)
      }
    }
  }

  private mutating func appendPartitioned(
    _ values: UnsafeBufferPointer<Double>, _ numbers: BlockNumbers, _ partition: BlockPartition,
    _ magnitudes: (Magnitudes, Magnitudes)
  ) {
    let classes = partition.classes
    words.append(UInt64(SegmentFormat.partitioned) | UInt64(classes.count) << 8)
    words.append(
      classes.enumerated().reduce(0) {
        $0 | (UInt64($1.element.exponent) | UInt64($1.element.width) << 8) << UInt64(16 * $1.offset)
      })
    words.append(contentsOf: classes.map { UInt64(bitPattern: $0.frame) })
    let members = numbers.classes(partition, magnitudes.0, magnitudes.1)
    let width = SegmentFormat.selectorWidth(classes: classes.count)
    let selectors = words.count
    words.append(contentsOf: repeatElement(0, count: (members.count * width + 63) / 64))
    let base = words.count
    let bits = members.reduce(0) { $0 + classes[Int($1)].width }
    words.append(contentsOf: repeatElement(0, count: BitPacking.words(bits: bits)))
    words.withUnsafeMutableBufferPointer { words in
      guard let start = words.baseAddress else { return }
      var bit = 0
      for (index, member) in members.enumerated() {
        let kind = classes[Int(member)]
        BitPacking.put(UInt64(member), bit: index * width, width: width, into: start + selectors)
        guard kind.width > 0 else { continue }
        let delta = UInt64(bitPattern: numbers.number(index) &- kind.frame)
        BitPacking.put(delta, bit: bit, width: kind.width, into: start + base)
        bit += kind.width
      }
    }
    for (index, value) in values.enumerated() where numbers.isRaw(index) { words.append(value.bitPattern) }
  }
}
