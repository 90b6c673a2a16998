// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What series are called in one chart: several of one name are told apart by the measure in which each stands, then by unit, and
/// last by slug. The measure stands in front.
struct ChartNames {
  private let names: ShownNames
  private let distinct: DistinctNames<Int>

  init(of series: some Sequence<Int>, in panel: Panel) {
    let names = ShownNames(in: panel)
    // Of an indicator in several plans, the place in the last one.
    let places = Dictionary(
      panel.catalogue.placements.map { ($0.indicator, $0.place) }, uniquingKeysWith: { $1.plan >= $0.plan ? $1 : $0 })
    distinct = DistinctNames(series) { series in
      DistinctNames<Int>.choices(
        names.title(ofSeries: series), at: places[panel.catalogue.series[series].indicator],
        panel.catalogue.indicator(ofSeries: series))
    }
    self.names = names
  }

  func title(ofSeries series: Int) -> String { distinct.names[series] ?? names.title(ofSeries: series) }
}

/// What each target is called: as its indicator, with the year where targets of several years stand in the same chart.
struct TargetTitles {
  private struct Key: Hashable {
    let slug: String
    let entity: String

    init(_ target: Attainment) { (slug, entity) = (target.indicator.slug, target.entity) }
  }

  private let severalYears: Set<Key>
  private let distinct: DistinctNames<Key>

  init(_ attainments: [Attainment], in panel: Panel) {
    let names = ShownNames(in: panel)
    let byKey = Dictionary(grouping: attainments, by: Key.init)
    severalYears = Set(byKey.filter { Set($0.value.map(\.year)).count > 1 }.keys)
    distinct = DistinctNames(byKey.keys) { key in
      guard let target = byKey[key]?.first else { return [key.slug] }
      let name = names.indicator(target.indicator) + (key.entity.isEmpty ? "" : " (\(key.entity))")
      return DistinctNames<Key>.choices(name, at: target.place, target.indicator)
    }
  }

  func title(of target: Attainment) -> String {
    let key = Key(target)
    let name = distinct.names[key] ?? target.indicator.name
    return ChartWording.level(
      severalYears.contains(key) ? "\(target.year) \(name)" : name, of: target)
  }
}

/// Each with the first of its names that no other has.
struct DistinctNames<Key: Hashable> {
  let names: [Key: String]

  init(_ keys: some Sequence<Key>, choices: (Key) -> [String]) {
    var (names, open, level) = ([Key: String](), Set(keys), 0)
    while !open.isEmpty {
      let wishes = open.map { key in (key: key, names: choices(key)) }
      let groups = Dictionary(grouping: wishes) { $0.names[min(level, $0.names.count - 1)] }
      for (name, members) in groups {
        for member in members where members.count == 1 || level >= member.names.count - 1 {
          names[member.key] = name
          open.remove(member.key)
        }
      }
      level += 1
    }
    self.names = names
  }

  /// Alone, with its measure, with its unit, with its slug.
  static func choices(_ name: String, at place: MeasurePlace?, _ indicator: Indicator) -> [String] {
    let placed = place.map { "\($0.section)-\($0.number) \(name)" } ?? name
    let counted = indicator.unit.isEmpty ? placed : placed + say("（\(indicator.unit)）", " (\(indicator.unit))")
    return [name, placed, counted, "\(placed) = \(indicator.slug)"]
  }
}
