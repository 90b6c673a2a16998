// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A table in a page: numbers carry the value by which they are sorted, and where they were read.
struct HTMLReportTable {
  private let report: ReportTable
  private let table: Table
  private let style: CellStyle
  /// How much room the texts of each column want.
  private let widths: [String]

  init(_ report: ReportTable, style: CellStyle) {
    (self.report, self.style) = (report, style)
    table = report.forReading
    widths = table.columns.indices.map { [table] column in Self.width(of: table.rows.map { style.text($0[column]) }) }
  }

  /// More columns than this want a page on its side.
  private static let upright = 9

  /// A table that fits on a page is not broken.
  private static let short = 14

  private var shape: String {
    "table" + (table.columns.count > Self.upright ? " wide" : "") + (table.rows.count <= Self.short ? " short" : "")
  }

  private static func width(of texts: [String]) -> String {
    let longest = texts.reduce(0) { max($0, DisplayWidth.of($1)) }
    return longest > 48 ? "l" : longest > 24 ? "m" : longest > 10 ? "s" : "w"
  }

  var text: String {
    let id = "table-\(report.id)"
    let body = table.rows.dropLast(report.totals).indices.map(row).joined()
    let foot = table.rows.indices.suffix(report.totals).map(row).joined()
    return """
      <div class="\(shape)" tabindex="0" role="region" aria-labelledby="\(id)-c">
      <table id="\(id)">
      <caption id="\(id)-c">\(HTMLFormat.escaped(report.caption))</caption>
      <thead>
      <tr>\(table.columns.map(heading).joined())</tr>
      </thead>
      <tbody>
      \(body)</tbody>
      \(foot.isEmpty ? "" : "<tfoot>\n\(foot)</tfoot>\n")</table>
      </div>

      """
  }

  private func heading(_ column: Table.Column) -> String {
    "<th scope=\"col\"\(column.alignment == .trailing ? " class=\"n\"" : "")>\(HTMLFormat.escaped(column.heading))</th>"
  }

  private func row(_ index: Int) -> String {
    "<tr>" + table.columns.indices.map { cell(column: $0, row: index) }.joined() + "</tr>\n"
  }

  private func cell(column index: Int, row: Int) -> String {
    let (column, cell) = (table.columns[index], table.rows[row][index])
    var classes = column.alignment == .trailing ? ["n"] : [widths[index]].filter { !$0.isEmpty }
    var attributes = ""
    if let value = cell.sortValue { attributes += " data-v=\"\(NumberText.exact(value))\"" }
    if let source = report.sources[row]?[column.key] { attributes += " title=\"\(HTMLFormat.escaped(source))\"" }
    if report.bars.contains(column.key), case .fraction(let share) = cell, share > 0 {
      classes.append("bar")
      attributes += " style=\"--r:\(String(format: "%.1f", min(share, 1) * 100))%\""
    }
    if let tone = CellTone(of: cell) { classes.append(tone.rawValue) }
    let name = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let text = HTMLFormat.escaped(style.text(cell))
    return "<td\(name)\(attributes)>\(CellTone(of: cell) == nil ? text : "<span>\(text)</span>")</td>"
  }
}
