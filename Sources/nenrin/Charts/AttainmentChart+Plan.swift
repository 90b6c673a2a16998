// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension AttainmentChart {
  /// The target ratios of a plan's indicators, grouped by section; those without a value or ratio are counted in the note.
  init(_ attainments: [Attainment], of plan: Plan, in panel: Panel, limit: ChartLimit = .page) {
    let withRatio = attainments.filter { (try? $0.ratio.get()) != nil }
    let drawn = limit.drawn(withRatio) { Self.urgency($0) < Self.urgency($1) }
    let titles = Dictionary(
      panel.catalogue.sections.filter { $0.plan == plan.id }.map { ($0.section, $0.title) },
      uniquingKeysWith: { first, _ in first })
    let sections = Set(drawn.map { $0.place?.section }).sorted { ($0 ?? .max) < ($1 ?? .max) }
    let repeated = attainments.ofSeveralYears
    let groups = sections.map { section in
      Group(
        title: section.map { "\($0) \(titles[$0] ?? "")" } ?? say("施策に属さない指標", "indicators of no measure"),
        rows: drawn.filter { $0.place?.section == section }.map { Self.row($0, repeated) })
    }
    let left = ChartLimit.leftOut(of: withRatio, drawing: drawn) { Self.urgency($0).0 > 0 }
    let due = attainments.filter { [.achieved, .missed].contains($0.grade) }
    self.init(
      heading: ChartHeading(
        title: ChartWording.attainmentTitle(met: due.count { $0.grade.isMet }, of: due.count), subtitle: plan.title,
        note: ChartWording.attainmentNote(
          withoutActual: attainments.count { $0.actual == nil },
          withoutRatio: attainments.count { $0.actual != nil } - withRatio.count, above: left.due,
          open: left.open)),
      groups: groups,
      words: Words(
        met: PlanEvaluation.Grade.achieved.label, missed: PlanEvaluation.Grade.missed.label,
        notYetDue: PlanEvaluation.Grade.notDue.label, target: say("目標 100%", "target 100%"),
        axis: say("達成率（%）", "target ratio (%)")))
  }

  /// A target whose year is to come may well be far away.
  private static func urgency(_ row: Attainment) -> (Int, Double) {
    (row.grade == .reached || row.grade == .notDue ? 1 : 0, (try? row.ratio.get()) ?? 0)
  }

  private static func row(_ attainment: Attainment, _ repeated: Set<String>) -> Row {
    let ratio = try? attainment.ratio.get()
    let grade: Grade =
      switch attainment.grade {
      case .achieved: .met
      case .reached, .notDue: .notYetDue
      case .missed, .noActual, .undetermined: .missed
      }
    return Row(
      name: attainment.title(amongTargetsOf: repeated), ratio: ratio, label: ratio.map(NumberText.percent) ?? "",
      grade: grade)
  }
}

extension [Attainment] {
  /// The slugs of the indicators that have targets of more than one year here.
  var ofSeveralYears: Set<String> {
    let years = Dictionary(grouping: self, by: \.indicator.slug).mapValues { Set($0.map(\.year)).count }
    return Set(years.filter { $0.value > 1 }.keys)
  }
}

extension Attainment {
  /// The indicator's name; before it the year, where a target of another year stands in the same chart. A long name is cut at its end.
  func title(amongTargetsOf repeated: Set<String>) -> String {
    repeated.contains(indicator.slug) ? "\(year) \(indicator.name)" : indicator.name
  }
}
