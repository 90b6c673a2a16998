// SPDX-License-Identifier: GPL-3.0-or-later

/// How far the growth of all siblings moves together from year to year: a recession, a cold summer, a new law.
///
/// Such a shock does not average out over siblings, and those of one calendar have seen few of them. Its variance is that of
/// the yearly medians, less what the medians of so few siblings have by themselves (1.57 × the square of a sibling's scale
/// about them, over the siblings); times 0.7 × (1 + 4/(years − 1)), since the variance from few years is
/// mostly too small and at times much so. Only years count that half of the siblings share: series of different calendars have no
/// shocks in common, and their years differ by who is in them.
struct CommonShocks {
  /// Of a year's growth, on the working scale; `nil` where there are not two years with enough siblings.
  let variance: Double?
  /// How much of the siblings' growth in the years known is theirs and not the years', 0 … 1: τ² / (τ² + variance / years), τ the
  /// spread of growth from panel to panel. However many siblings, they have seen these years alone; 1 where they share none.
  let lasting: Double

  /// Of fewer siblings the median is mostly their own scatter.
  private static let fewestSiblings = 8
  private static let share = 0.7
  private static let fewYears = 4.0
  /// τ: among the development panels the median yearly growth spreads so far, the farther the more their steps scatter.
  /// - Parameter distance: of a step from its year's median, the median one.
  private static func spread(_ distance: Double) -> Double { 0.02 + 0.2 * distance }

  init(table: GrowthTable, members: [Int], back: Int) {
    let years = Self.years(table, members, back)
    let medians = years.map { QuantileSelection.median(of: $0) ?? 0 }
    let distance =
      QuantileSelection.median(
        of: zip(years, medians).flatMap { steps, median in steps.map { ($0 - median).magnitude } }) ?? 0
    // 1.4826 × the median magnitude is a normal's standard deviation; π/2 is its median's variance over the mean's.
    let square = 1.4826 * 1.4826 * distance * distance
    let count = Double(years.count)
    guard count > 0 else {
      (variance, lasting) = (nil, 1)
      return
    }
    var found = 0.0
    if count > 1 {
      let mean = medians.reduce(0, +) / count
      let between = medians.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      found = max(0, between - years.reduce(0) { $0 + square * (.pi / 2) / Double($1.count) } / count)
    }
    variance = count > 1 ? Self.share * (1 + Self.fewYears / (count - 1)) * found : nil
    // One year cannot tell its shock from what lasts, and two hardly: a third of a sibling's own square until more are known.
    let level = Self.spread(distance) * Self.spread(distance)
    lasting = level / (level + (found + square / (3 * count * count)) / count)
  }

  /// The steps of each year, oldest year first.
  private static func years(_ table: GrowthTable, _ members: [Int], _ back: Int) -> [[Double]] {
    var steps: [Int: [Double]] = [:]
    for row in members {
      for (place, index) in table.window(row, back: back).enumerated() {
        steps[table.ends[row] - back - place, default: []].append(table.steps[index])
      }
    }
    let fewest = max(fewestSiblings, (members.count + 1) / 2)
    return steps.filter { $0.value.count >= fewest }.sorted { $0.key < $1.key }.map(\.value)
  }
}
