// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

extension TrendChart {
  /// One series with its baseline, its targets, and the outlook.
  init(
    ofSeries series: Int, targets: DueTargets, outlooks: [Outlook], in panel: Panel, doubts: QuestionedValues,
    record: ChanceRecord?, era: Bool
  ) {
    let indicator = panel.catalogue.indicator(ofSeries: series)
    let year = FiscalYear.writing(byEra: era)
    let actuals = Self.points(.actual, series, panel, doubts)
    let known = Set(actuals.map(\.year))
    let reason = outlooks.lazy.compactMap { Self.missingInterval($0) }.first
    let forecast = outlooks.compactMap { Self.forecast($0, targets, in: panel) }
    self.init(
      heading: ChartHeading(
        title: ChartWording.trendTitle(
          indicator, panel.history(ofSeries: series),
          isDoubtful: actuals.last?.label.hasSuffix(ChartWording.doubtMark) ?? false,
          year: year),
        subtitle: panel.catalogue.entityName(ofSeries: series),
        note: [
          ChartWording.estimated(panel.estimatedYears(outlooks), year: year),
          forecast.isEmpty ? "" : ChartWording.oneValue(outlooks.contains(where: \.restsOnOneValue) ? 1 : 0, of: 1),
          forecast.contains { $0.interval80 != nil } ? ReportWording.intervalsInBrief(record) : "",
          targets.proposedAmongDrawn([series]),
          ChartWording.doubts(doubts.note(ofSeries: series, amongValues: actuals.map(\.value)).map { [$0] } ?? []),
        ].filter { !$0.isEmpty }.joined(separator: say("", " "))),
      actuals: actuals,
      baseline: Self.points(.baseline, series, panel, doubts).last { !known.contains($0.year) },
      targets: targets.drawn(ofSeries: series).map {
        let shown = panel.shownTarget($0.value, ofSeries: series)
        return Point(
          year: $0.year, value: $0.value, label: PlanChartWording.number(shown, in: indicator.unit),
          isProposed: $0.isProposed)
      }, forecast: forecast,
      disturbances: panel.catalogue.events(ofSeries: series).map { Disturbance(year: $0.year, title: $0.title) },
      upperBound: ForecastBounds(of: indicator, history: panel.history(ofSeries: series)).upper,
      words: Words(
        actual: say("実績", "actual"), baseline: say("基準値", "baseline"), target: say("目標", "target"),
        proposal: PlanChartWording.proposal, forecast: say("見通し", "forecast"),
        interval80: say("80%予測区間", "80% interval"),
        interval95: say("95%予測区間", "95% interval"), unit: indicator.unit,
        brokenAxis: say("（縦軸は0から始まらない）", " (the axis does not begin at zero)"),
        noForecast: reason.map { ChartWording.noInterval($0.label) } ?? "", median: ChartWording.median,
        fan: ChartWording.fan, cutFan: Self.cutFan(in: indicator.unit, year: year), year: year,
        tick: { PlanChartWording.tick($0, indicator.unit) }))
  }

  private static func cutFan(
    in unit: String, year: @escaping @Sendable (FiscalYear) -> String
  ) -> @Sendable (Forecast, _ isInnerCut: Bool) -> String {
    { forecast, isInnerCut in
      func ends(_ interval: ClosedRange<Double>) -> String {
        ChartWording.span(
          PlanChartWording.number(interval.lowerBound, in: unit), PlanChartWording.number(interval.upperBound, in: unit)
        )
      }
      guard let wide = forecast.interval95 else { return "" }
      let narrow = isInnerCut ? forecast.interval80 : nil
      return ChartWording.cutFan(narrow: narrow.map(ends), wide: ends(wide), year(forecast.point.year))
    }
  }

  private static func points(
    _ kind: ObservationKind, _ series: Int, _ panel: Panel, _ doubts: QuestionedValues
  ) -> [Point] {
    let unit = panel.catalogue.indicator(ofSeries: series).unit
    return panel.orderedKeys.filter { $0.kind == kind }.compactMap { key in
      panel[series, key].map { value in
        let mark = doubts.note(ofSeries: series, value: value) == nil ? "" : ChartWording.doubtMark
        return Point(year: key.year, value: value, label: PlanChartWording.number(value, in: unit) + mark)
      }
    }
  }

  private static func forecast(_ outlook: Outlook, _ targets: DueTargets, in panel: Panel) -> Forecast? {
    guard let forecast = try? outlook.forecast.get() else { return nil }
    let shown = ShownEstimate(of: outlook, targets, in: panel)
    let median = shown.median(forecast.point)
    let unit = panel.catalogue.indicator(ofSeries: outlook.series).unit
    return Forecast(
      point: Point(
        year: outlook.year, value: median,
        label: median.magnitude >= 10_000 ? PlanChartWording.number(median, in: unit) : NumberText.rounded(median)),
      interval80: (try? forecast.interval80.get()).map(shown.range),
      interval95: (try? forecast.interval95.get()).map(shown.range))
  }

  private static func missingInterval(_ outlook: Outlook) -> Unanswerable? {
    switch outlook.forecast {
    case .failure(let reason): return reason
    case .success(let forecast):
      guard case .failure(let reason) = forecast.interval95 else { return nil }
      return reason
    }
  }
}

extension DueTargets {
  /// In the order of their years: the targets of a series, and behind one that stands what a draft would put in its place.
  func drawn(ofSeries series: Int) -> [(year: FiscalYear, value: Double, isProposed: Bool)] {
    of(series: series).sorted { $0.key < $1.key }.flatMap { year, value in
      [(year, value, proposal(ofSeries: series, year: year) != nil)]
        + (alternative(ofSeries: series, year: year).map { [(year, $0.target, true)] } ?? [])
    }
  }

  /// What is said of the proposals among the targets that are drawn.
  func proposedAmongDrawn(_ series: [Int]) -> String {
    let proposals = series.flatMap { series in
      of(series: series).keys.compactMap {
        proposal(ofSeries: series, year: $0) ?? alternative(ofSeries: series, year: $0)?.proposal
      }
    }
    return ChanceWording.proposedAmongDrawn(
      !proposals.isEmpty, isAtForecast: proposals.contains(where: \.isAtForecast))
  }
}

extension QuestionedValues {
  func note(ofSeries series: Int, amongValues values: [Double]) -> String? {
    values.lazy.compactMap { note(ofSeries: series, value: $0) }.first
  }
}

extension Panel {
  /// Years that have passed, for which others have a value and these only an estimate.
  func estimatedYears(_ outlooks: [Outlook]) -> [FiscalYear] {
    guard let last = years(of: .actual).last else { return [] }
    let estimated = outlooks.filter { $0.year <= last && (try? $0.forecast.get()) != nil }
    return Set(estimated.map(\.year)).sorted()
  }

  /// To choose by: several indicators may have one name.
  func seriesTitleWithSlug(_ series: Int) -> String {
    "\(seriesTitle(series)) = \(catalogue.indicator(ofSeries: series).slug)"
  }

  /// The indicator's name, with the entity where there are several, and whether it is relisted. For many, `ShownNames` is quicker.
  func seriesTitle(_ series: Int) -> String { ShownNames(in: self).title(ofSeries: series) }
}

extension Indicator {
  /// To choose by, like `seriesTitleWithSlug`.
  var nameWithSlug: String { "\(name) = \(slug)" }
}
