// SPDX-License-Identifier: GPL-3.0-or-later

/// What the values belong to: the plans with their sections and measures, the indicators, and the series, which are
/// the rows of every column.
public struct Catalogue: Sendable, Equatable {
  public var plans: [Plan] = []
  public var sections: [PlanSection] = []
  public var measures: [Measure] = []
  /// Which indicators a measure has, in the order of the document.
  public var placements: [Placement] = []
  public var sources: [Source] = []
  /// The years that were not like others.
  public var events: [Event] = []
  public private(set) var indicators: [Indicator] = []
  public private(set) var series: [Series] = []
  /// Further attributes of a series by name, such as `group`; shape: one value a series, `""` where there is none.
  public private(set) var attributes: [String: [String]] = [:]

  private var indicatorIndices: [String: Int] = [:]
  private var seriesIndices: [Series: Int] = [:]

  public init() {}

  /// Takes over many indicators and series at once. No two indicators have one slug, no two series are the same, and
  /// each attribute has one value a series.
  public init(indicators: [Indicator], series: [Series], attributes: [String: [String]] = [:]) {
    precondition(attributes.values.allSatisfy { $0.count == series.count }, "an attribute has one value a series")
    indicatorIndices.reserveCapacity(indicators.count)
    for (index, indicator) in indicators.enumerated() { indicatorIndices[indicator.slug] = index }
    seriesIndices.reserveCapacity(series.count)
    for (index, entry) in series.enumerated() { seriesIndices[entry] = index }
    precondition(
      indicatorIndices.count == indicators.count && seriesIndices.count == series.count,
      "no indicator and no series is there twice")
    (self.indicators, self.series, self.attributes) = (indicators, series, attributes)
  }

  public func indicatorIndex(slug: String) -> Int? { indicatorIndices[slug] }
  public func seriesIndex(_ series: Series) -> Int? { seriesIndices[series] }
  public func indicator(ofSeries index: Int) -> Indicator { indicators[series[index].indicator] }
  public func plan(_ id: String) -> Plan? { plans.first { $0.id == id } }

  /// Adds an indicator, or finds the one of the same slug, whose definition then stays.
  @discardableResult
  public mutating func add(_ indicator: Indicator) -> Int {
    if let index = indicatorIndices[indicator.slug] { return index }
    indicators.append(indicator)
    indicatorIndices[indicator.slug] = indicators.count - 1
    return indicators.count - 1
  }

  /// Which way is better, where more of it is known than when the indicator was added.
  public mutating func setBetter(_ better: Better, ofIndicator index: Int) { indicators[index].better = better }

  /// Adds a series, or finds it.
  @discardableResult
  public mutating func add(_ series: Series) -> Int {
    if let index = seriesIndices[series] { return index }
    self.series.append(series)
    seriesIndices[series] = self.series.count - 1
    // By index: a loop over the keys would hold a second reference to the arrays, and each append would copy them all.
    var index = attributes.startIndex
    while index != attributes.endIndex {
      attributes.values[index].append("")
      attributes.formIndex(after: &index)
    }
    return self.series.count - 1
  }

  public mutating func setAttribute(_ name: String, ofSeries index: Int, to value: String) {
    if attributes[name] == nil {
      guard !value.isEmpty else { return }
      attributes[name] = [String](repeating: "", count: series.count)
    }
    attributes[name]?[index] = value
  }

  /// A whole attribute at once; shape: one value a series.
  public mutating func setAttribute(_ name: String, to values: [String]) {
    precondition(values.count == series.count, "an attribute has one value a series")
    attributes[name] = values
  }

  /// Makes room for so many series.
  public mutating func reserveSeries(_ count: Int) {
    series.reserveCapacity(count)
    seriesIndices.reserveCapacity(count)
  }

  /// Whose value it is: the named entity, or the owner of a plan that has the indicator. For many series, `EntityNames` is
  /// quicker.
  public func entityName(ofSeries index: Int) -> String {
    let series = series[index]
    guard series.entity.isEmpty else { return series.entity }
    let plan = placements.first { $0.indicator == series.indicator }?.place.plan
    return plan.flatMap(self.plan)?.owner ?? ""
  }
}

/// The values of one indicator for one entity over the years: a row of every column.
public struct Series: Hashable, Sendable {
  /// Index into `Catalogue.indicators`.
  public let indicator: Int
  /// The entity (団体) by name; `""` is the owner of the plan.
  public let entity: String

  public init(indicator: Int, entity: String = "") {
    (self.indicator, self.entity) = (indicator, entity)
  }
}

/// That a measure has an indicator.
public struct Placement: Hashable, Sendable {
  /// Index into `Catalogue.indicators`.
  public let indicator: Int
  public let place: MeasurePlace

  public init(indicator: Int, place: MeasurePlace) {
    (self.indicator, self.place) = (indicator, place)
  }
}

/// A document or file from which values came, and under which licence.
public struct Source: Hashable, Sendable {
  public var title: String
  public var path: String
  public var licence: String

  public init(title: String, path: String = "", licence: String = "") {
    (self.title, self.path, self.licence) = (title, path, licence)
  }
}

/// Whose values the series of a catalogue are, each found without a search.
public struct EntityNames: Sendable {
  private let series: [Series]
  private let owners: [Int: String]

  public init(of catalogue: Catalogue) {
    series = catalogue.series
    let plans = Dictionary(catalogue.plans.map { ($0.id, $0.owner) }, uniquingKeysWith: { first, _ in first })
    owners = Dictionary(
      catalogue.placements.map { ($0.indicator, plans[$0.place.plan] ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(series index: Int) -> String {
    let entry = series[index]
    return entry.entity.isEmpty ? owners[entry.indicator] ?? "" : entry.entity
  }
}
