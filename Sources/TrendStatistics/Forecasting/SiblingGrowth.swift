// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// What the growth of siblings has in common: what a series borrows from them.
///
/// Each number is an estimate from the siblings drawn towards a wider circle: those of a group towards the whole store,
/// those of the store towards `prior`. So a few siblings say a little, and many all.
struct SiblingGrowth: Sendable, Hashable {
  /// How many series took part: those with a step at all.
  var series: Int
  /// The median of the siblings' steps of the last seven years, as far as they tell what lasts, and for the rest the wider circle's or,
  /// without one, what is usual.
  var median: Double
  /// The growth of the siblings alone.
  var level = GrowthLevel.none
  /// Of the siblings of the same years, by these.
  var years: [SiblingYears.Span: SiblingYears] = [:]
  /// The same of the wider circle.
  var widerYears: [SiblingYears.Span: SiblingYears] = [:]
  /// The sizes of steps without what the siblings have in common (`own`), and how they differ from sibling to sibling.
  var scale: SiblingScale
  /// The variance of a year's growth that all siblings share, over the square of the scale.
  var common: Double
  /// How much of the growth known goes on, 0.3 … 1: 1 where siblings share no years, less where few years say all (`CommonShocks`).
  var carried: Double
  var persistence: PersistenceByScale
  /// The variance of a middling sibling's steps about their own mean.
  var noise: Double
  /// The mean of `consistency` over the siblings, for 0 … `GrowthTable.depth` steps.
  var consistency: [Double]
  /// How many times as wide forecasts of the siblings' own past strayed as expected.
  var calibration: Double
  /// How much of a combination is the median's of single models.
  var smoothingShare: Double
  /// How many times as far as pooled growth a combination strays.
  var smoothingSpread: Double
  /// Whether they are counts and amounts above zero, of which is known how they usually grow; no such thing is known of rates and of
  /// what can be negative.
  var isPositive = false

  /// Without siblings: from the panels of the method note (README of this folder), where it says which.
  static let prior = SiblingGrowth(
    series: 0, median: 0, scale: .prior, common: 0, carried: 1, persistence: .prior, noise: 0.1 * 0.1,
    consistency: (0...GrowthTable.depth).map { 0.27 + 0.66 / Double(max(1, $0)) }, calibration: 1,
    smoothingShare: CombinationWeight.prior, smoothingSpread: 1)

  /// As how many series the wider circle counts.
  private static let circle = 5.0

  /// The growth of a year, over the scatter of steps, of positive series of which nothing else is known: what moves the most also grows the
  /// most. A scatter beyond the largest (epidemics, prices of listings) says nothing of growth.
  private static let usualGrowth = 0.2
  private static let largestScatter = 0.2

  /// The priors of series on one kind of scale.
  static func prior(_ kind: WorkingScale.Kind) -> SiblingGrowth {
    var prior = prior
    prior.isPositive = kind == .logarithmic
    if kind == .logit {
      prior.scale = .priorOfRates
      prior.noise = prior.scale.square
    }
    return prior
  }

  /// What is known of the years of a series, if not from its siblings, from the wider circle; `nil` where too few end with it.
  func years(of span: SiblingYears.Span) -> SiblingYears? {
    years[span] ?? years[span.whenever] ?? (widerYears[span] ?? widerYears[span.whenever])?.with(level)
  }

  /// The median growth of the siblings of the same years; of all where these are not known.
  func median(_ years: SiblingYears?) -> Double { years?.median ?? median }

  /// So much of the growth that the siblings had in common goes on: the rest was of the years, not of the siblings.
  func trend(_ years: SiblingYears?) -> Double { 0.8 * median(years) }

  /// The estimate from the steps known `back` years before the last.
  static func estimate(
    of table: GrowthTable, members: [Int], back: Int, within circle: SiblingGrowth
  ) -> SiblingGrowth {
    var growth = circle
    growth.learn(from: table, members, back, circle)
    return growth
  }

  private mutating func learn(from table: GrowthTable, _ members: [Int], _ back: Int, _ circle: SiblingGrowth) {
    let active = members.filter { !table.window($0, back: back).isEmpty }
    series = active.count
    (years, widerYears, level) = ([:], circle.years, .none)
    guard !active.isEmpty else { return }
    let share = Double(active.count) / (Double(active.count) + Self.circle)
    let recent = GrowthLevel.recentSteps(active, table, back)
    let shocks = CommonShocks(table: table, members: active, back: back)
    level = GrowthLevel(of: recent, siblings: active.count, lasting: shocks.lasting)
    let usual =
      isPositive && circle.series == 0
      ? Self.usualGrowth * Self.scatter(recent, about: level.median, share) : circle.median
    median = level.drawn(to: usual)
    years = SiblingYears.estimate(
      of: table, members: active, back: back, lasting: shocks.lasting, usual: usual,
      wider: circle.years(of:))
    carried = 0.3 + 0.7 * shocks.lasting
    scale = .estimate(active.map { squaresAboutTrend($0, table, back) }, within: circle.scale)
    common = shocks.variance.map { scale.square > 0 ? $0 / scale.square : 0 } ?? circle.common
    noise = Self.drawn(scale: active.compactMap { scatter($0, table, back) }, to: circle.noise, share)
    persistence = .estimate(
      active.compactMap { row in
        StepProducts(ownSteps(of: row, table, back), scale: scale(of: row, table, back: back))
      }, within: circle.persistence)
    consistency = consistency(of: active, table, back, circle.consistency)
  }

  /// The standard deviation of a normal with the same median distance from the middle; at most the largest.
  private static func scatter(_ steps: [Double], about middle: Double, _ share: Double) -> Double {
    let squares = steps.map { 1.4826 * 1.4826 * ($0 - middle) * ($0 - middle) }
    return min(largestScatter, drawn(scale: squares, to: SiblingScale.prior.square, share).squareRoot())
  }

  /// The median of squares that are not 0, drawn towards another on the logarithmic scale, on which scales spread evenly.
  private static func drawn(scale squares: [Double], to other: Double, _ share: Double) -> Double {
    guard let middle = QuantileSelection.median(of: squares.filter { $0 > 0 }) else { return other }
    return exp(share * log(middle) + (1 - share) * log(other))
  }
}

// MARK: One series among its siblings

extension SiblingGrowth {
  private func squaresAboutTrend(_ series: Int, _ table: GrowthTable, _ back: Int) -> SiblingScale.Squares {
    var (sum, weight) = (0.0, 0.0)
    let years = years(of: table.span(series))
    for (place, index) in table.window(series, back: back).enumerated() {
      let step = own(table, index, place, years)
      // The weight of a step over a gap is in its size already: g steps of a g-th.
      sum += step * step
      weight += table.parts[index].weight
    }
    return SiblingScale.Squares(sum: sum, weight: weight)
  }

  /// What of a step is the series' own: without the trend of the siblings of the same years and what its years had more than usual.
  /// Of a gap's equal parts so much remains alike.
  @inline(__always)
  func own(_ table: GrowthTable, _ index: Int, _ place: Int, _ years: SiblingYears?) -> Double {
    let step = table.steps[index] - trend(years)
    guard let years, years.knowsDeviations else { return step }
    return step - years.deviation(table.years(of: index, at: place))
  }

  /// The steps of a series without what it has in common with its siblings, newest first.
  private func ownSteps(of series: Int, _ table: GrowthTable, _ back: Int) -> [Double] {
    let years = years(of: table.span(series))
    return table.window(series, back: back).enumerated().map { place, index in own(table, index, place, years) }
  }

  /// The scale of a series: its own mean square with the siblings'.
  func scale(of series: Int, _ table: GrowthTable, back: Int) -> Double {
    scale.moderated(squaresAboutTrend(series, table, back))
  }

  private func mean(_ steps: ArraySlice<Double>) -> Double { steps.reduce(0, +) / Double(steps.count) }

  private func scatter(_ series: Int, _ table: GrowthTable, _ back: Int) -> Double? {
    let steps = table.steps[table.window(series, back: back)]
    guard steps.count > 1 else { return nil }
    let mean = mean(steps)
    return steps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(steps.count)
  }

  /// How much of the steps is their mean, 0 … 1: mean² / (mean² + variance), the variance drawn towards `noise` as by one
  /// step more.
  func consistency(_ steps: ArraySlice<Double>) -> Double {
    var (sum, squares) = (0.0, 0.0)
    for step in steps {
      sum += step
      squares += step * step
    }
    let (count, mean) = (Double(steps.count), sum / Double(steps.count))
    let variance = (max(0, squares - count * mean * mean) + noise) / (count + 1)
    let whole = mean * mean + variance
    return whole > 0 ? mean * mean / whole : 0
  }

  private func consistency(of active: [Int], _ table: GrowthTable, _ back: Int, _ other: [Double]) -> [Double] {
    (0...GrowthTable.depth).map { count in
      guard count > 0 else { return other[0] }
      var (sum, series) = (0.0, 0.0)
      for row in active {
        let window = table.window(row, back: back)
        guard window.count >= count else { continue }
        sum += consistency(table.steps[window.prefix(count)])
        series += 1
      }
      return (sum + Self.circle * other[count]) / (series + Self.circle)
    }
  }
}
