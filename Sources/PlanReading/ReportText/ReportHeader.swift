// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The header of a results table in lines of cells: one to four rows, wide cells above with their own headings below.
struct CellHeader {
  let columns: [ReportColumn]
  /// How many rows it takes.
  let depth: Int

  static let deepest = 4

  /// - Parameters:
  ///   - rows: the row at which the header may begin, and those after it.
  ///   - fillsWide: a wide cell stands in its first column only, and blanks behind it are its own, as in text; in a workbook
  ///     merged cells already say so.
  init?(_ rows: some Collection<[String]>, fillsWide: Bool = true) {
    let rows = Array(rows.prefix(Self.deepest))
    guard let first = rows.first, Self.canBegin(first) else { return nil }
    var depth = 1
    while depth < rows.count, Self.goesOn(rows[depth], below: rows[depth - 1]) { depth += 1 }
    for depth in (1...depth).reversed() {
      guard let columns = ReportColumn.header(Self.headings(rows.prefix(depth), fillsWide)) else { continue }
      (self.columns, self.depth) = (columns, depth)
      return
    }
    return nil
  }

  /// Two headings at least, or one that stands over columns further right; a title stands alone and first.
  private static func canBegin(_ cells: [String]) -> Bool {
    let filled = cells.indices.filter { !cells[$0].trimmingBlanks().isEmpty }
    guard let first = filled.first, cells.count >= 3 else { return false }
    return Set(filled.map { cells[$0] }).count >= 2 || first > 0 && cells[first].count <= 12
  }

  /// A second row has headings, or the same ones where cells are merged downwards.
  private static func goesOn(_ cells: [String], below above: [String]) -> Bool {
    var isNew = false
    for index in cells.indices {
      let text = cells[index].trimmingBlanks()
      if text.isEmpty || index < above.count && above[index].trimmingBlanks() == text { continue }
      guard text.count <= 16, HeaderWords.isOne(text) else { return false }
      isNew = true
    }
    return isNew
  }

  private static func headings(_ rows: ArraySlice<[String]>, _ fillsWide: Bool) -> [ReportColumn.Heading] {
    let width = rows.map(\.count).max() ?? 0
    func text(_ row: [String], _ column: Int) -> String { column < row.count ? row[column].trimmingBlanks() : "" }
    var headings = (0..<width).map { ReportColumn.Heading(own: text(rows[rows.startIndex], $0)) }
    for row in rows.dropFirst() {
      let above = headings
      var wide = ""
      for column in 0..<width {
        let own = text(row, column), top = above[column].own
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
    let lines = Array(lines.prefix(Self.deepest))
    guard let first = lines.first, !first.isEmpty, first.count > 1 || first[0].start[0] > 4 else { return nil }
    var ends = [1]
    if Self.isOfHeadings(first) {
      // A page sets the lines of a header apart at times; two blank lines end it.
      for index in lines.indices.dropFirst() where !lines[index].isEmpty {
        guard ends.count < CellHeader.deepest, index - (ends.last ?? 0) <= 1, Self.isOfHeadings(lines[index]) else {
          break
        }
        ends.append(index + 1)
      }
    }
    for depth in ends.reversed() {
      let stacks = [0, 1].map { HeaderStack(lines.prefix(depth).filter { !$0.isEmpty }, $0) }
      let found = stacks.compactMap { stack in ReportColumn.header(stack.headings).map { (stack, $0) } }
      // Where texts do not stand over one another by the one measure, they make columns of their own.
      guard
        let best = found.max(by: {
          (-$0.0.clashes, -$0.1.count, Self.known($0.1)) < (-$1.0.clashes, -$1.1.count, Self.known($1.1))
        })
      else { continue }
      (columns, pieces, self.depth) = (best.1, best.0.pieces, depth)
      return
    }
    return nil
  }

  /// Lines of a header, with blank ones between them.
  static let deepest = 2 * CellHeader.deepest - 1

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

/// The texts of a header's lines, put over one another.
private struct HeaderStack {
  private(set) var headings: [ReportColumn.Heading] = []
  private(set) var pieces: [TextPiece] = []
  /// How often two headings fell into one column.
  private(set) var clashes = 0
  private let metric: Int

  /// The line with the most texts has one for nearly every column; the others belong to those under or over which they
  /// stand, and over several to all of them.
  init(_ lines: some Collection<[TextPiece]>, _ metric: Int) {
    self.metric = metric
    let lines = Array(lines)
    guard let main = lines.indices.max(by: { lines[$0].count < lines[$1].count }) else { return }
    pieces = lines[main]
    headings = pieces.map { ReportColumn.Heading(own: $0.text) }
    // The lowest line has the columns' own texts, the highest stands over all that is below it.
    for index in lines.indices.reversed() where index != main { add(lines[index], isAbove: index < main) }
  }

  private mutating func add(_ line: [TextPiece], isAbove: Bool) {
    let grouped = isAbove ? grouped(under: line) : [:]
    for (index, piece) in line.enumerated() {
      let under = pieces.indices.filter { pieces[$0].overlaps(piece, metric) }
      let own = grouped[index] ?? []
      if own.count > 1 || under.count > 1 || own.count == 1 && under.allSatisfy(own.contains) {
        for column in own.isEmpty ? under : own { over(piece.text, column) }
      } else if let column = under.first {
        if clash(piece.text, headings[column].own) { clashes += 1 }
        headings[column].own = isAbove ? piece.text + headings[column].own : headings[column].own + piece.text
        pieces[column] = Self.joined(pieces[column], piece)
      } else {
        let place = pieces.firstIndex { $0.start[metric] > piece.start[metric] } ?? pieces.count
        pieces.insert(piece, at: place)
        headings.insert(ReportColumn.Heading(own: piece.text), at: place)
      }
    }
  }

  /// Two texts that each say what a column is; a year below 目標値 only completes it.
  private func clash(_ a: String, _ b: String) -> Bool {
    guard let one = ReportColumn(a).role, let other = ReportColumn(b).role else { return false }
    let values: [ColumnRole] = [.target, .actual, .baseline, .ratio, .status]
    return !(one == .yearly && values.contains(other) || other == .yearly && values.contains(one)) && one != other
  }

  private mutating func over(_ text: String, _ column: Int) {
    headings[column].group = headings[column].group.isEmpty ? text : headings[column].group + " " + text
  }

  /// The columns over which the texts of a line stand that complete them: a year over 目標 and 実績, or 実績値 over years.
  ///
  /// Where a year or a word comes again, the next group begins; if that makes as many groups as there are texts, they belong
  /// together in their order. Else each column has the nearest text.
  private func grouped(under line: [TextPiece]) -> [Int: [Int]] {
    let groups = line.indices.filter { index in headings.contains { completes(line[index].text, $0.own) } }
    let columns = pieces.indices.filter { column in groups.contains { completes(line[$0].text, headings[column].own) } }
    var (found, run, runs) = ([Int: [Int]](), [Int](), [[Int]]())
    for column in columns {
      let here = ReportColumn(headings[column].own)
      let comesAgain = run.contains { before in
        let there = ReportColumn(headings[before].own)
        return there.role == here.role && (there.fiscalYear ?? 0) >= (here.fiscalYear ?? 0)
      }
      if comesAgain || run.last.map({ $0 + 1 < column }) ?? false {
        runs.append(run)
        run = []
      }
      run.append(column)
    }
    if !run.isEmpty { runs.append(run) }
    if runs.count == groups.count {
      for (group, run) in zip(groups, runs) { found[group] = run }
      return found
    }
    for column in columns {
      let nearest = groups.min { centres(line[$0], pieces[column]) < centres(line[$1], pieces[column]) }
      if let nearest, pieces[column].distance(to: line[nearest], metric) <= 16 {
        found[nearest, default: []].append(column)
      }
    }
    return found
  }

  private func centres(_ a: TextPiece, _ b: TextPiece) -> Int {
    abs(a.start[metric] + a.end[metric] - b.start[metric] - b.end[metric])
  }

  private func completes(_ group: String, _ own: String) -> Bool {
    let (over, below) = (ReportColumn(group), ReportColumn(own))
    let values: [ColumnRole] = [.target, .actual, .baseline, .ratio, .status]
    if over.role == .yearly { return below.fiscalYear == nil && values.contains(below.role ?? .name) }
    return values.contains(over.role ?? .name) && below.role == .yearly
  }

  private static func joined(_ a: TextPiece, _ b: TextPiece) -> TextPiece {
    TextPiece(
      text: a.text, start: [min(a.start[0], b.start[0]), min(a.start[1], b.start[1])],
      end: [max(a.end[0], b.end[0]), max(a.end[1], b.end[1])])
  }
}

/// What a text says as a heading of a column.
enum HeaderWords {
  private static let tails = ["名", "値", "率", "度", "課", "等", "室", "係", "（", "(", "）", ")", "※", "内容", "年度"]

  /// A word of headers, a year, a unit in brackets, or the end of a heading that was broken.
  static func isOne(_ text: String) -> Bool {
    let text = text.trimmingBlanks()
    if let role = ColumnRole.of(text), role.share >= 0.4 || text.count <= 6 { return !isValue(text) }
    if ReportColumn.isYear(text) { return true }
    if text.hasPrefix("(") || text.hasPrefix("（") { return text.count <= 12 && !isValue(text) }
    return text.count <= 3 && tails.contains { text.hasSuffix($0) } && !isValue(text)
  }

  private static let marks = Set("標績成評値率名課果進位状度結実".unicodeScalars)

  /// Every header has one of these characters, which a line of data seldom has: a quick look before a thorough one.
  static func mayStand(in line: String) -> Bool {
    line.unicodeScalars.contains { $0.value > 0x3000 && marks.contains($0) }
  }

  /// A number that is no year: it stands in rows.
  static func isValue(_ text: String) -> Bool {
    DecimalNotation.value(of: text.trimmingBlanks()) != nil && !ReportColumn.isYear(text)
      || QuantityNotation.quantities(in: text).contains { $0.value != nil }
  }
}
