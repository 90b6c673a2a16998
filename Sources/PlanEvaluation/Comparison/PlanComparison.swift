// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
internal import TrendStatistics

/// What became of the measures and targets of one plan in another.
public struct PlanComparison: Sendable {
  /// Of a target if there is one, else of the measure. Raised and lowered speak of the number: where less is better, a
  /// lowered target is the harder one.
  public enum Change: String, Hashable, Sendable, CaseIterable {
    case kept, raised, lowered, added, dropped, renamed
  }

  /// Something beside the change itself that a reader should know.
  public enum Note: Hashable, Sendable {
    case renamed(from: String)
    case moved
    /// The new target asks for less than what last year's value is already.
    case alreadyExceeded(actual: Double)
    /// The old target is a total over several years and the new one is for a year: of the total, so much a year was left;
    /// `nil` where it is not known how much.
    case shareOfTotal(left: Double?)
    /// The indicator is another one, matched by its name, which was this.
    case indicatorMatched(from: String)
    /// Both plans wrote the target as a change, and so it is compared; the levels that the two come to.
    case levels(from: Double, to: Double, unit: String)
    /// The same measure has these levels as targets too: one quantity that is stated in two ways.
    case statedTwice
  }

  public struct Row: Sendable {
    /// The series whose targets these are; of a change that is compared as a level, that of its base. `nil` without a target.
    public let series: Int?
    public let change: Change
    public let from: Measure?
    public let to: Measure?
    /// The new plan's indicator, or the dropped one; `nil` for a measure without a target in either plan.
    public let indicator: Indicator?
    public let targetFrom: Double?
    public let actualFrom: Double?
    public let targetTo: Double?
    /// How exactly each target is stated; `nil` without one.
    public let qualifierFrom: Qualifier?
    public let qualifierTo: Qualifier?
    /// The years in which the targets are due.
    public let yearFrom: FiscalYear?
    public let yearTo: FiscalYear?
    /// The series under which the new plan wrote its target; `nil` without one.
    public let seriesTo: Int?
    /// The unit of targets and actual.
    public let unit: String
    public var notes: [Note]

    /// New target − old target, in the indicator's unit; `nil` where one is a total over several years and the other not.
    public var targetChange: Double? {
      guard let targetFrom, let targetTo, !isShareOfTotal else { return nil }
      return try? TrendStatistics.Change.absolute(from: targetFrom, to: targetTo)
    }

    /// A target that both plans set alike, not a measure that goes on without one.
    public var isKeptTarget: Bool { change == .kept && (targetFrom != nil || targetTo != nil) }

    /// The new target is for a year of the old one's several.
    public var isShareOfTotal: Bool {
      notes.contains { if case .shareOfTotal = $0 { true } else { false } }
    }

    /// What another row of the measure says as a level.
    public var isStatedTwice: Bool { notes.contains(.statedTwice) }

    /// The name by which the row goes: the new plan's where there is one.
    public var measure: Measure? { to ?? from }
  }

  public let rows: [Row]

  /// The targets that both plans have, each once where it is stated in two ways; what is left of a total is another target than
  /// the total.
  public var targetsInBoth: [Row] {
    rows.filter { $0.targetFrom != nil && $0.targetTo != nil && !$0.isShareOfTotal && !$0.isStatedTwice }
  }

  public init(from old: Plan, to new: Plan, in panel: Panel) {
    let olds = PlanTargets(of: old, in: panel)
    let news = PlanTargets(of: new, in: panel)
    let matching = NameMatching(olds.measures.map(\.name), news.measures.map(\.name)) {
      olds.measures[$0].place.nearness(to: news.measures[$1].place)
    }
    var oldOfNew: [Int: Int] = [:]
    for (a, b) in matching.partners.enumerated() { if let b { oldOfNew[b] = a } }
    var rows: [Row] = []
    for (b, measure) in news.measures.enumerated() {
      let partner = oldOfNew[b].map { olds.measures[$0] }
      rows += Self.rows(partner, measure, partner.map(olds.targets(of:)) ?? [], news.targets(of: measure))
    }
    for (a, measure) in olds.measures.enumerated() where matching.partners[a] == nil {
      rows += Self.rows(measure, nil, olds.targets(of: measure), [])
    }
    if !olds.ofNoMeasure.isEmpty || !news.ofNoMeasure.isEmpty {
      rows += Self.rows(nil, nil, olds.ofNoMeasure, news.ofNoMeasure)
    }
    self.rows = rows
  }

  /// The rows of one measure, or of all indicators that belong to none.
  private static func rows(
    _ from: Measure?, _ to: Measure?, _ olds: [Attainment], _ news: [Attainment]
  ) -> [Row] {
    if olds.isEmpty, news.isEmpty { return [row(from, to, nil, nil)] }
    let partners = TargetMatching(olds, news).partners
    let matched = Set(partners.compactMap(\.self))
    let pairs = olds.indices.map { TargetPair(olds[$0], partners[$0].map { news[$0] }) }
    var rows = pairs.map { pair in
      var row = row(from, to, pair.old, pair.new)
      if pairs.contains(where: pair.saysAgain) { row.notes.append(.statedTwice) }
      return row
    }
    rows += news.indices.filter { !matched.contains($0) }.map { row(from, to, nil, news[$0]) }
    return rows
  }

  private static func row(_ from: Measure?, _ to: Measure?, _ old: Attainment?, _ new: Attainment?) -> Row {
    let targets = TargetPair(old, new)
    return Row(
      series: targets.isAsWritten ? new?.series : (new ?? old)?.measuredSeries, change: change(from, to, targets),
      from: from, to: to,
      indicator: (new ?? old)?.indicator,
      targetFrom: targets.from, actualFrom: targets.actual, targetTo: targets.to,
      qualifierFrom: old?.targetQualifier, qualifierTo: new?.targetQualifier, yearFrom: old?.year, yearTo: new?.year,
      seriesTo: new?.series, unit: targets.unit,
      notes: notes(from, to, targets))
  }

  private static func change(_ from: Measure?, _ to: Measure?, _ targets: TargetPair) -> Change {
    switch (targets.from, targets.to) {
    case (.some, let new?):
      // A level that a change means is computed: 4/3 of 12,000 is 16,000.
      if let old = targets.measure, (new - old).magnitude > 1e-9 * old.magnitude {
        return new > old ? .raised : .lowered
      }
    case (nil, .some): return .added
    case (.some, nil): return .dropped
    case (nil, nil): break
    }
    switch (from, to) {
    case (nil, .some): return .added
    case (.some, nil): return .dropped
    case (let from?, let to?) where from.name != to.name: return .renamed
    default: return .kept
    }
  }

  private static func notes(_ from: Measure?, _ to: Measure?, _ targets: TargetPair) -> [Note] {
    var notes: [Note] = []
    if let from, let to {
      if from.name != to.name { notes.append(.renamed(from: from.name)) }
      if from.place.nearness(to: to.place) != .samePlace { notes.append(.moved) }
    }
    if let old = targets.old, let new = targets.new {
      if old.indicator.slug != new.indicator.slug { notes.append(.indicatorMatched(from: old.indicator.name)) }
      if targets.isAsWritten { notes.append(.levels(from: old.shownTarget, to: new.shownTarget, unit: new.unit)) }
      if targets.isShareOfTotal {
        notes.append(.shareOfTotal(left: targets.measure))
      } else if let actual = targets.isAsWritten ? old.actual : targets.actual,
        targets.isExceeded(by: actual)
      {
        notes.append(.alreadyExceeded(actual: actual))
      }
    }
    return notes
  }
}

/// The measures of a plan in order, with the targets of each.
private struct PlanTargets {
  let measures: [Measure]
  private let targets: [MeasurePlace?: [Attainment]]

  init(of plan: Plan, in panel: Panel) {
    // By place, so that the answer does not hang on the order in which documents were read.
    measures = panel.catalogue.measures.filter { $0.place.plan == plan.id }.sorted { $0.place < $1.place }
    targets = Dictionary(grouping: Attainment.all(of: plan, in: panel), by: \.place)
  }

  var ofNoMeasure: [Attainment] { targets[nil] ?? [] }

  func targets(of measure: Measure) -> [Attainment] { targets[measure.place] ?? [] }
}

extension MeasurePlace {
  /// Over two plans: the same number, or at least the same section.
  fileprivate func nearness(to other: MeasurePlace) -> NameMatching.Nearness {
    guard section == other.section else { return .apart }
    return number == other.number ? .samePlace : .sameGroup
  }
}
