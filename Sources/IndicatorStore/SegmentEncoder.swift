// SPDX-License-Identifier: GPL-3.0-or-later

/// Values of one segment → words. The same values always give the same words, whatever was written before.
struct SegmentEncoder {
  private var words: [UInt64] = []
  private var integers = [Int64](repeating: 0, count: SegmentFormat.blockValues)

  /// `nil` where no value is valid: such a segment is not stored at all.
  ///
  /// `values` has at most `SegmentFormat.rows` elements, `validity` one bit for each.
  static func encode(
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
    for start in stride(from: 0, to: values.count, by: SegmentFormat.blockValues) {
      let end = min(start + SegmentFormat.blockValues, values.count)
      appendBlock(UnsafeBufferPointer(rebasing: values[start..<end]))
    }
  }

  private mutating func appendBlock(_ values: UnsafeBufferPointer<Double>) {
    guard let exponent = SegmentFormat.powersOfTen.indices.first(where: { scale(values, by: $0) }) else {
      words.append(UInt64(SegmentFormat.raw) | 64 << 8)
      words.append(0)
      for value in values { words.append(value.bitPattern) }
      return
    }
    var (least, greatest) = (integers[0], integers[0])
    for index in 1..<max(values.count, 1) {
      least = min(least, integers[index])
      greatest = max(greatest, integers[index])
    }
    let width = 64 - UInt64(bitPattern: greatest - least).leadingZeroBitCount
    words.append(UInt64(exponent) | UInt64(width) << 8)
    words.append(UInt64(bitPattern: least))
    pack(count: values.count, frame: least, width: width)
  }

  /// Fills `integers` with value × 10^exponent; false where one does not come back to the same bits. NaN, the
  /// infinities and -0.0 never do.
  private mutating func scale(_ values: UnsafeBufferPointer<Double>, by exponent: Int) -> Bool {
    let power = SegmentFormat.powersOfTen[exponent]
    let largest = Double(SegmentFormat.largestInteger)
    return integers.withUnsafeMutableBufferPointer { integers in
      for index in values.indices {
        let scaled = values[index] * power
        guard scaled.magnitude <= largest else { return false }
        // Any integer may be tried, because the way back decides; this rounds without a call into libm.
        let integer = Int64(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
        guard integer.magnitude <= SegmentFormat.largestInteger.magnitude,
          (Double(integer) / power).bitPattern == values[index].bitPattern
        else { return false }
        integers[index] = integer
      }
      return true
    }
  }

  private mutating func pack(count: Int, frame: Int64, width: Int) {
    guard width > 0 else { return }
    let base = words.count
    words.append(contentsOf: repeatElement(0, count: SegmentFormat.deltaWords(count: count, width: width)))
    words.withUnsafeMutableBufferPointer { words in
      for index in 0..<count {
        let delta = UInt64(bitPattern: integers[index] &- frame)
        let bit = index &* width
        let (word, shift) = (base &+ bit &>> 6, UInt64(bit & 63))
        words[word] |= delta &<< shift
        if shift &+ UInt64(width) > 64 { words[word &+ 1] |= delta &>> (64 &- shift) }
      }
    }
  }
}
