// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A table whose cells single blanks part, as a viewer of PDFs copies it: a header of words, and rows in which names have blanks of
/// their own. Each row's words are dealt to the columns in order so that each gets what it is for. Where a row has fewer numbers
/// than there are columns for them, nothing says which one is missing, and it is not read; what is read goes to a person.
struct BlankRows {
  private(set) var tables: [ReportTable] = []
  private(set) var loose: [(line: Int, text: String)] = []
  var count: Int { tables.reduce(0) { $0 + $1.rows.count } }
  private var columns: [ReportColumn]?
  private var rows = 0
  private var others = 0
  /// A text without numbers right above, which may be the name of the row below it.
  private var above: (line: Int, text: String)?

  /// The tables; none where fewer than three rows fit their header, or fewer than two thirds.
  init(_ lines: [String]) {
    for (index, line) in lines.enumerated() where line.utf8.count < 600 {
      let text = line.trimmingBlanks()
      if text.isEmpty { continue }
      if let header = Self.header(text) {
        begin(header)
      } else {
        take(text, index + 1)
      }
    }
    flush()
    if rows < 3 || 2 * others > rows { tables = [] }
    for index in tables.indices { (tables[index].isAligned, tables[index].isUneven) = (true, true) }
  }

  private static func words(_ text: String) -> [String] {
    TextPiece(text: text, start: [0, 0], end: [0, 0]).words.map(\.text)
  }

  private static func header(_ text: String) -> [ReportColumn]? {
    guard HeaderWords.mayStand(in: text) else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard (4...24).contains(words.count), words.allSatisfy(HeaderWords.isOne) else { return nil }
    return ReportColumn.header(words)
  }

  private mutating func begin(_ header: [ReportColumn]) {
    flush()
    if columns == header, loose.isEmpty { return }
    columns = header
    tables.append(ReportTable(preamble: loose, columns: header))
    loose = []
  }

  private mutating func flush() {
    if let above { loose.append(above) }
    above = nil
  }

  private mutating func take(_ text: String, _ line: Int) {
    guard let columns else { return loose.append((line, text)) }
    let words = Self.words(text)
    guard words.contains(where: { Self.isNumber($0) }) else {
      flush()
      return above = (line, text)
    }
    guard words.count <= 3 * columns.count, let cells = Deal(words, columns, name: above?.text).cells else {
      flush()
      if words.count(where: Self.isNumber) > 1 { others += 1 }
      return loose.append((line, text))
    }
    above = nil
    rows += 1
    if !loose.isEmpty {
      tables.append(ReportTable(preamble: loose, columns: columns))
      loose = []
    }
    tables[tables.count - 1].rows.append(ReportTable.Row(line: line, cells: cells))
  }

  fileprivate static func isNumber(_ word: String) -> Bool {
    guard let first = word.first, first.isNumber || "▲△−-約".contains(first) else { return false }
    return DecimalNotation.value(of: word) != nil || HeaderWords.isAmount(word)
      || word.dropFirst().contains(where: \.isNumber) && DecimalNotation.value(of: String(word.dropFirst())) != nil
  }
}

/// The words of a row, dealt to its columns in order.
private struct Deal {
  private(set) var cells: [String]?

  private static let values = ColumnRole.values

  /// - Parameter name: the text above the row, for a row that begins with its values.
  init(_ words: [String], _ columns: [ReportColumn], name: String?) {
    let numeric = columns.indices.filter { Self.isNumeric(columns[$0]) }
    let numbers = words.count { BlankRows.isNumber($0) || CellReading.isStroke($0) || StackedCells.standsForValue($0) }
    guard numbers >= numeric.count, let dealt = Self.deal(words, columns) else { return }
    var cells = dealt.map { $0.joined(separator: " ") }
    guard numeric.allSatisfy({ !cells[$0].isEmpty }) else { return }
    if let index = columns.firstIndex(where: { $0.role == .name || $0.role == .indicator }), cells[index].isEmpty {
      guard let name else { return }
      cells[index] = name
    }
    self.cells = cells
  }

  private static func isNumeric(_ column: ReportColumn) -> Bool { values.contains(column.role ?? .name) }

  /// The way of least cost: of the first words to the first columns, and with which word each column began.
  private static func deal(_ words: [String], _ columns: [ReportColumn]) -> [[String]]? {
    let none = Int.max / 4
    var least = [[(cost: Int, start: Int)]](
      repeating: [(cost: Int, start: Int)](repeating: (none, 0), count: words.count + 1), count: columns.count + 1)
    least[0][0].cost = 0
    let words = words.map(Word.init)
    for column in columns.indices {
      // What each word costs there, as the first of its cell and behind another.
      let costs = words.map { word in
        (first: cost(word, columns[column], isFirst: true), next: cost(word, columns[column], isFirst: false))
      }
      for start in 0...words.count where least[column][start].cost < none {
        var sum = least[column][start].cost + empty(columns[column])
        if sum < least[column + 1][start].cost { least[column + 1][start] = (sum, start) }
        sum = least[column][start].cost
        for end in start..<min(words.count, start + 8) {
          sum += end == start ? costs[end].first : costs[end].next
          if sum < least[column + 1][end + 1].cost { least[column + 1][end + 1] = (sum, start) }
        }
      }
    }
    guard least[columns.count][words.count].cost <= 6 + words.count else { return nil }
    var (dealt, end) = ([[String]](), words.count)
    for column in columns.indices.reversed() {
      let start = least[column + 1][end].start
      dealt.append(words[start..<end].map(\.text))
      end = start
    }
    return dealt.reversed()
  }

  private static func empty(_ column: ReportColumn) -> Int {
    switch column.role {
    case .name, .indicator: 6
    case .target, .actual, .baseline, .yearly: 12
    case .unit, .number: 4
    case .section, .remarks, nil: 1
    default: 2
    }
  }

  /// With what is asked of it for every column.
  private struct Word {
    let text: String
    let isNumber, isStroke: Bool

    init(_ text: String) {
      self.text = text
      (isNumber, isStroke) = (BlankRows.isNumber(text), CellReading.isStroke(text))
    }
  }

  private static func cost(_ word: Word, _ column: ReportColumn, isFirst: Bool) -> Int {
    let (word, isNumber, isStroke) = (word.text, word.isNumber, word.isStroke)
    switch column.role {
    case .target, .actual, .baseline, .yearly, .ratio:
      guard isFirst else { return 20 }
      return isNumber ? 0 : isStroke || StackedCells.standsForValue(word) ? 1 : 20
    case .number: return isFirst && SectionNumber.row(word) != nil ? 0 : 20
    case .unit: return isFirst && !isNumber && word.count <= 8 ? (CellReading.isUnit(word) ? 0 : 4) : 20
    case .status: return isFirst ? (StackedCells.isGrade(word) ? 0 : isNumber ? 12 : 3) : 20
    case .department: return (RowShape.isDepartment(word) ? 0 : isNumber ? 12 : 3) + (isFirst ? 0 : 2)
    case .dueYear, .baseYear, .rowYear, .valueYear: return isFirst && ReportColumn.isYear(word) ? 0 : 20
    default: return (isNumber || StackedCells.isGrade(word) ? 6 : 0) + (isFirst ? 0 : 1)
    }
  }
}
