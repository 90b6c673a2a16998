// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The header of a results table in lines of cells: one to four rows, wide cells above with their own headings below.
struct CellHeader {
  let columns: [ReportColumn]
  /// How many rows it takes.
  let depth: Int
  /// Where the cells of the columns stand in a row: more than once where it has several indicators side by side.
  let sources: [[Int]]

  static let deepest = 4

  /// - Parameters:
  ///   - rows: the row at which the header may begin, and those after it.
  ///   - fillsWide: a wide cell stands in its first column only, and blanks behind it are its own, as in text; in a workbook
  ///     merged cells already say so.
  init?(_ rows: some Collection<[String]>, fillsWide: Bool = true) {
    let rows = Self.withEras(Array(rows.prefix(Self.deepest)))
    guard let first = rows.first, Self.canBegin(first) else { return nil }
    var depth = 1
    while depth < rows.count, Self.goesOn(rows[depth], below: rows[depth - 1]) { depth += 1 }
    for depth in (1...depth).reversed() {
      let headings = Self.headings(rows.prefix(depth), fillsWide)
      let blocks = HeaderRuns.indicators(headings)
      let sources = blocks.map { Self.sources($0, headings.count) } ?? [Array(headings.indices)]
      guard let columns = ReportColumn.header(sources[0].map { headings[$0] }) else { continue }
      (self.columns, self.depth, self.sources) = (columns, depth, sources)
      return
    }
    return nil
  }

  /// For each block what stands before them all, the block, and what stands behind.
  private static func sources(_ blocks: [Range<Int>], _ width: Int) -> [[Int]] {
    guard let first = blocks.first, let last = blocks.last else { return [] }
    return blocks.map { Array(0..<first.lowerBound) + Array($0) + Array(last.upperBound..<width) }
  }

  private static func withEras(_ rows: [[String]]) -> [[String]] {
    var rows = rows
    for index in rows.indices.dropFirst() {
      let above = rows[index - 1]
      rows[index] = HeaderRuns.withEras(rows[index]) { run in
        let over = above.prefix(run.lowerBound + 1).last { !$0.trimmingBlanks().isEmpty } ?? ""
        let column = ReportColumn(over)
        return column.fiscalYear == nil
          && (ColumnRole.fold(over) == "年度" || [.actual, .target].contains(column.role))
          && run.dropFirst().allSatisfy { $0 >= above.count || above[$0].trimmingBlanks().isEmpty }
      }
    }
    return rows
  }

  /// Two headings at least, or one that stands over columns further right; a title stands alone and first.
  private static func canBegin(_ cells: [String]) -> Bool {
    let filled = cells.indices.filter { !cells[$0].trimmingBlanks().isEmpty }
    guard let first = filled.first, cells.count >= 3, !cells.contains(where: HeaderWords.isPlainNumber) else {
      return false
    }
    return Set(filled.map { cells[$0] }).count >= 2 || first > 0 && cells[first].count <= 12
  }

  /// A second row has headings, or the same ones where cells are merged downwards.
  private static func goesOn(_ cells: [String], below above: [String]) -> Bool {
    var (known, all) = (0, 0)
    for index in cells.indices {
      let text = cells[index].trimmingBlanks()
      if text.isEmpty || index < above.count && above[index].trimmingBlanks() == text { continue }
      guard text.count <= 16, !HeaderWords.isValue(text) else { return false }
      all += 1
      if HeaderWords.isOne(text) { known += 1 }
    }
    return known > 0 && 4 * known >= 3 * all
  }

  private static func headings(_ rows: ArraySlice<[String]>, _ fillsWide: Bool) -> [ReportColumn.Heading] {
    let width = rows.map(\.count).max() ?? 0
    func text(_ row: [String], _ column: Int) -> String { column < row.count ? row[column].trimmingBlanks() : "" }
    var headings = (0..<width).map { ReportColumn.Heading(own: text(rows[rows.startIndex], $0)) }
    for row in rows.dropFirst() {
      let above = headings
      let runs = fillsWide ? HeaderRuns.repeated(row, under: above.map(\.own)) : nil
      var wide = ""
      for column in 0..<width {
        let own = text(row, column), top = runs?[column].map { above[$0].own } ?? above[column].own
        if !top.isEmpty { wide = own.isEmpty ? "" : top }
        guard !own.isEmpty, own != top else { continue }
        let group = top.isEmpty ? (fillsWide ? wide : "") : top
        let over = above[column].group
        headings[column] = ReportColumn.Heading(
          own: own, group: over.isEmpty ? group : group.isEmpty ? over : over + " " + group)
      }
    }
    return headings
  }
}

/// The header of a table whose columns are aligned by blanks: the texts of one to four lines that stand over one another.
struct AlignedHeader {
  let columns: [ReportColumn]
  /// Where each column's own texts stand.
  let pieces: [TextPiece]
  let depth: Int

  /// - Parameter lines: the line at which the header may begin, and those after it.
  init?(_ lines: some Collection<[TextPiece]>) {
    let (lines, broken) = HeaderFragments.joined(Array(lines.prefix(Self.deepest)))
    guard let first = lines.first, !first.isEmpty, first.count > 1 || first[0].start[0] > 4,
      !first.contains(where: { HeaderWords.isPlainNumber($0.text) })
    else { return nil }
    var ends = [1]
    if Self.isOfHeadings(first) {
      // A page sets the lines of a header apart at times; two blank lines end it.
      for index in lines.indices.dropFirst() where !lines[index].isEmpty {
        guard ends.count < Self.mostLines, index - (ends.last ?? 0) <= 1, Self.isOfHeadings(lines[index]) else {
          break
        }
        ends.append(index + 1)
      }
    }
    for depth in ends.reversed() where lines.prefix(depth).reduce(0, { $0 + $1.count }) > 2 {
      let stacks = [0, 1].map { HeaderStack(lines.prefix(depth).filter { !$0.isEmpty }, $0) }
      let found = stacks.compactMap { stack in ReportColumn.header(stack.headings).map { (stack, $0) } }
      // Where texts do not stand over one another by the one measure, they make columns of their own.
      guard
        let best = found.max(by: {
          (-$0.0.clashes, -$0.1.count, Self.known($0.1)) < (-$1.0.clashes, -$1.1.count, Self.known($1.1))
        })
      else { continue }
      (columns, pieces, self.depth) = (best.1, best.0.pieces, depth + broken)
      return
    }
    return nil
  }

  /// Lines of a header, with blank ones between them.
  static let deepest = 2 * mostLines - 1
  private static let mostLines = 6

  /// How much the headers say: roles and years.
  private static func known(_ columns: [ReportColumn]) -> Int {
    columns.reduce(0) { $0 + ($1.role == nil ? -1 : 2) + ($1.fiscalYear == nil ? 0 : 1) }
  }

  /// Most of the line's texts are words of headers, and none is a value.
  private static func isOfHeadings(_ pieces: [TextPiece]) -> Bool {
    guard !pieces.isEmpty, pieces.allSatisfy({ $0.text.count <= 20 }) else { return false }
    let known = pieces.count { HeaderWords.isOne($0.text) }
    return 2 * known > pieces.count && !pieces.contains { HeaderWords.isValue($0.text) }
  }
}
