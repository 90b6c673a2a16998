// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// Which columns of a tidy table hold values, of which kind and of which year.
extension TidyLayout {
  mutating func findValues(_ table: CellTable) {
    let columns = table.header.indices.compactMap { valueColumn($0, table.header[$0]) }
    let (years, kinds) = (columns.filter { $0.year != nil }, certain(columns.filter { $0.year == nil }))
    switch (index(.year), index(.value)) {
    case (_?, let value?) where years.isEmpty:
      // 値,目標値: what stands beside targets is what came.
      let beside = kinds.contains { $0.kind == .actual } ? [] : kinds.filter { $0.kind != nil }
      values = [ValueColumn(index: value, kind: beside.isEmpty ? nil : .actual)] + beside
    // 2018,2019,目標値: the target's year is another column's or the plan's.
    case (nil, nil): values = years.isEmpty ? [] : years + kinds.filter { $0.yearIndex != nil || $0.kind == .target }
    case (_?, nil) where years.isEmpty && hasMappedValues: values = kinds
    case (_?, nil) where years.isEmpty && index(.indicator) != nil: values = current(kinds, table)
    case (_?, nil) where years.isEmpty:
      // 年度,目標値,実績値 is one indicator, not two.
      let panel = panelColumns(of: table)
      values = panel.allSatisfy { column in kinds.contains { $0.index == column.index } } ? kinds : panel
    default: break
    }
  }

  /// Of a long table, targets were found and nothing that came of them.
  var lacksActuals: Bool {
    index(.year) != nil && index(.value) == nil && !values.isEmpty
      && values.allSatisfy { $0.year == nil && $0.kind != nil && $0.kind != .actual }
  }

  /// 指標,目標値,実績値: the values of one year, which the table does not say.
  mutating func takeUndated(_ table: CellTable) {
    guard index(.year) == nil, index(.value) == nil, index(.indicator) != nil else { return }
    let columns = table.header.indices.compactMap { valueColumn($0, table.header[$0]) }
    let kinds = certain(columns.filter { $0.year == nil && Self.holdsValues($0.index, table) })
    let dated = kinds.filter { $0.yearIndex != nil || $0.kind == .target || $0.kind == .actual }
    if dated.contains(where: { $0.kind != .baseline }) { values = dated }
  }

  /// 見込値,目標値: what is called by the word itself is the target, and what is called otherwise may be anything.
  private func certain(_ columns: [ValueColumn]) -> [ValueColumn] {
    let said = Set(columns.filter { guessedValues[$0.index] == nil }.compactMap(\.kind))
    return columns.filter { column in guessedValues[column.index] == nil || column.kind.map(said.contains) != true }
  }

  private var hasMappedValues: Bool {
    uses.values.contains { if case .values = $0 { true } else { false } }
  }

  /// A column whose header, or the user, says year or kind of its values.
  private func valueColumn(_ column: Int, _ header: String) -> ValueColumn? {
    var year: FiscalYear?
    var kind: ObservationKind?
    switch HeaderMeaning(header) {
    case .year(let own): year = own
    case .values(let own, let ofYear): (year, kind) = (ofYear, own)
    case .role: break
    case nil: (year, kind) = (guessedValues[column]?.year, guessedValues[column]?.kind)
    }
    if index(.kind) != nil { kind = nil }
    switch uses[column] {
    case .values(let said): kind = said
    case nil where year != nil || kind != nil: break
    default: return nil
    }
    let yearIndex = year == nil ? kind.flatMap { yearColumns[$0] } : nil
    return ValueColumn(index: column, year: year, kind: kind, yearIndex: yearIndex)
  }

  private func panelColumns(of table: CellTable) -> [ValueColumn] {
    let taken = Set(indices.values)
    return table.header.indices.filter {
      !taken.contains($0) && uses[$0] == nil && !table.header[$0].isEmpty && Self.holdsValues($0, table)
    }.map { ValueColumn(index: $0, indicator: table.header[$0]) }
  }
}

// MARK: - What is told

extension TidyLayout {
  /// What a person should know of columns of numbers whose headers leave something open.
  func doubts(of table: CellTable, plan: String?) -> [ReadingNote.Fact] {
    let (numbers, undated) = (numbersKept(of: table), undated(of: table))
    var facts: [ReadingNote.Fact] = numbers.isEmpty ? [] : [.numbersKeptAsAttributes(numbers)]
    if let year = plan.flatMap({ FiscalYearNotation.year(in: $0) }), !undated.isEmpty {
      facts.append(.readAsOfPlanYear(undated, year: year))
    }
    return facts
  }

  /// Columns of numbers that nobody said are no values. A table with a column that is called value leaves no doubt.
  private func numbersKept(of table: CellTable) -> [String] {
    guard index(.value) == nil, !isPanel else { return [] }
    return attributes.filter { column in
      uses[column.index] == nil && !ColumnGuess.isComputed(table.header[column.index])
        && Self.holdsValues(column.index, table)
    }.map { table.header[$0.index] }
  }

  /// Columns of values whose year is that of the plan.
  private func undated(of table: CellTable) -> [String] {
    guard index(.year) == nil else { return [] }
    return values.filter { $0.year == nil && $0.yearIndex == nil }.map { table.header[$0.index] }
  }
}

// MARK: - Other words

extension TidyLayout {
  /// 目標年度 beside 目標値.
  mutating func findYearColumns(_ table: CellTable) {
    let kinds = Set(
      table.header.indices.compactMap { column -> ObservationKind? in
        if case .values(let kind, nil) = HeaderMeaning(table.header[column]) { return kind }
        return ColumnGuess.values(table.header[column])?.kind
      })
    for column in free(table) {
      guard let kind = ColumnGuess.kindOfYear(table.header[column]), kinds.contains(kind) else { continue }
      if yearColumns[kind] == nil { yearColumns[kind] = column }
    }
  }

  /// 結果, 計画値, Goal: a column of numbers under another word for a kind of value.
  mutating func guessValues(_ table: CellTable) {
    for column in free(table) {
      guard let found = ColumnGuess.values(table.header[column]), Self.holdsValues(column, table) else { continue }
      guessedValues[column] = found
    }
  }

  /// To be called when it is known which columns hold values.
  mutating func tellGuessedValues(_ table: CellTable) {
    for column in values {
      guard guessedValues[column.index] != nil, let kind = column.kind else { continue }
      guesses.set(table.header[column.index], to: kind.rawValue)
    }
  }

  /// 現状値 of a table with a row a year is what came, where nothing else is: a baseline stands once for an indicator, and not
  /// beside the target of its own year.
  private mutating func current(_ kinds: [ValueColumn], _ table: CellTable) -> [ValueColumn] {
    guard !kinds.contains(where: { $0.kind == .actual }) else { return kinds }
    return kinds.map { column in
      let header = table.header[column.index]
      guard column.kind == .baseline, ColumnGuess.isCurrent(header), uses[column.index] == nil, column.yearIndex == nil,
        isYearly(column, beside: kinds.first { $0.kind == .target && $0.yearIndex == nil }, table)
      else { return column }
      guesses.set(header, to: ObservationKind.actual.rawValue)
      var column = column
      column.kind = .actual
      return column
    }
  }

  private func isYearly(_ column: ValueColumn, beside target: ValueColumn?, _ table: CellTable) -> Bool {
    var seen = Set<[String]>()
    func isFilled(_ row: CellTable.Row, _ index: Int) -> Bool {
      !TidyTable.isMissing(row.fields[index].trimmingBlanks())
    }
    return table.rows.contains { row in
      guard isFilled(row, column.index) else { return false }
      if let target, isFilled(row, target.index) { return true }
      return !seen.insert([TidyRole.indicator, .entity].map { role in index(role).map { row.fields[$0] } ?? "" })
        .inserted
    }
  }
}
