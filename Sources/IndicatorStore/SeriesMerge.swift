// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators

/// Finds each offered series among the stored ones, or adds it.
///
/// An entity is whom it names: `""` is the owner of the first plan that places the indicator, in the store as in the
/// offered catalogue. So the prefecture's row of a table of all prefectures joins the series of its own plan, and a
/// second prefecture's plan with the same indicator does not.
struct SeriesMerge {
  private let db: Database
  private let owners: [String: String]
  private var entities: EntityIndex
  private var series: SeriesIndex
  private var ownersOfIndicators: [Int: String] = [:]
  private let hasPlacements: Bool
  private(set) var count = MergeReport.Count()

  /// `plans` as they stand in the store, with what the offered catalogue brought.
  init(db: Database, path: String, plans: [Plan], expecting offered: Catalogue) throws {
    self.db = db
    owners = Self.owners(plans)
    entities = try EntityIndex(db: db, path: path, expecting: offered.series.count)
    series = try SeriesIndex(db: db, path: path, expecting: offered.series.count)
    hasPlacements = try Row.fetchOne(db, sql: "SELECT 1 FROM placement LIMIT 1") != nil
  }

  /// The row of each offered series; `indicators` are the stored ids of the offered indicators.
  mutating func rows(of offered: Catalogue, indicators: [Int]) throws -> [Int] {
    if isFirst { return try addAll(offered, indicators) }
    let offeredOwners = Self.ownersOfIndicators(offered)
    var rows: [Int] = []
    rows.reserveCapacity(offered.series.count)
    for wanted in offered.series {
      let indicator = indicators[wanted.indicator]
      let name = wanted.entity.isEmpty ? offeredOwners[wanted.indicator] ?? "" : wanted.entity
      let entity = try entities.findOrAdd(name == (try owner(of: indicator)) ? "" : name)
      if let row = try series.find(indicator: indicator, entity: entity) {
        count.unchanged += 1
        rows.append(row)
      } else {
        count.added += 1
        rows.append(series.add(indicator: indicator, entity: entity))
      }
    }
    try series.write()
    return rows
  }

  /// Nothing is to be compared: no series is there, and without placements no entity is another's owner.
  private var isFirst: Bool { series.count == 0 && !hasPlacements }

  private mutating func addAll(_ offered: Catalogue, _ indicators: [Int]) throws -> [Int] {
    var (name, entity) = ("", try entities.findOrAdd(offered.series.first?.entity ?? ""))
    name = offered.series.first?.entity ?? ""
    var rows: [Int] = []
    rows.reserveCapacity(offered.series.count)
    for wanted in offered.series {
      if wanted.entity != name { (name, entity) = (wanted.entity, try entities.findOrAdd(wanted.entity)) }
      rows.append(series.append(indicators[wanted.indicator], entity))
    }
    count.added += rows.count
    try series.write()
    return rows
  }

  private static func owners(_ plans: [Plan]) -> [String: String] {
    Dictionary(plans.map { ($0.id, $0.owner) }, uniquingKeysWith: { first, _ in first })
  }

  /// By indicator: the owner of the first plan that places it, as `Catalogue.entityName` has it.
  private static func ownersOfIndicators(_ catalogue: Catalogue) -> [Int: String] {
    let owners = owners(catalogue.plans)
    return Dictionary(
      catalogue.placements.map { ($0.indicator, owners[$0.place.plan] ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func owner(of indicator: Int) throws -> String? {
    guard hasPlacements else { return nil }
    if let owner = ownersOfIndicators[indicator] { return owner }
    let sql = "SELECT plan FROM placement WHERE indicator = ? ORDER BY position LIMIT 1"
    let plan = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [indicator])
    let owner = plan.map { owners[$0] ?? "" }
    ownersOfIndicators[indicator] = owner
    return owner
  }

  /// A series stored under a name that has turned out to be the owner's becomes the owner's, if there is none yet. That
  /// can only be with an indicator that a plan placed just now, or whose plan is another than before.
  mutating func renameOwners(of indicators: Set<Int>) throws {
    for indicator in indicators.sorted() {
      guard let owner = try owner(of: indicator), !owner.isEmpty, let named = try entities.find(owner),
        let row = try series.find(indicator: indicator, entity: named)
      else { continue }
      let own = try entities.findOrAdd("")
      guard try series.find(indicator: indicator, entity: own) == nil else { continue }
      series.move(row, indicator: indicator, from: named, to: own)
      count.changed += 1
    }
  }
}
