// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The rows of one aligned table.
struct AlignedRows {
  private(set) var rows: [ReportTable.Row] = []
  private let columns: [ReportColumn]
  private let edges: [AlignedTables.Chunk]
  /// 0: aligned by characters, 1: by columns of a terminal.
  private let metric: Int
  /// Where the text of each column ends at most: a line that ends there was broken, and the next one goes on with its word.
  private var fullEnds: [Int]
  private var lastEnds: [Int]

  init(columns: [ReportColumn], edges: [AlignedTables.Chunk], lines: [(line: Int, chunks: [AlignedTables.Chunk])]) {
    (self.columns, self.edges) = (columns, edges)
    metric = [0, 1].max { Self.fit($0, edges, lines) < Self.fit($1, edges, lines) } ?? 0
    fullEnds = [Int](repeating: 0, count: columns.count)
    lastEnds = fullEnds
    for line in lines {
      for chunk in line.chunks {
        let column = column(of: chunk)
        fullEnds[column] = max(fullEnds[column], chunk.end[metric])
      }
    }
    let starts = rowStarts(lines)
    for (index, (line, chunks)) in lines.enumerated() where !chunks.isEmpty {
      if starts.contains(index) || rows.isEmpty {
        rows.append(ReportTable.Row(line: line, cells: [String](repeating: "", count: columns.count)))
        lastEnds = [Int](repeating: 0, count: columns.count)
      }
      append(chunks)
    }
  }

  // MARK: - Where rows begin

  private func rowStarts(_ lines: [(line: Int, chunks: [AlignedTables.Chunk])]) -> Set<Int> {
    let content = lines.indices.filter { !lines[$0].chunks.isEmpty }
    let number = columns.firstIndex { $0.role == .number }
    func isNumbered(_ index: Int) -> Bool {
      guard let number else { return false }
      return lines[index].chunks.contains { column(of: $0) == number && Self.isNumber($0.text) }
    }
    let numbered = content.filter(isNumbered)
    if let number, Self.blocksHoldOneNumber(lines, number, edges, metric) {
      return Set(content.filter { $0 == 0 || lines[$0 - 1].chunks.isEmpty })
    }
    if let first = numbered.first, first != content.first || numbered.contains(where: { !names(lines[$0].chunks) }) {
      return Self.centred(content, numbered)
    }
    if number != nil, !numbered.isEmpty { return Set(numbered) }
    return Set(content.filter { $0 == 0 || lines[$0 - 1].chunks.isEmpty || startsRow(lines[$0].chunks) })
  }

  private func names(_ chunks: [AlignedTables.Chunk]) -> Bool {
    chunks.contains { columns[column(of: $0)].role == .name }
  }

  /// Numbers set in the middle of the height of their rows: a row has as many lines below its number as above it.
  private static func centred(_ content: [Int], _ numbered: [Int]) -> Set<Int> {
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

  /// How many chunks begin exactly under a header.
  private static func fit(
    _ metric: Int, _ edges: [AlignedTables.Chunk], _ lines: [(line: Int, chunks: [AlignedTables.Chunk])]
  ) -> Int {
    let starts = Set(edges.map { $0.start[metric] })
    return lines.reduce(0) { sum, line in sum + line.chunks.count { starts.contains($0.start[metric]) } }
  }

  /// Each chunk goes to the column under whose header most of it lies, or else the nearest one.
  private func column(of chunk: AlignedTables.Chunk) -> Int {
    let (start, end) = (chunk.start[metric], chunk.end[metric])
    if let exact = edges.firstIndex(where: { $0.start[metric] == start }) { return exact }
    // Numbers are set flush right or in the middle: the header over the chunk's middle, by the gaps between headers.
    let middle = Double(start + end) / 2
    var best = (column: 0, distance: Double.infinity)
    for (index, edge) in edges.enumerated() {
      let left = Double(edge.start[metric])
      let right = Double(
        max(edge.end[metric], index + 1 < edges.count ? edges[index + 1].start[metric] - 1 : Int.max / 4))
      let distance = middle < left ? left - middle : middle > right ? middle - right : 0
      if distance < best.distance { best = (index, distance) }
    }
    return best.column
  }

  private mutating func append(_ chunks: [AlignedTables.Chunk]) {
    guard var row = rows.popLast() else { return }
    var filled = Set<Int>()
    for chunk in chunks {
      let column = column(of: chunk)
      if !row.cells[column].isEmpty {
        let wasBroken = lastEnds[column] + 2 >= fullEnds[column] && fullEnds[column] - edges[column].start[metric] > 4
        row.cells[column] += filled.contains(column) ? " " : wasBroken ? "" : "\n"
      }
      row.cells[column] += chunk.text
      filled.insert(column)
      lastEnds[column] = chunk.end[metric]
    }
    rows.append(row)
  }

  private static func isNumber(_ cell: String) -> Bool {
    let text = ColumnRole.fold(cell)
    return (1...3).contains(text.count) && text.allSatisfy { ("0"..."9").contains($0) }
      || SectionNumber.pair(text) != nil
  }

  /// Without a number column a row begins where a name and something of a value, status or department stand on one line.
  private func startsRow(_ chunks: [AlignedTables.Chunk]) -> Bool {
    let filled = Set(chunks.compactMap { columns[column(of: $0)].role })
    return filled.contains(.name)
      && (filled.contains(.department) || filled.contains(.status)
        || filled.contains(.actual) && filled.contains(.target))
  }

  /// Blank lines part the rows only if each block between them has just one number.
  private static func blocksHoldOneNumber(
    _ lines: [(line: Int, chunks: [AlignedTables.Chunk])], _ number: Int?, _ edges: [AlignedTables.Chunk], _ metric: Int
  ) -> Bool {
    guard let number, edges.indices.contains(number), lines.contains(where: \.chunks.isEmpty) else { return false }
    let limit = number + 1 < edges.count ? edges[number + 1].start[metric] : Int.max
    var (counts, current, isOpen) = ([Int](), 0, false)
    for line in lines + [(0, [])] {
      if line.chunks.isEmpty {
        if isOpen { counts.append(current) }
        (current, isOpen) = (0, false)
        continue
      }
      isOpen = true
      if let first = line.chunks.first(where: {
        $0.start[metric] < limit && $0.start[metric] + 2 >= edges[number].start[metric]
      }), isNumber(first.text) {
        current += 1
      }
    }
    return !counts.isEmpty && counts.allSatisfy { $0 == 1 }
  }
}
