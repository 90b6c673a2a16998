// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PlanEvaluation
import Reports
import TestSupport
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (2_626_520_000.0, "2626520000"), (0.1, "0.1"), (-5, "-5"), (1e15, "1000000000000000"), (1e-7, "0.0000001"),
    (9_007_199_254_740_991, "9007199254740991"), (9_007_199_254_740_992, "9007199254740992"),
    (-9_223_372_036_854_775_808, "-9.223372036854776e+18"), (-0.0, "0"), (1e300, "1e+300"), (.nan, ""),
    (-.infinity, ""),
    (7985.25, "7985.25"), (1e16, "10000000000000000"), (Double.leastNonzeroMagnitude, "5e-324"),
  ])
  func exact(number: Double, text: String) { #expect(NumberText.exact(number) == text) }

  @Test func exactNumbersReadBack() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else { continue }
      #expect(Double(NumberText.exact(number)) == number)
    }
    for exponent in -25...25 {
      let number = Double.random(in: 1..<10, using: &generator) * pow(10, Double(exponent))
      #expect(Double(NumberText.exact(number)) == number)
      #expect(Double(NumberText.exact(-number)) == -number)
    }
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (999, "999"), (1000, "1,000"), (-1234.5, "-1,234.5"), (7985.25, "7,985.25"),
    (2_626_520_000, "2,626,520,000"), (0.000_42, "0.00042"), (-0.001, "-0.001"), (0.005, "0.01"), (0.1 + 0.2, "0.3"),
    (1e15, "1,000,000,000,000,000"), (9_007_199_254_740_991, "9,007,199,254,740,991"),
    (9_007_199_254_740_992, "9.007e+15"), (1.5e20, "1.5e+20"), (999_999.999, "1,000,000"), (.nan, ""),
    (.infinity, ""), (1e-7, "1e-07"),
  ])
  func grouped(number: Double, text: String) { #expect(NumberText.grouped(number) == text) }

  @Test(arguments: [
    (999_999.0, "999,999"), (1_000_000, "1 million"), (1_155_307, "1.16 million"), (999_999_999, "1 billion"),
    (-3_826_410_224, "-3.83 billion"), (2e12, "2 trillion"), (.nan, ""),
  ])
  func english(number: Double, text: String) { #expect(NumberText.english(number) == text) }

  @Test func groupedDecimals() {
    #expect(NumberText.grouped(1234.567, decimals: 0) == "1,235")
    #expect(NumberText.grouped(-0.7, decimals: 0) == "-1")
    #expect(NumberText.grouped(-0.3, decimals: 0) == "-0.3")
    #expect(NumberText.grouped(12.3456, decimals: 3) == "12.346")
  }

  @Test(arguments: [
    (182.43, "182"), (18.243, "18.2"), (1.8243, "1.82"), (-0.0, "0"), (12_763.4, "12,763"), (-0.018, "-0.02"),
    (.nan, ""),
  ])
  func estimates(number: Double, text: String) { #expect(NumberText.rounded(number) == text) }

  @Test(arguments: [
    (0.861, "86.1%"), (0.0, "0.0%"), (-0.0, "0.0%"), (1, "100.0%"), (0.9994, "99.9%"), (0.9996, ">99.9%"),
    (1.0004, "100.0%"), (-0.9996, "<-99.9%"), (-1, "-100.0%"), (0.000_01, "<0.1%"), (-0.000_01, ">-0.1%"),
    (0.0004, "<0.1%"), (0.0006, "0.1%"), (-1.29, "-129.0%"), (9.9994, "999.9%"), (9.9996, "1,000%"),
    (11.8374, "1,184%"), (-20, "-2,000%"), (.nan, ""), (1e308, ""),
  ])
  func percent(fraction: Double, text: String) { #expect(NumberText.percent(fraction) == text) }

  @Test(arguments: [
    (0.5, "50.0%"), (0.4996, "<50.0%"), (0.5004, ">50.0%"), (0.4, "40.0%"), (0.39996, "<40.0%"), (0.6002, ">60.0%"),
    (0.6, "60.0%"), (0.4994, "49.9%"), (0.9996, ">99.9%"), (0.0004, "<0.1%"), (1, "100.0%"),
  ])
  func probability(fraction: Double, text: String) { #expect(NumberText.probability(fraction) == text) }

  /// Whatever is shown, reading it back never leads into another class.
  @Test func shownProbabilityKeepsItsClass() throws {
    for step in 0...100_000 {
      let probability = Double(step) / 100_000
      let text = NumberText.probability(probability)
      guard let shown = Double(text.filter { "0123456789.".contains($0) }) else { Issue.record("\(text)"); return }
      let read = text.hasPrefix("<") ? (shown / 100).nextDown : text.hasPrefix(">") ? (shown / 100).nextUp : shown / 100
      guard Chance(read) == Chance(probability) else {
        Issue.record("\(probability) is shown as \(text)")
        return
      }
    }
  }
}
