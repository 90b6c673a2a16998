// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Headings that narrow columns broke: 単 目 評 over 位 標 価, each with the rest of its word below.
enum HeaderFragments {
  /// The lines with the words whole, and how many lines less they are.
  static func joined(_ lines: [[TextPiece]]) -> (lines: [[TextPiece]], broken: Int) {
    guard lines.count > 1, let line = joined(lines[0], lines[1]) else { return (lines, 0) }
    return ([line] + lines.dropFirst(2), 1)
  }

  /// `nil` where the second line has anything but the rests of words, or years in brackets, of the first.
  private static func joined(_ line: [TextPiece], _ below: [TextPiece]) -> [TextPiece]? {
    guard below.allSatisfy({ $0.words.allSatisfy { $0.text.count <= 3 || isYear($0.text) } }) else { return nil }
    let rests = below.flatMap(\.words)
    guard (1...20).contains(rests.count), rests.contains(where: { !isYear($0.text) }) else { return nil }
    var words = line.flatMap(\.words)
    guard words.count > 3, words.count <= 40 else { return nil }
    var next = 0
    for rest in rests {
      let fitting = words.indices.filter { $0 >= next && completes(rest.text, words[$0].text) }
      // Between their middles, by the nearer of both measures.
      func way(_ index: Int) -> Int {
        [0, 1].map { abs(words[index].start[$0] + words[index].end[$0] - rest.start[$0] - rest.end[$0]) / 2 }.min() ?? 0
      }
      guard let best = fitting.min(by: { way($0) < way($1) }), way(best) <= 12 else { return nil }
      words[best] = TextPiece(
        text: words[best].text + rest.text, start: words[best].start, end: words[best].end)
      next = best + 1
    }
    return words
  }

  private static func isYear(_ text: String) -> Bool {
    "（(".contains(text.first ?? " ") && text.contains { $0.isNumber || $0 == "元" }
  }

  /// Together one word of headers, which the first part alone is not; a year is of values.
  private static func completes(_ rest: String, _ word: String) -> Bool {
    if isYear(rest) {
      return [.target, .actual, .baseline].contains(ReportColumn(word).role) && ReportColumn(word).fiscalYear == nil
    }
    func share(_ text: String) -> Double { ColumnRole.of(ReportColumn.withoutLeadingYear(text))?.share ?? 0 }
    return share(word + rest) == 1 && share(word) < 1
  }
}
