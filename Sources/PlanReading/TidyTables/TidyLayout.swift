// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What each column of a tidy table is for, by what the user says, by the headers and, for a panel, by the cells.
///
/// A table that could be read in two ways is refused, since one of the two would be wrong without a word. A table of no
/// known layout is taken by what its columns probably are, and every such guess is told.
struct TidyLayout {
  /// A column of values. The three layouts differ in what its header says.
  struct ValueColumn {
    let index: Int
    /// Wide (`indicator` and a column a year): the header is the year. Else the row has it.
    var year: FiscalYear?
    /// Panel (`entity,year` and a column an indicator): the header is the indicator. Else the row has it.
    var indicator: String?
    /// 目標値, R1実績: the header says the kind. Else the row has it.
    var kind: ObservationKind?
  }

  /// Where the column of each role stands, by the role's name.
  private(set) var indices: [String: Int] = [:]
  private(set) var values: [ValueColumn] = []
  /// The other columns with a header.
  private(set) var attributes: [(index: Int, name: String)] = []
  /// What was guessed of the columns, and what the user said of them.
  private(set) var guesses = ColumnMapping()
  let mapping: ColumnMapping

  private let uses: [Int: ColumnUse]

  init(of table: CellTable, mapping: ColumnMapping = ColumnMapping()) throws(ReadingRefusal) {
    guard !table.rows.isEmpty || !table.problems.isEmpty else {
      throw ReadingRefusal([ReadingProblem(table.place(), .empty)])
    }
    self.mapping = mapping
    uses = Dictionary(
      uniqueKeysWithValues: table.header.enumerated().compactMap { column, header in
        mapping.use(of: header).map { (column, $0) }
      })
    try findRoles(table)
    try findColumns(table)
    // A panel's indicators have their names in the header, so a column `name` is about something else.
    let kept: [TidyRole] = isPanel ? [.group, .name] : [.group]
    let names = Dictionary(uniqueKeysWithValues: kept.compactMap { role in index(role).map { ($0, role.rawValue) } })
    let taken = Set(indices.values).subtracting(names.keys).union(values.map(\.index))
    attributes = table.header.indices.filter {
      !taken.contains($0) && !table.header[$0].isEmpty && uses[$0] != .ignored
    }.map { ($0, names[$0] ?? table.header[$0]) }
    guard attributes.count * values.count <= Self.mostAttributes else {
      throw ReadingRefusal([
        ReadingProblem(table.place(line: table.headerLine), .unknownLayout(headers: attributes.map(\.name)))
      ])
    }
    if !isPanel { try checkLeftYears(table) }
  }

  /// For all values of a row: a table with more columns of which nothing is known is none of these.
  private static let mostAttributes = 1_000_000

  /// Whether the headers name the indicators.
  var isPanel: Bool { values.first?.indicator != nil }

  private func index(_ role: TidyRole) -> Int? { indices[role.rawValue] }

  /// A year in a header that is more than a year (2020年度（見込）, 1990 [YR1990]): its numbers are no attribute, and of what
  /// kind they are only the author knows.
  private func checkLeftYears(_ table: CellTable) throws(ReadingRefusal) {
    let left = attributes.filter {
      uses[$0.index] == nil && Self.speaksOfYear(table.header[$0.index]) && Self.holdsValues($0.index, table)
    }
    guard left.isEmpty else {
      let problems = left.map { ReadingProblem(table.headerPlace($0.index), .notAYear(table.header[$0.index])) }
      throw ReadingRefusal(problems + table.problems)
    }
  }

  static func speaksOfYear(_ header: String) -> Bool {
    header.contains("年度") || header.split { !$0.isNumber }.contains { FiscalYearNotation.year(in: $0) != nil }
  }

  /// Numbers in at least half of the cells that are not empty, so that one misprint does not turn a column of values
  /// into a column of labels; and not the numbers by which bodies are called (団体コード, 07201).
  static func holdsValues(_ column: Int, _ table: CellTable) -> Bool {
    let header = table.header[column].lowercased()
    guard !header.hasSuffix("code"), !header.hasSuffix("コード") else { return false }
    var (filled, numbers) = (0, 0)
    for row in table.rows {
      let text = row.fields[column].trimmingBlanks()
      if TidyTable.isMissing(text) { continue }
      if text.first == "0", text.dropFirst().first?.isNumber == true { return false }
      filled += 1
      if TidyTable.value(of: text) != nil { numbers += 1 }
    }
    return numbers > 0 && numbers * 2 >= filled
  }
}

// MARK: - Roles

extension TidyLayout {
  private mutating func findRoles(_ table: CellTable) throws(ReadingRefusal) {
    for (column, header) in table.header.enumerated() {
      guard let role = role(ofColumn: column, header) else { continue }
      if let first = indices.updateValue(column, forKey: role.rawValue) {
        let headers = [table.header[first], header]
        throw ReadingRefusal([ReadingProblem(table.headerPlace(column), .unknownLayout(headers: headers))])
      }
    }
  }

  /// What the user says goes before what the header says, and takes a role away from the header that has its name.
  private func role(ofColumn column: Int, _ header: String) -> TidyRole? {
    if let use = uses[column] {
      guard case .role(let role) = use else { return nil }
      return role
    }
    return TidyRole(header: header).flatMap { uses.values.contains(.role($0)) ? nil : $0 }
  }

  private mutating func findColumns(_ table: CellTable) throws(ReadingRefusal) {
    // Whose values they are must be said somewhere; a table of one series is its own indicator.
    if index(.indicator) == nil, index(.entity) == nil { guess([.indicator, .entity], table) }
    findValues(table)
    if values.isEmpty {
      guess(TidyRole.allCases, table)
      findValues(table)
    }
    if values.isEmpty {
      guessByCells(table)
      findValues(table)
    }
    guard !values.isEmpty else {
      let place = table.place(line: table.headerLine)
      throw ReadingRefusal([ReadingProblem(place, .unknownLayout(headers: table.header))] + table.problems)
    }
  }

  /// Takes the first column that has another word for the role.
  private mutating func guess(_ roles: [TidyRole], _ table: CellTable) {
    for column in free(table) {
      guard let role = ColumnGuess.role(table.header[column]), roles.contains(role), index(role) == nil else {
        continue
      }
      take(column, role, table)
    }
  }

  private mutating func guessByCells(_ table: CellTable) {
    if index(.year) == nil, let column = ColumnGuess.yearColumn(of: table, among: free(table)) {
      take(column, .year, table)
    }
    guard index(.year) != nil else { return }
    if index(.indicator) == nil, let column = ColumnGuess.wordColumn(of: table, among: free(table)) {
      take(column, .indicator, table)
    }
    let numbers = free(table).filter { Self.holdsValues($0, table) }
    if index(.value) == nil, index(.indicator) != nil, numbers.count == 1 { take(numbers[0], .value, table) }
  }

  private mutating func take(_ column: Int, _ role: TidyRole, _ table: CellTable) {
    indices[role.rawValue] = column
    guesses.set(table.header[column], to: role.rawValue)
  }

  /// The columns with a header of which nothing is known.
  private func free(_ table: CellTable) -> [Int] {
    let taken = Set(indices.values)
    return table.header.indices.filter {
      !taken.contains($0) && uses[$0] == nil && !table.header[$0].isEmpty && HeaderMeaning(table.header[$0]) == nil
    }
  }
}

// MARK: - Values

extension TidyLayout {
  private mutating func findValues(_ table: CellTable) {
    let columns = table.header.indices.compactMap { valueColumn($0, table.header[$0]) }
    let (years, kinds) = (columns.filter { $0.year != nil }, columns.filter { $0.year == nil })
    switch (index(.year), index(.value)) {
    case (_?, let value?) where years.isEmpty:
      // 値,目標値: what stands beside targets is what came.
      let beside = kinds.contains { $0.kind == .actual } ? [] : kinds.filter { $0.kind != nil }
      values = [ValueColumn(index: value, kind: beside.isEmpty ? nil : .actual)] + beside
    case (nil, nil): values = years
    case (_?, nil) where years.isEmpty && hasMappedValues: values = kinds
    case (_?, nil) where years.isEmpty && index(.indicator) != nil: values = kinds
    case (_?, nil) where years.isEmpty:
      // 年度,目標値,実績値 is one indicator, not two.
      let panel = panelColumns(of: table)
      values = panel.allSatisfy { column in kinds.contains { $0.index == column.index } } ? kinds : panel
    default: break
    }
  }

  private var hasMappedValues: Bool {
    uses.values.contains { if case .values = $0 { true } else { false } }
  }

  /// A column whose header, or the user, says year or kind of its values.
  private func valueColumn(_ column: Int, _ header: String) -> ValueColumn? {
    let meaning = HeaderMeaning(header)
    var year: FiscalYear?
    var kind: ObservationKind?
    switch meaning {
    case .year(let own): year = own
    case .values(let own, let ofYear): (year, kind) = (ofYear, index(.kind) == nil ? own : nil)
    case .role, nil: break
    }
    switch uses[column] {
    case .values(let kind): return ValueColumn(index: column, year: year, kind: kind)
    case nil where year != nil || kind != nil: return ValueColumn(index: column, year: year, kind: kind)
    default: return nil
    }
  }

  private func panelColumns(of table: CellTable) -> [ValueColumn] {
    let taken = Set(indices.values)
    return table.header.indices.filter {
      !taken.contains($0) && uses[$0] == nil && !table.header[$0].isEmpty && Self.holdsValues($0, table)
    }.map { ValueColumn(index: $0, indicator: table.header[$0]) }
  }
}
