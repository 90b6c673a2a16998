// SPDX-License-Identifier: GPL-3.0-or-later

/// The values of a block as whole numbers of powers of ten, where that is lossless.
struct BlockNumbers {
  private var integers = [Int64](repeating: 0, count: SegmentFormat.blockValues)
  /// Of each value: the least exponent that makes it whole; `SegmentFormat.raw` where none does.
  private var exponents = [UInt8](repeating: 0, count: SegmentFormat.blockValues)
  private(set) var count = 0
  private(set) var rawCount = 0
  /// The greatest exponent that a value of the block needs.
  private(set) var exponent: UInt8 = 0

  /// Beyond so many values that stay doubles, the block is not worth the search for the others.
  private static let mostRaw = 256

  /// False where the block is best left as doubles.
  mutating func read(_ values: UnsafeBufferPointer<Double>) -> Bool {
    (count, rawCount, exponent) = (values.count, 0, 0)
    for index in values.indices {
      let value = values[index]
      if value.magnitude <= Double(SegmentFormat.largestInteger) {
        let whole = Int64(value)
        if Double(whole).bitPattern == value.bitPattern {
          (integers[index], exponents[index]) = (whole, 0)
          continue
        }
      }
      guard let found = Self.scaled(value) else {
        exponents[index] = SegmentFormat.raw
        rawCount += 1
        if rawCount > Self.mostRaw { return false }
        continue
      }
      (integers[index], exponents[index]) = (found.integer, found.exponent)
      exponent = max(exponent, found.exponent)
    }
    raiseDecimals()
    return true
  }

  /// The least exponent from 1 that makes a value whole and gives it back bit by bit. NaN, the infinities and -0.0 have
  /// none.
  private static func scaled(_ value: Double) -> (integer: Int64, exponent: UInt8)? {
    let largest = Double(SegmentFormat.largestInteger)
    for exponent in 1..<SegmentFormat.powersOfTen.count {
      let power = SegmentFormat.powersOfTen[exponent]
      let scaled = value * power
      guard scaled.magnitude <= largest else { return nil }
      // Any integer may be tried, because the way back decides; this rounds without a call into libm.
      let integer = Int64(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
      guard integer.magnitude <= SegmentFormat.largestInteger.magnitude else { return nil }
      if (Double(integer) / power).bitPattern == value.bitPattern { return (integer, UInt8(exponent)) }
    }
    return nil
  }

  /// All decimals to the same exponent: k ÷ 10^e and 10k ÷ 10^(e + 1) are one real number, so that both are rounded to
  /// one double while the numerator is exact. One that grows too large for that stays a double.
  private mutating func raiseDecimals() {
    guard exponent > 1 else { return }
    for index in 0..<count where exponents[index] > 0 && exponents[index] < exponent {
      guard let raised = Self.raised(integers[index], by: exponent - exponents[index]) else {
        exponents[index] = SegmentFormat.raw
        rawCount += 1
        continue
      }
      (integers[index], exponents[index]) = (raised, exponent)
    }
  }

  private static func raised(_ integer: Int64, by exponent: UInt8) -> Int64? {
    let raised = Double(integer) * SegmentFormat.powersOfTen[Int(exponent)]
    // Below the limit the product of two whole doubles is exact.
    return raised.magnitude <= Double(SegmentFormat.largestInteger) ? Int64(raised) : nil
  }

  func isRaw(_ index: Int) -> Bool { exponents[index] == SegmentFormat.raw }
  @inline(__always)
  func number(_ index: Int) -> Int64 { integers[index] }

  /// At the exponent of the block; only after `single()` gave one.
  @inline(__always)
  func common(_ index: Int) -> Int64 {
    exponents[index] == exponent
      ? integers[index] : integers[index] &* Int64(SegmentFormat.powersOfTen[Int(exponent)])
  }

  struct Single {
    let frame: Int64
    let width: Int
  }

  /// All values with one exponent and one width, if that can be.
  func single() -> Single? {
    guard rawCount == 0, count > 0 else { return nil }
    if exponent > 0 {
      for index in 0..<count where exponents[index] == 0 {
        guard Self.raised(integers[index], by: exponent) != nil else { return nil }
      }
    }
    var (least, greatest) = (common(0), common(0))
    for index in 1..<max(count, 1) {
      least = min(least, common(index))
      greatest = max(greatest, common(index))
    }
    return Single(frame: least, width: BitPacking.width(of: UInt64(bitPattern: greatest &- least)))
  }

  func magnitudes() -> (wholes: Magnitudes, decimals: Magnitudes) {
    let size = count
    return withUnsafeTemporaryAllocation(of: Int64.self, capacity: max(size, 1)) { buffer in
      // Whole numbers from the front, decimals from the back.
      var (front, back) = (0, size)
      for index in 0..<size where !isRaw(index) {
        if exponents[index] == 0 {
          buffer[front] = integers[index]
          front += 1
        } else {
          back -= 1
          buffer[back] = integers[index]
        }
      }
      return (
        Magnitudes(UnsafeBufferPointer(rebasing: buffer[..<front])),
        Magnitudes(UnsafeBufferPointer(rebasing: buffer[back..<size]))
      )
    }
  }

  /// The class of each value.
  func classes(_ partition: BlockPartition, _ wholes: Magnitudes, _ decimals: Magnitudes) -> [UInt8] {
    (0..<count).map { index in
      switch exponents[index] {
      case 0: partition.classOf[0][wholes.magnitude(integers[index])]
      case SegmentFormat.raw: partition.rawClass
      default: partition.classOf[1][decimals.magnitude(integers[index])]
      }
    }
  }
}
