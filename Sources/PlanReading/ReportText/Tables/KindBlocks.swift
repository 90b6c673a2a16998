// SPDX-License-Identifier: GPL-3.0-or-later

/// Indicators whose 目標 and 実績 stand below one another, where the words are under no heading of their own, or the values in other
/// lines than their words: as many values as there are years behind each word, or as many below one another as there are words.
///
///            指標名    単位          R2     R3     R4                指標    単位  区分   R2    R3
///                           目標値  240    240    250              待機児童数  人   目標
///            巡回回数   回    実績値  198    231                                    実績
///                           達成率  82.5%  96.2%                                     20
///                                                                                    23
///                                                                                         10 …
struct KindBlocks {
  struct Segment {
    /// What stands between the indicators before and these.
    var preamble: [(line: Int, text: String)] = []
    var rows: [ReportTable.Row] = []
    var kinds: [String] = []
  }

  private(set) var segments = [Segment()]
  /// The words have a heading, in whose column they are.
  let isNamed: Bool
  /// The values stand in other lines than their words.
  private(set) var isScattered = false

  private let columns: [ReportColumn]
  private let edges: [TextPiece]
  private let years: Range<Int>
  private let kindColumn: Int?
  private var block: KindBlock?
  /// The words of the indicators so far: the same ones of each.
  private var shapes = Set<[String]>()

  /// `nil` where the lines are not all of such blocks, or stand as other tables do.
  init?(columns: [ReportColumn], edges: [TextPiece], lines: [AlignedTables.Line]) {
    guard let years = Self.years(columns), years.count > 1, edges.count == columns.count else { return nil }
    (self.columns, self.edges, self.years) = (columns, edges, years)
    let found = lines.map { KindLine($0) }
    let kinds = found.compactMap(\.kind)
    guard let first = kinds.first, kinds.count(where: { $0.text == first.text }) > 1, Set(kinds.map(\.text)).count > 1
    else {
      return nil
    }
    let column = years.lowerBound - 1
    let under = kinds.count { kind in [0, 1].contains { kind.overlaps(edges[column], $0) } }
    isNamed = [nil, .kind, .novelty, .outline].contains(columns[column].role) && 2 * under > kinds.count
    kindColumn = isNamed ? column : nil
    let valued = found.count { $0.kind != nil && !$0.values.isEmpty }
    if isNamed ? valued > 0 : valued > 0 && valued < kinds.count { return nil }
    isScattered = valued == 0
    for line in found where !line.words.isEmpty {
      guard take(line, isFirst: line.kind?.text == first.text) else { return nil }
    }
    guard close(), segments.contains(where: { $0.rows.count > 1 }) else { return nil }
    guard shapes.count == 1 else { return nil }
    segments.removeAll { $0.rows.isEmpty && $0.preamble.isEmpty }
  }

  /// The columns of values side by side of which each has a year.
  private static func years(_ columns: [ReportColumn]) -> Range<Int>? {
    func isYear(_ index: Int) -> Bool {
      ColumnRole.values.contains(columns[index].role ?? .name) && columns[index].fiscalYear != nil
    }
    guard let last = columns.indices.last(where: isYear) else { return nil }
    let first = columns[..<last].lastIndex { !($0.fiscalYear != nil && ColumnRole.values.contains($0.role ?? .name)) }
    return first.map { $0 + 1..<last + 1 }
  }

  private mutating func take(_ line: KindLine, isFirst: Bool) -> Bool {
    if isFirst {
      guard close() else { return false }
      block = KindBlock()
    }
    guard var open = block else {
      segments[segments.count - 1].preamble.append((line.number, line.text))
      return true
    }
    if line.kind != nil {
      open.lines.append(line)
    } else if isScattered, let value = line.words.first, StackedCells.isCell(value.text), isRight(value) {
      open.scattered.append(line)
    } else {
      guard close() else { return false }
      if segments.last?.rows.isEmpty == false { segments.append(Segment()) }
      segments[segments.count - 1].preamble.append((line.number, line.text))
      return true
    }
    block = open
    return true
  }

  /// Not before the columns of years begin.
  private func isRight(_ word: TextPiece) -> Bool {
    [0, 1].contains { word.end[$0] >= edges[max(0, years.lowerBound - 1)].end[$0] }
  }

  /// All rows, with their words in a column more.
  func withKinds(_ columns: [ReportColumn]) -> (columns: [ReportColumn], rows: [ReportTable.Row]) {
    var table = ReportTable(preamble: [], columns: columns, rows: segments.flatMap(\.rows))
    let kinds = segments.flatMap(\.kinds)
    table.append(ReportColumn("区分"), role: .kind) { kinds[$0] }
    return (table.columns, table.rows)
  }

  /// Puts the block's rows to the others; `false` where its values have no certain places.
  private mutating func close() -> Bool {
    guard let open = block else { return true }
    block = nil
    let lead = years.lowerBound - (isNamed ? 1 : 0)
    guard open.lines.count > 1, Set(open.kinds).count == open.kinds.count, let names = open.names(lead),
      let values = isScattered ? open.columnwise(years.count) : open.values(years.count)
    else { return false }
    shapes.insert(open.kinds)
    for (index, kind) in open.kinds.enumerated() {
      var cells = [String](repeating: "", count: columns.count)
      if index == 0 { for place in names.indices { cells[place] = names[place] } }
      if let kindColumn { cells[kindColumn] = kind }
      for (place, value) in values[index].enumerated() { cells[years.lowerBound + place] = value }
      if index == 0, years.upperBound < columns.count { cells[years.upperBound] = open.remark }
      segments[segments.count - 1].rows.append(ReportTable.Row(line: open.lines[index].number, cells: cells))
      segments[segments.count - 1].kinds.append(kind)
    }
    return true
  }
}

/// A line's words: what stands before 目標 or 実績, the word, and the values behind it.
private struct KindLine {
  let number: Int
  let pieces: [TextPiece]
  let words: [TextPiece]
  private let place: Int?

  init(_ line: AlignedTables.Line) {
    let words = line.pieces.flatMap(\.words)
    (number, pieces, self.words) = (line.line, line.pieces, words)
    let place = words.firstIndex { ReportTable.kindWords.contains(ColumnRole.fold($0.text)) }
    let behind = place.map { words[($0 + 1)...] } ?? []
    // A sentence that speaks of targets is no such line.
    self.place = behind.first.map { StackedCells.isCell($0.text) } ?? true ? place : nil
  }

  var text: String { pieces.map(\.text).joined(separator: "  ") }
  var kind: TextPiece? { place.map { words[$0] } }
  var lead: ArraySlice<TextPiece> { place.map { words[..<$0] } ?? [] }
  /// The texts between wider gaps before the word.
  var leadPieces: [TextPiece] {
    guard let kind else { return [] }
    return pieces.compactMap { piece in
      let own = piece.words.filter { $0.end[0] <= kind.start[0] }
      guard let first = own.first, let last = own.last else { return nil }
      return TextPiece(text: own.map(\.text).joined(separator: " "), start: first.start, end: last.end)
    }
  }
  var values: ArraySlice<TextPiece> {
    place.map { words[($0 + 1)...].prefix { StackedCells.isCell($0.text) } } ?? []
  }
  var rest: ArraySlice<TextPiece> {
    let from = place.map { $0 + 1 + values.count } ?? 1
    return from <= words.count ? words[from...] : []
  }
}

/// The lines of one indicator.
private struct KindBlock {
  var lines: [KindLine] = []
  /// Those with a value alone.
  var scattered: [KindLine] = []

  var kinds: [String] { lines.compactMap { $0.kind?.text } }
  var remark: String { (lines + scattered).flatMap(\.rest).map(\.text).joined(separator: " ") }

  /// What is said once of the indicator: a text a column.
  func names(_ count: Int) -> [String]? {
    for texts in [lines.flatMap(\.leadPieces), lines.flatMap { Array($0.lead) }] where texts.count == count {
      return texts.sorted { $0.start[0] < $1.start[0] }.map(\.text)
    }
    return nil
  }

  /// The values behind each word: one a year, or where there are fewer, under those of the word that has them all.
  func values(_ count: Int) -> [[String]]? {
    let whole = lines.first { $0.values.count == count }.map { Array($0.values) }
    var rows: [[String]] = []
    for line in lines {
      let values = Array(line.values)
      if values.count == count {
        rows.append(values.map(\.text))
        continue
      }
      guard let whole, values.count < count, let row = Self.row(values, under: whole) else { return nil }
      rows.append(row)
    }
    return rows
  }

  /// Each value under one of the others, by characters or by columns of a terminal: by that in which more of them begin or end
  /// together. `nil` where nothing settles it.
  private static func row(_ values: [TextPiece], under whole: [TextPiece]) -> [String]? {
    let found = [0, 1].compactMap { metric -> (row: [String], exact: Int)? in
      var (row, exact) = ([String](repeating: "", count: whole.count), 0)
      for value in values {
        let over = whole.indices.filter { value.overlaps(whole[$0], metric) }
        guard over.count == 1, row[over[0]].isEmpty else { return nil }
        row[over[0]] = value.text
        let other = whole[over[0]]
        if value.start[metric] == other.start[metric] || value.end[metric] == other.end[metric] { exact += 1 }
      }
      return (row, exact)
    }
    guard let first = found.first, let last = found.last else { return nil }
    if first.row == last.row || first.exact > last.exact { return first.row }
    return last.exact > first.exact ? last.row : nil
  }

  /// As many values below one another as there are words, column by column.
  func columnwise(_ count: Int) -> [[String]]? {
    let values = scattered.compactMap(\.words.first)
    guard values.count == count * lines.count,
      scattered.allSatisfy({ $0.rest.allSatisfy { !StackedCells.isCell($0.text) } })
    else { return nil }
    let columns = stride(from: 0, to: values.count, by: lines.count).map { Array(values[$0..<$0 + lines.count]) }
    for (index, column) in columns.enumerated() {
      let stands = [0, 1].contains { metric in
        column.dropFirst().allSatisfy { $0.overlaps(column[0], metric) }
          && (index == 0 || columns[index - 1].allSatisfy { $0.end[metric] <= column[0].end[metric] })
      }
      guard stands else { return nil }
    }
    return lines.indices.map { line in columns.map { $0[line].text } }
  }
}
