// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// What became of the measures and targets of one plan in another.
public struct PlanComparison: Sendable {
  public enum Change: String, Hashable, Sendable, CaseIterable {
    case kept, raised, lowered, added, dropped, renamed
  }

  /// Something beside the change itself that a reader should know.
  public enum Note: Hashable, Sendable {
    case renamed(from: String)
    case moved
    /// The new target asks for less than what last year's value is already.
    case alreadyExceeded(actual: Double)
    /// The indicator was matched by its name, under another slug.
    case indicatorMatched(from: String)
  }

  public struct Row: Sendable {
    public let change: Change
    public let from: Measure?
    public let to: Measure?
    /// The new plan's indicator, or the dropped one; `nil` for a measure without a target in either plan.
    public let indicator: Indicator?
    public let targetFrom: Double?
    public let actualFrom: Double?
    public let targetTo: Double?
    /// The unit of the targets.
    public let unit: String
    public let notes: [Note]

    /// New target − old target, in the indicator's unit.
    public var targetChange: Double? {
      guard let targetFrom, let targetTo else { return nil }
      return targetTo - targetFrom
    }

    /// The name by which the row goes: the new plan's where there is one.
    public var measure: Measure? { to ?? from }
  }

  public let rows: [Row]

  public init(from old: Plan, to new: Plan, in panel: Panel) {
    let olds = PlanTargets(of: old, in: panel)
    let news = PlanTargets(of: new, in: panel)
    let matching = NameMatching(olds.measures.map(\.name), news.measures.map(\.name)) { a, b in
      let (x, y) = (olds.measures[a].place, news.measures[b].place)
      return (x.section, x.number) == (y.section, y.number)
    }
    var oldOfNew: [Int: Int] = [:]
    for (a, b) in matching.partners.enumerated() { if let b { oldOfNew[b] = a } }
    var rows: [Row] = []
    for (b, measure) in news.measures.enumerated() {
      let partner = oldOfNew[b].map { olds.measures[$0] }
      rows += Self.rows(partner, measure, olds.targets(of: partner), news.targets(of: measure))
    }
    for (a, measure) in olds.measures.enumerated() where matching.partners[a] == nil {
      rows += Self.rows(measure, nil, olds.targets(of: measure), [])
    }
    let loose = (olds.targets(of: nil), news.targets(of: nil))
    if !loose.0.isEmpty || !loose.1.isEmpty { rows += Self.rows(nil, nil, loose.0, loose.1) }
    self.rows = rows
  }

  /// The rows of one measure, or of all indicators that belong to none.
  private static func rows(
    _ from: Measure?, _ to: Measure?, _ olds: [Attainment], _ news: [Attainment]
  ) -> [Row] {
    if olds.isEmpty, news.isEmpty { return [row(from, to, nil, nil)] }
    let partners = partners(olds, news)
    let matched = Set(partners.compactMap(\.self))
    var rows = olds.indices.map { row(from, to, olds[$0], partners[$0].map { news[$0] }) }
    rows += news.indices.filter { !matched.contains($0) }.map { row(from, to, nil, news[$0]) }
    return rows
  }

  /// First by slug, which is stable over the plans; then by like names in one unit.
  private static func partners(_ olds: [Attainment], _ news: [Attainment]) -> [Int?] {
    var partners = olds.map { old in news.firstIndex { $0.indicator.slug == old.indicator.slug } }
    let taken = Set(partners.compactMap(\.self))
    let openOld = olds.indices.filter { partners[$0] == nil }
    let openNew = news.indices.filter { !taken.contains($0) }
    let matching = NameMatching(openOld.map { olds[$0].indicator.name }, openNew.map { news[$0].indicator.name }) {
      olds[openOld[$0]].unit == news[openNew[$1]].unit
    }
    for (a, b) in matching.partners.enumerated() {
      if let b, olds[openOld[a]].unit == news[openNew[b]].unit { partners[openOld[a]] = openNew[b] }
    }
    return partners
  }

  private static func row(_ from: Measure?, _ to: Measure?, _ old: Attainment?, _ new: Attainment?) -> Row {
    Row(
      change: change(from, to, old, new), from: from, to: to, indicator: (new ?? old)?.indicator,
      targetFrom: old?.target, actualFrom: old?.actual, targetTo: new?.target, unit: (new ?? old)?.unit ?? "",
      notes: notes(from, to, old, new))
  }

  private static func change(_ from: Measure?, _ to: Measure?, _ old: Attainment?, _ new: Attainment?) -> Change {
    switch (old, new) {
    case (let old?, let new?) where new.target > old.target: .raised
    case (let old?, let new?) where new.target < old.target: .lowered
    case (nil, .some): .added
    case (.some, nil): .dropped
    default:
      switch (from, to) {
      case (nil, .some): .added
      case (.some, nil): .dropped
      case (let from?, let to?) where from.name != to.name: .renamed
      default: .kept
      }
    }
  }

  private static func notes(_ from: Measure?, _ to: Measure?, _ old: Attainment?, _ new: Attainment?) -> [Note] {
    var notes: [Note] = []
    if let from, let to {
      if from.name != to.name { notes.append(.renamed(from: from.name)) }
      if (from.place.section, from.place.number) != (to.place.section, to.place.number) { notes.append(.moved) }
    }
    if let old, let new {
      if old.indicator.slug != new.indicator.slug { notes.append(.indicatorMatched(from: old.indicator.slug)) }
      if let actual = old.actual, exceeds(actual, new) { notes.append(.alreadyExceeded(actual: actual)) }
    }
    return notes
  }

  /// Strictly better than the new target asks for.
  private static func exceeds(_ actual: Double, _ new: Attainment) -> Bool {
    new.indicator.better == .higher ? actual > new.target : actual < new.target
  }
}

/// The measures of a plan with the targets of each.
private struct PlanTargets {
  let measures: [Measure]
  private let targets: [MeasurePlace?: [Attainment]]

  init(of plan: Plan, in panel: Panel) {
    measures = panel.catalogue.measures.filter { $0.place.plan == plan.id }
    targets = Dictionary(grouping: Attainment.all(of: plan, in: panel), by: \.place)
  }

  /// The targets of a measure; for `nil` those that belong to none.
  func targets(of measure: Measure?) -> [Attainment] { targets[measure?.place] ?? [] }
}
