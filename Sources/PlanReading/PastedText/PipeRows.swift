// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Rows between pipes as they are left of a page's table: without a pipe in front, cells broken over lines, and with cells
/// merged above or beside them missing at the left. Each row comes out as one line with pipes on both sides, its other lines
/// empty, so that lines keep their numbers.
struct PipeRows {
  private let lines: [String]
  private(set) var whole: [String]

  /// Lines that are already whole are left as they are.
  static func whole(_ lines: [String]) -> [String] {
    guard lines.count(where: isOpen) > 1 else { return lines }
    var rows = PipeRows(lines)
    rows.run()
    return rows.whole
  }

  private init(_ lines: [String]) { (self.lines, whole) = (lines, lines) }

  private mutating func run() {
    var index = 0
    while index < lines.count {
      if Self.isSeparator(lines[index]), !lines[index].trimmingBlanks().hasPrefix("|") {
        index = block(below: index)
      } else if let end = singles(from: index) {
        index = end
      } else {
        if Self.isOpen(lines[index]) || lines[index].trimmingBlanks().hasPrefix("|") { close(index) }
        index += 1
      }
    }
  }

  /// A row that is one line.
  private mutating func close(_ index: Int) { whole[index] = "|" + lines[index].trimmingBlanks() }

  /// A cell a line, each with its pipe: as many cells make a row as the words of the header are; the index behind them.
  private mutating func singles(from start: Int) -> Int? {
    var end = start
    while end < lines.count, Self.isOpen(lines[end]), Self.pipes(lines[end]) == 1 { end += 1 }
    guard end - start >= 9 else { return nil }
    let cells = lines[start..<end].map { String($0.trimmingBlanks().dropLast()).trimmingBlanks() }
    let words = cells.prefix { $0.count <= 16 && (HeaderWords.isOne($0) || ReportColumn($0).role != nil) }.count
    guard let width = ([words] + Array(3...20)).first(where: { Self.isWidth($0, of: cells, words: words) }) else {
      return nil
    }
    for row in stride(from: 0, to: cells.count, by: width) {
      put((start + row, Array(cells[row..<row + width])), until: start + row + width)
    }
    return end
  }

  /// Whether so many cells make a row: the first ones are a header, no row's name is a value and, where the header has other
  /// words than those of headers, most results are.
  private static func isWidth(_ width: Int, of cells: [String], words: Int) -> Bool {
    guard (3...20).contains(width), cells.count >= 2 * width, cells.count % width == 0,
      width == words || cells.prefix(width).allSatisfy({ $0.count <= 20 && !StackedCells.isCell($0) }),
      let columns = ReportColumn.header(Array(cells.prefix(width))),
      let name = columns.firstIndex(where: { $0.role == .name })
    else { return false }
    let rows = Array(stride(from: width, to: cells.count, by: width))
    if width == words { return rows.allSatisfy { !isValue(cells[$0 + name]) } }
    let values = columns.indices.filter { [.target, .actual, .baseline, .yearly].contains(columns[$0].role) }
    let stated = rows.reduce(0) { sum, row in sum + values.count { HeaderWords.isValue(cells[row + $0]) } }
    return 3 * stated >= 2 * rows.count * values.count && rows.allSatisfy { !StackedCells.isCell(cells[$0 + name]) }
  }

  private typealias Row = (start: Int, cells: [String])

  /// The header above a line of strokes, which has as many pipes as each row, and the rows below it; the index behind them.
  private mutating func block(below separator: Int) -> Int {
    let width = Self.pipes(lines[separator])
    var (start, held) = (separator, 0)
    while start > 0, held < width, separator - start < Self.mostLines, !lines[start - 1].trimmingBlanks().isEmpty {
      start -= 1
      held += Self.pipes(lines[start])
    }
    let head: Row = (start, Self.cells(lines[start..<separator]))
    var (rows, index) = ([Row](), separator + 1)
    while index < lines.count {
      let end = rowEnd(index, width)
      guard let end else { break }
      rows.append((index, Self.cells(lines[index..<end])))
      index = end
    }
    let header = held == width ? Self.shifted(header: head.cells, rows.map(\.cells)) : head.cells
    if held == width { put((start, header), until: separator + 1) }
    for (row, next) in zip(rows, rows.dropFirst().map(\.start) + [index]) {
      put((row.start, Self.shifted(row: row.cells, header)), until: next)
    }
    return index
  }

  /// Behind the line that has the row's last pipe; `nil` where the table is over.
  private func rowEnd(_ start: Int, _ width: Int) -> Int? {
    var (index, held) = (start, 0)
    while index < lines.count, index - start < Self.mostLines {
      let here = Self.pipes(lines[index])
      // The header of the next table, or a row of its own behind one that was cut off.
      if index > start, Self.isSeparator(lines[index]) || held + here > width { return held > 0 ? index : nil }
      if lines[index].trimmingBlanks().isEmpty || index == start && here == 0 { return held > 0 ? index : nil }
      held += here
      index += 1
      if held >= width { return index }
    }
    return held > 0 ? index : nil
  }

  /// The longest cells of pages have so many lines.
  private static let mostLines = 30

  private mutating func put(_ row: Row, until end: Int) {
    whole[row.start] = "|" + row.cells.joined(separator: "|") + "|"
    for index in row.start + 1..<max(end, row.start + 1) where index < whole.count { whole[index] = "" }
  }

  // MARK: - Cells that were lost at the left

  /// Where the header begins with a value's heading and ends with empty cells that have values below them, what is over the
  /// names was left out: 2018(実績) | 2021(目標) | | over 認定農業者数 | 1,636 | 1,660 |.
  private static func shifted(header: [String], _ rows: [[String]]) -> [String] {
    let empty = header.reversed().prefix { $0.isEmpty }.count
    guard empty > 0, empty < header.count, let role = ReportColumn(header[0]).role,
      [.target, .actual, .baseline, .yearly, .unit].contains(role)
    else { return header }
    let full = rows.filter { $0.count == header.count && $0.count(where: { !$0.isEmpty }) > 1 }
    let fitting = full.count { !($0.last?.isEmpty ?? true) && !isValue($0[0]) }
    guard fitting > 0, 2 * fitting > full.count else { return header }
    return [String](repeating: "", count: empty) + header.dropLast(empty)
  }

  /// A row that begins with a value and ends with empty cells has lost the cells of a name that stands above it.
  private static func shifted(row: [String], _ header: [String]) -> [String] {
    let width = header.reversed().drop { $0.isEmpty }.count
    guard row.count == header.count, let first = row.first, isValue(first), width > 1,
      let role = ReportColumn(header[0]).role, [.name, .indicator, .section].contains(role)
    else { return row }
    let empty = row.prefix(width).reversed().prefix { $0.isEmpty }.count
    guard empty > 0, empty < width else { return row }
    return [String](repeating: "", count: empty) + row.prefix(width - empty) + row.dropFirst(width)
  }

  private static func isValue(_ cell: String) -> Bool { HeaderWords.isValue(cell) || CellReading.isStroke(cell) }

  // MARK: - Lines

  /// Ends with a pipe and begins without one.
  private static func isOpen(_ line: String) -> Bool {
    guard line.utf8.contains(UInt8(ascii: "|")) else { return false }
    let text = line.trimmingBlanks()
    return text.hasSuffix("|") && !text.hasPrefix("|")
  }

  /// ---|---|
  static func isSeparator(_ line: String) -> Bool {
    guard line.utf8.contains(UInt8(ascii: "|")), line.utf8.contains(UInt8(ascii: "-")) else { return false }
    return line.utf8.allSatisfy { "|-: \t\r".utf8.contains($0) }
  }

  private static func pipes(_ line: String) -> Int { line.utf8.count { $0 == UInt8(ascii: "|") } }

  private static func cells(_ lines: ArraySlice<String>) -> [String] {
    let text = lines.map { $0.trimmingBlanks() }.joined(separator: "\n")
    let cells = text.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
    return cells.last?.isEmpty == true ? Array(cells.dropLast()) : cells
  }
}
