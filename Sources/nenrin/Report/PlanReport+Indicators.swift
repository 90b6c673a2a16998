// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  /// Every indicator against its target.
  var indicators: ReportDocument.Part {
    guard !attainments.isEmpty else {
      return ReportDocument.Part(
        id: "indicators", title: Self.indicatorsTitle, blocks: [.text(ReportWording.noTargets)])
    }
    let note = Contradictions(attainments, of: plan, in: panel).note
    var blocks: [ReportDocument.Block] = [
      .text(
        [ReportWording.grades(attainments, openEarly: early.open.count), note].compactMap(\.self).joined(
          separator: say("", " ")))
    ]
    if attainments.contains(where: { (try? $0.ratio.get()) != nil }) {
      let chart = BulletChart(attainments, of: plan, in: panel, doubts: doubts, limit: limit)
      blocks.append(.chart(ReportChart(id: "indicators", title: chart.heading.title, chart: chart)))
    }
    blocks.append(.table(indicatorsTable))
    return ReportDocument.Part(id: "indicators", title: Self.indicatorsTitle, blocks: blocks)
  }

  static var indicatorsTitle: String { say("指標の目標と実績", "Indicators against their targets") }

  private var indicatorsTable: ReportTable {
    var sources: [Int: [String: String]] = [:]
    for (index, row) in attainments.enumerated() {
      sources[index] = [
        "target": reading(row.series, .target(plan.id, row.year)),
        "actual": row.actualYear.flatMap {
          reading(row.measuredSeries, .actual($0)) ?? reading(row.series, .actual($0))
        },
        "baseline": baselineReading(row),
      ].compactMapValues(\.self)
    }
    return ReportTable(
      id: "indicators", sheet: ReportFileWording.sheet("indicators"),
      caption: say("指標ごとの目標と実績", "Each indicator against its target"),
      table: annotated(AttainmentVerb.table(attainments, in: panel)), bars: ["ratio"], sources: sources,
      plot: ratiosPlot, offPaper: .init(onSheet: .init(["baseline", "progress"], note: PaperWording.indicators)))
  }

  /// What the picture of the other formats draws, for a spreadsheet to draw.
  private var ratiosPlot: ReportTable.Plot? {
    let ratios = DrawnRatios(attainments, of: plan, in: panel, doubts: doubts, limit: limit)
    guard !ratios.drawn.isEmpty else { return nil }
    let chart = BulletChart(attainments, of: plan, in: panel, doubts: doubts, limit: limit)
    let heading = ratios.heading
    return ReportTable.Plot(
      kind: .bars, title: heading.title, names: "indicator_name", values: ["ratio"], rows: ratios.drawn.count,
      axis: ChartWording.barAxis(isLogarithmic: chart.isLogarithmic), grades: "grade", notes: "note",
      alone: .init(
        sheet: ReportFileWording.sheet("ratios"), order: ratios.byRatio, isLogarithmic: chart.isLogarithmic,
        note: [heading.subtitle, heading.note].filter { !$0.isEmpty }.joined(separator: say("。", ". "))))
  }

  /// With how exactly the values are stated and what the audit says of them, in one column, for few rows have something there.
  private func annotated(_ table: Table) -> Table {
    let notes = attainments.map { row in
      (ReportWording.statedValues(row, baseline: baselineQualifier(row))
        + [doubts.note(ofSeries: row.measuredSeries)].compactMap(\.self))
        .joined(separator: say("；", "; "))
    }
    guard notes.contains(where: { !$0.isEmpty }) else { return table }
    return Table(
      columns: table.columns + [Headings.noteForPeople],
      rows: zip(table.rows, notes).map { $0 + [.stated($1)] })
  }

  private func baselineReading(_ row: Attainment) -> String? {
    guard row.baseline != nil else { return nil }
    return panel.orderedKeys.filter { $0.kind == .baseline && panel[row.measuredSeries, $0] == row.baseline }.lazy
      .compactMap { reading(row.measuredSeries, $0) }.first
  }

  /// Where a value was read, with its own characters; `nil` where nothing is known.
  func reading(_ series: Int, _ key: ColumnKey) -> String? {
    guard let value = panel[series, key] else { return nil }
    let text = ReportWording.reading(placedAnnotation(series, key), of: value)
    return text.isEmpty ? nil : text
  }
}
