// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Which indicators of newly read reports are known already, under the names that they had before.
///
/// An indicator joins the known one of its unit that is likest by its own name and its measure's (Dice), each at least
/// `Bound.each` and both together at least `Bound.mean`, if in both one name only adds to the other (公式アプリの運営,
/// 公式アプリの運営事業). Where a part is exchanged (東部相談所, 南部相談所), or a second one is as like, it stays by itself, and that
/// is told. An indicator that the known data has elsewhere in the same plan is another one, since one report has it once.
public struct IndicatorJoins: Sendable {
  public struct Join: Hashable, Sendable {
    public let slug: String
    public let known: String
    /// Of both names, 0 to 1.
    public let likeness: Double
  }

  /// An indicator that could be one of several.
  public struct Doubt: Hashable, Sendable {
    public let slug: String
    public let candidates: [String]
  }

  public private(set) var joins: [Join] = []
  public private(set) var doubts: [Doubt] = []

  enum Bound {
    static let each = 0.5
    static let mean = 0.75
    /// By how much the likest has to be liker than the next.
    static let lead = 0.05
  }

  private static let manyIndicators = 5000

  /// - Parameters:
  ///   - slugs: the indicators that were read from reports.
  ///   - catalogue: that of what was read.
  ///   - known: what was there before.
  public init(of slugs: Set<String>, in catalogue: Catalogue, known: Catalogue) {
    // A store of hundreds of thousands of series is no place to look for one that is nearly of the name.
    let placed = Set(known.placements.map { known.indicators[$0.indicator].slug })
    let isSmall = known.indicators.count <= Self.manyIndicators
    let before = Dictionary(grouping: Self.entries(known) { isSmall || placed.contains($0) }, by: \.unit)
    var best: [String: Join] = [:]
    for entry in Self.entries(catalogue, where: { slugs.contains($0) && known.indicatorIndex(slug: $0) == nil }) {
      let likely = (before[entry.unit] ?? []).compactMap { other -> (entry: Entry, likeness: Likeness)? in
        // Read again, the same report's indicators stand where they stood.
        guard entry.plans.isDisjoint(with: other.plans) || !entry.places.isDisjoint(with: other.places) else {
          return nil
        }
        return entry.likeness(to: other).map { (other, $0) }
      }.sorted { ($0.likeness.value, $1.entry.slug) > ($1.likeness.value, $0.entry.slug) }
      guard let first = likely.first(where: \.likeness.isAddition) ?? likely.first else { continue }
      let close = likely.filter { first.likeness.value - $0.likeness.value < Bound.lead }
      if close.count > 1 || !first.likeness.isAddition {
        doubts.append(Doubt(slug: entry.slug, candidates: close.map(\.entry.slug)))
      } else if catalogue.indicatorIndex(slug: first.entry.slug) == nil,
        best[first.entry.slug].map({ $0.likeness < first.likeness.value }) ?? true
      {
        best[first.entry.slug] = Join(slug: entry.slug, known: first.entry.slug, likeness: first.likeness.value)
      }
    }
    joins = best.values.sorted { $0.slug < $1.slug }
  }

  /// The panel with the known indicators in the place of those that join them. An indicator that was known under its own slug
  /// takes its known definition too, if its unit is the same: how a report words it changes from year to year.
  ///
  /// - Parameter replacing: which way is better is as the report tells it, where it tells it otherwise than by the name.
  public func applied(
    to panel: Panel, of slugs: Set<String>, known: Catalogue, replacing: Bool = false
  ) -> Panel {
    let names = Dictionary(joins.map { ($0.slug, $0.known) }, uniquingKeysWith: { first, _ in first })
    let catalogue = panel.catalogue
    let indicators = catalogue.indicators.map { indicator -> Indicator in
      guard slugs.contains(indicator.slug),
        let index = known.indicatorIndex(slug: names[indicator.slug] ?? indicator.slug),
        known.indicators[index].unit == indicator.unit
      else { return indicator }
      var joined = known.indicators[index]
      let isTold = indicator.better != Better.told(byName: indicator.name, unit: indicator.unit)
      if replacing, isTold { joined.better = indicator.better }
      return joined
    }
    var joined = Catalogue(indicators: indicators, series: catalogue.series, attributes: catalogue.attributes)
    (joined.plans, joined.sections, joined.measures) = (catalogue.plans, catalogue.sections, catalogue.measures)
    (joined.placements, joined.sources, joined.events) = (catalogue.placements, catalogue.sources, catalogue.events)
    return Panel(catalogue: joined, columns: panel.columns, annotations: panel.annotations)
  }

  // MARK: - What is compared

  private struct Entry {
    let slug: String
    let unit: String
    let name: NameSimilarity
    let spelling: String
    var measures: [(name: NameSimilarity, spelling: String)] = []
    var places: Set<MeasurePlace> = []

    var plans: Set<String> { Set(places.map(\.plan)) }

    /// `nil` where the two are too unlike.
    func likeness(to other: Entry) -> Likeness? {
      let own = Likeness(name, spelling, other.name, other.spelling)
      guard own.value >= Bound.each else { return nil }
      let pairs = measures.flatMap { a in other.measures.map { b in Likeness(a.name, a.spelling, b.name, b.spelling) } }
      // A table of values has no measures; then the name alone has to do.
      guard let measure = pairs.max(by: { $0.value < $1.value }) else { return own.value >= 0.9 ? own : nil }
      guard measure.value >= Bound.each, own.value + measure.value >= 2 * Bound.mean else { return nil }
      return Likeness(
        value: (own.value + measure.value) / 2, isAddition: own.isAddition && measure.isAddition)
    }
  }

  private struct Likeness {
    let value: Double
    /// The one name has all of the other's characters in their order.
    let isAddition: Bool

    init(value: Double, isAddition: Bool) { (self.value, self.isAddition) = (value, isAddition) }

    init(_ a: NameSimilarity, _ spelling: String, _ b: NameSimilarity, _ other: String) {
      value = spelling == other ? 1 : a.dice(b)
      let (short, long) = spelling.count <= other.count ? (spelling, other) : (other, spelling)
      var rest = short[...]
      for character in long where character == rest.first { rest = rest.dropFirst() }
      isAddition = rest.isEmpty
    }
  }

  private static func entries(_ catalogue: Catalogue, where isWanted: (String) -> Bool) -> [Entry] {
    let measures = Dictionary(catalogue.measures.map { ($0.place, $0.name) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(grouping: catalogue.placements, by: \.indicator)
    return catalogue.indicators.enumerated().filter { isWanted($0.element.slug) }.map { index, indicator in
      var entry = Entry(
        slug: indicator.slug, unit: indicator.unit, name: NameSimilarity(indicator.name), spelling: indicator.name)
      for placement in places[index] ?? [] {
        entry.places.insert(placement.place)
        if let name = measures[placement.place] { entry.measures.append((NameSimilarity(name), name)) }
      }
      return entry
    }
  }
}
