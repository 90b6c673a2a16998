// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import TestSupport
import Testing

@testable import Segments

@Suite struct CatalogueBlockTests {
  /// Names as tables have them: ascending codes, words of any script, two spellings of one text, a common prefix only.
  static func indicators(_ count: Int, seed: UInt64) -> [Indicator] {
    var random = SeededGenerator(seed: seed)
    let words = ["K", "指標", "が", "か\u{3099}", "a\u{0}b", "É", "x" + String(repeating: "y", count: 300)]
    return (0..<count).map { number in
      let slug =
        seed % 3 == 0 ? "K" + String(1_000_000 + number) : "\(words.randomElement(using: &random) ?? "")\(number)"
      return Indicator(
        slug: slug, name: Bool.random(using: &random) ? slug : words.randomElement(using: &random) ?? "",
        unit: ["", "%", "人"].randomElement(using: &random) ?? "",
        better: Better.allCases.randomElement(using: &random) ?? .higher,
        span: Span.allCases.randomElement(using: &random) ?? .annual,
        lowerBound: [nil, 0, -0.0, 0.1 + 0.2].randomElement(using: &random) ?? nil,
        upperBound: [nil, 1, .infinity].randomElement(using: &random) ?? nil,
        base: [nil, "", "K1"].randomElement(using: &random) ?? nil)
    }
  }

  static func bytes(_ words: [UInt64]) -> [UInt8] { words.withUnsafeBytes(Array.init) }

  static func reading<T>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(SegmentFault) -> T) throws -> T {
    try bytes.withUnsafeBytes { bytes in Result { () throws(SegmentFault) in try body(bytes) } }.get()
  }

  @Test(arguments: [1, 2, 15, 16, 17, 33, 1000, 1024], 0..<6 as Range<UInt64>)
  func indicatorsComeBack(_ count: Int, _ seed: UInt64) throws {
    let indicators = Self.indicators(count, seed: seed)
    let bytes = Self.bytes(IndicatorBlock.encoded(indicators))
    #expect(bytes.count % 8 == 0)
    try Self.reading(bytes) { bytes throws(SegmentFault) in
      let block = try IndicatorBlock(bytes)
      let all = try block.all()
      #expect(all.count == count && zip(all, indicators).allSatisfy(Self.areOfOneSpelling))
      for place in stride(from: 0, to: count, by: 7) {
        #expect(Self.areOfOneSpelling(try block[place], indicators[place]))
        #expect(try block.place(ofSlug: indicators[place].slug) == place)
        #expect(try block.place(ofSlug: indicators[place].slug + "!") == nil)
      }
      #expect(try block.place(ofSlug: "") == nil)
      #expect(try block.allUnits() == indicators.map(\.unit))
      #expect(try block.allBetters() == indicators.map(\.better))
      #expect(try block.allSpans() == indicators.map(\.span))
    }
  }

  private static func areOfOneSpelling(_ a: Indicator, _ b: Indicator) -> Bool {
    a == b && a.slug.utf8.elementsEqual(b.slug.utf8) && a.name.utf8.elementsEqual(b.name.utf8)
      && a.lowerBound?.bitPattern == b.lowerBound?.bitPattern
  }

  /// What tables mostly have takes little: 1,024 ascending codes of 8 characters that are their own names, 4 KB.
  @Test func ascendingCodesTakeLittle() {
    let codes = (1_000_000..<1_001_024).map { "K\($0)" }
    let indicators = codes.map { Indicator(slug: $0, name: $0) }
    #expect(IndicatorBlock.encoded(indicators).count * 8 < 4096)
    let series = SeriesBlock.encoded(indicators: Array(5000..<6024), entities: [Int](repeating: 1, count: 1024))
    #expect(series.count == 5)
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func seriesComeBack(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...1024, using: &random)
    let indicators = (0..<count).map { seed % 2 == 0 ? $0 / 7 : Int.random(in: 0..<300_000_000, using: &random) }
    let entities = (0..<count).map { seed % 3 == 0 ? 1 : $0 % 47 + 1 }
    try Self.reading(Self.bytes(SeriesBlock.encoded(indicators: indicators, entities: entities))) {
      bytes throws(SegmentFault) in
      let block = try SeriesBlock(bytes)
      #expect(block.allIndicators == indicators && block.allEntities == entities)
      #expect(block.places(ofIndicator: indicators[0]) == indicators.indices.filter { indicators[$0] == indicators[0] })
      #expect(block.places(ofEntities: [1, 3]) == entities.indices.filter { [1, 3].contains(entities[$0]) })
      #expect(block[count - 1].indicator == indicators[count - 1])
    }
  }

  /// Any change of any byte gives indicators or a fault.
  @Test func changedBytesNeverTrap() throws {
    let whole = Self.bytes(IndicatorBlock.encoded(Self.indicators(40, seed: 2)))
    var random = SeededGenerator(seed: 3)
    for round in 0..<1500 {
      var bytes = whole
      for _ in 0...(round % 3) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 5 == 0 { bytes.removeLast(8 * Int.random(in: 0...(bytes.count / 8), using: &random)) }
      _ = try? Self.reading(bytes) { bytes throws(SegmentFault) in
        let block = try IndicatorBlock(bytes)
        _ = try? block.all()
        _ = try? block.place(ofSlug: "が7")
        for place in 0..<block.count { _ = try? block[place] }
      }
    }
  }
}
