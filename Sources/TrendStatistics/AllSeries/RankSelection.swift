// SPDX-License-Identifier: GPL-3.0-or-later

/// The bits of a double as a number in the same order, so that doubles can be told apart digit by digit.
///
/// A double that is not negative is ordered as its bits are; a negative one the other way round, and below all of those.
/// −0 comes just before 0. Example: −1, 0, 2.5 become 0x400F…, 0x8000…, 0xC004….
enum OrderedBits {
  @inline(__always)
  static func key(of value: Double) -> UInt64 {
    let bits = value.bitPattern
    let isNegative = UInt64(bitPattern: Int64(bitPattern: bits) >> 63)
    return bits ^ (isNegative | 0x8000_0000_0000_0000)
  }

  @inline(__always)
  static func value(of key: UInt64) -> Double {
    let isNegative = UInt64(bitPattern: Int64(bitPattern: ~key) >> 63)
    return Double(bitPattern: key ^ (isNegative | 0x8000_0000_0000_0000))
  }
}

/// Finds the keys that would stand at a few ranks if all were sorted, without sorting them.
///
/// The keys are counted by their leading digit; only those whose digit can hold a wanted rank are looked at again, by
/// the next digit. So all keys are read twice, a few per cent of them three times, and no order of the keys, no
/// repetition and no distribution makes it worse than five rounds.
///
/// Source: the distribution counting of Knuth, The Art of Computer Programming 3 (2nd ed.), 5.2, applied from the leading
/// digit on to the parts that hold a wanted rank (MSD radix selection).
/// Example: of 30, 10, 20, 10 the keys at ranks 0, 1 and 3 are 10, 10 and 30.
final class RankSelection {
  typealias Keys = UnsafeMutableBufferPointer<UInt64>

  /// Of a double the first 16 bits are sign, exponent and four digits of the significand: enough to part growths.
  private static let firstShift = 48
  private static let firstDigits = 1 << 16
  private static let nextBits = 12
  /// Up to this many keys, counting them costs more than sorting them: by the many first digits, and by the next.
  private static let few = 2000
  private static let fewNext = 48

  private let counts: UnsafeMutablePointer<UInt32>
  /// Which part a digit belongs to, from 1; 0 for a digit that holds no wanted rank. All 0 between two rounds.
  private let parts: UnsafeMutablePointer<UInt8>
  /// Ascending.
  private var ranks: [Int] = []
  private var found: [UInt64] = []

  /// - Parameter capacity: how many keys there may be; few need no room.
  init(capacity: Int) {
    let digits = capacity > Self.few ? Self.firstDigits : 0
    counts = .allocate(capacity: digits)
    parts = .allocate(capacity: digits)
    parts.initialize(repeating: 0, count: digits)
  }

  deinit {
    counts.deallocate()
    parts.deallocate()
  }

  /// The keys at the ranks (counted from 0, ascending, fewer than 256). Both buffers are of one length, at most the capacity, and are
  /// used up.
  func keys(atRanks ranks: [Int], of keys: Keys, spare: Keys) -> [UInt64] {
    precondition(ranks.count < 256 && ranks.allSatisfy { (0..<keys.count).contains($0) }, "a rank is that of a key")
    precondition(keys.count == spare.count && keys.count <= Int(UInt32.max), "a count fits its counter")
    self.ranks = ranks
    found = [UInt64](repeating: 0, count: ranks.count)
    if !ranks.isEmpty { select(keys, spare, wanted: ranks.indices, below: 0, shift: Self.firstShift) }
    return found
  }

  /// A run of keys with one digit, to be parted further.
  private struct Part {
    let digit: Int
    /// Which of the ranks are in it.
    let wanted: Range<Int>
    /// How many keys come before it, in all.
    let below: Int
    let start, count: Int
  }

  private func select(_ keys: Keys, _ spare: Keys, wanted: Range<Int>, below: Int, shift: Int) {
    guard keys.count > (shift == Self.firstShift ? Self.few : Self.fewNext) else {
      return sort(keys, wanted: wanted, below: below)
    }
    guard shift >= 0 else {
      // No digit is left, so that all are equal.
      return found.replaceSubrange(wanted, with: repeatElement(keys[0], count: wanted.count))
    }
    let mask = shift == Self.firstShift ? Self.firstDigits - 1 : 1 << Self.nextBits - 1
    count(keys, shift, mask)
    let parts = parts(wanted: wanted, below: below)
    gather(parts, of: keys, into: spare, shift, mask)
    for part in parts {
      // What was the spare half is now the keys, and the other way round.
      let range = part.start..<(part.start + part.count)
      select(
        Keys(rebasing: spare[range]), Keys(rebasing: keys[range]), wanted: part.wanted, below: part.below,
        shift: shift - Self.nextBits)
    }
  }

  private func count(_ keys: Keys, _ shift: Int, _ mask: Int) {
    counts.initialize(repeating: 0, count: mask + 1)
    for key in keys { counts[Int(truncatingIfNeeded: key &>> UInt64(shift)) & mask] &+= 1 }
  }

  /// The digits that hold the wanted ranks.
  private func parts(wanted: Range<Int>, below: Int) -> [Part] {
    var parts: [Part] = []
    var (below, digit, start) = (below, 0, 0)
    var index = wanted.lowerBound
    while index < wanted.upperBound {
      while below + Int(counts[digit]) <= ranks[index] {
        below += Int(counts[digit])
        digit += 1
      }
      let count = Int(counts[digit])
      let end = ranks[index..<wanted.upperBound].firstIndex { $0 >= below + count } ?? wanted.upperBound
      parts.append(Part(digit: digit, wanted: index..<end, below: below, start: start, count: count))
      start += count
      index = end
    }
    return parts
  }

  /// Brings the keys of each part together in `spare`, part after part.
  private func gather(_ parts: [Part], of keys: Keys, into spare: Keys, _ shift: Int, _ mask: Int) {
    for (index, part) in parts.enumerated() { self.parts[part.digit] = UInt8(index + 1) }
    defer { for part in parts { self.parts[part.digit] = 0 } }
    // First without a branch to the front of `keys`, since few go on; then these to their parts.
    var kept = 0
    for key in keys {
      keys[kept] = key
      kept &+= self.parts[Int(truncatingIfNeeded: key &>> UInt64(shift)) & mask] == 0 ? 0 : 1
    }
    var next = [0] + parts.map(\.start)
    next.withUnsafeMutableBufferPointer { next in
      for index in 0..<kept {
        let part = Int(self.parts[Int(truncatingIfNeeded: keys[index] &>> UInt64(shift)) & mask])
        spare[next[part]] = keys[index]
        next[part] &+= 1
      }
    }
  }

  private func sort(_ keys: Keys, wanted: Range<Int>, below: Int) {
    var keys = keys
    keys.sort()
    for index in wanted { found[index] = keys[ranks[index] - below] }
  }
}
