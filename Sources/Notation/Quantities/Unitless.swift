// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a number without a unit counts something. By itself it says nothing; the label or the words around it do.
enum Unitless {
  static func isQuantity(_ number: ScannedNumber, _ glyphs: Glyphs) -> Bool {
    let (start, end) = (number.range.lowerBound, number.range.upperBound)
    if isAll(glyphs, start, end) { return true }
    if number.isKanji && number.range.count < 2 { return false }
    guard endsHere(glyphs, end) else { return false }
    if follows(glyphs, start) { return !number.isKanji || number.scale > 0 || number.range.count > 2 }
    // 1,234 between blanks is no name, whatever stands before it.
    let left = glyphs[start - 1]
    return number.isPunctuated && !number.isKanji
      && (start == 0 || left.isBlank || left.endsSegment || "(、:→".unicodeScalars.contains(left))
      && !isHeading(glyphs, number)
  }

  /// Nothing but the number and words that qualify it.
  private static func isAll(_ glyphs: Glyphs, _ start: Int, _ end: Int) -> Bool {
    var (first, last) = (start, end)
    while first > 0 {
      if glyphs[first - 1].isBlank || glyphs[first - 1].endsSegment || glyphs[first - 1] == "-"
        || glyphs[first - 1] == "¥"
      {
        first -= 1
      } else if let word = QualifierWords.before.word(in: glyphs, before: first) {
        first = word.start
      } else {
        return false
      }
    }
    while last < glyphs.count {
      if glyphs[last].isBlank || glyphs[last].endsSegment {
        last += 1
      } else if let word = QualifierWords.behind.word(in: glyphs, at: last) {
        last = word.end
      } else {
        return false
      }
    }
    return true
  }

  /// 1.2 見出し: a number with one point and a title behind it.
  private static func isHeading(_ glyphs: Glyphs, _ number: ScannedNumber) -> Bool {
    let isFirst = number.range.lowerBound == 0 || glyphs[number.range.lowerBound - 1].endsSegment
    return isFirst && number.value < 100 && glyphs[number.range.upperBound].isBlank
  }

  private static let labels = WordTable<Bool>([
    (
      "数 率 値 計 額 量 高 目標 実績 見込 見込み 基準 現状 数: 件数 人数 回数 割合 指数 得点 点数 スコア PV ダウンロード フォロワー 数は 率は 値は 数が 率が 目標は 実績は 値が 目標を に対し に対し、 に対して に対して、 "
        + "時点の 年度の から より ダウンロード数 登録者 参加者 利用者 来場者 受講者 入場者 会員 世帯 人口 合計は 合計で うち 中 約 延べ",
      true
    )
  ])
  private static let notLabels = WordTable<Bool>([("番号 コード 符号 型番 郵便番号 ID 指標番号 係数番号 中から", true)])

  /// Behind a label (アクセス数：10,482), or the word for what it is held against (目標20に対し、10).
  private static func follows(_ glyphs: Glyphs, _ start: Int) -> Bool {
    var label = start
    while label > 0, glyphs[label - 1].isBlank { label -= 1 }
    if let word = QualifierWords.before.word(in: glyphs, before: label) {
      label = word.start
      while label > 0, glyphs[label - 1].isBlank { label -= 1 }
    }
    if label > 0, ":=→⇒".unicodeScalars.contains(glyphs[label - 1]) {
      return notLabels.word(in: glyphs, before: label - 1) == nil && label > 1
    }
    if label < start, glyphs[label - 1] == ")" { return isBracketedLabel(glyphs, label) }
    return labels.word(in: glyphs, before: label) != nil && notLabels.word(in: glyphs, before: label) == nil
  }

  /// 登録者数（累計） 1234: the label stands before short brackets.
  private static func isBracketedLabel(_ glyphs: Glyphs, _ end: Int) -> Bool {
    var open = end - 1
    while open > 0, end - open < 14, glyphs[open] != "(" { open -= 1 }
    return glyphs[open] == "(" && labels.word(in: glyphs, before: open) != nil
  }

  private static let onward = WordTable<Bool>([
    ("に対し から へ に増 に減 に拡 と となった となり となる を を超 で、 である であった だった でした に達 に到 に上 以上 以下 程度 超 未満 増 減 、 ・ ※", true)
  ])

  /// What follows lets the number end: no letter, no further digit, no noun.
  private static func endsHere(_ glyphs: Glyphs, _ end: Int) -> Bool {
    let next = glyphs[end]
    if end >= glyphs.count || next.isBlank || next.endsSegment || "()→⇒」".unicodeScalars.contains(next) { return true }
    return onward.word(in: glyphs, at: end) != nil
  }
}
