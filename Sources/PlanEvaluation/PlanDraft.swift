// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators
internal import TrendStatistics

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
    public let unit: String
    public let year: FiscalYear
    public let targetFrom: Double
    public let actual: Double?
    public let targetTo: Double
    public let reason: Reason
  }

  /// The draft as a panel of its own: the new plan, its sections, measures, indicators and targets.
  public let panel: Panel
  public let rows: [Row]

  /// - Parameters:
  ///   - title: the new plan's title, which has to say that it is a draft.
  ///   - remainderName: names the indicator of what is left of a several-years total, from that total's name.
  public init(
    from old: Plan, to id: String, year: FiscalYear, title: String, in panel: Panel,
    remainderName: (String) -> String
  ) {
    let new = Plan(id: id, title: title, owner: old.owner, fiscalYear: year)
    let rows = Attainment.all(of: old, in: panel).map {
      DraftTarget(from: $0, fromYear: old.fiscalYear, toYear: year, in: panel, remainderName: remainderName)
    }
    self.rows = rows.map(\.row)
    self.panel = Self.panel(new, carriedFrom: old, rows, panel)
  }

  private static func panel(_ new: Plan, carriedFrom old: Plan, _ targets: [DraftTarget], _ panel: Panel) -> Panel {
    var draft = Panel()
    draft.catalogue.plans = [new]
    draft.catalogue.sections = panel.catalogue.sections.filter { $0.plan == old.id }.map {
      PlanSection(plan: new.id, section: $0.section, title: $0.title)
    }
    draft.catalogue.measures = panel.catalogue.measures.filter { $0.place.plan == old.id }.map {
      Measure(
        place: $0.place.inPlan(new.id), name: $0.name, department: $0.department, isRelisted: $0.isRelisted)
    }
    for placement in panel.catalogue.placements where placement.place.plan == old.id {
      draft.place(panel.catalogue.indicators[placement.indicator], at: placement.place.inPlan(new.id))
    }
    for target in targets {
      let series = draft.place(target.row.indicator, at: target.row.place?.inPlan(new.id))
      draft.insert(
        target.row.targetTo, series: series, at: .target(new.id, target.row.year),
        annotation: Annotation(source: "\(old.id) → \(new.id): \(target.row.reason.rawValue)"))
    }
    draft.addBases(from: panel)
    return draft
  }
}

/// One proposed target, and how it came about.
private struct DraftTarget {
  let row: PlanDraft.Row

  init(
    from old: Attainment, fromYear: FiscalYear, toYear: FiscalYear, in panel: Panel,
    remainderName: (String) -> String
  ) {
    let due = max(old.year, toYear)
    var indicator = old.indicator
    var (target, reason) = (old.stated, PlanDraft.Reason.kept)
    switch (indicator.span, old.grade) {
    case (.period, .achieved), (.period, .reached):
      reason = .periodReached
    case (.period, .notDue):
      if let actual = old.actual {
        target = Self.remainingShare(of: old.target, actual: actual, from: fromYear, to: old.year)
        reason = .remainingShare
        indicator = indicator.remainder(named: remainderName(indicator.name), year: toYear)
      }
    case (_, .achieved), (_, .reached):
      (target, reason) = Self.further(than: old, by: due, in: panel)
    case (_, .notDue):
      reason = .notDue
    default:
      break
    }
    row = PlanDraft.Row(
      place: old.place, indicator: indicator, unit: indicator.unit,
      year: reason == .remainingShare ? toYear : due, targetFrom: old.stated, actual: old.statedActual,
      targetTo: target, reason: reason)
  }

  /// Years of the total still to come: those after the plan's own, up to the one in which it is due.
  private static func remainingShare(
    of total: Double, actual: Double, from year: FiscalYear, to due: FiscalYear
  ) -> Double {
    ((total - actual) / Double(max(1, year.distance(to: due)))).rounded(.up)
  }

  /// The forecast for the year if it is better than what has been reached, else the level reached.
  private static func further(
    than old: Attainment, by due: FiscalYear, in panel: Panel
  ) -> (Double, PlanDraft.Reason) {
    guard let actual = old.statedActual else { return (old.stated, .kept) }
    // A change of several times the target is rarely to be had twice: without a forecast the target stands.
    let held = old.isLevelOfChange ? (old.stated, PlanDraft.Reason.kept) : (actual, .holdLevel)
    guard let point = Self.forecast(ofSeries: old.measuredSeries, for: due, in: panel) else { return held }
    if old.isLevelOfChange {
      guard let reached = old.actual,
        let change = ChangeTarget.change(to: point, from: reached, unit: old.indicator.unit)?
          .roundedToSignificantDigits(3),
        change != old.stated, TargetRatio.isMet(actual: change, target: old.stated, better: old.indicator.better)
      else { return held }
      return (change, .forecast)
    }
    let proposal = point.roundedToSignificantDigits(3)
    guard proposal != actual, TargetRatio.isMet(actual: proposal, target: actual, better: old.indicator.better) else {
      return held
    }
    return (proposal, .forecast)
  }

  private static func forecast(ofSeries series: Int, for year: FiscalYear, in panel: Panel) -> Double? {
    let history = panel.history(ofSeries: series)
    guard let last = history.last?.year, last < year else { return nil }
    let bounds = ForecastBounds(of: panel.catalogue.indicator(ofSeries: series))
    return try? Forecaster.forecast(history, horizon: last.distance(to: year), bounds: bounds).last?.point
  }
}

extension Indicator {
  /// The yearly indicator of what is left of a several-years total.
  fileprivate func remainder(named name: String, year: FiscalYear) -> Indicator {
    Indicator(
      slug: "\(slug)-remaining-\(year)", name: name, unit: unit, better: better, span: .annual,
      lowerBound: lowerBound, upperBound: upperBound)
  }
}

extension MeasurePlace {
  fileprivate func inPlan(_ plan: String) -> MeasurePlace {
    MeasurePlace(plan: plan, section: section, number: number)
  }
}

extension Panel {
  /// Adds the indicator's series, and that the measure has it.
  @discardableResult
  fileprivate mutating func place(_ indicator: Indicator, at place: MeasurePlace?) -> Int {
    let index = catalogue.add(indicator)
    if let place, !catalogue.placements.contains(Placement(indicator: index, place: place)) {
      catalogue.placements.append(Placement(indicator: index, place: place))
    }
    return catalogue.add(Series(indicator: index))
  }

  /// A change refers to its base by slug; a draft that has the one has to have the other.
  fileprivate mutating func addBases(from panel: Panel) {
    for slug in catalogue.indicators.compactMap(\.base) where catalogue.indicatorIndex(slug: slug) == nil {
      if let index = panel.catalogue.indicatorIndex(slug: slug) { place(panel.catalogue.indicators[index], at: nil) }
    }
  }
}

extension Double {
  /// A target is said in round numbers: 12,763 as 12,800.
  fileprivate func roundedToSignificantDigits(_ digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    let scale = pow(10, Double(digits - 1) - log10(magnitude).rounded(.down))
    return (self * scale).rounded() / scale
  }
}
