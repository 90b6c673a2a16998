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
    let names = TargetTitles(attainments)
    let groups = sections.map { section in
      Group(
        title: section.map { "\($0) \(titles[$0] ?? "")" } ?? say("施策に属さない指標", "indicators without a measure"),
        rows: drawn.filter { $0.place?.section == section }.map { Self.row($0, names) })
    }
    let left = ChartLimit.leftOut(of: withRatio, drawing: drawn) { Self.urgency($0).0 > 0 }
    let due = attainments.filter { [.achieved, .missed].contains($0.grade) }
    self.init(
      heading: ChartHeading(
        title: ChartWording.attainmentTitle(met: due.count { $0.grade.isMet }, of: due.count), subtitle: plan.title,
        note: ChartWording.attainmentNote(
          withoutActual: attainments.count { $0.actual == nil },
          withoutRatio: attainments.count { $0.actual != nil } - withRatio.count, above: left.due,
          met: withRatio.count { $0.grade == .achieved } - drawn.count { $0.grade == .achieved }, open: left.open)),
      groups: groups,
      words: Words(
        met: PlanEvaluation.Grade.achieved.label, missed: PlanEvaluation.Grade.missed.label,
        notYetDue: PlanEvaluation.Grade.notDue.label, target: say("目標 100%", "target 100%"),
        axis: PlanChartWording.ratio, logarithmicAxis: PlanChartWording.logarithmicRatio))
  }

  /// A target whose year is to come may well be far away.
  private static func urgency(_ row: Attainment) -> (Int, Double) {
    (row.grade == .reached || row.grade == .notDue ? 1 : 0, (try? row.ratio.get()) ?? 0)
  }

  private static func row(_ attainment: Attainment, _ names: TargetTitles) -> Row {
    let ratio = try? attainment.ratio.get()
    let grade: Grade =
      switch attainment.grade {
      case .achieved: .met
      case .reached, .notDue: .notYetDue
      case .missed, .noActual, .undetermined: .missed
      }
    return Row(
      name: names.title(of: attainment), ratio: ratio, label: ratio.map(NumberText.percent) ?? "",
      grade: grade)
  }
}

/// What each target is called in a chart: as its indicator, with the year where targets of several years stand in the same chart,
/// and with its measure where another indicator has the same name. That stands in front, for a long name is cut at its end.
struct TargetTitles {
  private let severalYears: Set<String>
  private let sharedNames: Set<String>

  init(_ attainments: [Attainment]) {
    let years = Dictionary(grouping: attainments, by: \.indicator.slug).mapValues { Set($0.map(\.year)).count }
    severalYears = Set(years.filter { $0.value > 1 }.keys)
    let slugs = Dictionary(grouping: attainments, by: \.indicator.name).mapValues {
      Set($0.map(\.indicator.slug)).count
    }
    sharedNames = Set(slugs.filter { $0.value > 1 }.keys)
  }

  func title(of target: Attainment) -> String {
    let place = sharedNames.contains(target.indicator.name) ? target.place.map { "\($0.section)-\($0.number)" } : nil
    let year = severalYears.contains(target.indicator.slug) ? "\(target.year)" : nil
    return [place, year, target.indicator.name].compactMap(\.self).joined(separator: " ")
  }
}
