// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Tables that were copied a column at a time: a header, then its cells in lines of their own, then the next header and as many
/// cells. Read only where every column has as many lines as there are names, and sent to a person even then.
struct CopiedColumns {
  private(set) var tables: [ReportTable] = []
  private(set) var loose: [(line: Int, text: String)] = []
  private let lines: [(line: Int, text: String)]

  init(_ lines: [String]) {
    self.lines = lines.enumerated().map { ($0 + 1, $1.trimmingBlanks()) }.filter { !$0.1.isEmpty }
    var index = 0
    while index < self.lines.count {
      if let (table, end) = table(at: index) {
        tables.append(table)
        loose = []
        index = end
      } else {
        loose.append(self.lines[index])
        index += 1
      }
    }
  }

  private static let values: [ColumnRole] = [.target, .actual, .baseline, .yearly, .ratio, .status]
  private static let longest = 400

  private func table(at start: Int) -> (ReportTable, Int)? {
    guard let name = Self.header(lines[start].text), name.role == .indicator || name.role == .name,
      let end = lines[(start + 1)...].prefix(Self.longest).firstIndex(where: { Self.header($0.text) != nil })
    else { return nil }
    let names = lines[start + 1..<end]
    guard names.count > 2, !names.contains(where: { StackedCells.isCell($0.text) }) else { return nil }
    var (columns, cells, index) = ([ReportColumn](), [[String]](), end)
    while index < lines.count, let column = Self.header(lines[index].text) {
      let below = lines[(index + 1)...].prefix(names.count)
      guard below.count == names.count, below.allSatisfy({ Self.fits($0.text, column) }) else { return nil }
      columns.append(column)
      cells.append(below.map(\.text))
      index += names.count + 1
    }
    // A column more or a line too many, and nothing says whose a value is.
    guard columns.count > 1, index == lines.count || !StackedCells.isCell(lines[index].text),
      let header = ReportColumn.header([lines[start].text] + columns.map(\.header))
    else { return nil }
    let rows = names.enumerated().map { row, name in
      ReportTable.Row(line: name.line, cells: [name.text] + cells.map { $0[row] })
    }
    var table = ReportTable(preamble: loose, columns: header, rows: rows)
    (table.isAligned, table.isUneven) = (true, true)
    return (table, index)
  }

  private static func header(_ text: String) -> ReportColumn? {
    guard text.count <= 20, HeaderWords.isOne(text) else { return nil }
    let column = ReportColumn(text)
    guard let role = column.role else { return nil }
    return [.name, .indicator, .unit, .department].contains(role) || values.contains(role) ? column : nil
  }

  private static func fits(_ text: String, _ column: ReportColumn) -> Bool {
    guard header(text) == nil else { return false }
    return values.contains(column.role ?? .name) ? StackedCells.isCell(text) : text.count <= 20
  }
}
