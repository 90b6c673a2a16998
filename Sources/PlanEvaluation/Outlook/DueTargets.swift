// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// The targets of all plans as levels, by the series that is measured against them and the year in which they are due.
///
/// A target that was written as a change (5 %増加) stands with the series of its base, as the level that it means.
public struct DueTargets: Sendable {
  private var levels: [Int: [FiscalYear: Double]] = [:]
  private var setters: [Int: [FiscalYear: Setter]] = [:]
  private var alternatives: [Int: [FiscalYear: Alternative]] = [:]

  private struct Setter {
    let plan: Plan
    let proposal: Proposal?
  }

  /// What a draft would put in the place of a target that a plan has set.
  public struct Alternative: Sendable {
    public let target: Double
    public let plan: Plan
    public let proposal: Proposal
  }

  /// Where several plans set a target for one year, the latest plan's holds; what a draft proposes holds only where no plan has
  /// set one, for a proposal does not annul what is in force.
  public init(in panel: Panel) {
    let plans = panel.catalogue.plans.enumerated().sorted {
      ($0.element.fiscalYear, $0.offset) < ($1.element.fiscalYear, $1.offset)
    }
    for plan in plans.lazy.map(\.element) {
      for (target, proposal) in Self.ascending(Attainment.all(of: plan, in: panel), of: plan, in: panel) {
        let (series, year) = (target.measuredSeries, target.year)
        if let proposal, isSet(ofSeries: series, year: year) {
          propose(Alternative(target: target.target, plan: plan, proposal: proposal), ofSeries: series, year: year)
          continue
        }
        levels[series, default: [:]][year] = target.target
        setters[series, default: [:]][year] = Setter(plan: plan, proposal: proposal)
        if proposal == nil { alternatives[series]?[year] = nil }
      }
    }
  }

  private func isSet(ofSeries series: Int, year: FiscalYear) -> Bool {
    setters[series]?[year].map { $0.proposal == nil } ?? false
  }

  /// A draft that leaves a target as it stands proposes nothing.
  private mutating func propose(_ other: Alternative, ofSeries series: Int, year: FiscalYear) {
    let target = levels[series]?[year] ?? other.target
    let isSame = (other.target - target).magnitude <= 1e-9 * target.magnitude
    alternatives[series, default: [:]][year] = isSame ? nil : other
  }

  /// The one that counts last: a plan that sets both a level and a change for one year means the level, but what a person has
  /// set counts before what a draft proposed.
  private static func ascending(
    _ targets: [Attainment], of plan: Plan, in panel: Panel
  ) -> [(Attainment, Proposal?)] {
    let found = targets.map { ($0, panel.proposal($0.series, .target(plan.id, $0.year))) }
    func chosen(isProposed: Bool, isChange: Bool) -> [(Attainment, Proposal?)] {
      found.filter { ($0.1 != nil) == isProposed && $0.0.isLevelOfChange == isChange }
    }
    return chosen(isProposed: true, isChange: true) + chosen(isProposed: true, isChange: false)
      + chosen(isProposed: false, isChange: true) + chosen(isProposed: false, isChange: false)
  }

  /// The plan whose target it is.
  public func plan(ofSeries series: Int, year: FiscalYear) -> Plan? { setters[series]?[year]?.plan }

  /// How it came about, where a draft proposed it; `nil` for one that a plan set.
  public func proposal(ofSeries series: Int, year: FiscalYear) -> Proposal? { setters[series]?[year]?.proposal }

  /// What a draft proposes in the place of the target that stands; `nil` where it leaves it, or there is no draft.
  public func alternative(ofSeries series: Int, year: FiscalYear) -> Alternative? { alternatives[series]?[year] }

  /// How many of the targets of a series are proposals.
  public func proposals(ofSeries series: Int) -> Int { setters[series]?.values.count { $0.proposal != nil } ?? 0 }

  /// What a series is to reach, by year.
  public func of(series: Int) -> [FiscalYear: Double] { levels[series] ?? [:] }
}
