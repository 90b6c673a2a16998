// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL
public import Indicators

/// The series that grew most, or least, from their first to their last value.
///
/// Each measure has the conditions of `Change`: growth a base above zero, compound annual growth also an end that is not
/// negative, and all of them two values of different years and a finite result. A series that does not meet them is not
/// ranked. Of equal scores the series that comes first in the columns is first. All are scored, the best `count` kept on a
/// heap; nothing is sorted but these.
///
/// Source: the formulas of `Change`; the heap of Williams, Algorithm 232, CACM 7 (1964).
/// Example: from 100, 50, 0 in 2018 to 121, 55, 9 in 2020 the compound annual growths are 0.1, 0.0488, none, and the top
/// one is the first series.
public enum TopGrowth {
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Compound annual growth, a fraction a year.
    case cagr
    /// Growth from the first to the last value, a fraction.
    case growth
    /// The absolute change, in the unit of the values.
    case change
  }

  public struct Entry: Sendable, Hashable {
    /// Row of the columns.
    public let series: Int
    public let score: Double

    public init(series: Int, score: Double) { (self.series, self.score) = (series, score) }
  }

  /// The best `count` (at least 1) series in order, the best first.
  /// - Parameters:
  ///   - lowest: the lowest scores are the best.
  ///   - among: only these series are ranked; `nil` for all.
  public static func best(
    _ count: Int, by measure: Measure, lowest: Bool = false, from ends: SeriesEnds, among: Bitmap? = nil
  ) -> [Entry] {
    let scoring = Scoring(first: ends.first, last: ends.last, measure: measure, sign: lowest ? -1 : 1, among: among)
    var heap = BestScores(limit: count)
    scoring.rank(into: &heap)
    return heap.entries.sorted(by: BestScores.isBetter).map { Entry(series: $0.series, score: scoring.sign * $0.score) }
  }
}

extension TopGrowth {
  /// The best of what several runs of series gave, in order: those of all series, since each run gave its best.
  public static func best(_ count: Int, of entries: [Entry], lowest: Bool = false) -> [Entry] {
    let ranked = entries.sorted { a, b in
      a.score == b.score ? a.series < b.series : (a.score > b.score) != lowest
    }
    return Array(ranked.prefix(count))
  }
}

/// What it takes to score the series; the score of a lowest is turned round, so that the greatest is always the best.
private struct Scoring {
  let first, last: SeriesEnds.End
  let measure: TopGrowth.Measure
  let sign: Double
  let among: Bitmap?

  func rank(into heap: inout BestScores) {
    first.values.withUnsafeBufferPointer { bases in
      last.values.withUnsafeBufferPointer { ends in
        first.years.withUnsafeBufferPointer { from in
          last.years.withUnsafeBufferPointer { to in
            var bars = Bars(sign: sign)
            for word in first.open.indices {
              var bits = ranked(word)
              while bits != 0 {
                let series = word &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                let years = Int(to[series] &- from[series])
                if measure == .cagr, !bars.mayPass(from: bases[series], to: ends[series], years) { continue }
                let score = score(from: bases[series], to: ends[series], years: years)
                if score.magnitude < .infinity {
                  heap.offer(TopGrowth.Entry(series: series, score: sign * score))
                  if measure == .cagr { bars.raise(to: heap.worst, years) }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The series of one word that have both ends and are asked for.
  private func ranked(_ word: Int) -> UInt64 {
    let all: UInt64 = 64 * word + 64 <= first.count ? ~0 : 1 << UInt64(first.count % 64) - 1
    guard let among else { return all & ~first.open[word] & ~last.open[word] }
    return all & ~first.open[word] & ~last.open[word] & (word < among.words.count ? among.words[word] : 0)
  }

  /// NaN where there is no score.
  @inline(__always)
  private func score(from: Double, to: Double, years: Int) -> Double {
    guard years > 0 else { return .nan }
    switch measure {
    case .change: return Change.difference(from: from, to: to)
    case .growth: return from > 0 ? Change.fraction(from: from, to: to) : .nan
    case .cagr: return from > 0 && to >= 0 ? Change.compoundFraction(from: from, to: to, years: years) : .nan
    }
  }
}

/// The ratio of end to base that a series must come to, to be among the best: nearly all series fall below it, and need no
/// root. Where it is close, the score itself decides.
private struct Bars {
  let sign: Double
  /// By years apart, turned round like the scores; NaN, which everything passes, where it is not known.
  private var ratios = [Double](repeating: .nan, count: longest)
  private var worst = Double.nan

  private static let longest = 128
  /// Far more than a power and a root can be off.
  private static let margin = 1e-9

  init(sign: Double) { self.sign = sign }

  /// Whether the score may be among the best, of a base above 0; another base has no score.
  @inline(__always)
  func mayPass(from: Double, to: Double, _ years: Int) -> Bool {
    guard years > 0, years < Self.longest else { return true }
    return !(sign * to < from * ratios[years])
  }

  /// A score of so many years has just been offered, and from now on the best begin at `least`.
  mutating func raise(to least: Double?, _ years: Int) {
    guard let least else { return }
    if least != worst {
      worst = least
      for index in ratios.indices { ratios[index] = .nan }
    }
    guard years < Self.longest else { return }
    let margin = sign > 0 ? 1 - Self.margin : 1 + Self.margin
    ratios[years] = sign * Change.ratio(ofCompoundFraction: sign * least, years: years) * margin
  }
}

/// The best entries met so far, on a heap with the worst of them on top.
struct BestScores {
  let limit: Int
  private(set) var entries: [TopGrowth.Entry] = []

  init(limit: Int) {
    precondition(limit > 0, "the best are at least one")
    self.limit = limit
  }

  /// The score that a further entry has to reach; `nil` while there is room for any.
  @inline(__always)
  var worst: Double? { entries.count == limit ? entries[0].score : nil }

  static func isBetter(_ a: TopGrowth.Entry, _ b: TopGrowth.Entry) -> Bool {
    a.score > b.score || (a.score == b.score && a.series < b.series)
  }

  @inline(__always)
  mutating func offer(_ entry: TopGrowth.Entry) {
    if entries.count == limit {
      if Self.isBetter(entry, entries[0]) { replaceWorst(by: entry) }
    } else {
      append(entry)
    }
  }

  private mutating func append(_ entry: TopGrowth.Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0, Self.isBetter(entries[(child - 1) / 2], entries[child]) {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func replaceWorst(by entry: TopGrowth.Entry) {
    entries[0] = entry
    var parent = 0
    while true {
      let children = (2 * parent + 1)..<min(2 * parent + 3, max(entries.count, 2 * parent + 1))
      guard let worst = children.max(by: { Self.isBetter(entries[$0], entries[$1]) }),
        Self.isBetter(entries[parent], entries[worst])
      else { return }
      entries.swapAt(parent, worst)
      parent = worst
    }
  }
}
