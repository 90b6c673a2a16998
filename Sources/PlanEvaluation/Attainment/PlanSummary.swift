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
    func row(_ section: PlanSection?, _ measures: [Measure]) -> Row {
      Row(section: section, measures: measures.count, attained: measures.count { isAttained($0) == true })
    }
    let bySection = Dictionary(grouping: measures, by: \.place.section)
    let sections = panel.catalogue.sections.filter { $0.plan == plan.id }
    rows = sections.map { row($0, bySection[$0.section] ?? []) } + [row(nil, measures)]
    unjudged = measures.count { isAttained($0) == nil }
    differences = measures.compactMap { measure in
      guard let verdict = verdicts[measure.place], let declared = measure.declaredStatus,
        declared.isAttained != verdict.isAttained
      else { return nil }
      return Difference(
        measure: measure, computedAttained: verdict.isAttained, indicators: verdict.indicators)
    }
  }

  /// What the numbers say of a measure.
  private struct Verdict {
    let isAttained: Bool
    let indicators: [String]

    /// A measure with several targets is attained only if each of them is. One missed target decides; `nil` where none is
    /// missed but one cannot be judged.
    init?(of targets: [Attainment]) {
      let missed = targets.filter { $0.grade == .missed }
      guard !missed.isEmpty || targets.allSatisfy(\.grade.isMet) else { return nil }
      isAttained = missed.isEmpty
      indicators = (missed.isEmpty ? targets : missed).map(\.indicator.slug)
    }
  }

  private static func computedVerdicts(of plan: Plan, in panel: Panel) -> [MeasurePlace: Verdict] {
    let targets = Dictionary(grouping: Attainment.all(of: plan, in: panel), by: \.place)
    return targets.reduce(into: [:]) { verdicts, entry in
      if let place = entry.key { verdicts[place] = Verdict(of: entry.value) }
    }
  }
}
