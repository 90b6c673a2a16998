// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import TrendStatistics

@Suite struct RankTrendTests {
  static func yearly(_ values: [Double]) -> History {
    History(values.enumerated().map { History.Point(year: FiscalYear(2000 + $0.offset), value: $0.element) })
  }

  struct Tested: Sendable {
    let values: [Double]
    /// R's T, the pairs that rise.
    let rising: Int
    let p: Double
  }

  /// R 4.2: `cor.test(seq_along(v), v, method = "kendall", exact = TRUE)`; the first is example 8.5 of Hollander, Wolfe and
  /// Chicken, Nonparametric Statistical Methods (1.26 … 1.03).
  private static let ofR: [Tested] = [
    Tested(values: [1.26, 1.27, 1.12, 1.16, 1.03], rising: 2, p: 0.233333333333333),
    Tested(values: [-0.712, 0.207, 1.009], rising: 3, p: 0.333333333333333),
    Tested(values: [0.467, -0.042, 1.641, 1.596], rising: 4, p: 0.75),
    Tested(values: [-0.591, 1.884, -0.505, 1.07, 2.961], rising: 8, p: 0.233333333333333),
    Tested(values: [0.52, -0.13, 1.619, 2.727, 1.274, 1.868], rising: 11, p: 0.272222222222222),
    Tested(values: [0.165, 1.34, 0.287, 0.449, 1.986, 1.392, 1.58, 0.912], rising: 20, p: 0.178869047619048),
    Tested(
      values: [0.269, 0.316, -0.621, 0.401, 1.545, 1.89, 0.542, 1.636, 0.623, 2.244], rising: 37, p: 0.0091484788359788),
    Tested(values: fifty, rising: 715, p: 0.0879720811894975),
  ]

  private static let fifty: [Double] = (1...50).map { year in
    let spread = Double(year * 37 % 101)
    return spread + Double(year) / 2
  }

  @Test(arguments: ofR) func againstR(_ tested: Tested) throws {
    let test = try MannKendallTest(Self.yearly(tested.values))
    let pairs = tested.values.count * (tested.values.count - 1) / 2
    #expect(test.s == 2 * tested.rising - pairs)
    #expect(agree(test.pValue, tested.p, within: 1e-12))
    #expect(test.isExact)
  }

  /// With ties: every order of the values counted one by one.
  @Test(arguments: [
    [1, 1, 2], [1, 2, 2, 3], [3, 1, 3, 1], [5, 5, 5, 7, 6], [1, 2, 2, 3, 3, 3], [2, 2, 1, 4, 4, 9, 4],
  ])
  func exactWithTies(values: [Double]) throws {
    let test = try MannKendallTest(Self.yearly(values))
    let all = Self.orders(values).map(Self.s)
    let extreme = all.lazy.filter { abs($0) >= abs(test.s) }.count
    #expect(agree(test.pValue, Double(extreme) / Double(all.count), within: 1e-12))
    let squares = all.lazy.map { Double($0 * $0) }.reduce(0, +) / Double(all.count)
    #expect(agree(test.variance, squares, within: 1e-12))
  }

  /// The exact distribution's variance is the formula's, and at the limit the normal one gives nearly the same.
  @Test func manyValues() throws {
    let distribution = KendallDistribution(count: 40)
    let mean = try stride(from: -780, through: 780, by: 2).map { s in
      Double(s) * Double(s) * (try distribution.upperTail(s) - distribution.upperTail(s + 2))
    }.reduce(0, +)
    #expect(agree(mean, distribution.variance, within: 1e-10))
    #expect(KendallDistribution(count: 60).isExact && !KendallDistribution(count: 61).isExact)
    let exact = KendallDistribution(count: 60)
    for share in [0.5, 1, 2, 2.5] {
      let s = 2 * Int(share * exact.variance.squareRoot() / 2)
      let normal = 2 * (try GSL.normalUpperTail((Double(s) - 1) / exact.variance.squareRoot()))
      #expect(try (exact.bothTails(s) - normal).magnitude < 0.003)
    }
  }

  /// The interval holds the slopes at which the test, here by R's p values above, finds no trend: at its ends and just outside.
  @Test(
    arguments: [0.8, 0.9, 0.95, 0.99], [[1.26, 1.27, 1.12, 1.16, 1.03, 0.9, 1.1], [3, 9, 4, 16, 11, 30, 2, 25, 28]])
  func intervalIsTheTestTurnedRound(level: Double, values: [Double]) throws {
    let trend = try TheilSenTrend(Self.yearly(values))
    let interval = try trend.interval(level: level)
    func p(_ slope: Double) throws -> Double {
      try MannKendallTest(Self.yearly(values.enumerated().map { $0.element - slope * Double($0.offset) })).pValue
    }
    let step = (interval.upper - interval.lower) * 1e-7
    for inside in [interval.lower + step, interval.upper - step] { #expect(try p(inside) > 1 - level) }
    for outside in [interval.lower - step, interval.upper + step] { #expect(try p(outside) <= 1 - level) }
    #expect(interval.lower <= trend.slope && trend.slope <= interval.upper)
  }

  /// scipy 1.17: `scipy.stats.theilslopes` of the values on their years, gaps included.
  @Test func theilSen() throws {
    #expect(agree(try TheilSenTrend(Self.yearly([1.26, 1.27, 1.12, 1.16, 1.03])).slope, -0.05625, within: 1e-12))
    let gaps = history([2010: 7, 2012: 12, 2013: 9, 2017: 30, 2018: 24, 2020: 41])
    #expect(agree(try TheilSenTrend(gaps).slope, 3.2857142857142856, within: 1e-12))
    // One value out of line by a thousand moves the slope within those of the other pairs.
    let wrong = try TheilSenTrend(Self.yearly([10, 12, 14, 16_000, 18, 20, 22]))
    #expect(agree(wrong.slope, 2, within: 1e-12))
  }

  @Test func reasons() throws {
    func test(_ history: History) -> Unanswerable? { BadHistoryTests.reason { _ = try MannKendallTest(history) } }
    func trend(_ history: History) -> Unanswerable? { BadHistoryTests.reason { _ = try TheilSenTrend(history) } }
    #expect(test(History([])) == .noHistory && trend(History([])) == .noHistory)
    #expect(test(Self.yearly([1])) == .onePoint && trend(Self.yearly([1])) == .onePoint)
    #expect(test(Self.yearly([1, .nan])) == .notFinite && trend(Self.yearly([1, .nan])) == .notFinite)
    #expect(test(Self.yearly([2, 2, 2])) == .noVariation && trend(Self.yearly([2, 2, 2])) == nil)
    #expect(trend(Self.yearly([-1e308, 1e308])) == .notFinite)
    #expect(trend(BadHistoryTests.sameYear(1, 2)) == .noSpan)
    let four = try TheilSenTrend(Self.yearly([1, 3, 2, 5]))
    #expect(BadHistoryTests.reason { _ = try four.interval(level: 0.95) } == .tooFewPoints)
    #expect(try four.interval(level: 0.8).lower == -1)
    let line = try TheilSenTrend(Self.yearly([1, 2, 3, 4, 5]))
    #expect(BadHistoryTests.reason { _ = try line.interval(level: 0.95) } == .noVariation)
  }
}

extension RankTrendTests {
  /// All orders, equal values told apart.
  private static func orders(_ values: [Double]) -> [[Double]] {
    guard values.count > 1 else { return [values] }
    return values.indices.flatMap { index in
      var rest = values
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }

  private static func s(_ values: [Double]) -> Int {
    values.indices.reduce(0) { sum, later in
      sum + values[..<later].reduce(0) { $0 + (values[later] > $1 ? 1 : values[later] < $1 ? -1 : 0) }
    }
  }
}
