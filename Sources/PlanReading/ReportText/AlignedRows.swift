// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The rows of one aligned table.
struct AlignedRows {
  private(set) var rows: [ReportTable.Row] = []
  private let columns: [ReportColumn]
  private let edges: [TextPiece]
  private let places: TextColumns
  private var metric: Int { places.metric }
  /// Where the text of each column ends at most: a line that ends there was broken, and the next one goes on with its word.
  private var fullEnds: [Int]
  private var lastEnds: [Int]
  private let lines: [Line]

  private struct Line {
    let number: Int
    let cells: [(column: Int, piece: TextPiece)]

    var isBlank: Bool { cells.isEmpty }
  }

  init(columns: [ReportColumn], edges: [TextPiece], lines: [AlignedTables.Line]) {
    (self.columns, self.edges) = (columns, edges)
    let places = TextColumns(header: edges, lines: lines.map(\.pieces))
    self.places = places
    self.lines = lines.map { Line(number: $0.line, cells: places.parted($0.pieces)) }
    fullEnds = [Int](repeating: 0, count: columns.count)
    lastEnds = fullEnds
    for line in self.lines {
      for (column, piece) in line.cells { fullEnds[column] = max(fullEnds[column], piece.end[places.metric]) }
    }
    let starts = rowStarts()
    for (index, line) in self.lines.enumerated() where !line.isBlank {
      if starts.contains(index) || rows.isEmpty {
        rows.append(ReportTable.Row(line: line.number, cells: [String](repeating: "", count: columns.count)))
        lastEnds = [Int](repeating: 0, count: columns.count)
      }
      append(line.cells)
    }
  }

  private mutating func append(_ cells: [(column: Int, piece: TextPiece)]) {
    guard var row = rows.popLast() else { return }
    var filled = Set<Int>()
    for (column, piece) in cells {
      if !row.cells[column].isEmpty {
        let wasBroken = lastEnds[column] + 2 >= fullEnds[column] && fullEnds[column] - edges[column].start[metric] > 4
        row.cells[column] += filled.contains(column) ? " " : wasBroken ? "" : "\n"
      }
      row.cells[column] += piece.text
      filled.insert(column)
      lastEnds[column] = piece.end[metric]
    }
    rows.append(row)
  }

  // MARK: - Where rows begin

  private func rowStarts() -> Set<Int> {
    let content = lines.indices.filter { !lines[$0].isBlank }
    let number = columns.firstIndex { $0.role == .number }
    let numbered = content.filter { index in
      lines[index].cells.contains { $0.column == number && Self.isNumber($0.piece.text) }
    }
    if number != nil, blocks.count > 1, blocks.allSatisfy({ block in block.count(where: numbered.contains) == 1 }) {
      return Set(blocks.compactMap(\.first))
    }
    var starts: Set<Int>
    if let first = numbered.first, first != content.first || numbered.contains(where: { !names(lines[$0]) }) {
      starts = centred(content, numbered)
    } else if number != nil, !numbered.isEmpty {
      starts = Set(numbered)
    } else {
      starts = Set(blocks.flatMap(startsOfUnnumbered))
    }
    return starts.union(content.filter { !starts.contains($0) && beginsPart($0) })
  }

  /// The lines between blank ones.
  private var blocks: [[Int]] {
    var blocks: [[Int]] = [[]]
    for index in lines.indices {
      if lines[index].isBlank { blocks.append([]) } else { blocks[blocks.count - 1].append(index) }
    }
    return blocks.filter { !$0.isEmpty }
  }

  /// A block whose name stands below its first line has cells set in the middle of their height.
  private func startsOfUnnumbered(_ block: [Int]) -> [Int] {
    guard let first = block.first else { return [] }
    if !names(lines[first]), block.count(where: { names(lines[$0]) }) == 1 { return [first] }
    return block.filter { $0 == first && blocks.count > 1 || startsRow(lines[$0]) }
  }

  private func names(_ line: Line) -> Bool { line.cells.contains { columns[$0.column].role == .name } }

  /// Without a number column a row begins where a name and something of a value, status or department stand on one line.
  private func startsRow(_ line: Line) -> Bool {
    let filled = Set(line.cells.compactMap { columns[$0.column].role })
    let values: [ColumnRole] = [.target, .actual, .baseline, .yearly, .indicator, .unit]
    return filled.contains(.name)
      && (filled.contains(.department) || filled.contains(.status) || filled.count { values.contains($0) } >= 2)
  }

  /// A further indicator of the same measure: its name, and two values of their own.
  private func beginsPart(_ index: Int) -> Bool {
    guard index > 0, let indicator = columns.firstIndex(where: { $0.role == .indicator }),
      columns.contains(where: { $0.role == .name }), !names(lines[index])
    else { return false }
    let values: [ColumnRole] = [.target, .actual, .baseline, .yearly]
    return lines[index].cells.contains { $0.column == indicator }
      && lines[index].cells.count {
        values.contains(columns[$0.column].role ?? .name) && $0.piece.text.contains(where: \.isNumber)
      } >= 2 && lines[index - 1].cells.count > 1
  }

  /// Numbers set in the middle of the height of their rows: a row has as many lines below its number as above it.
  private func centred(_ content: [Int], _ numbered: [Int]) -> Set<Int> {
    var starts = Set<Int>()
    var start = 0
    let positions = numbered.compactMap { content.firstIndex(of: $0) }
    for (index, position) in positions.enumerated() {
      starts.insert(content[start])
      let next = index + 1 < positions.count ? positions[index + 1] : content.count
      start = min(max(position + (position - start) + 1, position + 1), next)
      if start >= content.count { break }
    }
    return starts
  }

  private static func isNumber(_ cell: String) -> Bool {
    let text = ColumnRole.fold(cell)
    return (1...3).contains(text.count) && text.allSatisfy { ("0"..."9").contains($0) }
      || (1...4).contains(text.count) && SectionNumber.row(text) != nil || SectionNumber.pair(text) != nil
  }
}
