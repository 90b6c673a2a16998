// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines with as many numbers side by side as there are columns of values side by side: each has its own, wherever on the line they
/// stand. What is before and behind them belongs to the columns there.
struct ValueRuns {
  private let columns: [ReportColumn]
  private let places: TextColumns
  private let values: Range<Int>

  private static let least = 3

  /// `nil` where fewer than three columns of values stand side by side, or others elsewhere.
  init?(_ columns: [ReportColumn], _ places: TextColumns) {
    func isOfValues(_ index: Int) -> Bool {
      ColumnRole.values.contains(columns[index].role ?? .name) || columns[index].role == .ratio
    }
    let found = columns.indices.filter(isOfValues)
    guard let first = found.first, let last = found.last, found.count == last - first + 1, found.count >= Self.least,
      first > 0
    else { return nil }
    (self.columns, self.places, values) = (columns, places, first..<last + 1)
  }

  /// The cells of all lines; `nil` where fewer than two have such a run, or fewer than the others that have as many numbers.
  func parted(_ lines: [[TextPiece]], _ usual: [TightLines.Cells]) -> [TightLines.Cells]? {
    let runs = lines.map { run(of: $0.flatMap(\.words)) }
    let others = zip(lines, runs).count { pieces, run in
      run == nil && pieces.flatMap(\.words).count(where: Self.isValue) >= values.count
    }
    guard case let fitting = runs.count(where: { $0 != nil }), fitting > 1, fitting > others else { return nil }
    return lines.indices.map { index in
      runs[index].map { cells(of: lines[index], $0) }
        ?? usual[index].map { cell in
          // The rest of a broken name or department has no place among the values.
          guard values.contains(cell.column), !Self.isValue(cell.piece) else { return cell }
          let isLeft = cell.column - values.lowerBound < values.upperBound - cell.column
          return (isLeft || values.upperBound == columns.count ? values.lowerBound - 1 : values.upperBound, cell.piece)
        }
    }
  }

  private static func isValue(_ word: TextPiece) -> Bool {
    CellReading.isStroke(word.text) || StackedCells.isCell(word.text) && !StackedCells.isGrade(word.text)
  }

  /// Where among the words the values stand; `nil` where no run of numbers is as long as the columns, or more than one is.
  private func run(of words: [TextPiece]) -> Range<Int>? {
    var (runs, start) = ([Range<Int>](), 0)
    for index in 0...words.count where index == words.count || !Self.isValue(words[index]) {
      if index - start == values.count, start > 0 { runs.append(start..<index) }
      start = index + 1
    }
    return runs.count == 1 ? runs[0] : nil
  }

  private func cells(of pieces: [TextPiece], _ run: Range<Int>) -> TightLines.Cells {
    let words = pieces.flatMap(\.words)
    let (first, last) = (words[run.lowerBound], words[run.upperBound - 1])
    let before = pieces.compactMap { Self.joined($0.words.filter { $0.end[0] <= first.start[0] }) }
    let behind = pieces.compactMap { Self.joined($0.words.filter { $0.start[0] >= last.end[0] }) }
    return dealt(before, Array(words[..<run.lowerBound]), 0..<values.lowerBound)
      + zip(values, words[run]).map { (column: $0, piece: $1) }
      + dealt(behind, Array(words[run.upperBound...]), values.upperBound..<columns.count)
  }

  /// One text a column where there are as many, else each where it stands.
  private func dealt(_ pieces: [TextPiece], _ words: [TextPiece], _ range: Range<Int>) -> TightLines.Cells {
    if pieces.count == range.count { return zip(range, pieces).map { (column: $0, piece: $1) } }
    if words.count == range.count { return zip(range, words).map { (column: $0, piece: $1) } }
    guard !range.isEmpty else { return [] }
    return pieces.map { piece in
      (column: min(max(places.column(of: piece), range.lowerBound), range.upperBound - 1), piece: piece)
    }
  }

  private static func joined(_ words: [TextPiece]) -> TextPiece? {
    guard let first = words.first, let last = words.last else { return nil }
    return TextPiece(text: words.map(\.text).joined(separator: " "), start: first.start, end: last.end)
  }
}
