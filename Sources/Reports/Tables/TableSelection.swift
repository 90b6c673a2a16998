// SPDX-License-Identifier: GPL-3.0-or-later

/// Which rows of a table, in which order, and whether counted by a column. Columns go by their keys, as in csv and json.
public struct TableSelection: Sendable {
  public var conditions: [Condition]
  public var order: [Order]
  /// Only so many rows, from the first.
  public var top: Int?
  /// Counts the rows for each value of this column.
  public var group: String?

  public init(conditions: [Condition] = [], order: [Order] = [], top: Int? = nil, group: String? = nil) {
    (self.conditions, self.order, self.top, self.group) = (conditions, order, top, group)
  }

  public struct Order: Sendable, Hashable {
    public let column: String
    public let isDescending: Bool

    /// `ratio`, or `-ratio` for the largest first.
    public init(_ text: String) {
      isDescending = text.hasPrefix("-")
      column = isDescending ? String(text.dropFirst()) : text
    }
  }

  public var isAll: Bool { conditions.isEmpty && order.isEmpty && top == nil && group == nil }

  /// Conditions first, then order, then the first rows, then the count.
  ///
  /// - Parameter totals: rows at the end that sum the others up. They stay at the end of a sorted table, and are left out
  ///   where only some of the rows are shown.
  public func applied(to table: Table, totals: Int = 0) throws(TableSelectionError) -> Table {
    var rows = Array(table.rows.dropLast(totals))
    let tests = try conditions.map { condition throws(TableSelectionError) in
      (condition, try Self.index(of: condition.column, in: table))
    }
    rows = rows.filter { row in tests.allSatisfy { $0.0.holds(for: row[$0.1]) } }
    // The last order first: sorting keeps the order of equal rows.
    for one in order.reversed() {
      let column = try Self.index(of: one.column, in: table)
      rows = Self.sorted(rows, by: column, descending: one.isDescending)
    }
    if let top { rows = Array(rows.prefix(top)) }
    if let group { return try counted(Table(columns: table.columns, rows: rows), by: group) }
    let keepsTotals = conditions.isEmpty && top == nil
    return Table(columns: table.columns, rows: rows + (keepsTotals ? table.rows.suffix(totals) : []))
  }

  static func index(of key: String, in table: Table) throws(TableSelectionError) -> Int {
    guard let index = table.columns.firstIndex(where: { $0.key == key }) else {
      let known = table.columns.map(\.key).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      throw .unknownColumn(key, known: known)
    }
    return index
  }

  /// Numbers by size, words and texts by their code points, what is missing last in both directions.
  private static func sorted(_ rows: [[Cell]], by column: Int, descending: Bool) -> [[Cell]] {
    let keys = rows.map { SortKey($0[column]) }
    return rows.indices.sorted { a, b in
      let (x, y) = (keys[a], keys[b])
      if x.isMissing || y.isMissing { return x.isMissing == y.isMissing ? a < b : !x.isMissing }
      if x < y { return !descending }
      return y < x ? descending : a < b
    }.map { rows[$0] }
  }

  /// A row for each value of the column, in the order in which they come: how many, and the means of fractions.
  private func counted(_ table: Table, by key: String) throws(TableSelectionError) -> Table {
    let column = try Self.index(of: key, in: table)
    let shares = table.columns.indices.filter { index in
      index != column && table.rows.contains { $0[index].share != nil }
    }
    var (order, groups): ([Cell], [Cell: [[Cell]]]) = ([], [:])
    for row in table.rows {
      if groups[row[column]] == nil { order.append(row[column]) }
      groups[row[column], default: []].append(row)
    }
    let columns =
      [table.columns[column].shown(), Table.Column("rows", "n", .trailing)]
      + shares.map { Table.Column("mean_\(table.columns[$0].key)", "⌀ " + table.columns[$0].heading, .trailing) }
    let rows = order.map { value -> [Cell] in
      let own = groups[value] ?? []
      return [value, .count(own.count)] + shares.map { share in Self.mean(own.map { $0[share] }) }
    }
    return Table(columns: columns, rows: rows)
  }

  private static func mean(_ cells: [Cell]) -> Cell {
    let values = cells.compactMap(\.share).filter(\.isFinite)
    return values.isEmpty ? .missing : .fraction(values.reduce(0, +) / Double(values.count))
  }
}
