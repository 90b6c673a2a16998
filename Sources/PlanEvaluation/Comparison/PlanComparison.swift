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
  }

  public struct Row: Sendable {
    /// The series whose targets these are; of a change, that of its base. `nil` without a target.
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
    /// The unit of targets and actual.
    public let unit: String
    public let notes: [Note]

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

    /// The name by which the row goes: the new plan's where there is one.
    public var measure: Measure? { to ?? from }
  }

  public let rows: [Row]

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
    var rows = olds.indices.map { row(from, to, olds[$0], partners[$0].map { news[$0] }) }
    rows += news.indices.filter { !matched.contains($0) }.map { row(from, to, nil, news[$0]) }
    return rows
  }

  private static func row(_ from: Measure?, _ to: Measure?, _ old: Attainment?, _ new: Attainment?) -> Row {
    let targets = TargetPair(old, new)
    return Row(
      series: (new ?? old)?.measuredSeries, change: change(from, to, targets), from: from, to: to,
      indicator: (new ?? old)?.indicator,
      targetFrom: targets.from, actualFrom: targets.actual, targetTo: targets.to,
      qualifierFrom: old?.targetQualifier, qualifierTo: new?.targetQualifier, unit: targets.unit,
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
      if targets.isShareOfTotal {
        notes.append(.shareOfTotal(left: targets.measure))
      } else if let actual = targets.actual, targets.isExceeded(by: actual) {
        notes.append(.alreadyExceeded(actual: actual))
      }
    }
    return notes
  }
}

/// An old target and its new one, in one unit.
private struct TargetPair {
  let old: Attainment?
  let new: Attainment?
  let from: Double?
  let to: Double?
  let actual: Double?
  let unit: String

  /// Of changes the levels are compared; where only one of the two could be turned into a level, both as they were written.
  init(_ old: Attainment?, _ new: Attainment?) {
    (self.old, self.new) = (old, new)
    if let old, let new, old.unit != new.unit {
      (from, to, actual) = (old.stated, new.stated, old.statedActual)
      unit = new.indicator.unit
    } else {
      (from, to, actual) = (old?.target, new?.target, old?.actual)
      unit = (new ?? old)?.unit ?? ""
    }
  }

  /// A total over several years has become a target for one.
  var isShareOfTotal: Bool { old?.indicator.span == .period && new.map { $0.indicator.span != .period } == true }

  /// What the new target is measured by: the old one, or what a year has to bring of the total that it was.
  var measure: Double? {
    guard isShareOfTotal, let old else { return from }
    guard let actual, let year = old.actualYear else { return nil }
    return DraftTarget.remainingShare(of: old.target, actual: actual, from: year, to: old.year)
  }

  /// Strictly better than the new target asks for.
  func isExceeded(by actual: Double) -> Bool {
    guard let to, let new else { return false }
    return new.indicator.better.prefers(actual, to: to)
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
