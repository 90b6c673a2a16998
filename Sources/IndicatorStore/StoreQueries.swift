// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
public import Indicators
internal import Segments

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

  /// So many neighbouring series lie together in the file: a question about all series that is asked of one such run after
  /// the other needs no memory for whole columns.
  public static let seriesOfRun = SegmentFormat.rows

  /// Of these keys, the columns that the store has, cut to the series of one run, counted from 0.
  public func columns(_ keys: [ColumnKey], ofRun run: Int) throws(StoreError) -> [ColumnKey: Indicators.Column] {
    try connection.read { db in
      let count = try ColumnReading.seriesCount(db, path: path)
      return try ColumnReading(db: db, path: path, seriesCount: count).columns(keys, ofSegment: run)
    }
  }

  /// Of these keys, the values of a few series of one run, in the order of `rows`, which count from the run's first.
  public func values(
    _ keys: [ColumnKey], ofRun run: Int, rows: [Int]
  ) throws(StoreError) -> [ColumnKey: [Double?]] {
    try connection.read { db in
      let count = try ColumnReading.seriesCount(db, path: path)
      return try ColumnReading(db: db, path: path, seriesCount: count).values(keys, ofSegment: run, rows: rows)
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
