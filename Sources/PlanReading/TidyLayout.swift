// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What each column of a tidy table is for, by the headers and, for a panel, by the cells.
///
/// A table that could be read in two ways is refused, since one of the two would be wrong without a word.
struct TidyLayout {
  /// A column of values. The three layouts differ in what its header says.
  struct ValueColumn {
    let index: Int
    /// Wide (`indicator` and a column a year): the header is the year. Else the row has it.
    var year: FiscalYear?
    /// Panel (`entity,year` and a column an indicator): the header is the indicator. Else the row has it.
    var indicator: String?
  }

  /// Where the column of each role stands, by the role's name.
  private(set) var indices: [String: Int] = [:]
  private(set) var values: [ValueColumn] = []
  /// The other columns with a header.
  private(set) var attributes: [(index: Int, name: String)] = []

  init(of table: DelimitedText) throws(ReadingRefusal) {
    guard !table.rows.isEmpty || !table.problems.isEmpty else {
      throw ReadingRefusal([ReadingProblem(FilePlace(file: table.file), .empty)])
    }
    try findRoles(table)
    try findValues(table)
    // A panel's indicators have their names in the header, so a column `name` is about something else.
    let kept: [TidyRole] = isPanel ? [.group, .name] : [.group]
    let names = Dictionary(uniqueKeysWithValues: kept.compactMap { role in index(role).map { ($0, role.rawValue) } })
    let taken = Set(indices.values).subtracting(names.keys).union(values.map(\.index))
    attributes = table.header.indices.filter { !taken.contains($0) && !table.header[$0].isEmpty }.map {
      ($0, names[$0] ?? table.header[$0])
    }
    if !isPanel { try checkLeftYears(table) }
  }

  /// Whether the headers name the indicators.
  var isPanel: Bool { values.first?.indicator != nil }

  private func index(_ role: TidyRole) -> Int? { indices[role.rawValue] }

  private mutating func findRoles(_ table: DelimitedText) throws(ReadingRefusal) {
    for (column, header) in table.header.enumerated() {
      guard let role = TidyRole(header: header) else { continue }
      if let first = indices.updateValue(column, forKey: role.rawValue) {
        let headers = [table.header[first], header]
        throw ReadingRefusal([ReadingProblem(table.headerPlace(column), .unknownLayout(headers: headers))])
      }
    }
  }

  private mutating func findValues(_ table: DelimitedText) throws(ReadingRefusal) {
    let years = table.header.indices.compactMap { column in
      FiscalYearNotation.year(in: table.header[column]).map { ValueColumn(index: column, year: FiscalYear($0)) }
    }
    switch (index(.year), index(.value)) {
    case (_?, let value?) where years.isEmpty: values = [ValueColumn(index: value)]
    case (nil, nil): values = years
    case (_?, nil) where years.isEmpty && index(.indicator) == nil: values = panelColumns(of: table)
    default: break
    }
    guard !values.isEmpty else {
      let place = FilePlace(file: table.file, line: table.headerLine)
      throw ReadingRefusal([ReadingProblem(place, .unknownLayout(headers: table.header))] + table.problems)
    }
  }

  private func panelColumns(of table: DelimitedText) -> [ValueColumn] {
    let taken = Set(indices.values)
    return table.header.indices.filter { !taken.contains($0) && !table.header[$0].isEmpty && holdsValues($0, table) }
      .map { ValueColumn(index: $0, indicator: table.header[$0]) }
  }

  /// A year in a header that is more than a year (2020年度（見込）, 1990 [YR1990]): its numbers are no attribute, and of what
  /// kind they are only the author knows.
  private func checkLeftYears(_ table: DelimitedText) throws(ReadingRefusal) {
    let left = attributes.filter { Self.speaksOfYear(table.header[$0.index]) && holdsValues($0.index, table) }
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
  private func holdsValues(_ column: Int, _ table: DelimitedText) -> Bool {
    let header = table.header[column].lowercased()
    guard !header.hasSuffix("code"), !header.hasSuffix("コード") else { return false }
    var (filled, numbers) = (0, 0)
    for row in table.rows {
      let text = row.fields[column].trimmingBlanks()
      if TidyTable.isMissing(text) { continue }
      if text.first == "0", text.dropFirst().first?.isNumber == true { return false }
      filled += 1
      if DecimalNotation.value(of: text) != nil { numbers += 1 }
    }
    return numbers > 0 && numbers * 2 >= filled
  }
}
