// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A text between gaps of two blanks or more, and where it stands on its line.
struct TextPiece: Sendable {
  let text: String
  /// In characters, and in columns of a terminal (full-width characters take two): by which of them a tool aligns differs.
  let start: [Int]
  let end: [Int]

  /// Runs of text between two or more blanks or one full-width one; in a text with typesetters' blanks, one of any other kind
  /// parts columns too, and so it does between two numbers (22,000 22,700) and between two brackets (（令和2年度） （令和3年度）).
  static func pieces(of line: some StringProtocol, isTypeset: Bool = false) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var text = ""
    var (start, end, place, width, blanks) = ([0, 0], [0, 0], 0, 0, 0)
    func close() { if !text.isEmpty { pieces.append(TextPiece(text: text, start: start, end: end)) } }
    for character in line {
      if character == " " || character == "\u{3000}" || character == "\u{0C}" || character == "\t" {
        blanks += character == "\u{3000}" ? 2 : 1
      } else {
        if blanks >= 2 || text.isEmpty || blanks == 1 && parts(text, character, isTypeset) {
          close()
          (text, start) = ("", [place, width])
        } else if blanks == 1 {
          text += " "
        }
        text.append(character)
        (end, blanks) = ([place + 1, width + Self.width(character)], 0)
      }
      place += 1
      width += Self.width(character)
    }
    close()
    return pieces
  }

  /// Cells of a row, each in a place of its own.
  static func pieces(ofCells cells: [String]) -> [TextPiece] {
    cells.enumerated().compactMap { index, cell in
      let text = CellText.cleaned(cell)
      return text.isEmpty
        ? nil : TextPiece(text: text, start: [100 * index, 100 * index], end: [100 * index + 50, 100 * index + 50])
    }
  }

  /// 13,940 人, 8.0g 以下: one text.
  private static func belongs(_ word: String, behind before: String) -> Bool {
    guard let last = before.last, last.isASCII || last == "％" else { return false }
    if ["以上", "以下", "未満", "程度", "超"].contains(where: word.hasPrefix) { return true }
    // 66 110.0%: a value of its own.
    guard last.isNumber, word.first?.isNumber != true, let five = QuantityNotation.quantities(in: "5" + word).first
    else { return false }
    return five.isKnownUnit && !five.unit.isEmpty && five.place.count == word.utf8.count + 1
  }

  /// Its parts between blanks.
  var words: [TextPiece] {
    guard text.contains(" ") else { return [self] }
    var (words, place, width) = ([TextPiece](), start[0], start[1])
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let end = [place + word.count, width + word.reduce(0) { $0 + Self.width($1) }]
      if let last = words.last, Self.belongs(String(word), behind: last.text) {
        words[words.count - 1] = TextPiece(text: last.text + " " + word, start: last.start, end: end)
      } else if !word.isEmpty {
        words.append(TextPiece(text: String(word), start: [place, width], end: end))
      }
      (place, width) = (end[0] + 1, end[1] + 1)
    }
    return words
  }

  /// A value, with a unit or without.
  var isNumber: Bool { text.first.map { $0.isASCII && $0.isNumber || "▲△−-".contains($0) } ?? false }

  /// 単位 R1 実績 R2 計画, 番号 取組項目 担当部署: headings of several columns with single blanks between, parted where another
  /// year begins or what stands before has said what its column is.
  private func headings(isBesideOthers: Bool) -> [TextPiece] {
    let words = words
    guard words.count > 1, words.allSatisfy({ HeaderWords.isOne($0.text) }) else { return [self] }
    let isOfYears = words.count { ReportColumn.isYear($0.text) } > 1
    // Words between single blanks only are a line of copied text.
    guard isOfYears || isBesideOthers else { return [self] }
    let groups = isOfYears ? Self.byYear(words) : Self.byRole(words)
    return groups.compactMap { group in
      guard let first = group.first, let last = group.last else { return nil }
      return TextPiece(text: group.map(\.text).joined(), start: first.start, end: last.end)
    }
  }

  /// Those of a line.
  static func headings(_ line: [TextPiece]) -> [TextPiece] {
    YearsAmongPairs.parted(line).flatMap { $0.headings(isBesideOthers: line.count > 1 || $0.start[0] > 4) }
  }

  private static func byYear(_ words: [TextPiece]) -> [[TextPiece]] {
    var groups: [[TextPiece]] = []
    for word in words {
      let isNext =
        ReportColumn.isYear(word.text) || groups.last?.contains { ColumnRole.of($0.text) != nil } ?? true
        || isOfAnotherYear(word.text, than: groups.last?.map(\.text).joined() ?? "")
      if isNext { groups.append([word]) } else { groups[groups.count - 1].append(word) }
    }
    return groups
  }

  /// A word that says what a column is begins the next one, unless both together are one word (取組 実績) or say the same
  /// (担当 部署); （H29） before it completes what stands above.
  private static func byRole(_ words: [TextPiece]) -> [[TextPiece]] {
    var groups: [[TextPiece]] = []
    for word in words {
      let role = word.text.count > 1 ? ColumnRole.of(word.text)?.role : nil
      let before = groups.last?.map(\.text).joined() ?? ""
      let isBracket = before.first.map { "（(".contains($0) } ?? false
      let known = isBracket ? nil : ColumnRole.of(before)?.role
      let isOneWord = ColumnRole.of(before + word.text).map { $0.share == 1 } ?? false
      // 単位 （R1）: only values have years, so that it completes what stands above it.
      let isYearOfOther =
        "（(".contains(word.text.first ?? " ") && word.text.contains(where: \.isNumber)
        && known.map { ![.target, .actual, .baseline, .indicator, .name, .yearly].contains($0) } ?? false
      let isNext =
        isYearOfOther || isOfAnotherYear(word.text, than: before)
        || role != nil && (isBracket || known != nil && known != role) && !isOneWord
          && !"（(".contains(word.text.first ?? " ")
      if groups.isEmpty || isNext { groups.append([word]) } else { groups[groups.count - 1].append(word) }
    }
    return groups
  }

  /// 策定時（H28） R1, R4 目標（R5）: each has its own year.
  private static func isOfAnotherYear(_ word: String, than before: String) -> Bool {
    !"（(".contains(word.first ?? " ") && ReportColumn(before).fiscalYear != nil && ReportColumn(word).fiscalYear != nil
  }

  var withoutTypesetBlanks: TextPiece { TextPiece(text: TypesetBlanks.removed(from: text), start: start, end: end) }

  private static func parts(_ text: String, _ next: Character, _ isTypeset: Bool) -> Bool {
    guard let last = text.last else { return true }
    if "）)".contains(last), "（(".contains(next) { return true }
    if last.isASCII && last.isNumber || "%％".contains(last), next.isASCII, next.isNumber { return true }
    return isTypeset && !TypesetBlanks.isOne(between: last, next) && !(isLatin(last) && isLatin(next))
  }

  private static func isLatin(_ character: Character) -> Bool { character.isASCII && character.isLetter }

  /// How many columns of a terminal a character takes (Unicode's East Asian Width, with the marks that Japanese fonts draw wide).
  static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6:
      return 2
    case 0x2160...0x217F, 0x2460...0x24FF, 0x25A0...0x25FF, 0x2600...0x26FF: return 2
    default: return 1
    }
  }

  func overlaps(_ other: TextPiece, _ metric: Int) -> Bool {
    start[metric] < other.end[metric] && other.start[metric] < end[metric]
  }

  /// How far apart two pieces stand; 0 where they overlap.
  func distance(to other: TextPiece, _ metric: Int) -> Int {
    max(0, start[metric] - other.end[metric], other.start[metric] - end[metric])
  }
}
