// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Tables in lines of cells: a text's between tabs, pipes or commas, or a sheet's rows. A header may come again on each page
/// and may have several rows; a cell may be broken over lines, a row over pages; a heading between rows begins a section.
struct CellTables {
  /// Lines outside every table behind the last one.
  private(set) var loose: [(line: Int, text: String)] = []
  private let lines: [CellLine]
  private var tables: [ReportTable] = []
  private var columns: [ReportColumn]?
  /// Where their cells stand; see `CellHeader`.
  private var sources: [[Int]] = []
  private var open: CellLine?
  private var isAfterBlank = false

  init(_ lines: [CellLine]) { self.lines = lines }

  /// The tables; none where no line is a header.
  mutating func read() -> [ReportTable] {
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if !line.isBlank, line.cells.count > 2 {
        // A line of strokes below the first row of a header parts it from the others.
        let rows = lines[index...].prefix(CellHeader.deepest + 1).filter { !Self.isRule($0) }
        if let header = CellHeader(rows.prefix(CellHeader.deepest).map(\.cells), fillsWide: !line.isWhole) {
          begin(header)
          isAfterBlank = false
          index += lines[index...].firstIndex { $0.number == rows[header.depth - 1].number }.map { $0 + 1 - index } ?? 1
          continue
        }
      }
      take(line)
      index += 1
    }
    close()
    return tables
  }

  /// |---|---|
  private static func isRule(_ line: CellLine) -> Bool {
    !line.isBlank && line.cells.allSatisfy { $0.allSatisfy { "-:= ".contains($0) } }
  }

  private mutating func take(_ line: CellLine) {
    let isBlank = line.isBlank
    defer { isAfterBlank = isBlank }
    if isBlank || Self.isRule(line) { return }
    guard let columns else { return loose.append((line.number, CellText.cleaned(line.text))) }
    if line.cells.count == 1 { return takeLoose(line) }
    if isHeading(line, columns) || Self.isRemark(line) {
      close()
      return loose.append((line.number, CellText.cleaned(line.text)))
    }
    if var row = open, !row.isWhole, !row.isPiped, row.cells.count < width,
      isContinuation(line.cells, row.cells)
    {
      row.cells = Self.joined(row.cells, line.cells)
      open = row
      return
    }
    close()
    // Behind a text, a row of another width is one of another table; so is one of half the width anywhere.
    if line.isPiped,
      !loose.isEmpty && line.cells.count != width || line.isPiped && 2 * line.cells.count <= width
    {
      return loose.append((line.number, CellText.cleaned(line.text)))
    }
    goOn()
    open = line
  }

  /// One cell at the left, or one over all columns, with a heading in it.
  private func isHeading(_ line: CellLine, _ columns: [ReportColumn]) -> Bool {
    guard let sole = line.sole, sole.text.count <= 80 else { return false }
    if sole.column > 0 { return false }
    if let heading = SectionHeading(CellText.cleaned(sole.text)),
      heading.isChapter || line.cells.count < 3 || line.isWhole
    {
      return true
    }
    guard columns.first?.role == .number || columns.first?.role == .section else { return line.isWhole }
    return SectionNumber.row(sole.text) == nil
      && (columns.first?.role == .number || UnnumberedHeading(sole.text) != nil)
  }

  /// ※ R4は速報値: a remark over all columns of a sheet, which is no row.
  private static func isRemark(_ line: CellLine) -> Bool {
    guard line.isWhole, let sole = line.sole, sole.column == 0 else { return false }
    return ["※", "注）", "注)", "注：", "（注", "(注"].contains { sole.text.trimmingBlanks().hasPrefix($0) }
  }

  /// Rows behind a heading, with the header of those before it.
  private mutating func goOn() {
    guard let columns, !loose.isEmpty, !tables.isEmpty else { return }
    tables.append(ReportTable(preamble: loose, columns: columns))
    tables[tables.count - 1].isUnclear = HeaderRuns.mixesIndicators(columns)
    loose = []
  }

  /// A new table, unless it is the header of the same table on a new page.
  private mutating func begin(_ found: CellHeader) {
    if loose.isEmpty, columns == found.columns, sources == found.sources { return }
    close()
    tables.append(ReportTable(preamble: loose, columns: found.columns))
    tables[tables.count - 1].isUnclear = HeaderRuns.mixesIndicators(found.columns)
    (columns, sources, loose) = (found.columns, found.sources, [])
  }

  /// How many cells a row has.
  private var width: Int { (sources.last?.max() ?? -1) + 1 }

  /// A line without tabs: the rest of a cell right behind its row, else text between tables.
  private mutating func takeLoose(_ line: CellLine) {
    let text = line.cells[0]
    // （評価：A …）, ※ …: a remark below the table.
    let isRemark =
      text.hasPrefix("※") || "（(".contains(text.first ?? " ") && "）)".contains(text.last ?? " ") && text.count > 20
    if !isRemark, var row = open, !row.isPiped, !isAfterBlank, columns != nil, row.cells.count <= width,
      !SectionHeading.looksLikeOne(CellText.cleaned(text))
    {
      row.cells[row.cells.count - 1] = CellText.joined(row.cells[row.cells.count - 1], text)
      open = row
      return
    }
    close()
    loose.append((line.number, CellText.cleaned(text)))
  }

  /// The rest of a row that was broken within a cell has no number of its own and no more cells than are missing.
  private func isContinuation(_ cells: [String], _ row: [String]) -> Bool {
    guard let columns, row.count + cells.count - 1 <= width else { return false }
    guard let number = columns.firstIndex(where: { $0.role == .number }) else { return true }
    return number > 0 || Int(ColumnRole.fold(cells[0])) == nil
  }

  private static func joined(_ first: [String], _ rest: [String]) -> [String] {
    guard let last = first.last, let next = rest.first else { return first + rest }
    return first.dropLast() + [CellText.joined(last, next)] + rest.dropFirst()
  }

  /// What a merged cell says of the rows that it stands over; its values are said once.
  private static let lasting: [ColumnRole] = [
    .section, .number, .name, .indicator, .unit, .department, .novelty, .kind,
  ]

  /// A row of a page that has more cells than columns begins with what stands beside several rows (栃木県 over its goals).
  private static func withoutGroup(_ row: CellLine, _ columns: [ReportColumn]) -> [String] {
    let extra = row.cells.count - columns.count
    guard row.isPiped, extra > 0 else { return row.cells }
    let values = columns.indices.filter { [.target, .actual, .baseline, .yearly].contains(columns[$0].role) }
    func fits(_ shift: Int) -> Int { values.count { HeaderWords.isValue(row.cells[$0 + shift]) } }
    return fits(extra) > fits(0) ? Array(row.cells.dropFirst(extra)) : row.cells
  }

  private mutating func close() {
    guard var row = open, let columns, !tables.isEmpty else { return open = nil }
    open = nil
    if sources.count == 1 { row.cells = Self.withoutGroup(row, columns) }
    for source in sources {
      let cells = zip(columns, source).map { column, place in
        let isRepeated = row.carried.contains(place) && !Self.lasting.contains(column.role ?? .outline)
        return place < row.cells.count && !isRepeated ? row.cells[place] : ""
      }
      // A second indicator that the row has not.
      let own = zip(source, cells).filter { !(sources.count > 1 && sources[0].contains($0.0)) }
      if source != sources[0], own.allSatisfy({ $0.1.trimmingBlanks().isEmpty }) { continue }
      let missing = sources.count == 1 ? max(0, columns.count - row.cells.count) : 0
      tables[tables.count - 1].rows.append(ReportTable.Row(line: row.number, cells: cells, missing: missing))
    }
  }
}
