// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums of many values, the same to the last bit in every run and on any number of cores.
///
/// Eight lanes add every eighth value of a block of 512, so that the loop needs no order among neighbours; the lanes are added
/// pairwise, and the blocks with the error of each addition carried along. The order is fixed by the positions alone.
/// The error is at most about 66 roundings of the sum of the magnitudes, and of the blocks' sum one, however many values
/// there are; adding one after another would risk a rounding a value.
///
/// No values sum to 0. What overflows, and a value that is not finite, gives a sum that is not finite.
///
/// Source: Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974); Higham, Accuracy
/// and Stability of Numerical Algorithms, 2nd ed. (2002), 4.2. Example: 1 to 1,000 sum to 500,500.
enum CompensatedSum {
  private static let block = 512

  static func of(_ values: UnsafeBufferPointer<Double>) -> Double {
    var (sum, error) = (0.0, 0.0)
    var start = 0
    while start < values.count {
      let end = min(start + block, values.count)
      add(blockSum(values, start..<end), to: &sum, &error)
      start = end
    }
    return sum + error
  }

  /// The part of the smaller summand that the addition loses goes to `error`.
  private static func add(_ value: Double, to sum: inout Double, _ error: inout Double) {
    let next = sum + value
    error += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
    sum = next
  }

  private static func blockSum(_ values: UnsafeBufferPointer<Double>, _ range: Range<Int>) -> Double {
    guard let first = values.baseAddress else { return 0 }
    var lanes = SIMD8<Double>(repeating: 0)
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      lanes += UnsafeRawPointer(first + index).loadUnaligned(as: SIMD8<Double>.self)
      index += 8
    }
    let pairs = lanes.evenHalf + lanes.oddHalf
    let fours = pairs.evenHalf + pairs.oddHalf
    var sum = fours[0] + fours[1]
    while index < range.upperBound {
      sum += values[index]
      index += 1
    }
    return sum
  }
}
