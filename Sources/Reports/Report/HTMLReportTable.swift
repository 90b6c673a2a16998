// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A table in a page: numbers carry the value by which they are sorted, and where they were read.
struct HTMLReportTable {
  private let report: ReportTable
  private let table: Table
  /// What people read, by row and column.
  private let texts: [[String]]
  /// The longest of each column, in characters of half width.
  private let longest: [Int]

  init(_ report: ReportTable, style: CellStyle) {
    self.report = report
    table = report.forReading
    texts = table.rows.map { $0.map(style.text) }
    longest = table.columns.indices.map { [texts] column in texts.reduce(0) { max($0, DisplayWidth.of($1[column])) } }
  }

  /// A page that stands has room for so many columns, or for so many characters with the blanks between columns.
  private static let upright = (columns: 9, characters: 118)

  private var isWide: Bool { table.columns.count > Self.upright.columns && characters > Self.upright.characters }

  private var characters: Int {
    table.columns.indices.reduce(0) { sum, index in
      let heading = table.columns[index].heading.split(separator: " ").reduce(0) {
        max($0, DisplayWidth.of(String($1)))
      }
      let room = table.columns[index].alignment == .trailing ? longest[index] : min(longest[index], width(index).room)
      return sum + max(room, heading) + 2
    }
  }

  private static let longestWord = 14

  /// A class of the page's style for a column of texts, and what it can do with when its texts go over several lines. What is as
  /// short as a number with its unit, or as two words, stays on one line.
  private func width(_ column: Int) -> (name: String, room: Int) {
    switch longest[column] {
    case ...Self.longestWord: ("w", Self.longestWord)
    case ...24: ("s", 16)
    case ...48: ("m", 20)
    default: ("l", 28)
    }
  }

  /// A table that fits on a page is not broken.
  private static let short = 14

  private var shape: String {
    "table" + (isWide ? " wide" : "") + (table.rows.count <= Self.short ? " short" : "")
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

  /// The column that says what a row is about: the first of names.
  private var name: Int? {
    table.columns.indices.first { table.columns[$0].alignment == .leading && longest[$0] > Self.longestWord }
  }

  /// What stands before each cell where headings do not stand above them.
  var labels: String {
    HTMLReportStyle.labels(
      ofTable: "table-\(report.id)", table.columns.indices.map { $0 == name ? nil : table.columns[$0].heading })
  }

  private func heading(_ column: Table.Column) -> String {
    let classes =
      (column.alignment == .trailing ? ["n"] : [])
      + (name.map { table.columns[$0].key == column.key } ?? false ? ["name"] : [])
    let name = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    return "<th scope=\"col\"\(name)>\(HTMLFormat.escaped(column.heading))</th>"
  }

  private func row(_ index: Int) -> String {
    "<tr>" + table.columns.indices.map { cell(column: $0, row: index) }.joined() + "</tr>\n"
  }

  private func cell(column index: Int, row: Int) -> String {
    let (column, cell) = (table.columns[index], table.rows[row][index])
    var classes = column.alignment == .trailing ? ["n"] : [width(index).name]
    var attributes = ""
    if index == name { classes.append("name") }
    if cell.isReason { classes.append("why") }
    if let value = cell.sortValue { attributes += " data-v=\"\(NumberText.exact(value))\"" }
    if let source = report.sources[row]?[column.key] { attributes += " title=\"\(HTMLFormat.escaped(source))\"" }
    if report.bars.contains(column.key), let share = cell.share, share > 0 {
      classes.append("bar")
      attributes += " style=\"--r:\(String(format: "%.1f", min(share, 1) * 100))%\""
    }
    if let tone = CellTone(of: cell) { classes.append(tone.rawValue) }
    let name = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let text = HTMLFormat.escaped(texts[row][index])
    return "<td\(name)\(attributes)>\(CellTone(of: cell) == nil ? text : "<span>\(text)</span>")</td>"
  }
}
