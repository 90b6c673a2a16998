// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// What the siblings whose histories are of the same years have in common: they have seen the same times, and the others have not.
///
/// The median growth of those that end in a year is drawn towards that of the others as far as their years or their number tell little
/// (`GrowthLevel`), and that of those that also begin together (beyond `GrowthTable.width` steps, at any time) likewise: always towards
/// siblings that are not among them, so that within a circle nobody counts twice, and all of one end are as all but one of them. Of those that end in
/// a year comes besides by how much the steps of each year were larger or smaller than usual, which was the year's and not the
/// series'. All this needs twenty siblings; the deviations of years also six years, since of fewer a level and a deviation
/// from it are hardly told apart. A group that has not so many of its own takes what the wider circle knows (`SiblingGrowth`).
struct SiblingYears: Sendable, Hashable {
  /// Of a year's growth, on the working scale.
  let median: Double
  /// Newest year first.
  private let deviations: [Double]

  private static let fewestSiblings = 20
  private static let fewestYears = 6

  /// Whether it is known what was the years'.
  var knowsDeviations: Bool { !deviations.isEmpty }

  /// By how much the steps of a year, the mean of several, differed from usual: 0 for the last year, 1 for the one before … ; 0 where it
  /// is not known.
  @inline(__always)
  func deviation(_ years: Range<Int>) -> Double {
    var sum = 0.0
    for year in years.clamped(to: deviations.indices) { sum += deviations[year] }
    return sum / Double(years.count)
  }

  /// The same for some of the siblings of which too few are of these years: with their own growth, at any time.
  func with(_ level: GrowthLevel) -> SiblingYears {
    SiblingYears(median: level.drawn(to: median), deviations: deviations)
  }

  /// The years of a history: the last one, and how many steps lead to it (at most `GrowthTable.width`).
  struct Span: Sendable, Hashable {
    let end: Int
    let steps: Int

    /// Whoever ends in that year: no sibling that teaches anything has no step.
    var whenever: Span { Span(end: end, steps: 0) }
  }

  /// Of the series `members`, by their years, and by `Span.whenever` for all others; of years in which enough of them end.
  /// - Parameters:
  ///   - lasting: how much of growth in the years that all of them have seen is theirs (`CommonShocks`).
  ///   - usual: the growth of a year where nothing else is known.
  ///   - wider: what is known of these years from the wider circle.
  static func estimate(
    of table: GrowthTable, members: [Int], back: Int, lasting: Double, usual: Double,
    wider: (Span) -> SiblingYears?
  ) -> [Span: SiblingYears] {
    var found: [Span: SiblingYears] = [:]
    for (end, alike) in Dictionary(grouping: members, by: { table.ends[$0] }) where alike.count >= fewestSiblings {
      let whenever = Span(end: end, steps: 0)
      let elsewhere = members.filter { table.ends[$0] != end }
      let beyond = GrowthLevel(of: elsewhere, table, back: back, lasting: lasting).drawn(
        to: wider(whenever)?.median ?? usual)
      // Those of one end have seen the same years, of which the oldest tell little more.
      let shared = CommonShocks(table: table, members: alike, back: back).lasting
      func level(_ siblings: [Int]) -> GrowthLevel {
        GrowthLevel(of: siblings, table, back: back, lasting: shared)
      }
      let all = level(alike)
      let own = deviations(table, alike, back, from: all.median)
      let years = SiblingYears(
        median: all.drawn(to: beyond), deviations: own.isEmpty ? wider(whenever)?.deviations ?? [] : own)
      found[whenever] = years
      for (steps, same) in Dictionary(grouping: alike, by: { table.counts[$0] }) {
        guard same.count >= fewestSiblings else {
          found[Span(end: end, steps: steps)] = years
          continue
        }
        let rest = level(alike.filter { table.counts[$0] != steps })
        found[Span(end: end, steps: steps)] = SiblingYears(
          median: level(same).drawn(to: rest.drawn(to: beyond)), deviations: years.deviations)
      }
    }
    return found
  }

  /// A step over a gap tells nothing of a single year: of one that not half of all tell by a whole step nothing is known.
  /// Years that less than half have seen are
  /// left out with all before: those who have seen them differ from the others by more than these years.
  private static func deviations(
    _ table: GrowthTable, _ members: [Int], _ back: Int, from middle: Double
  ) -> [Double] {
    let fewest = max(fewestSiblings, (members.count + 1) / 2)
    var (deviations, known): ([Double], Int) = ([], 0)
    for place in 0..<GrowthTable.depth {
      let seen = members.map { table.window($0, back: back) }.filter { place < $0.count }.map { $0.lowerBound + place }
      guard seen.count >= fewest else { break }
      let steps = seen.filter { table.parts[$0] == .whole }.map { table.steps[$0] }
      guard steps.count >= fewest, let year = QuantileSelection.median(of: steps) else {
        deviations.append(0)
        continue
      }
      deviations.append(GrowthLevel.share(steps.count) * (year - middle))
      known += 1
    }
    return known < fewestYears ? [] : deviations
  }
}
