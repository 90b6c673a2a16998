// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines of a table whose columns stand so close that no gap runs through all of them. A line with as many words as there are
/// columns has one in each; the words of the lines around it stand below or above those.
struct TightLines {
  private let columns: [ReportColumn]
  private let metric: Int
  private var anchors: [TextPiece] = []

  typealias Cells = [(column: Int, piece: TextPiece)]

  /// The cells of all lines as their places tell them, or where no gaps do that as their neighbours do, if that makes hardly more
  /// of them strange. A typesetter's blanks part no columns.
  static func parted(_ lines: [[TextPiece]], _ columns: [ReportColumn], _ places: TextColumns, isTypeset: Bool)
    -> [Cells]
  {
    let usual = lines.map { places.parted($0) }
    guard places.isUnclear, !isTypeset else { return usual }
    var close = usual
    if var tight = TightLines(columns: columns, metric: places.metric, lines: lines) {
      close = zip(lines, usual).map { tight.parted($0) ?? $1 }
    } else if let runs = ValueRuns(columns, places)?.parted(lines, usual) {
      close = runs
    }
    return strangeness(close, columns) <= strangeness(usual, columns) + 1 + lines.count / 10 ? close : usual
  }

  /// How many cells are not what their columns are for, and how many lines have no grade although most cells are there.
  private static func strangeness(_ lines: [Cells], _ columns: [ReportColumn]) -> Int {
    lines.reduce(0) { sum, cells in
      let isFull = cells.count > 2 && 2 * cells.count >= columns.count
      let lacks = columns.indices.count { column in
        isFull && columns[column].role == .status && !cells.contains { $0.column == column }
      }
      return sum + lacks + cells.count { isStrange($0.piece.text, columns[$0.column].role) }
        + cells.count - Set(cells.map(\.column)).count
    }
  }

  private static func isStrange(_ text: String, _ role: ColumnRole?) -> Bool {
    switch role {
    case .number: SectionNumber.row(text) == nil
    case .status: text.count < 5 && !StackedCells.beginsGrade(text) && !CellReading.isStroke(text)
    case .unit: text.first?.isNumber ?? false
    case .department: HeaderWords.isAmount(text) || text.contains { $0.isASCII && $0.isNumber }
    case .name, .indicator, .section: HeaderWords.isAmount(text)
    default: false
    }
  }

  /// `nil` where no line is whole.
  init?(columns: [ReportColumn], metric: Int, lines: [[TextPiece]]) {
    (self.columns, self.metric) = (columns, metric)
    guard let first = lines.lazy.map({ $0.flatMap(\.words) }).first(where: { isWhole($0) }) else { return nil }
    anchors = first
  }

  /// A line's words with their columns, the last whole line's being known; `nil` for one that stands elsewhere.
  mutating func parted(_ pieces: [TextPiece]) -> Cells? {
    let words = pieces.flatMap(\.words)
    guard words.count <= 2 * columns.count else { return nil }
    if isWhole(words) {
      anchors = words
      return Array(zip(columns.indices, words))
    }
    guard let places = places(of: words) else { return nil }
    var found: Cells = []
    for (column, word) in zip(places, words) {
      if let last = found.last, last.column == column {
        found[found.count - 1].piece = TextPiece(
          text: last.piece.text + " " + word.text, start: last.piece.start, end: word.end)
      } else {
        found.append((column, word))
      }
    }
    return found
  }

  /// As many words as columns; its number is one, and its grade, as far as it has columns for them.
  private func isWhole(_ words: [TextPiece]) -> Bool {
    words.count == columns.count && zip(columns.indices, words).allSatisfy { !isStrange($1, in: $0) }
  }

  private func isStrange(_ word: TextPiece, in column: Int) -> Bool {
    Self.isStrange(word.text, columns[column].role) || isNoNumber(word, in: column)
  }

  /// Whether the column has values, and the last whole line a number in it, where this is none.
  private func isNoNumber(_ word: TextPiece, in column: Int) -> Bool {
    let values: [ColumnRole] = [.target, .actual, .baseline, .yearly, .ratio]
    return values.contains(columns[column].role ?? .name) && anchors.indices.contains(column)
      && anchors[column].isNumber && !word.isNumber && !CellReading.isStroke(word.text)
  }

  /// Of a word in a column: the least way of all words so far, and the column of the word before.
  private typealias Step = (cost: Int, before: Int)

  /// The column of each word, in order, with the least way from where they stand (Bellman 1957); a second word in a cell costs
  /// as much as a short way.
  private func places(of words: [TextPiece]) -> [Int]? {
    var steps: [[Step]] = []
    for word in words { steps.append(self.steps(of: word, after: steps.last)) }
    guard let last = steps.last, var column = last.indices.min(by: { last[$0].cost < last[$1].cost }),
      last[column].cost <= 4 * words.count
    else { return nil }
    var places: [Int] = []
    for step in steps.reversed() {
      places.append(column)
      column = step[column].before
    }
    return places.reversed()
  }

  private func steps(of word: TextPiece, after before: [Step]?) -> [Step] {
    // Many columns are for the same; each is asked once.
    var strange: [ColumnRole?: Bool] = [:]
    var earlier: Step?
    return columns.indices.map { column in
      let role = columns[column].role
      let isStrange = strange[role] ?? Self.isStrange(word.text, role)
      strange[role] = isStrange
      let way = word.overlaps(anchors[column], metric) ? 0 : word.distance(to: anchors[column], metric) + 1
      let own = way + (isStrange || isNoNumber(word, in: column) ? 8 : 0)
      guard let before else { return (own, column) }
      let joined = (cost: before[column].cost + 2, before: column)
      let best = earlier.map { $0.cost < joined.cost ? $0 : joined } ?? joined
      if before[column].cost < earlier?.cost ?? .max { earlier = (before[column].cost, column) }
      return (best.cost + own, best.before)
    }
  }
}
