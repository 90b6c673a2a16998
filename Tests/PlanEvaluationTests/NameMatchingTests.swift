// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import PlanEvaluation

@Suite struct NameMatchingTests {
  func dice(_ a: String, _ b: String) -> Double { NameSimilarity(a).dice(NameSimilarity(b)) }

  func partners(_ left: [String], _ right: [String]) -> [Int?] {
    NameMatching(left, right) { _, _ in .apart }.partners
  }

  /// The example that stands with the coefficient everywhere: ni ig gh ht, na ac ch ht.
  @Test func publishedExample() { #expect(dice("night", "nacht") == 0.25) }

  @Test func laws() {
    let names = ["night", "電子入札システム運営事業", "aaaa", "aaa", "施 策", "施策", "x", ""]
    for a in names {
      for b in names {
        #expect(dice(a, b) == dice(b, a))
        #expect((0...1).contains(dice(a, b)))
      }
    }
    #expect(dice("電子入札システム運営事業", "電子入札システム運営事業") == 1)
    #expect(dice("施 策", "施策") == 1)
    // aa three times and twice: 2 × 2 ÷ 5.
    #expect(dice("aaaa", "aaa") == 0.8)
    #expect(dice("x", "x") == 0)
  }

  @Test func equalNamesFirst() {
    #expect(partners(["広報事業A", "広報事業B"], ["広報事業B", "広報事業A"]) == [1, 0])
    #expect(partners(["甲", "乙"], ["乙"]) == [nil, 0])
    #expect(partners(["同名", "同名"], ["同名"]) == [0, nil])
  }

  @Test func likestFirstAndEachOnce() {
    // abcdef is nearer to abcdefg (10/11) than abcdefgh to it (12/13 the other way).
    #expect(partners(["abcdef", "abcdefgh"], ["abcdefg"]) == [nil, 0])
    #expect(partners(["abcd"], ["wxyz"]) == [nil])
    #expect(partners([], ["甲"]) == [])
  }

  @Test func nearnessSettlesEqualNames() {
    let nearness: [[NameMatching.Nearness]] = [[.apart, .sameGroup], [.samePlace, .sameGroup]]
    #expect(NameMatching(["同名", "同名"], ["同名", "同名"]) { nearness[$0][$1] }.partners == [1, 0])
    #expect(NameMatching(["名前の一", "名前の一"], ["名前の一二", "名前の一二"]) { nearness[$0][$1] }.partners == [1, 0])
  }

  /// What the comment at the threshold says of the 2019 plan.
  @Test func thresholdAgainstThePlanOf2019() throws {
    let names = Array(Set(try Fukushima.panel().catalogue.measures.map(\.name))).map(NameSimilarity.init)
    #expect(names.count == 104)
    let all = names.indices.flatMap { a in names.indices.filter { $0 > a }.map { names[a].dice(names[$0]) } }
      .sorted(by: >)
    #expect(all.count == 5356)
    #expect(all[0] == 18.0 / 22)
    #expect(all[1] == 22.0 / 29)
    #expect(all[2] == 16.0 / 22)
    #expect(all.count { $0 > 0.6 } == 10)
    #expect(all.count { $0 >= NameMatching.threshold } == 2)
  }

  /// Likewise for the indicators of one measure and unit.
  @Test func thresholdInAMeasure() throws {
    struct Kind: Hashable {
      let place: MeasurePlace
      let unit: String
    }
    let catalogue = try Fukushima.panel().catalogue
    let groups = Dictionary(grouping: catalogue.placements) {
      Kind(place: $0.place, unit: catalogue.indicators[$0.indicator].unit)
    }
    let all = groups.values.flatMap { group in
      let names = group.map { NameSimilarity(catalogue.indicators[$0.indicator].name) }
      return names.indices.flatMap { a in names.indices.filter { $0 > a }.map { names[a].dice(names[$0]) } }
    }
    #expect(all.count == 119)
    #expect(all.count { $0 >= NameMatching.thresholdInMeasure } == 24)
  }

  @Test func renamings() {
    #expect(dice("ツイッターによる防災・災害等情報発信", "SNSによる防災・災害等情報発信") >= NameMatching.threshold)
    #expect(dice("ARを活用した観光交流促進事業", "ARを活用した観光誘客促進事業") >= NameMatching.threshold)
    #expect(dice("帰還支援アプリ利用推進事業", "帰還支援アプリ利活用推進事業") >= NameMatching.threshold)
  }

  /// 2,000 names, none of which is in the other list.
  @Test func manyNames() {
    let left = (0..<2000).map { "第\($0)号地域情報化推進事業" }
    let right = (0..<2000).map { "第\($0)号地域情報化促進事業" }
    let start = ContinuousClock.now
    #expect(partners(left, right) == (0..<2000).map { $0 })
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
