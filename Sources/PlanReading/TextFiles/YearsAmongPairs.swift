// SPDX-License-Identifier: GPL-3.0-or-later

/// 目標 H30 実績 目標 R1 実績 in one line: years that were set over pairs of columns, in the middle of each, and came to stand between
/// their words.
enum YearsAmongPairs {
  /// The line with the year at each word of a pair; as it is where there are not two pairs side by side.
  static func parted(_ line: [TextPiece]) -> [TextPiece] {
    guard line.contains(where: { ReportColumn.isYear($0.text) || $0.text.contains(" ") }) else { return line }
    let words = line.flatMap(\.words)
    guard let first = words.indices.first(where: { isPair(words, at: $0) }) else { return line }
    var (end, pieces) = (first, [TextPiece]())
    while isPair(words, at: end), words[end].text == words[first].text, words[end + 2].text == words[first + 2].text {
      for word in [words[end], words[end + 2]] {
        pieces.append(TextPiece(text: words[end + 1].text + word.text, start: word.start, end: word.end))
      }
      end += 3
    }
    guard pieces.count > 2 else { return line }
    let rest = line.flatMap { piece in
      let own = piece.words
      return [own.filter { $0.end[0] <= words[first].start[0] }, own.filter { $0.start[0] >= words[end - 1].end[0] }]
        .compactMap(joined)
    }
    return (rest + pieces).sorted { $0.start[0] < $1.start[0] }
  }

  private static func isPair(_ words: [TextPiece], at index: Int) -> Bool {
    guard index + 2 < words.count, ReportColumn.isYear(words[index + 1].text) else { return false }
    let (first, second) = (ReportColumn(words[index].text), ReportColumn(words[index + 2].text))
    let kinds: [ColumnRole] = [.target, .actual]
    return kinds.contains(first.role ?? .name) && kinds.contains(second.role ?? .name) && first.role != second.role
      && first.fiscalYear == nil && second.fiscalYear == nil
  }

  private static func joined(_ words: [TextPiece]) -> TextPiece? {
    guard let first = words.first, let last = words.last else { return nil }
    return TextPiece(text: words.map(\.text).joined(separator: " "), start: first.start, end: last.end)
  }
}
