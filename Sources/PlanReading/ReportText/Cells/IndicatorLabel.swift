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
    self.text = Self.withoutOpenBracket(Self.stripped(String(label)))
  }

  /// 4回実施した（参加者 …: what an open bracket begins with says what is counted, if it does.
  private static func withoutOpenBracket(_ text: String) -> String {
    guard let open = text.lastIndex(where: { "（(".contains($0) }), !text[open...].contains(where: { "）)".contains($0) })
    else { return text }
    let inner = String(text[text.index(after: open)...]).trimmingBlanks()
    return inner.count > 1 && (namesQuantity(inner) || unit(of: inner) != nil) ? inner : text
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
    return CountedWords.kind(of: text) { $0.unit != nil }?.unit
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
