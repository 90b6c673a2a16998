// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A table of a page that is printed at once: laid out here, not by the browser, which on paper squeezes columns until their numbers touch.
struct HTMLPaperTable {
  private let report: ReportTable
  private let table: Table
  private let layout: PageTable

  init(_ report: ReportTable, style: CellStyle) {
    self.report = report
    table = report.forPaper
    layout = PageTable(table, style: style)
  }

  var text: String {
    """
    <table class="paper\(layout.isShort ? " short" : "")\(layout.lines.count > 1 ? " folded" : "")" style="width:\
    \(share(width, of: PageTable.pageWidth));font-size:\(Double(layout.type) / 2)pt">
    <caption>\(HTMLFormat.escaped(report.caption))\(note)</caption>
    <colgroup>\(layout.grid.map { "<col style=\"width:\(share($0, of: width))\">" }.joined())</colgroup>
    <thead>
    \(layout.headingLines.map { line($0, heading) }.joined())</thead>
    \(layout.groups.map(group).joined())</table>

    """
  }

  private var note: String {
    let note = report.offPaper?.noteOnPage ?? ""
    return note.isEmpty ? "" : "<span class=\"off\">\(HTMLFormat.escaped(note))</span>"
  }

  private var width: Int { layout.grid.reduce(0, +) }

  private func share(_ width: Int, of whole: Int) -> String {
    String(format: "%.2f%%", 100 * Double(width) / Double(max(1, whole)))
  }

  private func line(_ places: [PageTable.Place], _ cell: (PageTable.Place) -> String) -> String {
    "<tr>\(places.map(cell).joined())</tr>\n"
  }

  private func group(_ rows: Range<Int>) -> String {
    let isTotal = rows.lowerBound >= table.rows.count - report.totals
    let lines = layout.lines(of: rows).map { row, places in line(places) { cell($0, row: row) } }
    return "<tbody\(isTotal ? " class=\"total\"" : "")>\n\(lines.joined())</tbody>\n"
  }

  private func span(_ place: PageTable.Place) -> String { place.span > 1 ? " colspan=\"\(place.span)\"" : "" }

  private func heading(_ place: PageTable.Place) -> String {
    guard place.column != nil else { return "<td\(span(place))></td>" }
    let side = layout.isTrailing(place) ? " class=\"n\"" : ""
    return "<th scope=\"col\"\(side)\(span(place))>\(HTMLFormat.escaped(layout.heading(place)))</th>"
  }

  private func cell(_ place: PageTable.Place, row: Int) -> String {
    guard let column = place.column else { return "<td\(span(place))></td>" }
    let cell = table.rows[row][column]
    var (classes, bar) = (layout.isTrailing(place) ? ["n"] : [], "")
    if !place.isLabelled, report.bars.contains(table.columns[column].key), let share = cell.share, share > 0 {
      classes.append("bar")
      bar = " style=\"--r:\(String(format: "%.1f", min(share, 1) * 100))%\""
    }
    if let tone = CellTone(of: cell) { classes.append(tone.rawValue) }
    let name = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let text = HTMLFormat.escaped(layout.text(place, row))
    let label = layout.label(place, row).map { "<i>\(HTMLFormat.escaped($0))</i> " } ?? ""
    let isSpan = if case .missing = cell { true } else { CellTone(of: cell) != nil }
    return "<td\(name)\(bar)\(span(place))>\(label)\(isSpan && !text.isEmpty ? "<span>\(text)</span>" : text)</td>"
  }
}
