// SPDX-License-Identifier: GPL-3.0-or-later

/// How much of a combination of pooled growth and the median of single models (`SmoothingMedian`) is the median's: what would have
/// been best for the siblings' own past.
///
/// From each of the last eight years both forecast what has come since, for at most six years. Of the shares 0, 0.1 … 1 the one
/// is taken that has the least mean absolute error, in units of each series' scale and relative to the naive's in each
/// year, with a penalty of (share − 0.5)² over the years: eight years overrule the prior where 0.1 more or less is worth
/// about a part in 800 of the naive's error.
///
/// Source: combination by past errors: Bates and Granger, Operational Research Quarterly 20 (1969) 451–468; rolling origins:
/// Tashman, International Journal of Forecasting 16 (2000) 437–450.
struct CombinationWeight {
  /// Between none and all of it; on the development panels 0.3 and 0.7 are as good.
  static let prior = 0.5
  private static let shares = (0...10).map { Double($0) / 10 }
  private static let fewestSeries = 5
  private static let fewestValues = SmoothingMedian.fewestForTheta
  /// More series tell no more of one number.
  private static let enough = 150

  let table: GrowthTable
  let members: [Int]
  let series: [Result<WorkingSeries, Unanswerable>]
  let back: Int
  /// Of what was known then.
  let model: PooledGrowth

  /// A share, and how far forecasts with it strayed against pooled growth alone: the ratio of the mean errors, ½ to 1.
  struct Choice: Sendable {
    let share: Double
    let straying: Double
  }

  /// `nil` where too few siblings have a past to try it on.
  static func choice(_ origins: [PastOrigin]) -> Choice? {
    let losses = origins.compactMap(\.errors)
    guard !losses.isEmpty else { return nil }
    let years = Double(losses.count)
    let totals = shares.indices.map { place in
      let distance = shares[place] - prior
      return (losses.reduce(0) { $0 + $1[place] } + distance * distance) / years
    }
    return totals.indices.min { totals[$0] < totals[$1] }.map { best in
      let (combined, pooled) = losses.reduce((0, 0)) { ($0.0 + $1[best], $0.1 + $1[0]) }
      return Choice(share: shares[best], straying: pooled > 0 ? (0.5...1).clamping(combined / pooled) : 1)
    }
  }

  /// The error of each share relative to the naive's; `nil` from too few siblings.
  var relativeErrors: [Double]? {
    // There is a value more than steps. The same are looked at from every year.
    let long = members.filter { table.counts[$0] >= Self.fewestValues }
    let tried = long.thinned(to: Self.enough).filter { table.counts[$0] >= Self.fewestValues + back - 1 }
    guard tried.count >= Self.fewestSeries else { return nil }
    let horizon = PastOrigin.horizon(back)
    var outlooks = [PooledGrowth.Outlook](repeating: .init(growth: 0, spread: 1), count: horizon)
    var (errors, naive) = ([Double](repeating: 0, count: Self.shares.count), 0.0)
    for row in tried {
      guard let one = try? series[row].get() else { continue }
      model.write(&outlooks, of: row, in: table, back: back)
      let scale = model.siblings.scale(of: row, table, back: back)
      guard scale > 0 else { continue }
      add(&errors, &naive, one, outlooks, unit: scale)
    }
    return naive > 0 && naive.isFinite ? errors.map { $0 / naive } : nil
  }

  private func add(
    _ errors: inout [Double], _ naive: inout Double, _ one: WorkingSeries, _ outlooks: [PooledGrowth.Outlook],
    unit: Double
  ) {
    let known = one.values.dropLast(back)
    guard let start = known.last.map(one.scale.position) else { return }
    let grown = outlooks.map { one.scale.moved(start, by: $0.growth) }
    guard let medians = try? SmoothingMedian.places(Array(known), one.scale, pooled: grown) else { return }
    for (step, median) in medians.enumerated() {
      let came = one.scale.position(of: one.values[known.count + step])
      let pooled = grown[step]
      guard median.isFinite, pooled.isFinite, came.isFinite else { continue }
      naive += (came - start).magnitude / unit
      for (place, share) in Self.shares.enumerated() {
        errors[place] += (came - (1 - share) * pooled - share * median).magnitude / unit
      }
    }
  }
}
