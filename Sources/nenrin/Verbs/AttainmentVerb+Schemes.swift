// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

// The indicators as grading schemes judge them.

extension AttainmentVerb {
  /// One scheme: the columns of the verb, then its number and its grade.
  static func table(by comparison: SchemeComparison, in panel: Panel) -> Table {
    guard let scheme = comparison.schemes.first else { return Table(columns: [], rows: []) }
    let cells = AttainmentCells(
      comparison.rows.compactMap(\.attainment), series: comparison.rows.map(\.series), in: panel)
    let shown = Set([
      "section", "number", "measure", "indicator_name", "unit", "fiscal_year", "baseline", "target", "actual",
    ])
    let contract = columns(cells.entities).map { shown.contains($0.key) || $0.isForPeople ? $0 : $0.forPrograms() }
    return Table(
      columns: contract + [
        Table.Column("scheme", "", isForPrograms: true),
        Table.Column("scheme_value", SchemeWording.label(scheme.rule.measure), .trailing),
        Table.Column("scheme_grade", SchemeWording.title(scheme)), EntityColumn.forPrograms,
      ],
      rows: comparison.rows.map { row in
        let verdict = row.verdicts[0]
        let own = row.attainment.map(cells.row) ?? cells.row(row)
        return own + [
          .text(scheme.id), value(verdict), SchemeWording.cell(verdict, of: row, by: scheme),
          cells.entities.cell(row.series),
        ]
      })
  }

  /// Several schemes: a column each, and one that says where they part.
  static func table(sideBySide comparison: SchemeComparison, in panel: Panel) -> Table {
    let (measures, names) = (measures(in: panel), ShownNames(in: panel))
    let entities = EntityColumn(of: comparison.rows.map(\.series), in: panel)
    return Table(
      columns: [
        Headings.section, Headings.number, Headings.measure.forPrograms(), Headings.indicator, Headings.indicatorName,
      ] + entities.forPeople + [
        Headings.unit.forPrograms(), Headings.dueOrYear, Headings.baseline, Headings.target, Headings.actual,
      ] + comparison.schemes.map { Table.Column($0.id, SchemeWording.title($0)) }
        + [Table.Column("agreement", say("基準間の一致", "agreement")), Headings.name, EntityColumn.forPrograms],
      rows: comparison.rows.map { row in
        [
          .optional(row.place?.section), .optional(row.place?.number),
          .stated(row.place.flatMap { measures[$0]?.name }), .text(row.indicator.slug),
          .text(row.attainment.map(names.indicator(of:)) ?? names.indicator(ofSeries: row.series)),
        ] + entities.cells(row.series) + [
          .stated(row.unit), row.year.map(Cell.year) ?? .missing, .optional(row.subject.baseline?.value),
          .target(
            row.subject.target?.value, ofSeries: row.attainment?.measuredSeries, better: row.indicator.better, in: panel
          ),
          .optional(row.subject.actual?.value),
        ] + zip(row.verdicts, comparison.schemes).map { SchemeWording.cell($0, of: row, by: $1) } + [
          SchemeWording.cell(row.agreement), .text(row.indicator.name), entities.cell(row.series),
        ]
      })
  }

  /// From a baseline of zero a change is as large as can be, which is no number.
  private static func value(_ verdict: Result<GradingScheme.Verdict, UngradedReason>) -> Cell {
    guard let value = try? verdict.get().value, value.isFinite else { return .missing }
    return .fraction(value)
  }
}

extension SummaryVerb {
  /// How many indicators of each section have which grade.
  static func table(_ comparison: SchemeComparison, of plan: Plan, in panel: Panel) -> Table {
    guard let scheme = comparison.schemes.first else { return Table(columns: [], rows: []) }
    var steps: [GradingScheme.Step] = []
    for step in scheme.rule.steps + (scheme.withoutTarget?.steps ?? [])
    where !steps.contains(where: { $0.grade == step.grade }) { steps.append(step) }
    func cells(_ title: String, _ section: Int?, _ rows: [SchemeComparison.Row]) -> [Cell] {
      let grades = rows.map { try? $0.verdicts[0].get().step.grade }
      return [.optional(section), .text(title), .count(rows.count)]
        + steps.map { step in .count(grades.count { $0 == step.grade }) } + [.count(grades.count { $0 == nil })]
    }
    let sections = panel.catalogue.sections.filter { $0.plan == plan.id }
    return Table(
      columns: [Headings.section, Headings.title, Headings.indicators]
        + steps.map { Table.Column($0.grade, SchemeWording.label($0), .trailing) }
        + [Table.Column("ungraded", say("判定なし", "no grade"), .trailing)],
      rows: sections.map { section in
        cells(section.title, section.section, comparison.rows.filter { $0.place?.section == section.section })
      } + [cells(say("計", "total"), nil, comparison.rows)])
  }
}
