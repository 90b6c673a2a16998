// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@Suite("Which way is better")
struct BetterTests {
  /// What is counted stands last in a name.
  @Test(arguments: [
    ("交通事故の発生件数", true), ("待機児童数", true), ("温室効果ガス排出量", true), ("犯罪率", true),
    ("交通事故情報公開システムへのアクセス数", false), ("事故防止講座の受講者数", false), ("離職者向け講座の開催回数", false),
    ("被害防止Web動画の制作本数", false), ("アクセス数", false),
    ("Traffic fatalities", true), ("Number of deaths on roads", true), ("Waiting time at the counter", true),
    ("Crime rate (per 1,000)", true), ("People waiting for a nursery place", true), ("Greenhouse gas emissions", true),
    ("Accident statistics page views", false), ("Crime prevention patrols", false), ("Reduction of emissions", false),
    ("Smoking cessation courses", false), ("Number of visitors", false),
  ])
  func byTheNameOfWhatIsCounted(name: String, isLess: Bool) {
    #expect(Better.told(byName: name) == (isLess ? .lower : .higher))
    #expect(Better.told(byName: name, targets: []) == (isLess ? .lower : .higher))
  }

  @Test func aRankIsBetterWhenLower() {
    #expect(Better.told(byName: "体力調査の順位", unit: "位") == .lower)
    #expect(Better.told(byName: "体力調査の順位", unit: "位", targets: [.init(20)], baseline: 31) == .lower)
    #expect(Better.told(byName: "体力調査の順位") == .higher)
  }

  @Test func byTheWordsOfTheTarget() {
    func told(_ qualifier: Qualifier, isFall: Bool = false) -> Better {
      Better.told(byName: "時間", targets: [.init(20, qualifier: qualifier, isFall: isFall)])
    }
    #expect(told(.exact) == .higher && told(.approximate) == .higher && told(.atLeast) == .higher)
    #expect(told(.atMost) == .lower)
    #expect(told(.exact, isFall: true) == .lower && told(.atMost, isFall: true) == .lower)
    // A fall by so much at most.
    #expect(told(.atLeast, isFall: true) == .higher)
  }

  @Test(
    arguments: [
      ("喫煙率", 18.2, [15, 12], true), ("市民一人1日当たりのごみの量", 920, [880], true), ("喫煙率", 18.2, [19, 12], false),
      ("喫煙率", 18.2, [18.2], false), ("人口", 1_900_000, [1_850_000], false), ("講座の参加者数", 1200, [1000], false),
      ("普及率", 60, [80], false),
    ] as [(String, Double, [Double], Bool)])
  func byWhereTheIndicatorStarted(name: String, baseline: Double, targets: [Double], isLess: Bool) {
    let stated = targets.map { Better.StatedTarget($0) }
    #expect(Better.told(byName: name, targets: stated, baseline: baseline) == (isLess ? .lower : .higher))
    // What is said of a target goes before where it started.
    let least = targets.map { Better.StatedTarget($0, qualifier: .atLeast) }
    #expect(Better.told(byName: name, targets: least, baseline: baseline) == .higher)
  }

  /// Strictly: neither of two equal values is better, and one way is the other's mirror.
  @Test func oneValueIsPreferredToAnother() {
    for (a, b) in [(1.0, 2.0), (2, 1), (3, 3), (-1, 1)] {
      #expect(Better.higher.prefers(a, to: b) == (a > b))
      #expect(Better.lower.prefers(a, to: b) == Better.higher.prefers(b, to: a))
    }
    #expect(!Better.lower.prefers(3, to: 3))
  }
}
