// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing

@Suite struct GroupSummaryTests {
  private static let words = ["", "north", "south", "east"]

  /// Arbitrary, the same in every run; few different values, so that many targets are kept or just met.
  private struct Samples {
    var state: UInt64

    mutating func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }

    mutating func column(_ count: Int) -> Column {
      Column((0..<count).map { _ in number(below: 3) == 0 ? nil : Double(number(below: 5) - 2) })
    }
  }

  @Test func workedComparison() {
    let groups = GroupComparison.all(
      from: [FiscalYear(2019): Column([4400, 100, 5, nil, 7])],
      to: [FiscalYear(2020): Column([12_000, 100, nil, nil, 6])],
      by: Labels(["a", "a", "b", "b", ""]))
    #expect(groups.map(\.group) == ["a", "b", "", nil])
    #expect(groups.map(\.raised) == [1, 0, 0, 1] && groups.map(\.kept) == [1, 0, 0, 1])
    #expect(groups.map(\.dropped) == [0, 1, 0, 1] && groups.map(\.lowered) == [0, 0, 1, 1])
    #expect(groups.map(\.indicators) == [2, 1, 1, 4])
  }

  @Test func workedAttainment() throws {
    let groups = GroupAttainment.all(
      [.init(targets: Column([100, 50, 7]), actuals: Column([120, 60, nil]))],
      lowerIsBetter: Labels(["higher", "lower", "higher"]).series(with: "lower"), by: Labels(["a", "a", "a"]))
    #expect(groups.map(\.group) == ["a", nil])
    #expect(groups.map(\.indicators) == [3, 3] && groups.map(\.attained) == [1, 1])
    #expect(groups.last?.rate == 1.0 / 3)
  }

  @Test func nothingIsATotalOfNone() {
    let labels = Labels(["a", "b"])
    #expect(GroupComparison.all(from: [:], to: [:], by: labels).map(\.indicators) == [0])
    #expect(GroupAttainment.all([], lowerIsBetter: nil, by: labels).map(\.rate) == [nil])
    #expect(GroupComparison.all(from: [:], to: [:], by: Labels([String]())).count == 1)
  }

  @Test func firstTheSameYearThenItsNeighbour() {
    let groups = GroupComparison.all(
      from: [FiscalYear(2019): Column([1, 9]), FiscalYear(2021): Column([5, nil])],
      to: [FiscalYear(2020): Column([2, 9]), FiscalYear(2021): Column([5, 8])], by: Labels(["a", "a"]))
    // 5 and 5 of 2021; then 1 with 2, and 9 with 9, and the second 8 is new.
    #expect(groups.last.map { [$0.kept, $0.raised, $0.added, $0.indicators] } == [2, 1, 1, 4])
  }

  @Test(
    arguments: [1, 63, 64, 65, 500],
    [
      ([2019], [2020]), ([2019], [2019]), ([2019, 2020, 2023], [2020, 2021]), ([2019, 2023], [2018, 2019, 2023]),
      ([2019, 2020, 2021], [2023]), ([2020], [2021, 2022]),
    ])
  func comparisonAgreesWithPairingOneByOne(count: Int, years: ([Int], [Int])) {
    let (oldYears, newYears) = years
    var samples = Samples(state: UInt64(count + oldYears.count * 7 + newYears.count))
    let labels = Labels((0..<count).map { _ in Self.words[samples.number(below: 4)] })
    var (old, new): ([FiscalYear: Column], [FiscalYear: Column]) = ([:], [:])
    // A column may be shorter: series came later.
    for year in oldYears { old[FiscalYear(year)] = samples.column(max(0, count - year % 3 * 20)) }
    for year in newYears { new[FiscalYear(year)] = samples.column(count) }
    for row in GroupComparison.all(from: old, to: new, by: labels) {
      let own = (0..<count).filter { row.group == nil || labels[$0] == row.group }
      let pairs = own.flatMap { Self.pairs(Self.targets(old, $0), Self.targets(new, $0)) }
      let both = pairs.compactMap { pair in pair.0.flatMap { a in pair.1.map { (a, $0) } } }
      #expect(row.raised == both.count { $0 < $1 } && row.lowered == both.count { $0 > $1 })
      #expect(row.kept == both.count { $0 == $1 })
      #expect(row.added == pairs.count { $0.0 == nil } && row.dropped == pairs.count { $0.1 == nil })
    }
  }

  private static func targets(_ columns: [FiscalYear: Column], _ series: Int) -> [FiscalYear: Double] {
    columns.compactMapValues { series < $0.count ? $0[series] : nil }
  }

  /// The common years part the others; between two of them, of all ways to pair the fewer in order the one of least distance.
  private static func pairs(_ old: [FiscalYear: Double], _ new: [FiscalYear: Double]) -> [(Double?, Double?)] {
    var (pairs, olds, news): ([(Double?, Double?)], [FiscalYear], [FiscalYear]) = ([], [], [])
    func flush() {
      let best = ways(olds, news).filter { $0.count == min(olds.count, news.count) }.min { distance($0) < distance($1) }
      pairs += (best ?? []).map { (old[$0.0], new[$0.1]) }
      pairs += olds.filter { year in best?.contains { $0.0 == year } != true }.map { (old[$0], nil) }
      pairs += news.filter { year in best?.contains { $0.1 == year } != true }.map { (nil, new[$0]) }
      (olds, news) = ([], [])
    }
    for year in Set(old.keys).union(new.keys).sorted() {
      if let a = old[year], let b = new[year] {
        flush()
        pairs.append((a, b))
      } else if old[year] != nil {
        olds.append(year)
      } else {
        news.append(year)
      }
    }
    flush()
    return pairs
  }

  private static func distance(_ pairs: [(FiscalYear, FiscalYear)]) -> Int {
    pairs.reduce(0) { $0 + abs($1.0.number - $1.1.number) }
  }

  /// Every way to pair some of them in order.
  private static func ways(_ olds: [FiscalYear], _ news: [FiscalYear]) -> [[(FiscalYear, FiscalYear)]] {
    guard let first = olds.first else { return [[]] }
    let rest = Array(olds.dropFirst())
    return news.indices.flatMap { index in
      ways(rest, Array(news[(index + 1)...])).map { [(first, news[index])] + $0 }
    } + ways(rest, news)
  }

  @Test(arguments: [1, 63, 64, 65, 500])
  func attainmentAgreesWithCountingOneByOne(count: Int) {
    var samples = Samples(state: UInt64(count))
    let targets = [samples.column(count), samples.column(count)]
    let actuals = [samples.column(count), samples.column(max(0, count - 30))]
    let labels = Labels((0..<count).map { _ in Self.words[samples.number(below: 4)] })
    let better = Labels((0..<count).map { _ in samples.number(below: 2) == 0 ? "higher" : "lower" })
    let due = zip(targets, actuals).map { GroupAttainment.Due(targets: $0, actuals: $1) }
    for row in GroupAttainment.all(due, lowerIsBetter: better.series(with: "lower"), by: labels) {
      var (indicators, attained) = (0, 0)
      for series in 0..<count where row.group == nil || labels[series] == row.group {
        for (targets, actuals) in zip(targets, actuals) {
          guard let target = targets[series] else { continue }
          indicators += 1
          guard series < actuals.count, let actual = actuals[series] else { continue }
          let direction = Better(rawValue: better[series]) ?? .higher
          attained += TargetRatio.isMet(actual: actual, target: target, better: direction) ? 1 : 0
        }
      }
      #expect(row.indicators == indicators && row.attained == attained)
    }
  }
}
