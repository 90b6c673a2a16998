// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport
import Testing
import TrendStatistics

@Suite struct ChangeTests {
  @Test func workedNumbers() throws {
    #expect(agree(try Change.absolute(from: 61.9, to: 65.0), 3.1, within: 1e-14))
    #expect(agree(try Change.growth(from: 24_000, to: 26_400), 0.1, within: 1e-15))
    #expect(agree(try Change.compoundAnnualGrowth(from: 100, to: 121, years: 2), 0.1, within: 1e-14))
  }

  /// Decimals as people write them: the answer is what Foundation's decimal arithmetic gives.
  @Test func changesOfDecimalsHaveNoNoise() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let places = Int.random(in: 0...6, using: &random)
      let numbers = (0..<2).map { _ in
        Decimal(
          sign: .plus, exponent: -places, significand: Decimal(Int.random(in: -99_999_999...99_999_999, using: &random))
        )
      }
      let (from, to) = (Double("\(numbers[0])") ?? .nan, Double("\(numbers[1])") ?? .nan)
      #expect(try Change.absolute(from: from, to: to) == Double("\(numbers[1] - numbers[0])"))
    }
    #expect(try Change.absolute(from: 1.0 / 3, to: 1) == 1 - 1.0 / 3)
    #expect(try Change.absolute(from: 1e300, to: -1e300) == -2e300)
  }

  @Test func zeroAndNegativeEnds() throws {
    #expect(try Change.absolute(from: 0, to: -3) == -3)
    #expect(try Change.growth(from: 8, to: 0) == -1)
    #expect(try Change.growth(from: 8, to: -4) == -1.5)
    #expect(try Change.compoundAnnualGrowth(from: 8, to: 0, years: 3) == -1)
  }

  @Test(arguments: [1, 2, 3, 5, 8], [-0.3, -0.01, 0, 0.02, 0.25, 1.5])
  func constantGrowthIsItsOwnAverage(years: Int, rate: Double) throws {
    let end = (0..<years).reduce(250.0) { value, _ in value * (1 + rate) }
    #expect((try Change.compoundAnnualGrowth(from: 250, to: end, years: years) - rate).magnitude < 1e-14)
  }

  @Test(arguments: [(120.0, 150.0, 90.0), (1e-3, 7, 1e9), (5, 5, 5)])
  func growthsCompose(a: Double, b: Double, c: Double) throws {
    let first = try Change.growth(from: a, to: b)
    let second = try Change.growth(from: b, to: c)
    #expect(agree(1 + (try Change.growth(from: a, to: c)), (1 + first) * (1 + second), within: 1e-14))
  }

  /// The next double after 1 differs by 2⁻⁵² exactly.
  @Test func nearValuesDoNotCancel() throws {
    #expect(try Change.growth(from: 3, to: 3.nextUp) == (3.0).ulp / 3)
  }

  @Test(arguments: [
    (0.0, 5.0, Unanswerable.zeroBase), (-10, -5, .negativeBase), (.nan, 1, .notFinite), (1, .infinity, .notFinite),
    (1e-300, 1e300, .notFinite), (-Double.infinity, 1, .notFinite),
  ])
  func growthRefusals(from: Double, to: Double, reason: Unanswerable) {
    #expect(throws: reason) { try Change.growth(from: from, to: to) }
    #expect(throws: reason) { try Change.compoundAnnualGrowth(from: from, to: to, years: 1) }
  }

  @Test func otherRefusals() {
    #expect(throws: Unanswerable.notFinite) { try Change.absolute(from: -1e308, to: 1e308) }
    #expect(throws: Unanswerable.notFinite) { try Change.absolute(from: .nan, to: 1) }
    #expect(throws: Unanswerable.signChange) { try Change.compoundAnnualGrowth(from: 1, to: -1, years: 2) }
    #expect(throws: Unanswerable.noSpan) { try Change.compoundAnnualGrowth(from: 1, to: 2, years: 0) }
    #expect(throws: Unanswerable.noSpan) { try Change.compoundAnnualGrowth(from: 1, to: 2, years: -3) }
  }
}

@Suite struct ColumnGrowthTests {
  @Test func workedColumn() {
    let growth = Change.growth(from: Column([100, nil, 0, 50, 8, -4]), to: Column([110, 5, 5, 25, nil, 4]))
    #expect(growth == Column([0.1, nil, nil, -0.5, nil, nil]))
  }

  @Test func overflowAndNotANumberAreMissing() {
    let bases = Column([1e-300, 1, .nan, .infinity, 2])
    let ends = Column([1e300, .infinity, 1, .infinity, .nan])
    #expect(Change.growth(from: bases, to: ends) == Column(count: 5))
  }

  @Test(arguments: [(0, 0), (0, 3), (3, 0), (63, 65), (64, 64), (65, 64), (130, 200)])
  func columnsOfUnlikeLength(bases: Int, ends: Int) {
    let growth = Change.growth(
      from: Column((0..<bases).map { Double($0 + 1) }), to: Column((0..<ends).map { Double(2 * $0 + 2) }))
    #expect(growth.count == max(bases, ends))
    #expect(growth.validity.population == min(bases, ends))
    #expect((0..<min(bases, ends)).allSatisfy { growth[$0] == 1 })
  }

  /// Every value of a long column with gaps, against the scalar form, which was tested apart.
  @Test func agreesWithTheScalarForm() {
    var generator = Linear(state: 20_190_401)
    let bases = (0..<1000).map { _ in generator.value() }
    let ends = (0..<1000).map { _ in generator.value() }
    let growth = Change.growth(from: Column(bases), to: Column(ends))
    for index in 0..<1000 {
      let expected = bases[index].flatMap { base in ends[index].flatMap { try? Change.growth(from: base, to: $0) } }
      #expect(growth[index] == expected)
    }
    #expect((300...600).contains(growth.validity.population))
  }

  /// A linear congruential generator (Knuth's MMIX), so that the column is the same in every run.
  private struct Linear {
    var state: UInt64

    /// One in nine missing, one in nine zero, and as many below zero; else whole numbers up to 1000.
    mutating func value() -> Double? {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(state >> 40 % 1000)
      switch state >> 33 % 9 {
      case 0: return nil
      case 1: return 0
      case 2: return -number
      default: return number
      }
    }
  }
}
