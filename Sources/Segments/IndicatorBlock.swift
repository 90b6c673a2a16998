// SPDX-License-Identifier: GPL-3.0-or-later
package import Indicators

/// The definitions of up to 1,024 neighbouring indicators.
///
/// | part | content |
/// | --- | --- |
/// | 1 word | byte 0 version, byte 1 flag 3, bytes 4…7 the number of indicators |
/// | slugs | a word list, ascending by their bytes; then the place of each indicator in it |
/// | name, unit, base | a number each: 0 for what is usual (the slug, no unit, no base), else 1 + the place in the word list that follows |
/// | lower, upper bound | a number each: 0 for none, else 1 + the place in the doubles that follow: a word with their count, then they |
/// | better, span | a number each: their place among all cases |
///
/// So a slug is found by bisection and a name that is the slug costs nothing. A view: it lives as long as the bytes.
package struct IndicatorBlock {
  /// A multiple of the run of the word lists; the rows of a segment are a multiple of it.
  package static let rows = 1024
  private static let flag: UInt64 = 3
  private static let betters = Better.allCases
  private static let spans = Span.allCases

  package let count: Int
  private let slugs: WordList
  private let ranks: PackedNumbers
  private let names, units, bases: WordColumn
  private let lowerBounds, upperBounds: DoubleColumn
  private let betters, spans: PackedNumbers

  package static func encoded(_ indicators: [Indicator]) -> [UInt64] {
    var words: [UInt64] = [SegmentScanner.head(flag: flag, count: indicators.count)]
    let order = indicators.indices.sorted {
      indicators[$0].slug.utf8.lexicographicallyPrecedes(indicators[$1].slug.utf8)
    }
    var ranks = [Int](repeating: 0, count: order.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    WordList.append(order.map { indicators[$0].slug }, to: &words)
    PackedNumbers.append(ranks, to: &words)
    WordColumn.append(indicators.map { $0.name.utf8.elementsEqual($0.slug.utf8) ? nil : $0.name }, to: &words)
    WordColumn.append(indicators.map { $0.unit.isEmpty ? nil : $0.unit }, to: &words)
    WordColumn.append(indicators.map(\.base), to: &words)
    DoubleColumn.append(indicators.map(\.lowerBound), to: &words)
    DoubleColumn.append(indicators.map(\.upperBound), to: &words)
    PackedNumbers.append(indicators.map { Better.allCases.firstIndex(of: $0.better) ?? 0 }, to: &words)
    PackedNumbers.append(indicators.map { Span.allCases.firstIndex(of: $0.span) ?? 0 }, to: &words)
    return words
  }

  /// Any bytes at all give indicators or a `SegmentFault`, never a trap.
  package init(_ bytes: UnsafeRawBufferPointer) throws(SegmentFault) {
    var scanner = SegmentScanner(bytes)
    count = try scanner.head(flag: Self.flag, limit: Self.rows)
    slugs = try WordList(&scanner)
    guard slugs.count == count else { throw .header }
    ranks = try PackedNumbers(&scanner, count: count)
    names = try WordColumn(&scanner, count: count)
    units = try WordColumn(&scanner, count: count)
    bases = try WordColumn(&scanner, count: count)
    lowerBounds = try DoubleColumn(&scanner, count: count)
    upperBounds = try DoubleColumn(&scanner, count: count)
    betters = try PackedNumbers(&scanner, count: count)
    spans = try PackedNumbers(&scanner, count: count)
    guard scanner.isAtEnd else { throw .length }
  }

  /// The place of the indicator with exactly these bytes as its slug.
  package func place(ofSlug slug: String) throws(SegmentFault) -> Int? {
    guard let rank = try slugs.index(of: slug) else { return nil }
    return (0..<count).first { ranks[$0] == rank }
  }

  package subscript(place: Int) -> Indicator {
    get throws(SegmentFault) { try indicator(place, slug: slugs[ranks[place]]) }
  }

  package func all() throws(SegmentFault) -> [Indicator] {
    let slugs = try slugs.all()
    let (names, units, bases) = (try names.words(), try units.words(), try bases.words())
    var indicators: [Indicator] = []
    indicators.reserveCapacity(count)
    for place in 0..<count {
      guard slugs.indices.contains(ranks[place]) else { throw .block }
      let slug = slugs[ranks[place]]
      indicators.append(
        try indicator(
          place, slug: slug, name: self.names.text(place, of: names), unit: self.units.text(place, of: units),
          base: self.bases.text(place, of: bases)))
    }
    return indicators
  }

  /// The unit of each, without what else there is to decode.
  package func allUnits() throws(SegmentFault) -> [String] {
    let words = try units.words()
    var texts: [String] = []
    for place in 0..<count { texts.append(try units.text(place, of: words) ?? "") }
    return texts
  }

  package func allBetters() throws(SegmentFault) -> [Better] { try Self.cases(betters) }
  package func allSpans() throws(SegmentFault) -> [Span] { try Self.cases(spans) }

  private static func cases<Case: CaseIterable>(_ numbers: PackedNumbers) throws(SegmentFault) -> [Case] {
    let cases = Array(Case.allCases)
    if numbers.areAll(0) { return [Case](repeating: cases[0], count: numbers.count) }
    var all: [Case] = []
    for place in 0..<numbers.count {
      guard cases.indices.contains(numbers[place]) else { throw .block }
      all.append(cases[numbers[place]])
    }
    return all
  }

  private func indicator(_ place: Int, slug: String) throws(SegmentFault) -> Indicator {
    try indicator(place, slug: slug, name: names[place], unit: units[place], base: bases[place])
  }

  private func indicator(
    _ place: Int, slug: String, name: String?, unit: String?, base: String?
  ) throws(SegmentFault) -> Indicator {
    let (better, span) = (betters[place], spans[place])
    guard Self.betters.indices.contains(better), Self.spans.indices.contains(span) else { throw .block }
    return Indicator(
      slug: slug, name: name ?? slug, unit: unit ?? "", better: Self.betters[better], span: Self.spans[span],
      lowerBound: try lowerBounds[place], upperBound: try upperBounds[place], base: base)
  }
}
