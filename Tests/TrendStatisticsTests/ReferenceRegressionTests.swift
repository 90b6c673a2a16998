// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import TrendStatistics

/// NIST Statistical Reference Datasets, linear regression, Norris (calibration of ozone monitors, 36 observations), with
/// the certified values: https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml
private enum Norris {
  static let x: [Double] = [
    0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5,
    11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1,
    448.9, 0.5,
  ]
  static let y: [Double] = [
    0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9,
    10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4,
    449.2, 0.2,
  ]
  static let intercept = -0.262323073774029
  static let slope = 1.00211681802045
  static let interceptError = 0.232818234301152
  static let slopeError = 0.429796848199937e-3
  static let residualDeviation = 0.884796396144373
}

/// R's data set `cars` (Ezekiel 1930: speed in mph, stopping distance in ft), for which
/// `summary(lm(dist ~ speed, cars))` and `predict(…, interval = "prediction")` are printed in many textbooks.
private enum Cars {
  static let speed: [Double] = [
    4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17,
    17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
  ]
  static let distance: [Double] = [
    2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32, 40, 32,
    40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
  ]
}

@Suite struct ReferenceRegressionTests {
  @Test func norrisByLinearTrend() throws {
    let trend = try LinearTrend.fit(x: Norris.x, y: Norris.y)
    #expect(agree(trend.line.intercept, Norris.intercept, within: 1e-11))
    #expect(agree(trend.slope, Norris.slope, within: 1e-13))
    #expect(agree(trend.line.interceptError, Norris.interceptError, within: 1e-11))
    #expect(agree(trend.slopeError, Norris.slopeError, within: 1e-11))
    #expect(agree(trend.residualDeviation, Norris.residualDeviation, within: 1e-11))
    #expect(trend.degreesOfFreedom == 34)
  }

  /// y is the logarithm of exp(y / 10), so the certified values are those of the logarithms times ten.
  @Test func norrisByLogLinearTrend() throws {
    let trend = try LogLinearTrend.fit(x: Norris.x, y: Norris.y.map { Exponential.of($0 / 10) })
    #expect(agree(10 * trend.line.intercept, Norris.intercept, within: 1e-10))
    #expect(agree(10 * trend.logSlope, Norris.slope, within: 1e-12))
    #expect(agree(10 * trend.logSlopeError, Norris.slopeError, within: 1e-10))
    #expect(agree(10 * trend.residualDeviation, Norris.residualDeviation, within: 1e-10))
    #expect(trend.degreesOfFreedom == 34)
  }

  /// To the digits that R prints: -17.5791 (6.7584), 3.9324 (0.4155), residual standard error 15.38 on 48 degrees of
  /// freedom.
  @Test func carsSummary() throws {
    let trend = try LinearTrend.fit(x: Cars.speed, y: Cars.distance)
    #expect((trend.line.intercept + 17.5791).magnitude < 5e-5)
    #expect((trend.line.interceptError - 6.7584).magnitude < 5e-5)
    #expect((trend.slope - 3.9324).magnitude < 5e-5)
    #expect((trend.slopeError - 0.4155).magnitude < 5e-5)
    #expect((trend.residualDeviation - 15.38).magnitude < 5e-3)
    #expect(trend.degreesOfFreedom == 48)
  }

  /// `confint(lm(dist ~ speed, cars))`: speed 3.096964 to 4.767853.
  @Test func carsSlopeInterval() throws {
    let interval = try LinearTrend.fit(x: Cars.speed, y: Cars.distance).slopeInterval(level: 0.95)
    #expect((interval.lower - 3.096964).magnitude < 5e-7)
    #expect((interval.upper - 4.767853).magnitude < 5e-7)
  }

  /// `predict(lm(dist ~ speed, cars), data.frame(speed = c(12, 19, 24)), interval = "prediction")`.
  @Test(arguments: [
    (12.0, 29.60981, -1.749529, 60.96915), (19, 57.13667, 25.76176, 88.51159), (24, 76.79872, 44.75248, 108.84495),
  ])
  func carsPrediction(speed: Double, fit: Double, lower: Double, upper: Double) throws {
    let prediction = try LinearTrend.fit(x: Cars.speed, y: Cars.distance).line.prediction(at: speed)
    let ends = try prediction.ends(level: 0.95)
    #expect((prediction.location - fit).magnitude < 1e-5)
    #expect((ends.lower - lower).magnitude < 1e-5)
    #expect((ends.upper - upper).magnitude < 1e-5)
  }
}

/// exp by its series, so that the oracle does not rest on the function under test: Σ (x/2^k)^n / n!, squared k times.
private enum Exponential {
  static func of(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for n in 1...24 {
      term *= x / 256 / Double(n)
      sum += term
    }
    for _ in 0..<8 { sum *= sum }
    return sum
  }
}
