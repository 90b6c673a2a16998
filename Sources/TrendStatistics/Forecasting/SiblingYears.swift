// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// What the siblings whose histories are of the same years have in common: they have seen the same times, and the others have not.
///
/// The median growth of those that end in a year is drawn towards that of all siblings as far as their years (`CommonShocks`) or their
/// number tell little, and that of those that also begin together (beyond `GrowthTable.width` steps, at any time) towards theirs. Of those that end in a year comes besides by how much
/// the steps of each year were larger or smaller than usual, which was the year's and not the series'. All this needs as many siblings
/// as the wider circle counts for; the deviations of years also six years, since of fewer a level and a deviation from it are hardly told apart.
struct SiblingYears: Sendable, Hashable {
  /// Of a year's growth, on the working scale.
  let median: Double
  /// Newest year first.
  private let deviations: [Double]

  /// As how many siblings the wider circle counts for the level of growth, about which a few, often those that someone kept count
  /// of because they grew, say less than about its scale.
  static let circle = 20.0
  /// Growth of more years back than this tells less of what comes.
  static let recent = 7
  private static let fewestYears = 6

  /// By how much the steps of a year differed from usual: 0 for the last year, 1 for the one before … ; 0 where it is not known.
  @inline(__always)
  func deviation(_ place: Int) -> Double { place < deviations.count ? deviations[place] : 0 }

  /// The years of a history: the last one, and how many steps lead to it (at most `GrowthTable.width`).
  struct Span: Sendable, Hashable {
    let end: Int
    let steps: Int

    /// Whoever ends in that year: no sibling that teaches anything has no step.
    var whenever: Span { Span(end: end, steps: 0) }
  }

  /// Of the series `members`, by their years, and by `Span.whenever` for all others; of years in which enough of them end.
  /// - Parameter all: the median growth of all of them.
  static func estimate(
    of table: GrowthTable, members: [Int], back: Int, all: Double
  ) -> [Span: SiblingYears] {
    var found: [Span: SiblingYears] = [:]
    for (end, alike) in Dictionary(grouping: members, by: { table.ends[$0] }) where Double(alike.count) >= circle {
      let (level, middle) = median(of: alike, among: members, table, back, drawnTo: all)
      let deviations = deviations(table, alike, back, from: middle)
      found[Span(end: end, steps: 0)] = SiblingYears(median: level, deviations: deviations)
      for (steps, same) in Dictionary(grouping: alike, by: { table.counts[$0] }) {
        let own =
          Double(same.count) >= circle ? median(of: same, among: alike, table, back, drawnTo: level).drawn : level
        found[Span(end: end, steps: steps)] = SiblingYears(median: own, deviations: deviations)
      }
    }
    return found
  }

  /// The median growth of some, and that drawn towards a wider circle's; where they are the whole circle, the circle's.
  private static func median(
    of some: [Int], among circle: [Int], _ table: GrowthTable, _ back: Int, drawnTo wider: Double
  ) -> (drawn: Double, own: Double) {
    let own =
      QuantileSelection.median(of: some.flatMap { table.steps[table.window($0, back: back).prefix(recent)] }) ?? wider
    guard some.count < circle.count else { return (wider, own) }
    let level = CommonShocks(table: table, members: some, back: back).lasting * share(some.count)
    return (level * own + (1 - level) * wider, own)
  }

  /// How much of a level is the siblings' own, so many as they are, 0 … 1; the rest is the wider circle's.
  static func share(_ siblings: Int) -> Double { Double(siblings) / (Double(siblings) + circle) }

  private static func deviations(
    _ table: GrowthTable, _ members: [Int], _ back: Int, from middle: Double
  ) -> [Double] {
    var deviations: [Double] = []
    for place in 0..<GrowthTable.depth {
      let steps = members.compactMap { row in
        let window = table.window(row, back: back)
        return place < window.count ? table.steps[window.lowerBound + place] : nil
      }
      guard Double(steps.count) >= circle, let year = QuantileSelection.median(of: steps) else { break }
      deviations.append(share(steps.count) * (year - middle))
    }
    return deviations.count < fewestYears ? [] : deviations
  }
}
