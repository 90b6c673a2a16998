// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// A table as a notebook shows it: as HTML, and as the text that pandas' `to_csv` gives.
struct NotebookTable {
  private let columns: [String]
  private let rows: [[Cell]]

  /// Columns of names rather than numbers.
  private static let names: Set<String> = [
    "indicator", "entity", "section", "name", "method", "kind", "plan", "qualifier", "as_written", "source",
  ]

  init(_ columns: [String], _ rows: [[Cell]]) { (self.columns, self.rows) = (columns, rows) }

  var output: Notebook.Output {
    let table = Table(
      columns: columns.map { Table.Column($0, $0, Self.names.contains($0) ? .leading : .trailing) }, rows: rows)
    return .table(html: HTMLFormat().text(table), text: text)
  }

  /// pandas writes a double as Python does, with its fraction: 12.0.
  var text: String {
    let lines = rows.map { row in
      row.map { cell in
        if case .number(let value) = cell { return value.description }
        return CSVFormat.field(cell)
      }.joined(separator: ",")
    }
    return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }
}
