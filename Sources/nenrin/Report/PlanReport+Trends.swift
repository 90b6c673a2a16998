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
      table: GrowthVerb.table(growths, in: panel).noting(growths.map(growthNote)), sources: growthSources(growths))
    let relisting = Relisting(in: panel.catalogue)
    let drawn = growths.filter { !relisting.isCopy(indicator: panel.catalogue.series[$0.series].indicator) }
    let chart = TrendGridChart(
      ofSeries: drawn.map(\.series), targets: targets, outlooks: outlooks, in: panel, doubts: doubts, record: record,
      era: era, limit: limit)
    let charts: [ReportDocument.Block] =
      drawn.isEmpty ? [] : [.chart(ReportChart(id: "trends", title: chart.heading.title, chart: chart))]
    return ReportDocument.Part(
      id: "trends", title: say("推移と見通し", "Trends and forecasts"),
      blocks: [.text(text(drawn.isEmpty ? growths : drawn, relisted: drawn.isEmpty ? 0 : growths.count - drawn.count))]
        + charts + [.table(table)])
  }

  /// A forecast that turns is told once a series, where it begins.
  private func note(on outlook: Outlook) -> String? {
    let turn = outlook.horizon == 1 ? ForecastWording.turn(of: outlook, in: panel) : nil
    let proposal = targets.proposal(ofSeries: outlook.series, year: outlook.year)
    // The column that says so of the chance is not on the printed sheet.
    let isGiven = outlook.chance != nil && !ChanceWording.isReached(outlook, in: panel)
    let circular = proposal.flatMap(ReportWording.circular).map { isGiven ? $0 + PaperWording.givenChance : $0 }
    let notes = [turn, doubts.note(ofSeries: outlook.series), circular].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: say("；", "; "))
  }

  private func text(_ growths: [GrowthOverYears], relisted: Int) -> String {
    let text = ReportWording.trends(
      growths, of: series.count, relisted: relisted, drawn: min(growths.count, limit.panels))
    // A target that was put at the forecast reads as one that is on the way.
    let isCircular = growths.contains { row in
      targets.of(series: row.series).keys.contains {
        targets.proposal(ofSeries: row.series, year: $0)?.isAtForecast == true
      }
    }
    return isCircular ? text + say("", " ") + ReportWording.targetsAtForecast : text
  }

  private var forecastsText: String {
    ReportWording.forecasts(
      of: Set(outlooks.map(\.series)).count, ReportWording.ForecastBases(outlooks), among: series.count,
      SiblingWording(outlooks.map(\.bond)))
  }

  /// How exactly the two values are stated, and for which day, where that is told: a rate a year may be of another time.
  private func growthNote(_ row: GrowthOverYears) -> String? {
    func annotation(_ point: History.Point) -> Annotation? {
      panel.annotation(row.series, .actual(point.year)) ?? panel.annotation(row.series, .baseline(point.year))
    }
    return ReportWording.growthNote(
      from: annotation(row.from), to: annotation(row.to), row,
      unit: panel.catalogue.indicator(ofSeries: row.series).unit)
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

  /// What comes of every indicator: too long to stand before the conclusions.
  var forecasts: ReportDocument.Part? {
    guard !outlooks.isEmpty else { return nil }
    let offPage: Set = ["horizon", "points", "siblings", "reason", "required_growth", "likely_year"]
    var table = ReportTable(
      id: "forecast", sheet: ReportFileWording.sheet("forecast"),
      caption: say("指標ごとの見通し", "Forecast of each indicator"),
      table: ForecastVerb.table(outlooks, targets, in: panel).noting(outlooks.map(note)).naming(
        units: outlooks.map { panel.catalogue.indicator(ofSeries: $0.series).unit }),
      bars: ["probability"],
      offPaper: .init(
        offPage, note: "",
        onSheet: .init(["chance", "lo95", "hi95"], note: PaperWording.forecastsOnSheet)))
    let leftOut = table.headings(of: offPage)
    table.offPaper?.note = PaperWording.leftOut(leftOut)
    table.caveat = ReportWording.recordInBrief(record)
    return ReportDocument.Part(
      id: "forecasts", title: say("付録：指標の見通し", "Appendix: forecasts of the indicators"),
      blocks: [
        .text(forecastsText + say("", " ") + table.caveat), .table(table),
      ])
  }
}

extension Table {
  /// With the units behind the names, which only people have: a column of their own would take each row of paper a further line.
  fileprivate func naming(units: [String]) -> Table {
    guard let name = columns.firstIndex(where: { $0.key == Headings.indicatorName.key && $0.isForPeople }) else {
      return self
    }
    return Table(
      columns: columns,
      rows: zip(rows, units).map { row, unit in
        guard case .text(let text) = row[name], !unit.isEmpty else { return row }
        var row = row
        row[name] = .text(say("\(text)（\(unit)）", "\(text) (\(unit))"))
        return row
      })
  }
}
