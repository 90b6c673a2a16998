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
    ("喫煙率（%）", true), ("待機児童数（4月1日時点）", true), ("苦情の件数", true), ("食品ロス量", true), ("窓口の待ち時間", true),
    ("市税の滞納額", true), ("一般廃棄物の量", true), ("1世帯当たりのエネルギー消費量", true), ("庁舎の電気の使用量（kWh）", true), ("コピー用紙の使用枚数", true),
    ("実質公債費比率", true), ("市債残高", true), ("刑法犯認知件数", true), ("空き家率", true),
    ("禁煙外来の受診者数", false), ("苦情対応研修の受講者数", false), ("空き家バンク登録数", false), ("解消された空き家の件数", false),
    ("廃棄物の再生利用率", false), ("再生可能エネルギーの使用量", false), ("県産木材の消費量", false), ("ガス管の更新延長", false), ("いじめの認知件数", false),
    ("Energy used by public buildings", true), ("Electricity consumption per household", true),
    ("Food waste (t)", true),
    ("Complaints about noise", true), ("Road traffic casualties", true), ("Obesity rate", true),
    ("Share of renewable energy used", false), ("Recycled waste", false), ("Waste recycling rate", false),
    ("Children on nursery waiting list", true), ("Complaints received", true), ("Days to issue a permit", true),
    ("Average response time (minutes)", true), ("Overtime hours", true), ("School absences", true),
    ("Vacant houses", true),
    ("People in fuel poverty", true), ("Debt ratio", true), ("審査日数", true), ("不登校児童生徒数", true), ("漏水率", true),
    ("Response rate", false), ("Waiting list page views", false), ("Vacant houses reused", false),
    ("Overtime pay training", false), ("Children in sports clubs", false),
    ("要介護認定率", true), ("要介護認定者数", true), ("要介護認定の訪問調査件数", false), ("実質赤字比率", true), ("赤字額", true), ("欠損金", true),
    ("市税の不納欠損額", true), ("赤字路線の利用者数", false), ("School exclusions", true),
    ("Permanent exclusions per 1,000 pupils", true),
    ("Budget deficit", true), ("Digital exclusion", true), ("Pupil absence", true),
    ("Social exclusion workshops", false),
    ("Avoided emissions", false), ("Public transport use", false), ("Energy advice sessions", false),
  ])
  func byTheNameOfWhatIsCounted(name: String, isLess: Bool) {
    #expect(Better.told(byName: name) == (isLess ? .lower : .higher))
    #expect(Better.told(byName: name, targets: []) == (isLess ? .lower : .higher))
  }

  /// Such names are taken as more is better, which a reader has to be told.
  @Test(arguments: [
    ("水道の使用量", true), ("1人当たりの医療費", true), ("借入の残高（千円）", true), ("再生可能エネルギーの使用量", true), ("Water consumption", true),
    ("Cost per pupil", true), ("Resources used", true),
    ("高齢化率", true), ("高齢化率の公表回数", false),
    ("電力の使用量", false), ("市債残高", false), ("観光消費量", false), ("財政調整基金残高", false), ("図書館の利用者数", false),
    ("残高照会の利用件数", false),
    ("Energy used", false), ("Cost accounting courses", false), ("Number of visitors", false),
  ])
  func namesThatLeaveItOpen(name: String, isOpen: Bool) {
    #expect(Better.isLeftOpen(byName: name) == isOpen)
    if isOpen { #expect(Better.told(byName: name) == .higher) }
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
      ("朝食を食べない子の割合", 18.2, [15, 12], true), ("市民一人1日当たりのごみの量", 920, [880], true),
      ("朝食を食べない子の割合", 18.2, [19, 12], false),
      ("朝食を食べない子の割合", 18.2, [18.2], false), ("人口", 1_900_000, [1_850_000], false), ("講座の参加者数", 1200, [1000], false),
      ("普及率", 60, [80], false),
    ] as [(String, Double, [Double], Bool)])
  func byWhereTheIndicatorStarted(name: String, baseline: Double, targets: [Double], isLess: Bool) {
    let stated = targets.map { Better.StatedTarget($0) }
    #expect(Better.told(byName: name, targets: stated, baseline: baseline) == (isLess ? .lower : .higher))
    // What is said of a target goes before where it started.
    let least = targets.map { Better.StatedTarget($0, qualifier: .atLeast) }
    #expect(Better.told(byName: name, targets: least, baseline: baseline) == .higher)
  }

  /// Only of what is to vanish is a target 0, if it is no change and has never been below.
  @Test(arguments: [
    ("カラスの羽数", 0.0, 55.0, true), ("カラスの羽数", 10, 5, false), ("人口増減率", 0, 0.4, false), ("実質収支", 0, -3, false),
    ("カラスの羽数", 0, -5, false), ("Net migration", 0, -5, false),
  ])
  func aTargetOfNone(name: String, target: Double, start: Double, isLess: Bool) {
    #expect(Better.told(byName: name, targets: [.init(target)], baseline: start) == (isLess ? .lower : .higher))
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
