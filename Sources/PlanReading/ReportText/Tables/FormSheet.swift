// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// One form.
struct FormSheet {
  private var fields: [FormField] = []
  private var columns: [ReportColumn] = []
  private var rows: [ReportTable.Row] = []
  /// Which indicator and unit the rows were about.
  private var said: [(indicator: String, unit: String)] = []
  private(set) var notes: [(line: Int, text: String)] = []
  private let line: Int

  init(_ lines: ArraySlice<FormSheets.Line>) {
    line = lines.first?.number ?? 0
    var index = lines.startIndex
    while index < lines.endIndex {
      let pieces = lines[index].pieces
      let found = FormField.fields(pieces)
      let mayBeHeader = found.isEmpty || pieces.count { $0.text.count <= 8 && $0.text.contains(where: \.isNumber) } > 1
      if mayBeHeader, let header = FormTable.header(lines[index...]) {
        let table = FormTable(header, lines[(index + header.depth)...])
        take(table)
        index += header.depth + table.count
        continue
      }
      index += 1
      if pieces.isEmpty { continue }
      if !found.isEmpty {
        fields += found
      } else if pieces.count == 1, let last = fields.indices.last, pieces[0].start[0] > 4, pieces[0].text.count <= 60 {
        fields[last].value += pieces[0].text
      } else {
        notes.append((lines[index - 1].number, pieces.map(\.text).joined(separator: "  ")))
      }
    }
  }

  private mutating func take(_ table: FormTable) {
    guard !table.rows.isEmpty, columns.isEmpty || columns == table.columns else { return }
    columns = table.columns
    rows += table.rows
    let indicator = fields.last { $0.role == .indicator }?.value ?? ""
    let unit = fields.last { $0.role == .unit }?.value ?? ""
    said += table.rows.map { _ in (indicator, unit) }
  }

  static let values: [ColumnRole] = [.baseline, .target, .actual, .dueYear, .baseYear, .ratio]
  private static let ofMeasure: [ColumnRole] = [
    .section, .number, .name, .outline, .department, .status, .indicator, .unit, .remarks,
  ]

  /// What the form says of its measure, in each of its rows.
  var table: ReportTable? {
    let ownValues = rows.isEmpty ? Self.values.filter { role in fields.contains { $0.role == role } } : []
    let hasSection = fields.contains { $0.role == .section } || fields.count { $0.role == .name } > 1
    let own =
      Self.ofMeasure.filter { role in (hasSection || role != .section) && !columns.contains { $0.role == role } }
      + ownValues
    let isOfMeasure = fields.contains { $0.role == .name }
    guard isOfMeasure || fields.contains(where: { $0.role == .indicator }), !rows.isEmpty || !ownValues.isEmpty else {
      return nil
    }
    let heads = own.map { role in
      var column = ReportColumn(ownValues.contains(role) ? fields.first { $0.role == role }?.label ?? "" : "")
      column.take(role: role)
      if role == .name, !isOfMeasure { column.takeIndicators() }
      return column
    }
    func cells(_ index: Int?) -> [String] {
      own.map { role in
        if let index, role == .indicator { return said[index].indicator }
        if let index, role == .unit { return said[index].unit }
        let said: ColumnRole = role == .name && !isOfMeasure ? .indicator : role
        if let field = fields.first(where: { $0.role == said && !$0.value.isEmpty }) { return field.value }
        // 事務事業名 …, 施策 …: of two names the second is the wider one's.
        return role == .section ? fields.filter { $0.role == .name }.dropFirst().first?.value ?? "" : ""
      }
    }
    if rows.isEmpty {
      return ReportTable(preamble: [], columns: heads, rows: [ReportTable.Row(line: line, cells: cells(nil))])
    }
    let all = rows.indices.map { ReportTable.Row(line: rows[$0].line, cells: cells($0) + rows[$0].cells) }
    return ReportTable(preamble: [], columns: heads + columns, rows: all)
  }
}

/// The small table of a form: years over rows of 目標 and 実績, or columns of its own over rows of indicators.
private struct FormTable {
  struct Header {
    let columns: [ReportColumn]
    let pieces: [TextPiece]
    let depth: Int
    /// Its first column has no header.
    let isOpen: Bool
  }

  let columns: [ReportColumn]
  private(set) var rows: [ReportTable.Row] = []
  /// How many lines it takes below its header.
  private(set) var count = 0

  static func header(_ lines: ArraySlice<FormSheets.Line>) -> Header? {
    guard let pieces = lines.first?.pieces, pieces.count > 1, pieces.allSatisfy({ $0.text.count <= 16 }) else {
      return nil
    }
    let columns = pieces.map { ReportColumn($0.text) }
    let years = columns.count { $0.fiscalYear != nil }
    let isOfValues = columns.count { [.indicator, .unit, .target, .actual, .baseline, .ratio].contains($0.role) } >= 3
    guard years >= 2 || isOfValues, columns.allSatisfy({ !HeaderWords.isValue($0.header) || $0.fiscalYear != nil }),
      columns.count(where: { $0.role != nil || $0.fiscalYear != nil }) * 4 >= columns.count * 3
    else { return nil }
    let isOpen = columns.first?.fiscalYear != nil
    return Header(columns: columns, pieces: pieces, depth: 1, isOpen: isOpen)
  }

  init(_ header: Header, _ lines: ArraySlice<FormSheets.Line>) {
    var (body, taken) = ([FormSheets.Line](), 0)
    for line in lines {
      taken += 1
      if line.pieces.isEmpty { continue }
      guard Self.isRow(line.pieces) else { break }
      body.append(line)
      count = taken
    }
    var (columns, pieces) = (header.columns, header.pieces)
    if header.isOpen, let first = body.first?.pieces.first {
      columns.insert(ReportColumn(""), at: 0)
      pieces.insert(first, at: 0)
    }
    if let found = KindBlocks(
      columns: columns, edges: pieces, lines: body.map { (line: $0.number, pieces: $0.pieces) }),
      !found.isNamed, found.segments.allSatisfy(\.preamble.isEmpty)
    {
      (self.columns, rows) = found.withKinds(columns)
      return
    }
    self.columns = columns
    let places = TextColumns(header: pieces, lines: body.map(\.pieces))
    for line in body {
      var cells = [String](repeating: "", count: columns.count)
      for (column, piece) in places.parted(line.pieces) {
        cells[column] += (cells[column].isEmpty ? "" : " ") + piece.text
      }
      rows.append(ReportTable.Row(line: line.number, cells: cells))
    }
  }

  /// A row begins with a word for targets or results, or has two values.
  private static func isRow(_ pieces: [TextPiece]) -> Bool {
    let words = pieces.flatMap(\.words)
    if words.count > 1, ReportTable.kindWords.contains(ColumnRole.fold(words[0].text)),
      words.dropFirst().allSatisfy({ isValue($0.text) })
    {
      return true
    }
    return pieces.count > 2 && pieces.dropFirst().count { isValue($0.text) } >= 2
  }

  private static func isValue(_ text: String) -> Bool {
    HeaderWords.isValue(text) || CellReading.isStroke(text) || text.allSatisfy { $0.isNumber || ",.-%".contains($0) }
  }
}
