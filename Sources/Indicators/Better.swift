// SPDX-License-Identifier: GPL-3.0-or-later

/// Which way is improvement.
public enum Better: String, Hashable, Sendable, CaseIterable {
  case higher, lower

  /// Whether a value is strictly better than another.
  public func prefers(_ value: Double, to other: Double) -> Bool {
    self == .higher ? value > other : value < other
  }
}

/// Which way is improvement where nobody has said it: the one rule by which readings decide. What is judged by it later
/// (attainment, audit, forecasts) asks the indicator.
extension Better {
  /// What a document says of a target.
  public struct StatedTarget: Hashable, Sendable {
    public let value: Double
    public let qualifier: Qualifier
    /// 20%削減: a fall, told in words.
    public let isFall: Bool

    public init(_ value: Double, qualifier: Qualifier = .exact, isFall: Bool = false) {
      (self.value, self.qualifier, self.isFall) = (value, qualifier, isFall)
    }
  }

  /// By what the document says, what is surer first: falls that are aimed at (but not 20%以上の削減を避ける, a fall by so much at
  /// most), 以下 and 以上, the name, and targets all below where the indicator started.
  ///
  /// Example: 喫煙率 from 18.2 to 12 is better when lower; 人口 from 1,900 to 1,850 is not, since plans want it to fall less.
  ///
  /// - Parameters:
  ///   - unit: of 位 less is better, since a rank of 1 is the best.
  ///   - targets: those of the plan, in the unit of the baseline.
  ///   - baseline: where the indicator started; `nil` where that is not said, or where its values are changes.
  public static func told(
    byName name: String, unit: String = "", targets: [StatedTarget], baseline: Double? = nil
  ) -> Better {
    if targets.contains(where: { $0.isFall && $0.qualifier != .atLeast }) { return .lower }
    let levels = targets.filter { !$0.isFall }
    if levels.contains(where: { $0.qualifier == .atMost }) { return .lower }
    if told(byName: name, unit: unit) == .lower { return .lower }
    guard let baseline, !levels.isEmpty, levels.count == targets.count,
      !levels.contains(where: { $0.qualifier == .atLeast }),
      levels.allSatisfy({ $0.value < baseline && $0.value >= 0 }), !isWanted(name)
    else { return .higher }
    return .lower
  }

  /// By the name alone: of 交通事故の発生件数 less is better. What is counted stands last: 交通事故情報システムのアクセス数 counts visits.
  public static func told(byName name: String, unit: String = "") -> Better {
    if unit == "位" || isEnglishHarm(name) { return .lower }
    guard name.unicodeScalars.contains(where: harmsBegin.contains) else { return .higher }
    let counting = "発生件数者児童人口率量額時間の死傷車世帯平均年間中（）()"
    let isHarm = harms.contains { word in
      name.ranges(of: word).last.map { name[$0.upperBound...].allSatisfy(counting.contains) } ?? false
    }
    return isHarm ? .lower : .higher
  }

  private static let harms = ["被害", "事故", "待機", "死亡", "未処理", "排出", "滞納", "離職", "待ち", "不登校", "自殺", "犯罪"]
  private static let harmsBegin = Set(harms.compactMap(\.unicodeScalars.first))

  /// Of "Number of deaths on roads" what is counted ends before "on": deaths. "Accident statistics page views" are views.
  private static func isEnglishHarm(_ name: String) -> Bool {
    guard hasLongWord(name) else { return false }
    var words = name.lowercased().split { !$0.isLetter }.map(String.init)
    guard words.contains(where: { englishHarms.contains($0) }) else { return false }
    if let of = words.firstIndex(of: "of"), words[..<of].allSatisfy(englishCounting.contains) {
      words.removeFirst(of + 1)
    }
    words = Array(words.prefix { !englishLinks.contains($0) })
    while let last = words.last, words.count > 1, englishCounting.contains(last) { words.removeLast() }
    return words.last.map(englishHarms.contains) ?? false
  }

  /// Whether so many letters stand together as the shortest of these words has: a store may have a hundred thousand names that are
  /// codes or Japanese, which are to be passed over at once.
  private static func hasLongWord(_ name: String) -> Bool {
    var run = 0
    for byte in name.utf8 {
      run = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) ? run + 1 : 0
      if run == shortestHarm { return true }
    }
    return false
  }

  private static let shortestHarm = englishHarms.map(\.utf8.count).min() ?? 0
  private static let englishHarms: Set = [
    "accidents", "accident", "fatalities", "fatality", "deaths", "death", "crimes", "crime", "offences", "injuries",
    "victims", "complaints", "emissions", "unemployment", "unemployed", "waiting", "arrears", "dropouts", "dropout",
    "absenteeism", "suicides", "suicide", "homelessness", "poverty", "mortality", "smoking",
  ]
  private static let englishCounting: Set = [
    "number", "numbers", "total", "share", "rate", "rates", "ratio", "percentage", "count", "counts", "cases", "time",
    "times", "days",
    "average", "mean", "the", "annual", "yearly", "people", "children", "list", "level",
  ]
  private static let englishLinks: Set = ["of", "at", "in", "on", "per", "by", "for", "from", "among", "to", "with"]

  /// What plans want more of even where they expect less: people, taking part, produce.
  private static func isWanted(_ name: String) -> Bool { wanted.contains(where: name.contains) }

  private static let wanted = [
    "人口", "女性", "参加", "利用", "受講", "受診", "来場", "来館", "来訪", "入館", "入込", "会員", "登録", "開催", "実施", "従事", "就業", "就農", "農家",
    "世帯",
    "児童数", "生徒数", "園児", "出生", "加入", "普及", "生産", "販売", "出荷", "所得", "売上", "収入", "税収", "満足", "交流", "宿泊", "観光", "団員",
    "隊員", "事業所数", "店舗数", "企業数", "面積", "黒字", "基金", "健康寿命",
  ]
}
