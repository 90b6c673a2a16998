// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import TrendStatistics

@Suite("How sure the share of a few trials is")
struct ShareIntervalTests {
  /// R 4: binom.test(x, n)$conf.int; 682 of 925 is the example of its help page, after Conover, Practical nonparametric statistics
  /// (1971), p. 97.
  @Test(arguments: [
    (682, 925, 0.7076683, 0.7654066), (7, 10, 0.3475471, 0.9332605), (5, 10, 0.187086, 0.812914),
    (0, 10, 0, 0.3084971), (10, 10, 0.6915029, 1),
  ])
  func likeR(_ count: Int, _ trials: Int, _ lower: Double, _ upper: Double) {
    let interval = Interval(ofShare: Double(count) / Double(trials), trials: Double(trials))
    #expect(abs(interval.lower - lower) < 5e-7 && abs(interval.upper - upper) < 5e-7, "\(interval)")
  }

  /// Where nothing came, the end is known in closed form: 1 − (α/2)^(1/n).
  @Test(arguments: [1.0, 2, 8, 100, 2000]) func noneOfMany(_ trials: Double) {
    let interval = Interval(ofShare: 0, trials: trials)
    #expect(interval.lower == 0 && abs(interval.upper - (1 - pow(0.025, 1 / trials))) < 1e-12)
    let all = Interval(ofShare: 1, trials: trials)
    #expect(all.upper == 1 && abs(all.lower - pow(0.025, 1 / trials)) < 1e-12)
  }

  /// What defines it: at each end, of as many or more (or fewer) the binomial tail is 2.5 %.
  @Test(arguments: [3, 8, 40]) func tailsAreEqual(_ trials: Int) {
    func tail(_ p: Double, _ counts: ClosedRange<Int>) -> Double {
      counts.reduce(0) { sum, k in
        let ways = (0..<k).reduce(1.0) { $0 * Double(trials - $1) / Double($1 + 1) }
        return sum + ways * pow(p, Double(k)) * pow(1 - p, Double(trials - k))
      }
    }
    for count in 1..<trials {
      let interval = Interval(ofShare: Double(count) / Double(trials), trials: Double(trials))
      #expect(abs(tail(interval.lower, count...trials) - 0.025) < 1e-9)
      #expect(abs(tail(interval.upper, 0...count) - 0.025) < 1e-9)
    }
  }

  /// Fewer independent trials say less; none says nothing.
  @Test func fewerTrialsSayLess() {
    let widths = [0.0, 1, 3.5, 8, 56].map { trials in
      let interval = Interval(ofShare: 0.875, trials: trials)
      return interval.upper - interval.lower
    }
    #expect(widths[0] == 1 && zip(widths, widths.dropFirst()).allSatisfy { $0 > $1 }, "\(widths)")
  }
}
