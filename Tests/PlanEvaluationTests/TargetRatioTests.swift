// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing
import TrendStatistics

@Suite struct TargetRatioTests {
  @Test func workedNumbers() throws {
    #expect(try TargetRatio.ratio(actual: 11_696, target: 4400, better: .higher) == 11_696.0 / 4400)
    #expect(try TargetRatio.ratio(actual: 8, target: 10, better: .lower) == 1.25)
    #expect(try TargetRatio.ratio(actual: -5, target: 10, better: .higher) == -0.5)
    #expect(agree(try TargetRatio.progress(baseline: 61.9, actual: 57.9, target: 65, better: .higher), -4 / 3.1))
    #expect(try TargetRatio.progress(baseline: 20, actual: 15, target: 10, better: .lower) == 0.5)
  }

  /// A fall is to its target as the same rise is to its own: the signs of both cancel.
  @Test(arguments: [(2615.0, 2400.0), (10, 15), (-3, 20)])
  func aFallIsJudgedAsTheRiseOfItsSize(actual: Double, target: Double) throws {
    let fall = try TargetRatio.ratio(actual: -actual, target: -target, better: .lower)
    #expect(try fall == TargetRatio.ratio(actual: actual, target: target, better: .higher))
    #expect((fall >= 1) == TargetRatio.isMet(actual: -actual, target: -target, better: .lower))
  }

  @Test(arguments: [(7.0, 3.0), (120, 150), (1e-3, 2e9)], [0.5, 2, 8, 1024])
  func scaleDoesNotMatter(values: (Double, Double), scale: Double) throws {
    for better in Better.allCases {
      let ratio = try TargetRatio.ratio(actual: values.0, target: values.1, better: better)
      #expect(try TargetRatio.ratio(actual: values.0 * scale, target: values.1 * scale, better: better) == ratio)
    }
  }

  @Test(arguments: [(7.0, 3.0), (120, 150), (10, 10), (1e-3, 2e9)])
  func lowerIsTheInverse(actual: Double, target: Double) throws {
    let higher = try TargetRatio.ratio(actual: actual, target: target, better: .higher)
    let lower = try TargetRatio.ratio(actual: actual, target: target, better: .lower)
    #expect(agree(higher * lower, 1))
    #expect((lower >= 1) == TargetRatio.isMet(actual: actual, target: target, better: .lower))
    #expect((higher >= 1) == TargetRatio.isMet(actual: actual, target: target, better: .higher))
  }

  @Test(arguments: [(10.0, 40.0), (40, 10), (-5, 5)])
  func progressRunsFromTheBaselineToTheTarget(baseline: Double, target: Double) throws {
    let better: Better = target > baseline ? .higher : .lower
    let progress = { try TargetRatio.progress(baseline: baseline, actual: $0, target: target, better: better) }
    #expect(try progress(baseline) == 0)
    #expect(try progress(target) == 1)
    #expect(try progress((baseline + target) / 2) == 0.5)
    #expect(try progress(baseline - (target - baseline)) == -1)
  }

  @Test(arguments: [
    (5.0, 0.0, Better.higher, Unanswerable.notPositive), (5, -1, .higher, .notPositive), (0, 0, .lower, .notPositive),
    (0, 10, .lower, .notPositive), (-1, 10, .lower, .notPositive), (.nan, 10, .higher, .notFinite),
    (5, .infinity, .higher, .notFinite), (5, -.infinity, .higher, .notFinite), (.infinity, 5, .lower, .notFinite),
    (1e300, 1e-300, .higher, .notFinite),
  ])
  func refusedRatios(actual: Double, target: Double, better: Better, reason: Unanswerable) {
    #expect(throws: reason) { try TargetRatio.ratio(actual: actual, target: target, better: better) }
  }

  @Test(arguments: [
    (5.0, 7.0, 5.0, Unanswerable.targetIsBaseline), (5, 7, .infinity, .notFinite), (.nan, 7, 5, .notFinite),
    (-1e308, 0, 1e308, .notFinite), (5, .infinity, 6, .notFinite),
  ])
  func refusedProgress(baseline: Double, actual: Double, target: Double, reason: Unanswerable) {
    #expect(throws: reason) {
      try TargetRatio.progress(baseline: baseline, actual: actual, target: target, better: .higher)
    }
  }

  /// Between baseline and target always, outside only from a way of a tenth of the baseline on; then it is the progress.
  @Test(arguments: [-100.0, -1, 0, 1, 8_000, 61.9]) func toldProgress(baseline: Double) throws {
    for share in [0.01, 0.05, 0.0999, 0.1001, 0.5, 1, 3] {
      let way = baseline == 0 ? share : share * baseline.magnitude
      for gone in [-2, -0.5, 0, 0.3, 1, 1.5, 6] {
        let actual = baseline + gone * way
        let told = Result { () throws(Unanswerable) in
          try TargetRatio.toldProgress(baseline: baseline, actual: actual, target: baseline + way, better: .higher)
        }
        let progress = try TargetRatio.progress(
          baseline: baseline, actual: actual, target: baseline + way, better: .higher)
        guard (-0.001...1.001).contains(gone), gone == 0.3 || share > 0.1 || baseline == 0 else {
          if share > 0.1 || baseline == 0 {
            #expect(told == .success(progress))
          } else if gone < -0.001 || gone > 1.001 {
            #expect(told == .failure(.targetNearBaseline))
          }
          continue
        }
        #expect(told == .success(progress))
      }
    }
  }

  /// From 100 followers to 60, with a target of 80: twice the way down is no progress of 200 %.
  @Test(arguments: [(100.0, 60.0, 80.0, Better.higher), (100, 120, 80, .higher), (5, 9, 7, .lower)])
  func noProgressToATargetBehindTheBaseline(baseline: Double, actual: Double, target: Double, better: Better) {
    #expect(throws: Unanswerable.targetBehindBaseline) {
      try TargetRatio.progress(baseline: baseline, actual: actual, target: target, better: better)
    }
  }
}
