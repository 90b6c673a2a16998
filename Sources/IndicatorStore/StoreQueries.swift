// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
public import Indicators
internal import Segments

/// Parts of a store, for questions that need not all of it.
extension IndicatorStore {
  /// Asks several questions of one moment: where another process has committed between them, they are asked again.
  public func ofOneMoment<Answer>(_ questions: () throws -> Answer) throws -> Answer {
    for _ in 0..<Self.attempts {
      let before = try version()
      let answer = try questions()
      if try version() == before { return answer }
    }
    throw StoreError.busy(path)
  }

  /// An import takes far longer than a question: who is overtaken by three of them has no quiet moment.
  private static let attempts = 3

  /// Another number when another connection has committed since.
  private func version() throws(StoreError) -> Int {
    try connection.read { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
  }

  public func seriesCount() throws(StoreError) -> Int {
    try connection.read { try ColumnReading.seriesCount($0, path: path) }
  }

  public func plans() throws(StoreError) -> [Plan] {
    try connection.read { try CatalogueReading(db: $0, path: path).plans() }
  }

  public func sections() throws(StoreError) -> [PlanSection] {
    try connection.read { try CatalogueReading(db: $0, path: path).sections() }
  }

  public func indicators() throws(StoreError) -> [Indicator] {
    try connection.read { try CatalogueReading(db: $0, path: path).indicators() }
  }

  /// Those that the import kept, in the order of their names.
  public func attributeNames() throws(StoreError) -> [String] {
    try connection.read { try LabelReading(db: $0, path: path, seriesCount: 0).attributeIDs().keys.sorted() }
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

  /// These series in this order, none of them twice, with what the catalogue says of them but for their attributes.
  public func catalogue(ofSeries rows: [Int]) throws(StoreError) -> Catalogue {
    try connection.read { try SeriesReading(db: $0, path: path).catalogue(of: rows) }
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
      let labels = SeriesLabels(db: db, path: path)
      switch attribute {
      case "entity": return try labels.entities()
      case "unit": return try labels.units()
      case "better": return try labels.rules { try $0.betters() }
      case "span": return try labels.rules { try $0.spans() }
      default:
        let reading = LabelReading(db: db, path: path, seriesCount: try ColumnReading.seriesCount(db, path: path))
        guard let id = try reading.attributeIDs()[attribute] else { return nil }
        return try reading.labels(attribute, id: id)
      }
    }
  }
}
