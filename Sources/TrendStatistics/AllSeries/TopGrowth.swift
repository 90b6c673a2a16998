// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// The series that grew most, or least, from their first to their last value.
///
/// Each measure has the conditions of `Change`: growth a base above zero, compound annual growth also an end that is not
/// negative, and all of them two values of different years and a finite result. A series that does not meet them is not
/// ranked; zero and negative values are values like any other. Of equal scores the series that comes first in the columns is
/// first. The ends of the series are shown to it 64 at a time; all are scored, the best kept on a heap, and nothing is sorted but these.
///
/// Source: the formulas of `Change`; the heap of Williams, Algorithm 232, CACM 7 (1964).
/// Example: from 100, 50, 0 in 2018 to 121, 55, 9 in 2020 the compound annual growths are 0.1, 0.0488, none, and the top
/// one is the first series.
public struct TopGrowth: Sendable {
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Compound annual growth, a fraction a year.
    case cagr
    /// Growth from the first to the last value, a fraction.
    case growth
    /// The absolute change, in the unit of the values.
    case change
  }

  public struct Entry: Sendable, Equatable {
    /// Row of the columns.
    public let series: Int
    public let score: Double
    public let first, last: History.Point

    public init(series: Int, score: Double, first: History.Point, last: History.Point) {
      (self.series, self.score, self.first, self.last) = (series, score, first, last)
    }
  }

  private var ranking: Ranking
  /// How many series there are, and how many have been shown.
  private let count: Int
  private var shown = 0
  private let among: Bitmap?

  /// - Parameters:
  ///   - best: how many of the best to keep, at least 1.
  ///   - lowest: the lowest scores are the best.
  ///   - count: how many series there are.
  ///   - among: only these series are ranked; `nil` for all.
  public init(_ best: Int, by measure: Measure, lowest: Bool = false, ofSeries count: Int, among: Bitmap? = nil) {
    (self.count, self.among) = (count, among)
    ranking = Ranking(measure: measure, sign: lowest ? -1 : 1, heap: BestScores(limit: best))
  }

  /// Takes the first and the last values of the next 64 series.
  public mutating func take(_ first: EndStrip, _ last: EndStrip) {
    guard shown < count else { return }
    var asked: UInt64 = count - shown >= 64 ? ~0 : 1 << UInt64(count - shown) - 1
    if let among { asked &= shown / 64 < among.words.count ? among.words[shown / 64] : 0 }
    let outer = first.outer.bits & last.outer.bits
    ranking.take(asked & outer, of: shown, first.outer.values, first.year, last.outer.values, last.year)
    var rest = asked & ~outer & first.bits & last.bits
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      ranking.take(shown + place, first[place], last[place])
      rest &= rest &- 1
    }
    shown += 64
  }

  /// The best of what has been taken, in order, the best first.
  public var best: [Entry] { ranking.best }

  /// The best of what several runs of series gave, in order: those of all series, since each run gave its best.
  public static func best(_ count: Int, of entries: [Entry], lowest: Bool = false) -> [Entry] {
    let ranked = entries.sorted { a, b in
      a.score == b.score ? a.series < b.series : (a.score > b.score) != lowest
    }
    return Array(ranked.prefix(count))
  }
}

/// The best so far. The score of a lowest is turned round, so that the greatest is always the best.
private struct Ranking: Sendable {
  let measure: TopGrowth.Measure
  let sign: Double
  var heap: BestScores
  private var bars: Bars

  init(measure: TopGrowth.Measure, sign: Double, heap: BestScores) {
    (self.measure, self.sign, self.heap) = (measure, sign, heap)
    bars = Bars(sign: sign)
  }

  var best: [TopGrowth.Entry] {
    heap.entries.sorted(by: BestScores.isBetter).map {
      TopGrowth.Entry(series: $0.series, score: sign * $0.score, first: $0.first, last: $0.last)
    }
  }

  /// Those of 64 series from `start` on whose bits are set, all of which have both ends in the same years.
  mutating func take(
    _ bits: UInt64, of start: Int, _ bases: UnsafePointer<Double>, _ from: FiscalYear, _ ends: UnsafePointer<Double>,
    _ to: FiscalYear
  ) {
    var bits = bits
    // Nearly all fall below the bar; that costs no branch a series.
    if measure == .cagr, let bar = bars.known(from.distance(to: to)) {
      var passing: UInt64 = 0
      for place in 0..<64 { passing |= (sign * ends[place] < bases[place] * bar ? 0 : 1) &<< UInt64(place) }
      bits &= passing
    }
    while bits != 0 {
      let place = bits.trailingZeroBitCount
      take(
        start + place, History.Point(year: from, value: bases[place]), History.Point(year: to, value: ends[place]))
      bits &= bits &- 1
    }
  }

  mutating func take(_ series: Int, _ first: History.Point, _ last: History.Point) {
    let years = first.year.distance(to: last.year)
    if measure == .cagr, !bars.mayPass(from: first.value, to: last.value, years) { return }
    let score = score(from: first.value, to: last.value, years: years)
    guard score.magnitude < .infinity else { return }
    heap.offer(TopGrowth.Entry(series: series, score: sign * score, first: first, last: last))
    if measure == .cagr { bars.raise(to: heap.worst, years) }
  }

  /// NaN where there is no score.
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
private struct Bars: Sendable {
  let sign: Double
  /// By years apart, turned round like the scores; NaN, which everything passes, where it is not known.
  private var ratios = [Double](repeating: .nan, count: longest)
  private var worst = Double.nan

  private static let longest = 128
  /// Far more than a power and a root can be off.
  private static let margin = 1e-9
  /// A year's ratio of 10⁻⁴ is known to 10⁻¹² of itself, and 128 of them to less than the margin.
  private static let leastRatio = 1e-4

  init(sign: Double) { self.sign = sign }

  /// `nil` where it is not known, which everything passes.
  func known(_ years: Int) -> Double? {
    (1..<Self.longest).contains(years) && !ratios[years].isNaN ? ratios[years] : nil
  }

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
    // Near a loss of all, a score tells the ratio less exactly than the margin.
    guard years < Self.longest, 1 + sign * least > Self.leastRatio else { return }
    let margin = sign > 0 ? 1 - Self.margin : 1 + Self.margin
    ratios[years] = sign * Change.ratio(ofCompoundFraction: sign * least, years: years) * margin
  }
}
