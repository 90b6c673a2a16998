// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// What the cells of each column of a table mostly are. A row in which one is of a kind that its column has never else was
/// shifted: a separator was lost, or a cell was broken.
struct ColumnHabits {
  enum Kind: Hashable { case number, mark, department, text }

  private var counts: [[Kind: Int]]
  private let rows: [[Kind?]]

  init(_ table: ReportTable) {
    rows = table.rows.map { $0.cells.map(Self.kind) }
    counts = [[Kind: Int]](repeating: [:], count: table.columns.count)
    for row in rows {
      for (column, kind) in row.enumerated() {
        if let kind, column < counts.count { counts[column][kind, default: 0] += 1 }
      }
    }
  }

  /// `nil` for a cell that says nothing.
  static func kind(_ cell: String) -> Kind? {
    let text = ColumnRole.fold(cell)
    if text.isEmpty || CellReading.isStroke(text) || ["※", "*", "/", "…", "..", "−"].contains(text) { return nil }
    if text.count <= 14, RowShape.isDepartment(text) { return .department }
    if text.count <= 4, StackedCells.isGrade(text) { return .mark }
    guard text.count <= 16, let first = text.first, first.isNumber || "▲△-約延+±".contains(first) else { return .text }
    return DecimalNotation.value(of: text) != nil || HeaderWords.isAmount(text) ? .number : .text
  }

  /// What four in five of a column's other cells are, where there are three or more of them.
  func habit(_ column: Int, besides row: Int) -> Kind? {
    var others = counts[column]
    if let own = rows[row][column] { others[own, default: 0] -= 1 }
    let all = others.values.reduce(0, +)
    guard all >= 3, let most = others.max(by: { $0.value < $1.value }), 5 * most.value >= 4 * all else { return nil }
    return most.key
  }

  /// How often the other rows have something in a column.
  func isFilled(_ column: Int, besides row: Int) -> Bool {
    let others = rows.indices.count { $0 != row && rows[$0][column] != nil }
    return rows.count > 3 && 5 * others >= 4 * (rows.count - 1)
  }

  private func lacksMark(_ row: Int) -> Bool {
    counts.indices.contains { rows[row][$0] == nil && habit($0, besides: row) == .mark && isFilled($0, besides: row) }
  }

  /// A number where the others have departments, a department where they have numbers.
  func isShifted(_ row: Int) -> Bool {
    rows[row].indices.contains { column in
      guard column < counts.count, let own = rows[row][column], let habit = habit(column, besides: row), own != habit
      else { return false }
      // Words stand for values (減少, 調査中), and a grade may be told in words.
      return own != .text && (habit != .text || own == .department) && Set([own, habit]) != [.number, .mark]
        || own == .number && habit == .mark || own == .mark && habit == .number && lacksMark(row)
    }
  }
}

extension ReportTable {
  /// Rows of another shape than the others: shorter than the header by cells that the others have, or with cells that are
  /// of another kind than all others of their column.
  mutating func findShiftedRows() {
    guard rows.count > 3, rows.count < 5000 else { return }
    let habits = ColumnHabits(self)
    for index in rows.indices {
      let isShort =
        rows[index].missing > 0
        && (columns.count - rows[index].missing..<columns.count).contains { habits.isFilled($0, besides: index) }
      if isShort || habits.isShifted(index) { rows[index].isStrange = true }
    }
  }

  /// Columns of one heading of which some have a year and others none, or two the same one; or a word over years that is in no
  /// table of words: the texts over the columns were not told apart.
  mutating func findUnclearYears() {
    let values = ColumnRole.values
    let own = columns.filter { values.contains($0.role ?? .name) }
    if own.contains(where: \.saysMoreThanYear) { return isUnclear = true }
    let dated = own.filter { $0.fiscalYear != nil && $0.role != .yearly }
    let isHalf = dated.contains { column in
      own.contains { $0.fiscalYear == nil && $0.header.count > 1 && column.header.hasSuffix(" " + $0.header) }
    }
    let places = dated.map { "\($0.role?.rawValue ?? "") \($0.fiscalYear ?? 0) \($0.header)" }
    if isHalf || Set(places).count < places.count { isUnclear = true }
  }

  /// A column of unknown heading whose texts say what is counted (…率, …数), while those of the names do not.
  mutating func findUnknownNames() {
    guard rows.count > 2, let name = columns.firstIndex(where: { $0.role == .name }),
      !columns.contains(where: { $0.role == .indicator || $0.role == .outline })
    else { return }
    func naming(_ column: Int) -> Int { rows.count { IndicatorLabel.namesQuantity($0.cells[column]) } }
    let own = naming(name)
    for index in columns.indices where columns[index].role == nil && index != name {
      if 2 * naming(index) > rows.count, 4 * own < rows.count { return isUnclear = true }
    }
  }
}
