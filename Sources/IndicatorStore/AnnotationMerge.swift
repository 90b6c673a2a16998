// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators

/// Annotations: one fills a plain one, a plain one says nothing. A stored one that differs stays unless `replacing`,
/// because it is a note on a number that is the same.
struct AnnotationMerge {
  let db: Database
  let path: String
  let replacing: Bool
  private(set) var count = MergeReport.Count()

  init(db: Database, path: String, replacing: Bool) {
    (self.db, self.path, self.replacing) = (db, path, replacing)
  }

  /// In the order of the table, so that the same panel makes the same file.
  mutating func run(_ annotations: [ObservationKey: Annotation], rows: [Int]) throws {
    let offered = annotations.filter { !$0.value.isPlain }
      .map { (ObservationKey(series: rows[$0.key.series], column: $0.key.column), $0.value) }
      .sorted { ($0.0.series, $0.0.column) < ($1.0.series, $1.0.column) }
    for (key, annotation) in offered { try merge(annotation, at: key) }
  }

  /// What was noted of a number does not hold for another one in its place.
  func remove(ofSeries row: Int, _ key: ColumnKey) throws {
    let sql = "DELETE FROM annotation WHERE series = ? AND kind = ? AND plan = ? AND fiscal_year = ?"
    try db.cachedStatement(sql: sql).execute(arguments: arguments(ObservationKey(series: row, column: key)))
  }

  private mutating func merge(_ annotation: Annotation, at key: ObservationKey) throws {
    guard let stored = try stored(at: key) else {
      try write(annotation, at: key)
      count.added += 1
      return
    }
    if stored == annotation {
      count.unchanged += 1
    } else if replacing {
      try write(annotation, at: key)
      count.changed += 1
    } else {
      count.kept += 1
    }
  }

  private func stored(at key: ObservationKey) throws -> Annotation? {
    let sql = """
      SELECT qualifier, as_of, as_written, source FROM annotation
      WHERE series = ? AND kind = ? AND plan = ? AND fiscal_year = ?
      """
    let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments(key))
    return try row.map { try StoredRow(row: $0, path: path, table: "annotation", number: key.series).annotation(0) }
  }

  private func write(_ annotation: Annotation, at key: ObservationKey) throws {
    let sql = """
      INSERT OR REPLACE INTO annotation (series, kind, plan, fiscal_year, qualifier, as_of, as_written, source)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    let note: StatementArguments = [
      annotation.qualifier.rawValue, annotation.asOf?.description, annotation.asWritten, annotation.source,
    ]
    try db.cachedStatement(sql: sql).execute(arguments: arguments(key) + note)
  }

  private func arguments(_ key: ObservationKey) -> StatementArguments {
    [key.series, key.column.kind.rawValue, key.column.plan, key.column.year.number]
  }
}
