// SPDX-License-Identifier: GPL-3.0-or-later

/// Quantiles of many values, without sorting them.
///
/// The quantile of a share p of n values in ascending order x₀ … xₙ₋₁: with h = p (n − 1), whole part k and rest d, it is
/// (1 − d) xₖ + d xₖ₊₁, in the unit of the values. Two equal neighbours give themselves to the last bit.
///
/// Missing values do not come here. Zero and negative values are values like any other; one value is all its quantiles;
/// none has none. A value that is not finite leaves no quantile.
///
/// Source: type 7 of Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), the
/// default of R and numpy, and `gsl_stats_quantile_from_sorted_data` of GSL. It is exact: the ranks are selected, not
/// estimated. Example: the lower quartile of 1, 2, 3, 10 is 1.75.
public enum QuantileSelection {
  /// The quantiles at the shares given (0…1, ascending); `nil` for no values, or for one that is not finite.
  public static func quantiles(_ shares: [Double], of values: [Double]) -> [Double]? {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    let scratch = SelectionScratch(capacity: values.count)
    scratch.values.baseAddress?.update(from: values, count: values.count)
    return scratch.quantiles(shares, ofFirst: values.count)
  }

  /// The middle one, or the mean of the two middle ones; `nil` as for quantiles.
  static func median(of values: [Double]) -> Double? { quantiles([0.5], of: values)?.first }

  /// Between which ranks the quantile of a share lies, and how far from the lower one.
  static func place(of share: Double, among count: Int) -> (rank: Int, rest: Double) {
    precondition((0...1).contains(share) && count > 0, "a quantile is that of a share of values")
    let position = share * Double(count - 1)
    let rank = min(Int(position), count - 1)
    return (rank, position - Double(rank))
  }

  static func between(_ lower: Double, _ upper: Double, rest: Double) -> Double {
    lower == upper ? lower : (1 - rest) * lower + rest * upper
  }
}

/// The room in which one thread takes columns one after another; made once, since fresh pages cost more than the work.
final class SelectionScratch {
  /// Where the values are put; used up by a selection.
  let values: UnsafeMutableBufferPointer<Double>
  private let spare: UnsafeMutableBufferPointer<UInt64>
  private let selection: RankSelection

  init(capacity: Int) {
    values = .allocate(capacity: capacity)
    spare = .allocate(capacity: capacity)
    selection = RankSelection(capacity: capacity)
  }

  deinit {
    values.deallocate()
    spare.deallocate()
  }

  /// The quantiles of the first `count` values, which are finite.
  func quantiles(_ shares: [Double], ofFirst count: Int) -> [Double] {
    let places = shares.map { QuantileSelection.place(of: $0, among: count) }
    let ranks = places.flatMap { [$0.rank, min($0.rank + 1, count - 1)] }
    // The ranks of two near shares may cross: 3, 4 and 3, 4.
    let ascending = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    let keys = keys(atRanks: ascending.map { ranks[$0] }, ofFirst: count)
    var ordered = [Double](repeating: 0, count: ranks.count)
    for (index, key) in zip(ascending, keys) { ordered[index] = OrderedBits.value(of: key) }
    return places.indices.map {
      QuantileSelection.between(ordered[2 * $0], ordered[2 * $0 + 1], rest: places[$0].rest)
    }
  }

  /// The values become keys where they lie.
  private func keys(atRanks ranks: [Int], ofFirst count: Int) -> [UInt64] {
    let all = UnsafeMutableRawBufferPointer(values).bindMemory(to: UInt64.self)
    defer { UnsafeMutableRawBufferPointer(values).bindMemory(to: Double.self) }
    for index in 0..<count { all[index] = OrderedBits.key(of: Double(bitPattern: all[index])) }
    return selection.keys(
      atRanks: ranks, of: .init(rebasing: all[..<count]), spare: .init(rebasing: spare[..<count]))
  }
}
