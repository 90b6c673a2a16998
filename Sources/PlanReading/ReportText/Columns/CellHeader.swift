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
