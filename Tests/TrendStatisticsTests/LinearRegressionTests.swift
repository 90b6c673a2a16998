// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import TrendStatistics

@Suite struct LinearRegressionTests {
  private static func reason(_ body: () throws -> Void) -> Unanswerable? { BadHistoryTests.reason(body) }

  @Test func reasons() {
    let y = [1.0, 2, 4, 3, 7]
    func fit(_ y: [Double], _ predictors: [[Double]]) -> Unanswerable? {
      Self.reason { _ = try LinearRegression.fit(y, on: predictors) }
    }
    #expect(fit([], [[]]) == .noHistory)
    #expect(fit([1, 2], [[1, 2]]) == .tooFewPoints)
    #expect(fit(y, [[1, 1, 1, 1, 1]]) == .collinear)
    #expect(fit(y, [[0, 0, 0, 0, 0]]) == .collinear)
    #expect(fit(y, [[1, 2, 3, 4, 5], [3, 5, 7, 9, 11]]) == .collinear)
    #expect(fit(y, [[0.1, 0.2, 0.3, 0.4, 0.5], [0.3, 0.6, 0.9, 1.2, 1.5]]) == .collinear)
    #expect(fit([1, 2, .nan, 3, 4], [[1, 2, 3, 4, 5]]) == .notFinite)
    #expect(fit(y, [[1, 2, 3, .infinity, 5]]) == .notFinite)
    #expect(Self.reason { _ = try LinearRegression.polynomial(y, on: [1, 1, 2, 2, 1], degree: 2) } == .collinear)
  }

  /// Scaling y scales coefficients, errors and scatter, to the ends of what a double holds.
  @Test(arguments: [1e-300, 1e-9, 1, 1e300])
  func scales(unit: Double) throws {
    let x = [1.0, 2, 3, 4, 5, 6]
    let fit = try LinearRegression.fit([1, 2, 4, 3, 7, 5].map { $0 * unit }, on: [x])
    // R: lm(c(1, 2, 4, 3, 7, 5) ~ 1:6)
    #expect(agree(fit.coefficients[0].value, 0.266666666666667 * unit, within: 1e-13))
    #expect(agree(fit.coefficients[1].value, 0.971428571428571 * unit, within: 1e-13))
    #expect(agree(fit.residualDeviation, 1.30566531115822 * unit, within: 1e-13))
    #expect(agree(fit.coefficients[1].standardError, 0.312113706822361 * unit, within: 1e-13))
    #expect(agree(fit.rSquared, 0.707755102040816, within: 1e-13))
  }

  /// The same line as the trends of a history are fitted by.
  @Test func agreesWithTheLine() throws {
    let (x, y) = ([2011.0, 2012, 2014, 2015, 2019], [3.1, 2.9, 4.4, 5.0, 9.7])
    let fit = try LinearRegression.fit(y, on: [x])
    let line = try LeastSquaresLine(x: x, y: y)
    #expect(agree(fit.coefficients[1].value, line.slope, within: 1e-12))
    #expect(agree(fit.coefficients[0].value, line.intercept, within: 1e-12))
    #expect(agree(fit.coefficients[1].standardError, line.slopeError, within: 1e-12))
    let interval = try fit.interval(of: 1, level: 0.95)
    let ends = try line.slopeDistribution().ends(level: 0.95)
    #expect(agree(interval.lower, ends.lower, within: 1e-11) && agree(interval.upper, ends.upper, within: 1e-11))
  }

  @Test func exactPoints() throws {
    let fit = try LinearRegression.polynomial([0, 1, 8, 27, 64, 125], on: [0, 1, 2, 3, 4, 5], degree: 3)
    #expect(zip(fit.coefficients, [0, 0, 0, 1]).allSatisfy { ($0.value - $1).magnitude < 1e-30 })
    #expect(fit.residualDeviation == 0 && fit.rSquared == 1)
    #expect(Self.reason { _ = try fit.interval(of: 3, level: 0.9) } == .noVariation)
    let flat = try LinearRegression.fit([5, 5, 5, 5], on: [[1, 2, 3, 4]])
    #expect(agree(flat.coefficients[0].value, 5, within: 1e-15) && flat.coefficients[1].value.magnitude < 1e-15)
  }

  @Test func summaries() throws {
    #expect(Self.reason { _ = try DescriptiveSummary(of: []) } == .noHistory)
    #expect(Self.reason { _ = try DescriptiveSummary(of: [1, .nan]) } == .notFinite)
    let one = try DescriptiveSummary(of: [7])
    #expect(one.mean == 7 && one.standardDeviation == .failure(.onePoint) && one.autocorrelation == .failure(.onePoint))
    let flat = try DescriptiveSummary(of: [7, 7, 7])
    #expect(flat.standardDeviation == .success(0) && flat.autocorrelation == .failure(.noVariation))
    let huge = try DescriptiveSummary(of: [1e300, 3e300, 2e300])
    #expect(huge.mean == 2e300)
    #expect(agree(try huge.standardDeviation.get(), 1e300, within: 1e-15))
    #expect(agree(try huge.autocorrelation.get(), -0.5, within: 1e-15))
  }

  /// A wrong way to go has a name: a straight line does not determine where growth by a logistic ends, noise no cycle.
  @Test func curvesThatDoNotSettle() {
    let y = [1.0, 2, 3, 4, 5, 6]
    // Both parameters do the same.
    let reason = Self.reason {
      _ = try NonlinearRegression.fit(y, from: [1, 1]) { parameters, observation, gradient in
        gradient = [1, 1]
        return parameters[0] + parameters[1]
      }
    }
    #expect(reason == .notConverged)
    let nowhere = Self.reason {
      _ = try NonlinearRegression.fit(y, from: [1]) { _, _, gradient in
        gradient = [.nan]
        return .nan
      }
    }
    #expect(nowhere == .notConverged)
  }
}
