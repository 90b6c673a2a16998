// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A table of events: the years that were not like others, by `fiscal_year,title` and optionally `indicator` (empty: all).
///
/// Japanese headers too: 年度, 出来事, 指標. It is told from a table of values by having a title or 出来事 and no value.
struct EventTable {
  let table: CellTable
  /// Where each field stands under its own name.
  private let indices: [String: Int]

  private static let headers = [
    "fiscal_year": ["fiscal_year", "year", "年度"], "title": ["title", "event", "出来事"],
    "indicator": ["indicator", "指標"],
  ]

  /// Nothing where the table is of another kind.
  init?(_ table: CellTable) {
    let header = table.header.map { $0.lowercased() }
    indices = Self.headers.compactMapValues { names in header.firstIndex(where: names.contains) }
    let isOnlyEvents = header.allSatisfy { name in Self.headers.values.contains { $0.contains(name) } }
    guard isOnlyEvents, indices["fiscal_year"] != nil, indices["title"] != nil else { return nil }
    self.table = table
  }

  func read(into draft: inout PanelDraft) {
    draft.problems += table.problems
    for row in table.rows {
      let row = TableRow(table: table, row: row, indices: indices)
      guard let event = draft.noting({ () throws(ReadingProblem) in try Self.event(row) }) else { continue }
      draft.add(event)
    }
  }

  static func event(_ row: TableRow) throws(ReadingProblem) -> Event {
    Event(
      year: try row.year("fiscal_year"), title: try row.required("title"), indicator: row.text("indicator"))
  }
}
