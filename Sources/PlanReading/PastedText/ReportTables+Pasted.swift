// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// What is left of tables when a page or a PDF is copied as text.
extension ReportTables {
  /// The lines, with what was a page's table as whole rows between pipes.
  static func upright(_ lines: [String]) -> [String] {
    let lines = lines.map(SpacedWords.joined)
    guard lines.contains(where: { $0.utf8.contains(UInt8(ascii: "|")) }) else { return lines }
    return TurnedRows.upright(PipeRows.whole(lines))
  }

  /// Tables and lists without anything between their columns; `nil` where there are none.
  static func pasted(_ lines: [String], _ list: @autoclosure () -> StatedList) -> (
    tables: [ReportTable], loose: [(line: Int, text: String)]
  )? {
    guard lines.count < 200_000 else { return nil }
    let rows = BlankRows(lines)
    // Where nearly each line is a row, there is no other shape to look for.
    if 10 * rows.count > 9 * lines.count(where: { !$0.isEmpty }) { return (marked(rows.tables), rows.loose) }
    let (stacked, blocks, stated) = (StackedTables(lines), LabelledBlocks(lines), list())
    // The shape that the text has is the one in which most of its values have a place.
    var (tables, loose) = (stacked.tables, stacked.loose)
    for other in [(stated.tables, stated.loose), (blocks.tables, blocks.loose), (rows.tables, rows.loose)]
    where values(other.0) > values(tables) {
      (tables, loose) = other
    }
    if tables.isEmpty {
      let columns = CopiedColumns(lines)
      (tables, loose) = (columns.tables, columns.loose)
    }
    if tables.isEmpty {
      let list = GoalList(lines)
      (tables, loose) = (list.tables, list.loose)
    }
    if tables.isEmpty {
      let proven = ProvenRows(lines)
      (tables, loose) = (proven.tables, proven.loose)
    }
    return tables.isEmpty ? nil : (marked(tables), loose)
  }

  private static func marked(_ tables: [ReportTable]) -> [ReportTable] {
    tables.map { table in
      var table = table
      table.isPasted = true
      return table
    }
  }

  /// How many cells of columns for values have a number.
  static func values(_ tables: [ReportTable]) -> Int {
    let ofValues = ColumnRole.values
    return tables.reduce(0) { sum, table in
      let columns = table.columns.indices.filter { ofValues.contains(table.columns[$0].role ?? .name) }
      return sum + table.rows.reduce(0) { $0 + Self.numbers($1, columns) }
    }
  }

  private static func numbers(_ row: ReportTable.Row, _ columns: [Int]) -> Int {
    columns.count { row.cells[$0].contains(where: \.isNumber) }
  }
}
