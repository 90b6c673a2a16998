// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Tables of pages and PDFs that were copied as text, so that their cells stand below one another: a name, with what explains it,
/// and then as many values as the header has columns for. Where names and values do not take turns, as when each column was copied
/// by itself, nothing says whose a value is, and nothing is read.
struct StackedTables {
  private(set) var tables: [ReportTable] = []
  private(set) var loose: [(line: Int, text: String)] = []
  private let lines: [String]
  private var columns: [ReportColumn]?
  private var names: [(line: Int, text: String)] = []
  private var cells: [String] = []
  /// Rows with too many or too few values.
  private var uneven = 0
  private var even = 0
  private var last = StackedCells.Item.blank
  /// Blank lines part the cells, so that lines without one between them are of one cell.
  private let isParagraphed: Bool

  /// The tables; none where fewer than two rows are whole, or more than a third are not.
  init(_ lines: [String]) {
    self.lines = lines
    isParagraphed = Self.isParagraphed(lines)
    var index = 0
    while index < lines.count {
      if HeaderWords.mayStand(in: lines[index]) || Self.hasYears(lines[index]) || Self.isNumber(lines[index]),
        lines[index].utf8.count < 200,
        let header = StackedHeader(lines[index...])
      {
        begin(header, at: index)
        index += header.depth
        continue
      }
      take(index)
      index += 1
    }
    closeRow()
    flush()
    if even < 2 || even < 2 * uneven { tables = [] }
    for index in tables.indices { tables[index].isAligned = true }
    if uneven > 0 { for index in tables.indices { tables[index].isUneven = true } }
  }

  private static func isParagraphed(_ lines: [String]) -> Bool {
    let single = lines.indices.dropFirst().filter {
      lines[$0].utf8.count < 60 && StackedCells.isCell(lines[$0].trimmingBlanks())
    }
    let parted = single.count { lines[$0 - 1].trimmingBlanks().isEmpty }
    return single.count > 3 && parted * 10 >= single.count * 7
  }

  /// 番号, No.: alone on its line, the first word of a header.
  private static func isNumber(_ line: String) -> Bool { line.utf8.count < 30 && ColumnRole.of(line)?.role == .number }

  private static func hasYears(_ line: String) -> Bool {
    line.utf8.count < 200 && line.split(whereSeparator: \.isWhitespace).count > 2
      && line.contains { "HRhr年度".contains($0) || $0 == "２" || $0 == "2" }
  }

  private mutating func begin(_ header: StackedHeader, at index: Int) {
    closeRow()
    // What stands above years is what they are of.
    let above = header.isOfYears ? names.last ?? loose.last : nil
    if above != nil, !names.isEmpty { names.removeLast() }
    flush()
    tables.append(ReportTable(preamble: loose, columns: header.columns))
    (columns, loose, last) = (header.columns, [], .blank)
    names = above.map { [$0] } ?? []
  }

  /// Texts that were taken for names and had no values.
  private mutating func flush() {
    loose += names
    names = []
  }

  private mutating func take(_ index: Int) {
    let line = lines[index]
    guard columns != nil else {
      if !line.trimmingBlanks().isEmpty { loose.append((index + 1, line.trimmingBlanks())) }
      return
    }
    for item in StackedCells(line, isBehindCell: !cells.isEmpty).items { take(item, index + 1) }
  }

  private mutating func take(_ item: StackedCells.Item, _ line: Int) {
    defer { last = item }
    switch item {
    case .blank: return
    case .note(let note):
      if !cells.isEmpty {
        cells[cells.count - 1] += note
      } else if !names.isEmpty {
        names[names.count - 1].text += note
      }
    case .cell(let cell):
      // 2 above the second name.
      if isNumbered, SectionNumber.row(cell) != nil, names.isEmpty || cells.count == valuesOfRow { return closeRow() }
      if names.isEmpty { return uneven += 1 }
      if isParagraphed, !cells.isEmpty, last != .blank { return cells[cells.count - 1] += "\n" + cell }
      cells.append(cell)
    case .text(let text):
      if !cells.isEmpty, cells.count < valuesOfRow, StackedCells.standsForValue(text) { return cells.append(text) }
      if cells.isEmpty, !names.isEmpty, Self.goesOn(text) { return names[names.count - 1].text += "\n" + text }
      if !cells.isEmpty { closeRow() }
      if Self.isHeading(text) || names.count > Self.mostTexts {
        endRows(text, line)
      } else {
        names.append((line, text))
      }
    }
  }

  private static func isHeading(_ text: String) -> Bool {
    SectionHeading(text)?.isChapter == true
      || UnnumberedHeading(text) != nil && text.first?.isNumber == false && text.count > 3
  }

  /// A name with what explains it has no more lines.
  private static let mostTexts = 5

  /// →H31延伸, H26年1.54→H31年1.68: the rest of a name.
  private static func goesOn(_ text: String) -> Bool {
    GoalArrow.begins(text) || StackedCells.isDatedValue(text)
  }

  /// Rows are over until the next header, or a heading parts them.
  private mutating func endRows(_ text: String, _ line: Int) {
    flush()
    loose.append((line, text))
    guard let columns, Self.isHeading(text) else { return self.columns = nil }
    tables.append(ReportTable(preamble: loose, columns: columns))
    loose = []
  }

  private var isNumbered: Bool { columns?.first?.role == .number }
  /// All but the name and its number.
  private var valuesOfRow: Int { (columns?.count ?? 0) - (isNumbered ? 2 : 1) }

  private mutating func closeRow() {
    defer { cells = [] }
    guard columns != nil, let name = names.first, !cells.isEmpty, !tables.isEmpty else { return }
    names = []
    guard cells.count == valuesOfRow else { return uneven += 1 }
    even += 1
    tables[tables.count - 1].rows.append(
      ReportTable.Row(line: name.line, cells: (isNumbered ? [""] : []) + [NumberedName.bare(name.text)] + cells))
  }
}
