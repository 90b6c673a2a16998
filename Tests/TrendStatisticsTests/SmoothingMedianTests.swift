// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport
import Testing

@testable import TrendStatistics

/// The models behind a combination against R 4.2's lm, which solves the same least squares by QR. Made by, for each α (and β, φ) of the
/// grid,
///
///     run <- function(l, y) { out <- c(); for (v in y) { out <- c(out, l); l <- a * v + (1 - a) * l }; c(out, l) }
///     lm(y - run(0, y)[t] ~ 0 + run(1, 0 * y)[t] + I((1 - a)^(t - 1) * A + (1 - (1 - a)^t) / a * B))
///
/// with A and B of lm(y ~ t), w cut to 0 … 0.95; and so for the damped trend with recursions from (0, 0), (1, 0) and (0, 1).
@Suite struct SmoothingMedianTests {
  static let rising: [Double] = [5, 9, 12, 13, 18, 21, 22, 29]
  static let wavering: [Double] = [20, 26, 21, 25, 24, 30, 25, 31, 28]
  static let turning: [Double] = [112, 118, 132, 129, 121, 135, 148, 148, 136, 119]

  @Test(arguments: [
    (rising, [29.6565385565, 32.653562366, 35.6505861756]), (wavering, [30.3124625392, 31.2624625392, 32.2124625392]),
    (turning, [119.777777778, 120.555555556, 121.333333333]),
  ])
  func optimizedThetaAgainstR(_ values: [Double], _ expected: [Double]) throws {
    let path = try OptimizedTheta.path(values, horizon: 3)
    #expect(zip(path, expected).allSatisfy { agree($0, $1, within: 1e-9) })
  }

  @Test(arguments: [
    (rising, [29.9231536369, 32.7741838072, 35.5681933742]), (wavering, [29.6873574919, 30.2321914455, 30.7225420039]),
    (turning, [119.777904434, 120.400227981, 120.898086819]),
  ])
  func dampedTrendAgainstR(_ values: [Double], _ expected: [Double]) {
    #expect(zip(DampedTrend.path(values, horizon: 3), expected).allSatisfy { agree($0, $1, within: 1e-8) })
  }

  /// They double when the values do, and do not care what stands for zero.
  @Test func equivariant() throws {
    let paths: [@Sendable ([Double], Int) throws -> [Double]] = [
      { try OptimizedTheta.path($0, horizon: $1) }, { DampedTrend.path($0, horizon: $1) },
    ]
    for path in paths {
      let plain = try path(Self.turning, 3)
      let double = try path(Self.turning.map { 2 * $0 }, 3)
      let raised = try path(Self.turning.map { $0 + 1000 }, 3)
      #expect(zip(double, plain).allSatisfy { agree($0, 2 * $1, within: 1e-9) })
      #expect(zip(raised, plain).allSatisfy { agree($0, $1 + 1000, within: 1e-9) })
      let still = try path([7, 7, 7, 7, 7, 7], 3)
      #expect(still.allSatisfy { agree($0, 7, within: 1e-12) })
    }
  }

  /// Of six numbers, by hand: smoothing stays near the last value and the trends go on, so that the middle lies between; a
  /// pooled forecast far above all of them moves it by no more than to the highest.
  @Test func medianBetweenTheModels() throws {
    let models = [
      try OptimizedTheta.path(Self.rising, horizon: 1)[0], DampedTrend.path(Self.rising, horizon: 1)[0],
      ExponentialSmoothing.path(Self.rising, horizon: 1)[0],
    ]
    for pooled in [1, 29.5, 1e6] {
      let found = try SmoothingMedian.places(Self.rising, .original(unit: 1), pooled: [pooled])[0]
      let sorted = (models + [models[1], pooled, pooled]).sorted()
      #expect(agree(found, (sorted[2] + sorted[3]) / 2, within: 1e-12))
    }
  }

  /// Below eight values there is no theta: of six numbers, by hand, three are the pooled forecast.
  @Test func medianOfFewValues() throws {
    let few = Array(Self.rising.suffix(7))
    let (damped, smooth) = (DampedTrend.path(few, horizon: 1)[0], ExponentialSmoothing.path(few, horizon: 1)[0])
    for pooled in [1, 29.5, 1e6] {
      let found = try SmoothingMedian.places(few, .original(unit: 1), pooled: [pooled])[0]
      let sorted = [damped, damped, smooth, pooled, pooled, pooled].sorted()
      #expect(agree(found, (sorted[2] + sorted[3]) / 2, within: 1e-12))
    }
  }

  /// On a logarithmic scale a fall in a straight line does not go below a twentieth of the last value.
  @Test func staysOnTheScale() throws {
    let falling = (1...10).map { 1000 / Double($0 * $0 * $0) }
    let places = try SmoothingMedian.places(falling, .logarithmic, pooled: [Double](repeating: 0, count: 20))
    #expect(places.allSatisfy { $0.isFinite })
  }

  /// From five values on, and as much of it as was best for the siblings: half where none can tell.
  @Test(arguments: [5, 7, 8]) func combinationFromFiveValues(count: Int) throws {
    let values = Array(Self.rising.suffix(count))
    let points = zip(2010..., values).map { History.Point(year: FiscalYear($0), value: $1) }
    let found = try Forecaster.forecast(History(points), horizon: 2)
    #expect(found.allSatisfy { $0.method == .combination })
    let pooled = try Forecaster.forecast(History(points), horizon: 2, method: .pooledGrowth).map { log($0.point) }
    let median = try SmoothingMedian.places(values, .logarithmic, pooled: pooled)
    for step in 0..<2 {
      #expect(agree(log(found[step].point), (pooled[step] + median[step]) / 2, within: 1e-9))
    }
    let few = try Forecaster.forecast(History(Array(points.suffix(4))), horizon: 2)
    #expect(few.allSatisfy { $0.method == .pooledGrowth })
  }
}
