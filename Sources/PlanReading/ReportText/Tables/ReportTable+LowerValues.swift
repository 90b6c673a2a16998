// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Values of which the headers do not say enough, but what stands in the column does.
extension ReportTable {
  /// R元年度目標値 over R3の目標値 in one column, and below each row one that has nothing but the second.
  mutating func findLowerValues() {
    for index in columns.indices {
      guard let (upper, lower) = Self.stacked(columns[index].header) else { continue }
      let below = rows.indices.filter { isOnly(index, $0) }
      let above = below.map { $0 - 1 }
      // Each stands right below a row that has a value there and more.
      guard below.count > 1, above.allSatisfy({ $0 >= 0 && !isOnly(index, $0) && !rows[$0].cells[index].isEmpty })
      else {
        continue
      }
      let values = Dictionary(zip(above, below.map { rows[$0].cells[index] }), uniquingKeysWith: { first, _ in first })
      take(upper, at: index)
      append(lower, role: lower.role ?? .target) { values[$0] ?? "" }
      rows = rows.indices.filter { !below.contains($0) }.map { rows[$0] }
      return
    }
  }

  /// A column of which no header says what it is for (前回), whose cells all end with the year of their value: results.
  mutating func findDatedColumns() {
    guard columns.contains(where: { $0.role == .actual || $0.role == .baseline }) else { return }
    for index in columns.indices where columns[index].role == nil && !columns[index].header.isEmpty {
      let filled = rows.map { $0.cells[index] }.filter { !$0.trimmingBlanks().isEmpty && !CellReading.isStroke($0) }
      guard filled.count > 1, filled.count * 2 > rows.count, filled.allSatisfy({ ListedCell($0).isDated }) else {
        continue
      }
      take(role: .actual, at: index)
    }
  }

  private func isOnly(_ column: Int, _ row: Int) -> Bool {
    let filled = rows[row].cells.indices.filter { !rows[row].cells[$0].trimmingBlanks().isEmpty }
    return filled == [column]
  }

  /// Two headings of values, each with a year of its own.
  private static func stacked(_ header: String) -> (ReportColumn, ReportColumn)? {
    let parts = header.split(separator: " ").map { ReportColumn(String($0)) }
    guard parts.count == 2, let upper = parts[0].fiscalYear, let lower = parts[1].fiscalYear, upper != lower,
      parts.allSatisfy({ $0.role == .target || $0.role == .actual || $0.role == .baseline })
    else { return nil }
    return (parts[0], parts[1])
  }
}
