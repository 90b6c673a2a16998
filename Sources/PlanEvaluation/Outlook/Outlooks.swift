// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import TrendStatistics

/// The outlooks of the series of a panel, each with what its siblings in the panel teach.
public struct Outlooks: Sendable {
  private let panel: Panel
  private let targets: DueTargets
  private let pool: ForecastPool
  private let lastYears: [FiscalYear?]
  private let bonds: [SiblingBond]
  /// By series: what a total over a period is so far, and the row of the pool that has its yearly parts.
  private let totals: [Int: Total]

  private struct Total {
    let soFar: Double
    let parts: Int
  }

  /// - Parameters:
  ///   - minding: whether the years that events disturbed count for less.
  ///   - progress: told of how many more series of the panel has been learnt, from any core.
  public init(
    in panel: Panel, targets: DueTargets, mindingEvents minding: Bool = true,
    progress: @Sendable (_ done: Int) -> Void = { _ in }
  ) {
    (self.panel, self.targets) = (panel, targets)
    let siblings = Siblings(in: panel.catalogue)
    let yearly = YearlyParts(in: panel)
    var totals: [Int: Total] = [:]
    let series = panel.catalogue.series.indices.map { index -> ForecastSeries in
      let indicator = panel.catalogue.indicator(ofSeries: index)
      var history = indicator.span == .change ? History([]) : panel.history(ofSeries: index)
      let parts = indicator.isTotal ? yearly.series(ofTotal: index) : nil
      if indicator.span == .period || parts != nil, let last = history.last {
        totals[index] = Total(soFar: last.value, parts: parts ?? index)
        // What stands in the pool already as a yearly series would lend its growth twice.
        history = parts == nil ? PeriodTotals(history).parts : History([])
      }
      return ForecastSeries(
        history, bounds: ForecastBounds(of: indicator, history: history),
        group: siblings.groups[index], disturbed: minding ? panel.catalogue.disturbedYears(ofSeries: index) : [],
        lends: siblings.lends[index])
    }
    (self.totals, bonds) = (totals, siblings.bonds)
    pool = ForecastPool(series, progress: progress)
    lastYears = series.indices.map { index in
      totals[index] == nil ? series[index].history.last?.year : panel.history(ofSeries: index).last?.year
    }
  }

  /// The outlook of each series for the years after its last value; of a series without any value there is none.
  /// - Parameters:
  ///   - method: `nil` leaves the choice to the pool.
  ///   - progress: told how many more series of the panel are done, from any core.
  public func of(
    _ series: [Int], horizon: Outlook.Horizon, method: ForecastMethod? = nil,
    progress: @Sendable (_ done: Int) -> Void = { _ in }
  ) -> [Outlook] {
    var steps = [Int](repeating: 0, count: lastYears.count)
    for index in series { steps[index] = self.steps(of: index, horizon) }
    // The first year in which the last target is more likely met than not may come later than that of the target.
    var far = steps.indices.map { steps[$0] > 0 && !due(of: $0).isEmpty ? Outlook.Horizon.limit : steps[$0] }
    for (total, parts) in totals { far[parts.parts] = max(far[parts.parts], far[total]) }
    let forecasts = pool.forecasts(horizons: far, method: method, progress: progress)
    return series.flatMap { outlooks(of: $0, steps: steps[$0], forecasts[row(of: $0)]) }
  }

  /// The targets of series that have no value yet, each with the reason why nothing can be said of it.
  public func withoutValues(_ series: [Int], until year: FiscalYear? = nil) -> [Outlook] {
    series.filter { panel.history(ofSeries: $0).last == nil }.flatMap { series in
      targets.of(series: series).sorted { $0.key < $1.key }.filter { target in year.map { target.key <= $0 } ?? true }
        .map { target in
          let nothing = Result<[Forecast], Unanswerable>.failure(.noHistory)
          let better = panel.catalogue.indicator(ofSeries: series).better
          return Outlook(
            series: series, year: target.key, horizon: nil, forecast: .failure(.noHistory), basis: nil,
            bond: bonds[series], addsParts: false, last: nil,
            goal: Outlook.Goal(target: target.value, better: better, nothing, 1))
        }
    }
  }

  /// What may come in one year after the last value of a series; of a total over a period nothing.
  func forecast(ofSeries series: Int, for year: FiscalYear) -> Forecast? {
    guard panel.catalogue.indicator(ofSeries: series).span != .period, let last = lastYears[series], last < year else {
      return nil
    }
    let parts = pool.forecast(row(of: series), horizon: last.distance(to: year)).forecasts
    return try? whole(series, parts).get().last
  }

  /// `ForecastBasis.isAlone` of what is forecast of a series.
  func isAlone(ofSeries series: Int) -> Bool { pool.forecast(row(of: series), horizon: 1).basis?.isAlone ?? false }

  /// Where the pool has what is carried on of a series.
  private func row(of series: Int) -> Int { totals[series]?.parts ?? series }

  private func due(of series: Int) -> [FiscalYear: Double] {
    guard let last = lastYears[series] else { return [:] }
    return targets.of(series: series).filter { $0.key > last }
  }

  private func steps(of series: Int, _ horizon: Outlook.Horizon) -> Int {
    guard let last = lastYears[series] else { return 0 }
    return max(0, horizon.steps(after: last, lastTarget: due(of: series).keys.max()))
  }

  private func outlooks(of series: Int, steps: Int, _ found: SeriesForecast) -> [Outlook] {
    guard steps > 0, let last = lastYears[series] else { return [] }
    let due = due(of: series)
    let forecasts = whole(series, found.forecasts)
    let (level, indicator) = (panel.history(ofSeries: series).last, panel.catalogue.indicator(ofSeries: series))
    return (1...steps).map { step in
      let year = last.advanced(by: step)
      return Outlook(
        series: series, year: year, horizon: step, forecast: forecasts.map { $0[step - 1] },
        basis: found.basis, bond: bonds[series], addsParts: totals[series] != nil, last: level?.value,
        goal: due[year].map {
          Outlook.Goal(
            target: $0, better: indicator.better, forecasts, step, isCounted: panel.isCounted(series),
            endsThen: indicator.span == .period,
            from: indicator.span == .period ? level : nil)
        })
    }
  }

  /// Of a total its forecasts from those of its parts; of a total that nothing tells apart into years there are none.
  private func whole(
    _ series: Int, _ parts: Result<[Forecast], Unanswerable>
  ) -> Result<[Forecast], Unanswerable> {
    guard let total = totals[series] else { return parts }
    return parts.map { Forecast.totals(of: $0, soFar: total.soFar) }
      .mapError { $0 == .noHistory ? .unknownStart : $0 }
  }
}

extension Indicator {
  /// A change is no level and a several-years total no yearly value: neither is carried on, nor lends its growth.
  var isCarriedOn: Bool { span != .change && span != .period }
}
