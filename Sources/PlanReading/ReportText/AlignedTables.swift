// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Tables whose columns are aligned by blanks, as `pdftotext -layout` writes them. A cell that is broken goes on in the
/// lines below, in its own column; a row begins where its number stands, or behind a blank line.
struct AlignedTables {
  struct Chunk {
    let text: String
    /// Where it stands, in characters and in columns of a terminal: which of the two a tool aligns by differs.
    let start: [Int]
    let end: [Int]
  }

  private(set) var loose: [(line: Int, text: String)] = []
  private var tables: [ReportTable] = []
  private var edges: [Chunk] = []
  private var columns: [ReportColumn]?
  private var lines: [(line: Int, chunks: [Chunk])] = []
  /// The next line that is not blank is a header.
  private var isBeforeHeader = false

  /// Runs of text between two or more blanks or one full-width one.
  static func chunks(of line: String) -> [Chunk] {
    var chunks: [Chunk] = []
    var text = ""
    var (start, place, width, blanks) = ([0, 0], 0, 0, 0)
    func end() { if !text.isEmpty { chunks.append(Chunk(text: text, start: start, end: [place - blanks, width])) } }
    for character in line {
      let isBlank = character == " " || character == "\u{3000}" || character == "\u{0C}"
      if isBlank {
        blanks += character == "\u{3000}" ? 2 : 1
        if blanks >= 2, !text.isEmpty {
          chunks.append(Chunk(text: text, start: start, end: [place, width]))
          text = ""
        }
      } else {
        if text.isEmpty { start = [place, width] } else if blanks == 1 { text += " " }
        text.append(character)
        blanks = 0
      }
      place += 1
      width += Self.width(character)
    }
    end()
    return chunks
  }

  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6:
      return 2
    case 0x2460...0x24FF, 0x25A0...0x25FF, 0x2600...0x26FF: return 2
    default: return 1
    }
  }

  mutating func tables(of lines: [String]) -> [ReportTable] {
    for (index, line) in lines.enumerated() {
      let next = lines[(index + 1)...].prefix(4).first { !$0.trimmingBlanks().isEmpty }
      isBeforeHeader = next.map { ReportColumn.header(Self.chunks(of: $0).map(\.text)) != nil } ?? false
      take(line, number: index + 1)
    }
    close()
    return tables
  }

  private mutating func take(_ line: String, number: Int) {
    let chunks = Self.chunks(of: line)
    if chunks.isEmpty {
      if columns != nil, !lines.isEmpty { lines.append((number, [])) }
      return
    }
    if let found = ReportColumn.header(chunks.map(\.text)) { return begin(found, chunks) }
    guard columns != nil else { return loose.append((number, line)) }
    if chunks.count <= 2, chunks[0].start[0] <= 4, let heading = SectionHeading(line),
      isBeforeHeader || (heading.isChapter && isAfterBlank && !isCell(chunks[0]))
    {
      close()
      columns = nil
      return loose.append((number, line))
    }
    if chunks.count == 1, Self.isPageNumber(chunks[0].text) { return }
    lines.append((number, chunks))
  }

  private var isAfterBlank: Bool { lines.last?.chunks.isEmpty ?? true }

  /// Begins where the name column does: part of a row and no heading.
  private func isCell(_ chunk: Chunk) -> Bool {
    guard let columns, let name = columns.firstIndex(where: { $0.role == .name }), edges.indices.contains(name) else {
      return false
    }
    return chunk.start[0] == edges[name].start[0] && chunk.start[0] > 0
  }

  private static func isPageNumber(_ text: String) -> Bool {
    let inner = text.filter { !"-－—ー P.p/ページ".contains($0) }
    return !inner.isEmpty && inner.count <= 4 && inner.allSatisfy(\.isNumber)
  }

  private mutating func begin(_ found: [ReportColumn], _ chunks: [Chunk]) {
    if loose.isEmpty, columns == found, !lines.isEmpty {
      edges = chunks
      return lines.append((0, []))
    }
    close()
    tables.append(ReportTable(preamble: loose, columns: found, rows: []))
    (columns, loose, edges) = (found, [], chunks)
  }

  private mutating func close() {
    guard let columns, !tables.isEmpty, !lines.isEmpty else { return lines = [] }
    tables[tables.count - 1].rows += AlignedRows(columns: columns, edges: edges, lines: lines).rows
    lines = []
  }
}
