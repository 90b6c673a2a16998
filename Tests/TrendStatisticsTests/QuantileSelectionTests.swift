// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Indicators
import Testing

@testable import TrendStatistics

@Suite struct QuantileSelectionTests {
  private static let shares = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1]

  /// numpy.quantile([1, 2, 3, 10], [0.1, 0.25, 0.5, 0.9]) and R's quantile(c(1, 2, 3, 10)), type 7.
  @Test func workedNumbers() throws {
    let quantiles = try #require(QuantileSelection.quantiles([0.1, 0.25, 0.5, 0.9], of: [3, 10, 1, 2]))
    for (found, expected) in zip(quantiles, [1.3, 1.75, 2.5, 7.9]) { #expect(agree(found, expected, within: 1e-15)) }
  }

  /// R's documented example data: quantile(cars$dist) is 2, 26, 36, 56, 120.
  @Test func carsOfR() {
    let distances: [Double] = [
      2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32, 40, 32,
      40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
    ]
    #expect(QuantileSelection.quantiles([0, 0.25, 0.5, 0.75, 1], of: distances) == [2, 26, 36, 56, 120])
  }

  @Test func noneAndOneAndNotFinite() {
    #expect(QuantileSelection.quantiles(Self.shares, of: []) == nil)
    #expect(QuantileSelection.quantiles(Self.shares, of: [7]) == Self.shares.map { _ in 7 })
    #expect(QuantileSelection.quantiles(Self.shares, of: [1, .nan]) == nil)
    #expect(QuantileSelection.quantiles(Self.shares, of: [1, -.infinity]) == nil)
    #expect(QuantileSelection.quantiles([], of: [1, 2]) == [])
  }

  /// Up to 2,000 are sorted, more are parted digit by digit until 48 are left.
  @Test(arguments: [1, 2, 3, 48, 49, 1000, 2000, 2001, 2100, 5000, 20_000], [1, 2, 3, 4])
  func agreesWithGSL(count: Int, seed: Int) throws {
    var samples = ColumnSamples(seed: UInt64(count * 10 + seed))
    let values = (0..<count).map { _ in spread(samples.value() ?? 0.5, seed) }
    let found = try #require(QuantileSelection.quantiles(Self.shares, of: values))
    let sorted = values.sorted()
    for (share, quantile) in zip(Self.shares, found) {
      #expect(agree(quantile, gsl_stats_quantile_from_sorted_data(sorted, 1, count, share), within: 1e-15))
    }
  }

  /// Other shapes: as they come, over hundreds of powers of ten, within one leading digit, all equal.
  private func spread(_ value: Double, _ shape: Int) -> Double {
    switch shape {
    case 1: value
    case 2: value < 0 ? value * 1e-150 : value * value * value * 1e90
    case 3: 1 + value * 1e-9
    default: -4.25
    }
  }

  @Test func equalNeighboursGiveThemselves() throws {
    for count in [997, 9997] {
      let values = [Double](repeating: 0.1, count: count) + [0.3]
      let quantiles = try #require(QuantileSelection.quantiles([0.1, 0.25, 0.37, 0.9], of: values))
      #expect(quantiles == [0.1, 0.1, 0.1, 0.1])
    }
  }

  @Test func farApartDoesNotOverflow() {
    let largest = Double.greatestFiniteMagnitude
    #expect(QuantileSelection.quantiles([0.5], of: [largest, -largest]) == [0])
    let many = [Double](repeating: largest, count: 2000) + [Double](repeating: -largest, count: 2000)
    #expect(QuantileSelection.quantiles([0, 0.5, 1], of: many) == [-largest, 0, largest])
  }

  @Test func orderedBitsAreInOrderAndComeBack() {
    let values: [Double] = [
      -.infinity, -.greatestFiniteMagnitude, -1, -.leastNonzeroMagnitude, -0.0, 0, .leastNonzeroMagnitude, 1, 2.5,
      .infinity,
    ]
    let keys = values.map(OrderedBits.key)
    #expect(keys == keys.sorted() && Set(keys).count == values.count)
    #expect(keys.map(OrderedBits.value).map(\.bitPattern) == values.map(\.bitPattern))
  }
}

@Suite struct CompensatedSumTests {
  private func sum(_ values: [Double]) -> Double { values.withUnsafeBufferPointer { CompensatedSum.of($0) } }

  @Test func workedNumbers() {
    #expect(sum([]) == 0)
    #expect(sum([0.1]) == 0.1)
    #expect(sum((1...1000).map(Double.init)) == 500_500)
  }

  /// Whole numbers up to 2⁵³ are exact, so that a block of ones beside 10¹⁶ shows what the blocks lose: nothing.
  @Test func blocksLoseNothing() {
    #expect(sum([1e16] + [Double](repeating: 0, count: 511) + [Double](repeating: 1, count: 600)) == 1e16 + 600)
  }

  @Test func overflowIsNotFinite() {
    #expect(!sum([Double](repeating: .greatestFiniteMagnitude, count: 600)).isFinite)
  }
}
