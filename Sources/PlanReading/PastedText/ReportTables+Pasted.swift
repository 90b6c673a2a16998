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
  static func pasted(_ lines: [String], _ stated: StatedList) -> (
    tables: [ReportTable], loose: [(line: Int, text: String)]
  )? {
    guard lines.count < 200_000 else { return nil }
    let stacked = StackedTables(lines)
    var (tables, loose) = (stacked.tables, stacked.loose)
    if stated.count > tables.reduce(0, { $0 + $1.rows.count }) { (tables, loose) = (stated.tables, stated.loose) }
    let blocks = LabelledBlocks(lines)
    if blocks.count > tables.reduce(0, { $0 + $1.rows.count }) { (tables, loose) = (blocks.tables, blocks.loose) }
    if tables.isEmpty {
      let columns = CopiedColumns(lines)
      (tables, loose) = (columns.tables, columns.loose)
    }
    if tables.isEmpty {
      let list = GoalList(lines)
      (tables, loose) = (list.tables, list.loose)
    }
    for index in tables.indices { tables[index].isPasted = true }
    return tables.isEmpty ? nil : (tables, loose)
  }
}
