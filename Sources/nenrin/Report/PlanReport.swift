// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// The report on one plan that goes before a council: what the verbs compute, in one document.
struct PlanReport {
  let plan: Plan
  /// The plan that came after, where it is to be compared with.
  let next: Plan?
  let panel: Panel
  let era: Bool
  /// How the plan's indicators are held side by side.
  let schemes: [GradingScheme]
  /// What a page of the format has room for.
  let limit: ChartLimit
  let summary: PlanSummary
  let attainments: [Attainment]
  let measures: [Measure]
  private let measureIndices: [MeasurePlace: Int]
  /// Rows of the panel with targets of several years: only the year tells these apart.
  let seriesOfSeveralYears: Set<Int>
  /// Rows of the panel whose indicator stands in the plan, in its order; all where the plan has no measures.
  let series: [Int]
  let outlooks: [Outlook]
  /// How the chances of past forecasts of the plan's own series came out, as the verb backtest looks at them.
  let record: ChanceRecord?
  /// What the next plan, where there is one, asks for.
  let attainmentsOfNext: [Attainment]
  let targets: DueTargets
  /// What does not add up, and the values that are questioned by it.
  let findings: [AuditFinding]
  let doubts: QuestionedValues

  init(
    plan: Plan, comparedWith next: Plan?, in panel: Panel, era: Bool,
    schemes: [GradingScheme] = GradingScheme.published,
    limit: ChartLimit = .sheet
  ) {
    (self.schemes, self.limit) = (schemes, limit)
    (self.plan, self.next, self.panel, self.era) = (plan, next, panel, era)
    summary = PlanSummary(of: plan, in: panel)
    attainments = Attainment.all(of: plan, in: panel)
    measures = panel.catalogue.measures.filter { $0.place.plan == plan.id }
    measureIndices = Dictionary(
      measures.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    seriesOfSeveralYears = Set(
      Dictionary(grouping: attainments, by: \.series).filter { Set($0.value.map(\.year)).count > 1 }.keys)
    series = Self.series(of: plan, in: panel, attainments)
    targets = DueTargets(in: panel)
    findings = PlanAudit.findings(of: plan, in: panel)
    doubts = QuestionedValues(findings, in: panel)
    outlooks = Outlooks(in: panel, targets: targets).of(series, horizon: .lastTarget)
    record = outlooks.isEmpty ? nil : ChanceRecord(BacktestOptions.usual(ofSeries: series, in: panel))
    attainmentsOfNext = next.map { Attainment.all(of: $0, in: panel) } ?? []
  }

  /// Series for which only the next plan sets a target, such as what is left of a total.
  var seriesOfNextAlone: [Int] {
    var seen = Set(series)
    return attainmentsOfNext.map(\.series).filter { seen.insert($0).inserted }
  }

  static func series(of plan: Plan, in panel: Panel, _ attainments: [Attainment]) -> [Int] {
    let placed = panel.catalogue.placements.filter { $0.place.plan == plan.id }.map(\.indicator)
    let bySeries = Dictionary(grouping: panel.catalogue.series.indices) { panel.catalogue.series[$0].indicator }
    let inPlan = placed.flatMap { bySeries[$0] ?? [] } + attainments.map(\.series)
    var seen = Set<Int>()
    let found = inPlan.filter { seen.insert($0).inserted }
    return found.isEmpty ? Array(panel.catalogue.series.indices) : found
  }

  var document: ReportDocument {
    let parts = [
      headline, successes, shortfalls, indicators, grading, trends, prospects, comparison, audit, method, forecasts,
      readings,
    ]
    return ReportDocument(
      title: ReportWording.title(plan, isDraft: isDraft),
      subtitle: [ReportWording.subtitle(plan, year: year(plan.fiscalYear)), ReportWording.nameLanguage(panel)]
        .compactMap(\.self).joined(separator: ". "),
      language: Language.current.rawValue, words: ReportWording.words, parts: parts.compactMap(\.self))
  }

  var year: @Sendable (FiscalYear) -> String { FiscalYear.writing(byEra: era) }

  /// Nobody has set the plan's targets: this program proposed them.
  var isDraft: Bool { panel.isDraft(plan) }

  /// Nothing has been declared yet of any measure.
  var isUndeclared: Bool { summary.unjudged == measures.count }

  /// The targets that the numbers decide, in or before their year.
  var due: [Attainment] { attainments.filter { [.achieved, .missed].contains($0.grade) } }

  /// Those that are met before their year, and which of them may still fall short in it.
  var early: (all: [Attainment], open: [Attainment]) {
    let met = attainments.filter { $0.grade == .reached }
    return (met, met.filter { !panel.keepsWhatItReached($0.measuredSeries) })
  }

  func measure(at place: MeasurePlace?) -> Measure? { place.flatMap { measureIndices[$0] }.map { measures[$0] } }
}
