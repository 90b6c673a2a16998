// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A table of a report: what stands before it, its columns and its rows.
struct ReportTable: Sendable {
  struct Row: Sendable {
    let line: Int
    /// One a column; the lines of a cell that was broken are joined by a line end.
    var cells: [String]
    /// Texts stand in columns of which they are not.
    var isStrange = false
    /// So many cells fewer than the header has.
    var missing = 0
  }

  /// The lines since the table before, outermost first, with their numbers.
  var preamble: [(line: Int, text: String)]
  private(set) var columns: [ReportColumn]
  var rows: [Row]
  /// The sheet of a workbook.
  var sheet: String?
  /// Columns were told apart by blanks, which is less sure.
  var isAligned = false
  /// It was put together from text without anything between its columns.
  var isPasted = false
  /// It was put together from values each of which says what it is.
  var isLabelled = false
  /// Texts stand over the boundaries between its columns.
  var isUnclear = false
  /// More than a tenth of its rows are strange, so that none of them is sure.
  var isCrooked: Bool {
    let strange = rows.count(where: \.isStrange)
    return isUnclear || strange > 1 && strange * 10 > rows.count
  }
  /// Some of its names had too many values or too few.
  var isUneven = false

  init(preamble: [(line: Int, text: String)], columns: [ReportColumn], rows: [Row] = []) {
    (self.preamble, self.columns, self.rows) = (preamble, columns, rows)
  }

  /// A column without a header, behind one of values, has values too: whose they are, and of which year, no header says.
  mutating func findOpenColumns() {
    let values = ColumnRole.values
    guard !isAligned, rows.count > 1 else { return }
    for index in columns.indices.dropFirst() where columns[index].header.isEmpty {
      guard let before = columns[..<index].last(where: { !$0.header.isEmpty }), values.contains(before.role ?? .name)
      else {
        continue
      }
      let filled = rows.count { DecimalNotation.value(of: $0.cells[index]) != nil }
      if 2 * filled > rows.count { return isUnclear = true }
    }
  }

  /// Whether it is of measures or of their results, and no plain table of values: 指標, R1年度目標, R1実績; 事業名, 年度, 実績.
  var isOfReport: Bool {
    func has(_ roles: ColumnRole...) -> Bool { columns.contains { roles.contains($0.role ?? .remarks) } }
    if has(.status, .department) || isLabelled { return true }
    let isTidy = columns.contains { TidyRole(header: $0.header) == .year || TidyRole(header: $0.header) == .value }
    let hasMeasures = columns.contains { $0.role == .name && !$0.namesIndicator }
    return !isTidy && (has(.section) || hasMeasures && has(.indicator, .target, .actual, .baseline))
  }

  /// Names alone are no table.
  var hasValues: Bool {
    rows.isEmpty
      || columns.indices.contains { column in
        [.target, .actual, .baseline, .yearly, .ratio, .status].contains(columns[column].role)
          && rows.contains { !$0.cells[column].isEmpty }
      }
  }

  mutating func take(role: ColumnRole, at index: Int) { columns[index].take(role: role) }

  mutating func take(_ column: ReportColumn, at index: Int) { columns[index] = column }

  /// A column more, whose cells follow from where the rows stand.
  mutating func append(_ column: ReportColumn, role: ColumnRole, _ cell: (Int) -> String) {
    columns.append(column)
    columns[columns.count - 1].take(role: role)
    for index in rows.indices { rows[index].cells.append(cell(index)) }
  }
}

/// The tables of a document that may be a report.
struct ReportTables {
  var tables: [ReportTable]
  /// The lines behind the last table.
  var closing: [(line: Int, text: String)]

  init(tables: [ReportTable], closing: [(line: Int, text: String)]) {
    (self.tables, self.closing) = ([], closing)
    // What stands before a header without rows stands before the next one: a heading may be the first row.
    var before: [(line: Int, text: String)] = []
    for var table in tables {
      table.preamble = before + table.preamble
      before = table.rows.isEmpty ? table.preamble : []
      if !table.rows.isEmpty { self.tables.append(table) }
    }
    self.closing = before + closing
    let text = (tables.flatMap(\.preamble) + closing).map(\.text).filter { $0.holds("上段") }
    for index in self.tables.indices {
      self.tables[index].findLowerValues()
      self.tables[index].findDatedColumns()
      self.tables[index].findKinds()
      self.tables[index].joinParts()
      self.tables[index].findUnnamedKinds(text)
      self.tables[index].findOpenColumns()
      self.tables[index].findShiftedRows()
      self.tables[index].findUnknownNames()
      self.tables[index].findUnclearYears()
    }
  }

  /// Of a text: cells between tabs, pipes or commas, or columns aligned by blanks as `pdftotext -layout` leaves them.
  init(text: String) { self.init(lines: Self.lines(text)) }

  private init(lines: [String]) {
    if let forms = Self.forms(lines) {
      self.init(tables: forms.tables, closing: forms.loose)
      return
    }
    for separator in [CellLine.Separator.tab, .comma] {
      var reading = CellTables(CellLine.lines(lines, separator))
      let found = reading.read()
      if !found.isEmpty {
        self.init(tables: found, closing: reading.loose)
        return
      }
    }
    if let turned = Self.transposed(lines) {
      self.init(tables: [turned.table], closing: turned.closing)
      return
    }
    var aligned = AlignedTables()
    var found = aligned.tables(of: lines).filter(\.hasValues)
    // Items of lists stand in lines of their own; what blanks part in them is no table.
    let stated = StatedList(lines)
    if stated.count > found.reduce(0, { $0 + $1.rows.count }) { found = [] }
    let pasted = found.isEmpty ? Self.pasted(lines, stated) : nil
    self.init(tables: pasted?.tables ?? found, closing: pasted?.loose ?? aligned.loose)
  }

  /// `nil` for a text that has no table of a report: no header, and neither forms nor what is left of tables.
  init?(ofReport text: String) {
    let first = Self.firstLines(text)
    // The first lines tell most other texts at once: the rest is split into lines only where they pass.
    if PlainTable.isAll(of: first), first.count < Self.looked || PlainTable.isAll(of: Self.lines(text)) { return nil }
    if Self.hasHeader(first[...]) {
      self.init(text: text)
      return
    }
    if let turned = Self.transposed(first) {
      self.init(tables: [turned.table], closing: turned.closing)
      return
    }
    // Most of what is long and has no header at its beginning is no report.
    if text.utf8.count > Self.long, Self.forms(first) == nil, Self.pasted(first, StatedList(first)) == nil {
      return nil
    }
    let lines = Self.lines(text)
    if let forms = Self.forms(lines) {
      self.init(tables: forms.tables, closing: forms.loose)
    } else if let pasted = Self.pasted(lines, StatedList(lines)) {
      self.init(tables: pasted.tables, closing: pasted.loose)
    } else {
      return nil
    }
  }

  private static let looked = 4000
  /// Eight times the longest plan.
  private static let long = 2 << 20

  private static func firstLines(_ text: String) -> [String] {
    upright(
      text.split(maxSplits: looked, omittingEmptySubsequences: false, whereSeparator: Self.endsLine).prefix(looked)
        .map(String.init))
  }

  private static func lines(_ text: String) -> [String] {
    upright(text.split(omittingEmptySubsequences: false, whereSeparator: Self.endsLine).map(String.init))
  }

  private static func transposed(_ lines: [String]) -> TransposedTable? {
    for separator in [CellLine.Separator.tab, .comma] {
      let mark: Character = separator == .tab ? "\t" : ","
      guard lines.prefix(200).contains(where: { $0.contains(mark) && $0.holds("年") }) else { continue }
      if let found = TransposedTable(CellLine.lines(Array(lines.prefix(looked)), separator)) { return found }
    }
    return nil
  }

  /// Forms of lines of cells, or of text that blanks align.
  private static func forms(_ lines: [String]) -> FormSheets? {
    guard lines.count < 200_000 else { return nil }
    let hasTabs = lines.count { $0.contains("\t") } > 3
    let isTypeset = !hasTabs && TypesetBlanks.stand(in: lines.prefix(5000))
    return FormSheets(
      lines.enumerated().map { index, line in
        // No form has a line as long as that.
        guard line.utf8.count < 4000 else { return (index + 1, []) }
        if hasTabs { return (index + 1, TextPiece.pieces(ofCells: CellLine.cells(of: line, .tab))) }
        let pieces = TextPiece.pieces(of: line, isTypeset: isTypeset)
        return (index + 1, isTypeset ? TextPiece.headings(pieces).map(\.withoutTypesetBlanks) : pieces)
      })
  }

  /// The end of a page ends no line: it stands before the next page's first one.
  private static func endsLine(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n" || character == "\r"
  }

  var isReport: Bool { tables.contains { $0.isOfReport } }

  /// Whether a text has a results table at all; reads no further than its first header.
  static func hasTable(_ text: String) -> Bool {
    let lines = firstLines(text)
    return hasHeader(lines[...]) || forms(lines) != nil || pasted(lines, StatedList(lines)) != nil
  }

  private static func hasHeader(_ lines: ArraySlice<String>) -> Bool {
    let isTypeset = TypesetBlanks.stand(in: lines)
    func plain(_ piece: TextPiece) -> TextPiece { isTypeset ? piece.withoutTypesetBlanks : piece }
    func rows(_ index: Int) -> ArraySlice<String> { lines[index...].prefix(AlignedHeader.deepest) }
    for index in lines.indices where lines[index].utf8.count < 4000 {
      let line = lines[index]
      guard HeaderWords.mayStand(in: line) else { continue }
      if line.contains("\t") || line.contains("|") {
        if CellHeader(rows(index).map { CellLine.cells(of: $0, .tab) }) != nil { return true }
      }
      if line.contains(",") || line.contains("\"") {
        if CellHeader(rows(index).map { CellLine.cells(of: $0, .comma) }) != nil { return true }
      }
      if line.contains("  ") || line.contains("\u{3000}"),
        AlignedHeader(
          rows(index).lazy.map { TextPiece.headings(TextPiece.pieces(of: $0, isTypeset: isTypeset)).map(plain) }) != nil
      {
        return true
      }
    }
    return false
  }
}
