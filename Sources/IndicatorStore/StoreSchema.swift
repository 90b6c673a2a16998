// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Segments

/// The tables of format version 3. A change of a table or of the segment layout is a new version.
enum StoreSchema {
  static let applicationID = StoreFormat.applicationID
  static let version = StoreFormat.version

  /// That of an open file; 0 where there is none.
  static func version(of db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
  }

  static func create(in db: Database) throws {
    for statement in tables { try db.execute(sql: statement) }
    // A PRAGMA takes no bound argument; both numbers are constants.
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  private static let events = """
    CREATE TABLE event (
      position INTEGER PRIMARY KEY, fiscal_year INTEGER NOT NULL, title TEXT NOT NULL, indicator TEXT NOT NULL,
      UNIQUE (fiscal_year, title, indicator)
    ) STRICT
    """

  /// A row for each run of 65,536 series in which there is a value; see `SeriesEndIndex`.
  static let seriesEnds = """
    CREATE TABLE series_end (
      number INTEGER PRIMARY KEY, first_column INTEGER NOT NULL REFERENCES "column" (id),
      last_column INTEGER NOT NULL REFERENCES "column" (id), checksum INTEGER NOT NULL, payload BLOB NOT NULL
    ) STRICT
    """

  /// `position` is the order of import. Ids of indicators and series count from 0 without a gap, 1,024 of them a block; a
  /// series' id is its row in every column. `first` and `last` are the least and the greatest slug of a block by their
  /// bytes, `least` and `greatest` the numbers of the indicators of its series. Small fields stand before the large one of a row, so that they are read without it.
  private static let tables = [
    """
    CREATE TABLE plan (
      position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, owner TEXT NOT NULL,
      fiscal_year INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE section (
      position INTEGER PRIMARY KEY, plan TEXT NOT NULL, section INTEGER NOT NULL, title TEXT NOT NULL,
      UNIQUE (plan, section)
    ) STRICT
    """,
    """
    CREATE TABLE measure (
      position INTEGER PRIMARY KEY, plan TEXT NOT NULL, section INTEGER NOT NULL, number INTEGER NOT NULL,
      name TEXT NOT NULL, department TEXT NOT NULL, new TEXT NOT NULL CHECK (new IN ('false', 'true', 'partial')),
      relisted INTEGER NOT NULL CHECK (relisted IN (0, 1)),
      declared_status TEXT CHECK (declared_status IN ('achieved', 'as_planned', 'missed')),
      UNIQUE (plan, section, number)
    ) STRICT
    """,
    """
    CREATE TABLE indicator_block (
      number INTEGER PRIMARY KEY, count INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
      checksum INTEGER NOT NULL, payload BLOB NOT NULL
    ) STRICT
    """,
    // Which blocks can hold a slug is told by this index alone.
    "CREATE INDEX indicator_block_slugs ON indicator_block (first, last)",
    """
    CREATE TABLE placement (
      position INTEGER PRIMARY KEY, indicator INTEGER NOT NULL, plan TEXT NOT NULL,
      section INTEGER NOT NULL, number INTEGER NOT NULL, UNIQUE (indicator, plan, section, number)
    ) STRICT
    """,
    """
    CREATE TABLE source (
      position INTEGER PRIMARY KEY, title TEXT NOT NULL, path TEXT NOT NULL, licence TEXT NOT NULL,
      UNIQUE (title, path, licence)
    ) STRICT
    """,
    events,
    "CREATE TABLE entity (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE series_block (
      number INTEGER PRIMARY KEY, count INTEGER NOT NULL, least INTEGER NOT NULL, greatest INTEGER NOT NULL,
      checksum INTEGER NOT NULL, payload BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE attribute (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE label_segment (
      attribute INTEGER NOT NULL REFERENCES attribute (id), number INTEGER NOT NULL, checksum INTEGER NOT NULL,
      payload BLOB NOT NULL, UNIQUE (attribute, number)
    ) STRICT
    """,
    """
    CREATE TABLE "column" (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('actual', 'baseline', 'target')), plan TEXT NOT NULL,
      fiscal_year INTEGER NOT NULL, UNIQUE (kind, plan, fiscal_year)
    ) STRICT
    """,
    """
    CREATE TABLE segment (
      "column" INTEGER NOT NULL REFERENCES "column" (id), number INTEGER NOT NULL, checksum INTEGER NOT NULL,
      payload BLOB NOT NULL, PRIMARY KEY ("column", number)
    ) STRICT
    """,
    seriesEnds,
    """
    CREATE TABLE annotation (
      series INTEGER NOT NULL, kind TEXT NOT NULL, plan TEXT NOT NULL,
      fiscal_year INTEGER NOT NULL, qualifier TEXT NOT NULL, as_of TEXT, as_written TEXT NOT NULL,
      source TEXT NOT NULL, PRIMARY KEY (series, kind, plan, fiscal_year)
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
