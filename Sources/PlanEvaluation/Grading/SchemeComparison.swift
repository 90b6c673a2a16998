// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// The indicators of a plan as several schemes grade them, side by side.
public struct SchemeComparison: Sendable {
  public struct Row: Sendable {
    public let series: Int
    public let place: MeasurePlace?
    public let indicator: Indicator
    public let unit: String
    /// `nil` for an indicator without a target.
    public let attainment: Attainment?
    public let subject: GradingSubject
    /// One a scheme.
    public let verdicts: [Result<GradingScheme.Verdict, UngradedReason>]

    public var agreement: Agreement { Agreement(of: verdicts) }
    /// The year of the target; without one that of the actual.
    public var year: FiscalYear? { attainment?.year ?? subject.actual?.year }
  }

  public enum Agreement: String, Hashable, Sendable, CaseIterable {
    /// All that grade it put it on the same side.
    case agree
    /// Good or bad to some, in between to others.
    case differ
    /// Good to one and bad to another.
    case disagree
    /// Fewer than two schemes grade it.
    case tooFew = "too_few"

    init(of verdicts: [Result<GradingScheme.Verdict, UngradedReason>]) {
      let tones = verdicts.compactMap { try? $0.get().step.tone }
      let kinds = Set(tones)
      self =
        tones.count < 2
        ? .tooFew : kinds.count == 1 ? .agree : kinds.isSuperset(of: [.good, .bad]) ? .disagree : .differ
    }
  }

  public let schemes: [GradingScheme]
  /// The targets in the order of the plan's measures, then its indicators that have values but no target.
  public let rows: [Row]

  private init(_ schemes: [GradingScheme], _ rows: [Row]) { (self.schemes, self.rows) = (schemes, rows) }

  /// Only some of the rows.
  public func filtered(_ isWanted: (Row) -> Bool) -> SchemeComparison {
    SchemeComparison(schemes, rows.filter(isWanted))
  }

  public init(of plan: Plan, in panel: Panel, by schemes: [GradingScheme]) {
    self.schemes = schemes
    let attainments = Attainment.all(of: plan, in: panel)
    let declared = Dictionary(
      panel.catalogue.measures.map { ($0.place, $0.declaredStatus) }, uniquingKeysWith: { first, _ in first })
    func status(_ place: MeasurePlace?) -> DeclaredStatus? { place.flatMap { declared[$0] ?? nil } }
    let withTarget = attainments.map { row in
      Row(
        row,
        GradingSubject(row, in: panel, declared: status(row.place)),
        by: schemes)
    }
    rows = withTarget + Self.untargeted(of: plan, in: panel, except: attainments, by: schemes, status)
  }

  /// How many rows are so.
  public func count(_ agreement: Agreement) -> Int { rows.count { $0.agreement == agreement } }

  /// The plan's indicators that have a value since it began, and no target of it.
  private static func untargeted(
    of plan: Plan, in panel: Panel, except targets: [Attainment], by schemes: [GradingScheme],
    _ status: (MeasurePlace?) -> DeclaredStatus?
  ) -> [Row] {
    let results = PlanResults(of: plan, in: panel)
    let known = Set(targets.flatMap { [$0.series, $0.measuredSeries] })
    return Attainment.placedSeries(of: plan, in: panel.catalogue).compactMap { series, place in
      guard let place, !known.contains(series), let actual = results.latestActual(ofSeries: series) else { return nil }
      let indicator = panel.catalogue.indicator(ofSeries: series)
      let subject = GradingSubject(
        better: indicator.better, baseline: results.baseline(ofSeries: series, of: indicator, dueIn: actual.year),
        actual: actual, history: panel.history(ofSeries: series), declared: status(place))
      return Row(
        series: series, place: place, indicator: indicator, unit: indicator.unit, attainment: nil, subject: subject,
        verdicts: schemes.map { $0.verdict(on: subject) })
    }
  }
}

extension SchemeComparison.Row {
  fileprivate init(_ row: Attainment, _ subject: GradingSubject, by schemes: [GradingScheme]) {
    self.init(
      series: row.series, place: row.place, indicator: row.indicator, unit: row.unit, attainment: row,
      subject: subject, verdicts: schemes.map { $0.verdict(on: subject) })
  }
}
