// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Tables with cells between tabs or pipes, or between commas as spreadsheets save them. A header row may come again on each
/// page and may have a second row (令和元年度 over 目標, 実績); a cell may be broken over lines; a row may be broken over pages.
struct TabbedTables {
  enum Separator { case tab, comma }

  private let separator: Separator
  /// Lines outside every table behind the last one.
  private(set) var loose: [(line: Int, text: String)] = []
  private var tables: [ReportTable] = []
  private var columns: [ReportColumn]?
  private var header: [String] = []
  private var open: ReportTable.Row?
  private var isAfterBlank = false

  init(_ separator: Separator) { self.separator = separator }

  static func cells(of line: String, _ separator: Separator) -> [String] {
    if separator == .comma { return commaCells(of: line) }
    let trimmed = line.trimmingBlanks()
    if !line.contains("\t"), trimmed.hasPrefix("|"), trimmed.hasSuffix("|"), trimmed.count > 1 {
      return trimmed.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingBlanks()
      }
    }
    return line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
  }

  /// Fields between commas; quotes may hold commas and, doubled, quotes (RFC 4180).
  private static func commaCells(of line: String) -> [String] {
    var (cells, cell, isQuoted) = ([String](), "", false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }

  /// Lines with the ends that stand inside quotes taken into one; no field of a report goes on for more than 200.
  private static func unbroken(_ lines: [String]) -> [(number: Int, text: String)] {
    var found: [(number: Int, text: String)] = []
    var (open, start, count) = ("", 0, 0)
    for (index, line) in lines.enumerated() {
      let text = open.isEmpty ? line : open + "\n" + line
      if open.isEmpty { (start, count) = (index + 1, 0) }
      count += 1
      if text.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1, count < 200, text.utf8.count < 100_000 {
        open = text
      } else {
        found.append((start, text))
        open = ""
      }
    }
    return open.isEmpty ? found : found + [(start, open)]
  }

  /// `nil` where no line has a header in this form.
  mutating func tables(of lines: [String]) -> [ReportTable]? {
    let whole = separator == .comma ? Self.unbroken(lines) : lines.enumerated().map { ($0.offset + 1, $0.element) }
    var isTaken = false
    for (index, (number, line)) in whole.enumerated() {
      if isTaken {
        isTaken = false
        continue
      }
      let next = index + 1 < whole.count ? Self.cells(of: whole[index + 1].1, separator) : []
      if let both = Self.twoRows(Self.cells(of: line, separator), next), let found = ReportColumn.header(both) {
        begin(found, both)
        (isTaken, isAfterBlank) = (true, false)
      } else {
        take(line, number: number)
      }
    }
    close()
    return tables.isEmpty ? nil : tables
  }

  private mutating func take(_ line: String, number: Int) {
    let cells = Self.cells(of: line, separator)
    let isBlank = cells.allSatisfy { $0.trimmingBlanks().isEmpty }
    defer { isAfterBlank = isBlank }
    if isBlank || cells.allSatisfy({ $0.allSatisfy { "-:= ".contains($0) } }) { return }
    if let found = ReportColumn.header(cells) { return begin(found, cells) }
    guard let columns else { return loose.append((number, line)) }
    if cells.count == 1 { return takeLoose(line, number) }
    if var row = open, row.cells.count < columns.count, isContinuation(cells, row) {
      row.cells = Self.joined(row.cells, cells)
      open = row
      return
    }
    close()
    open = ReportTable.Row(line: number, cells: cells)
  }

  /// A header of two rows as one: a second row says what stands in each column under a wide cell of the first. `nil` where the
  /// second row is none.
  private static func twoRows(_ first: [String], _ second: [String]) -> [String]? {
    guard first.count >= 3, second.count >= 3, second.count <= first.count + 1 else { return nil }
    let filled = second.indices.filter { !second[$0].trimmingBlanks().isEmpty }
    guard filled.count >= 2, first.count(where: { ColumnRole.of($0) != nil }) >= 2,
      filled.allSatisfy({ second[$0].count <= 12 && ColumnRole.of(second[$0]) != nil })
    else { return nil }
    var (headers, wide) = ([String](), "")
    for index in 0..<max(first.count, second.count) {
      let top = index < first.count ? first[index].trimmingBlanks() : ""
      let bottom = index < second.count ? second[index].trimmingBlanks() : ""
      if !top.isEmpty { wide = top }
      headers.append(bottom.isEmpty ? top : wide == bottom ? bottom : (wide + " " + bottom))
    }
    return headers
  }

  /// A new table, unless it is the header of the same table on a new page.
  private mutating func begin(_ found: [ReportColumn], _ cells: [String]) {
    if loose.isEmpty, columns == found { return }
    close()
    tables.append(ReportTable(preamble: loose, columns: found, rows: []))
    (columns, loose) = (found, [])
  }

  /// A line without tabs: the rest of a cell right behind its row, else text between tables.
  private mutating func takeLoose(_ line: String, _ number: Int) {
    if var row = open, !isAfterBlank, let columns, row.cells.count <= columns.count, !SectionHeading.looksLikeOne(line)
    {
      row.cells[row.cells.count - 1] = CellText.joined(row.cells[row.cells.count - 1], line)
      open = row
      return
    }
    close()
    loose.append((number, line))
  }

  /// The rest of a row that was broken within a cell has no number of its own and no more cells than are missing.
  private func isContinuation(_ cells: [String], _ row: ReportTable.Row) -> Bool {
    guard let columns, row.cells.count + cells.count - 1 <= columns.count else { return false }
    guard let number = columns.firstIndex(where: { $0.role == .number }) else { return true }
    return number > 0 || Int(ColumnRole.fold(cells[0])) == nil
  }

  private static func joined(_ first: [String], _ rest: [String]) -> [String] {
    guard let last = first.last, let next = rest.first else { return first + rest }
    return first.dropLast() + [CellText.joined(last, next)] + rest.dropFirst()
  }

  private mutating func close() {
    guard var row = open, let columns, !tables.isEmpty else { return open = nil }
    open = nil
    row.cells =
      Array(row.cells.prefix(columns.count)) + [String](repeating: "", count: max(0, columns.count - row.cells.count))
    tables[tables.count - 1].rows.append(row)
  }
}
