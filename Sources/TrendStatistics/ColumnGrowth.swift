// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

extension Change {
  /// The growth of each series from one column to another: (to − from) / from, a fraction.
  ///
  /// Valid where both values are there, the base is above zero and the result is finite; missing elsewhere. So a zero or
  /// negative base is missing here where the scalar form names the reason: ask that for the one series. A shorter column
  /// counts as missing past its end, since a panel lengthens its columns only as values come.
  ///
  /// Source: the definition. Example: [100, missing, 0, 50] to [110, 5, 5, 25] is [0.1, missing, missing, −0.5].
  public static func growth(from: Column, to: Column) -> Column {
    let count = max(from.count, to.count)
    let both = min(from.count, to.count)
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    var values = [Double](repeating: 0, count: count)
    values.withUnsafeMutableBufferPointer { growths in
      from.values.withUnsafeBufferPointer { bases in
        to.values.withUnsafeBufferPointer { ends in
          for start in stride(from: 0, to: both, by: 64) {
            let block = start..<min(start + 64, both)
            let candidates = from.validity.words[start / 64] & to.validity.words[start / 64]
            words[start / 64] = candidates & growth(from: bases, to: ends, in: block, into: growths)
          }
        }
      }
    }
    return Column(values: values, validity: Bitmap(words: words, count: count))
  }

  /// Fills one block of up to 64 growths and returns the bits of those that are numbers. No branch a value: a growth
  /// that means nothing is computed too and its bit left 0.
  @inline(__always)
  private static func growth(
    from bases: UnsafeBufferPointer<Double>, to ends: UnsafeBufferPointer<Double>, in block: Range<Int>,
    into growths: UnsafeMutableBufferPointer<Double>
  ) -> UInt64 {
    var bits: UInt64 = 0
    for index in block {
      let growth = fraction(from: bases[index], to: ends[index])
      // A comparison with NaN is false, so this is also the test for NaN.
      let isAnswer = bases[index] > 0 && abs(growth) < .infinity
      growths[index] = growth
      bits |= (isAnswer ? 1 : 0) << UInt64(truncatingIfNeeded: index - block.lowerBound)
    }
    return bits
  }
}
