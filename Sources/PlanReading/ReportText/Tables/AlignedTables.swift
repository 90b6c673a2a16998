// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Tables whose columns are aligned by blanks, as `pdftotext -layout` writes them. A cell that is broken goes on in the
/// lines below, in its own column; a row begins where its number stands, or behind a blank line.
struct AlignedTables {
  typealias Line = (line: Int, pieces: [TextPiece])

  private(set) var loose: [(line: Int, text: String)] = []
  private var tables: [ReportTable] = []
  private var edges: [TextPiece] = []
  private var columns: [ReportColumn]?
  private var lines: [Line] = []

  /// Whether blanks between Japanese text and digits are the typesetter's.
  private var isTypeset = false

  mutating func tables(of lines: [String]) -> [ReportTable] {
    isTypeset = TypesetBlanks.stand(in: lines.prefix(5000))
    let running = RunningTitles(lines)
    let pieces = lines.map { TextPiece.pieces(of: $0, isTypeset: isTypeset) }
    var headings: [Int: [TextPiece]] = [:]
    let headers = pieces.indices.map { index -> AlignedHeader? in
      if pieces[index].isEmpty { return nil }
      let rows = (index..<min(index + AlignedHeader.deepest, pieces.count)).map { row in
        if let known = headings[row] { return known }
        let found = TextPiece.headings(pieces[row]).map(plain)
        headings[row] = found
        return found
      }
      return AlignedHeader(rows)
    }
    var index = 0
    while index < lines.count {
      if let header = headers[index] {
        begin(header)
        index += header.depth
        continue
      }
      if !running.isRepeated(lines[index], at: index) {
        let next = (index + 1..<min(index + 5, lines.count)).first { !pieces[$0].isEmpty }
        take(lines[index], pieces[index], number: index + 1, isBeforeHeader: next.map { headers[$0] != nil } ?? false)
      }
      index += 1
    }
    close()
    return tables
  }

  private mutating func take(_ line: String, _ pieces: [TextPiece], number: Int, isBeforeHeader: Bool) {
    if pieces.isEmpty {
      if columns != nil, !lines.isEmpty { lines.append((number, [])) }
      return
    }
    guard columns != nil else { return loose.append((number, plain(line))) }
    if isHeading(line, pieces, isBeforeHeader) || Self.isNote(pieces) || isRemark(pieces) {
      close()
      return loose.append((number, plain(line)))
    }
    if pieces.count == 1, Self.isPageNumber(pieces[0].text), !isBelowValue { return }
    if lines.isEmpty, !loose.isEmpty {
      // Rows go on below a heading without the header coming again; text that is no row does not.
      guard pieces.count > 2 else { return loose.append((number, plain(line))) }
      goOn()
    }
    lines.append((number, pieces))
  }

  private func plain(_ line: String) -> String { isTypeset ? TypesetBlanks.removed(from: line) : line }

  private func plain(_ piece: TextPiece) -> TextPiece {
    isTypeset ? piece.withoutTypesetBlanks : piece
  }

  private func isHeading(_ line: String, _ pieces: [TextPiece], _ isBeforeHeader: Bool) -> Bool {
    let line = plain(line)
    guard pieces.count <= 2, pieces[0].start[0] <= 4 || pieces.count == 1 && isAfterBlank else { return false }
    if let heading = SectionHeading(line) {
      return isBeforeHeader || (heading.isChapter && (isAfterBlank || pieces[0].start[0] == 0) && !isCell(pieces[0]))
    }
    return isBeforeHeader && isAfterBlank && UnnumberedHeading(line) != nil
  }

  private static func isNote(_ pieces: [TextPiece]) -> Bool {
    pieces.count <= 2
      && (pieces[0].text.hasPrefix("※") || pieces[0].text.hasPrefix("（注") || pieces[0].text.hasPrefix("注）"))
  }

  /// A sentence or an item of a list that stands alone at the left, over more than one column.
  private func isRemark(_ pieces: [TextPiece]) -> Bool {
    guard pieces.count == 1, let piece = pieces.first, isAfterBlank, piece.start[0] <= 4, edges.count > 2 else {
      return false
    }
    let isLong = piece.end[1] > edges[2].start[1]
    // 担当：市民課, 今後の取組：…
    let label = piece.text.prefix { $0 != "：" && $0 != ":" }
    if label.count < piece.text.count, let role = ColumnRole.of(String(label))?.role,
      [.remarks, .department, .outline].contains(role)
    {
      return true
    }
    return isLong && (piece.text.hasSuffix("。") || piece.text.hasPrefix("・"))
      || piece.text.hasPrefix("【") && piece.text.hasSuffix("】")
  }

  private var isAfterBlank: Bool { lines.last?.pieces.isEmpty ?? true }

  /// Begins where the name column does: part of a row and no heading.
  private func isCell(_ piece: TextPiece) -> Bool {
    guard let columns, let name = columns.firstIndex(where: { $0.role == .name }), edges.indices.contains(name) else {
      return false
    }
    return piece.start[0] == edges[name].start[0] && piece.start[0] > 0
  }

  /// Right below 実績 or below a value alone: one more value, and no page's number.
  private var isBelowValue: Bool {
    guard let word = lines.last?.pieces.last?.words.last?.text, let first = lines.last?.pieces.first?.words.first else {
      return false
    }
    return ReportTable.kindWords.contains(ColumnRole.fold(word))
      || first.start[0] > 4 && StackedCells.isCell(first.text)
  }

  private static func isPageNumber(_ text: String) -> Bool {
    let inner = text.filter { !"-－—ー P.p/ページ".contains($0) }
    return !inner.isEmpty && inner.count <= 4 && inner.allSatisfy(\.isNumber)
  }

  private mutating func goOn() {
    guard let columns else { return }
    var table = ReportTable(preamble: loose, columns: columns)
    table.isAligned = true
    tables.append(table)
    loose = []
  }

  private mutating func begin(_ header: AlignedHeader) {
    if loose.isEmpty, columns == header.columns, !lines.isEmpty {
      if edges.map(\.start) != header.pieces.map(\.start) {
        // The next page may have its columns elsewhere.
        let last = lines
        close()
        edges = header.pieces
        if last.last?.pieces.isEmpty == false { lines = [(0, [])] }
        return
      }
      return lines.append((0, []))
    }
    close()
    (columns, edges) = (header.columns, header.pieces)
    goOn()
  }

  private mutating func close() {
    guard let columns, !tables.isEmpty, !lines.isEmpty else { return lines = [] }
    if let blocks = KindBlocks(columns: columns, edges: edges, lines: lines) {
      take(blocks)
      return lines = []
    }
    if let last = tables.last, last.columns.count != columns.count { goOn() }
    let found = AlignedRows(columns: columns, edges: edges, lines: lines, isTypeset: isTypeset)
    tables[tables.count - 1].rows += found.rows
    if found.isUnclear { tables[tables.count - 1].isUnclear = true }
    lines = []
  }
}

extension AlignedTables {
  /// Rows of targets and results; where no heading names which they are, in a column more.
  private mutating func take(_ blocks: KindBlocks) {
    for segment in blocks.segments {
      if !segment.preamble.isEmpty || tables.last?.rows.isEmpty == false || tables.last?.columns.count != columns?.count
      {
        loose += segment.preamble
        if segment.rows.isEmpty { continue }
        goOn()
      }
      tables[tables.count - 1].rows = segment.rows
      if !blocks.isNamed {
        tables[tables.count - 1].append(ReportColumn("区分"), role: .kind) { segment.kinds[$0] }
      }
      if blocks.isScattered { tables[tables.count - 1].isUnclear = true }
    }
  }
}

/// The lines with which two pages or more begin, and the document's first line wherever it comes again.
private struct RunningTitles {
  private let titles: Set<String>
  private let first: (index: Int, text: String)

  init(_ lines: [String]) {
    let index = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
    first = (index, lines.isEmpty ? "" : Self.withoutNumbers(lines[index]))
    var counts = [first.text: 1]
    for line in lines where line.hasPrefix("\u{0C}") { counts[Self.withoutNumbers(line), default: 0] += 1 }
    titles = Set(counts.filter { $0.value > 1 && !$0.key.isEmpty }.keys)
  }

  func isRepeated(_ line: String, at index: Int) -> Bool {
    guard index > first.index, line.hasPrefix("\u{0C}") || line.utf8.count < 400 else { return false }
    let text = Self.withoutNumbers(line)
    return line.hasPrefix("\u{0C}") && titles.contains(text) || text.count > 5 && text == first.text
  }

  private static func withoutNumbers(_ line: String) -> String { line.filter { !$0.isWhitespace && !$0.isNumber } }
}
