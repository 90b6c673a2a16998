// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators
internal import Segments

/// What a series has from its indicator or entity, as labels.
struct SeriesLabels {
  let db: Database
  let path: String

  /// A rule that nearly all indicators share: where all do, the series need not be read.
  func rules<Rule: RawRepresentable<String> & CaseIterable & Equatable>(
    _ rules: (IndicatorBlocks) throws -> [Rule]
  ) throws -> Labels? {
    let count = try SeriesBlocks(db: db, path: path).count()
    guard count > 0 else { return nil }
    let rules = try rules(IndicatorBlocks(db: db, path: path))
    // Only the words that are there, so that whoever asks for another need not look at the series.
    let used = Rule.allCases.filter(rules.contains)
    let words = [""] + used.map(\.rawValue)
    if used.count == 1 { return Labels(words: words, codes: [UInt32](repeating: 1, count: count)) }
    let codes = rules.map { UInt32((used.firstIndex(of: $0) ?? 0) + 1) }
    return Labels(words: words, codes: try indicators(below: codes.count).map { codes[$0] })
  }

  func units() throws -> Labels? {
    let labels = Labels(try IndicatorBlocks(db: db, path: path).units())
    guard labels.words.count > 1 else { return nil }
    return Labels(words: labels.words, codes: try indicators(below: labels.codes.count).map { labels.codes[$0] })
  }

  /// The owner's name for a series that names no entity.
  func entities() throws -> Labels? {
    let reading = CatalogueReading(db: db, path: path)
    let names = try reading.entities()
    let unnamed = names.first { $0.value.isEmpty }?.key
    let owners = try unnamed == nil ? [:] : reading.owners()
    var draft = LabelDraft()
    let (indicators, entities) = try SeriesBlocks(db: db, path: path).all()
    for (row, entity) in entities.enumerated() {
      guard let name = names[entity] else { throw damage(row) }
      // Ids count from 1; below 0 stands the owner of an indicator.
      draft.append(entity == unnamed ? -1 - indicators[row] : entity) {
        name.isEmpty ? owners[indicators[row]] ?? "" : name
      }
    }
    return draft.labels
  }

  /// Of each series, once it is sure that there are so many.
  private func indicators(below count: Int) throws -> [Int] {
    let (indicators, _) = try SeriesBlocks(db: db, path: path).all()
    if let row = indicators.firstIndex(where: { !(0..<count).contains($0) }) { throw damage(row) }
    return indicators
  }

  private func damage(_ row: Int) -> StoreError { .damaged(path, .row(table: CatalogueBlock.series.table, row)) }
}

/// Labels in the order in which they come, each found by a number.
private struct LabelDraft {
  private var words = [""]
  private var codesOfWords: [String: UInt32] = ["": 0]
  private var codesOfNumbers: [Int: UInt32] = [:]
  private var codes: [UInt32] = []

  mutating func append(_ number: Int, _ word: () -> String) {
    if let code = codesOfNumbers[number] {
      codes.append(code)
      return
    }
    let word = word()
    let code = codesOfWords[word] ?? UInt32(words.count)
    if code == words.count {
      words.append(word)
      codesOfWords[word] = code
    }
    codesOfNumbers[number] = code
    codes.append(code)
  }

  var labels: Labels? { words.count > 1 ? Labels(words: words, codes: codes) : nil }
}
