// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The rows of one aligned table.
struct AlignedRows {
  private(set) var rows: [ReportTable.Row] = []
  let columns: [ReportColumn]
  private let edges: [TextPiece]
  private let places: TextColumns
  var metric: Int { places.metric }
  /// Texts stand over the boundaries between the columns.
  var isUnclear: Bool { places.isUnclear }
  /// Where the text of each column ends at most: a line that ends there was broken, and the next one goes on with its word.
  private(set) var fullEnds: [Int]
  private var lastEnds: [Int]
  var lines: [Line]

  struct Line {
    let number: Int
    var cells: [(column: Int, piece: TextPiece)]

    var isBlank: Bool { cells.isEmpty }
  }

  init(columns: [ReportColumn], edges: [TextPiece], lines: [AlignedTables.Line], isTypeset: Bool = false) {
    (self.columns, self.edges) = (columns, edges)
    let places = TextColumns(header: edges, lines: lines.map(\.pieces))
    self.places = places
    let parted = TightLines.parted(lines.map(\.pieces), columns, places, isTypeset: isTypeset)
    self.lines = zip(lines, parted).map { Line(number: $0.line, cells: $1) }
    fullEnds = [Int](repeating: 0, count: columns.count)
    lastEnds = fullEnds
    for index in self.lines.indices { partGrade(index) }
    partKinds()
    partUnits()
    for line in self.lines {
      for (column, piece) in line.cells { fullEnds[column] = max(fullEnds[column], piece.end[places.metric]) }
    }
    nameParts()
    if let kind = kindColumn {
      appendKinds(kind)
    } else {
      appendRows()
    }
    for index in rows.indices { rows[index].isStrange = rows[index].isStrange || isUnnamed(rows[index]) }
    guard isTypeset else { return }
    for index in rows.indices { rows[index].cells = rows[index].cells.map { TypesetBlanks.removed(from: $0) } }
  }

  /// …となった。 達成: a grade with one blank before it belongs to the last column, which has nothing else.
  private mutating func partGrade(_ index: Int) {
    takeGrade(index)
    guard columns.last?.role == .status, let last = lines[index].cells.last, last.column == columns.count - 2,
      let grade = last.piece.words.last, last.piece.words.count > 1, StackedCells.isGrade(grade.text)
    else { return }
    let rest = String(last.piece.text.dropLast(grade.text.count)).trimmingBlanks()
    lines[index].cells[lines[index].cells.count - 1].piece = TextPiece(
      text: rest, start: last.piece.start, end: last.piece.end.map { $0 - grade.text.count - 1 })
    lines[index].cells.append((columns.count - 1, grade))
  }

  /// A grade alone among the remarks behind its column, which has nothing.
  private mutating func takeGrade(_ index: Int) {
    guard let status = columns.firstIndex(where: { $0.role == .status }), columns.indices.contains(status + 1),
      [.remarks, .outline, .department].contains(columns[status + 1].role),
      !lines[index].cells.contains(where: { $0.column == status }),
      let cell = lines[index].cells.firstIndex(where: { $0.column == status + 1 }),
      StackedCells.isGrade(lines[index].cells[cell].piece.text), lines[index].cells.count > 3
    else { return }
    lines[index].cells[cell].column = status
  }

  private mutating func appendRows() {
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
      if isStrange(piece, in: column) { row.isStrange = true }
      if !row.cells[column].isEmpty {
        let wasBroken =
          lastEnds[column] + 2 >= fullEnds[column] && fullEnds[column] - edges[column].start[metric] > 4
          && !Self.areNumbers(row.cells[column], piece.text)
        row.cells[column] += filled.contains(column) ? " " : wasBroken ? "" : "\n"
      }
      row.cells[column] += piece.text
      filled.insert(column)
      lastEnds[column] = piece.end[metric]
    }
    rows.append(row)
  }

  /// 900 over 918: two values; 約5 over 00人 is one that was broken.
  private static func areNumbers(_ above: String, _ below: String) -> Bool {
    func isNumber(_ text: Substring) -> Bool {
      text.contains(where: \.isNumber) && text.allSatisfy { $0.isASCII && $0.isNumber || ",.%％▲△-".contains($0) }
    }
    return isNumber(above.split(separator: "\n").last ?? "") && isNumber(below[...])
      && ![",", "."].contains(above.last)
  }

  /// 12件 among the names, or a name among the units.
  private func isStrange(_ piece: TextPiece, in column: Int) -> Bool {
    switch columns[column].role {
    case .name, .indicator, .department, .section:
      piece.isNumber && piece.text.count > 1 && HeaderWords.isAmount(piece.text)
    case .unit: piece.text.count > 12
    default: false
    }
  }

  private func isUnnamed(_ row: ReportTable.Row) -> Bool {
    guard row.line > (rows.first?.line ?? 0), let name = columns.firstIndex(where: { $0.role == .name }) else {
      return false
    }
    return row.cells[name].isEmpty && !columns.contains { $0.role == .indicator }
  }

  // MARK: - Targets and results in lines below one another

  /// The column that says of each line whether it has targets or results.
  private var kindColumn: Int? {
    columns.indices.first { column in
      guard [nil, .kind, .novelty, .outline].contains(columns[column].role) else { return false }
      let words = lines.flatMap(\.cells).filter { $0.column == column }.map { ColumnRole.fold($0.piece.text) }
      let kinds = words.filter(ReportTable.kindWords.contains)
      return kinds.count > 1 && kinds.count * 5 >= words.count * 4 && Set(kinds).count > 1
    }
  }

  private func kind(_ line: Line, _ column: Int) -> String? {
    line.cells.first { $0.column == column }.map { ColumnRole.fold($0.piece.text) }
  }

  /// A row a kind; what is said once for all of them, wherever in their height it stands, goes with the first.
  private mutating func appendKinds(_ column: Int) {
    let first = lines.compactMap { kind($0, column) }.first
    var lead = 0
    for line in lines where !line.isBlank {
      let word = kind(line, column)
      if rows.isEmpty || word != nil {
        if word == first || rows.isEmpty { lead = rows.count }
        rows.append(ReportTable.Row(line: line.number, cells: [String](repeating: "", count: columns.count)))
      }
      for (place, piece) in line.cells {
        let isOfAll = Self.saidOnce.contains(columns[place].role ?? .remarks) && place != column
        let row = isOfAll ? lead : rows.count - 1
        rows[row].cells[place] += (rows[row].cells[place].isEmpty ? "" : "\n") + piece.text
      }
    }
  }

  private static let saidOnce: [ColumnRole] = [
    .section, .number, .name, .indicator, .unit, .department, .status, .baseline, .dueYear, .baseYear,
  ]

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
  var blocks: [[Int]] {
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
    let over = block.indices.filter { standsOverName(block, $0) }
    if over.count > 1 { return over.map { block[$0] } }
    return block.filter { $0 == first && blocks.count > 1 || startsRow(lines[$0]) }
  }

  /// The values of a row whose name is set lower, in the middle of its height: the next name has none beside it.
  private func standsOverName(_ block: [Int], _ index: Int) -> Bool {
    func values(_ index: Int) -> Int {
      lines[block[index]].cells.count { cell in
        [.target, .actual, .baseline, .yearly].contains(columns[cell.column].role)
          && cell.piece.isNumber
      }
    }
    guard !names(lines[block[index]]), values(index) > 1,
      let next = block.indices[(index + 1)...].first(where: { names(lines[block[$0]]) || values($0) > 1 })
    else { return false }
    return names(lines[block[next]]) && values(next) == 0
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
    let values = ColumnRole.values
    return lines[index].cells.contains { $0.column == indicator }
      && lines[index].cells.count {
        values.contains(columns[$0.column].role ?? .name) && $0.piece.text.contains(where: \.isNumber)
      } >= 2 && lines[index - 1].cells.count > 1
  }

  private static func isNumber(_ cell: String) -> Bool {
    let text = ColumnRole.fold(cell)
    return (1...3).contains(text.count) && text.allSatisfy { ("0"..."9").contains($0) }
      || (1...4).contains(text.count) && SectionNumber.row(text) != nil || SectionNumber.pair(text) != nil
  }
}
