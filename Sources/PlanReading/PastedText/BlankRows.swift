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
  private var known = KnownWords()

  /// The tables; none where fewer than three rows fit their header, or fewer than two thirds.
  init(_ lines: [String]) {
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      let text = lines[index].utf8.count < 600 ? lines[index].trimmingBlanks() : ""
      if text.isEmpty { continue }
      if let header = BlankHeader(text, below: index + 1 < lines.count ? lines[index + 1] : "") {
        begin(header.columns)
        index += header.depth - 1
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
    let words = Self.words(text).map { known.word($0) }
    guard words.contains(where: \.isNumber) else {
      flush()
      return above = (line, text)
    }
    guard words.count <= 3 * columns.count, let cells = DealtRow(words, columns, name: above?.text).cells else {
      flush()
      if words.count(where: \.isNumber) > 1 { others += 1 }
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
}
