// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  /// How the indicators with a history went, and where they lead.
  var trends: ReportDocument.Part? {
    let years = FiscalYear(FiscalYear.plausible.lowerBound)...FiscalYear(FiscalYear.plausible.upperBound)
    let growths = GrowthOverYears.all(in: panel, years: years, step: .whole, series: series)
    guard !growths.isEmpty else { return nil }
    let table = ReportTable(
      id: "growth", sheet: ReportFileWording.sheet("growth"),
      caption: say("最初の値から最後の値まで", "From the first value to the last"),
      table: GrowthVerb.table(growths, in: panel), sources: growthSources(growths))
    let relisted = Set(measures.filter(\.isRelisted).map(\.place))
    let again = Set(panel.catalogue.placements.filter { relisted.contains($0.place) }.map(\.indicator))
    let drawn = growths.filter { !again.contains(panel.catalogue.series[$0.series].indicator) }
    let chart = TrendGridChart(
      ofSeries: drawn.map(\.series), targets: targets, outlooks: outlooks, in: panel, era: era, limit: limit)
    let charts: [ReportDocument.Block] =
      drawn.isEmpty ? [] : [.chart(ReportChart(id: "trends", title: chart.heading.title, chart: chart))]
    return ReportDocument.Part(
      id: "trends", title: say("推移と見通し", "Trends and forecasts"),
      blocks: [.text(text(growths, drawn: drawn.count))] + charts + [.table(table)])
  }

  private func text(_ growths: [GrowthOverYears], drawn: Int) -> String {
    ReportWording.trends(
      growths, of: series.count, relisted: growths.count - drawn, areAllShown: drawn <= limit.panels)
  }

  private func growthSources(_ growths: [GrowthOverYears]) -> [Int: [String: String]] {
    var sources: [Int: [String: String]] = [:]
    for (index, row) in growths.enumerated() {
      sources[index] = [
        "from_value": reading(of: row.from, row.series), "to_value": reading(of: row.to, row.series),
      ].compactMapValues(\.self)
    }
    return sources
  }

  private func reading(of point: History.Point, _ series: Int) -> String? {
    reading(series, panel[series, .actual(point.year)] == nil ? .baseline(point.year) : .actual(point.year))
  }

  /// Which targets are still to come, and how probable it is that they will be met.
  var prospects: ReportDocument.Part? {
    guard !outlooks.isEmpty else { return nil }
    let judged = outlooks.filter { probability($0) != nil }
    let atRisk = judged.enumerated().filter { (probability($0.element) ?? 1) < 0.5 }.sorted {
      (probability($0.element) ?? 0, $0.offset) < (probability($1.element) ?? 0, $1.offset)
    }.map(\.element)
    var blocks: [ReportDocument.Block] = [
      .text(ReportWording.prospects(judged: judged.count, atRisk: atRisk.count, of: plans(of: judged), beside: plan))
    ]
    if let chart = ProbabilityChart(judged, in: panel, subtitle: "", era: era, limit: limit) {
      blocks.append(.chart(ReportChart(id: "probability", title: chart.heading.title, chart: chart)))
    }
    if !atRisk.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            id: "risk", sheet: ReportFileWording.sheet("risk"), caption: say("達成が危ぶまれる目標", "Targets at risk"),
            table: riskTable(atRisk), bars: ["probability"]))
      )
    }
    return ReportDocument.Part(
      id: "prospects", title: say("これからの目標の見込み", "Targets still to come"), blocks: blocks)
  }

  /// What comes of every indicator: too long to stand before the conclusions.
  var forecasts: ReportDocument.Part? {
    guard !outlooks.isEmpty else { return nil }
    let table = ReportTable(
      id: "forecast", sheet: ReportFileWording.sheet("forecast"),
      caption: say("指標ごとの見通し", "Forecast of each indicator"),
      table: ForecastVerb.table(outlooks, in: panel), bars: ["probability"])
    return ReportDocument.Part(
      id: "forecasts", title: say("付録：すべての指標の見通し", "Appendix: forecasts of all indicators"), blocks: [.table(table)])
  }

  /// The plans whose targets these are, with how many.
  private func plans(of outlooks: [Outlook]) -> [(plan: Plan, targets: Int)] {
    panel.catalogue.plans.compactMap { plan in
      let count = outlooks.count { panel[$0.series, .target(plan.id, $0.year)] != nil }
      return count > 0 ? (plan, count) : nil
    }
  }

  private func probability(_ outlook: Outlook) -> Double? { try? outlook.probability?.get() }

  private func riskTable(_ outlooks: [Outlook]) -> Table {
    Table(
      columns: [
        Headings.indicatorForAll, Headings.entity(of: outlooks.map(\.series), in: panel), Headings.unit,
        Headings.fiscalYear, Headings.lastValue, Headings.target, Headings.mean, Headings.lo80, Headings.hi80,
        Headings.probability, Headings.requiredGrowth, Headings.likelyYear,
      ],
      rows: outlooks.map { row in
        let (forecast, indicator) = (try? row.forecast.get(), panel.catalogue.indicator(ofSeries: row.series))
        let narrow = try? forecast?.interval80.get()
        return [
          .text(indicator.name), .text(panel.catalogue.entityName(ofSeries: row.series)), .text(indicator.unit),
          .year(row.year), .optional(panel.history(ofSeries: row.series).last?.value), .optional(row.target),
          .optionalEstimate(forecast?.point), .optionalEstimate(narrow?.lower), .optionalEstimate(narrow?.upper),
          probability(row).map(Cell.fraction) ?? .missing,
          (try? row.requiredGrowth?.get()).map(Cell.fraction) ?? .missing,
          row.likelyYear.map(Cell.year) ?? .missing(reason: say("見込なし", "none in sight")),
        ]
      })
  }
}
