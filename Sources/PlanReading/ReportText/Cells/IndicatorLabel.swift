// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The words before a number that say what it counts, and what they tell of its unit.
struct IndicatorLabel: Hashable, Sendable {
  let text: String
  /// Right before the number, with at most a colon or a blank between: a label and no sentence.
  let isAdjacent: Bool

  /// What a cell of its own says is counted.
  init(named name: String) { (text, isAdjacent) = (name, true) }

  /// - Parameter before: the text between the number and the one before it, or the start of its cell.
  init(before: String) {
    var text = Substring(before)
    for mark in ["。", "\n", "※"] {
      if let last = text.ranges(of: mark).last { text = text[last.upperBound...] }
    }
    if let bullet = text.ranges(of: " ・").last { text = text[bullet.upperBound...] }
    let core = String(text).trimmingEnd(" 　:：=＝→（(約")
    isAdjacent = !core.isEmpty && !core.hasSuffix("、") && !Self.particles.contains { core.hasSuffix($0) }
    var label = core[...]
    if let comma = label.dropLast().ranges(of: "、").last, label.count > 24 || isAdjacent {
      label = label[comma.upperBound...]
    }
    self.text = Self.stripped(String(label))
  }

  private static let particles = ["に", "を", "で", "は、", "て、", "し、", "り、", "ち", "た", "の"]

  private static func stripped(_ text: String) -> String {
    var text = text.trimmingBlanks()
    while let first = text.first, "・-－○●■□◆◇▼▽①②③④⑤⑥⑦⑧⑨)）、：:. 　".contains(first) { text.removeFirst() }
    for word in [
      "の実績", "実績", "目標値", "目標数", "目標", "年間", "は", "が", "を", "の", "に", "で", "、", "延べ", "のべ", "累計", "約", "計", "全", "うち",
    ] where text.hasSuffix(word) && text.count > word.count {
      text = String(text.dropLast(word.count))
      break
    }
    for word in ["及び", "または", "また", "並びに", "を", "が", "に", "で", "は"]
    where text.hasPrefix(word) && text.count > word.count + 1 {
      text = String(text.dropFirst(word.count))
      break
    }
    if text.count > 40 { text = String(text.suffix(40)) }
    return text.trimmingEnd(" 　:：=＝→（(、")
  }

  /// The unit that a label means (アクセス数 → 件); `nil` where it says nothing.
  static func unit(of label: String) -> String? {
    let text = label.trimmingEnd(" 　:：は）)")
    // Births a woman, and rates per thousand, are no percentages.
    if ["出生率", "死亡率", "有効求人倍率", "倍率"].contains(where: text.hasSuffix) { return nil }
    return hints.first { hint in hint.words.contains { text.hasSuffix($0) } }?.unit
  }

  /// Names of ratios and indices, which have no unit.
  static func isPlain(_ label: String) -> Bool {
    let text = label.trimmingEnd(" 　:：は）)")
    return ["出生率", "指数", "係数"].contains(where: text.hasSuffix)
  }

  /// Whether a name says that it counts something: ends with 率, 数, 量 and the like, but for brackets.
  static func namesQuantity(_ name: String) -> Bool {
    let text = StackedCells.withoutBrackets(name)
    return text.last.map { "率数量額値合度比高間".contains($0) } ?? false
  }

  /// A name without the marks of notes behind it: （注1）, ※2.
  static func withoutNotes(_ name: String) -> String {
    var text = name
    while true {
      if let last = text.last, "）)".contains(last), let open = text.lastIndex(where: { "（(".contains($0) }),
        open > text.startIndex,
        text[text.index(after: open)...].hasPrefix("注") || text[text.index(after: open)...].hasPrefix("※")
      {
        text = String(text[..<open]).trimmingBlanks()
        continue
      }
      let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
      let bare = text.dropLast(digits)
      guard digits <= 2, bare.last == "※" || bare.last == "＊", bare.count > 1 else { return text }
      text = String(bare.dropLast()).trimmingBlanks()
    }
  }

  private static let hints: [(unit: String, words: [String])] = [
    (
      "人",
      [
        "フォロワー", "フォロワー数", "者数", "人数", "登録者", "参加者", "利用者", "会員数", "受講生数", "職員数", "児童数", "生徒数", "学生数", "ボランティア数", "人口",
        "従業員数", "待機児童",
      ]
    ),
    ("PV", ["ページビュー", "ページビュー数", "PV数", "PV", "閲覧数"]),
    ("回", ["回数", "再生数", "視聴数"]),
    (
      "件",
      [
        "件数", "アクセス数", "ダウンロード数", "DL数", "いいね数", "いいね！」数", "登録数", "データ数", "データセット数", "被害", "事故", "犯罪", "トラブル", "申請数",
        "問い合わせ数", "相談数", "支援数",
      ]
    ),
    ("社", ["企業数", "社数", "会社数"]), ("店舗", ["店舗数", "加盟店数"]), ("校", ["校数", "学校数"]), ("団体", ["団体数"]),
    ("市町村", ["市町村数", "対応数", "自治体数"]),
    ("施設", ["施設数"]), ("台", ["台数"]), ("箇所", ["箇所数", "か所数", "カ所数", "ヶ所数", "地点数"]), ("%", ["率", "割合"]),
    ("円", ["額", "売上", "売上高", "所得"]), ("ha", ["面積"]), ("本", ["本数"]),
    ("冊", ["冊数"]), ("枚", ["枚数"]), ("世帯", ["世帯数"]), ("戸", ["戸数"]), ("棟", ["棟数"]),
  ]

  /// The unit in brackets at the end of a name: 資源化率（%）, 処理費用（千円）, 登録者数（人、累計）.
  static func bracketedUnit(_ name: String) -> String? {
    guard let open = lastBracket(of: name), open > name.startIndex else { return nil }
    let inner = String(name[name.index(after: open)...].dropLast()).replacing("単位：", with: "").replacing(
      "単位:", with: ""
    ).trimmingBlanks()
    let unit = String(inner.prefix { !"、,・ 　".contains($0) })
    guard unit.count <= 10, unit.first.map({ $0.isASCII && $0.isNumber }) == false,
      let five = QuantityNotation.quantities(in: "5" + unit).first, five.isKnownUnit, !five.unit.isEmpty
    else { return nil }
    // 千円/人: so much for each.
    let rest = ("5" + unit).utf8.dropFirst(five.place.upperBound)
    return rest.isEmpty || rest.first == UInt8(ascii: "/") ? unit : nil
  }

  private static let brackets: [Character: Character] = [
    "）": "（", ")": "(", "】": "【", "］": "［", "]": "[", "〕": "〔", "》": "《", "〉": "〈",
  ]

  /// Where the brackets open with which a name ends.
  private static func lastBracket(of name: String) -> String.Index? {
    guard let last = name.last, let opening = brackets[last] else { return nil }
    return name.lastIndex { $0 == opening || opening == "（" && $0 == "(" || opening == "(" && $0 == "（" }
  }

  /// A name without the unit in brackets behind it (排出量【千t】).
  static func withoutUnit(_ name: String) -> String {
    guard "】］]〕》〉".contains(name.last ?? " "), bracketedUnit(name) != nil, let open = lastBracket(of: name) else {
      return name
    }
    return String(name[..<open]).trimmingBlanks()
  }

  /// How alike two labels are: twice the pairs of neighbouring characters they share, over all their pairs (Dice 1945).
  static func similarity(_ a: String, _ b: String) -> Double {
    func pairs(_ text: String) -> [String] {
      let characters = Array(ColumnRole.fold(text))
      return characters.count < 2 ? [] : zip(characters, characters.dropFirst()).map { String([$0, $1]) }
    }
    let (first, second) = (pairs(a), pairs(b))
    guard !first.isEmpty, !second.isEmpty else { return a == b && !a.isEmpty ? 1 : 0 }
    var counts: [String: Int] = [:]
    for pair in first { counts[pair, default: 0] += 1 }
    var shared = 0
    for pair in second where counts[pair, default: 0] > 0 {
      counts[pair, default: 0] -= 1
      shared += 1
    }
    return 2 * Double(shared) / Double(first.count + second.count)
  }
}

extension String {
  func trimmingEnd(_ characters: String) -> String {
    var text = self[...]
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return String(text)
  }
}
