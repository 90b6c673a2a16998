// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// How many measures of a plan were attained, in all and by section: the first page of a results report.
public struct PlanSummary: Sendable {
  public struct Row: Sendable, Hashable {
    /// `nil` on the row of the whole plan.
    public let section: PlanSection?
    public let measures: Int
    public let attained: Int
    /// Attained ÷ measures, a fraction; `nil` where there is no measure.
    public var rate: Double? { measures == 0 ? nil : Double(attained) / Double(measures) }
  }

  /// A measure of which the numbers say something else than the report.
  public struct Difference: Sendable, Hashable {
    public let measure: Measure
    public let computedAttained: Bool
    /// The targets that decided, as slugs.
    public let indicators: [String]
  }

  public enum Basis: Sendable {
    /// As the report declares: achieved, or done as planned.
    case declared
    /// As the numbers say where a measure has them; else as declared.
    case computed
  }

  /// The sections in order, then the whole plan.
  public let rows: [Row]
  /// Only for `Basis.computed`.
  public let differences: [Difference]
  /// Measures of which nothing is declared and nothing can be computed; they count as not attained.
  public let unjudged: Int

  /// - Parameter unique: leaves out relisted (再掲) measures, so that each counts once.
  public init(of plan: Plan, in panel: Panel, basis: Basis = .declared, unique: Bool = false) {
    let measures = panel.catalogue.measures.filter { $0.place.plan == plan.id && !(unique && $0.isRelisted) }
    let verdicts = basis == .computed ? Self.computedVerdicts(of: plan, in: panel) : [:]
    func isAttained(_ measure: Measure) -> Bool? {
      verdicts[measure.place]?.isAttained ?? measure.declaredStatus?.isAttained
    }
    let sections = panel.catalogue.sections.filter { $0.plan == plan.id }
    rows =
      sections.map { section in
        let own = measures.filter { $0.place.section == section.section }
        return Row(section: section, measures: own.count, attained: own.count { isAttained($0) == true })
      } + [Row(section: nil, measures: measures.count, attained: measures.count { isAttained($0) == true })]
    unjudged = measures.count { isAttained($0) == nil }
    differences = measures.compactMap { measure in
      guard let verdict = verdicts[measure.place], let declared = measure.declaredStatus,
        declared.isAttained != verdict.isAttained
      else { return nil }
      return Difference(
        measure: measure, computedAttained: verdict.isAttained, indicators: verdict.indicators)
    }
  }

  private struct Verdict {
    let isAttained: Bool
    let indicators: [String]
  }

  /// A measure with several indicators is attained only if each of its targets is. One missed target decides; targets
  /// that the numbers cannot judge leave the measure to what is declared.
  private static func computedVerdicts(of plan: Plan, in panel: Panel) -> [MeasurePlace: Verdict] {
    let targets = Attainment.all(of: plan, in: panel).filter { $0.place != nil }
    return Dictionary(grouping: targets) { $0.place ?? MeasurePlace(plan: "", section: 0, number: 0) }
      .compactMapValues { targets in
        let missed = targets.filter { $0.grade == .missed }
        if !missed.isEmpty { return Verdict(isAttained: false, indicators: missed.map(\.indicator.slug)) }
        guard targets.allSatisfy(\.grade.isMet) else { return nil }
        return Verdict(isAttained: true, indicators: targets.map(\.indicator.slug))
      }
  }
}
