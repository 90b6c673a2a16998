// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators

/// One panel into the store, inside one transaction that the caller commits or rolls back.
///
/// Nothing is written that is there already: to merge a panel twice leaves the file's bytes alone.
struct PanelMerge {
  let db: Database
  let path: String
  let replacing: Bool
  private var report = MergeReport()

  init(db: Database, path: String, replacing: Bool) {
    (self.db, self.path, self.replacing) = (db, path, replacing)
  }

  mutating func run(_ panel: Panel) throws -> MergeReport {
    var stored = try CatalogueReading(db: db, path: path).catalogue()
    let offered = panel.catalogue
    let indicators = try mergeDefinitions(of: offered, into: &stored)
    var series = SeriesMerge(db: db, path: path, replacing: replacing, stored: stored)
    let rows = try series.rows(of: offered, indicators: indicators)
    (report.series, report.attributes) = (series.seriesCount, series.attributeCount)
    try mergeObservations(of: panel, rows: rows, catalogue: series.stored)
    return report
  }

  static func isEmptyStore(_ db: Database) throws -> Bool {
    for table in ["plan", "section", "measure", "indicator", "source", "attribute"] {
      if try Row.fetchOne(db, sql: "SELECT 1 FROM \(table) LIMIT 1") != nil { return false }
    }
    return true
  }

  /// Returns the stored id of each offered indicator.
  private mutating func mergeDefinitions(of offered: Catalogue, into stored: inout Catalogue) throws -> [Int] {
    report.plans = try merge(offered.plans, into: &stored.plans)
    report.sections = try merge(offered.sections, into: &stored.sections)
    report.measures = try merge(offered.measures, into: &stored.measures)
    try mergeSources(offered.sources, into: &stored.sources)
    let ids = try mergeIndicators(offered.indicators, into: &stored)
    try mergePlacements(offered.placements, ids: ids, into: &stored.placements)
    return ids
  }

  private func merge<Entry: CatalogueEntry>(
    _ offered: [Entry], into stored: inout [Entry]
  ) throws -> MergeReport.Count {
    var count = MergeReport.Count()
    var positions = Dictionary(
      stored.enumerated().map { ($1.definition, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in offered {
      if let position = positions[entry.definition] {
        stored[position] = try settle(entry, with: stored[position], &count)
      } else {
        try entry.insert(into: db)
        positions[entry.definition] = stored.count
        stored.append(entry)
        count.added += 1
      }
    }
    return count
  }

  /// What stands in the store after an entry was offered for a definition that it has.
  private func settle<Entry: CatalogueEntry>(
    _ offered: Entry, with stored: Entry, _ count: inout MergeReport.Count
  ) throws -> Entry {
    let wanted = offered.completed(from: stored)
    guard let conflict = wanted.conflict(with: stored) else {
      count.unchanged += 1
      return stored
    }
    guard wanted.supplements(stored) || (replacing && Entry.isReplaceable) else { throw conflict }
    try wanted.update(in: db)
    count.changed += 1
    return wanted
  }

  private mutating func mergeIndicators(_ offered: [Indicator], into stored: inout Catalogue) throws -> [Int] {
    try offered.map { indicator in
      if let id = stored.indicatorIndex(slug: indicator.slug) {
        _ = try settle(indicator, with: stored.indicators[id], &report.indicators)
        return id
      }
      let id = stored.add(indicator)
      try indicator.insert(into: db, id: id)
      report.indicators.added += 1
      return id
    }
  }

  private mutating func mergeSources(_ offered: [Source], into stored: inout [Source]) throws {
    var known = Set(stored)
    let statement = try db.cachedStatement(sql: "INSERT INTO source (title, path, licence) VALUES (?, ?, ?)")
    for source in offered {
      guard known.insert(source).inserted else {
        report.sources.unchanged += 1
        continue
      }
      try statement.execute(arguments: [source.title, source.path, source.licence])
      stored.append(source)
      report.sources.added += 1
    }
  }

  private mutating func mergePlacements(
    _ offered: [Placement], ids: [Int], into stored: inout [Placement]
  ) throws {
    var known = Set(stored)
    let sql = "INSERT INTO placement (indicator, plan, section, number) VALUES (?, ?, ?, ?)"
    let statement = try db.cachedStatement(sql: sql)
    for placement in offered {
      let (id, place) = (ids[placement.indicator], placement.place)
      let placement = Placement(indicator: id, place: place)
      guard known.insert(placement).inserted else {
        report.placements.unchanged += 1
        continue
      }
      try statement.execute(arguments: [id, place.plan, place.section, place.number])
      stored.append(placement)
      report.placements.added += 1
    }
  }

  private mutating func mergeObservations(of panel: Panel, rows: [Int], catalogue: Catalogue) throws {
    var annotations = AnnotationMerge(db: db, path: path, replacing: replacing)
    for key in panel.orderedKeys {
      guard let column = panel.columns[key] else { continue }
      var merge = ColumnMerge(db: db, path: path, key: key, replacing: replacing, catalogue: catalogue)
      try merge.run(column, rows: rows)
      report.observations.add(merge.count)
      for row in merge.replacedRows { try annotations.remove(ofSeries: row, key) }
    }
    try annotations.run(panel.annotations, rows: rows)
    report.annotations = annotations.count
  }
}

extension MergeReport.Count {
  fileprivate mutating func add(_ other: Self) {
    added += other.added
    changed += other.changed
    unchanged += other.unchanged
    kept += other.kept
  }
}
