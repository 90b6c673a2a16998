// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What a results report says of a measure, in the vocabularies of different prefectures: words, ◎○△×, A to D, percentages;
/// with the report's own legend where it has one.
struct StatusWords: Sendable {
  /// What the report's marks mean; `nil` for what it explains in words that say nothing of a target (改善傾向).
  private let legend: [String: DeclaredStatus?]
  private let hasDoubleCircle: Bool
  /// What the report's own cells mean; they are few words, said many times.
  private var meanings: [String: DeclaredStatus?] = [:]

  /// - Parameters:
  ///   - cells: all cells of the status columns, for what ○ means where there is no ◎.
  ///   - text: the lines outside the tables, for the legend.
  init(cells: [String], text: [String]) {
    hasDoubleCircle = cells.contains { $0.contains("◎") } || text.contains { $0.contains("◎") }
    legend = Self.legend(text)
    for cell in Set(cells) { meanings.updateValue(meaning(cell), forKey: cell) }
  }

  /// `nil` for an empty cell and for words of no known meaning. A cell that gives figures in a status's place was missed:
  /// reports write them where a target was not reached.
  func status(_ cell: String) -> DeclaredStatus? {
    if let known = meanings[cell] { return known }
    return meaning(cell)
  }

  private func meaning(_ cell: String) -> DeclaredStatus? {
    let text = Self.folded(cell)
    guard !text.isEmpty, !["-", "－", "―", "—", "ー", "…", "※"].contains(text) else { return nil }
    if let explained = legend[text] { return explained }
    if let mark = Self.mark(text, hasDoubleCircle) { return mark }
    // A（B※1）: what stands before the bracket with a note.
    if let open = text.firstIndex(of: "("), text.hasSuffix(")"), open > text.startIndex, text[open...].contains("※") {
      return status(String(text[..<open]))
    }
    if let percent = Self.percent(text) { return percent >= 100 ? .achieved : .missed }
    if let word = Self.word(text) { return word }
    // 前進B, Bランク: the letter stands in the legend.
    if text.count <= 8, let letter = Self.letter(in: text), let explained = legend[letter] { return explained }
    return text.contains { $0.isNumber } ? .missed : nil
  }

  /// Whether a cell says nothing, or something of known meaning; what the legend explains without a word of targets is known too.
  func understands(_ cell: String) -> Bool {
    let text = Self.folded(cell)
    return text.isEmpty || !text.contains { $0.isLetter || $0.isNumber || $0.isSymbol } || legend[text] != nil
      || status(cell) != nil
  }

  /// What a mark or a grade is taken for that the report does not explain; `nil` for one that it does, and for words.
  func byConvention(_ cell: String) -> DeclaredStatus? {
    let text = Self.folded(cell)
    guard text.count == 1, legend[text] == nil else { return nil }
    return Self.mark(text, hasDoubleCircle)
  }

  private static func folded(_ cell: String) -> String { ColumnRole.fold(cell).filter { !"・「」【】".contains($0) } }

  /// Marks with or without words behind them (◎ 順調).
  private static func mark(_ text: String, _ hasDoubleCircle: Bool) -> DeclaredStatus? {
    guard let first = text.first, text.count == 1 || !first.isLetter else { return nil }
    switch first {
    case "◎", "☆", "★": return .achieved
    case "○", "〇", "◯", "o": return hasDoubleCircle ? .asPlanned : .achieved
    case "△", "▲", "×", "✕", "✖", "x": return .missed
    case "s", "a": return .achieved
    case "b": return .asPlanned
    case "c", "d", "e": return .missed
    default: return nil
    }
  }

  /// The one Latin letter of a grade.
  private static func letter(in text: String) -> String? {
    let letters = text.filter { $0.isASCII && $0.isLetter }
    return letters.count == 1 ? letters : nil
  }

  private static func percent(_ text: String) -> Double? {
    guard text.hasSuffix("%"), let value = Double(text.dropLast().filter { $0 != "," }) else { return nil }
    return value
  }

  /// Longer and negative words first: 未達成 has 達成 in it, 概ね達成 is not 達成.
  private static let words: [(word: String, status: DeclaredStatus)] = [
    ("未達成", .missed), ("達成できな", .missed), ("達成せず", .missed), ("達成していない", .missed), ("未達", .missed), ("一部達成", .missed),
    ("一部未", .missed),
    ("やや遅れ", .missed), ("遅れ", .missed), ("遅延", .missed), ("未実施", .missed), ("未着手", .missed), ("中止", .missed),
    ("下回", .missed),
    ("不十分", .missed), ("改善が必要", .missed), ("要改善", .missed), ("改善していない", .missed), ("改善せず", .missed), ("順調でない", .missed),
    ("計画を下", .missed), ("後退", .missed),
    ("悪化", .missed),
    ("順調でな", .missed), ("達成見込みなし", .missed), ("困難", .missed),
    ("概ね達成", .asPlanned), ("おおむね達成", .asPlanned), ("ほぼ達成", .asPlanned), ("概ね順調", .asPlanned), ("おおむね順調", .asPlanned),
    ("目標どおり", .asPlanned), ("目標通り", .asPlanned), ("計画どおり", .asPlanned), ("計画通り", .asPlanned), ("予定どおり", .asPlanned),
    ("予定通り", .asPlanned), ("順調", .asPlanned),
    ("目標達成", .achieved), ("目標を達成", .achieved), ("目標を上回", .achieved), ("計画を上回", .achieved), ("達成", .achieved),
    ("完了", .achieved),
    ("上回", .achieved), ("計画以上", .achieved), ("目標以上", .achieved), ("実施済", .asPlanned), ("実施中", .asPlanned),
    ("継続", .asPlanned), ("進行中", .asPlanned),
    ("実施", .asPlanned), ("維持", .asPlanned),
    ("達した", .achieved), ("到達", .achieved),
  ]

  /// A status stands by itself; a sentence about figures (目標3回に対し、2回実施) is none.
  private static func word(_ text: String) -> DeclaredStatus? {
    guard text.count <= 24, !text.holds("に対し") else { return nil }
    let digits = text.count { $0.isNumber }
    guard digits == 0 || text.count <= 10 else { return nil }
    return words.first { text.holds($0.word) }?.status
  }

  /// ◎：目標達成, A=順調, 「○」… 概ね達成: a mark, a joint, and words that say what it means.
  private static func legend(_ lines: [String]) -> [String: DeclaredStatus?] {
    var legend: [String: DeclaredStatus?] = [:]
    // 前進 B：…    後退 C：…: what a mark means ends before the next one's word.
    let parts = lines.filter { $0.count < 400 }.flatMap { TextPiece.pieces(of: $0).map(\.text) }
    for line in parts {
      let text = Array(ColumnRole.fold(line).filter { !"「」『』()".contains($0) })
      let marks = text.indices.dropLast(2).filter { index in
        guard "◎○〇◯△▲×✕sabcde".contains(text[index]) else { return false }
        if ":=…はー→".contains(text[index + 1]) {
          return index == 0 || !(text[index - 1].isASCII && text[index - 1].isLetter)
        }
        // A 計画以上、B …
        return (index == 0 || ":、,;。".contains(text[index - 1])) && !text[index + 1].isASCII
      }
      let meanings = zip(marks, marks.dropFirst() + [text.count]).map { mark, end in
        let first = mark + (":=…はー→".contains(text[mark + 1]) ? 2 : 1)
        let words = text[first..<max(first, end)].prefix { !"、,。;/".contains($0) }.prefix(20)
        return (mark: String(text[mark]), status: word(String(words)))
      }
      guard meanings.contains(where: { $0.status != nil }) else { continue }
      for (mark, status) in meanings where legend[mark] == nil { legend.updateValue(status, forKey: mark) }
    }
    return legend
  }
}
