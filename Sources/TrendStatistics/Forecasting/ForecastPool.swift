// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Threads

/// Series that are forecast together, so that each can borrow from its siblings.
///
/// The siblings of a series are those of its group that stand on the same kind of scale (`WorkingScale`); what they have in
/// common is drawn towards what all series of that scale have, and that towards priors (`SiblingGrowth`). The result for a
/// series depends on the whole pool, not on the number of cores, nor on its order but where of many siblings some stand for all (more than
/// `enough` here, in `CombinationWeight` and in `ModelSpread`).
///
/// Source: partial pooling as in Gelman and Hill, Data Analysis Using Regression (2007), chapter 12; forecasting with models
/// across series: Montero-Manso and Hyndman, International Journal of Forecasting 37 (2021) 1632–1653.
/// Example: a pool of one positive series of one value, 100, has the median 100 a year later, 80 % between 80 and 125.
public struct ForecastPool: Sendable {
  let series: [Result<WorkingSeries, Unanswerable>]
  let table: GrowthTable
  private let siblings: [Circle: SiblingGrowth]
  /// What they taught in earlier years, the last one first.
  let origins: [Circle: [PastOrigin]]
  private let circles: [Circle?]
  /// Of each series, whether others learn from it.
  private let lends: [Bool]

  /// Siblings on one kind of scale.
  struct Circle: Sendable, Hashable {
    let group: Int
    let kind: WorkingScale.Kind
  }

  /// - Parameter progress: told of how many more series has been learnt, from any core.
  public init(_ all: [ForecastSeries], progress: @Sendable (_ done: Int) -> Void = { _ in }) {
    let shares = min(Cores.shares, all.count)
    series = Cores.map(shares) { share in
      (all.count * share / shares..<all.count * (share + 1) / shares).map { index in
        Result { () throws(Unanswerable) in try WorkingSeries(all[index]) }
      }
    }.flatMap(\.self)
    table = GrowthTable(series.map { try? $0.get() })
    circles = zip(series, all).map { series, one in
      (try? series.get()).map { Circle(group: one.group, kind: $0.scale.kind) }
    }
    lends = all.map(\.lends)
    let taught = Self.taught(circles, lends, table, series, progress)
    siblings = taught.mapValues(\.growth)
    origins = taught.mapValues(\.origins)
  }

  /// Of more siblings than this only as many, evenly spaced, are looked at.
  private static let enough = 4000

  /// What siblings teach, and what they taught in earlier years.
  private struct Teaching: Sendable {
    let growth: SiblingGrowth
    let origins: [PastOrigin]

    /// What a part of them may know today and in earlier years: nothing of what came since but how far forecasts strayed.
    var byYear: [SiblingGrowth] {
      [growth]
        + origins.map {
          var siblings = $0.siblings
          siblings.calibration = growth.calibration
          return siblings
        }
    }
  }

  /// Siblings, and what those teach of whom they are a part.
  private struct Class: Sendable {
    let rows: [Int]
    let lenders: [Int]
    /// Today, and what was known in earlier years, the last one first.
    let wider: [SiblingGrowth]

    init(_ rows: [Int]?, _ lends: [Bool], within wider: [SiblingGrowth]) {
      self.rows = rows ?? []
      lenders = self.rows.filter { lends[$0] }.thinned(to: enough)
      self.wider = wider
    }
  }

  private static func priors(_ kind: WorkingScale.Kind) -> [SiblingGrowth] {
    [SiblingGrowth](repeating: .prior(kind), count: GrowthTable.origins + 1)
  }

  private static func taught(
    _ circles: [Circle?], _ lends: [Bool], _ table: GrowthTable, _ series: [Result<WorkingSeries, Unanswerable>],
    _ progress: @Sendable (_ done: Int) -> Void
  ) -> [Circle: Teaching] {
    var (members, ofKind): ([Circle: [Int]], [WorkingScale.Kind: [Int]]) = ([:], [:])
    for (row, circle) in circles.enumerated() {
      guard let circle else { continue }
      members[circle, default: []].append(row)
      ofKind[circle.kind, default: []].append(row)
    }
    let kinds = ofKind.keys.sorted { $0.rawValue < $1.rawValue }
    let wholes = Dictionary(
      uniqueKeysWithValues: zip(
        kinds, teachings(of: kinds.map { Class(ofKind[$0], lends, within: priors($0)) }, table, series)))
    // Who are all of their kind have been taught with it.
    let groups = members.keys.sorted { ($0.group, $0.kind.rawValue) < ($1.group, $1.kind.rawValue) }
    let (parts, all) = (
      groups.filter { members[$0]?.count != ofKind[$0.kind]?.count },
      groups.filter { members[$0]?.count == ofKind[$0.kind]?.count }
    )
    for one in all { progress(members[one]?.count ?? 0) }
    let classes = parts.map { Class(members[$0], lends, within: wholes[$0.kind]?.byYear ?? priors($0.kind)) }
    return Dictionary(uniqueKeysWithValues: zip(parts, teachings(of: classes, table, series, progress)))
      .merging(all.compactMap { one in wholes[one.kind].map { (one, $0) } }) { part, _ in part }
  }

  /// Every earlier year of every class is a task of its own for the cores.
  private static func teachings(
    of classes: [Class], _ table: GrowthTable, _ series: [Result<WorkingSeries, Unanswerable>],
    _ progress: @Sendable (_ done: Int) -> Void = { _ in }
  ) -> [Teaching] {
    let years = GrowthTable.origins + 1
    let origins = Cores.map(classes.count * years) { number in
      let (one, back) = (classes[number / years], number % years)
      defer { if back == GrowthTable.origins { progress(one.rows.count) } }
      return PastOrigin(back: back, table, one.lenders, series, within: one.wider[back])
    }
    return classes.enumerated().map { place, one in
      let past = Array(origins[(place * years + 1)..<((place + 1) * years)])
      var growth = origins[place * years].siblings
      growth.calibration *= SiblingCalibration.factor(past)
      let choice = CombinationWeight.choice(past)
      growth.smoothingShare = choice?.share ?? one.wider[0].smoothingShare
      growth.smoothingSpread = choice?.straying ?? one.wider[0].smoothingSpread
      return Teaching(growth: growth, origins: past)
    }
  }

  /// The forecasts of every series, in order, for the years 1 … `horizon` after its last value; none for less than 1.
  /// - Parameter method: `nil` chooses: `combination` where the history has five values, else `pooledGrowth`.
  public func forecasts(horizon: Int, method: ForecastMethod? = nil) -> [SeriesForecast] {
    forecasts(horizons: [Int](repeating: horizon, count: series.count), method: method)
  }

  /// The same with a horizon for each series.
  /// - Parameter progress: told of how many more series the forecasts are known, from any core.
  public func forecasts(
    horizons: [Int], method: ForecastMethod? = nil, progress: @Sendable (_ done: Int) -> Void = { _ in }
  ) -> [SeriesForecast] {
    precondition(horizons.count == series.count, "every series has a horizon")
    let farthest = max(1, horizons.max() ?? 1)
    let models = siblings.mapValues { PooledGrowth($0, horizon: farthest) }
    let widenings = widenings(of: method)
    return Cores.map(Array(series.indices), progress: progress) { index in
      forecast(
        index, horizon: horizons[index], method: method, model: circles[index].flatMap { models[$0] },
        widening: circles[index].flatMap { widenings[$0] } ?? 1)
    }
  }

  /// The forecast of one series of the pool.
  public func forecast(_ index: Int, horizon: Int, method: ForecastMethod? = nil) -> SeriesForecast {
    let model = circles[index].flatMap { siblings[$0] }.map { PooledGrowth($0, horizon: max(1, horizon)) }
    let widening = circles[index].flatMap { widenings(of: method, only: $0)[$0] } ?? 1
    return forecast(index, horizon: horizon, method: method, model: model, widening: widening)
  }

  /// How many times as far as pooled growth a single model strays; of the methods that pool there are none.
  private func widenings(of method: ForecastMethod?, only one: Circle? = nil) -> [Circle: Double] {
    guard let method, method.model != nil else { return [:] }
    var members: [Circle: [Int]] = [:]
    for (row, circle) in circles.enumerated() {
      if let circle, lends[row], one == nil || one == circle { members[circle, default: []].append(row) }
    }
    let (all, order) = (members, members.keys.sorted { ($0.group, $0.kind.rawValue) < ($1.group, $1.kind.rawValue) })
    let found = Cores.map(order.count) { place in
      ModelSpread(
        table: table, members: all[order[place]] ?? [], series: series, origins: origins[order[place]] ?? [],
        calibration: siblings[order[place]]?.calibration ?? 1,
        method: method
      ).widening
    }
    return Dictionary(zip(order, found), uniquingKeysWith: { first, _ in first })
  }

  private func forecast(
    _ index: Int, horizon: Int, method: ForecastMethod?, model: PooledGrowth?, widening: Double
  ) -> SeriesForecast {
    switch (series[index], model) {
    case (.success(let series), .some(let model)):
      let forecaster = SeriesForecaster(series: series, row: index, table: table, model: model, widening: widening)
      return SeriesForecast(
        forecasts: Result { () throws(Unanswerable) in try forecaster.forecasts(horizon: horizon, method: method) },
        basis: ForecastBasis(
          points: series.points, siblings: max(0, model.siblings.series - (table.counts[index] > 0 ? 1 : 0)),
          siblingGrowth: model.siblings.median(model.siblings.years(of: table.span(index))),
          persistence: model.siblings.persistence.at(model.siblings.scale(of: index, table, back: 0)).correlation(
            lag: 1),
          smoothingShare: model.siblings.smoothingShare,
          jumps: series.jumps))
    case (.failure(let reason), _): return SeriesForecast(forecasts: .failure(reason), basis: nil)
    case (.success, .none): return SeriesForecast(forecasts: .failure(.noHistory), basis: nil)
    }
  }
}
