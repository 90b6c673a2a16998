// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
public import Indicators

/// Parts of a store, for questions that need not all of it.
extension IndicatorStore {
  public func seriesCount() throws(StoreError) -> Int {
    try connection.read { try ColumnReading.seriesCount($0, path: path) }
  }

  public func plans() throws(StoreError) -> [Plan] {
    try connection.read { try CatalogueReading(db: $0, path: path).plans() }
  }

  public func hasMeasures(ofPlan plan: String) throws(StoreError) -> Bool {
    try connection.read { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM measure WHERE plan = ?)", arguments: [plan]) ?? false
    }
  }

  /// Of these keys, the columns that the store has, as of one moment.
  public func columns(_ keys: [ColumnKey]) throws(StoreError) -> [ColumnKey: Indicators.Column] {
    try connection.read { db in
      let count = try ColumnReading.seriesCount(db, path: path)
      return try ColumnReading(db: db, path: path, seriesCount: count).columns(keys)
    }
  }

  /// The rows of the indicator with exactly this slug, ascending; empty where there is none.
  public func series(ofIndicator slug: String) throws(StoreError) -> [Int] {
    try connection.read { try SeriesReading(db: $0, path: path).rows(ofIndicator: slug) }
  }

  /// These series in this order (a row that is named twice comes once), with all plans, sections, measures and sources
  /// and only their own indicators, placements, attributes, annotations, and columns in which one of them has a value.
  public func panel(ofSeries rows: [Int]) throws(StoreError) -> Panel {
    try connection.read { try SeriesReading(db: $0, path: path).panel(of: rows) }
  }

  /// A label a series: `entity` is the entity's name (the owner's for `""`), `unit`, `better` and `span` are its
  /// indicator's, any other is an attribute that the import kept. `nil` where no series has a label.
  public func labels(_ attribute: String) throws(StoreError) -> Labels? {
    try connection.read { db in
      let count = try ColumnReading.seriesCount(db, path: path)
      switch attribute {
      case "entity": return try EntityLabels(db: db, path: path).labels(count: count)
      case "unit": return try UnitLabels(db: db, path: path).labels(count: count)
      case "better": return try RuleLabels(db: db, path: path, usual: Better.higher).labels("better", count: count)
      case "span": return try RuleLabels(db: db, path: path, usual: Span.annual).labels("span", count: count)
      default:
        let reading = LabelReading(db: db, path: path, seriesCount: count)
        guard let id = try reading.attributeIDs()[attribute] else { return nil }
        return try reading.labels(attribute, id: id)
      }
    }
  }
}

/// Labels in the order in which they come, each found by a number.
private struct LabelDraft {
  private var words = [""]
  private var codesOfWords: [String: UInt32] = ["": 0]
  private var codesOfNumbers: [Int: UInt32] = [:]
  var codes: [UInt32] = []

  mutating func append(_ number: Int, _ word: () throws -> String) rethrows {
    if let code = codesOfNumbers[number] {
      codes.append(code)
      return
    }
    let word = try word()
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

private struct UnitLabels {
  let db: Database
  let path: String

  func labels(count: Int) throws -> Labels? {
    let units = try CatalogueReading(db: db, path: path).indicators().map(\.unit)
    var draft = LabelDraft()
    draft.codes.reserveCapacity(count)
    try StoredRow.forEach(db, path: path, table: "series", sql: "SELECT id, indicator FROM series ORDER BY id") { row in
      guard try row.int(0) == row.number else { throw row.damage }
      let indicator = try row.int(1, below: units.count)
      draft.append(indicator) { units[indicator] }
    }
    return draft.labels
  }
}

/// A rule of the indicators that nearly all share: only those that have another are read one by one.
private struct RuleLabels<Rule: RawRepresentable> where Rule.RawValue == String {
  let db: Database
  let path: String
  let usual: Rule

  func labels(_ field: String, count: Int) throws -> Labels? {
    guard count > 0 else { return nil }
    var words = ["", usual.rawValue]
    var codes = [UInt32](repeating: 1, count: count)
    let sql = """
      SELECT series.id, indicator.\(field) FROM indicator JOIN series ON series.indicator = indicator.id
      WHERE indicator.\(field) <> ?
      """
    try StoredRow.forEach(db, path: path, table: "indicator", sql: sql, [usual.rawValue]) { row in
      let (series, word) = (try row.int(0, below: count), try row.text(1))
      if !words.contains(word) { words.append(word) }
      codes[series] = UInt32(words.firstIndex(of: word) ?? 0)
    }
    return Labels(words: words, codes: codes)
  }
}

private struct EntityLabels {
  let db: Database
  let path: String

  func labels(count: Int) throws -> Labels? {
    let reading = CatalogueReading(db: db, path: path)
    let names = try reading.entities()
    let unnamed = names.first { $0.value.isEmpty }?.key
    let owners = Dictionary(try reading.plans().map { ($0.id, $0.owner) }, uniquingKeysWith: { first, _ in first })
    var draft = LabelDraft()
    draft.codes.reserveCapacity(count)
    let sql = "SELECT id, indicator, entity FROM series ORDER BY id"
    try StoredRow.forEach(db, path: path, table: "series", sql: sql) { row in
      let entity = try row.int(2)
      guard try row.int(0) == row.number, let name = names[entity] else { throw row.damage }
      // Ids count from 1; below 0 stands the owner of an indicator.
      let indicator = try row.int(1)
      try draft.append(entity == unnamed ? -1 - indicator : entity) {
        guard name.isEmpty, let plan = try reading.places(ofIndicator: indicator).first?.plan else { return name }
        return owners[plan] ?? ""
      }
    }
    return draft.labels
  }
}
