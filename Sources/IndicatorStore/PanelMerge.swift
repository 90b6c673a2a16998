// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators
internal import Segments
internal import Threads

/// One panel into the store, inside one transaction that the caller commits or rolls back.
///
/// Nothing is written that is there already: to merge a panel twice leaves the file's bytes alone.
struct PanelMerge {
  let db: Database
  let path: String
  let replacing: Bool
  private var report = MergeReport()
  /// Ids of the plans that are new or another than before.
  private var changedPlans: Set<String> = []

  init(db: Database, path: String, replacing: Bool) {
    (self.db, self.path, self.replacing) = (db, path, replacing)
  }

  mutating func run(_ panel: Panel, _ progress: (Int, Int) -> Void) throws -> MergeReport {
    let before = db.totalChangesCount
    let offered = panel.catalogue
    let plans = try mergePlans(of: offered)
    var indicators = try IndicatorIndex(db: db, path: path, expecting: offered.indicators.count)
    let ids = try mergeIndicators(offered.indicators, into: &indicators)
    try indicators.write()
    try mergeEvents(offered.events, into: &indicators)
    let placed = try mergePlacements(offered.placements, ids: ids)
    var series = try SeriesMerge(db: db, path: path, plans: plans, expecting: offered)
    try series.renameOwners(of: placed.union(try self.indicators(of: changedPlans)))
    let rows = try series.rows(of: offered, indicators: ids)
    report.series = series.count
    var labels = LabelMerge(db: db, path: path, replacing: replacing)
    try labels.run(offered.attributes, rows: rows)
    report.attributes = labels.count
    let written = try mergeObservations(of: panel, rows: rows, progress)
    if db.totalChangesCount > before { try SeriesEndIndex(db: db, path: path).keep(for: written) }
    return report
  }

  static func isEmptyStore(_ db: Database) throws -> Bool {
    for table in ["plan", "section", "measure", "indicator_block", "source", "attribute"] {
      if try Row.fetchOne(db, sql: "SELECT 1 FROM \(table) LIMIT 1") != nil { return false }
    }
    return true
  }

  /// Returns the plans as they now stand. Of sections and measures only those of the offered plans are read.
  private mutating func mergePlans(of offered: Catalogue) throws -> [Plan] {
    let reading = CatalogueReading(db: db, path: path)
    let before = try reading.plans()
    var plans = before
    report.plans = try merge(offered.plans, into: &plans)
    let old = Set(before)
    changedPlans = Set(plans.filter { !old.contains($0) }.map(\.id))
    // Two spellings of one text are one id to us and two to SQLite, so that the stored spelling is asked for too.
    func spellings(_ ids: some Sequence<String>) -> [String] {
      let wanted = Set(ids)
      let known = plans.map(\.id).filter(wanted.contains)
      return known + wanted.subtracting(known)
    }
    var sections = try spellings(offered.sections.map(\.plan)).flatMap { try reading.sections(ofPlan: $0) }
    report.sections = try merge(offered.sections, into: &sections)
    var measures = try spellings(offered.measures.map(\.place.plan)).flatMap { try reading.measures(ofPlan: $0) }
    report.measures = try merge(offered.measures, into: &measures)
    if !offered.sources.isEmpty { try mergeSources(offered.sources, known: Set(reading.sources())) }
    return plans
  }

  /// Those that one of these plans has.
  private func indicators(of plans: Set<String>) throws -> Set<Int> {
    let sql = "SELECT DISTINCT indicator FROM placement WHERE plan = ?"
    return try plans.reduce(into: Set<Int>()) { ids, plan in
      ids.formUnion(try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [plan]))
    }
  }

  private func merge<Entry: CatalogueEntry>(
    _ offered: [Entry], into stored: inout [Entry]
  ) throws -> MergeReport.Count {
    var count = MergeReport.Count()
    var positions = Dictionary(
      stored.enumerated().map { ($1.definition, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in offered {
      if let position = positions[entry.definition] {
        guard let settled = try settle(entry, with: stored[position], &count) else { continue }
        try settled.update(in: db)
        stored[position] = settled
      } else {
        try entry.insert(into: db)
        positions[entry.definition] = stored.count
        stored.append(entry)
        count.added += 1
      }
    }
    return count
  }

  /// What is to stand in the store after an entry was offered for a definition that it has; `nil` for what stands there.
  private func settle<Entry: CatalogueEntry>(
    _ offered: Entry, with stored: Entry, _ count: inout MergeReport.Count
  ) throws -> Entry? {
    let wanted = offered.completed(from: stored)
    guard let conflict = wanted.conflict(with: stored) else {
      count.unchanged += 1
      return nil
    }
    guard wanted.supplements(stored) || (replacing && wanted.mayReplace(stored)) else { throw conflict }
    count.changed += 1
    return wanted
  }

  /// Returns the stored id of each offered indicator.
  private mutating func mergeIndicators(_ offered: [Indicator], into index: inout IndicatorIndex) throws -> [Int] {
    if index.count == 0 {
      report.indicators.added += offered.count
      return index.addAll(offered)
    }
    return try offered.map { indicator in
      if let (id, stored) = try index.find(indicator.slug) {
        if let settled = try settle(indicator, with: stored, &report.indicators) { index.update(settled, id: id) }
        return id
      }
      report.indicators.added += 1
      return index.add(indicator)
    }
  }

  private mutating func mergeSources(_ offered: [Source], known: Set<Source>) throws {
    var known = known
    let statement = try db.cachedStatement(sql: "INSERT INTO source (title, path, licence) VALUES (?, ?, ?)")
    for source in offered {
      guard known.insert(source).inserted else {
        report.sources.unchanged += 1
        continue
      }
      try statement.execute(arguments: [source.title, source.path, source.licence])
      report.sources.added += 1
    }
  }

  private mutating func mergeEvents(_ offered: [Event], into index: inout IndicatorIndex) throws {
    guard !offered.isEmpty else { return }
    var known = Set(try CatalogueReading(db: db, path: path).events())
    let statement = try db.cachedStatement(sql: "INSERT INTO event (fiscal_year, title, indicator) VALUES (?, ?, ?)")
    for event in offered {
      guard known.insert(event).inserted else {
        report.events.unchanged += 1
        continue
      }
      guard try event.indicator.isEmpty || index.contains(event.indicator) else {
        throw StoreError.eventOfUnknownIndicator(title: event.title, indicator: event.indicator)
      }
      try statement.execute(arguments: [event.year.number, event.title, event.indicator])
      report.events.added += 1
    }
  }

  /// Returns the indicators that a placement was offered for.
  private mutating func mergePlacements(_ offered: [Placement], ids: [Int]) throws -> Set<Int> {
    let reading = CatalogueReading(db: db, path: path)
    var known: [Int: Set<MeasurePlace>] = [:]
    let sql = "INSERT INTO placement (indicator, plan, section, number) VALUES (?, ?, ?, ?)"
    let statement = try db.cachedStatement(sql: sql)
    for placement in offered {
      let (id, place) = (ids[placement.indicator], placement.place)
      if known[id] == nil { known[id] = Set(try reading.places(ofIndicator: id)) }
      guard known[id]?.insert(place).inserted == true else {
        report.placements.unchanged += 1
        continue
      }
      try statement.execute(arguments: [id, place.plan, place.section, place.number])
      report.placements.added += 1
    }
    return Set(known.keys)
  }

  /// How many columns are in memory at once.
  private static let batch = 8

  /// Returns the runs of series in which a value has been written that may be a first or a last one.
  private mutating func mergeObservations(
    of panel: Panel, rows: [Int], _ progress: (Int, Int) -> Void
  ) throws -> [Int] {
    var written: Set<Int> = []
    var annotations = AnnotationMerge(db: db, path: path, replacing: replacing)
    let areInPlace = rows.enumerated().allSatisfy { $0 == $1 }
    let numbers = Set(rows.lazy.map { $0 / SegmentFormat.rows }).sorted()
    let keys = panel.orderedKeys
    for start in stride(from: 0, to: keys.count, by: Self.batch) {
      progress(start, keys.count)
      let merges = try keys[start..<min(start + Self.batch, keys.count)].compactMap { key in
        try panel.columns[key].flatMap {
          try ColumnMerge(db: db, path: path, key: key, replacing: replacing, offered: $0, numbers: numbers)
        }
      }
      let outcomes = try Cores.map(merges) { merge throws(StoreError) in
        try merge.outcome(rows: rows, areInPlace: areInPlace)
      }
      for (merge, outcome) in zip(merges, outcomes) {
        try merge.write(outcome, to: db)
        if merge.key.kind != .target { written.formUnion(outcome.numbers) }
        report.observations.add(outcome.count)
        for row in outcome.replacedRows { try annotations.remove(ofSeries: row, merge.key) }
      }
    }
    try annotations.run(panel.annotations, rows: rows)
    report.annotations = annotations.count
    return written.sorted()
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
