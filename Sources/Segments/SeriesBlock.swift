// SPDX-License-Identifier: GPL-3.0-or-later

/// Of up to 1,024 neighbouring series: the indicator and the entity, as the store numbers them.
///
/// One word (byte 0 version, byte 1 flag 4, bytes 4…7 the number of series), then the numbers of the indicators and those
/// of the entities. Series in the order of their indicators, or many of one indicator or entity, take few bits or none.
/// A view: it lives as long as the bytes.
package struct SeriesBlock {
  package static let rows = 1024
  private static let flag: UInt64 = 4

  package let count: Int
  private let indicators, entities: PackedNumbers

  package static func encoded(indicators: [Int], entities: [Int]) -> [UInt64] {
    var words: [UInt64] = [SegmentScanner.head(flag: flag, count: indicators.count)]
    PackedNumbers.append(indicators, to: &words)
    PackedNumbers.append(entities, to: &words)
    return words
  }

  /// Any bytes at all give numbers or a `SegmentFault`, never a trap.
  package init(_ bytes: UnsafeRawBufferPointer) throws(SegmentFault) {
    var scanner = SegmentScanner(bytes)
    count = try scanner.head(flag: Self.flag, limit: Self.rows)
    indicators = try PackedNumbers(&scanner, count: count)
    entities = try PackedNumbers(&scanner, count: count)
    guard scanner.isAtEnd else { throw .length }
  }

  package subscript(place: Int) -> (indicator: Int, entity: Int) { (indicators[place], entities[place]) }
  package var allIndicators: [Int] { (0..<count).map { indicators[$0] } }
  package var allEntities: [Int] { (0..<count).map { entities[$0] } }

  /// The places of the series of an indicator, ascending.
  package func places(ofIndicator indicator: Int) -> [Int] { (0..<count).filter { indicators[$0] == indicator } }
  /// The places of the series of some entities, ascending.
  package func places(ofEntities wanted: Set<Int>) -> [Int] { (0..<count).filter { wanted.contains(entities[$0]) } }
}
