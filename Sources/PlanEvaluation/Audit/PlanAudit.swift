// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Checks a plan's results against themselves.
public enum PlanAudit {
  private static let rules: [any AuditRule] = [
    StatedShareRule(), StatedGrowthRule(), StatedTotalRule(), StatedCountsRule(), ShareBoundsRule(),
    DeclaredStatusRule(),
    EarlyAttainmentRule(), EarlyMissRule(), RelistedRule(), RepeatedIndicatorRule(), MagnitudeRule(),
    FallingTotalRule(), AsOfRule(),
  ]

  /// The names of all rules, in the order in which they are checked.
  public static var ruleNames: [String] { rules.map { type(of: $0).name } }

  /// All findings, by severity, then in the order of the plan.
  ///
  /// - Parameter statements: what the report says of its own numbers, where the report itself was read; without them the
  ///   rules use what the panel has.
  public static func findings(of plan: Plan, in panel: Panel, statements: [ReportStatement] = []) -> [AuditFinding] {
    let audit = AuditedPlan(plan: plan, panel: panel, statements: statements)
    return rules.flatMap { $0.findings(in: audit) }.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      if first.severity != second.severity { return first.severity < second.severity }
      let (p, q) = (place(first), place(second))
      return p == q ? a.offset < b.offset : p < q
    }.map(\.element)
  }

  private static func place(_ finding: AuditFinding) -> MeasurePlace {
    finding.place ?? MeasurePlace(plan: "", section: finding.section ?? 0, number: 0)
  }
}

/// A plan with its results, ready for the rules.
struct AuditedPlan: Sendable {
  let plan: Plan
  let panel: Panel
  let statements: [ReportStatement]
  let measures: [Measure]
  /// The series of each measure, in the order of the document.
  let series: [MeasurePlace: [Int]]
  private let places: [Int: MeasurePlace]

  init(plan: Plan, panel: Panel, statements: [ReportStatement]) {
    (self.plan, self.panel, self.statements) = (plan, panel, statements)
    measures = panel.catalogue.measures.filter { $0.place.plan == plan.id }
    let bySeries = Dictionary(grouping: panel.catalogue.series.indices) { panel.catalogue.series[$0].indicator }
    var (series, places): ([MeasurePlace: [Int]], [Int: MeasurePlace]) = ([:], [:])
    for placement in panel.catalogue.placements where placement.place.plan == plan.id {
      for index in bySeries[placement.indicator] ?? [] {
        series[placement.place, default: []].append(index)
        places[index] = placement.place
      }
    }
    (self.series, self.places) = (series, places)
  }

  func place(ofSeries index: Int) -> MeasurePlace? { places[index] }
  func indicator(_ series: Int) -> Indicator { panel.catalogue.indicator(ofSeries: series) }

  func actual(_ series: Int, _ year: FiscalYear) -> Double? { panel[series, .actual(year)] }
  func annotation(_ series: Int, _ year: FiscalYear) -> Annotation? { panel.annotation(series, .actual(year)) }

  /// A value as precisely as it was written.
  func stated(_ series: Int, _ year: FiscalYear) -> StatedNumber? {
    guard let value = actual(series, year) else { return nil }
    let annotation = annotation(series, year)
    return StatedNumber(
      value, decimals: Self.decimals(annotation?.asWritten ?? "", value), qualifier: annotation?.qualifier ?? .exact)
  }

  /// The digits behind the point in the characters of the document; without them those that the value needs.
  private static func decimals(_ written: String, _ value: Double) -> Int {
    let text = written.isEmpty ? value.description : written
    guard let point = text.firstIndex(where: { $0 == "." || $0 == "．" }) else { return 0 }
    let digits = text[text.index(after: point)...].prefix { $0.isNumber }
    return written.isEmpty && digits == "0" ? 0 : digits.count
  }
}
