// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of a report: what stands before it, its columns and its rows.
struct ReportTable: Sendable {
  struct Row: Sendable {
    let line: Int
    /// One a column; the lines of a cell that was broken are joined by a line end.
    var cells: [String]
  }

  /// The lines since the table before, outermost first, with their numbers.
  let preamble: [(line: Int, text: String)]
  let columns: [ReportColumn]
  var rows: [Row]
}

/// Finds the tables of a text: cells between tabs, pipes or commas, or columns aligned by blanks as `pdftotext -layout` leaves them.
enum ReportTables {
  struct Found {
    let tables: [ReportTable]
    /// The lines behind the last table.
    let closing: [(line: Int, text: String)]
    /// Columns were told apart by blanks, which is less sure.
    let isAligned: Bool
  }

  static func tables(in text: String) -> Found {
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    for separator in [TabbedTables.Separator.tab, .comma] {
      var splitter = TabbedTables(separator)
      if let found = splitter.tables(of: lines), !found.isEmpty {
        return Found(tables: found, closing: splitter.loose, isAligned: false)
      }
    }
    var aligned = AlignedTables()
    let tables = aligned.tables(of: lines)
    return Found(tables: tables, closing: aligned.loose, isAligned: true)
  }

  /// Whether a text has a results table at all; reads no further than its first header.
  static func hasTable(_ text: String) -> Bool {
    for line in text.split(separator: "\n").prefix(4000) where line.utf8.count < 4000 {
      let line = String(line)
      if ReportColumn.header(TabbedTables.cells(of: line, .tab)) != nil { return true }
      if ReportColumn.header(TabbedTables.cells(of: line, .comma)) != nil { return true }
      if ReportColumn.header(AlignedTables.chunks(of: line).map(\.text)) != nil { return true }
    }
    return false
  }
}
