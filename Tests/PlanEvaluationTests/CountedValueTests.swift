// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing

@Suite struct CountedValueTests {
  /// 7,985.25 is met by 7,986 and by no fewer; where less is better by 7,985 and by no more.
  @Test(arguments: [Better.higher, .lower]) func theEasiestThatMeetsIt(better: Better) {
    for target in [7_985.25, 0.5, 16_000, 557_891.25] {
      let whole = CountedValue.target(target, better: better)
      #expect(TargetRatio.isMet(actual: whole, target: target, better: better))
      let easier = better == .higher ? whole - 1 : whole + 1
      #expect(!TargetRatio.isMet(actual: easier, target: target, better: better))
    }
  }

  @Test func aBillionthIsNothing() {
    #expect(CountedValue.target(24_000 * 1.14166666666667, better: .higher) == 27_400)
    #expect(CountedValue.target(27_400 - 1e-9, better: .lower) == 27_400)
  }

  @Test func estimates() {
    #expect(CountedValue.estimate(72.1, target: nil, better: .higher) == 72)
    #expect(CountedValue.estimate(12.9, target: 13, better: .higher) == 12)
    #expect(CountedValue.estimate(12.9, target: 15, better: .higher) == 12)
    #expect(CountedValue.estimate(8.75, better: .higher) == 8 && CountedValue.estimate(8.75, better: .lower) == 9)
    #expect(CountedValue.estimate(10.3, target: 10, better: .lower) == 11)
    #expect(CountedValue.estimate(10.3, target: 10, better: .higher) == 10)
  }

  /// Whole, on its own side of the target, and never a whole number away.
  @Test(arguments: [Better.higher, .lower]) func estimatesStayOnTheirSide(better: Better) {
    for step in 0...400 {
      let value = 8 + Double(step) / 100
      for target in [9.0, 9.5, 10, 11] {
        let whole = CountedValue.estimate(value, target: target, better: better)
        let isMet = { (value: Double) in TargetRatio.isMet(actual: value, target: target, better: better) }
        guard target.rounded() == target else { continue }
        #expect(whole.rounded() == whole && (whole - value).magnitude < 1 && isMet(whole) == isMet(value))
        #expect(whole == CountedValue.estimate(value, better: better), "one number whatever the target")
      }
    }
  }

  @Test func whatIsCounted() throws {
    var panel = Panel.of(.sample(2019))
    panel.add(Indicator(slug: "people", name: "人数", unit: "人"), [.actual(2018): 7605, .actual(2019): 9852])
    panel.add(Indicator(slug: "share", name: "割合", unit: "%"), [.actual(2019): 95])
    panel.add(Indicator(slug: "area", name: "面積", unit: "ha"), [.actual(2019): 12.5])
    panel.add(Indicator(slug: "none", name: "件数", unit: "件"), [.target("2019", 2019): 3])
    #expect((0..<4).map(panel.isCounted) == [true, false, false, false])
    panel.add(
      Indicator(slug: "rise", name: "増加率", unit: "%", span: .change, base: "people"), [.target("2019", 2019): 5])
    let rise = try #require(Attainment.all(of: .sample(2019), in: panel).first { $0.isLevelOfChange })
    #expect((rise.target, rise.shownTarget) == (7_985.25, 7_986))
  }
}
