// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Whether a history rises or falls at all, by the order of its values alone: the Mann–Kendall test for trend.
///
/// S = number of pairs of years whose values rise − number whose values fall. It asks neither for a straight line nor for a
/// normal scatter, and an outlier counts as one value. The p value is P(|S| as large or larger) if every order of the same
/// values were equally probable: exact, ties included, up to 60 values, by the normal distribution above.
///
/// Years need not follow on each other; values that depend on the one before make the test too sure.
///
/// Sources: Mann, Nonparametric tests against trend, Econometrica 13 (1945) 245–259; Kendall, Rank Correlation Methods, 4th
/// ed. (1975). Example: 1.26, 1.27, 1.12, 1.16, 1.03 has S = −6 and p = 0.2333.
public struct MannKendallTest: Sendable, Hashable {
  /// Kendall's S; positive where values rise.
  public let s: Int
  /// Kendall's τ-b, S by the number of pairs, corrected for ties: between −1 and 1.
  public let tau: Double
  /// The variance of S where there is no trend.
  public let variance: Double
  /// Two-sided; between 0 and 1. The smallest that 3, 4, 5 and 6 values can give is 0.333, 0.083, 0.017 and 0.003.
  public let pValue: Double
  /// Whether the p value is exact rather than by the normal distribution.
  public let isExact: Bool

  /// Tests a history of two points or more. Fewer are `noHistory` and `onePoint`; values all equal are `noVariation`;
  /// values that are not finite are `notFinite`.
  public init(_ history: History) throws(Unanswerable) {
    let values = history.points.map(\.value)
    guard !values.isEmpty else { throw .noHistory }
    guard values.count > 1 else { throw .onePoint }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite }
    let groups = Self.groups(values)
    guard groups.count > 1 else { throw .noVariation }
    let distribution = KendallDistribution(groups: groups)
    var s = 0
    for (later, value) in values.enumerated() {
      for earlier in values[..<later] { s += (value > earlier ? 1 : 0) - (value < earlier ? 1 : 0) }
    }
    let pairs = Double(values.count * (values.count - 1)) / 2
    let tied = groups.lazy.map { Double($0 * ($0 - 1)) / 2 }.reduce(0, +)
    self.s = s
    tau = Double(s) / (pairs * (pairs - tied)).squareRoot()
    (variance, isExact) = (distribution.variance, distribution.isExact)
    pValue = try distribution.bothTails(s)
  }

  /// How many there are of each value.
  static func groups(_ values: [Double]) -> [Int] {
    var (groups, before): ([Int], Double?) = ([], nil)
    for value in values.sorted() {
      if value == before { groups[groups.count - 1] += 1 } else { groups.append(1) }
      before = value
    }
    return groups
  }
}
