// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How Kendall's S is distributed where there is no trend: every order of the values is equally probable.
///
/// S = pairs that rise − pairs that fall, among the n(n−1)/2 pairs of values in their order. Tied values are neither. Exact
/// up to 60 values, with any ties: an order of the values is made by putting in one group of equal values after another,
/// and where a group of t comes among m others, the pairs between them are as in the Mann–Whitney test. Above 60 values,
/// the normal distribution with the variance below and a correction of 1 for continuity.
///
/// variance = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18 over the groups of t tied values.
///
/// Source: Kendall, Rank Correlation Methods, 4th ed. (1975), chapters 1, 4 and 5; Mann and Whitney, Annals of Mathematical
/// Statistics 18 (1947). Example: of 4 values without ties S is 6 with the probability 1/24.
struct KendallDistribution: Sendable, Hashable {
  private static let exactLimit = 60

  let count: Int
  let variance: Double
  /// Index i is the probability that 2i pairs more fall than in the order where the most rise, which is that S = most − 2i;
  /// empty above the limit.
  private let probabilities: [Double]
  /// The pairs that are not tied.
  private let most: Int

  var isExact: Bool { !probabilities.isEmpty }

  /// `groups`: how many values there are of each.
  init(groups: [Int]) {
    let count = groups.reduce(0, +)
    func term(_ t: Int) -> Double { Double(t) * Double(t - 1) * Double(2 * t + 5) }
    self.count = count
    variance = (term(count) - groups.lazy.map(term).reduce(0, +)) / 18
    most = (count * (count - 1) - groups.lazy.map { $0 * ($0 - 1) }.reduce(0, +)) / 2
    guard count <= Self.exactLimit else {
      probabilities = []
      return
    }
    var (result, before) = ([1.0], 0)
    for group in groups {
      result = Self.convolved(result, Self.between(before, group))
      before += group
    }
    probabilities = result
  }

  init(count: Int) { self.init(groups: [Int](repeating: 1, count: count)) }

  /// P(S ≥ s).
  func upperTail(_ s: Int) throws(Unanswerable) -> Double {
    guard isExact else {
      let z = (Double(s) - 1) / variance.squareRoot()
      return try GSL.normalUpperTail(z)
    }
    guard s <= most else { return 0 }
    return min(1, probabilities[...min((most - s) / 2, probabilities.count - 1)].reduce(0, +))
  }

  /// P(|S| ≥ |s|), which is symmetric: the reverse of an order has −S.
  func bothTails(_ s: Int) throws(Unanswerable) -> Double {
    s == 0 ? 1 : min(1, try 2 * upperTail(abs(s)))
  }

  /// The pairs that fall between a group of equal values and m others in random order: probabilities of 0 … m × t.
  ///
  /// p(m, t) gives the last place to the group with the probability t / (m + t), and then as many pairs fall as without it;
  /// otherwise to one of the others, which then all t of the group precede.
  private static func between(_ m: Int, _ t: Int) -> [Double] {
    // One value among m has every place with the same probability.
    if t == 1 { return [Double](repeating: 1 / Double(m + 1), count: m + 1) }
    var row = [[Double]](repeating: [1], count: t + 1)
    for others in stride(from: 1, through: m, by: 1) {
      var next: [[Double]] = [[1]]
      for group in stride(from: 1, through: t, by: 1) {
        let share = Double(group) / Double(others + group)
        var result = [Double](repeating: 0, count: others * group + 1)
        for (i, p) in next[group - 1].enumerated() { result[i] += share * p }
        for (i, p) in row[group].enumerated() { result[i + group] += (1 - share) * p }
        next.append(result)
      }
      row = next
    }
    return row[t]
  }

  private static func convolved(_ a: [Double], _ b: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: a.count + b.count - 1)
    for (i, p) in a.enumerated() {
      for (j, q) in b.enumerated() { result[i + j] += p * q }
    }
    return result
  }
}
