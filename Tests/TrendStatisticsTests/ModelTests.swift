// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import TrendStatistics

/// Single models against R 4.2 (stats 4.2.2), an implementation apart. Made by
///
///     x <- ts(c(20, 26, 21, 25, 24, 30, 25, 31, 28)); y <- ts(c(5, 9, 12, 13, 18, 21, 22, 29))
///     s <- HoltWinters(x, gamma = FALSE, beta = FALSE); predict(s, 1)
///     predict(HoltWinters(y, gamma = FALSE, l.start = 9, b.start = 4, optim.start = c(alpha = .5, beta = .1)), 3)
///     a <- s$alpha; b <- coef(lm(x ~ seq_along(x)))[2]
///     predict(s, 1)[1] + b / 2 * (0:1 + (1 - (1 - a)^9) / a)      # theta, by the formula of Hyndman and Billah
@Suite struct ModelTests {
  static let wavering: [Double] = [20, 26, 21, 25, 24, 30, 25, 31, 28]
  static let rising: [Double] = [5, 9, 12, 13, 18, 21, 22, 29]

  @Test func exponentialSmoothingAgainstR() {
    #expect(agree(ExponentialSmoothing.weight(Self.wavering), 0.498088030598, within: 1e-4))
    #expect(agree(ExponentialSmoothing.path(Self.wavering, horizon: 1)[0], 28.229530946112, within: 1e-5))
  }

  /// Least squares to the last digits: α does not hang on the unit, and of three values it is that of a quadratic by hand:
  /// 10, 14, 12 leaves 4² + (2 − 4α)², least at ½.
  @Test(arguments: [1, 0.37, 1e8]) func smoothingWeightToTheLastDigits(unit: Double) {
    let weight = ExponentialSmoothing.weight(Self.wavering)
    #expect(agree(ExponentialSmoothing.weight(Self.wavering.map { $0 * unit }), weight, within: 1e-12))
    #expect(agree(ExponentialSmoothing.weight([10, 14, 12].map { $0 * unit }), 0.5, within: 1e-13))
  }

  @Test func holtAgainstR() {
    let path = HoltSmoothing.path(Self.rising, horizon: 3)
    #expect(zip(path, [30.9462062128, 34.2926783451, 37.6391504773]).allSatisfy { agree($0, $1, within: 1e-4) })
    // Its least squares, from R's own weights: ours are no worse.
    let squares = TrendSmoothing(damping: 1).run(Self.rising, 1, 0.492892350086, 0.285584736814).squares
    #expect(agree(squares, 26.521746109597, within: 1e-9))
  }

  @Test func thetaAgainstR() throws {
    let path = try Theta.path(Self.wavering, horizon: 2)
    #expect(zip(path, [29.2313404242, 29.7313404242]).allSatisfy { agree($0, $1, within: 1e-5) })
  }

  /// Hyndman and Athanasopoulos, section 5.2, by hand.
  @Test func linesByHand() {
    #expect(Naive.path([3, 5, 4], horizon: 2) == [4, 4])
    #expect(Drift.path([100, 110, 130], horizon: 2) == [145, 160])
    let damped = DampedDrift.path([100, 110, 130], horizon: 2)
    #expect(agree(damped[0], 142.75, within: 1e-12) && agree(damped[1], 153.5875, within: 1e-12))
  }

  /// The formula of Hyndman and Billah: with the level following each value at once, half a step a year.
  @Test func thetaOfAStraightLine() throws {
    let path = try Theta.path([1, 2, 3, 4], horizon: 2)
    #expect(agree(path[0], 4.5, within: 1e-4) && agree(path[1], 5, within: 1e-4))
  }

  @Test func holtContinuesALine() {
    #expect(zip(HoltSmoothing.path([10, 20, 30], horizon: 2), [40, 50]).allSatisfy { agree($0, $1, within: 1e-9) })
    let damped = DampedHoltSmoothing.path([10, 20, 30], horizon: 3)
    #expect(damped[0] < 40 && damped[0] > 30 && damped[2] - damped[1] < damped[1] - damped[0])
  }

  /// Every model doubles when its values do, and does not care what stands for zero where it has no scale of its own.
  @Test(arguments: ForecastMethod.allCases)
  func equivariant(_ method: ForecastMethod) throws {
    // A logistic curve has a floor of its own: `logisticContinuesACurve`.
    guard let model = method.model, method != .logistic else { return }
    let (plain, double) = (
      try model.path(Self.rising, horizon: 3), try model.path(Self.rising.map { 2 * $0 }, horizon: 3)
    )
    #expect(zip(double, plain).allSatisfy { agree($0, 2 * $1, within: 1e-4) })
    let raised = try model.path(Self.rising.map { $0 + 100 }, horizon: 3)
    #expect(zip(raised, plain).allSatisfy { agree($0, $1 + 100, within: 1e-4) })
  }

  /// 100 / (1 + exp(−(t − 3) / 2)) at 1 … 8 goes on with its own values; what has no ceiling is refused.
  @Test func logisticContinuesACurve() throws {
    let curve = (1...11).map { 100 / (1 + exp(-0.5 * (Double($0) - 3))) }
    let path = try Logistic.path(Array(curve.prefix(8)), horizon: 3)
    #expect(zip(path, curve.suffix(3)).allSatisfy { agree($0, $1, within: 1e-3) })
    let raised = try Logistic.path(curve.prefix(8).map { 7 * $0 }, horizon: 3)
    #expect(zip(raised, path).allSatisfy { agree($0, 7 * $1, within: 1e-6) })
    #expect(throws: Unanswerable.noVariation) { try Logistic.path([5, 5, 5, 5, 5], horizon: 1) }
    #expect(throws: Unanswerable.tooFewPoints) {
      try Forecaster.forecast(history([2017: 1, 2018: 2, 2019: 3]), horizon: 1, method: .logistic)
    }
  }
}
