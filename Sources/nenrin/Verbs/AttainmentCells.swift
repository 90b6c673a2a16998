// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

/// The cells of `AttainmentVerb.columns`, with what is looked up once a table.
struct AttainmentCells {
  private let panel: Panel
  private let measures: [MeasurePlace: Measure]
  private let names: ShownNames
  private let contradictions: Contradictions
  let entities: EntityColumn

  /// - Parameter series: of the rows, where there are others than those of the targets.
  init(_ attainments: [Attainment], series: [Int]? = nil, in panel: Panel) {
    entities = EntityColumn(of: series ?? attainments.map(\.series), in: panel)
    (self.panel, measures, names) = (panel, AttainmentVerb.measures(in: panel), ShownNames(in: panel))
    let plan = attainments.lazy.compactMap { $0.place?.plan }.first.flatMap(panel.catalogue.plan)
    contradictions = Contradictions(attainments, of: plan, in: panel)
  }

  func row(_ row: Attainment) -> [Cell] {
    let measure = row.place.flatMap { measures[$0] }
    func level(_ value: Double?) -> Cell {
      .target(value, ofSeries: row.isLevelOfChange ? row.measuredSeries : nil, better: row.indicator.better, in: panel)
    }
    return [
      .optional(row.place?.section), .optional(row.place?.number), names.cell(measure),
      .text(row.indicator.slug), .text(names.indicator(of: row)),
    ] + entities.cells(row.series) + [
      .stated(row.unit), .year(row.year),
      .optional(row.baseline), level(row.target), level(row.actual), Self.shown(row.ratio, row.actual != nil),
      Self.shown(row.progress, row.actual != nil && row.baseline != nil), row.grade.cell,
      contradictions.cell(measure?.declaredStatus, row), .text(row.indicator.name),
    ]
  }

  /// Of an indicator without a target.
  func row(_ row: SchemeComparison.Row) -> [Cell] {
    let measure = row.place.flatMap { measures[$0] }
    return [
      .optional(row.place?.section), .optional(row.place?.number), names.cell(measure), .text(row.indicator.slug),
      .text(names.indicator(ofSeries: row.series)),
    ] + entities.cells(row.series) + [
      .stated(row.unit), row.year.map(Cell.year) ?? .missing,
      .optional(row.subject.baseline?.value), .missing, .optional(row.subject.actual?.value), .missing, .missing,
      .missing, measure?.declaredStatus?.cell ?? .missing, .text(row.indicator.name),
    ]
  }

  /// Where a value is simply not there, an empty cell says so; other reasons are given.
  private static func shown(_ result: Result<Double, Unanswerable>, _ isAsked: Bool) -> Cell {
    isAsked ? .result(result, Cell.fraction) : .missing
  }
}

/// The targets whose numbers say another thing than what is declared of their measure.
struct Contradictions {
  private struct Key: Hashable {
    let place: MeasurePlace
    let indicator: String
  }

  private let keys: Set<Key>
  private let differences: [PlanSummary.Difference]
  var measures: Int { differences.count }

  init(_ attainments: [Attainment], of plan: Plan?, in panel: Panel) {
    let places = Set(attainments.compactMap(\.place))
    let found = plan.map { PlanSummary(of: $0, in: panel, basis: .computed).differences } ?? []
    differences = found.filter { places.contains($0.measure.place) }
    keys = Set(differences.flatMap { one in one.indicators.map { Key(place: one.measure.place, indicator: $0) } })
  }

  func contains(_ row: Attainment) -> Bool {
    row.place.map { keys.contains(Key(place: $0, indicator: row.indicator.slug)) } ?? false
  }

  /// Marked where the numbers contradict it; the word for programs is the same.
  func cell(_ status: DeclaredStatus?, _ row: Attainment) -> Cell {
    guard let status else { return .missing }
    return contains(row) ? .graded(code: status.rawValue, label: "≠ " + status.label, tone: .bad) : status.cell
  }

  /// Beside the share of a section, or of the whole plan: which measures its numbers contradict.
  /// - Parameter section: `nil` for all.
  func note(onShareOf section: Int?) -> String? {
    let own = differences.filter { section == nil || $0.measure.place.section == section }
    guard !own.isEmpty else { return nil }
    return "≠ " + own.map(PlanWording.shortDifference).joined(separator: say("、", ", "))
  }

  /// What the mark means; `nil` where there is none.
  var note: String? {
    guard measures > 0 else { return nil }
    return say(
      "≠：報告の達成度と数値の判定が食い違う施策（\(grouped: measures)件）。",
      "≠: the numbers contradict what is declared of the measure (\(grouped: measures) \(measures == 1 ? "measure" : "measures"))."
    )
  }
}
