// SPDX-License-Identifier: GPL-3.0-or-later

/// The words before and behind a number: 約, 延べ, 年間, ▲; 以上, 強, 程度, /年, 増, 減.
struct SurroundingWords {
  private let glyphs: Glyphs
  private let measured: MeasuredNumber
  private let floor: Int
  private(set) var start: Int
  private(set) var end: Int
  private(set) var qualifier: Quantity.Qualifier
  /// What a rate per something else than a year leaves in the unit: /日.
  private(set) var unitSuffix = ""
  private var isApproximate = false
  private var isCumulative = false
  private var perYear: Double?
  private var sign = 1.0
  private var isChange = false

  init(_ glyphs: Glyphs, _ measured: MeasuredNumber, floor: Int) {
    (self.glyphs, self.measured, self.floor) = (glyphs, measured, floor)
    (start, end, qualifier) = (measured.start, measured.end, measured.qualifier)
  }

  mutating func read() {
    readPerYear()
    readBehind()
    readReduction()
    readBefore()
    if qualifier == .exact, isApproximate { qualifier = .approximate }
  }

  var kind: Quantity.Kind {
    if let kind = measured.kind { return kind }
    if isChange { return .change }
    if perYear != nil { return .annualRate }
    if isCumulative { return .cumulative }
    switch measured.sort {
    case .count, .physical: return .amount
    case .money: return .money
    case .share: return measured.unit?.normal == "ポイント" ? .amount : .share
    case .multiple: return .multiple
    case .duration: return .duration
    }
  }

  func signed(_ value: Double?) -> Double? { value.map { $0 * sign * (perYear ?? 1) } }

  // MARK: - Behind

  /// 12回/年, 2回／月, 100人/日.
  private mutating func readPerYear() {
    guard glyphs[end] == "/", let unit = measured.unit, unit.sort == .count,
      let period = PeriodRate.perYear(glyphs, at: end + 1)
    else { return }
    if period.perYear == 1 || unit.normal == "回" {
      perYear = period.perYear
    } else {
      unitSuffix = "/" + glyphs.written(end + 1..<period.end)
    }
    end = period.end
  }

  private mutating func readBehind() {
    var position = end
    for _ in 0..<4 {
      let before = position
      if glyphs[position] == "の" || glyphs[position].isBlank { position += 1 }
      guard let (after, meaning) = QualifierWords.behind.word(in: glyphs, at: position) else { return }
      // 以上の減少 goes on; a bare の leads to something else. Only English words stand behind a blank.
      let isClose = position == before || glyphs[position].isLatin && glyphs[before].isBlank
      switch meaning {
      case .approximate where position == before: isApproximate = true
      case .atLeast where isClose: if qualifier != .range { qualifier = .atLeast }
      case .atMost where isClose: if qualifier != .range { qualifier = .atMost }
      case .atLeastAlone where position == before && isAlone(after): qualifier = .atLeast
      case .atMostAlone where position == before && isAlone(after): qualifier = .atMost
      case .increase where changes(after): isChange = true
      case .increaseAlone where isAlone(after) && changes(after): isChange = true
      case .decrease where changes(after): takeDecrease()
      case .decreaseAlone where isAlone(after) && changes(after): takeDecrease()
      default: return
      }
      position = after
      end = after
    }
  }

  /// 強 of 強化 and 増 of 増設 are no qualifiers.
  private func isAlone(_ index: Int) -> Bool {
    let next = glyphs[index]
    return !next.isKanji || QualifierWords.behind.word(in: glyphs, at: index) != nil
      || "程以、達見予".unicodeScalars.contains(next)
  }

  /// What is said of a change: 20%削減目標, 5%削減達成, 10件増加見込.
  private static let said = WordTable<Bool>([("達成 目標 見込 予定 済 実績", true)])

  /// A number of a plan's own words such as 3事業拡大 or 2社増資 is no change.
  private func changes(_ after: Int) -> Bool {
    let isWord = measured.unit.map { $0.isKnown } ?? true
    if isWord, Self.said.word(in: glyphs, at: after) != nil { return true }
    return isWord && !(glyphs[after].isKatakana || (glyphs[after].isKanji && glyphs[after] != "率"))
      && !"率数".unicodeScalars.contains(glyphs[after])
  }

  /// 2,615時間を削減, 2,615時間分の作業時間を削減. Things are counted (12施設の経費を削減); what is measured may be cut.
  private mutating func readReduction() {
    guard !isChange, measured.kind == nil, let unit = measured.unit else { return }
    if unit.isKnown, let (after, _) = Reductions.actsOnNumber.word(in: glyphs, at: end) {
      takeDecrease()
      end = after
      return
    }
    guard unit.sort != .count, unit.sort != .multiple else { return }
    var position = end
    if glyphs[position] == "分" { position += 1 }
    guard glyphs[position] == "の" else { return }
    for index in position + 1..<position + 12 {
      let scalar = glyphs[index]
      let act = glyphs[index] == "を" ? index + 1 : index
      if index > position + 2, let (after, _) = Reductions.actsOnAnother.word(in: glyphs, at: act), endsAct(after) {
        return takeDecrease()
      }
      guard scalar.isKanji || scalar.isKatakana || scalar == "の" else { return }
    }
  }

  /// 削減した, 削減。; no 削減計画.
  private func endsAct(_ index: Int) -> Bool {
    let next = glyphs[index]
    return next.isHiragana || next.endsSegment || next.isBlank || index >= glyphs.count
      || ")、".unicodeScalars.contains(next)
  }

  private mutating func takeDecrease() {
    isChange = true
    if sign > 0 { sign = -1 }
  }

  // MARK: - Before

  private mutating func readBefore() {
    if start > floor, glyphs[start - 1] == "¥" { start -= 1 }
    if start > floor, glyphs[start - 1] == "-", standsFirst(start - 1) { takeSign(-1, at: start - 1) }
    for _ in 0..<4 {
      if let period = PeriodRate.before(glyphs, start), period.start >= floor, perYear == nil, takesPeriod {
        perYear = period.perYear
        start = period.start
        continue
      }
      guard let (wordStart, meaning) = QualifierWords.before.word(in: glyphs, before: skippingBlank(start)),
        wordStart >= floor
      else { break }
      if !take(meaning, at: wordStart) { break }
    }
    readLabel()
  }

  private func skippingBlank(_ index: Int) -> Int { glyphs[index - 1].isBlank ? index - 1 : index }

  private mutating func take(_ meaning: QualifierWords.Before, at wordStart: Int) -> Bool {
    switch meaning {
    case .approximate: isApproximate = true
    case .atLeast: if qualifier == .exact { qualifier = .atLeast }
    case .atMost: if qualifier == .exact { qualifier = .atMost }
    case .moreThan, .lessThan:
      guard standsFirst(wordStart) else { return false }
      if qualifier == .exact { qualifier = meaning == .moreThan ? .atLeast : .atMost }
    case .cumulative: isCumulative = true
    case .negative: takeSign(-1, at: wordStart)
    case .positive: takeSign(1, at: wordStart)
    case .none: return false
    }
    // A label (累計：164人) is not part of the number.
    guard glyphs[start - 1] != ":" && glyphs[start - 1] != "は" else { return false }
    start = wordStart
    return true
  }

  private mutating func takeSign(_ sign: Double, at index: Int) {
    self.sign = sign
    // A bare -5 may be anything; with a unit the sign says that something fell.
    isChange = measured.kind == nil && measured.unit != nil
    start = index
  }

  /// A stroke before a number is its sign, and < or > its bound, where nothing stands before them to which they could belong.
  private func standsFirst(_ index: Int) -> Bool {
    let left = glyphs[index - 1]
    return index == 0 || left.isBlank || left.endsSegment || "(:、「≤≦≥≧<>".unicodeScalars.contains(left)
  }

  /// A rate a year is of times or things, not of a share or of years.
  private var takesPeriod: Bool {
    switch measured.sort {
    case .count, .money, .physical: true
    case .duration, .share, .multiple: false
    }
  }

  /// What the label before the number says: 就労者数累計：164人, 増加率：5%.
  private mutating func readLabel() {
    var label = start
    while label > floor, glyphs[label - 1].isBlank || glyphs[label - 1] == ":" || glyphs[label - 1] == "は" {
      label -= 1
    }
    if saysCumulative(before: label) { isCumulative = true }
    if measured.kind == nil, measured.unit != nil, let word = Reductions.labels.word(in: glyphs, before: label),
      word.start >= floor
    {
      return takeDecrease()
    }
    guard label < start else { return }
    if QualifierWords.changeLabels.word(in: glyphs, before: label) != nil, measured.kind == nil { isChange = true }
  }

  /// 延べ参加者数1,200人, 就労者数累計：164人: the label of the number has the word in it; or （延べ） stands behind.
  private func saysCumulative(before label: Int) -> Bool {
    if ["(延べ)", "(のべ)", "(累計)", "(延)"].contains(where: { glyphs.has($0, at: end) }) { return true }
    var position = label
    while position > max(floor, label - 12) {
      let scalar = glyphs[position - 1]
      guard scalar.isKanji || scalar.isKatakana || scalar.isHiragana, scalar != "、" else { return false }
      position -= 1
      if glyphs.has("延べ", at: position) || glyphs.has("のべ", at: position) || glyphs.has("累計", at: position) {
        return true
      }
    }
    return false
  }
}
