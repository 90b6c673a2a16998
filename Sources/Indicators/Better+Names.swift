// SPDX-License-Identifier: GPL-3.0-or-later

/// Which way is improvement by the name alone. Only words whose direction nobody doubts are here; a name that leaves it open is
/// taken as more is better, and `isLeftOpen` lets its reader say so.
extension Better {
  /// Of 交通事故の発生件数 less is better. What is counted stands last: 交通事故情報システムのアクセス数 counts visits.
  public static func told(byName name: String, unit: String = "") -> Better {
    if unit == "位" || EnglishHarm.isNamed(name) { return .lower }
    return JapaneseHarm.isNamed(name) ? .lower : .higher
  }

  /// Whether a name leaves it open, as 使用量, 残高 and "cost" do: there is use of electricity and of local timber, and there are
  /// balances of debts and of funds.
  ///
  /// Example: 水道の使用量 and 再生可能エネルギーの使用量 do; 電力の使用量 does not, since less of it is better.
  public static func isLeftOpen(byName name: String) -> Bool {
    (JapaneseHarm.isLeftOpen(name) || EnglishHarm.isLeftOpen(name)) && told(byName: name) == .higher && !isWanted(name)
  }

  /// What plans want more of even where they expect less: people, taking part, produce.
  static func isWanted(_ name: String) -> Bool { isWantedInJapanese(name) || EnglishHarm.isWanted(name) }
}

/// By scalars, since a large store has names by the hundred thousand and comparing characters takes ten times as long.
private enum JapaneseHarm {
  private typealias Text = ArraySlice<Unicode.Scalar>

  static func isNamed(_ name: String) -> Bool {
    let whole = Array(name.unicodeScalars)[...]
    let bare = withoutBrackets(whole)
    return isCounted(whole, name) || bare.count < whole.count && isCounted(bare, name) || isSpent(bare, name)
  }

  static func isLeftOpen(_ name: String) -> Bool {
    let bare = withoutBrackets(Array(name.unicodeScalars)[...])
    return open.contains { ends(bare, $0) }
  }

  /// From the end, where what is counted stands.
  private static func isCounted(_ text: Text, _ name: String) -> Bool {
    var rest = text
    while let last = rest.last {
      if harms[last]?.contains(where: { ends(rest, $0) }) ?? false { return !turned.contains(where: name.contains) }
      guard counting.contains(last) else { return false }
      rest.removeLast()
    }
    return false
  }

  /// 庁舎の電力使用量, コピー用紙の使用枚数: what is to be saved, and how much of it was used.
  private static func isSpent(_ text: Text, _ name: String) -> Bool {
    guard let use = uses.first(where: { ends(text, $0) }) else { return false }
    var before = text.dropLast(use.count)
    if before.last == "の" { before.removeLast() }
    return spent.contains { ends(before, $0) } && !benign.contains(where: name.contains)
  }

  /// 喫煙率（%） and 待機児童数（4月1日時点）: unit and day say nothing of what is counted.
  private static func withoutBrackets(_ text: Text) -> Text {
    guard let last = text.last, last == "）" || last == ")",
      let open = text.lastIndex(where: { $0 == "（" || $0 == "(" }), open > text.startIndex
    else { return text }
    return text[..<open]
  }

  private static func ends(_ text: Text, _ word: [Unicode.Scalar]) -> Bool {
    text.count >= word.count && text.suffix(word.count).elementsEqual(word)
  }

  private static let counting = Set("発生件数者児童生徒学人口率量額時間の死傷車世帯平均年間中総割合日回箇か所棟戸物金面積比（）()".unicodeScalars)

  private static let harms = Dictionary(
    grouping: words([
      "被害", "事故", "待機", "死亡", "未処理", "排出", "滞納", "離職", "待ち", "不登校", "自殺", "犯罪", "刑法犯認知", "犯罪認知", "死傷", "負傷", "重傷",
      "虐待", "火災", "出火", "不法投棄", "違反", "食中毒", "罹患", "り患", "感染", "喫煙", "肥満", "むし歯", "う蝕", "貧困", "失業", "倒産", "中退",
      "中途退学", "欠席", "孤独死", "孤立死", "苦情", "廃棄", "最終処分", "食品ロス", "漏水", "渋滞", "停電", "故障", "不具合", "遅延", "未納", "未収",
      "欠損", "赤字", "要介護認定", "残業", "時間外勤務", "時間外労働", "超過勤務", "荒廃農地", "遊休農地", "耕作放棄", "耕作放棄地", "空き家", "空き店舗", "転出超過",
      "実質公債費", "将来負担", "債残高", "借入金残高", "所要時間", "所要日数", "審査日数", "審査期間", "処理日数", "処理期間", "処理時間",
    ])
  ) { $0.last ?? " " }
  private static let uses = words(["使用量", "消費量", "購入量", "使用枚数", "購入枚数"])
  private static let spent = words([
    "電気", "電力", "エネルギー", "燃料", "ガス", "灯油", "重油", "軽油", "ガソリン", "用紙", "コピー紙", "農薬", "化学肥料", "プラスチック", "レジ袋",
  ])
  /// 解消された空き家: what was done about a harm is good.
  private static let turned = ["解消", "解決", "未然", "再利用", "活用した", "活用され", "資源化", "削減した", "回収した", "防止した", "防いだ"]
  /// 再生可能エネルギーの使用量, 県産木材の消費量.
  private static let benign = [
    "再生", "再エネ", "新エネ", "自然エネ", "太陽", "風力", "水力", "地熱", "木質", "バイオ", "水素", "グリーン", "クリーン", "未利用", "県産", "国産", "地場",
    "地元", "市内産", "町内産", "村内産",
  ]
  private static let open = uses + words(["残高", "経費", "費用", "コスト", "医療費", "給付費", "支出額", "依存度", "高齢化率"])

  private static func words(_ words: [String]) -> [[Unicode.Scalar]] { words.map { Array($0.unicodeScalars) } }
}

private enum EnglishHarm {
  static func isNamed(_ name: String) -> Bool {
    guard hasLongWord(name) else { return false }
    let all = words(name)
    return !all.contains(where: turned.contains) && isHarm(all[...])
  }

  static func isLeftOpen(_ name: String) -> Bool {
    guard hasLongWord(name) else { return false }
    return counted(words(name)[...]).last.map(open.contains) ?? false
  }

  /// What plans want more of even where they expect less.
  static func isWanted(_ name: String) -> Bool { words(name).contains(where: wanted.contains) }

  private static func isHarm(_ all: ArraySlice<String>) -> Bool {
    guard !isWait(all) else { return true }
    let counted = counted(all)
    guard let last = counted.last else { return false }
    if harms.contains(last) { return true }
    let before = counted.dropLast().last ?? ""
    if idle.contains(before) || uses.contains(last) && spent.contains(before) && !all.contains(where: benign.contains) {
      return true
    }
    // Children on a waiting list, people in poverty: who they are says nothing.
    guard counted.allSatisfy(counting.contains), let link = all.firstIndex(where: links.contains) else { return false }
    return isHarm(all[(link + 1)...])
  }

  /// Processing time, days to issue a permit, time taken.
  private static func isWait(_ all: ArraySlice<String>) -> Bool {
    zip(all, all.dropFirst()).enumerated().contains { place, pair in
      if durations.contains(pair.0), ["to", "until", "taken"].contains(pair.1) { return true }
      return slow.contains(pair.0) && ["time", "times", "days"].contains(pair.1)
        && all.dropFirst(place + 2).first.map { links.contains($0) || counting.contains($0) } ?? true
    }
  }

  /// But for what stands in brackets behind them: (t), (per 1,000).
  private static func words(_ name: String) -> [String] {
    let open = name.utf8.last == UInt8(ascii: ")") ? name.lastIndex(of: "(") : nil
    return name[..<(open ?? name.endIndex)].lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// Of "Number of deaths on roads" what is counted ends before "on": deaths. "Accident statistics page views" are views.
  private static func counted(_ words: ArraySlice<String>) -> ArraySlice<String> {
    var words = words
    if let of = words.firstIndex(of: "of"), words[..<of].allSatisfy(counting.contains) { words = words[(of + 1)...] }
    words = words.prefix { !links.contains($0) }
    while let last = words.last, words.count > 1, counting.contains(last) { words.removeLast() }
    return words
  }

  /// Whether so many letters stand together as the shortest of these words has: a store may have a hundred thousand names that are
  /// codes or Japanese, which are to be passed over at once.
  private static func hasLongWord(_ name: String) -> Bool {
    var run = 0
    for byte in name.utf8 {
      run = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) ? run + 1 : 0
      if run == shortest { return true }
    }
    return false
  }

  private static let shortest = harms.union(spent).union(open).map(\.utf8.count).min() ?? 0
  private static let harms: Set = [
    "accidents", "accident", "crashes", "collisions", "casualties", "fatalities", "fatality", "deaths", "death",
    "crimes", "crime",
    "offences", "offenses", "burglaries", "thefts", "homicides", "injuries", "injury", "injured", "killed", "victims",
    "complaints", "complaint", "emissions", "emission", "pollution", "unemployment", "unemployed", "waiting", "delays",
    "backlog", "arrears", "dropouts", "dropout", "absenteeism", "truancy", "suicides", "suicide", "homelessness",
    "poverty",
    "mortality", "smoking", "smokers", "absences", "absence", "overtime", "fires", "debt", "debts", "obesity",
    "overweight", "infections", "waste", "landfill", "leakage", "outages",
    "exclusions", "exclusion", "suspensions", "deficit", "deficits", "defects", "violations", "evictions",
    "bankruptcies", "reoffending", "congestion",
  ]
  private static let uses: Set = ["used", "usage", "consumption", "consumed"]
  private static let spent: Set = [
    "energy", "electricity", "power", "fuel", "petrol", "diesel", "gasoline", "paper", "plastic", "pesticide",
    "pesticides",
  ]
  /// "Avoided emissions": what was done about a harm is good.
  private static let turned: Set = [
    "avoided", "saved", "prevented", "reduced", "solved", "resolved", "recycled", "recyclable", "composted",
    "recovered",
  ]
  private static let benign: Set = [
    "renewable", "renewables", "clean", "green", "solar", "wind", "hydro", "biogas", "biomass",
  ]
  private static let open = uses.union(["cost", "costs", "spending", "expenditure", "expenses"])
  private static let counting: Set = [
    "number", "numbers", "total", "share", "rate", "rates", "ratio", "percentage", "count", "counts", "cases", "time",
    "times", "days",
    "average", "mean", "the", "annual", "yearly", "people", "children", "list", "lists", "level", "generated", "tonnes",
    "hours", "households", "students", "pupils", "living",
    "received", "reported", "recorded", "registered", "outstanding", "pending", "unresolved",
  ]
  /// Vacant houses, empty shops.
  private static let idle: Set = ["vacant", "abandoned", "derelict"]
  private static let durations: Set = ["time", "days", "weeks", "months", "minutes"]
  private static let slow: Set = [
    "processing", "response", "turnaround", "handling", "lead", "queuing", "queueing", "resolution", "commuting",
  ]
  private static let wanted: Set = [
    "visitors", "visits", "users", "participants", "members", "applications", "population", "residents", "students",
    "sales", "income", "revenue", "production", "output", "births", "employment", "jobs", "farmers", "fund", "funds",
    "reserves",
    "satisfaction", "passengers", "tourists", "guests", "loans", "enrolment", "businesses", "shops", "women",
  ]
  private static let links: Set = ["of", "at", "in", "on", "per", "by", "for", "from", "among", "to", "with", "about"]
}
