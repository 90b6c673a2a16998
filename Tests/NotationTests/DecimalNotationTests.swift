// SPDX-License-Identifier: GPL-3.0-or-later
import Notation
import Testing

@Suite("Plain decimal numbers")
struct DecimalNotationTests {
  @Test(arguments: [
    ("0", 0), ("1200000", 1_200_000), ("1,200,000", 1_200_000), ("-5", -5), ("▲5", -5), ("△0.5", -0.5), ("+7", 7),
    ("６５．０", 65), ("−83", -83), ("1.5e6", 1_500_000), ("1E-2", 0.01), (".5", 0.5), ("5.", 5), (" 12 ", 12),
    ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992), ("2626520000", 2_626_520_000),
  ])
  func readsNumber(_ text: String, _ value: Double) {
    #expect(DecimalNotation.value(of: text) == value)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1,5", "1,23,456", "12,3456", ",123", "1.2.3", "0x10", "inf", "nan", "1e", "1e99999", "1e999",
    "1e-400",
    "12a", "--5", "1 000", "10%", "=1+1",
  ])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(DecimalNotation.value(of: text) == nil)
  }

  @Test func negativeZeroIsZero() {
    #expect(DecimalNotation.value(of: "-0")?.sign == .plus)
  }

  @Test func readsBackEveryDescription() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, value != 0 else { continue }
      #expect(DecimalNotation.value(of: value.description) == value)
    }
  }
}
