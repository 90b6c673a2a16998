// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  /// How each number came about.
  var method: ReportDocument.Part {
    ReportDocument.Part(
      id: "method", title: say("計算の方法", "Method"),
      blocks: [
        .points(
          ReportWording.method(rules: PlanAudit.ruleNames.count, record, SiblingWording(outlooks.map(\.bond)))
            + sourceNotes)
      ])
  }

  private var sourceNotes: [String] { panel.catalogue.sources.map(ReportWording.source) }

  /// Every value, and where it was read.
  var readings: ReportDocument.Part? {
    let keys = panel.orderedKeys.filter { $0.kind != .target || $0.plan == plan.id || $0.plan == next?.id }
    let (names, series) = (ShownNames(in: panel), series + seriesOfNextAlone)
    let values = series.flatMap { series in
      keys.compactMap { key in panel[series, key].map { (series: series, key: key, value: $0) } }
    }
    let rows = values.map { row(of: $0.series, named: names.indicator(ofSeries: $0.series), $0.key, $0.value) }
    // The comparison of the plans has them, with what stood before.
    let proposed = next == nil ? [] : values.indices.filter { panel.proposal(values[$0].series, values[$0].key) != nil }
    guard !rows.isEmpty else { return nil }
    let table = ReportTable(
      id: "observations", sheet: ReportFileWording.sheet("observations"),
      caption: say("値とその出典", "Values and their sources"),
      table: Table(
        columns: [
          Headings.indicator, Headings.indicatorName, Headings.entity(of: series, in: panel), Headings.kindOfValue,
          Headings.planOfTarget, Headings.fiscalYear, Headings.value, Headings.unit, Headings.qualifier, Headings.asOf,
          Headings.asWritten, Headings.placeRead, Headings.name,
        ], rows: rows),
      offPaper: .init(
        ["as_written"], note: PaperWording.readings, rows: Set(proposed), noteOnRows: PaperWording.proposals,
        onSheet: .init([], note: PaperWording.readingsOnSheet)))
    return ReportDocument.Part(
      id: "observations", title: say("付録：値の出典", "Appendix: the source of each value"), blocks: [.table(table)])
  }

  /// What has no place of its own was read from the one source that there is; of several, nobody knows which.
  func placedAnnotation(_ series: Int, _ key: ColumnKey) -> Annotation {
    var annotation = panel.annotation(series, key) ?? Annotation()
    if annotation.source.isEmpty, panel.catalogue.sources.count == 1 {
      annotation.source = panel.catalogue.sources[0].title
    }
    return annotation
  }

  /// Of a target that was written as a change, the value that it comes to.
  private func levelOfChange(_ series: Int, _ key: ColumnKey) -> String? {
    guard key.kind == .target, panel.catalogue.indicator(ofSeries: series).span == .change else { return nil }
    let own = (key.plan == plan.id ? attainments : attainmentsOfNext).first {
      ($0.series, $0.year) == (series, key.year)
    }
    return own.flatMap { $0.isLevelOfChange ? ReportWording.amounts(to: $0.shownTarget, $0.unit) : nil }
  }

  private func row(of series: Int, named name: String, _ key: ColumnKey, _ value: Double) -> [Cell] {
    let indicator = panel.catalogue.indicator(ofSeries: series)
    let annotation = placedAnnotation(series, key)
    let doubt = key.kind == .actual ? doubts.note(ofSeries: series, value: value) : nil
    let level = levelOfChange(series, key)
    let place = [ReportWording.place(annotation.source, of: value) + (level ?? ""), doubt].compactMap(\.self)
      .joined(separator: " ")
    return [
      .text(indicator.slug), .text(name), .text(panel.catalogue.entityName(ofSeries: series)), key.kind.cell,
      panel.proposal(series, key) == nil
        ? .text(key.plan) : .word(code: key.plan, label: key.plan + say("（案）", " (draft)")), .year(key.year),
      .number(value), .text(indicator.unit),
      annotation.qualifier.statedCell,
      .text(annotation.asOf?.description ?? ""), .text(annotation.asWritten),
      .word(code: annotation.source, label: place),
      .text(indicator.name),
    ]
  }
}
