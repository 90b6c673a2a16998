// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A numbered heading before a table: 1 復興の推進, 第2章 …, 基本目標３ …, Ⅱ …, 【4】….
struct SectionHeading: Hashable, Sendable {
  let number: Int
  let title: String
  /// Says in words that it is a chapter (第2章, 基本目標3).
  let isChapter: Bool
  /// How deep it stands, by its words: 0 for chapters, goals and pillars, 1 for measures below them, 2 for a bare number, 3 for one in brackets.
  let level: Int

  init?(_ line: String) {
    let text = Self.folded(line)
    guard text.count <= 200, let (number, rest, isChapter) = Self.numbered(text) else { return nil }
    let title = Self.title(rest)
    guard !title.isEmpty, title.count <= 60, !title.contains("。") else { return nil }
    (self.number, self.title, self.isChapter) = (number, title, isChapter)
    level =
      !isChapter
      ? (text.hasPrefix("(") ? 3 : 2)
      : Self.minor.contains(where: text.hasPrefix) || text.prefix(6).contains("節") ? 1 : 0
  }

  static func looksLikeOne(_ line: String) -> Bool { SectionHeading(line) != nil }

  private static let minor = ["施策", "取組", "プロジェクト", "課題", "推進項目", "基本施策"]

  static let words = [
    "施策展開の方向", "施策の方向性", "施策の方向", "基本的方向", "基本目標", "基本方針", "基本施策", "基本政策", "重点目標", "重点施策", "重点分野", "重点項目", "目標", "方針",
    "方向性", "方向", "分野", "政策",
    "施策", "柱", "戦略", "プロジェクト", "領域", "視点", "課題", "テーマ", "大項目", "取組方針", "取組の柱", "推進項目", "挑戦",
  ]

  static func folded(_ line: String) -> String {
    var text = ""
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E where scalar != "～":
        text.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000, 0x09: text.append(" ")
      default: text.unicodeScalars.append(scalar)
      }
    }
    var rest = text.trimmingBlanks()[...]
    while let first = rest.first, "■□●○◆◇▼▽【[〔<《#*".contains(first) { rest = rest.dropFirst() }
    return String(rest).trimmingBlanks()
  }

  private static func numbered(_ text: String) -> (Int, Substring, Bool)? {
    var rest = text[...]
    var isChapter = false
    // 施策の柱: two words at most.
    for _ in 0..<2 {
      guard let word = words.first(where: { rest.hasPrefix($0) }) else { break }
      rest = rest.dropFirst(word.count)
      rest = rest.drop { $0 == " " || $0 == ":" || $0 == "の" }
      isChapter = true
    }
    if rest.hasPrefix("第") { (rest, isChapter) = (rest.dropFirst(), true) }
    if rest.hasPrefix("(") { rest = rest.dropFirst() }
    guard let (number, after) = SectionNumber.leading(rest) else { return nil }
    let isCircled = rest.unicodeScalars.first.map { (0x2460...0x2473).contains($0.value) } ?? false
    rest = after
    for word in ["章", "節", "部", "編", "の柱", "分野"] where rest.hasPrefix(word) {
      (rest, isChapter) = (rest.dropFirst(word.count), true)
    }
    // 第3次計画, 第2期 and 第1四半期 count editions and times.
    if let next = rest.first, "次期回年四号条".contains(next) { return nil }
    // A year, a date or a quantity at the start is no number of a heading.
    guard isChapter || isCircled || rest.first.map({ " .)】]〕>:、．".contains($0) }) == true else { return nil }
    let body = rest.drop { " .)】]〕>:、．」》-―".contains($0) }
    guard let first = body.first, !first.isNumber, first != "%" else { return nil }
    return (number, body, isChapter)
  }

  /// The title without remarks: up to ※, a bracket that explains it, or a wide gap.
  private static func title(_ text: Substring) -> String {
    var title = String(text)
    for mark in ["※", "  ", "\t", "】"] {
      if let range = title.range(of: mark) { title = String(title[..<range.lowerBound]) }
    }
    title = title.trimmingBlanks()
    if title.hasSuffix(")") || title.hasSuffix("）"), let open = title.firstIndex(where: { $0 == "(" || $0 == "（" }),
      open > title.startIndex
    {
      title = String(title[..<open])
    }
    return title.trimmingBlanks()
  }
}

/// A heading without a number: 【子育て支援】, ■ 産業の振興, 重点施策：人材の育成.
struct UnnumberedHeading: Hashable, Sendable {
  let title: String

  init?(_ line: String) {
    let line = line.trimmingBlanks()
    guard let first = line.first, line.count <= 40, !line.contains("。"), !line.contains("※") else { return nil }
    var text = SectionHeading.folded(line)
    var isMarked = "■□◆◇▼▽【〔<《●〇○◎".contains(first)
    for word in SectionHeading.words + ["区分", "部門"] where text.hasPrefix(word) && !isMarked {
      let rest = text.dropFirst(word.count)
      guard let next = rest.first, ": 「『".contains(next) else { break }
      (text, isMarked) = (String(rest.dropFirst()), true)
    }
    if !isMarked, let rest = Self.behindLevels(text) { (text, isMarked) = (rest, true) }
    text = text.trimmingBlanks()
    while let last = text.last, "】〕>》」』".contains(last) { text.removeLast() }
    guard isMarked, text.count > 1, !text.contains(where: { "：:=＝、".contains($0) }), text.first?.isNumber == false,
      !["目標", "実績", "評価", "凡例", "単位"].contains(where: { text.hasPrefix($0) && text.count < 8 })
    else { return nil }
    title = text.trimmingBlanks()
  }

  /// 政策分野1-2 防災基盤の整備: what stands behind a number of two levels.
  private static func behindLevels(_ text: String) -> String? {
    var rest = text[...]
    for _ in 0..<2 {
      guard let word = SectionHeading.words.first(where: { rest.hasPrefix($0) }) else { break }
      rest = rest.dropFirst(word.count)
    }
    guard rest.count < text.count else { return nil }
    let number = rest.prefix { $0.isASCII && $0.isNumber || "-ⅠⅡⅢⅣⅤⅥⅦⅧI V".contains($0) && $0 != " " }
    guard number.contains("-"), rest.dropFirst(number.count).first == " " else { return nil }
    return String(rest.dropFirst(number.count)).trimmingBlanks()
  }
}

/// Numbers of chapters and rows: 3, ３, 三, Ⅲ, ③, 2-3.
enum SectionNumber {
  static func leading(_ text: Substring) -> (Int, Substring)? {
    guard let first = text.unicodeScalars.first else { return nil }
    switch first.value {
    case 0x2460...0x2473: return (Int(first.value) - 0x245F, text.dropFirst())
    case 0x2160...0x216B: return (Int(first.value) - 0x215F, text.dropFirst())
    case 0x2170...0x217B: return (Int(first.value) - 0x216F, text.dropFirst())
    default: break
    }
    let digits = text.prefix { ("0"..."9").contains($0) }
    if (1...2).contains(digits.count), let number = Int(digits), number > 0 {
      return (number, text.dropFirst(digits.count))
    }
    if let index = Array("一二三四五六七八九十").firstIndex(where: { $0 == text.first }) { return (index + 1, text.dropFirst()) }
    let roman = text.prefix { "IVX".contains($0) }
    let known = ["I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10]
    return known[String(roman)].map { ($0, text.dropFirst(roman.count)) }
  }

  /// 2-3 or 2.3: section 2, number 3.
  static func pair(_ text: String) -> (section: Int, number: Int)? {
    let parts = text.split(omittingEmptySubsequences: false) { "-－‐.−―ー".contains($0) }
    guard parts.count == 2, let section = Int(parts[0]), let number = Int(parts[1]), (1...99).contains(section),
      (1...999).contains(number)
    else { return nil }
    return (section, number)
  }

  /// 2-3-1 or Ⅱ-(3)-①: section 2, and below it more than one level, so that the number is only the last of them.
  static func levels(_ text: String) -> [Int]? {
    let parts = text.split(omittingEmptySubsequences: false) { "-－‐.−―ー".contains($0) }
    guard parts.count >= 2, parts.count <= 4 else { return nil }
    let numbers = parts.compactMap { part -> Int? in
      let bare = part.filter { !"()（）".contains($0) }
      guard let (number, rest) = leading(Substring(bare)), rest.isEmpty else { return nil }
      return number
    }
    return numbers.count == parts.count ? numbers : nil
  }

  /// The number of a row, whatever marks stand around it.
  static func row(_ cell: String) -> Int? {
    let text = ColumnRole.fold(cell).filter { !"().no№#[]【】".contains($0) }
    if let pair = pair(ColumnRole.fold(cell)) { return pair.number }
    if let levels = levels(ColumnRole.fold(cell)) { return levels.last }
    guard (1...4).contains(text.count) else { return nil }
    if let number = Int(text) { return number }
    guard let (number, rest) = leading(text[...]), rest.isEmpty else { return nil }
    return number
  }
}
