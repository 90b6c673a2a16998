// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// What a line of pasted text holds: the words of a name or a sentence, cells of values, and brackets that belong to the cell
/// before them.
struct StackedCells {
  enum Item: Hashable {
    case text(String)
    case cell(String)
    case note(String)
    case blank

    var isCell: Bool { if case .cell = self { true } else { false } }
  }

  let items: [Item]

  init(_ line: String, isBehindCell: Bool) {
    let text = line.trimmingBlanks()
    if text.isEmpty {
      items = [.blank]
    } else if Self.isRemark(text) {
      items = []
    } else if Self.isBracketed(text) || isBehindCell && ReportColumn.isYear(text) && !Self.isWestern(text) {
      // （備考） says nothing of the cell before it.
      let isDated = text.contains(where: \.isNumber) || text.contains("元") || !isBehindCell
      items = isDated ? [.note(Self.isBracketed(text) ? text : "（" + text + "）")] : []
    } else if "（(".contains(text.first ?? " "), !text.contains(where: { "）)".contains($0) }),
      Self.isCell(String(text.dropFirst()))
    {
      items = [.cell(text)]
    } else if !isBehindCell, Self.isDatedValue(text) {
      items = [.text(text)]
    } else if text.count > 200 || text.contains("。") {
      items = [.text(text)]
    } else {
      items = Self.parted(text)
    }
  }

  /// 割合 30% 25.7%: the name, and the values behind it.
  private static func parted(_ text: String) -> [Item] {
    let words = TextPiece(text: text, start: [0, 0], end: [0, 0]).words.map(\.text)
    let cells = words.reversed().prefix(while: isCell).count
    let name = words.dropLast(cells).joined(separator: " ")
    return (name.isEmpty ? [] : [.text(name)]) + words.suffix(cells).map { .cell($0) }
  }

  // MARK: - Kinds of line

  /// （平成32年）, (全国16位): all in one pair of brackets.
  private static func isBracketed(_ text: String) -> Bool {
    guard let first = text.first, "（(".contains(first), let last = text.last, "）)".contains(last) else { return false }
    return text.count <= 30
      && text.dropFirst().count { "（(".contains($0) } == text.dropLast().count { "）)".contains($0) }
  }

  private static func isRemark(_ text: String) -> Bool {
    ["※", "（※", "(※", "注", "（注", "(注", "【参考】", "（参考", "(参考", "出典", "資料:", "資料："].contains(where: text.hasPrefix)
  }

  /// H25年男性79.8、女性84.4, H26年1.54→H31年1.68: a value behind its year, which says more of a name.
  static func isDatedValue(_ text: String) -> Bool {
    guard text.count <= 60, ReportColumn.startsWithYear(text), !ReportColumn.isYear(text) else { return false }
    return GoalArrow.stands(in: text) || isCell(GoalArrow.Side(text).text)
  }

  /// Four digits may be a value.
  private static func isWestern(_ text: String) -> Bool { text.allSatisfy { $0.isASCII && $0.isNumber } }

  /// A value with its unit, a stroke or a grade; before a value may stand whose it is (男性79.83).
  static func isCell(_ text: String) -> Bool {
    guard text.count <= 30 else { return false }
    if CellReading.isStroke(text) || isGrade(text) { return true }
    let bare = withoutBrackets(text)
    if DecimalNotation.value(of: bare) != nil
      || bare.count > 1 && DecimalNotation.value(of: String(bare.dropFirst())) != nil
        && "▲△".contains(bare.first ?? " ")
    {
      return true
    }
    let found = QuantityNotation.quantities(in: bare).filter { $0.value != nil }
    guard let first = found.first else { return ListedCell(bare).quantities.contains { $0.value != nil } }
    // 全国16位, 第3次 and a year are none.
    let read = found.reduce(0) { $0 + $1.place.count }
    return first.place.lowerBound <= 12 && bare.utf8.count - read <= 14
  }

  private static let grades = Set(
    "ABCDESabcdes◎○〇◯△▲×✕☆★Ａ".map { String($0) } + ["A+", "A-", "B+", "B-", "C+", "C-", "Ａ", "Ｂ", "Ｃ", "Ｄ"])
  private static let verdicts = Set([
    "達成", "未達成", "概ね達成", "ほぼ達成", "一部達成", "順調", "概ね順調", "おおむね順調", "やや遅れ", "遅れ", "改善", "悪化", "横ばい", "達成済",
  ])

  static func isGrade(_ text: String) -> Bool {
    let bare = withoutBrackets(text)
    return grades.contains(bare) || verdicts.contains(bare)
  }

  /// A grade, or the first part of one that a narrow column broke (やや遅).
  static func beginsGrade(_ text: String) -> Bool {
    isGrade(text) || text.count > 1 && verdicts.contains { $0.hasPrefix(text) }
  }

  /// Words in a value's place that are none: 延伸, 増加を目指します, 調査中.
  static func standsForValue(_ text: String) -> Bool {
    text.count <= 14
      && [
        "増加", "減少", "維持", "現状", "延伸", "向上", "低下", "拡大", "縮小", "設定", "未", "調査", "集計", "非公表", "検討", "推進", "全国", "廃止",
        "なし", "毎年",
      ]
      .contains(where: text.hasPrefix)
  }

  static func withoutBrackets(_ text: String) -> String {
    var (bare, depth) = ("", 0)
    for character in text {
      if "（(".contains(character) { depth += 1 }
      if depth == 0 { bare.append(character) }
      if "）)".contains(character) { depth = max(0, depth - 1) }
    }
    return bare.trimmingBlanks()
  }
}
