// SPDX-License-Identifier: GPL-3.0-or-later

/// Where rows begin whose numbers are set in the middle of their height: each row has one number, as many lines below it as above
/// it, no value twice, and no cell of the row before goes on in it.
struct CentredRows {
  /// What a line says of the row that it is part of.
  struct Line {
    /// The columns in which it has a value and nothing else.
    let values: Set<Int>
    /// One of its texts reaches its column's end and goes on in the next line.
    let goesOn: Bool
    let isAfterBlank: Bool
  }

  let lines: [Line]
  /// Those with the rows' numbers.
  let anchors: [Int]

  /// Half a page.
  private static let tallest = 30

  /// The first line of each row, by the least cost of all rows together (Bellman 1957).
  var starts: [Int] {
    guard let last = anchors.indices.last else { return [] }
    // steps[row][end]: the least cost of the rows up to this one, if it ends before that line, and where it then begins.
    var steps: [[Int: (cost: Int, start: Int)]] = []
    for (row, anchor) in anchors.enumerated() {
      let ends = row == last ? [lines.count] : Array(anchor + 1...min(anchors[row + 1], anchor + Self.tallest))
      let before = steps.last?.mapValues(\.cost) ?? [0: 0]
      var step: [Int: (cost: Int, start: Int)] = [:]
      for end in ends {
        let options = before.map { start, cost in (cost: cost + self.cost(start, anchor, end), start: start) }
        step[end] = options.min { ($0.cost, $0.start) < ($1.cost, $1.start) }
      }
      steps.append(step)
    }
    var (starts, end) = ([Int](), lines.count)
    for step in steps.reversed() {
      guard let row = step[end] else { break }
      starts.append(row.start)
      end = row.start
    }
    return starts.reversed()
  }

  private func cost(_ start: Int, _ anchor: Int, _ end: Int) -> Int {
    var (seen, twice, blanks) = (Set<Int>(), 0, 0)
    for index in start..<end {
      twice += lines[index].values.count { !seen.insert($0).inserted }
      if index > start, lines[index].isAfterBlank { blanks += 1 }
    }
    let isCut = end < lines.count && lines[end - 1].goesOn
    return abs((anchor - start) - (end - 1 - anchor)) * 2 + twice * 12 + blanks * 4 + (isCut ? 3 : 0)
  }
}

extension AlignedRows {
  /// - Parameters:
  ///   - content: the lines with something on them.
  ///   - numbered: those of them that have the rows' numbers.
  func centred(_ content: [Int], _ numbered: [Int]) -> Set<Int> {
    let facts = content.indices.map { index in
      let next = index + 1 < content.count ? lines[content[index + 1]] : nil
      return CentredRows.Line(
        values: valueColumns(lines[content[index]]), goesOn: next.map { goesOn(lines[content[index]], $0) } ?? false,
        isAfterBlank: index > 0 && content[index - 1] + 1 < content[index])
    }
    let anchors = numbered.compactMap { content.firstIndex(of: $0) }
    return Set(CentredRows(lines: facts, anchors: anchors).starts.map { content[$0] })
  }

  private func valueColumns(_ line: Line) -> Set<Int> {
    Set(
      line.cells.filter { cell in
        [.target, .actual, .baseline, .yearly, .ratio, .status].contains(columns[cell.column].role)
          && StackedCells.isCell(cell.piece.text)
      }.map(\.column))
  }

  private func goesOn(_ line: Line, _ next: Line) -> Bool {
    line.cells.contains { cell in
      cell.piece.end[metric] + 1 >= fullEnds[cell.column] && cell.piece.text.count > 4
        && !StackedCells.isCell(cell.piece.text) && next.cells.contains { $0.column == cell.column }
    }
  }
}
