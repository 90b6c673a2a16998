// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

/// What users have said of the columns of their tables, kept by the headers of the table, so that next year's edition of a
/// spreadsheet is read as this year's was. The store knows neither side of it; both are texts of those who read tables.
///
/// The table is made when there is something to remember: a store without it is complete.
extension IndicatorStore {
  /// What was said, by the text that stands for the headers.
  public func rememberedColumns() throws(StoreError) -> [String: String] {
    try connection.read { db in
      guard try db.tableExists(Self.columnTable) else { return [:] }
      let rows = try Row.fetchAll(db, sql: "SELECT headers, said FROM remembered_columns")
      return Dictionary(rows.map { ($0["headers"], $0["said"]) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Keeps what was said last.
  public func rememberColumns(_ said: [String: String]) throws(StoreError) {
    guard !said.isEmpty else { return }
    try connection.write { db in
      try db.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS remembered_columns (headers TEXT PRIMARY KEY, said TEXT NOT NULL)
          STRICT, WITHOUT ROWID
          """)
      for (headers, words) in said.sorted(by: { $0.key < $1.key }) {
        try db.execute(
          sql: "INSERT INTO remembered_columns VALUES (?, ?) ON CONFLICT (headers) DO UPDATE SET said = excluded.said",
          arguments: [headers, words])
      }
    }
  }

  private static let columnTable = "remembered_columns"
}
