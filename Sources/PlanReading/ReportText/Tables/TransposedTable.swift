// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A table whose columns are indicators and whose rows are the targets and the results of the years (年度, 区分, 来館者数, 貸出冊数), set
/// upright: an indicator a row, a year and kind a column.
struct TransposedTable {
  let table: ReportTable
  let closing: [(line: Int, text: String)]

  /// `nil` where no line is the header of such a table; without the column of kinds it is a tidy one.
  init?(_ lines: [CellLine]) {
    guard let top = lines.prefix(200).firstIndex(where: { Self.isHeader($0.cells) }) else { return nil }
    let names = lines[top].cells.indices.dropFirst(2).filter { !lines[top].cells[$0].trimmingBlanks().isEmpty }
    var (columns, rows, year) = ([ReportColumn](), [CellLine](), "")
    for line in lines[(top + 1)...].prefix(200) {
      guard let own = Self.head(of: line.cells, after: year) else { break }
      year = own.year
      columns.append(ReportColumn(ReportColumn.Heading(own: own.kind, group: own.year)))
      rows.append(line)
    }
    guard rows.count > 1, rows.count < 60 else { return nil }
    var name = ReportColumn("指標")
    name.takeIndicators()
    func text(_ lines: ArraySlice<CellLine>) -> [(line: Int, text: String)] {
      lines.filter { !$0.isBlank }.map { ($0.number, CellText.cleaned($0.text)) }
    }
    var table = ReportTable(preamble: text(lines[..<top]), columns: [name] + columns)
    (table.isPasted, table.isLabelled) = (true, true)
    table.rows = names.map { place in
      let values = rows.map { place < $0.cells.count ? $0.cells[place] : "" }
      return ReportTable.Row(line: lines[top].number, cells: [lines[top].cells[place].trimmingBlanks()] + values)
    }
    self.table = table
    closing = text(lines[(top + 1 + rows.count)...])
  }

  /// 年度, 区分 and at least two indicators.
  private static func isHeader(_ cells: [String]) -> Bool {
    let words = cells.map(ColumnRole.fold)
    guard words.count >= 4, ["年度", "年", "年次"].contains(words[0]), ["", "区分", "種別", "項目", "内訳"].contains(words[1]) else {
      return false
    }
    let names = words.dropFirst(2).filter { !$0.isEmpty }
    guard !cells.dropFirst(2).contains(where: { TidyRole(header: $0) != nil }) else { return false }
    return names.count > 1
      && names.allSatisfy {
        !HeaderWords.isValue($0) && !ReportColumn.isYear($0) && (ColumnRole.of($0)?.share ?? 0) < 0.9
      }
  }

  /// The year and the kind of a row; the year may be said once for several.
  private static func head(of cells: [String], after last: String) -> (year: String, kind: String)? {
    guard cells.count > 2 else { return nil }
    let year = cells[0].trimmingBlanks(), kind = cells[1].trimmingBlanks()
    guard ReportTable.kindWords.contains(ColumnRole.fold(kind)),
      year.isEmpty ? !last.isEmpty : ReportColumn.isYear(year)
    else { return nil }
    return (year.isEmpty ? last : year, kind)
  }
}
