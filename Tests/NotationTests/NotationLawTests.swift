// SPDX-License-Identifier: GPL-3.0-or-later
import Notation
import Testing

@Suite("Laws of the notation")
struct NotationLawTests {
  private static func magnitude(_ generator: inout SystemRandomNumberGenerator) -> Double {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: Double(Int.random(in: 0...9999, using: &generator))
    case 1: Double(Int.random(in: 0...9_007_199_254_740_991, using: &generator))
    case 2: (Double.random(in: 0...1000, using: &generator) * 10).rounded() / 10
    default:
      Double.random(in: 0...1, using: &generator) * ([1e-9, 1, 1e12, 1e30].randomElement(using: &generator) ?? 1)
    }
  }

  @Test func numbersThatAreWrittenAreReadBack() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      let value = Self.magnitude(&generator)
      let text = try #require(NumberWriter.text(value))
      let read = QuantityNotation.quantities(in: text + "件")
      #expect(read.map(\.value) == [value], "\(text)")
    }
    #expect(NumberWriter.text(2_626_520_000) == "26億2,652万")
    #expect(NumberWriter.text(1_234_500_000_000) == "1兆2,345億")
    #expect(NumberWriter.text(1234.5) == "1,234.5")
    #expect(NumberWriter.text(1e20) == "100,000,000,000,000,000,000")
    #expect(NumberWriter.text(-0.001) == "-0.001")
    #expect(NumberWriter.text(.nan) == nil)
  }

  /// What the writer prints is read back as it was, for every kind, qualifier and sort of time.
  @Test func quantitiesThatAreWrittenAreReadBack() {
    var generator = SystemRandomNumberGenerator()
    let texts = [
      "件", "人", "円", "%", "箇所", "市町村", "ha", "倍", "時間", "コース",
    ].flatMap { unit in
      [
        "\(unit)", "\(unit)以上", "\(unit)以下", "\(unit)増", "\(unit)減", "\(unit)（令和2年3月31日現在）", "\(unit)（令和元年度）",
        "\(unit)（平成31年4月～令和2年2月）",
      ]
    }
    for _ in 0..<6 {
      for (number, suffix) in texts.compactMap({ suffix in
        NumberWriter.text(Self.magnitude(&generator)).map { ($0, suffix) }
      }) {
        for prefix in ["", "約", "延べ", "年間", "年間約"] {
          let first = QuantityNotation.quantities(in: prefix + number + suffix)
          #expect(first.count == 1)
          guard let one = first.first else { continue }
          let again = QuantityNotation.quantities(in: one.text)
          #expect(again.map(Self.essence) == [Self.essence(one)], "\(prefix + number + suffix) → \(one.text)")
        }
      }
    }
  }

  private static func essence(_ quantity: Quantity) -> String {
    QuantityNotationTests.line(quantity) + " \(quantity.unit) \(String(describing: quantity.time?.from))"
  }

  @Test func everyTimeThatIsWrittenIsReadBack() {
    for text in [
      "令和元年度", "平成30年度末", "令和2年3月31日", "平成31年4月", "令和2年3月末", "平成30年", "平成31年4月～令和2年2月", "令和2年度～令和6年度", "昭和63年10月1日現在",
    ] {
      let read = QuantityNotation.quantities(in: text)
      #expect(read.map(\.text) == [text])
    }
  }

  /// Random texts out of the pieces that rules look for: places ascend and lie in the text, numbers are finite, and full
  /// width makes no difference.
  @Test func anyTextIsReadInOrder() {
    let pieces: [Character] = Array(
      "0123456789,.,.-/:~()・、。 　\n第年月日度末元令和平成RHSTM件人回%円万億千百十一二三数約延べ強弱増減倍割分の目当たり¥▲①ＡＢa\0\u{FFFD}ﾞ")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1200 {
      let text = String(
        (0..<Int.random(in: 0..<60, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "0" })
      let found = QuantityNotation.quantities(in: text)
      var end = 0
      for quantity in found {
        #expect(quantity.place.lowerBound >= end && quantity.place.upperBound <= text.utf8.count)
        end = quantity.place.upperBound
        #expect(quantity.value?.isFinite ?? true)
        #expect(Array(text.utf8)[quantity.place].elementsEqual(quantity.asWritten.utf8))
      }
    }
  }

  @Test func anyBytesAreSafe() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      _ = QuantityNotation.quantities(in: String(decoding: bytes, as: UTF8.self))
    }
    for long in [
      "1", "一", "約", "1,", "令和", "(", " ", "1～", "3分の", "R1～", "¥", "十", "万", "年", "第1", "\n1 ", "1 件 ", "延べ",
    ] {
      _ = QuantityNotation.quantities(in: String(repeating: long, count: 4000))
    }
  }
}
