// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// A proposal for the next plan, made from the results of this one. It stands in until the office has its real plan.
public struct PlanDraft: Sendable {
  /// Why a target is proposed as it is.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Met already, and the forecast goes further.
    case forecast
    /// Met already; no forecast goes further, so the level reached is held.
    case holdLevel = "hold_level"
    /// Missed, or not to be judged: the target stands.
    case kept
    /// A change that was met, without a forecast that goes as far again: the target stands.
    case changeKept = "change_kept"
    /// A change that says again what a target of the same measure says as a level: it says the same of what is proposed for that.
    case sameAsLevel = "same_as_level"
    /// A later year's target that has not come due: the target stands.
    case notDue = "not_due"
    /// What is left of a total over several years, spread over the years left.
    case remainingShare = "remaining_share"
    /// The total over several years is there already; nothing is left to share out.
    case periodReached = "period_reached"
  }

  public struct Row: Sendable {
    public let place: MeasurePlace?
    public let indicator: Indicator
    /// Whose target it is; `""` is the owner of the plan.
    public let entity: String
    public let unit: String
    public let year: FiscalYear
    public let targetFrom: Double
    public let actual: Double?
    public let targetTo: Double
    /// How exactly the target is stated, old and new: a draft of 12社以上 asks for at least as many.
    public let qualifier: Qualifier
    public let reason: Reason
    /// The level, with its unit, that a change says again; `nil` where it says nothing again.
    public let level: (value: Double, unit: String)?
    /// The forecast behind levels and reason has one value and no similar series to go by.
    public let restsOnOneValueAlone: Bool
    /// What is how probable to be met; or why that cannot be told.
    public let levels: Result<DraftLevels, DraftLevels.Unknown>
  }

  /// The draft as a panel of its own: the new plan, its sections, measures, indicators and targets.
  public let panel: Panel
  public let rows: [Row]
  private let old: String

  /// Where a proposed target comes from, as its source in the data.
  public func source(of row: Row) -> String { Self.source(of: row, old, panel.catalogue.plans.first?.id ?? "") }

  private static func source(of row: Row, _ old: String, _ new: String) -> String {
    Proposal(from: old, to: new, reason: row.reason, value: row.targetTo).source
  }

  /// - Parameters:
  ///   - title: the new plan's title, which has to say that it is a draft.
  ///   - remainderName: names the indicator of what is left of a several-years total, from that total's name.
  public init(
    from old: Plan, to id: String, year: FiscalYear, title: String, in panel: Panel,
    remainderName: (String) -> String
  ) {
    self.old = old.id
    let new = Plan(id: id, title: title, owner: old.owner, fiscalYear: year)
    let outlooks = Outlooks(in: panel, targets: DueTargets(in: panel))
    let standing = Self.standing(Attainment.all(of: old, in: panel), in: year)
    func rows(_ targets: [Attainment], levels: [Due: Double]) -> [Row] {
      targets.map {
        DraftTarget(
          from: $0, of: old, toYear: year, level: levels[Due($0, from: year)], outlooks: outlooks,
          remainderName: remainderName
        ).row
      }
    }
    // One quantity has one target: what is proposed for a level goes for the change that says the same.
    let levels = Dictionary(
      zip(standing, rows(standing, levels: [:])).filter { !$0.0.isLevelOfChange }.map {
        (Due($0.0, from: year), $0.1.targetTo)
      }, uniquingKeysWith: { first, _ in first })
    self.rows = rows(standing, levels: levels)
    self.panel = Self.panel(new, carriedFrom: old, self.rows, panel)
  }

  /// What is measured, and when the draft has it due.
  private struct Due: Hashable {
    let series: Int
    let year: FiscalYear

    init(_ target: Attainment, from year: FiscalYear) {
      (series, self.year) = (target.measuredSeries, max(target.year, year))
    }
  }

  /// Without the targets that a later one of the same plan takes over from: of 10 for 2019 and 20 for 2020, a draft for
  /// 2020 starts from the 20.
  private static func standing(_ targets: [Attainment], in year: FiscalYear) -> [Attainment] {
    struct Due: Hashable {
      let series: Int
      let year: FiscalYear
    }
    func due(_ target: Attainment) -> Due { Due(series: target.series, year: max(target.year, year)) }
    let latest = Dictionary(targets.map { (due($0), $0.year) }, uniquingKeysWith: max)
    return targets.filter { latest[due($0)] == $0.year }
  }

  private static func panel(_ new: Plan, carriedFrom old: Plan, _ rows: [Row], _ panel: Panel) -> Panel {
    var draft = Panel()
    draft.catalogue.plans = [new]
    draft.catalogue.sections = panel.catalogue.sections.filter { $0.plan == old.id }.map {
      PlanSection(plan: new.id, section: $0.section, title: $0.title)
    }
    draft.catalogue.measures = panel.catalogue.measures.filter { $0.place.plan == old.id }.map {
      Measure(
        place: $0.place.inPlan(new.id), name: $0.name, department: $0.department, isRelisted: $0.isRelisted)
    }
    let carried = panel.catalogue.placements.filter { $0.place.plan == old.id }.map {
      (panel.catalogue.indicators[$0.indicator], $0.place)
    }
    draft.catalogue.place(carried + rows.compactMap { row in row.place.map { (row.indicator, $0) } }, inPlan: new.id)
    for row in rows {
      let indicator = draft.catalogue.add(row.indicator)
      draft.insert(
        row.targetTo, series: draft.catalogue.add(Series(indicator: indicator, entity: row.entity)),
        at: .target(new.id, row.year),
        annotation: Annotation(qualifier: row.qualifier, source: source(of: row, old.id, new.id)))
    }
    draft.catalogue.addBases(from: panel.catalogue)
    return draft
  }
}

extension Catalogue {
  /// Adds the indicators, and where they stand in the plan, each once.
  fileprivate mutating func place(_ indicators: [(Indicator, MeasurePlace)], inPlan plan: String) {
    var present = Set(placements)
    for (indicator, place) in indicators {
      let placement = Placement(indicator: add(indicator), place: place.inPlan(plan))
      if present.insert(placement).inserted { placements.append(placement) }
    }
  }

  /// A change refers to its base by slug; a catalogue that has the one has to have the other.
  fileprivate mutating func addBases(from catalogue: Catalogue) {
    var wanted = indicators.compactMap(\.base)
    while let slug = wanted.popLast() {
      guard indicatorIndex(slug: slug) == nil, let index = catalogue.indicatorIndex(slug: slug) else { continue }
      add(catalogue.indicators[index])
      wanted += [catalogue.indicators[index].base].compactMap(\.self)
    }
  }
}

extension MeasurePlace {
  fileprivate func inPlan(_ plan: String) -> MeasurePlace {
    MeasurePlace(plan: plan, section: section, number: number)
  }
}
