// SPDX-License-Identifier: GPL-3.0-or-later

/// How a block of neighbouring series is cut into classes of like numbers, so that its few large counts do not make
/// its many small ones wide, nor its percentages turn its counts into tenths.
///
/// A value belongs to whole numbers, to decimals (all at the block's greatest exponent), or to the values that no power
/// of ten makes whole. The first two are cut by magnitude above their least number. Of all cuts into at most four
/// classes, the one of the fewest bits is taken; among equal ones, that of fewer classes.
struct BlockPartition {
  /// A range of magnitudes of one group, with what its numbers have in common.
  struct Class {
    var exponent: UInt8
    var width: Int
    var frame: Int64
  }

  private(set) var classes: [Class] = []
  /// The class of each magnitude (in bits) of whole numbers and of decimals; the class of raw values.
  private(set) var classOf: [[UInt8]] = [[UInt8](repeating: 0, count: 65), [UInt8](repeating: 0, count: 65)]
  private(set) var rawClass: UInt8 = 0
  private(set) var bits = Int.max

  static let largestCount = 4

  init(wholes: Magnitudes, decimals: Magnitudes, exponent: UInt8, rawCount: Int) {
    let (cutsOfWholes, cutsOfDecimals) = (wholes.cuts(), decimals.cuts())
    let raws = rawCount > 0 ? 1 : 0
    var best: (wholes: Int, decimals: Int)?
    for a in cutsOfWholes.indices {
      for b in cutsOfDecimals.indices where a + b + raws > 1 && a + b + raws <= Self.largestCount {
        guard let whole = cutsOfWholes[a], let decimal = cutsOfDecimals[b] else { continue }
        let count = wholes.total + decimals.total + rawCount
        let bits = whole.bits + decimal.bits + 64 * (rawCount + a + b + raws) + count * (a + b + raws > 2 ? 2 : 1)
        if bits < self.bits { (self.bits, best) = (bits, (a, b)) }
      }
    }
    guard let best else { return }
    append(wholes, cutsOfWholes[best.wholes]?.ends ?? [], exponent: 0, group: 0)
    append(decimals, cutsOfDecimals[best.decimals]?.ends ?? [], exponent: exponent, group: 1)
    guard raws > 0 else { return }
    rawClass = UInt8(classes.count)
    classes.append(Class(exponent: SegmentFormat.raw, width: 0, frame: 0))
  }

  private mutating func append(_ magnitudes: Magnitudes, _ ends: [Int], exponent: UInt8, group: Int) {
    var start = 0
    for end in ends {
      let range = magnitudes.used[start..<end]
      for magnitude in range { classOf[group][magnitude] = UInt8(classes.count) }
      if let first = range.first, let last = range.last {
        classes.append(
          Class(exponent: exponent, width: magnitudes.width(first, last), frame: magnitudes.least[first]))
      }
      start = end
    }
  }
}

/// Numbers counted by the bits of their distance from the least of them.
struct Magnitudes {
  private(set) var counts = [Int](repeating: 0, count: 65)
  private(set) var least = [Int64](repeating: .max, count: 65)
  private(set) var greatest = [Int64](repeating: .min, count: 65)
  private(set) var used: [Int] = []
  private(set) var total = 0
  private(set) var origin: Int64 = 0

  init(_ numbers: UnsafeBufferPointer<Int64>) {
    total = numbers.count
    origin = numbers.min() ?? 0
    for number in numbers {
      let magnitude = self.magnitude(number)
      counts[magnitude] += 1
      if number < least[magnitude] { least[magnitude] = number }
      if number > greatest[magnitude] { greatest[magnitude] = number }
    }
    used = counts.indices.filter { counts[$0] > 0 }
  }

  @inline(__always)
  func magnitude(_ number: Int64) -> Int { BitPacking.width(of: UInt64(bitPattern: number &- origin)) }

  func width(_ first: Int, _ last: Int) -> Int {
    BitPacking.width(of: UInt64(bitPattern: greatest[last] &- least[first]))
  }

  struct Cut {
    var bits: Int
    /// Where each class ends, as an index into `used`.
    var ends: [Int]
  }

  /// The best cut into 0, 1, … classes; `nil` where there is none.
  func cuts() -> [Cut?] {
    guard total > 0 else { return [Cut(bits: 0, ends: [])] }
    // row[j]: the best cut of the first j magnitudes into the classes at hand.
    var row: [Cut?] = [Cut(bits: 0, ends: [])] + [Cut?](repeating: nil, count: used.count)
    var best: [Cut?] = [nil]
    for _ in 0..<BlockPartition.largestCount {
      row = (0...used.count).map { end in end == 0 ? nil : extended(row, to: end) }
      best.append(row[used.count])
    }
    return best
  }

  /// The best of the cuts in `row` with one more class that ends at `end`.
  private func extended(_ row: [Cut?], to end: Int) -> Cut? {
    var best: (bits: Int, start: Int)?
    var count = 0
    for start in stride(from: end - 1, through: 0, by: -1) {
      count += counts[used[start]]
      guard let before = row[start]?.bits else { continue }
      let bits = before + count * width(used[start], used[end - 1])
      if bits < best?.bits ?? .max { best = (bits, start) }
    }
    return best.flatMap { best in row[best.start].map { Cut(bits: best.bits, ends: $0.ends + [end]) } }
  }
}
