// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension AttainmentChart {
  /// The target ratios of a plan's indicators, grouped by section; those without a value or ratio are counted in the note.
  init(
    _ attainments: [Attainment], of plan: Plan, in panel: Panel, doubts: QuestionedValues, limit: ChartLimit = .page
  ) {
    let ratios = DrawnRatios(attainments, of: plan, in: panel, doubts: doubts, limit: limit, isGrouped: true)
    let titles = Dictionary(
      panel.catalogue.sections.filter { $0.plan == plan.id }.map { ($0.section, $0.title) },
      uniquingKeysWith: { first, _ in first })
    let sections = Set(ratios.drawn.map { $0.place?.section }).sorted { ($0 ?? .max) < ($1 ?? .max) }
    let groups = sections.map { section in
      Group(
        title: section.map { "\($0) \(titles[$0] ?? "")" }
          ?? (sections.count > 1 ? say("施策に属さない指標", "indicators without a measure") : ""),
        rows: ratios.drawn.filter { $0.place?.section == section }.map { row in
          Row(
            name: ratios.name(of: row), ratio: try? row.ratio.get(), label: ratios.label(of: row),
            grade: DrawnRatios.grade(of: row))
        })
    }
    self.init(heading: ratios.heading, groups: groups, words: ratios.words)
  }
}
