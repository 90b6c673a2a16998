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
    /// 目標年度 beside 目標値: the column that has the year of these values alone.
    var yearIndex: Int?
  }

  /// Where the column of each role stands, by the role's name.
  private(set) var indices: [String: Int] = [:]
  var values: [ValueColumn] = []
  /// The other columns with a header.
  private(set) var attributes: [(index: Int, name: String)] = []
  /// What was guessed of the columns, and what the user said of them.
  var guesses = ColumnMapping()
  let mapping: ColumnMapping

  let uses: [Int: ColumnUse]
  /// What columns probably hold whose headers are none of those that tidy tables have.
  var guessedValues: [Int: ColumnGuess.Values] = [:]
  /// Where the year of all values of one kind stands (目標年度).
  var yearColumns: [ObservationKind: Int] = [:]

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
    tellGuessedValues(table)
    // A panel's indicators have their names in the header, so a column `name` is about something else.
    let kept: [TidyRole] = isPanel ? [.group, .name] : [.group]
    let names = Dictionary(uniqueKeysWithValues: kept.compactMap { role in index(role).map { ($0, role.rawValue) } })
    let taken = Set(indices.values).subtracting(names.keys).union(values.map(\.index)).union(
      values.compactMap(\.yearIndex))
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

  func index(_ role: TidyRole) -> Int? { indices[role.rawValue] }

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
    findOthers(table)
  }

  /// What other headers stand for where none of the usual ones is there: 分野 is a group, and so is a 区分 that has no kinds; 向き is
  /// `better` if its cells are words for that.
  private mutating func findOthers(_ table: CellTable) {
    func texts(_ column: Int) -> Set<String> {
      Set(table.rows.map { $0.fields[column].trimmingBlanks() }.filter { !$0.isEmpty })
    }
    func isFree(_ column: Int) -> Bool { uses[column] == nil && TidyRole(header: table.header[column]) == nil }
    if index(.better) == nil {
      indices[TidyRole.better.rawValue] = table.header.indices.first { column in
        let texts = isFree(column) && TidyRole.saysDirection(table.header[column]) ? texts(column) : []
        return !texts.isEmpty && texts.allSatisfy { TidyRole.betters[$0.lowercased()] != nil }
      }
    }
    guard index(.group) == nil else { return }
    // One row alone does not show it.
    if let kind = index(.kind), table.header[kind] == "区分", uses[kind] == nil, table.rows.count > 1,
      texts(kind).allSatisfy({ TidyRole.kinds[$0] == nil && ObservationKind(rawValue: $0) == nil })
    {
      indices[TidyRole.kind.rawValue] = nil
      indices[TidyRole.group.rawValue] = kind
    } else {
      indices[TidyRole.group.rawValue] = table.header.indices.first { isFree($0) && TidyRole.groups(table.header[$0]) }
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
    guessEntity(table)
    findYearColumns(table)
    guessValues(table)
    findValues(table)
    if lacksActuals {
      guess([.value], table)
      findValues(table)
    }
    if values.isEmpty {
      guess(TidyRole.allCases, table)
      findValues(table)
    }
    if values.isEmpty {
      guessByCells(table)
      findValues(table)
    }
    if values.isEmpty { takeUndated(table) }
    guard !values.isEmpty else {
      let place = table.place(line: table.headerLine)
      if table.header.count == 1, table.header[0].contains(";") {
        throw ReadingRefusal([ReadingProblem(place, .semicolons)])
      }
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

  /// 市町村 beside 指標: a column of bodies, where an indicator has several of them. Of one body each it only says where.
  private mutating func guessEntity(_ table: CellTable) {
    guard index(.entity) == nil, let indicator = index(.indicator) else { return }
    for column in free(table)
    where ColumnGuess.role(table.header[column]) == .entity && !Self.holdsValues(column, table) {
      var first: [String: String] = [:]
      let isSeveral = table.rows.contains { row in
        let (name, text) = (row.fields[indicator], row.fields[column].trimmingBlanks())
        guard !text.isEmpty else { return false }
        return first.updateValue(text, forKey: name).map { $0 != text } ?? false
      }
      if isSeveral { return take(column, .entity, table) }
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
  func free(_ table: CellTable) -> [Int] {
    let taken = Set(indices.values).union(yearColumns.values)
    return table.header.indices.filter {
      !taken.contains($0) && uses[$0] == nil && guessedValues[$0] == nil && !table.header[$0].isEmpty
        && HeaderMeaning(table.header[$0]) == nil
    }
  }
}
