// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators

/// Finds each offered series among the stored ones, or adds it.
///
/// An entity is whom it names: `""` is the owner of the first plan that places the indicator, in the store as in the
/// offered catalogue. So the prefecture's row of a table of all prefectures joins the series of its own plan, and a
/// second prefecture's plan with the same indicator does not.
struct SeriesMerge {
  let db: Database
  let path: String
  let replacing: Bool
  private(set) var stored: Catalogue
  private(set) var seriesCount = MergeReport.Count()
  private(set) var attributeCount = MergeReport.Count()
  private var entityIDs: [String: Int] = [:]

  init(db: Database, path: String, replacing: Bool, stored: Catalogue) {
    (self.db, self.path, self.replacing, self.stored) = (db, path, replacing, stored)
  }

  /// The row of each offered series; `indicators` are the stored ids of the offered indicators.
  mutating func rows(of offered: Catalogue, indicators: [Int]) throws -> [Int] {
    for (id, name) in try CatalogueReading(db: db, path: path).entities() { entityIDs[name] = id }
    let (owners, offeredOwners) = (Self.owners(stored), Self.owners(offered))
    let renamed = try renameOwners(owners)
    let insertion = try db.cachedStatement(sql: "INSERT INTO series (id, indicator, entity) VALUES (?, ?, ?)")
    let rows = try offered.series.map { series in
      let indicator = indicators[series.indicator]
      let name = series.entity.isEmpty ? offeredOwners[series.indicator] ?? "" : series.entity
      let wanted = Series(indicator: indicator, entity: name == owners[indicator] ? "" : name)
      if let row = renamed[wanted] ?? stored.seriesIndex(wanted) {
        seriesCount.unchanged += 1
        return row
      }
      let row = stored.add(wanted)
      try insertion.execute(arguments: [row, indicator, try entityID(wanted.entity)])
      seriesCount.added += 1
      return row
    }
    try mergeAttributes(of: offered, rows: rows)
    return rows
  }

  /// By indicator: the owner of the first plan that places it, as `Catalogue.entityName` has it.
  private static func owners(_ catalogue: Catalogue) -> [Int: String] {
    let owners = Dictionary(catalogue.plans.map { ($0.id, $0.owner) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      catalogue.placements.map { ($0.indicator, owners[$0.place.plan] ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  /// A series stored under a name that has turned out to be the owner's becomes the owner's, if there is none yet.
  private mutating func renameOwners(_ owners: [Int: String]) throws -> [Series: Int] {
    var renamed: [Series: Int] = [:]
    guard !owners.isEmpty else { return renamed }
    for (row, series) in stored.series.enumerated() where !series.entity.isEmpty {
      let own = Series(indicator: series.indicator)
      guard owners[series.indicator] == series.entity, stored.seriesIndex(own) == nil else { continue }
      try db.cachedStatement(sql: "UPDATE series SET entity = ? WHERE id = ?")
        .execute(arguments: [try entityID(""), row])
      renamed[own] = row
      seriesCount.changed += 1
    }
    return renamed
  }

  private mutating func entityID(_ name: String) throws -> Int {
    if let id = entityIDs[name] { return id }
    try db.cachedStatement(sql: "INSERT INTO entity (name) VALUES (?)").execute(arguments: [name])
    let id = Int(db.lastInsertedRowID)
    entityIDs[name] = id
    return id
  }

  /// An attribute fills an empty one. A stored one that differs stays unless `replacing`.
  private mutating func mergeAttributes(of offered: Catalogue, rows: [Int]) throws {
    var ids: [String: Int] = [:]
    for (id, name) in try CatalogueReading(db: db, path: path).attributeNames() { ids[name] = id }
    let sql = "INSERT OR REPLACE INTO series_attribute (attribute, series, value) VALUES (?, ?, ?)"
    let statement = try db.cachedStatement(sql: sql)
    for (name, values) in offered.attributes.sorted(by: { $0.key < $1.key }) {
      let id = try ids[name] ?? attributeID(name)
      var present = stored.attributes[name] ?? []
      present.append(contentsOf: repeatElement("", count: stored.series.count - present.count))
      for (value, row) in zip(values, rows) where !value.isEmpty {
        guard settle(value, with: present[row]) else { continue }
        try statement.execute(arguments: [id, row, value])
        present[row] = value
      }
    }
  }

  /// Whether the offered value is to be written.
  private mutating func settle(_ offered: String, with stored: String) -> Bool {
    if offered == stored {
      attributeCount.unchanged += 1
      return false
    }
    if stored.isEmpty {
      attributeCount.added += 1
      return true
    }
    if replacing { attributeCount.changed += 1 } else { attributeCount.kept += 1 }
    return replacing
  }

  private func attributeID(_ name: String) throws -> Int {
    try db.cachedStatement(sql: "INSERT INTO attribute (name) VALUES (?)").execute(arguments: [name])
    return Int(db.lastInsertedRowID)
  }
}
