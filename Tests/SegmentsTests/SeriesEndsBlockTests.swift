// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import TestSupport
import Testing

@testable import Segments

@Suite struct SeriesEndsBlockTests {
  private func ends(_ count: Int, _ random: inout SeededGenerator) -> InnerEnds {
    (0..<count).reduce(into: InnerEnds()) { ends, series in
      guard Int.random(in: 0..<12, using: &random) == 0 else { return }
      let values: [Double] = [Double(series), Double(series) / 10, 1 / 3, -0.0]
      let value = values.randomElement(using: &random) ?? 0
      ends.append(value, in: FiscalYear(Int.random(in: 1981...2020, using: &random)), series: series)
    }
  }

  @Test(arguments: [0, 1, 64, 100, 5000, 65_536]) func comeBack(_ count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let (first, last) = (ends(count, &random), ends(count, &random))
    let words = SeriesEndsBlock.encode(first: first, last: last)
    let found = try CatalogueBlockTests.reading(CatalogueBlockTests.bytes(words)) { bytes throws(SegmentFault) in
      try SeriesEndsBlock.decode(bytes)
    }
    #expect(found.first == first && found.last == last)
    #expect(zip(found.first.values, first.values).allSatisfy { $0.bitPattern == $1.bitPattern })
  }

  @Test func changedBytesNeverTrap() throws {
    var random = SeededGenerator(seed: 9)
    let whole = CatalogueBlockTests.bytes(SeriesEndsBlock.encode(first: ends(3000, &random), last: ends(200, &random)))
    var sound = 0
    for round in 0..<3000 {
      var bytes = whole
      // The headers lie in front; behind them most changes only give other values.
      let reach = round % 2 == 0 ? 64 : bytes.count
      for _ in 0...(round % 3) {
        bytes[Int.random(in: 0..<reach, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 5 == 0 { bytes.removeLast(8 * Int.random(in: 0...(bytes.count / 8), using: &random)) }
      let ends = try? CatalogueBlockTests.reading(bytes) { bytes throws(SegmentFault) in
        try SeriesEndsBlock.decode(bytes)
      }
      sound += ends == nil ? 0 : 1
    }
    #expect((1..<3000).contains(sound))
  }
}
