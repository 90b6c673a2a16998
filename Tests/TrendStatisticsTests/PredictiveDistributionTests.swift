// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import TrendStatistics

@Suite struct PredictiveDistributionTests {
  /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, Critical Values of the Student's t Distribution: the
  /// value exceeded with probability 0.10, 0.025 and 0.005.
  @Test(arguments: [
    (1, 3.078, 12.706, 63.657), (2, 1.886, 4.303, 9.925), (3, 1.638, 3.182, 5.841), (4, 1.533, 2.776, 4.604),
    (5, 1.476, 2.571, 4.032), (6, 1.440, 2.447, 3.707), (10, 1.372, 2.228, 3.169), (30, 1.310, 2.042, 2.750),
    (100, 1.290, 1.984, 2.626),
  ])
  func publishedQuantiles(degrees: Int, ten: Double, twoAndAHalf: Double, half: Double) throws {
    let t = try StudentT(location: 0, scale: 1, degreesOfFreedom: degrees)
    for (level, quantile) in [(0.80, ten), (0.95, twoAndAHalf), (0.99, half)] {
      let ends = try t.ends(level: level)
      #expect((ends.upper - quantile).magnitude <= 5.001e-4)
      #expect(ends.lower == -ends.upper)
    }
  }

  /// With two degrees of freedom the distribution function is 1/2 + t / (2√(2 + t²)).
  @Test(arguments: [-40, -2.5, -0.1, 0, 0.3, 1, 7.25, 40])
  func closedFormOfTwoDegrees(x: Double) throws {
    let t = try StudentT(location: 0, scale: 1, degreesOfFreedom: 2)
    #expect(agree(try t.lowerTail(x), 0.5 + x / (2 * (2 + x * x).squareRoot()), within: 1e-11))
  }

  /// scipy 1.17.1: scipy.stats.t.sf(40, df), tails that 1 − P(T ≤ 40) would lose.
  @Test(arguments: [
    (1, 0.007956089912025812), (3, 1.7190340394579253e-05), (6, 8.159180465271234e-09), (34, 1.7625622394588134e-30),
  ])
  func farTail(degrees: Int, probability: Double) throws {
    let t = try StudentT(location: 0, scale: 1, degreesOfFreedom: degrees)
    #expect(agree(try t.upperTail(40), probability, within: 1e-10))
    #expect(agree(try t.lowerTail(-40), probability, within: 1e-10))
  }

  @Test(arguments: 1...40, [0.5, 0.8, 0.95, 0.999])
  func tailsAtTheEnds(degrees: Int, level: Double) throws {
    let t = try StudentT(location: 7, scale: 3, degreesOfFreedom: degrees)
    let ends = try t.ends(level: level)
    #expect(agree(try t.lowerTail(ends.lower), (1 - level) / 2, within: 1e-9))
    #expect(agree(try t.upperTail(ends.upper), (1 - level) / 2, within: 1e-9))
  }

  @Test func extremesHaveLimits() throws {
    let t = try StudentT(location: 0, scale: 1e-300, degreesOfFreedom: 3)
    #expect(try t.lowerTail(1e300) == 1)
    #expect(try t.upperTail(1e300) == 0)
    #expect(try t.lowerTail(-.infinity) == 0)
    #expect(try t.upperTail(-.infinity) == 1)
  }

  /// Two scales below the location, though the difference itself is too large for a double.
  @Test func hugeDifferences() throws {
    let t = try StudentT(location: 1e308, scale: 1e308, degreesOfFreedom: 2)
    #expect(agree(try t.lowerTail(-1e308), 0.5 - 1 / (6.0).squareRoot(), within: 1e-11))
    let tiny = try StudentT(location: 0, scale: .leastNonzeroMagnitude, degreesOfFreedom: 2)
    #expect(agree(try tiny.lowerTail(.leastNonzeroMagnitude), 0.5 + 0.5 / (3.0).squareRoot(), within: 1e-11))
  }

  @Test func refusals() {
    #expect(throws: Unanswerable.noVariation) { try StudentT(location: 1, scale: 0, degreesOfFreedom: 3) }
    #expect(throws: Unanswerable.notFinite) { try StudentT(location: .nan, scale: 1, degreesOfFreedom: 3) }
    #expect(throws: Unanswerable.notFinite) { try StudentT(location: 1, scale: .infinity, degreesOfFreedom: 3) }
  }
}
