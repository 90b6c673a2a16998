// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Where the header of a sheet's table stands. Above it there may be titles, dates and notes; it may itself take several
/// rows, a heading over a group of columns with their own headings below.
struct SheetHeader {
  /// Which of the grid's rows it takes.
  let rows: Range<Int>
  /// The header of each used column, those of several rows joined by a blank.
  let texts: [Int: String]

  /// Titles and notes above a table are fewer rows than this.
  private static let searchedRows = 60
  private static let deepest = 4
  /// Of all rows together; the header of a sheet so wide that it has more stands at its top.
  private static let searchedTexts = 100_000

  /// Of all rows, and rows taken together, the header is that in which most columns speak of what tables have: an
  /// indicator, a year, a value. `nil` where none does and none has two headings.
  init?(of grid: SheetGrid, _ mapping: ColumnMapping) {
    var best: (score: Int, header: SheetHeader)?
    var (scores, looked) = ([String: Int](), 0)
    for start in grid.rows.indices.prefix(Self.searchedRows)
    where looked < Self.searchedTexts && grid.rows[start].distinctCells > 1 {
      for depth in 1...Self.deepest where start + depth < grid.rows.count {
        guard let header = SheetHeader(grid, start..<(start + depth)) else { break }
        let score = header.score(mapping, &scores)
        looked += header.texts.count
        if score > max(best?.score ?? 0, Self.leastScore) { best = (score, header) }
      }
    }
    guard let header = best?.header ?? Self.firstRowOfWords(grid) else { return nil }
    self = header
  }

  private init?(_ grid: SheetGrid, _ rows: Range<Int>) {
    // The rows of one header follow one another.
    let numbers = rows.map { grid.rows[$0].number }
    guard numbers.last == numbers.first.map({ $0 + rows.count - 1 }) else { return nil }
    self.rows = rows
    var texts: [Int: String] = [:]
    var own = Set<Int>()
    for row in rows {
      for cell in grid.rows[row].cells {
        let text = cell.text.trimmingBlanks()
        if cell.origin.map({ $0.column == cell.column }) ?? true { own.insert(cell.column) }
        guard !text.isEmpty, texts[cell.column]?.hasSuffix(text) != true else { continue }
        texts[cell.column] = texts[cell.column].map { $0 + " " + text } ?? text
      }
    }
    self.texts = Self.numbered(texts, own)
  }

  /// What the user says of a header counts most, a known word more than one of many words for the same.
  ///
  /// - Parameter known: the scores of texts that were looked at before, as those of cells that come again are.
  private func score(_ mapping: ColumnMapping, _ known: inout [String: Int]) -> Int {
    texts.values.reduce(0) { score, text in
      let own = known[text] ?? Self.score(text, mapping)
      known[text] = own
      return score + own
    }
  }

  private static func score(_ text: String, _ mapping: ColumnMapping) -> Int {
    if mapping.use(of: text) != nil { return 9 }
    if HeaderMeaning(text) != nil { return 3 }
    return ColumnGuess.role(text) != nil ? 2 : 0
  }

  /// One known word may stand in any row.
  private static let leastScore = 3

  /// The second column under one merged heading would have the same name as the first.
  private static func numbered(_ texts: [Int: String], _ own: Set<Int>) -> [Int: String] {
    var (numbered, seen) = (texts, [String: Int]())
    for column in texts.keys.sorted() {
      guard let text = texts[column] else { continue }
      seen[text, default: 0] += 1
      if let count = seen[text], count > 1, !own.contains(column) { numbered[column] = "\(text) \(count)" }
    }
    return numbered
  }

  /// The first row of words only, which headings of a vocabulary that nobody has foreseen are.
  private static func firstRowOfWords(_ grid: SheetGrid) -> SheetHeader? {
    for index in grid.rows.indices.prefix(searchedRows) where index + 1 < grid.rows.count {
      let row = grid.rows[index]
      guard row.distinctCells > 1, row.cells.allSatisfy({ DecimalNotation.value(of: $0.text) == nil }) else { continue }
      return SheetHeader(grid, index..<(index + 1))
    }
    return nil
  }
}
